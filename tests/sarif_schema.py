"""The part of SARIF 2.1.0's structure that riskreader writes: every object closed, as in the published schema."""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string"}
_BAG = {"type": "object"}


def _object(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**properties, "properties": _BAG},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any], *, unique: bool = False) -> dict[str, Any]:
    return {"type": "array", "items": items, "uniqueItems": unique}


_MESSAGE = _object(("text",), text=_TEXT, markdown=_TEXT)
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_INDEX = {"type": "integer", "minimum": -1}
_ARTIFACT_LOCATION = _object(uri={"type": "string", "pattern": r"^[!-~]*$"}, index=_INDEX)
_REGION = _object(startLine={"type": "integer", "minimum": 1})
_PHYSICAL = _object(artifactLocation=_ARTIFACT_LOCATION, region=_REGION)
_LOGICAL = _object(name=_TEXT, fullyQualifiedName=_TEXT, kind=_TEXT)
_LOCATION = _object(
    id=_INDEX, physicalLocation=_PHYSICAL, logicalLocations=_list(_LOGICAL, unique=True), message=_MESSAGE
)
_RULE = _object(
    ("id",),
    id=_TEXT,
    name=_TEXT,
    shortDescription=_MESSAGE,
    fullDescription=_MESSAGE,
    help=_MESSAGE,
    helpUri=_TEXT,
    defaultConfiguration=_object(level=_LEVEL),
)
_RESULT = _object(
    ("message",),
    ruleId=_TEXT,
    ruleIndex=_INDEX,
    level=_LEVEL,
    message=_MESSAGE,
    locations=_list(_LOCATION),
    relatedLocations=_list(_LOCATION, unique=True),
    partialFingerprints={"type": "object", "additionalProperties": _TEXT},
)
_NOTIFICATION = _object(("message",), level=_LEVEL, message=_MESSAGE, locations=_list(_LOCATION, unique=True))
_RUN = _object(
    ("tool",),
    tool=_object(
        ("driver",), driver=_object(("name",), name=_TEXT, version=_TEXT, rules=_list(_RULE, unique=True))
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    artifacts=_list(
        _object(location=_ARTIFACT_LOCATION, mimeType={"type": "string", "pattern": "[^/]+/.+"}, hashes=_BAG),
        unique=True,
    ),
    invocations=_list(
        _object(
            ("executionSuccessful",),
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=_list(_NOTIFICATION),
        )
    ),
    results=_list(_RESULT),
)
SARIF = {
    "type": "object",
    "properties": {"$schema": {"type": "string"}, "version": {"enum": ["2.1.0"]}, "runs": _list(_RUN)},
    "required": ["version", "runs"],
    "additionalProperties": False,
}
