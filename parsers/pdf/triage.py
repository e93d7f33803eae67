"""Which pages of a long document can hold a register, told by their plain text.

A committee pack of hundreds of pages holds a register of a few. Plain text costs a fifth of a page's layout, so long
documents are looked through first. A page too many costs milliseconds, a page too few costs risks: one is passed over
only where neither its own text nor its neighbours say that a register may run there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ..document import Document, Page
from ..vocabulary import Sense, Tokens, Vocabulary, stem
from .page import Glance, PageContent, PdfReader

LONG = 60
"""Pages from which on a document is looked through. Below that it takes as long as it saves."""
_FRONT = 2
"""Pages at the beginning that are read always: they hold title, body and date."""
_FEW = 3
"""Pages between two pages of a register that may hold anything and are read."""
_LABELS = 3
"""Different labels that make a page one of a register."""
_MANY = 5
"""Different labels that make a page the middle of one: its text may run on over more than the next page."""
_NARROW = 9
"""Words of a line, at most, where most lines are those of a table's cells."""
_MOSTLY = 0.6
"""Of a line's words, the share that labels have where it holds labels only."""
_LONGEST_LABEL = 24  # tokens: a table's header may stand on one line

_TOKEN = re.compile(r"[^\W_]+|#|%")
_ABOUT = frozenset(("risk", "threat", "hazard", "risg", "assurance", "likelihood", "probability"))
_MEASURED = frozenset(("likelihood", "impact"))
_TELLING = _MEASURED | {"rag", "stage", "risk", "controls", "causes", "assurances"}
"""Labels that other papers seldom print: one of them must be there."""


class ChosenPages:
    """A reader of a long document that lays out only the pages which can hold a register. It looks when it is made."""

    def __init__(self, reader: PdfReader, vocabulary: Vocabulary) -> None:
        self._reader = reader
        self._words: list[int] = []
        self._pages: list[Page] = []
        triage = Triage(vocabulary)
        for number in range(1, reader.page_count() + 1):
            seen = reader.glance(number)
            triage.show(seen)
            self._words.append(len(seen.text.split()))
            self._pages.append(Page(number, seen.width, seen.height, seen.rotation))
        self._chosen = triage.chosen()

    def page_count(self) -> int:
        return self._reader.page_count()

    def numbers(self) -> Sequence[int]:
        return [number for number, chosen in enumerate(self._chosen, 1) if chosen]

    def title(self) -> str | None:
        return self._reader.title()

    def glance(self, number: int) -> Glance:
        return self._reader.glance(number)

    def page(self, number: int) -> PageContent:
        return self._reader.page(number)

    def pages(self, numbers: Iterable[int]) -> Iterator[PageContent]:
        return self._reader.pages(numbers)

    def close(self) -> None:
        self._reader.close()

    def complete(self, document: Document) -> Document:
        """The document of the chosen pages with all its pages, and the count of the words on those passed over."""
        passed = tuple(number for number, chosen in enumerate(self._chosen, 1) if not chosen)
        words = sum(self._words[number - 1] for number in passed)
        return replace(
            document,
            pages=tuple(self._pages),
            page_count=len(self._pages),
            passed_pages=passed,
            passed_words=words,
        )


@dataclass(frozen=True, slots=True)
class Look:
    """What a page's plain text shows."""

    box: tuple[int, int]  # its width and height
    about: bool  # it speaks of risks
    labels: frozenset[str]  # what its label-like lines say
    narrow: bool  # its lines are short, as in a table's cells
    empty: bool

    @property
    def sure(self) -> bool:
        """It may hold a part of a register by its own text."""
        if not self.about or self.labels.isdisjoint(_TELLING):
            return False
        return len(self.labels) >= _LABELS or self.labels >= _MEASURED


