"""The words of a page, from PDFium's characters: the words that pdfplumber's `extract_words` gives.

PDFium's own words differ (it guesses spaces from gaps), so the characters are put into lines and parted again, by the
rules of `word_options`. All of it is array work: a Python object is made for each word, none for a character.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from ctypes import addressof, c_int, c_uint, create_string_buffer
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from ..document import BBox, Colour
from .glyphs import is_bold_name, is_italic_name, readable
from .page import PageWord, Turn
from .pdfium_api import Api
from .pdfium_view import Matrix, View, is_upright, multiply, turn_of
from .word_options import NEAR_BLACK, X_TOLERANCE, Y_TOLERANCE

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint32]

_FORCE_BOLD = 1 << 18
_ITALIC = 1 << 6
_BOLD_WEIGHT = 700
_STROKE_ONLY = 1
_FILL_AND_STROKE = 2

_SPACE: Bools = np.array([chr(code).isspace() for code in range(0x10000)], dtype=np.bool_)
_SPACE[0] = True  # a glyph without meaning


@dataclass(frozen=True, slots=True)
class Font:
    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Style:
    """What a text object's words have in common."""

    font: Font
    bold: bool
    ink: Colour | None


class Fonts:
    """The fonts of one page. PDFium may give a later page's font the same address."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: dict[int, Font] = {}
        self._name = create_string_buffer(256)
        self._angle = c_int()

    def get(self, handle: int | None) -> Font:
        if handle is None:
            return Font("", False, False)
        font = self._known.get(handle)
        if font is None:
            font = self._known[handle] = self._read(handle)
        return font

    def _read(self, handle: int) -> Font:
        api = self._api
        api.font_name(handle, addressof(self._name), len(self._name))
        name = self._name.value.decode("utf-8", "replace")
        flags = max(0, api.font_flags(handle))
        weight = api.font_weight(handle)
        angle = self._angle.value if api.font_italic_angle(handle, addressof(self._angle)) else 0
        bold = is_bold_name(name) or bool(flags & _FORCE_BOLD) or weight >= _BOLD_WEIGHT
        return Font(name, bold, is_italic_name(name) or bool(flags & _ITALIC) or angle != 0)


class Colours:
    """Reads the colours of page objects."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._channels = (c_uint * 4)()
        start = addressof(self._channels)
        self._addresses = (start, start + 4, start + 8, start + 12)

    def fill(self, handle: int) -> tuple[int, int, int, int] | None:
        """Red, green, blue, opacity."""
        return self._read(self._api.fill_colour(handle, *self._addresses))

    def stroke(self, handle: int) -> tuple[int, int, int, int] | None:
        return self._read(self._api.stroke_colour(handle, *self._addresses))

    def _read(self, found: int) -> tuple[int, int, int, int] | None:
        if not found:
            return None
        red, green, blue, opacity = self._channels
        return red, green, blue, opacity


def ink_of(channels: tuple[int, int, int, int] | None) -> Colour | None:
    """The ink to report: None for black, nearly black or unknown."""
    if channels is None or max(channels[:3]) <= NEAR_BLACK:
        return None
    return Colour(*channels[:3])


