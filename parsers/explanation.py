"""What `riskreader explain` tells, as typed values, and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

CUT = 60
WIDTH = 48


@dataclass(frozen=True, slots=True)
class Meaning:
    """A printed label, what it was taken for, and what told so."""

    label: str
    field: str  # "owner", "likelihood, inherent", "extra"
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """Tables of one kind, a legend or a group of sections: what they were taken for, and their labels."""

    kind: str
    places: tuple[str, ...]
    verdict: str
    meanings: tuple[Meaning, ...] = ()
    notes: tuple[str, ...] = ()
    records: int = 0

    @property
    def head(self) -> str:
        count = f"{len(self.places)} {self.kind}s" if len(self.places) > 1 else self.kind
        records = f"; {counted(self.records, 'record')}" if self.records else ""
        return f"{', '.join((count, *dict.fromkeys(self.places)))}: {self.verdict}{records}".removesuffix(": ")


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole document. `unknown` are labels without a field, which a profile could teach."""

    summary: str
    accounts: tuple[Account, ...]
    unknown: tuple[str, ...]
    furniture: tuple[str, ...]
    prose: tuple[str, ...]  # the beginnings of paragraphs outside any risk


def cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= CUT else f"{text[: CUT - 1]}…"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def alike(accounts: Sequence[Account]) -> Iterator[Account]:
    """Tables of the same verdict and labels together, where the first stands: a report has a card a risk."""
    groups: dict[tuple[object, ...], list[Account]] = {}
    for number, account in enumerate(accounts):
        key = (account.kind, account.verdict, account.meanings, number if account.notes else None)
        groups.setdefault(key, []).append(account)
    for group in groups.values():
        places = tuple(place for account in group for place in account.places)
        yield replace(group[0], places=places, records=sum(account.records for account in group))


def lines(told: Explanation) -> Iterator[str]:
    """The explanation for people, a block a table."""
    yield told.summary
    for account in told.accounts:
        yield ""
        yield account.head
        yield from _meaning_lines(account.meanings)
        yield from (f"  {note}" for note in account.notes)
    if told.furniture:
        yield ""
        yield "left out as headers, footers and page numbers:"
        yield from (f"  {item}" for item in told.furniture)
    if told.prose:
        yield ""
        yield "prose outside any risk:"
        yield from (f"  {item}" for item in told.prose)
    if told.unknown:
        yield ""
        yield 'labels without a field; a profile can teach them, [labels] field = ["…"]:'
        yield from (f"  {cut(label)}" for label in told.unknown)


def _meaning_lines(meanings: Sequence[Meaning]) -> Iterator[str]:
    width = min(WIDTH, max((len(cut(m.label)) for m in meanings), default=0))
    for meaning in meanings:
        label = cut(meaning.label) or "(no label)"
        yield f"  {label:<{width}}  -> {meaning.field:<22}  {meaning.why}"
