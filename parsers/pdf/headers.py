"""A drawn header of several tiers put on top of the rows without lines below it."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import DraftTable, box_of

_NEAR = 8.0
"""The rows begin this near, in points, below the header."""


def with_headers(tables: Sequence[DraftTable], drawn: Sequence[DraftTable]) -> list[DraftTable]:
    """The tables, each drawn header joined to the aligned table that it stands on, the others as they are."""
    out = list(tables)
    for header in drawn:
        body = next((table for table in out if not table.ruled and _stands_on(header, table)), None)
        if body is None:
            out.append(header)
        else:
            _prepend(header, body)
    return out


def _stands_on(header: DraftTable, body: DraftTable) -> bool:
    gap = body.bbox[1] - header.bbox[3]
    same = len(header.xs) == len(body.xs)
    return same and -_NEAR < gap < _NEAR and abs(header.xs[0] - body.xs[0]) < 12 and header.page == body.page


def _prepend(header: DraftTable, body: DraftTable) -> None:
    for cell in body.cells:
        cell.row += header.rows
    body.cells = [*header.cells, *body.cells]
    body.rows += header.rows
    body.ys = [*header.ys[:-1], *body.ys]
    body.bbox = box_of([header.bbox, body.bbox])
    body.last_bbox = body.bbox
