"""What makes a table a register: what its rows are named by and what is scored. Look-alikes give no risk."""

from __future__ import annotations

import pytest
from hand_tables import table
from riskreader.parsers.document import Document, Paragraph
from riskreader.parsers.recognise import Recognition, recognise
from riskreader.parsers.words import Place, Word

NONE = {
    "audit universe": """
Ref | Auditable area | Control | Sensitivity | Concern | Score | Priority | Risk register ref | Lead officer
F1 | Payroll and pensions | 2 | 2 | 2 | 29 | Medium | FR04 | Treasurer
F2 | Key financial controls | 2 | 3 | 2 | 31 | Medium | FR04, P2 | Treasurer
P1 | Vetting of staff | 5 | 5 | 5 | 41 | High | FR12 | Head of People
P2 | Recruitment | 3 | 4 | 4 | 35 | High | FR02 | Head of People
""",
    "audit universe inherent risk": """
Ref | Audit entity | Directorate | Inherent risk | Control environment | Risk score | Risk level | Frequency
1 | Payroll and pensions | Resources | 4 | 2 | 8 | Medium | 3 years
2 | Creditor payments | Resources | 5 | 3 | 15 | High | Yearly
3 | Parking income | Place | 3 | 3 | 9 | Medium | 3 years
""",
    "audit universe L I": """
Audit area | Impact | Likelihood | Total risk score | Risk rating | Link to strategic risk | Days | Year
Payroll and pensions | 4 | 2 | 8 | Medium | SR3 | 12 | 2025/26
Creditor payments | 5 | 3 | 15 | High | SR1 | 10 | 2025/26
Parking income | 3 | 3 | 9 | Medium | SR1 | 10 | 2026/27
""",
    "audit plan": """
Audit | Days | Quarter | Scope and the risks to be covered | Sponsor | Status
Vetting | 20 | Q1 | Cases last too long | Head of People | Not started
Cyber security | 15 | Q2 | The portal was late | Head of IT | Not started
Fleet | 10 | Q3 | More homes were let | Head of Place | Not started
""",
    "audit plan corporate risk": """
Review | Corporate risk | Risk owner | Sponsor | Objective of the review | Quarter
Vetting | CR4 Workforce capacity | Head of People | Chief Executive | Cases last too long | Q1
Cyber security | CR2 Loss of systems | Head of IT | Chief Executive | The portal was late | Q2
Fleet | CR7 Budget | Head of Place | Chief Executive | More homes were let | Q3
""",
    "appetite themes": """
Theme | Appetite | What this means | Tolerance score | Sponsor
Financial | Cautious | Cases last too long | 9 | Treasurer
Safety | Averse | The portal was late | 4 | Head of Place
Digital | Open | More homes were let | 12 | Head of IT
""",
    "appetite with risk category and owner": """
Risk category | Appetite level | Statement | Target score | Maximum score | Risk owner
Financial | Cautious | Cases last too long | 6 | 9 | Treasurer
Safety | Averse | The portal was late | 2 | 4 | Head of Place
Digital | Open | More homes were let | 9 | 12 | Head of IT
""",
    "appetite risk type controls": """
Risk | Appetite | Description | Tolerance | Key controls | Lead
Financial | Cautious | Cases last too long | 9 | Budget monitoring | Treasurer
Safety | Averse | The portal was late | 4 | Health and safety policy | Head of Place
Digital | Open | More homes were let | 12 | Security board | Head of IT
""",
    "delivery plan": """
Objective | Action | Lead | Start | End | Progress | Status | Risks and issues
Clean streets | Buy two sweepers | Fleet Manager | Apr 25 | Oct 25 | One delivered | Amber | Supplier is late
Safe homes | Licence landlords | Head of Housing | May 25 | Mar 26 | Scheme began | Green | Too few inspectors
""",
    "eqia": """
Protected characteristic | Potential impact | Positive or negative | Likelihood | Action to mitigate | Owner | By when
Age | Cases last too long | Negative | Low | Offer the form on paper too | Treasurer | 31/03/2026
Disability | The portal was late | Negative | High | Offer the form in large print | Treasurer | 31/03/2026
Sex | More homes were let | Neutral | Low | None | Treasurer | 31/03/2026
""",
    "budget risks": """
Budget risk | £000 | Likelihood | Comment
Pay award is above 3% | 400 | Medium | Cases last too long
Planning income falls | 250 | High | The portal was late
Energy prices | 90 | Low | More homes were let
""",
    "reserves": """
Area of risk | Explanation | Risk level | Amount £000 | Reserve required £000
Inflation | Cases last too long | High | 4,000 | 400
Income | The portal was late | Medium | 2,000 | 100
Savings | More homes were let | Low | 1,000 | 50
""",
    "complaints": """
Ref | Complaint | Cause | Impact on customer | Severity | Action taken | Lead officer
C1 | Cases last too long | Human error | Long delay | High | Say sorry | Clerk
C2 | The portal was late | Late post | Fee was paid twice | Low | Pay back | Clerk
C3 | More homes were let | Human error | None | Low | Say sorry | Clerk
""",
    "incidents": """
Incident no | Incident | Date | Severity | Root cause | Consequences | Action taken | Owner
I1 | Cases last too long | 31/03/2025 | High | Human error | Long delay | Staff were told | Clerk
I2 | The portal was late | 30/04/2025 | Low | Old pipe | Wet floor | Pipe was mended | Clerk
I3 | More homes were let | 31/05/2025 | Low | Human error | None | None | Clerk
""",
    "kpi with target rating": """
Ref | Indicator | Current | Target | RAG | Direction | Owner | Controls and actions
K1 | Council tax collected | 87 | 90 | Red | ↑ | Treasurer | Cases last too long
K2 | Homes let | 80 | 90 | Amber | ↑ | Head of Place | The portal was late
K3 | Bins missed | 12 | 9 | Green | ↑ | Head of Place | More homes were let
""",
    "actions tracker": """
Ref | Action | Risk | Priority | Owner | Due date | Status | Progress
A1 | Write a procedure | SR1 | High | Treasurer | 31/03/2026 | Open | Cases last too long
A2 | Test the plan | SR1 | High | Treasurer | 31/03/2026 | Open | The portal was late
A3 | Buy a second tank | SR4 | Low | Head of Place | 31/03/2026 | Open | More homes were let
""",
    "follow-up": """
Audit | Finding | Risk | Agreed action | Priority | Owner | Due | RAG
Payroll | Cases last too long | Wrong pay is not found | Write a procedure | High | Treasurer | 31/03/2026 | Red
Payroll | The portal was late | Money is lost | Write a procedure | High | Treasurer | 31/03/2026 | Red
Stores | More homes were let | Goods are lost | Lock the door | Low | Head of Place | 31/03/2026 | Green
""",
    "projects": """
Project | Sponsor | Risk score | Previous score | Direction | Key risks | Mitigation
Depot | Director of Place | 12 | 9 | ↑ | Cases last too long | Hold weekly calls
Website | Director of Place | 6 | 9 | ↓ | The portal was late | Hold weekly calls
Pier | Director of Place | 4 | 4 | → | More homes were let | None
""",
    "task assessment": """
Task | Hazard | Who may be harmed | Existing controls | Likelihood | Severity | Risk rating | Further action
Strimming | Flying stones | Operator | Goggles | 2 | 3 | 6 | None
Ladder work | Fall | Operator | Two people | 2 | 4 | 8 | Train staff
Lifting | Back strain | Operator | Trolley | 3 | 2 | 6 | None
""",
    "business impact": """
Service | Critical activity | Impact | Likelihood of loss | Recovery time | Owner
Finance | Payments | 5 | 2 | 24 hours | Treasurer
IT | Telephones | 4 | 2 | 4 hours | Head of IT
Place | Highways | 3 | 2 | 48 hours | Head of Place
""",
    "information assets": """
Asset ref | Information asset | Asset owner | Risk rating | Controls | Review date
IA1 | Payroll system | Treasurer | Medium | Access by role | 31/03/2026
IA2 | Housing files | Head of Place | High | Locked store | 31/03/2026
IA3 | Website | Head of IT | Low | Pen test | 31/03/2026
""",
    "partnerships": """
Partnership | Lead officer | Significance score | Risk score | Governance arrangements | Assurance
Crime board | Head of Place | 12 | 9 | Board each quarter | Yearly report
Museum trust | Head of Place | 6 | 9 | Board each year | Accounts
Health alliance | Head of People | 16 | 12 | Joint board | Yearly report
""",
    "fraud reviews": """
Fraud area | Inherent risk score | Residual risk score | Work planned | Days
Council tax discounts | 16 | 12 | Data matching | 20
Tenancies | 20 | 12 | Visits | 30
Grants | 9 | 6 | None | 0
""",
    "risk levels": """
Risk score | Risk level | Action required | Owner | Review
15 - 25 | High | Act at once and tell the board | Director | Monthly
8 - 12 | Medium | Plan action | Head of Service | Quarterly
1 - 6 | Low | Accept | Manager | Yearly
""",
    "objectives rag": """
Objective | Owner | Current RAG | Target RAG | Controls | Gaps | Actions
Clean streets | Head of Place | Red | Green | Daily rounds | Cases last too long | Hire two staff
Good homes | Head of Place | Amber | Green | Stock survey | The portal was late | Hire two staff
Sound money | Treasurer | Green | Green | Monitoring | More homes were let | None
""",
    "blank rows form": """
Risk ID | Risk description | Risk owner | Likelihood | Impact | Score | Controls
 |  |  |  |  |  |
 |  |  |  |  |  |
 |  |  |  |  |  |
""",
    "numbered blank form": """
No | Risk description | Risk owner | Likelihood | Impact | Score | Controls
1 |  |  |  |  |  |
2 |  |  |  |  |  |
3 |  |  |  |  |  |
""",
    "risk counts": """
Risk area | Number of risks | High | Medium | Low | Change
Finance | 4 | 1 | 2 | 1 | ↑
Place | 9 | 2 | 2 | 5 | →
People | 3 | 0 | 2 | 1 | ↓
""",
}
"""Audit universes and plans, statements of appetite, trackers, assessments of tasks, forms that are not filled in."""

