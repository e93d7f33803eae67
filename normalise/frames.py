"""A register's tidy tables as pandas data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .models import Register
from .tables import TABLES, Kind, Value, default_key, tidy

if TYPE_CHECKING:
    import pandas as pd

_DTYPES: dict[Kind, str] = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[s]",
    "object": "object",
}


def to_frames(register: Register) -> dict[str, pd.DataFrame]:
    """reports, risks, scores, owners, statements and findings, with nullable types and the columns of the CSV files."""
    import pandas as pd

    rows: dict[str, list[tuple[Value, ...]]] = {table.name: [] for table in TABLES}
    for name, row in tidy(register, default_key(register)):
        rows[name].append(row.values())
    frames = {}
    for table in TABLES:
        columns = table.row.columns()
        data = {
            column.name: pd.Series([row[at] for row in rows[table.name]], dtype=_DTYPES[column.kind])
            for at, column in enumerate(columns)
        }
        frames[table.name] = pd.DataFrame(data, columns=[column.name for column in columns])
    return frames
