"""The CSV files: six tidy tables for machines, and one sheet for people."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from ..normalise.models import Register
from ..normalise.tables import TABLES, Column, Value, tidy
from .cells import guard, unguard
from .files import whole_file
from .sheet import SHEET_COLUMNS, sheet_rows

PACKAGE_FILE = "datapackage.json"
ESCAPE_PROPERTY = "riskreader:cells"  # in the data package, of each table: "escaped" or "exact"
SHEET = "register"
_AS_THEY_ARE = frozenset({type(None), int, float})
"""What the writer takes by itself: unknown values, which are most, are left empty."""


def write_tables(folder: Path, registers: Iterable[tuple[str, Register]], *, exact: bool = False) -> None:
    """Write register.csv and the six tables. Registers come with their keys, one at a time, in order."""
    clean: Callable[[str], str] = str if exact else guard
    with ExitStack() as stack:

        def table(name: str, columns: tuple[Column, ...]) -> Any:
            file = stack.enter_context(whole_file(folder / f"{name}.csv"))
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([column.name for column in columns])
            return writer

        writers = {spec.name: table(spec.name, spec.row.columns()) for spec in TABLES}
        sheet = table(SHEET, SHEET_COLUMNS)
        for key, register in registers:
            for name, row in tidy(register, key):
                writers[name].writerow(_cells(row.values(), clean))
            for values in sheet_rows(register, key):
                sheet.writerow(_cells(values, clean))


def _cells(values: Iterable[Value], clean: Callable[[str], str]) -> list[Value]:
    """Values as the writer takes them."""
    return [value if type(value) in _AS_THEY_ARE else cell(value, clean) for value in values]


def cell(value: Value, clean: Callable[[str], str]) -> str:
    """A value as CSV text: empty for unknown, ISO 8601 for dates, JSON for objects."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def read_table(path: str | Path, *, exact: bool | None = None) -> list[dict[str, str]]:
    """A table's rows, each by column name, with every text as the report has it.

    `exact` says that the file was written with --exact-csv; by default the datapackage.json beside it tells.
    """
    path = Path(path)
    if exact is None:
        exact = _is_exact(path)
    texts = {column.name for column in _columns(path.stem) if column.kind == "string"}
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    if exact:
        return rows
    return [{name: unguard(text) if name in texts else text for name, text in row.items()} for row in rows]


def _columns(name: str) -> tuple[Column, ...]:
    if name == SHEET:
        return SHEET_COLUMNS
    for spec in TABLES:
        if spec.name == name:
            return spec.row.columns()
    names = ", ".join(f"{spec.name}.csv" for spec in TABLES)
    raise ValueError(f"{name}.csv is no table of riskreader's: these are {SHEET}.csv, {names}")


def _is_exact(path: Path) -> bool:
    package = path.with_name(PACKAGE_FILE)
    if not package.exists():
        return False
    resources = json.loads(package.read_text(encoding="utf-8")).get("resources", [])
    return any(r.get("path") == path.name and r.get(ESCAPE_PROPERTY) == "exact" for r in resources)
