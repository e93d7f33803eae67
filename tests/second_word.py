"""The second reading of a Word report: python-docx opens it, and its final view is made in another way than the
product's: what is deleted or hidden is skipped on the way, not taken out of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

_GONE = {qn(f"w:{name}") for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BLANK = {qn("w:br"), qn("w:tab"), qn("w:cr"), qn("w:p"), qn("w:tbl")}
_STEP = re.compile(r"(table|row|cell|paragraph|text box) (\d+)")
_TAGS = {
    "table": qn("w:tbl"),
    "row": qn("w:tr"),
    "cell": qn("w:tc"),
    "paragraph": qn("w:p"),
    "text box": qn("w:txbxContent"),
}


@lru_cache(maxsize=64)
def stories(path: Path) -> dict[str, Any]:
    """The body, headers, footers and notes by the names of their parts: "document", "header1"."""
    package = Document(str(path)).part.package
    kinds = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
    found: dict[str, Any] = {}
    for part in package.iter_parts():
        name = str(part.partname).lstrip("/")
        if name.startswith(kinds):
            element = getattr(part, "element", None)
            found[Path(name).stem] = element if element is not None else _parsed(part.blob)
    return found


def _parsed(blob: bytes) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(blob)


def _shown(element: Any) -> Iterator[Any]:
    """The children that the final view shows; wrappers are opened by whoever walks on."""
    for child in element:
        if child.tag in _GONE or child.tag == _FALLBACK or not isinstance(child.tag, str):
            continue
        if child.tag == qn("w:tr") and child.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            continue
        hidden = child.find(f"{qn('w:rPr')}/{qn('w:vanish')}") if child.tag == qn("w:r") else None
        if hidden is not None and hidden.get(qn("w:val"), "true") not in ("0", "false", "off"):
            continue
        yield child


def _find(element: Any, tag: str) -> Iterator[Any]:
    """The nearest elements of a kind below another, through content controls and other wrappers."""
    for child in _shown(element):
        if child.tag == tag:
            yield child
        elif child.tag not in _TAGS.values() or (tag == qn("w:txbxContent") and child.tag == qn("w:p")):
            yield from _find(child, tag)


def text_of(element: Any) -> str:
    """All that an element prints."""
    out: list[str] = []
    for child in _shown(element):
        if child.tag == qn("w:t"):
            out.append(child.text or "")
        elif child.tag == qn("w:noBreakHyphen"):
            out.append("-")
        elif child.tag == qn("w:sym"):
            out.append(chr(int(child.get(qn("w:char"), "20"), 16)))
        else:
            out.append(" " if child.tag in _BLANK else "")
            out.append(text_of(child))
    return "".join(out)


def text_at(path: Path, part: str, block: str) -> str | None:
    """What stands in a block ("table 3, row 2, cell 1"); None where there is no such block."""
    element = stories(path).get(part)
    if element is not None and element.tag == qn("w:document"):
        element = element.find(qn("w:body"))
    for kind, number in _STEP.findall(block):
        if element is None:
            return None
        element = dict(enumerate(_find(element, _TAGS[kind]), start=1)).get(int(number))
    return None if element is None else text_of(element)


def count_words(path: Path) -> int:
    return sum(len(text_of(element).replace("\u00ad", "").split()) for element in stories(path).values())
