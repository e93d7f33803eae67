"""Cards made of bands, one on the other: strips of one width between level lines, each set in columns of its own.

A bar with a title, a strip of labels beside values, a few columns of text, a list of controls and one of actions: no
two need have the same columns, so together they are no table of rows, and lines, fills and text all show columns.
A form whose labels and values nothing but stripes draw is one too: what stands beside a label may be a grid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from ..words import BBox
from .draft import DraftTable, Line, inside, overlap_area
from .frame_columns import is_bold
from .grid import Drawn, Grid, grid_of, read_drawing
from .lines import Printed, lines_of
from .page import Atom, PageContent
from .ruling import Ruling
from .seen import Seen
from .segments import Segment, cluster
from .setting import Setting, pieces_of, pills_of, settings_of
from .stack_parts import SAME, Part, in_grid, in_strip, parts_of, ruled_grids
from .tables import TableMaker

_STRIPES = 4


@dataclass(frozen=True, slots=True)
class _Stack:
    """A stack's grid, the grids in its cells, and the settings known by now."""

    grid: Grid
    inner: tuple[Grid, ...]
    settings: tuple[Setting, ...]


@dataclass(slots=True)
class _Row:
    """A part of a strip that is set in the same columns."""

    top: float
    bottom: float
    setting: Setting
    ruled: bool = False  # a drawn grid holds it


def stack_tables(
    content: PageContent, printed: Printed, drawn: Drawn, seen: Seen, titles: Sequence[BBox]
) -> tuple[list[DraftTable], list[Atom]]:
    """The stacks of a page as tables, and the words outside them."""
    found: list[DraftTable] = []
    words = printed.words
    for part in parts_of(content, printed, drawn, titles, seen.running):
        if any(overlap_area(part.bbox, table.bbox) >= 1.0 for table in found):
            continue
        stack = _Reader(part, content, words, drawn, seen.settings).stack()
        if stack is not None:
            seen.settings = list(stack.settings)
            tables, words = TableMaker(content, [stack.grid, *stack.inner]).make(words)
            for table in tables:
                table.stacked = True
            found.extend(tables)
    return found, words


