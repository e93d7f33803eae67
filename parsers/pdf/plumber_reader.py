"""The second PDF reader: pdfplumber, slow and independent. It checks the first one.

It knows no clip paths and no transparency (pdfminer.six reads neither), so its fills can be larger and darker than
what is shown.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ...ingest.errors import DamagedReportError, EncryptedReportError
from ..words import BBox, Colour
from .drawing import Canvas, Point, Subpath, flatten
from .glyphs import is_bold_name, is_italic_name, readable
from .page import Atom, Glance, Look, PageContent, atoms_of
from .pdfium_reader import DAMAGED, ENCRYPTED, NO_PAGES
from .pdfium_view import View, intersect, make_view, transform_box, turn_of
from .word_options import GAP_OF_SIZE, NEAR_BLACK, TURNED_WORD_OPTIONS, WORD_OPTIONS, prints_no_spaces

if TYPE_CHECKING:
    from pdfplumber.page import Page

_SAME_PLACE = 0.5  # points: the same letter this close is printed twice
_AXIS = 0.01  # the sine of the greatest lean of text that is called level

# What pdfminer.six lets out when a file's structure is not what it says it is
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


class PlumberReader:
    """Gives a PDF's pages as pdfplumber reads them."""

    def __init__(self, data: bytes) -> None:
        import pdfplumber
        from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import PdfminerException

        self._errors = (PdfminerException, PSException, *_BROKEN)
        try:
            self._pdf = pdfplumber.open(BytesIO(data))
        except self._errors as error:
            cause = error.args[0] if error.args else None
            if isinstance(cause, PDFEncryptionError | PDFPasswordIncorrect):
                raise EncryptedReportError(ENCRYPTED) from error
            raise DamagedReportError(DAMAGED) from error
        try:
            self._count = len(self._pdf.pages)
        except self._errors as error:
            raise DamagedReportError(DAMAGED) from error
        if self._count < 1:
            raise DamagedReportError(NO_PAGES)

    def page_count(self) -> int:
        return self._count

    def numbers(self) -> Sequence[int]:
        return range(1, self._count + 1)

    def title(self) -> str | None:
        """The title among the file's properties, None where it is missing or blank."""
        title = self._pdf.metadata.get("Title")
        return title.strip() or None if isinstance(title, str) else None

    def glance(self, number: int) -> Glance:
        """Words in content order on one line: pdfplumber has nothing cheaper."""
        page = self.page(number)
        return Glance(number, page.width, page.height, page.rotation, " ".join(word.text for word in page.words))

    def page(self, number: int) -> PageContent:
        if not 1 <= number <= self._count:
            raise IndexError(f"page {number}: the PDF has pages 1 to {self._count}")
        page = self._pdf.pages[number - 1]
        try:
            return _read(page, number)
        except self._errors as error:
            raise DamagedReportError(f"page {number}: {DAMAGED}") from error
        finally:
            page.close()

    def pages(self, numbers: Iterable[int]) -> Iterator[PageContent]:
        return map(self.page, numbers)

    def close(self) -> None:
        self._pdf.close()


def _read(page: Page, number: int) -> PageContent:
    view, right, down = _view(page)
    drawing = _canvas(page, view, right, down).drawing()
    return PageContent(
        number=number,
        width=view.width,
        height=view.height,
        rotation=view.rotation,
        words=_words(page, view, right, down),
        rules=drawing.rules,
        fills=drawing.fills,
        shapes=drawing.shapes,
        images=drawing.images,
        papers=drawing.papers,
    )


