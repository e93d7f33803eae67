"""The headings of whole registers: each is understood beside its neighbours and over what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
from hand_tables import table
from riskreader.parsers.labels import default_grammar
from riskreader.parsers.layouts.card import read_card
from riskreader.parsers.layouts.gate import ENOUGH
from riskreader.parsers.layouts.view import TableView
from riskreader.parsers.layouts.wide import read_wide
from riskreader.parsers.raw import StageKind

SAMPLES = {
    "int": ["1", "2", "3"],
    "code": ["CR01", "CR02", "CR05"],
    "num": ["4", "3", "2"],
    "score": ["16", "9", "8"],
    "product": ["4 x 4 = 16", "3 x 3 = 9", "2 x 4 = 8"],
    "coded": ["High 16", "Medium 9", "Medium 8"],
    "level": ["High", "Medium", "Low"],
    "hml": ["H", "M", "L"],
    "rag": ["Red", "Amber", "Green"],
    "appetite": ["Cautious", "Averse", "Open"],
    "arrow": ["↑", "↔", "↓"],
    "date": ["31/03/2026", "30/06/2026", "31/12/2025"],
    "name": ["Ida Marlow", "Owen Pask", "Bess Tolland"],
    "role": ["Head of Finance", "Director of Place", "Chief Executive"],
    "status": ["Open", "Open", "Closed"],
    "response": ["Treat", "Tolerate", "Treat"],
    "assurance": ["Substantial", "Limited", "Reasonable"],
    "word": ["Financial", "Legal", "Operational"],
    "short": ["Quay repairs", "Staff cover", "Data loss at depot"],
    "freq": ["Quarterly", "Monthly", "Quarterly"],
    "yesno": ["Yes", "No", "Yes"],
    "money": ["£40,000", "£120,000", "£15,000"],
    "prose": [
        "The ferry cannot sail for more than a week after a storm",
        "Not enough trained staff are found for the winter months at the depot",
        "Records of the harbour are lost when the old server fails",
    ],
}
"""What stands below a heading, in the three rows of each register."""


@dataclass(frozen=True)
class Heading:
    above: str
    text: str
    fields: tuple[str, ...]
    stage: str | None
    sample: str


@dataclass(frozen=True)
class Heads:
    name: str
    headings: tuple[Heading, ...]


def _registers() -> Iterator[Heads]:
    text = Path(__file__).with_name("headings.txt").read_text(encoding="utf-8")
    for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        name, *lines = block.strip().splitlines()
        yield Heads(name, tuple(_heading(line) for line in lines if line.strip()))


def _heading(line: str) -> Heading:
    label, wanted, sample = (part.strip() for part in line.split(" | "))
    above, _, text = label.rpartition(" > ")
    fields = tuple(wanted.split("/"))
    stage = next((field.partition(".")[2] for field in fields if "." in field), None)
    return Heading(above, text, tuple(field.partition(".")[0] for field in fields), stage, sample)


REGISTERS = tuple(_registers())


def _printed(heads: Heads) -> list[list[str]]:
    rows = [[f"*{h.text}" for h in heads.headings]]
    if any(h.above for h in heads.headings):
        upper: list[str] = []
        for above, run in groupby(heads.headings, key=lambda h: h.above):
            run_of = list(run)
            upper += [f"*{above}|{len(run_of)}"] if above else [f"*{h.text}^2" for h in run_of]
        rows = [upper, [f"*{h.text}" for h in heads.headings if h.above]]
    return [*rows, *([SAMPLES[h.sample][k] for h in heads.headings] for k in range(3))]


def test_there_are_hundreds_of_headings() -> None:
    assert sum(len(heads.headings) for heads in REGISTERS) > 800


@pytest.mark.parametrize("heads", REGISTERS, ids=lambda heads: heads.name)
def test_the_headings_of_a_register(heads: Heads) -> None:
    reading = read_wide(TableView(table(*_printed(heads)), default_grammar()), default_grammar())
    assert reading is not None
    assert reading.weight >= ENOUGH
    assert len(reading.records) == 3
    wrong = []
    for heading, label in zip(heads.headings, reading.labels, strict=True):
        stage = StageKind.RESIDUAL if label.stage is StageKind.CURRENT else label.stage
        staged = heading.stage is None or label.field.value == "extra" or stage == heading.stage
        if label.field.value not in heading.fields or not staged:
            wanted = f"{'/'.join(heading.fields)}.{heading.stage}"
            wrong.append(f"{heading.above} > {heading.text}: {label.field.value}.{label.stage}, not {wanted}")
    assert not wrong


def test_the_same_headings_as_labels_of_cards() -> None:
    """A label down the left is understood as a heading is, stages that only neighbours tell apart."""
    identity = {"title", "risk", "description"}
    wrong: list[str] = []
    count = 0
    for heads in REGISTERS:
        if any(heading.above for heading in heads.headings):
            continue
        rows = [[f"*{heading.text}", SAMPLES[heading.sample][0]] for heading in heads.headings]
        reading = read_card(TableView(table(*rows), default_grammar()), default_grammar())
        labels = {label.text.rstrip(" :"): label for label in reading.labels} if reading else {}
        for heading in heads.headings:
            count += 1
            found = labels.get(heading.text.rstrip(" :"))
            wanted = set(heading.fields) | (identity if identity & set(heading.fields) else set())
            if found is None or found.field.value not in wanted:
                wrong.append(f"{heads.name}, {heading.text}: {found and found.field.value}")
    assert count > 500
    assert len(wrong) <= 0.01 * count, wrong
