"""Owners in text without punctuation, by the real spaCy pipeline; and that the rules do without it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from riskreader.ingest.errors import UnreadableModelError
from riskreader.normalise.owners import parse_owners
from riskreader.normalise.people_nlp import find_people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jane Doe Head of Finance John Roe Chief Executive",
            [("Jane Doe", "Head of Finance"), ("John Roe", "Chief Executive")],
        ),
        (
            "Head of Finance Jane Doe Chief Executive John Roe",
            [("Jane Doe", "Head of Finance"), ("John Roe", "Chief Executive")],
        ),
        (
            "The risk is owned by the Head of Finance, Jane Doe, supported by the Chief Executive",
            [("Jane Doe", "Head of Finance"), (None, "Chief Executive")],
        ),
        (
            "Jane Doe - Chief Executive John Roe - Head of Finance",
            [("Jane Doe", "Chief Executive"), ("John Roe", "Head of Finance")],
        ),
        (
            "Cllr A Smith Leader of the Council A. Jones Town Clerk",
            [("Cllr A Smith", "Leader of the Council"), ("A. Jones", "Town Clerk")],
        ),
        (
            "Owned by Jane Doe (Town Clerk). John Roe stands in for her.",
            [("Jane Doe", "Town Clerk"), ("John Roe", None)],
        ),
        (
            "Responsibility for this sits with the Director of Place and the Section 151 Officer",
            [(None, "Director of Place"), (None, "Section 151 Officer")],
        ),
    ],
)
def test_run_together_owners_are_told_apart(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(owner.name, owner.role) for owner in parse_owners([text], "owner")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Spending on care rises faster than income",
        "Jane Doe Head of Finance Zzyzx Quux 14",
        "",
    ],
)
def test_what_the_patterns_do_not_cover_is_left_to_the_rules(text: str) -> None:
    assert find_people(text) == ()


def test_a_model_that_is_not_installed_is_named_with_the_remedy() -> None:
    with pytest.raises(UnreadableModelError, match=r"'xx_no_such_model'.*spacy download xx_no_such_model"):
        find_people("Jane Doe Head of Finance John Roe Chief Executive", ner_model="xx_no_such_model")


def test_a_trained_pipeline_adds_its_own_persons(tmp_path: object) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler", name="own")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Zzyzx Quux"}])  # type: ignore[attr-defined]
    nlp.to_disk(str(tmp_path))
    text = "Zzyzx Quux Head of Finance John Roe Chief Executive"
    found = [(each.name, each.role) for each in find_people(text, ner_model=str(tmp_path))]
    assert found == [("Zzyzx Quux", "Head of Finance"), ("John Roe", "Chief Executive")]


def test_usual_cells_do_not_load_spacy() -> None:
    cells = [
        ["Jane Doe (Head of Finance)"],
        ["Head of IT and", "Digital – Jane", "Doe"],
        ["A. Jones / B. Poe"],
        ["Company", "Secretary"],
        ["Director of Law and Governance and Monitoring Officer"],
        ["TM"],
        ["TBC"],
        ["Spending on care and homelessness rises faster than income, so that reserves are drawn down"],
    ]
    code = (
        "import sys; from riskreader.normalise.owners import parse_owners\n"
        f"owners = [parse_owners(lines, 'owner') for lines in {cells!r}]\n"
        "assert owners[0][0].name == 'Jane Doe'\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
