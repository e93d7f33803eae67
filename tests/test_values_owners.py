"""Owners of a cell, as users see them: (name, role) of each."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riskreader.normalise.models import Owner
from riskreader.normalise.owners import parse_owners


def pairs(*lines: str) -> list[tuple[str | None, str | None]]:
    return [(owner.name, owner.role) for owner in parse_owners(lines, "owner")]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe (Head of Finance)",
        "Head of Finance – Jane Doe",
        "Head of Finance - Jane Doe",
        "Head of Finance (Jane Doe)",
        "Jane Doe, Head of Finance",
        "Jane Doe - Head of Finance",
        "Owner: Jane Doe, Head of Finance",
        "Jane Doe\nHead of Finance",
        "Head of Finance\nJane Doe",
        "Jane Doe (Head of\nFinance)",
        "Head of\nFinance –\nJane Doe",
        "Jane Doe Head of Finance",
        "Head of Finance Jane Doe",
    ],
)
def test_a_name_and_a_role_are_one_person_in_either_order(text: str) -> None:
    assert pairs(*text.split("\n")) == [("Jane Doe", "Head of Finance")]


@pytest.mark.parametrize(
    "text",
    [
        "A. Jones and B. Smith",
        "A. Jones / B. Smith",
        "A. Jones; B. Smith",
        "A. Jones, B. Smith",
        "A. Jones & B. Smith",
        "A. Jones\nB. Smith",
    ],
)
def test_two_names_are_two_owners(text: str) -> None:
    assert pairs(*text.split("\n")) == [("A. Jones", None), ("B. Smith", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Chief Executive",
        "Chief Nursing and Midwifery Officer",
        "Chief Nurse and Paramedic Officer",
        "CMT",
        "ALL",
        "Council",
        "Corporate Management Team",
        "Director of Finance (shared service)",
        "Director of Adults and Health",
        "Deputy Chief Executive & S151 Officer",
        "Head of Legal, Democratic and Electoral Services",
        "Treasury and Cash Manager",
        "Assistant Director - Housing",
        "Executive Director – Place",
        "Head of Revenues & Benefits",
        "Head of Countryside and Rangers",
        "Director of Environment, Planning and Transport",
        "Executive Member for Adult Social Care and Public Health",
        "Director of Law and Governance and Monitoring Officer",
        "Clerk/RFO",
        "Town Clerk",
        "AD Finance",
        "Strategic Director (Place)",
        "Matron, Neonatal",
        "Head of Finance & s151 Officer",
        "Community Safety Partnership",
        "Health and Safety Adviser",
        "Heads of Service",
        "All Directors",
        "Pensions Committee",
        "Chief Nurse",
        "AD – Housing",
        "Chief Operating Officer - North",
        "Pro Vice-Chancellor (Research)",
        "CEO",
        "Service Lead - Housing",
        "Strategic Lead – Frailty",
        "Assistant Director – Audiology",
        "General Manager – Surgery",
        "Head of Service - Streetcare",
        "Director of Finance & IT",
        "Head of Digital & ICT",
        "Director of People and OD",
        "ACO (People)",
        "DVC (Education)",
        "CET",
        "Governing Body",
        "HoIA",
        "ED - Place",
        "CPO",
        "Deans",
    ],
)
def test_a_post_or_body_is_one_role(text: str) -> None:
    assert pairs(text) == [(None, text)]


@pytest.mark.parametrize(
    "text",
    [
        "TM",
        "HR",
        "Cllr J Smith",
        "Councillor L Hirst",
        "Cllr Smith",
        "Dr Jane Doe",
        "Mrs P Poe",
        "Siân Ffrancon-Davies",
        "Wendy O'Neill",
        "J.Smith",
        "JANE DOE",
        "Tom Law",
        "Smith, John",
    ],
)
def test_a_name_keeps_its_title_and_shape(text: str) -> None:
    assert pairs(text) == [(text, None)]


@pytest.mark.parametrize("text", ["TM, AF", "TM / AF", "TM & AF"])
def test_initials_in_a_list_are_two_owners(text: str) -> None:
    assert pairs(text) == [("TM", None), ("AF", None)]


@pytest.mark.parametrize("text", ["Service Lead: Jane Doe", "Project lead - Jane Doe", "Lead Officer – Jane Doe"])
def test_a_label_before_a_name_is_none_of_it(text: str) -> None:
    assert pairs(text) == [("Jane Doe", None)]


@pytest.mark.parametrize("text", ["TBC", "Vacant", "N/A", "-", "", "To be confirmed", "None"])
def test_nobody(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("Chief Finance\nOfficer (Section 151)", (None, "Chief Finance Officer (Section 151)")),
        ("Linda\nMarshwick", ("Linda Marshwick", None)),
        ("Councillor\nL Hirst", ("Councillor L Hirst", None)),
        ("Sarah\nSmith-\nJones", ("Sarah Smith-Jones", None)),
        ("Head of Pensions\nAdministration", (None, "Head of Pensions Administration")),
        ("Deputy\nChief Executive", (None, "Deputy Chief Executive")),
        ("Corporate\nManagement\nTeam", (None, "Corporate Management Team")),
        ("Executive\nDirector\nAdults –\nPeter Poe", ("Peter Poe", "Executive Director Adults")),
        ("Assistant Director,\nHousing\nJane Doe", ("Jane Doe", "Assistant Director, Housing")),
        ("Jane Doe,\nExecutive\nDirector of\nPeople", ("Jane Doe", "Executive Director of People")),
        ("Company\nSecretary", (None, "Company Secretary")),
        ("Section\n151 Officer – Jane Doe", ("Jane Doe", "Section 151 Officer")),
        ("Climate\nLead – Jane Doe", ("Jane Doe", "Climate Lead")),
        ("Professor Jane\nDoe Provost", ("Professor Jane Doe", "Provost")),
        ("Facilities\nManager", (None, "Facilities Manager")),
        ("Head of IT and\nDigital – Tomas\nReilly", ("Tomas Reilly", "Head of IT and Digital")),
        ("Jane Doe -\nHealth and\nSafety Adviser", ("Jane Doe", "Health and Safety Adviser")),
        (
            "Jane Doe - Head of\nLegal,\nDemocratic and\nElectoral Services",
            ("Jane Doe", "Head of Legal, Democratic and Electoral Services"),
        ),
        ("Cllr A\nSmith", ("Cllr A Smith", None)),
        ("Manager – Dr\nPriya Poe", ("Dr Priya Poe", "Manager")),
        ("Director of\nInfection\nPrevention and\nControl", (None, "Director of Infection Prevention and Control")),
        ("Jane Doe\n(Chief Finance\nOfficer (Section\n151))", ("Jane Doe", "Chief Finance Officer (Section 151)")),
    ],
)
def test_a_line_end_does_not_cut_a_name_or_post(lines: str, whole: tuple[str | None, str | None]) -> None:
    assert pairs(*lines.split("\n")) == [whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Head of HR / Head of ICT", [(None, "Head of HR"), (None, "Head of ICT")]),
        ("Head of HR and OD", [(None, "Head of HR and OD")]),
        ("Headteacher / SBM", [(None, "Headteacher"), (None, "SBM")]),
        ("ACFO Jane Doe", [("Jane Doe", "ACFO")]),
        ("Doe, J.", [("Doe, J.", None)]),
        ("Accountable: Jane Doe", [("Jane Doe", None)]),
        ("Chief Executive\nMonitoring Officer", [(None, "Chief Executive"), (None, "Monitoring Officer")]),
        ("Clerk/RFO, Council", [(None, "Clerk/RFO"), (None, "Council")]),
        ("AF / MK", [("AF", None), ("MK", None)]),
        (
            "Jane Doe, Head of Finance\nJohn Poe, Head of HR",
            [("Jane Doe", "Head of Finance"), ("John Poe", "Head of HR")],
        ),
        (
            "Jane Doe (Head of Finance) and John Poe (Head of HR)",
            [("Jane Doe", "Head of Finance"), ("John Poe", "Head of HR")],
        ),
        (
            "Jane Doe & John Poe (Assistant Directors)",
            [("Jane Doe", "Assistant Directors"), ("John Poe", "Assistant Directors")],
        ),
        (
            "Head of Finance\nJane Doe\nHead of HR\nJohn Poe",
            [("Jane Doe", "Head of Finance"), ("John Poe", "Head of HR")],
        ),
        (
            "Head of Planning, Head of Housing and Head of ICT",
            [(None, "Head of Planning"), (None, "Head of Housing"), (None, "Head of ICT")],
        ),
        ("Cllr A Smith (Leader of the Council)", [("Cllr A Smith", "Leader of the Council")]),
        ("Assistant Director - Housing (Jane Doe)", [("Jane Doe", "Assistant Director - Housing")]),
        ("Finance Director\nHR Director", [(None, "Finance Director"), (None, "HR Director")]),
        (
            "Executive Director\nFamilies – Jane Doe\nExecutive Director\nAdults – John Poe",
            [("Jane Doe", "Executive Director Families"), ("John Poe", "Executive Director Adults")],
        ),
        (
            "Returning\nOfficer /\nBusiness\nSupport Team\nLeader / Jane\nDoe",
            [(None, "Returning Officer"), (None, "Business Support Team Leader"), ("Jane Doe", None)],
        ),
        (
            "Jane Doe\nHead of Finance\n/ John Poe\nTown Clerk",
            [("Jane Doe", "Head of Finance"), ("John Poe", "Town Clerk")],
        ),
        (
            "Chief Executive (Jane Doe) / Head of Finance (John Poe)",
            [("Jane Doe", "Chief Executive"), ("John Poe", "Head of Finance")],
        ),
        ("Jane Doe;\nHead of Finance", [("Jane Doe", None), (None, "Head of Finance")]),
        ("Cllr A Smith / Cllr B Jones", [("Cllr A Smith", None), ("Cllr B Jones", None)]),
        ("Director of Place and Company Secretary", [(None, "Director of Place"), (None, "Company Secretary")]),
        ("Clerk & Councillors", [(None, "Clerk"), (None, "Councillors")]),
        ("CFO – JD", [("JD", "CFO")]),
        ("Head of Finance, HR and ICT", [(None, "Head of Finance, HR and ICT")]),
        ("Vacant (Head of Finance)", [(None, "Head of Finance")]),
        ("Risk Owner: Jane Doe Risk Manager: John Poe", [("Jane Doe", None), ("John Poe", None)]),
        ("774", []),
        ("Jane Doe Finance", [("Jane Doe", "Finance")]),
        ("Jane Doe (01234 567890)", [("Jane Doe", None)]),
        ("Clerk/\nRFO", [(None, "Clerk/RFO")]),
        (
            "Chief Executive\nGeneral Manager Infrastructure\nGeneral Manager Finance",
            [(None, "Chief Executive"), (None, "General Manager Infrastructure"), (None, "General Manager Finance")],
        ),
    ],
)
def test_lists_of_owners(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert pairs(*text.split("\n")) == expected


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_gives_owners_that_name_somebody(lines: list[str]) -> None:
    for owner in parse_owners(lines, "control_owner"):
        assert isinstance(owner, Owner)
        assert owner.kind == "control_owner"
        assert owner.name or owner.role


_WORDS = st.sampled_from(
    "Jane Doe John Poe Head of Finance and & / , - – ( ) HR Director Officer Chief Cllr A. Smith TBC ; : Team".split()
)


@given(st.lists(st.lists(_WORDS, min_size=1, max_size=6).map(" ".join), max_size=5))
def test_owners_invent_no_words(lines: list[str]) -> None:
    printed = re.sub(r"[()]", " ", " ".join(lines)).split()
    allowed = {*printed, *(word.strip(" ,:;.-–&/") for word in printed)}
    for owner in parse_owners(lines, "owner"):
        for text in (owner.name, owner.role):
            assert set(re.sub(r"[()]", " ", text or "").split()) <= allowed


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Cyng. Mair Tudor", [("Cyng. Mair Tudor", None)]),
        ("Y Cynghorydd Huw Prydderch", [("Y Cynghorydd Huw Prydderch", None)]),
        ("Cllr Dean Marlow", [("Cllr Dean Marlow", None)]),
        ("Programme Director Major Schemes", [(None, "Programme Director Major Schemes")]),
        ("Fund Actuary / Head of Pensions", [(None, "Fund Actuary"), (None, "Head of Pensions")]),
    ],
)
def test_titles_and_posts_that_look_like_names(text: str, owners: list[tuple[str | None, str | None]]) -> None:
    assert pairs(text) == owners


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Wynne, Carys", [("Wynne, Carys", None)]),
        ("Wynne, Carys (Head of Finance)", [("Wynne, Carys", "Head of Finance")]),
        ("Wynne, Carys - Head of Finance", [("Wynne, Carys", "Head of Finance")]),
        ("Wynne, Carys, Head of Finance", [("Wynne, Carys", "Head of Finance")]),
        ("Wynne, Carys; Hughes, Rhian", [("Wynne, Carys", None), ("Hughes, Rhian", None)]),
        ("Wynne, Carys and Hughes, Rhian", [("Wynne, Carys", None), ("Hughes, Rhian", None)]),
        ("Highways, Transport", [(None, "Highways, Transport")]),
        ("Clerk, Chair", [(None, "Clerk"), (None, "Chair")]),
    ],
)
def test_a_surname_before_a_first_name_is_one_person(text: str, people: list[tuple[str | None, str | None]]) -> None:
    assert [(owner.name, owner.role) for owner in parse_owners([text], "owner")] == people