class TextPage:
    """The characters of one page. `close` must be called."""

    def __init__(self, api: Api, page: int) -> None:
        self._api = api
        self._handle = api.load_text(page)
        self.count: int = max(0, api.char_count(self._handle)) if self._handle else 0

    def close(self) -> None:
        if self._handle:
            self._api.close_text(self._handle)
            self._handle = None

    def codes(self) -> Codes:
        """The Unicode of each character."""
        buffer = np.zeros(self.count + 1, np.uint16)
        got = self._api.text(self._handle, 0, self.count, buffer.ctypes.data)
        codes = buffer[:-1].astype(np.uint32)
        if got - 1 == self.count and not ((codes & 0xF800) == 0xD800).any():
            return codes
        # Characters beyond the basic plane, or left out of the text: ask for each.
        return np.fromiter(map(self._api.char_unicode, repeat(self._handle), range(self.count)), np.uint32, self.count)

    def text(self) -> str:
        buffer = np.zeros(self.count + 1, np.uint16)
        got = self._api.text(self._handle, 0, self.count, buffer.ctypes.data)
        return buffer[: max(0, got - 1)].tobytes().decode("utf-16-le", "replace")

    def generated(self, indexes: Sequence[int]) -> Bools:
        """Which of these characters PDFium made up."""
        answers = map(self._api.char_generated, repeat(self._handle), indexes)
        return np.fromiter((answer == 1 for answer in answers), np.bool_, len(indexes))

    def boxes(self, indexes: Sequence[int]) -> npt.NDArray[np.float32]:
        """Left, top, right, bottom in the page's own coordinates (y up), a row a character: advance by font height."""
        boxes = np.zeros((len(indexes), 4), np.float32)
        start = boxes.ctypes.data
        addresses = range(start, start + 16 * len(indexes), 16)
        deque(map(self._api.char_box, repeat(self._handle), indexes, addresses), maxlen=0)
        return boxes

    def objects(self, indexes: Sequence[int]) -> list[int]:
        """The text object of each of these characters (0 for none)."""
        found = map(self._api.char_object, repeat(self._handle), indexes)
        return [handle or 0 for handle in found]

    def matrix(self, index: int) -> Matrix:
        values = np.zeros(6, np.float32)
        self._api.char_matrix(self._handle, index, values.ctypes.data)
        a, b, c, d, e, f = values.tolist()
        return a, b, c, d, e, f


def read_words(api: Api, text: TextPage, view: View) -> tuple[PageWord, ...]:
    """The words on the page as shown, in content order; those wholly off the page are left out."""
    if not text.count:
        return ()
    codes = text.codes()
    space = _SPACE[np.minimum(codes, 0xFFFF)]
    drop = np.zeros(text.count, np.bool_)
    spaces = np.flatnonzero(space)
    drop[spaces[text.generated(spaces.tolist())]] = True
    kept = np.flatnonzero(~drop)
    if not kept.size or space[kept].all():
        return ()

    # Every character of a run between (any) spaces belongs to text objects that run the same way: one question a run.
    starts = np.flatnonzero(~space & np.concatenate(([True], space[:-1])))
    run_objects = text.objects(starts.tolist())
    directions = _Directions(text, view)
    run_upright = np.array([directions.upright(o, i) for o, i in zip(run_objects, starts.tolist(), strict=True)])
    run_of = np.maximum(np.cumsum(np.isin(np.arange(text.count), starts, assume_unique=True)) - 1, 0)[kept]
    upright = run_upright[run_of]

    codes, space = codes[kept], space[kept]
    boxes = _shown(text.boxes(kept.tolist()), view)
    order, begins = _part(boxes, space, upright)
    ends = np.append(begins[1:], order.size)

    ordered = boxes[order]
    low = np.minimum.reduceat(ordered[:, :2], begins, axis=0)
    high = np.maximum.reduceat(ordered[:, 2:], begins, axis=0)
    first = np.minimum.reduceat(order, begins)  # position in content order, among the kept
    is_word = ~space[order[begins]]
    on_page = (high[:, 0] > 0) & (low[:, 0] < view.width) & (high[:, 1] > 0) & (low[:, 1] < view.height)
    chosen = np.flatnonzero(is_word & on_page)
    chosen = chosen[np.argsort(first[chosen], kind="stable")]

    characters = codes[order].tobytes().decode("utf-32-le", "replace")
    rounded = np.round(np.hstack((low, high))[chosen], 3).tolist()
    indexes = kept[first[chosen]].tolist()
    handles = text.objects(indexes)
    styles = _Styles(api)
    words: list[PageWord] = []
    spans = zip(begins[chosen].tolist(), ends[chosen].tolist(), rounded, indexes, handles, strict=True)
    for begin, end, box, index, handle in spans:
        turn = directions.turn(handle, index)
        style = styles.get(handle)
        word = characters[begin:end]
        if turn in (90, 180):
            word = word[::-1]
        x0, top, x1, bottom = box
        size = round(bottom - top if turn in (0, 180) else x1 - x0, 2)
        bbox: BBox = (x0, top, x1, bottom)
        words.append(
            PageWord(readable(word, style.font.name), bbox, size, style.bold, style.font.italic, style.ink, turn)
        )
    return tuple(words)