def _view(page: Page) -> tuple[View, float, float]:
    """The page as shown, and how far pdfplumber's coordinates must move to be its."""
    media = _normal(page.page_obj.mediabox)
    crop = intersect(_normal(page.page_obj.cropbox), media) or media
    if crop[0] == crop[2] or crop[1] == crop[3]:
        crop = media
    view = make_view(*crop, page.rotation // 90)
    shown = transform_box(media, view.matrix)
    return view, shown[0] - page.mediabox[0], shown[1] - page.mediabox[1]


def _normal(box: Any) -> BBox:
    x0, y0, x1, y1 = (float(edge) for edge in box)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _words(page: Page, view: View, right: float, down: float) -> tuple[Atom, ...]:
    from pdfplumber.utils.text import extract_words

    every = _once(page.chars)
    order = {id(char): index for index, char in enumerate(every)}
    level = [char for char in every if not _is_slanted(char)]
    for char in level:
        # pdfminer.six tells this from the signs of products that rounding decides where a page is turned
        char["upright"] = abs(char["matrix"][0]) > abs(char["matrix"][1])
    flowing = [char for char in level if char["upright"] and char["matrix"][0] > 0]
    others = [char for char in level if not (char["upright"] and char["matrix"][0] > 0)]
    narrow = prints_no_spaces(len(every), sum(char["text"].isspace() for char in every))
    gap = GAP_OF_SIZE if narrow else None
    flow, turned = {**WORD_OPTIONS, "x_tolerance_ratio": gap}, {**TURNED_WORD_OPTIONS, "y_tolerance_ratio": gap}
    groups = [
        part
        for chars, options in ((flowing, flow), (others, turned))
        for word in extract_words(chars, return_chars=True, **options)
        for part in _by_font(word["chars"])
    ]
    groups.extend(_slanted_words(every))
    found: list[tuple[int, tuple[str, BBox, Look]]] = []
    for chars in groups:
        x0, x1 = min(char["x0"] for char in chars) + right, max(char["x1"] for char in chars) + right
        top, bottom = min(char["top"] for char in chars) + down, max(char["bottom"] for char in chars) + down
        if x1 <= 0 or x0 >= view.width or bottom <= 0 or top >= view.height:
            continue
        first = min(chars, key=lambda char: order[id(char)])
        a, b, c, d, e, f = first["matrix"]
        turn = turn_of((a, -b, c, -d, e, f))
        backwards = turn in (90, 180) and not _is_slanted(first)
        text = "".join(char["text"] for char in (reversed(chars) if backwards else chars))
        font = str(first["fontname"])
        size = float(first["height"] if turn in (0, 180) else first["width"])
        ink = _colour(first.get("non_stroking_color"))
        if ink is not None and max(ink.red, ink.green, ink.blue) <= NEAR_BLACK:
            ink = None
        bbox = (round(x0, 3), round(top, 3), round(x1, 3), round(bottom, 3))
        bold, italic = is_bold_name(font), is_italic_name(font)
        word = readable(text, font), bbox, (round(size, 2), bold, italic, ink, turn)
        found.append((order[id(first)], word))
    found.sort(key=lambda pair: pair[0])
    return atoms_of(page.page_number, [word for _, word in found])


def _once(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Characters without those that are printed again in their own place to look bold; PDFium leaves these out."""
    seen: dict[tuple[str, str, int, int], list[tuple[float, float]]] = {}
    out: list[dict[str, Any]] = []
    for char in chars:
        x, y = char["x0"], char["top"]
        column, row = int(x), int(y)
        near = (
            place
            for left in (column - 1, column, column + 1)
            for up in (row - 1, row, row + 1)
            for place in seen.get((char["text"], char["fontname"], left, up), ())
        )
        if char["text"].isspace() or all(max(abs(x - a), abs(y - b)) > _SAME_PLACE for a, b in near):
            out.append(char)
            seen.setdefault((char["text"], char["fontname"], column, row), []).append((x, y))
    return out


def _by_font(chars: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """A word's characters, parted where the font changes and a gap stands."""
    begin = 0
    for index, (one, other) in enumerate(pairwise(chars), 1):
        axis = ("x0", "x1") if one["upright"] else ("top", "bottom")
        gap = max(other[axis[0]] - one[axis[1]], one[axis[0]] - other[axis[1]])
        if one["fontname"] != other["fontname"] and gap > GAP_OF_SIZE * one["size"]:
            yield chars[begin:index]
            begin = index
    yield chars[begin:]


def _is_slanted(char: dict[str, Any]) -> bool:
    a, b = char["matrix"][:2]
    return bool(min(abs(a), abs(b)) > _AXIS * max(abs(a), abs(b)))


def _slanted_words(chars: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Slanted text (a watermark) in content order, parted by spaces: it parts no words of the lines that it crosses."""
    out: list[list[dict[str, Any]]] = []
    before: dict[str, Any] | None = None
    for char in chars:
        if not _is_slanted(char) or char["text"].isspace():
            before = None
            continue
        if before is None or before["matrix"][:4] != char["matrix"][:4]:
            out.append([])
        out[-1].append(char)
        before = char
    return out


def _canvas(page: Page, view: View, right: float, down: float) -> Canvas:
    canvas = Canvas(view.box)
    for thing in page.iter_layout_objects(page.layout._objs):
        kind = thing["object_type"]
        if kind == "image":
            x0, top, x1, bottom = (float(thing[key]) for key in ("x0", "top", "x1", "bottom"))
            canvas.image((x0 + right, top + down, x1 + right, bottom + down), view.box)
        elif kind in ("line", "rect", "curve"):
            subpaths = _subpaths(thing["path"], right, down)
            fill, stroke = _colour(thing.get("non_stroking_color")), _colour(thing.get("stroking_color"))
            if thing.get("fill") and fill is not None and subpaths:
                canvas.fill(subpaths, fill, view.box)
            if thing.get("stroke") and stroke is not None:
                canvas.stroke(subpaths, stroke, float(thing.get("linewidth") or 0.0), view.box)
    return canvas


def _subpaths(path: list[tuple[Any, ...]], right: float, down: float) -> list[Subpath]:
    out: list[Subpath] = []
    points: list[Point] = []
    curved = closed = False
    for command, *given in path:
        moved: list[Point] = [(x + right, y + down) for x, y in given]
        if command == "m":
            if len(points) > 1:
                out.append(Subpath(tuple(points), curved, closed))
            points, curved, closed = moved, False, False
        elif command == "l":
            points.extend(moved)
        elif command == "h":
            closed = True
        elif points:  # c, v, y: a curve, of which v and y leave one control point out
            curved = True
            if command == "v":
                moved.insert(0, points[-1])
            elif command == "y":
                moved.append(moved[-1])
            points.extend(flatten(points[-1], moved[0], moved[1], moved[2]))
    if len(points) > 1:
        out.append(Subpath(tuple(points), curved, closed))
    return out


def _colour(value: Any) -> Colour | None:
    """A colour of one (grey), three (RGB) or four (CMYK) numbers; None for a pattern or nothing."""
    parts = value if isinstance(value, tuple | list) else (value,)
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return None
    numbers = [min(1.0, max(0.0, float(part))) for part in parts]
    if len(numbers) == 1:
        numbers *= 3
    elif len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        numbers = [(1 - part) * (1 - black) for part in (cyan, magenta, yellow)]
    if len(numbers) != 3:
        return None
    red, green, blue = (round(number * 255) for number in numbers)
    return Colour(red, green, blue)
