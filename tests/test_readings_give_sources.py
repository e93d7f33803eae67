"""What stands beside a statement is found in the readings that a risk was made of."""

from __future__ import annotations

from pathlib import Path

from corpus import SAMPLES
from printed_values import leaves, prints, quotes
from riskreader.ingest.find import load_source
from riskreader.normalise.assemble import assemble
from riskreader.normalise.colours import Colours
from riskreader.normalise.context import Context
from riskreader.normalise.draft import finish
from riskreader.normalise.models import Risk
from riskreader.normalise.stages import stage_names
from riskreader.parsers.read import read_document
from riskreader.parsers.recognise import recognise


def risks(path: Path) -> list[Risk]:
    """Each reading of a report by itself, with its sources."""
    readings = recognise(read_document(load_source(path))).risks
    context = Context(stage_names(readings), None, None, Colours())
    return [finish(assemble(reading, context), [reading]) for reading in readings]


def test_an_action_s_owner_date_and_status_have_cells_of_their_own() -> None:
    found = risks(SAMPLES / "service-risk-cards.docx")
    actions = [action for risk in found for action in risk.actions]
    assert any(action.owner and action.due_on and action.status for action in actions)
    for risk in found:
        places = {source.field: source.block for source in risk.sources}
        for number, action in enumerate(risk.actions):
            for part in ("owner", "due", "due_on", "status"):
                if getattr(action, part):
                    assert places[f"/actions/{number}/{part}"] != places[f"/actions/{number}/text"]


def test_every_printed_part_of_a_risk_is_quoted() -> None:
    for name in ("service-risk-cards.docx", "assurance-map.pdf", "assurance-map.docx"):
        for risk in risks(SAMPLES / name):
            quoted = quotes(risk)
            for pointer, value in leaves(risk.model_dump()):
                assert pointer in quoted, (name, risk.risk_id, pointer)
                assert prints(risk, pointer, value, quoted[pointer]), (name, pointer, value, quoted[pointer])
