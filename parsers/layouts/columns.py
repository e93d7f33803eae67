"""The columns of a wide table as printed: header tiers, their readings, and the shapes of what stands below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ..labels import Grammar, Reading
from ..lazy import lazy
from ..raw import MEASURES, PEOPLE, Field
from ..shapes import Kind, is_id, leading_id
from ..words import Word, join_words
from .cell_view import STRONG, WEAK, CellView
from .view import MOST_STAGE_WORDS, TableView

_PROGRESS = re.compile(
    r"(?:on|off) (?:track|target)|in (?:progress|hand|train)|not (?:yet )?(?:started|begun|due)|started|under ?way|"
    r"(?:partly |part )?complete|done|delivered|overdue|delayed|slipped|behind|ongoing|to start|planned|on hold",
    re.IGNORECASE,
)
"""How far an action is; a risk is open or closed."""


@dataclass(frozen=True)
class Column:
    """One column: its label, its super-header's reading, and its values, whose shapes are told when they are asked."""

    view: TableView = field(repr=False)
    index: int
    text: str
    words: tuple[Word, ...]
    reading: Reading | None
    above: Reading | None
    above_text: str | None
    leaf: str  # the text of the lowest tier
    lists_id: bool  # the label lists an id and somebody
    kinds: Counter[Kind]
    filled: Sequence[CellView] = field(repr=False)  # the cells in which something is printed

    @property
    def count(self) -> int:
        """How many values are printed in the column."""
        return self.kinds.total() - self.kinds[Kind.BLANK]

    def share(self, *kinds: Kind) -> float:
        """How much of what is printed in the column is of these kinds: 0 to 1."""
        return sum(self.kinds[kind] for kind in kinds) / self.count if self.count else 0.0

    @property
    def empty(self) -> bool:
        return not self.count

    @lazy
    def texts(self) -> Counter[str]:
        """What is printed in it, and how often."""
        return Counter([v.text for v in self.filled])

    def _share_of(self, tells: Callable[[str], object]) -> float:
        """Share of the values of which this is true."""
        return sum(n for text, n in self.texts.items() if tells(text)) / len(self.filled) if self.filled else 0.0

    @lazy
    def ids(self) -> float:
        """Share of the values that look like ids."""
        return self._share_of(is_id)

    @lazy
    def appetites(self) -> float:
        """Share of the values that say how much risk is sought."""
        return self._share_of(is_appetite)

    @lazy
    def percents(self) -> float:
        """Share of the values that are percentages."""
        return self._share_of(lambda text: text.endswith("%"))

    @lazy
    def progress(self) -> float:
        """Share of the values that say how far something is."""
        return self._share_of(_PROGRESS.match)

    @lazy
    def repeats(self) -> float:
        """Share of the values that stand in more than one row."""
        return sum(n for n in self.texts.values() if n > 1) / len(self.filled) if self.filled else 0.0

    @lazy
    def length(self) -> float:
        """Mean length of the values in words."""
        return sum(v.size for v in self.filled) / len(self.filled) if self.filled else 0.0

    @lazy
    def staged(self) -> float:
        """Share of the values that are stage words."""
        named = Counter([v.text for v in self.filled if v.grammar and v.size <= MOST_STAGE_WORDS])
        told = (n for text, n in named.items() if self.view.may_name_rows(text) and _is_stage(text, self.view.grammar))
        return sum(told) / len(self.filled) if self.filled else 0.0

    @lazy
    def counts(self) -> bool:
        """The values count the rows: 1, 2, 3 …"""
        return len(self.filled) > 2 and all(v.text.rstrip(".") == str(n) for n, v in enumerate(self.filled, 1))

    @lazy
    def coded(self) -> float:
        """Share of the values that hold an id, under a label that lists an id and somebody."""
        return sum(map(_coded, self.filled)) / len(self.filled) if self.filled and self.lists_id else 0.0


def read_columns(view: TableView, header: range, data: Sequence[int], grammar: Grammar) -> list[Column]:
    """The columns of a table whose header tiers are the rows of `header` and whose values stand in the rows `data`."""
    columns: list[Column] = []
    for index, values in enumerate(_below(view, data)):
        tiers = _tiers(view, header, index)
        text, reading, above, above_text = _label(tiers, grammar)
        columns.append(
            Column(
                view,
                index,
                text,
                tuple(word for tier in tiers for word in tier.cell.all_words()),
                reading,
                above,
                above_text,
                tiers[-1].text if tiers else "",
                _lists_id(text, grammar),
                Counter([v.kind for v in values]),
                [v for v in values if not v.blank],
            )
        )
    return _without_phantoms(columns)


def _below(view: TableView, data: Sequence[int]) -> list[list[CellView]]:
    """By column: the cells that begin in these rows."""
    columns: list[list[CellView]] = [[] for _ in range(view.columns)]
    for row in data:
        over = view.over(row)
        for v in view.row(row):
            if v is over[v.cell.column]:
                columns[v.cell.column].append(v)
    return columns


