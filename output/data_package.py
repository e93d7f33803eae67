"""datapackage.json: every table's fields, types, keys and foreign keys (Frictionless Data Package)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..normalise.tables import TABLES, Column, TableSpec
from .csv_files import ESCAPE_PROPERTY, SHEET
from .sheet import SHEET_COLUMNS

_ESCAPED = (
    "Text that begins with = + - @, a tab, a line end or an apostrophe has an apostrophe before it, so that no "
    "spreadsheet runs it; riskreader.read_table takes it off again."
)


def data_package(*, exact: bool) -> str:
    """The descriptor as JSON text. It depends on the options only, not on the data."""
    package = {
        "name": "riskreader",
        "title": "Risk registers",
        "description": "Risk registers as their reports print them. " + ("" if exact else _ESCAPED),
        "profile": "tabular-data-package",
        "resources": [*(_resource(spec, exact=exact) for spec in TABLES), _sheet(exact=exact)],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(spec: TableSpec, *, exact: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": list(_fields(spec.row.columns())), "primaryKey": list(spec.key)}
    if spec.parent:
        key = list(spec.parent_key)
        schema["foreignKeys"] = [{"fields": key, "reference": {"resource": spec.parent, "fields": key}}]
    return _table(spec.name, spec.about, schema, exact=exact)


def _sheet(*, exact: bool) -> dict[str, Any]:
    about = "For people: a row a risk, its stages side by side, statements joined by new lines"
    return _table(SHEET, about, {"fields": list(_fields(SHEET_COLUMNS))}, exact=exact)


def _table(name: str, about: str, schema: dict[str, Any], *, exact: bool) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"{name}.csv",
        "description": about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        ESCAPE_PROPERTY: "exact" if exact else "escaped",
        "schema": {**schema, "missingValues": [""]},
    }


def _fields(columns: tuple[Column, ...]) -> Iterator[dict[str, Any]]:
    for column in columns:
        constraints: dict[str, Any] = {}
        if column.required:
            constraints["required"] = True
        if column.choices:
            integers = column.kind == "integer"
            constraints["enum"] = [int(choice) if integers else choice for choice in column.choices]
        field = {"name": column.name, "type": column.kind, "description": column.about}
        yield {**field, "constraints": constraints} if constraints else field
