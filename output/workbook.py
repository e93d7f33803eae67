"""The auditor's workbook: risks, findings with room for a remark, controls, coverage and what was not read.

Every text cell is written as a string: a text that begins with "=" stays a text. XlsxWriter comes with the extra
"workbook" and is loaded only here.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..ingest.errors import MissingExtraError
from .files import write_bytes
from .terminal import plain_lines
from .workbook_sheets import Cell, Registers, Sheet, Shown, sheets

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767  # characters that a cell holds
_CUT = " [cut here: the register's JSON file has all of it]"
_A4 = 9
_MADE = datetime(2000, 1, 1)  # the same registers give the same bytes
_FILLS = {
    "red": ("#C00000", "#FFFFFF"),
    "amber": ("#FFC000", "#000000"),
    "yellow": ("#FFFF66", "#000000"),
    "green": ("#00843D", "#FFFFFF"),
    "blue": ("#1F4E9E", "#FFFFFF"),
    "black": ("#000000", "#FFFFFF"),
    "error": ("#F4CCCC", "#000000"),
    "warning": ("#FFF2CC", "#000000"),
    "note": ("#E7EEF7", "#000000"),
    "remark": ("#FFFDE7", "#000000"),
}
"""Fill and ink of what is also named in words, never by colour alone; each pair has a contrast above 4.5."""


def require_xlsxwriter() -> None:
    """Raises MissingExtraError, before any work is done, where the extra is not installed."""
    try:
        import xlsxwriter  # noqa: F401
    except ImportError as error:
        message = 'a workbook needs the extra "workbook", which is not installed: pip install "riskreader[workbook]"'
        raise MissingExtraError(message) from error


def write_workbook(path: Path, registers: Registers) -> None:
    """Write the workbook to `path`, whole or not at all. Raises MissingExtraError or an OSError."""
    require_xlsxwriter()
    from xlsxwriter import Workbook

    data = BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(data, safe) as book:
        book.set_properties({"title": "Risk registers", "comments": "Made by riskreader", "created": _MADE})
        styles = _Styles(book)
        for sheet in sheets(registers):
            _write(book.add_worksheet(sheet.name), sheet, styles)
    write_bytes(path, data.getvalue())


class _Styles:
    """Formats of cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def get(self, name: str) -> Format:
        if name not in self._made:
            look: dict[str, Any] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
            if name == "head":
                look |= {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF"}
            elif name == "number":
                look |= {"align": "right"}
            elif name == "percent":
                look |= {"align": "right", "num_format": "0.0 %"}
            elif name in _FILLS:
                look |= {"bg_color": _FILLS[name][0], "font_color": _FILLS[name][1]}
            self._made[name] = self._book.add_format(look)
        return self._made[name]


def _write(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    last = 0
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
        page.write_string(0, number, column.title, styles.get("head"))
    for last, row in enumerate(sheet.rows, start=1):
        for number, value in enumerate(row):
            _put(page, last, number, value, styles)
    page.freeze_panes(1, sheet.fixed)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    page.set_row(0, 32)
    _print_setup(page, sheet.name)


def _put(page: Worksheet, row: int, column: int, value: Cell, styles: _Styles) -> None:
    look = ""
    if isinstance(value, Shown):
        look, value = value.look, value.value
    if value is None or value == "":
        page.write_blank(row, column, None, styles.get(look or "text"))
    elif isinstance(value, str):
        page.write_string(row, column, _fitting(value), styles.get(look or "text"))
    else:
        page.write_number(row, column, value, styles.get(look or "number"))


def _fitting(untrusted_text: str) -> str:
    text = plain_lines(untrusted_text)
    units = len(text.encode("utf-16-le")) // 2
    if units <= _LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", errors="ignore")
    return kept + _CUT


def _print_setup(page: Worksheet, name: str) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header(f"&L{name}")
    page.set_footer("&LMade by riskreader&RPage &P of &N")
