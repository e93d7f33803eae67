"""One printed thing of a clean register is changed: exactly the rules that follow from it speak, and no other.

A clean register has no finding. Each is laid out in one of several ways, as Word or PDF, in turn. The figures of a
whole run: RISKREADER_MUTATIONS=500 RISKREADER_CLEAN=100 pytest tests/test_mutations.py.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from random import Random

import pytest
from mutation_layouts import LAYOUTS, as_docx, as_pdf
from mutations import KINDS, Key, Sheet, clean, expected, mutate
from riskreader.ingest.source import Format, Source
from riskreader.pipeline.read import read_source

MUTATIONS = int(os.environ.get("RISKREADER_MUTATIONS", "24"))
CLEAN = int(os.environ.get("RISKREADER_CLEAN", "12"))


PRINTS = [(name, form) for name in LAYOUTS for form in (Format.DOCX, Format.PDF)]
BARRED = {"slips": {"blank"}}  # a sum without one of its numbers is no score at all


def kinds(number: int) -> list[str]:
    """What can be changed in the layout whose turn it is."""
    layout, _ = PRINTS[number % len(PRINTS)]
    barred = BARRED.get(layout, set()) | (set() if layout == "summary" else {"summary"})
    return [kind for kind in KINDS if kind not in barred]


def found(sheet: Sheet, number: int) -> Counter[Key]:
    """The findings in the layout and format whose turn it is."""
    layout, form = PRINTS[number % len(PRINTS)]
    data = (as_pdf if form is Format.PDF else as_docx)(sheet, LAYOUTS[layout])
    register = read_source(Source(f"{layout}.{form}", form, hashlib.sha256(data).hexdigest(), data))
    assert len(register.risks) == len(sheet.risks), (layout, form)
    return Counter((finding.code, finding.risk_id) for finding in register.findings)


@pytest.mark.parametrize("number", range(CLEAN))
def test_a_clean_register_has_no_finding(number: int) -> None:
    assert found(clean(Random(f"clean {number}")), number) == Counter()


@pytest.mark.parametrize("number", range(MUTATIONS))
def test_one_change_gives_the_findings_that_follow(number: int) -> None:
    random = Random(f"mutation {number}")
    sheet = mutate(clean(random), random, kinds(number))
    assert found(sheet, number) == expected(sheet), (PRINTS[number % len(PRINTS)], sheet.change)


def test_the_mutations_are_of_every_kind_and_most_of_them_are_errors() -> None:
    sheets = []
    for number in range(200):
        random = Random(f"mutation {number}")
        sheets.append(mutate(clean(random), random, kinds(number)))
    assert {sheet.kind for sheet in sheets} == set(KINDS)
    codes = Counter(code for sheet in sheets for code, _ in expected(sheet))
    wanted = {
        "SCO001",
        "SCO002",
        "SCO003",
        "RAG001",
        "RAG002",
        "RAG003",
        "MOV001",
        "MOV003",
        "IDS001",
        "GAP001",
        "REF001",
    }
    assert set(codes) == wanted
    assert sum(1 for sheet in sheets if expected(sheet)) > 140
