"""Tables that stand beside registers in committee papers, and are none: no risk is read from them."""

from __future__ import annotations

import pytest
from hand_tables import table
from riskreader.parsers.document import Document, Paragraph
from riskreader.parsers.recognise import recognise
from riskreader.parsers.words import Place, Word

TOLD = (
    "Sickness absence is above the target because of long term cases in waste",
    "The portal was delayed by the supplier and will go live in spring",
    "More homes were let than planned and the list is shorter",
)

TABLES: dict[str, list[list[str]]] = {
    "indicators": [
        ["*KPI Ref", "*Description", "*Target", "*Actual", "*RAG", "*Trend", "*Commentary", "*Lead officer"],
        ["KPI1", "Council tax collected", "90%", "87%", "Red", "↑", TOLD[0], "Head of Finance"],
        ["KPI2", "Homes let in time", "90%", "87%", "Amber", "↑", TOLD[1], "Head of Finance"],
        ["KPI3", "Bins missed", "90%", "87%", "Green", "↑", TOLD[2], "Head of Finance"],
    ],
    "measures by exception": [
        [
            "*Measure",
            "*Owner",
            "*Status",
            "*Direction of travel",
            "*Q1",
            "*Q2",
            "*Target",
            "*Comments and mitigating action",
        ],
        ["Council tax collected", "Head of Finance", "Red", "↓", "81", "83", "90", TOLD[0]],
        ["Homes let in time", "Head of Finance", "Amber", "↓", "81", "83", "90", TOLD[1]],
        ["Bins missed", "Head of Finance", "Green", "↓", "81", "83", "90", TOLD[2]],
    ],
    "savings": [
        [
            "*Ref",
            "*Saving proposal",
            "*Lead officer",
            "*2025/26 £000",
            "*RAG",
            "*Delivery risk",
            "*Mitigation and comments",
        ],
        ["S1", "Cut agency spend", "Head of Place", "120", "Red", "Medium", TOLD[0]],
        ["S2", "Share the depot", "Head of Place", "120", "Amber", "Medium", TOLD[1]],
        ["S3", "Raise fees", "Head of Place", "120", "Green", "Medium", TOLD[2]],
    ],
    "audit recommendations": [
        [
            "*Rec No",
            "*Finding / Risk",
            "*Recommendation",
            "*Priority",
            "*Management response",
            "*Responsible officer",
            "*Target date",
            "*Status",
        ],
        [
            "1",
            TOLD[0],
            "Write a procedure and train the staff in it",
            "High",
            "Agreed",
            "Head of Finance",
            "31/03/2026",
            "Open",
        ],
        [
            "2",
            TOLD[1],
            "Write a procedure and train the staff in it",
            "High",
            "Agreed",
            "Head of Finance",
            "31/03/2026",
            "Open",
        ],
        [
            "3",
            TOLD[2],
            "Write a procedure and train the staff in it",
            "High",
            "Agreed",
            "Head of Finance",
            "31/03/2026",
            "Open",
        ],
    ],
    "audit actions": [
        ["*Audit", "*Risk rating", "*Agreed action", "*Owner", "*Original due date", "*Revised due date", "*Update"],
        [
            "Payroll",
            "High",
            "Write a procedure and train the staff in it",
            "Head of Finance",
            "31/03/2026",
            "30/06/2026",
            TOLD[0],
        ],
        [
            "Housing benefit",
            "Medium",
            "Write a procedure and train the staff in it",
            "Head of Finance",
            "31/03/2026",
            "30/06/2026",
            TOLD[1],
        ],
        [
            "Procurement",
            "Low",
            "Write a procedure and train the staff in it",
            "Head of Finance",
            "31/03/2026",
            "30/06/2026",
            TOLD[2],
        ],
    ],
    "projects": [
        [
            "*Project",
            "*Sponsor",
            "*Overall RAG",
            "*Progress this period",
            "*Key risks and issues",
            "*Next steps",
            "*End date",
        ],
        [
            "Leisure centre",
            "Director of Place",
            "Red",
            TOLD[0],
            "Supplier may be late",
            "Appoint a contractor",
            "31/03/2026",
        ],
        [
            "Depot move",
            "Director of Place",
            "Amber",
            TOLD[1],
            "Supplier may be late",
            "Appoint a contractor",
            "31/03/2026",
        ],
        [
            "New website",
            "Director of Place",
            "Green",
            TOLD[2],
            "Supplier may be late",
            "Appoint a contractor",
            "31/03/2026",
        ],
    ],
    "governance actions": [
        ["*No", "*Issue", "*Action", "*Lead officer", "*Due date", "*Progress", "*RAG"],
        [
            "1",
            TOLD[0],
            "Write a procedure and train the staff in it",
            "Monitoring Officer",
            "31/03/2026",
            "In progress",
            "Amber",
        ],
        [
            "2",
            TOLD[1],
            "Write a procedure and train the staff in it",
            "Monitoring Officer",
            "31/03/2026",
            "In progress",
            "Amber",
        ],
        [
            "3",
            TOLD[2],
            "Write a procedure and train the staff in it",
            "Monitoring Officer",
            "31/03/2026",
            "In progress",
            "Amber",
        ],
    ],
    "appetite": [
        ["*Risk category", "*Risk appetite", "*Statement", "*Tolerance"],
        ["Financial", "Cautious", "The council takes well understood risks with its money", "8"],
        ["Legal", "Averse", "The council does not break the law for any reason", "4"],
        ["Innovation", "Open", "The council tries new ways of working where it can", "12"],
    ],
    "likelihood scale": [
        ["*Score", "*Likelihood", "*Description", "*Probability"],
        ["1", "Rare", "It may happen only in exceptional cases", "<5%"],
        ["2", "Unlikely", "It could happen but is not expected", "5-25%"],
        ["3", "Possible", "It might happen at some time", "25-50%"],
        ["4", "Likely", "It will probably happen in most cases", "50-90%"],
    ],
    "impact scale": [
        ["*Impact", "*Score", "*Financial", "*Reputation", "*Service delivery"],
        ["Minor", "1", "Under £10,000 lost in a year", "A letter in the local paper", "A short break of one service"],
        ["Moderate", "2", "Up to £100,000 lost in a year", "Coverage for a week", "A break of one day of a service"],
        [
            "Major",
            "3",
            "More than £100,000 lost",
            "National coverage for days",
            "A break of a week of several services",
        ],
    ],
    "terms under a header": [
        ["*Term", "*Meaning"],
        ["Risk", "The effect of uncertainty on what the council wants to achieve"],
        ["Likelihood", "How probable it is that the event takes place"],
        ["Impact", "What it would mean for the council if the event took place"],
        ["Control", "Anything that makes the event less probable or less serious"],
        ["Risk owner", "The officer who is accountable for the management of a risk"],
    ],
    "terms": [
        ["*Risk", "The effect of uncertainty on what the council wants to achieve"],
        ["*Likelihood", "How probable it is that the event takes place"],
        ["*Impact", "What it would mean for the council if the event took place"],
        ["*Control", "Anything that makes the event less probable or less serious"],
        ["*Risk owner", "The officer who is accountable for the management of a risk"],
    ],
    "template": [
        ["*Risk ref", "", "*Risk title", ""],
        ["*Risk owner", "", "*Category", ""],
        ["*Inherent score", "", "*Residual score", ""],
        ["*Controls", "|3"],
        ["*Actions", "|3"],
    ],
    "options": [
        ["*Option", "*Benefits", "*Risks", "*Cost", "*Recommendation"],
        ["1. Do nothing", TOLD[0], "Supplier may be late", "£40,000", "Not recommended"],
        ["2. Share the depot", TOLD[1], "Supplier may be late", "£40,000", "Not recommended"],
        ["3. Build new", TOLD[2], "Supplier may be late", "£40,000", "Not recommended"],
    ],
    "audit plan": [
        ["*Audit area", "*Risk register ref", "*Priority", "*Scope", "*Days", "*Quarter"],
        ["Payroll", "CR4", "High", TOLD[0], "10", "Q2"],
        ["Housing benefit", "CR4", "High", TOLD[1], "10", "Q2"],
        ["Procurement", "CR4", "High", TOLD[2], "10", "Q2"],
    ],
    "capital schemes": [
        ["*Scheme", "*Budget £000", "*Forecast £000", "*Variance", "*Risk rating", "*Comments"],
        ["Leisure centre", "400", "420", "20", "High", TOLD[0]],
        ["Depot move", "400", "420", "20", "Medium", TOLD[1]],
        ["New website", "400", "420", "20", "Low", TOLD[2]],
    ],
    "budgets": [
        ["*Service", "*Budget", "*Forecast", "*Variance", "*RAG", "*Comment", "*Management action"],
        ["Housing", "£4.0m", "£4.2m", "£0.2m", "Red", TOLD[0], "Hold posts vacant"],
        ["Waste", "£4.0m", "£4.2m", "£0.2m", "Amber", TOLD[1], "Hold posts vacant"],
        ["Finance", "£4.0m", "£4.2m", "£0.2m", "Green", TOLD[2], "Hold posts vacant"],
    ],
    "incidents": [
        ["*Incident type", "*Severity", "*Number this quarter", "*Number last quarter", "*Trend"],
        ["Slips and trips", "Minor", "4", "6", "↓"],
        ["Manual handling", "Minor", "4", "6", "↓"],
        ["Assault", "Major", "4", "6", "↓"],
    ],
    "roles": [
        ["*Role", "*Responsibility"],
        ["Cabinet", "Agrees the policy and the appetite for risk each year"],
        ["Risk owner", "Manages the risk and keeps the register up to date"],
        ["Internal audit", "Gives independent assurance on controls"],
    ],
    "counts of risks": [
        ["*Directorate", "*High", "*Medium", "*Low", "*Total"],
        ["Place", "2", "3", "1", "6"],
        ["People", "1", "4", "0", "5"],
        ["Resources", "0", "2", "2", "4"],
    ],
    "critical activities": [
        ["*Critical activity", "*Impact of loss", "*Recovery time", "*Lead officer", "*Priority"],
        ["Payments", TOLD[0], "24 hours", "Head of Finance", "1"],
        ["Call centre", TOLD[1], "24 hours", "Head of Finance", "1"],
        ["Homeless service", TOLD[2], "24 hours", "Head of Finance", "1"],
    ],
    "governance issues": [
        ["*Issue identified", "*Action taken", "*Responsible officer", "*Current position", "*RAG status"],
        [TOLD[0], "A procedure was written and staff were trained", "Head of Finance", "In progress", "Amber"],
        [TOLD[1], "A procedure was written and staff were trained", "Head of Finance", "In progress", "Amber"],
        [TOLD[2], "A procedure was written and staff were trained", "Head of Finance", "In progress", "Amber"],
    ],
    "equality": [
        ["*Protected group", "*Impact", "*Reason", "*Mitigation", "*Lead officer"],
        ["Age", "Negative", TOLD[0], "Offer the form on paper too", "Head of Finance"],
        ["Disability", "Negative", TOLD[1], "Offer the form on paper too", "Head of Finance"],
        ["Sex", "Negative", TOLD[2], "Offer the form on paper too", "Head of Finance"],
    ],
    "complaints": [
        ["*Ref", "*Complaint", "*Decision", "*Remedy", "*Service", "*Status"],
        ["2100", TOLD[0], "Upheld", "Say sorry and pay £200", "Housing", "Closed"],
        ["2200", TOLD[1], "Upheld", "Say sorry and pay £200", "Housing", "Closed"],
        ["2300", TOLD[2], "Upheld", "Say sorry and pay £200", "Housing", "Closed"],
    ],
    "objectives": [
        ["*Objective", "*Action", "*Lead", "*Target date", "*Status", "*Update"],
        ["Clean streets", "Write a procedure", "Head of Place", "31/03/2026", "On track", TOLD[0]],
        ["Good homes", "Write a procedure", "Head of Place", "31/03/2026", "On track", TOLD[1]],
        ["Sound money", "Write a procedure", "Head of Place", "31/03/2026", "On track", TOLD[2]],
    ],
    "counterparties": [
        ["*Counterparty", "*Limit", "*Exposure", "*Rating", "*Maturity"],
        ["Bank of Norden", "£5m", "£3m", "A+", "31/03/2026"],
        ["Easton Building Society", "£4m", "£4m", "A", "30/06/2026"],
    ],
    "contracts": [
        ["*Ref", "*Contract", "*Supplier", "*Value", "*End date", "*Contract owner", "*Risk level"],
        ["C1", "Waste collection", "Binco Ltd", "£4m", "31/03/2027", "Head of Waste", "High"],
        ["C2", "Cleaning", "Shine Ltd", "£1m", "31/03/2026", "Head of Property", "Low"],
    ],
    "breaches": [
        ["*Ref", "*Date", "*Description of breach", "*Cause", "*Action taken", "*Reported to ICO"],
        ["DB1", "31/03/2025", TOLD[0], "Human error", "Staff were trained again", "No"],
        ["DB2", "31/03/2025", TOLD[1], "Human error", "Staff were trained again", "No"],
        ["DB3", "31/03/2025", TOLD[2], "Human error", "Staff were trained again", "No"],
    ],
    "implications": [
        ["*Implications", "*Considered", "*Detail"],
        ["Legal", "Yes", "Section 2"],
        ["Staff", "No", "None"],
        ["Risk", "Yes", "Section 5"],
        ["Climate", "Yes", "None"],
    ],
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_beside_registers_is_none(name: str) -> None:
    written = table(*TABLES[name])
    words = tuple(written.all_words())
    title = tuple(Word(n, text, Place(page=1)) for n, text in enumerate(("Risk", "report"), len(words)))
    heading = Paragraph(title, heading=1)
    assert recognise(Document((heading, written), (*words, *title))).risks == ()
