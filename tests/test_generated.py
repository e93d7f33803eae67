"""Registers laid out by the generator in random shapes, words and looks: what comes out is what went in.

The same seeds each time. A floor is what a shape reaches today: raise it when the readers get better.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import riskreader
import second_pdf
import second_word
from comparison import likeness
from printed_values import leaves, name, prints, quotes
from riskreader.normalise.models import Register

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.generator.build import make, write

FLOORS = {
    "assurance": 0.93,
    "borderless": 0.95,
    "cards": 0.82,
    "multi": 0.95,
    "other": 1.0,
    "pack": 0.82,
    "sections": 0.93,
    "summary": 0.93,
    "wide": 0.97,
}
SEEDS = range(500, 504)
FOLDER = TemporaryDirectory(prefix="riskreader-generated-")


@lru_cache(maxsize=64)
def converted(shape: str, seed: int) -> tuple[Path, dict[str, Any], Register]:
    """A generated report, what went into it, and what came out."""
    made = make(seed, False, shape, 4, 7)
    (path,) = write(made, Path(FOLDER.name), set(), Random(seed))
    return path, made.gold, riskreader.read_report(path, isolated=False)


@pytest.mark.parametrize("shape", FLOORS)
def test_what_comes_out_is_what_went_in(shape: str) -> None:
    figures = {seed: likeness(gold, read) for seed in SEEDS for _, gold, read in [converted(shape, seed)]}
    assert sum(figures.values()) / len(figures) >= FLOORS[shape], figures


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("shape", FLOORS)
def test_every_word_is_counted(shape: str, seed: int) -> None:
    path, _, read = converted(shape, seed)
    coverage = read.coverage
    assert coverage.mapped + coverage.furniture + coverage.prose + coverage.unread == coverage.words
    if path.suffix == ".docx":
        assert coverage.words == second_word.count_words(path)
    else:
        again = sum(len(page.words) for page in second_pdf.pages(path))
        assert abs(coverage.words - again) <= coverage.words // 1000


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("shape", FLOORS)
def test_every_value_has_its_words(shape: str, seed: int) -> None:
    _, _, read = converted(shape, seed)
    for risk in read.risks:
        values, quoted = dict(leaves(risk.model_dump())), quotes(risk)
        assert [f"{name(risk)} {at}: {value!r}" for at, value in values.items() if at not in quoted] == []
        wrong = {at: (values[at], text) for at, text in quoted.items() if not prints(risk, at, values[at], text)}
        assert wrong == {}, name(risk)
