"""A document as indented text, for people who debug a layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .document import Block, Cell, Document, Paragraph, Picture, Table
from .words import Place


def outline(document: Document) -> str:
    """Blocks in order: paragraphs with heading level and marker, tables as rows of cells with spans and fills."""
    lines = [f"document: {document.page_count} pages, {len(document.words)} words, title {document.title!r}"]
    if document.passed_pages:
        lines.append(f"passed over: {len(document.passed_pages)} pages, {document.passed_words} words")
    for block in document.blocks:
        lines.extend(_block(block, ""))
    for paragraph in document.furniture:
        lines.append(f"furniture {_where(paragraph.place)}: {paragraph.text}")
    return "\n".join(lines)


def _where(place: Place) -> str:
    if place.page is not None and place.bbox is not None:
        return f"p{place.page} " + ",".join(f"{value:.0f}" for value in place.bbox)
    return place.block or place.part or ""


def _block(block: Block, indent: str) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield indent + _paragraph(block)
    elif isinstance(block, Picture):
        yield f"{indent}picture {_where(block.place)}: {' '.join(word.text for word in block.words)}"
    else:
        yield from _table(block, indent)


def _paragraph(paragraph: Paragraph) -> str:
    kind = f"H{paragraph.heading}" if paragraph.heading is not None else "P"
    marker = f" [{paragraph.marker.text}]" if paragraph.marker else ""
    level = f" level {paragraph.level}" if paragraph.level else ""
    return f"{kind}{level}{marker} {_marked(paragraph)}"


def _marked(paragraph: Paragraph) -> str:
    """The text, bold runs between asterisks where not all of it is bold."""
    if paragraph.bold:
        return f"**{paragraph.text}**"
    if not paragraph.bolds:
        return paragraph.text
    out: list[str] = []
    for word in paragraph.words:
        out.append(f"*{word.text}*" if word.bold else word.text)
    return " ".join(out)


def _table(table: Table, indent: str) -> Iterator[str]:
    kind = "ruled" if table.ruled else "aligned"
    yield (
        f"{indent}TABLE {_where(table.place)} {table.rows} rows, {table.columns} columns, {kind}"
        f", header rows {table.header_rows}, {len(table.furniture)} words of furniture"
    )
    for row in range(table.rows):
        yield f"{indent}  row {row}"
        for cell in table.row(row):
            yield from _cell(cell, indent + "    ")


def _cell(cell: Cell, indent: str) -> Iterator[str]:
    span = f" {cell.row_span}x{cell.column_span}" if cell.row_span > 1 or cell.column_span > 1 else ""
    fill = f" #{cell.fill.hex}" if cell.fill else ""
    marks = "".join(f" mark #{mark.colour.hex}" for mark in cell.marks)
    head = f"{indent}[{cell.column}]{span}{fill}{marks}"
    body = list(_inner(cell.blocks))
    if len(body) == 1:
        yield f"{head} {body[0]}"
        return
    yield head
    for line in body:
        yield f"{indent}    {line}"


def _inner(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, "")