class Triage:
    """Looks at pages one by one; `chosen` when all were shown."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = vocabulary
        self._values = frozenset(
            tokens[0] for words in vocabulary.values.values() for tokens in words if len(tokens) == 1
        )
        self._lines: dict[Tokens, frozenset[str]] = {}
        self._looks: list[Look] = []

    def show(self, page: Glance) -> None:
        labels: set[str] = set()
        lengths: list[int] = []
        text = page.text.casefold()
        about = any(word in text for word in _ABOUT)
        for line in text.split("\n"):
            length = len(line.split())
            if not length:
                continue
            lengths.append(length)
            if not about:
                continue
            tokens = tuple(_TOKEN.findall(line.partition(":")[0]))  # what stands before a colon may be a label
            if len(tokens) <= _LONGEST_LABEL:
                labels |= self._labels(tokens)
        narrow = bool(lengths) and median(lengths) <= _NARROW
        box = (round(page.width), round(page.height))
        self._looks.append(Look(box, about, frozenset(labels), narrow, not lengths))

    def chosen(self) -> list[bool]:
        """For each page whether its layout is to be read."""
        looks = self._looks
        chosen = [look.sure for look in looks]
        if not any(chosen):
            chosen = [look.about for look in looks]
        for at, look in enumerate(looks):
            if look.sure:
                reach = 2 if len(look.labels) >= _MANY else 1
                for near in range(max(0, at - reach), min(len(looks), at + reach + 1)):
                    chosen[near] = True
        usual = Counter(look.box for look in looks).most_common(1)[0][0]
        order = range(len(looks))
        for pages in (order, reversed(order)):
            _run_on(pages, looks, chosen, usual)
        _fill(chosen)
        chosen[:_FRONT] = [True] * min(_FRONT, len(looks))
        return chosen

    def _labels(self, tokens: Tokens) -> frozenset[str]:
        """What a line says if it holds nothing but labels (and perhaps their values); else nothing."""
        found = self._lines.get(tokens)
        if found is None:
            found = self._lines[tokens] = frozenset(self._read(tokens))
        return found

    def _read(self, tokens: Tokens) -> Iterator[str]:
        stems = (stem(token) for token in tokens if not token.isdigit())
        kept = [token for token in stems if token not in self._values]
        names: set[str] = set()
        told = 0
        known = sum(token in self._known.words for token in kept)
        at = 0 if known >= _MOSTLY * len(kept) else len(kept)  # the words of prose need not be put together
        while at < len(kept):
            for length in range(min(self._known.longest, len(kept) - at), 0, -1):
                senses = self._known.phrases.get(tuple(kept[at : at + length]))
                if senses:
                    found = set(_names(senses))
                    names |= found
                    told += length if found else 0
                    at += length
                    break
            else:
                at += 1
        if told and told >= _MOSTLY * len(kept):
            yield from names
        elif kept:  # a measure may stand before its value
            yield from (sense.measure for sense in self._known.phrases.get((kept[0],), ()) if sense.measure)


def _names(senses: Iterable[Sense]) -> Iterator[str]:
    """What a phrase says, by name; noise says nothing."""
    for sense in senses:
        if sense.measure or sense.field:
            yield sense.measure or str(sense.field)
        elif sense.stage:
            yield "stage"


def _run_on(pages: Iterable[int], looks: Sequence[Look], chosen: list[bool], usual: tuple[int, int]) -> None:
    """Choose the pages after a chosen one for as long as they look like the table that runs over them."""
    before: int | None = None
    for at in pages:
        look = looks[at]
        if not chosen[at] and before is not None and look.box == looks[before].box:
            chosen[at] = look.empty or look.narrow or look.box != usual
        before = at if chosen[at] else None


def _fill(chosen: list[bool]) -> None:
    """Choose what stands between chosen pages that are near to one another."""
    last = -1
    for at, one in enumerate(list(chosen)):
        if one:
            if last >= 0 and at - last - 1 <= _FEW:
                chosen[last:at] = [True] * (at - last)
            last = at