_LABEL = ("text", "words", "reading", "above", "above_text", "leaf")
"""What a column has of its label; the rest tells of its values."""


def _without_phantoms(columns: list[Column]) -> list[Column]:
    """Doubled rules make a column of their own: the label of an empty column goes to the unlabelled one beside it."""
    out = list(columns)
    for k, column in enumerate(columns):
        if not column.text or not column.empty:
            continue
        for beside in (k + 1, k - 1):
            if (
                0 <= beside < len(out)
                and not columns[beside].text
                and not columns[beside].empty
                and not out[beside].text
            ):
                held = out[beside]
                labelled = {name: getattr(column, name) for name in _LABEL}
                out[beside] = replace(held, **labelled)
                out[k] = replace(column, text="", words=(), reading=None, above=None, above_text=None, leaf="")
                break
    return out


_STEP = r"(?:very\s+)?(?:low|medium|moderate|significant|high|critical)"
_APPETITES = re.compile(
    r"(?:within|above|below|outside|exceeds?|exceeded)(?:\s+(?:risk\s+)?(?:appetite|tolerance))?|"
    r"(?:risk[- ])?(?:averse|avoid|minimal(?:ist)?|cautious|balanced|open|hungry|eager|seek(?:ing)?|flexible|receptive)"
    r"(?:\s*(?:/|to|and|-|–)\s*(?:averse|minimal(?:ist)?|cautious|balanced|open|hungry|eager|seek(?:ing)?))?|"
    rf"{_STEP}\s*(?:to|-|–)\s*{_STEP}",
    re.IGNORECASE,
)


def is_appetite(text: str) -> bool:
    """How much risk is sought, which judges no risk: "Averse", "Cautious", "Open", "Low to moderate"."""
    return _APPETITES.fullmatch(text.strip(" .:")) is not None


def _lists_id(text: str, grammar: Grammar) -> bool:
    """A label of an id and somebody, and no more: "Ref and owner"."""
    listed = {part.field for part in grammar.parts(text)}
    return Field.ID in listed and listed <= {Field.ID, *PEOPLE}


def _coded(v: CellView) -> bool:
    """One of its lines is an id, or an id begins it."""
    lines = [join_words(line) for p in v.cell.paragraphs for line in p.lines]
    return any(map(is_id, lines)) or leading_id(v.text) is not None


def _is_stage(text: str, grammar: Grammar) -> bool:
    """A short text is a stage word alone, as rows of one risk's stages begin with."""
    reading = grammar.read(text)
    return (
        reading is not None
        and reading.stage is not None
        and reading.field is Field.SCORE
        and reading.confidence >= STRONG
    )


def _says(above: Reading | None) -> bool:
    """A super-header that says something of what stands below it: a stage, a measure, actions or a line of defence."""
    if above is None or above.confidence < WEAK:
        return False
    return above.stage is not None or above.field in (*MEASURES, Field.ACTIONS) or above.line is not None


def _tiers(view: TableView, header: range, index: int) -> list[CellView]:
    """The header's cells over one column, from the highest to the lowest; a merged cell once."""
    tiers: list[CellView] = []
    for row in header:
        found = view.at(row, index)
        below = view.at(row + 1, index) if row + 1 in header else None
        if found and not found.text and below and below.reading and below.reading.field in MEASURES:
            found = view.stage_over(row + 1, index)
        if found and found.text and found not in tiers:
            tiers.append(found)
    return tiers


def _label(tiers: list[CellView], grammar: Grammar) -> tuple[str, Reading | None, Reading | None, str | None]:
    """The joined text, the leaf's reading, and the reading and text of the super-header over it."""
    if not tiers:
        return "", None, None, None
    whole_text = " ".join(tier.text for tier in tiers)
    leaf, supers = tiers[-1], tiers[:-1]
    above_text = " ".join(tier.text for tier in supers) or None
    if leaf.cell.column_span > 1 and not supers:
        above_text = leaf.text  # a super-header without sub-headers stands over all its columns
    above = grammar.read(above_text) if above_text else None
    if len(supers) > 1 and not _says(above):
        # a title over several groups says nothing of them: "Assessment and management" over "Actions" over "Due"
        nearest = grammar.read(supers[-1].text)
        if _says(nearest):
            above, above_text, whole_text = nearest, supers[-1].text, f"{supers[-1].text} {leaf.text}"
    whole = grammar.read(whole_text)
    says = _says(above)
    text = whole_text if says else leaf.text
    reading = leaf.reading
    if (
        reading is None
        or reading.confidence < STRONG
        or (above is None and whole and whole.confidence >= reading.confidence)
    ):
        reading = whole if whole and (reading is None or whole.confidence >= reading.confidence) else reading
    return text, reading, above, above_text
