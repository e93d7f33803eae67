"""XML names of a Word package, in lxml's notation, and the few helpers that every reader of them needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

Element = etree._Element

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHAPE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MATHS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
VML: Final = "urn:schemas-microsoft-com:vml"
OFFICE_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def w(name: str) -> str:
    """A name of the main Word namespace."""
    return f"{{{WORD}}}{name}"


VAL: Final = w("val")
BODY: Final = w("body")
P: Final = w("p")
P_PR: Final = w("pPr")
R: Final = w("r")
R_PR: Final = w("rPr")
T: Final = w("t")
TBL: Final = w("tbl")
TBL_PR: Final = w("tblPr")
TR: Final = w("tr")
TR_PR: Final = w("trPr")
TC: Final = w("tc")
TC_PR: Final = w("tcPr")
SECT_PR: Final = w("sectPr")
TEXT_BOX: Final = w("txbxContent")
DEL: Final = w("del")
INS: Final = w("ins")
MOVE_FROM: Final = w("moveFrom")
MOVE_TO: Final = w("moveTo")

_OFF: Final = frozenset({"0", "false", "off"})


def child(element: Iterable[Element] | None, name: str) -> Element | None:
    """The first child of that name, of an element or among the children that it is known to have."""
    if element is not None:
        for inner in element:
            if inner.tag == name:
                return inner
    return None


def children(element: Element | None) -> dict[str, Element]:
    """The children by name; of several of one name the last."""
    return {} if element is None else {tag(inner): inner for inner in element}


def tag(element: Element) -> str:
    """An element's name. Comments and the like, which have none, are not parsed at all."""
    return str(element.tag)


def local_name(element: Element) -> str:
    """An element's name without its namespace."""
    return tag(element).rsplit("}", 1)[-1]


def value(element: Element | None, name: str, attribute: str = VAL) -> str | None:
    """An attribute (w:val unless told) of the first child of that name."""
    found = child(element, name)
    return None if found is None else found.get(attribute)


def is_on(element: Element) -> bool:
    """An on/off property is on unless its value says otherwise."""
    return element.get(VAL, "1").lower() not in _OFF


def flag(element: Element | None, name: str) -> bool | None:
    """An on/off property among an element's children; None where it is not there."""
    found = child(element, name)
    return None if found is None else is_on(found)


def integer(text: str | None) -> int | None:
    """A whole number as Word writes it; None for anything else."""
    if text is None:
        return None
    try:
        return int(text)
    except ValueError:
        try:
            return int(float(text))
        except (ValueError, OverflowError):
            return None
