"""The report generator is itself deterministic, and its gold stands in what it prints."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.generator.build import SHAPES, make, write
from tests.generator.check import missing, printed


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_gold_is_printed(shape: str, tmp_path: Path) -> None:
    made = make(3, False, shape, 5, 7)
    for path in write(made, tmp_path, set(), Random(0)):
        assert missing(made.gold, printed(path)) == []


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_same_seed_gives_same_bytes(seed: int, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write(make(seed, False, None, 5, 8), tmp_path / folder, set(), Random(0))
    first = sorted((tmp_path / "a").iterdir())
    assert len(first) >= 2
    for path in first:
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_held_words_are_not_in_free_labels() -> None:
    from tests.generator import holdout, words

    for key, held in holdout.LABELS.items():
        assert not {w.casefold() for w in held} & {w.casefold() for w in words.LABELS[key]}
