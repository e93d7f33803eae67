"""A second reading of places of a Word report: python-docx opens it, finds the named block and gives its text.

What python-docx by itself leaves out or cannot tell (content controls, tracked changes) is opened up on its own tree,
apart from the first reader's code. A block with an automatic number, a symbol or a drawing holds words that
python-docx has no reading for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from lxml import etree

from ...ingest.errors import DamagedReportError
from ..words import Place
from .names import DEL, INS, MOVE_FROM, MOVE_TO, P_PR, R_PR, TBL, TC, TEXT_BOX, TR, TR_PR, Element, P, R, w

_STEP = re.compile(r"(table|row|cell|paragraph) (\d+)")
_TAGS = {"table": TBL, "row": TR, "cell": TC, "paragraph": P}
_OPENED = (INS, MOVE_TO, w("smartTag"), w("customXml"), w("fldSimple"))
_NUMBERS = w("numPr")
_UNREADABLE = tuple(w(name) for name in ("sym", "numPr", "fldChar", "object", "pict", "drawing", "footnoteReference"))


class SecondWord:
    """Reads what stands in a block of the main part."""

    engine = "python-docx"

    def __init__(self, data: bytes) -> None:
        """Raises DamagedReportError where python-docx cannot open it."""
        import docx
        from docx.opc.exceptions import PackageNotFoundError

        try:
            self._document: Any = docx.Document(BytesIO(data))
        except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
            raise DamagedReportError("the second reader, python-docx, cannot open it; save it again in Word") from error
        self._body: Element = self._document.element.body
        _open_up(self._body)

    def read(self, place: Place) -> tuple[str, ...] | None:
        """The words of the block; None where python-docx finds no such block or cannot read all of it."""
        if place.part != "document" or place.block is None or "text box" in place.block:
            return None
        block = self._find(place.block)
        if block is None:
            return None
        return tuple(self._text(block).split())

    def doubtful(self, place: Place) -> bool:
        """The block holds what python-docx has no reading for: that its words differ says nothing."""
        block = self._find(place.block or "")
        if block is None or any(next(block.iter(tag), None) is not None for tag in (*_UNREADABLE, TEXT_BOX)):
            return True
        return any(self._numbered(paragraph) for paragraph in block.iter(P))

    def _numbered(self, paragraph: Element) -> bool:
        """Its style, or one that this is based on, numbers it."""
        from docx.text.paragraph import Paragraph

        style: Any = Paragraph(paragraph, self._document).style  # type: ignore[arg-type]
        while style is not None:
            if next(style.element.iter(_NUMBERS), None) is not None:
                return True
            style = style.base_style
        return False

    def close(self) -> None:
        """Nothing to close: python-docx holds all in memory."""

    def _find(self, name: str) -> Element | None:
        element: Element | None = self._body
        steps = _STEP.findall(name)
        if ", ".join(f"{kind} {number}" for kind, number in steps) != name:
            return None
        for kind, number in steps:
            found = [inner for inner in element if inner.tag == _TAGS[kind]] if element is not None else []
            if int(number) > len(found):
                return None
            element = found[int(number) - 1]
        return element

    def _text(self, block: Element) -> str:
        from docx.table import _Cell
        from docx.text.paragraph import Paragraph

        make: Callable[..., Any] = _Cell if block.tag == TC else Paragraph
        return str(make(block, self._document).text) if block.tag in (TC, P) else ""


def _open_up(body: Element) -> None:
    """Insertions and content controls into what they hold; deletions and hidden runs away."""
    for mark in list(body.iter(DEL, MOVE_FROM)):
        parent = mark.getparent()
        if parent is not None and parent.tag == TR_PR:
            row = parent.getparent()
            table = None if row is None else row.getparent()
            if row is not None and table is not None:
                table.remove(row)
        elif parent is not None and parent.tag != R_PR:
            parent.remove(mark)
    for control in list(body.iter(w("sdt"))):
        content = control.find(w("sdtContent"))
        _replace(control, [] if content is None else list(content))
    for wrapper in list(body.iter(*_OPENED)):
        parent = wrapper.getparent()
        if parent is not None and parent.tag not in (R_PR, TR_PR):
            _replace(wrapper, list(wrapper))
    for run in list(body.iter(R)):
        look, parent = run.find(R_PR), run.getparent()
        if look is not None and look.find(w("vanish")) is not None and parent is not None:
            parent.remove(run)
    for paragraph in list(body.iter(P)):
        _run_on(paragraph)


def _run_on(paragraph: Element) -> None:
    """A paragraph whose mark is deleted goes into the next one."""
    mark = paragraph.find(f"{P_PR}/{R_PR}")
    following, parent = paragraph.getnext(), paragraph.getparent()
    if mark is None or parent is None or (mark.find(DEL) is None and mark.find(MOVE_FROM) is None):
        return
    if following is None or following.tag != P:
        return
    at = 1 if following.find(P_PR) is not None else 0
    for inner in reversed([child for child in paragraph if child.tag != P_PR]):
        following.insert(at, inner)
    parent.remove(paragraph)


def _replace(element: Element, by: list[Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for number, inner in enumerate(by):
        parent.insert(at + number, inner)