class _Directions:
    """Which way each text object runs."""

    def __init__(self, text: TextPage, view: View) -> None:
        self._text = text
        self._view = view
        self._known: dict[int, tuple[Turn, bool]] = {}

    def _get(self, handle: int, index: int) -> tuple[Turn, bool]:
        found = self._known.get(handle)
        if found is None:
            matrix = multiply(self._text.matrix(index), self._view.matrix)
            found = self._known[handle] = (turn_of(matrix), is_upright(matrix))
        return found

    def turn(self, handle: int, index: int) -> Turn:
        return self._get(handle, index)[0]

    def upright(self, handle: int, index: int) -> bool:
        return self._get(handle, index)[1]


class _Styles:
    """The style of each text object."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._fonts = Fonts(api)
        self._colours = Colours(api)
        self._known: dict[int, Style] = {0: Style(Font("", False, False), False, None)}

    def get(self, handle: int) -> Style:
        style = self._known.get(handle)
        if style is None:
            mode = self._api.object_render_mode(handle)
            font = self._fonts.get(self._api.object_font(handle))
            channels = self._colours.stroke(handle) if mode == _STROKE_ONLY else self._colours.fill(handle)
            style = Style(font, font.bold or mode == _FILL_AND_STROKE, ink_of(channels))
            self._known[handle] = style
        return style


def _shown(boxes: npt.NDArray[np.float32], view: View) -> Floats:
    """x0, top, x1, bottom on the page as shown, from PDFium's left, top, right, bottom."""
    a, b, c, d, e, f = view.matrix
    left, top, right, bottom = (boxes[:, column].astype(np.float64) for column in range(4))
    if a:  # not turned, or upside down
        xs, ys = (a * left + e, a * right + e), (d * top + f, d * bottom + f)
    else:
        xs, ys = (c * bottom + e, c * top + e), (b * left + f, b * right + f)
    return np.stack((np.minimum(*xs), np.minimum(*ys), np.maximum(*xs), np.maximum(*ys)), axis=1)


def _part(boxes: Floats, space: Bools, upright: Bools) -> tuple[Ints, Ints]:
    """Order the characters by line and place on it, and say where in that order words (and lone spaces) begin.

    As pdfplumber does it: each stretch of upright or other text by itself; lines by tops that lie close together;
    characters of a line by their left edges. Text that is not upright: the same along the other axis.
    """
    stretch = np.cumsum(np.concatenate(([False], upright[1:] != upright[:-1])))
    across = np.where(upright, boxes[:, 1], boxes[:, 0])
    along = np.where(upright, boxes[:, 0], boxes[:, 1])
    along_end = np.where(upright, boxes[:, 2], boxes[:, 3])
    # pdfplumber's tolerances change places with the axis; they are equal
    by_line = np.lexsort((across, stretch))
    steps = np.diff(across[by_line]) > Y_TOLERANCE
    steps |= np.diff(stretch[by_line]) != 0
    line = np.empty(len(by_line), np.intp)
    line[by_line] = np.concatenate(([0], np.cumsum(steps)))
    order = np.lexsort((along, line))

    line, across, along, along_end, space = line[order], across[order], along[order], along_end[order], space[order]
    begins = np.ones(len(order), np.bool_)
    begins[1:] = (
        space[1:]
        | space[:-1]
        | (line[1:] != line[:-1])
        | (along[1:] > along_end[:-1] + X_TOLERANCE)
        | (np.abs(np.diff(across)) > Y_TOLERANCE)
    )
    return order, np.flatnonzero(begins)