REGISTERS = {
    "area of concern": """
Ref | Area of concern | L | I | Score | What we do now | Who leads
1 | Supplier fails and the bins are not collected | 3 | 4 | 12 | Two suppliers | Head of Place
2 | Flood closes the depot for a week | 2 | 4 | 8 | Sand bags | Head of Place
3 | Staff leave and posts stay empty | 3 | 3 | 9 | Pay review | Head of People
""",
    "what could go wrong": """
# | What could go wrong? | Gross | Net | How we deal with it | Lead
1 | Supplier fails and the bins are not collected | 12 | 8 | Two suppliers | Head of Place
2 | Flood closes the depot for a week | 16 | 8 | Sand bags | Head of Place
3 | Staff leave and posts stay empty | 9 | 6 | Pay review | Head of People
""",
    "issue": """
Ref | Issue | Likelihood | Impact | Total | Mitigation | Responsible
1 | Supplier fails and the bins are not collected | 3 | 4 | 12 | Two suppliers | Head of Place
2 | Flood closes the depot for a week | 2 | 4 | 8 | Sand bags | Head of Place
3 | Staff leave and posts stay empty | 3 | 3 | 9 | Pay review | Head of People
""",
    "project risk": """
Project | Risk | Likelihood | Impact | Score | Mitigation | Owner
Depot | Supplier fails and the bins are not collected | 3 | 4 | 12 | Two suppliers | Head of Place
Depot | Flood closes the depot for a week | 2 | 4 | 8 | Sand bags | Head of Place
Pier | Staff leave and posts stay empty | 3 | 3 | 9 | Pay review | Head of People
""",
    "objective first": """
Objective | Risk to the objective | Residual L | Residual I | Residual score | Controls | Owner
Clean streets | Supplier fails and the bins are not collected | 3 | 4 | 12 | Two suppliers | Head of Place
Open depot | Flood closes the depot for a week | 2 | 4 | 8 | Sand bags | Head of Place
Good staff | Staff leave and posts stay empty | 3 | 3 | 9 | Pay review | Head of People
""",
    "heading event": """
No. | Event | Probability | Severity | Exposure | Safeguards | Action by
1 | Supplier fails and the bins are not collected | 3 | 4 | 12 | Two suppliers | Head of Place
2 | Flood closes the depot for a week | 2 | 4 | 8 | Sand bags | Head of Place
3 | Staff leave and posts stay empty | 3 | 3 | 9 | Pay review | Head of People
""",
    "topic scored": """
Topic | Description | Inherent | Residual | Target | Owner
Waste | Supplier fails and the bins are not collected | 12 | 8 | 4 | Head of Place
Depot | Flood closes the depot for a week | 16 | 8 | 4 | Head of Place
Staff | Staff leave and posts stay empty | 9 | 6 | 6 | Head of People
""",
    "audit committee col": """
Ref | Risk | Score | Controls | Internal audit coverage | Owner
1 | Supplier fails and the bins are not collected | 12 | Two suppliers | Audit in 2024 | Head of Place
2 | Flood closes the depot for a week | 8 | Sand bags | None | Head of Place
3 | Staff leave and posts stay empty | 9 | Pay review | None | Head of People
""",
    "hazard": """
Ref | Hazard | Likelihood | Impact | Rating | Lead agency | Controls
1 | Coastal flood in the east of the district | 3 | 4 | 12 | Environment Agency | Warnings
2 | Heatwave over many days | 2 | 4 | 8 | NHS | Plan
3 | Loss of power over the whole county | 3 | 3 | 9 | Network | Generators
""",
    "budget risk with factors": """
Ref | Budget risk | Likelihood | Impact | Score | Mitigation | Owner
1 | Pay award is above the budget | 3 | 4 | 12 | Reserve | Treasurer
2 | Income from parking falls | 2 | 4 | 8 | Reserve | Head of Place
3 | Energy prices go up again | 3 | 3 | 9 | Contract | Head of Place
""",
    "fraud risk": """
Fraud risk | Inherent L | Inherent I | Inherent score | Controls | Residual score | Owner
False claims for single person discount | 3 | 4 | 12 | Data matching | 8 | Treasurer
Homes are let to others by tenants | 2 | 4 | 8 | Visits | 6 | Head of Place
Invoices of firms that are not real | 3 | 3 | 9 | Two signatures | 6 | Treasurer
""",
    "parish": """
Subject | Risk(s) identified | H/M/L | Management/control of risk | Review/assess/revise
Precept | Adequacy of precept is not known | L | Two suppliers are on call | Existing procedure adequate
Records | Inadequate records are kept | M | Sand bags are in store | Existing procedure adequate
Insurance | Cover is not adequate for assets | L | Pay was reviewed in May | Review yearly
""",
    "task risk": """
Activity | Risk | Likelihood | Impact | Score | Control | Lead
Bins | Supplier fails and the bins are not collected | 3 | 4 | 12 | Two suppliers are on call | Head of Place
Depot | Flood closes the depot for a week | 2 | 4 | 8 | Sand bags are in store | Head of Place
Staff | Staff leave and posts stay empty | 3 | 3 | 9 | Pay was reviewed in May | Head of People
""",
    "appetite column": """
Ref | Risk | Appetite | Current score | Target score | Controls | Owner
1 | Supplier fails and the bins are not collected | Open | 12 | 8 | Two suppliers are on call | Head of Place
2 | Flood closes the depot for a week | Averse | 8 | 4 | Sand bags are in store | Head of Place
3 | Staff leave and posts stay empty | Cautious | 9 | 6 | Pay was reviewed in May | Head of People
""",
    "control scored": """
Ref | Risk | L | I | Control | Control score | Residual score | Owner
1 | Supplier fails and the bins are not collected | 3 | 4 | Two suppliers are on call | 2 | 6 | Head of Place
2 | Flood closes the depot for a week | 2 | 4 | Sand bags are in store | 2 | 4 | Head of Place
3 | Staff leave and posts stay empty | 3 | 3 | Pay was reviewed in May | 3 | 3 | Head of People
""",
    "people risk": """
Risk | People affected | L | I | Score | Controls
Supplier fails and the bins are not collected | Residents | 3 | 4 | 12 | Two suppliers are on call
Flood closes the depot for a week | Drivers | 2 | 4 | 8 | Sand bags are in store
Staff leave and posts stay empty | Staff | 3 | 3 | 9 | Pay was reviewed in May
""",
    "cause event effect": """
No | Cause | Event | Effect | Rating | Treatment
1 | Old lorries break down | Rounds are missed | Streets are dirty | High | Two suppliers are on call
2 | Heavy rain falls for days | Depot floods | Lorries are lost | Low | Sand bags are in store
3 | Pay is lower than elsewhere | Staff leave | Work is late | Medium | Pay was reviewed in May
""",
}
"""Registers whose rows are named by other words."""


def _read(written: str, title: str) -> tuple[Recognition, int]:
    head, *rows = (line.split(" | ") for line in written.strip().splitlines())
    width = len(head)
    cells = [[cell.strip(" |") for cell in row] + [""] * (width - len(row)) for row in rows]
    grid = table([f"*{label}" for label in head], *cells)
    words = tuple(grid.all_words())
    heading = Paragraph(
        tuple(Word(n, text, Place(page=1)) for n, text in enumerate(title.split(), len(words))), heading=1
    )
    return recognise(Document((heading, grid), (*words, *heading.words))), len(rows)


@pytest.mark.parametrize("title", ["Risk report", "Report of the quarter"])
@pytest.mark.parametrize("name", NONE)
def test_a_look_alike_is_no_register(name: str, title: str) -> None:
    assert _read(NONE[name], title)[0].risks == ()


@pytest.mark.parametrize("title", ["Risk report", "Report of the quarter"])
@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_with_strange_heads_is_one(name: str, title: str) -> None:
    read, rows = _read(REGISTERS[name], title)
    assert len(read.risks) == rows
