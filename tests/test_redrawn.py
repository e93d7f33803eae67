"""Which program printed a report makes no difference to its register."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from redrawn import HANDS, Hand, redrawn
from riskreader.ingest.source import Format, Source
from riskreader.normalise.build import build_register
from riskreader.parsers.read import read_document

REPORTS = sorted((Path(__file__).parent.parent / "samples").glob("*.pdf"))
PLACES = ("sources", "page", "bbox")


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_the_same_pages_drawn_by_another_program_give_the_same_register(report: Path, hand: Hand) -> None:
    data = report.read_bytes()
    assert read(redrawn(data, hand)) == read(data)


def read(data: bytes) -> Any:
    source = Source("report.pdf", Format.PDF, hashlib.sha256(data).hexdigest(), data)
    return without_places(build_register(read_document(source), source).model_dump(exclude={"report": {"sha256"}}))


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_places(item) for key, item in value.items() if key not in PLACES}
    if isinstance(value, list | tuple):
        return [without_places(item) for item in value]
    return value
