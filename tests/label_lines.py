"""Lines of tests that say what a label means: "printed label | field or field.stage", several where each will do."""

from __future__ import annotations

from riskreader.parsers.labels import Grammar


def assert_means(grammar: Grammar, line: str, sure: float) -> None:
    """The label is read as one of the meanings that the line gives, at least as surely as that."""
    text, _, wanted = line.partition(" | ")
    reading = grammar.read(text)

    assert reading is not None
    assert reading.confidence >= sure
    assert reading.field.value + (f".{reading.stage.value}" if reading.stage else "") in wanted.split()