class _Reader:
    """Reads one part of a page from top to bottom. `used` are the settings, the last one used last."""

    def __init__(
        self, part: Part, content: PageContent, words: Sequence[Atom], drawn: Drawn, known: Sequence[Setting]
    ) -> None:
        self.part, self.content, self.drawn = part, content, drawn
        self.words = [w for w in words if part.x0 - 3 <= (w.x0 + w.x1) / 2 <= part.x1 + 3]
        self.used = [replace(setting, rows=list(setting.rows)) for setting in known]
        self.known = {id(setting) for setting in self.used}
        self.fills = [fill.bbox for fill in content.fills]
        self.ruled = ruled_grids(drawn)

    def stack(self) -> _Stack | None:
        """The stack, if the part is one."""
        ys = self.part.ys
        if all(in_grid(top, bottom, self.ruled) for top, bottom in pairwise(ys)):
            return None  # whatever the rows of a drawn grid are, they tell of no stack
        held = [word for word in self.words if ys[0] < (word.top + word.bottom) / 2 < ys[-1]]
        if any(word.turn for word in held):
            return None
        lines = lines_of(held)
        first = self._beyond(self.part.above, -1)
        rows = [row for top, bottom in pairwise(ys) for row in self._strip(top, bottom, in_strip(lines, top, bottom))]
        if not _is_stack(rows, self.known):
            return None
        rows = [*first, *rows, *self._beyond(self.part.below, 1)]
        x0, x1 = self.part.x0, self.part.x1
        heights = sorted({y for row in rows for y in (row.top, row.bottom)})
        across = [Segment(y, x0, x1) for y in heights]
        down = [Segment(x, heights[0], heights[-1]) for x in (x0, x1)]
        for row in rows:
            down.extend(Segment(x, row.top, row.bottom) for x in row.setting.edges)
        grid = grid_of(across, down)
        several = tuple(setting for setting in self.used if setting.columns > 1)
        return _Stack(grid, tuple(self._inner(grid)), several) if grid is not None else None

    def _strip(self, top: float, bottom: float, lines: Sequence[Line], now: Setting | None = None) -> list[_Row]:
        """The rows of a strip: one, where lines or fills draw its columns. `now`: the setting that it goes on with."""
        pills = pills_of(self.fills, [word for line in lines for word in line.words])
        pieces = [pieces_of(line, pills) for line in lines]
        for setting in self._drawn(top, bottom):
            if all(setting.takes(line) for line in pieces):
                for line in pieces:
                    setting.add(line)
                rows = [_Row(top, bottom, setting)]
                break
        else:
            rows = self._rows(top, bottom, pieces, now)
        for row in rows:
            row.ruled = any(box[1] < (row.top + row.bottom) / 2 < box[3] for box in self.ruled)
            self.used = [*(setting for setting in self.used if setting is not row.setting), row.setting]
        return rows

    def _rows(self, top: float, bottom: float, lines: Sequence[list[Line]], now: Setting | None) -> list[_Row]:
        """The rows of a strip that nothing upright is drawn in: a header is one of its own."""
        rows: list[_Row] = []
        last: list[Line] = []
        bold = sum(len(pieces) == 1 and is_bold(pieces[0]) for pieces in lines)
        for setting, pieces in settings_of(lines, self.used, now):
            headed = (len(last) > 1 or (last is lines[0] and bold == 1)) and all(map(is_bold, last))
            headed = headed and not any(map(is_bold, pieces))
            if not rows or rows[-1].setting is not setting or headed:
                at = (max(p.bottom for p in last) + min(p.top for p in pieces)) / 2 if last else top
                if rows:
                    rows[-1].bottom = at
                rows.append(_Row(at, bottom, setting))
            last = pieces
        return rows

    def _beyond(self, lines: Sequence[Line], way: int) -> list[_Row]:
        """The rows above the first line, or below the last, that are set as strips of the stack are.

        Right at the top of a page a text may go on in one column, where earlier pages know the columns.
        """
        pills = pills_of(self.fills, [word for line in lines for word in line.words])
        several = [setting for setting in self.used if setting.reaches]
        taken: list[Line] = []
        sure = rows = 0
        for line in lines[::way]:
            pieces = pieces_of(line, pills)
            taken.append(line)
            if any(setting.takes(pieces) for setting in several):
                rows += len(pieces) > 1
                sure = len(taken) if rows or (way < 0 and self.known) else sure
            elif way < 0:
                break
        if way > 0 and self._ends_with_bar():
            sure = len(taken)
        elif not sure or (sure > rows and rows == 1 and way > 0):
            return []
        if not taken[:sure]:
            return []
        taken = sorted(taken[:sure], key=lambda line: line.top)
        ys = self.part.ys
        top = taken[0].top - 0.5 if way < 0 else ys[-1]
        bottom = taken[-1].bottom + 0.5 if way > 0 else ys[0]
        return self._strip(top, bottom, taken, self.used[-1] if way < 0 and self.used else None)

    def _ends_with_bar(self) -> bool:
        """The last strip is a label: its text stands below the last line."""
        held = [w for w in self.words if self.part.ys[-2] < (w.top + w.bottom) / 2 < self.part.ys[-1]]
        lines = lines_of(held)
        return len(lines) == 1 and is_bold(lines[0]) and len(pieces_of(lines[0])) == 1

    def _drawn(self, top: float, bottom: float) -> Iterator[Setting]:
        """The settings that upright lines, or else fills as high as the strip, draw there."""
        for number, xs in enumerate((self._lined(top, bottom), self._painted(top, bottom))):
            if xs:
                same = (one for one in reversed(self.used) if one.drawn and _same(one.drawn, xs))
                yield next(same, None) or Setting(drawn=xs, loose=number == 0 or len(xs) == 1)

    def _lined(self, top: float, bottom: float) -> tuple[float, ...]:
        return self._inner_edges(s.at for s in self.drawn.down if _fill_up(s.start, s.end, top, bottom))

    def _painted(self, top: float, bottom: float) -> tuple[float, ...]:
        x0, x1 = self.part.x0 - SAME, self.part.x1 + SAME
        boxes = [b for b in self.fills if _fill_up(b[1], b[3], top, bottom) and x0 < b[0] and b[2] < x1]
        return self._inner_edges(x for box in boxes for x in (box[0], box[2]))

    def _inner_edges(self, found: Iterable[float]) -> tuple[float, ...]:
        return tuple(cluster(x for x in found if self.part.x0 + SAME < x < self.part.x1 - SAME))

    def _inner(self, grid: Grid) -> list[Grid]:
        """The grids that lines draw inside cells."""
        out: list[Grid] = []
        for box in (grid.box(span) for span in grid.spans):
            rules = [rule for rule in self.content.rules if inside(rule.bbox, box, -1.0)]
            if rules:
                fills = [fill for fill in self.content.fills if inside(fill.bbox, box, -1.0)]
                out.extend(read_drawing(Ruling(rules, fills), (0, 0, self.content.width, self.content.height)).grids)
        return out


def _is_stack(rows: Sequence[_Row], known: Set[int]) -> bool:
    """No one setting explains the strips, those of drawn grids aside; or a stack of earlier pages goes on."""
    several = [row for row in rows if row.setting.columns > 1 and not row.ruled]
    stripes = [row for row in several if row.setting.columns == 2 and row.setting.drawn and row.setting.loose]
    settings = list({id(row.setting): row.setting for row in several}.values())
    if (len(stripes) >= _STRIPES and len(settings) == 1) or any(id(setting) in known for setting in settings):
        return True
    ranked = sorted(settings, key=lambda one: -one.columns)
    own = [one for n, one in enumerate(ranked) if not any(other.explains(one) for other in ranked[:n])]
    return len(own) > 1 and any(one.regular for one in own if not one.drawn)


def _fill_up(start: float, end: float, top: float, bottom: float) -> bool:
    return min(end, bottom) - max(start, top) > 0.8 * (bottom - top)


def _same(a: Sequence[float], b: Sequence[float]) -> bool:
    return len(a) == len(b) and all(abs(p - q) < SAME for p, q in zip(a, b, strict=True))
