"""Owners: the persons, posts and bodies of one cell, told apart and paired."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .models import Owner, OwnerKind
from .names import is_initials, is_title
from .owner_parts import Part, holds_person, is_sentence, outside_spans, pair
from .owner_read import without_label
from .owner_splits import parts_of
from .roles import BODIES, HEAD_WORDS, SERVICES, SUBJECTS
from .texts import is_blank, squash, strip_glyphs

_NOISE = re.compile(
    r"\b(?:supported\s+by|in\s+consultation\s+with|working\s+with|together\s+with|along\s+with|assisted\s+by)\b:?(?:\s+the\b)?",
    re.IGNORECASE,
)
_INNER_LABEL = re.compile(
    r"(?<=\S)\s+(?:(?:risk|action|control|service|strategic|operational|executive)\s+(?:owner|lead|manager|sponsor)|owner|support(?:ing\s+officer)?|deputy"
    r"|lead\s+officer|portfolio\s+holder)s?:\s+",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\(?\b[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+\)?")
_LONGEST_RUN = 8
"""Printed lines that one name or post may run over."""

_LONGEST_CELL = 40
"""Lines. In a longer cell each line is read alone: trying all ways to join them would take long."""


def parse_owners(lines: Sequence[str], kind: OwnerKind, ner_model: str | None = None) -> tuple[Owner, ...]:
    """Owners of a cell, from its printed lines in order. "TBC", "Vacant", "N/A" and "-" are nobody.

    Text that the rules leave undecided goes through spaCy, and with `ner_model` through that trained pipeline.
    """
    return _owners(tuple(lines), kind, ner_model)


@lru_cache(maxsize=4096)
def _owners(lines: tuple[str, ...], kind: OwnerKind, ner_model: str | None) -> tuple[Owner, ...]:
    parts = _initials([part for block in _blocks(lines) for part in _decided(block, ner_model)])
    owners = (Owner(name=_spoken(part.name), role=_spoken(part.role), kind=kind) for part in parts if _says_who(part))
    return tuple(dict.fromkeys(owners))


def _decided(block: list[_Line], ner_model: str | None) -> list[Part]:
    """The parts of a block by the rules; where a role holds a person, or a sentence, by spaCy if that can tell."""
    parts = _block_parts(block)
    if not any(_undecided(part) for part in parts):
        return parts
    from .people_nlp import find_people

    text = "".join(line.text + (line.slash or " ") for line in block)
    return [Part(name=found.name, role=found.role) for found in find_people(text, ner_model)] or parts


def _undecided(part: Part) -> bool:
    role = part.role or ""
    return holds_person(role) or is_sentence(role)


def _says_who(part: Part) -> bool:
    return bool(_spoken(part.name) or _spoken(part.role))


def _spoken(text: str | None) -> str | None:
    """A text that has letters: a telephone number is no role."""
    return text if text and any(char.isalpha() for char in text) else None


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line, or what stands before a slash in one; `slash` is the slash after it."""

    text: str
    slash: str = ""


def _blocks(lines: Sequence[str]) -> list[list[_Line]]:
    """The lines between semicolons: what those part is never one owner."""
    blocks: list[list[_Line]] = [[]]
    for raw in lines:
        for printed in raw.split("\n"):
            for number, piece in enumerate(_between_semicolons(_clean(printed, first=not blocks[0]))):
                if number:
                    blocks.append([])
                for text, slash in _between_slashes(piece.strip()):
                    if not text and blocks[-1] and slash:
                        blocks[-1][-1] = _Line(blocks[-1][-1].text, blocks[-1][-1].slash or slash)
                    elif text and not is_blank(text):
                        blocks[-1].append(_Line(text, slash))
    return [block for block in blocks if block]


def _between_semicolons(text: str) -> list[str]:
    out, start = [], 0
    for a, b in outside_spans(text, ";"):
        out.append(text[start:a])
        start = b
    return [*out, text[start:]]


def _between_slashes(text: str) -> list[tuple[str, str]]:
    """Pieces of a line with the slash after each: spaced slashes, and those at its ends."""
    spans = outside_spans(text, r"\s+/\s+|^/\s*|\s*/$")
    out, start = [], 0
    for a, b in spans:
        out.append((text[start:a], " / " if text[a:b].strip() != text[a:b] else "/"))
        start = b
    return [*out, (text[start:], "")]


def _block_parts(block: list[_Line]) -> list[Part]:
    """The parts of a block; a role and a name are paired between the slashes, across one only where they are alone."""
    groups: list[list[Part]] = [[]]
    for parts, slash in _best_runs(tuple(block)):
        groups[-1].extend(parts)
        if slash:
            groups.append([])
    if len(groups) == 2 and all(len(group) == 1 for group in groups):
        return pair([*groups[0], *groups[1]])
    return [part for group in groups for part in pair(group)]


def _initials(parts: list[Part]) -> list[Part]:
    """ "HR" alone or among initials is a person's; beside posts and services it is human resources."""
    if all(part.role == "HR" if part.name is None else is_initials(part.name) and not part.role for part in parts):
        return [Part(name=part.name or part.role) for part in parts]
    return parts


def _clean(line: str, first: bool) -> str:
    """A line without its label and bullet; a dash that only a later line begins with is no bullet."""
    text = squash(_EMAIL.sub(" ", line))
    text = text if text[:1] in "-–—" and not first else strip_glyphs(text)
    bare = without_label(text)
    if not first and not text[: len(text) - len(bare)].rstrip().endswith(":"):
        bare = text  # "Climate" over "Lead – A. Jones": no label
    text = _INNER_LABEL.sub("; ", bare)
    return "" if is_blank(text) else squash(_NOISE.sub(";", text))


_Runs = list[tuple[list[Part], str]]


def _best_runs(lines: tuple[_Line, ...]) -> _Runs:
    """The parts of each logical line: printed lines are joined where that makes whole names and posts."""
    if len(lines) == 1:
        return [(list(parts_of(lines[0].text)), "")]
    widest = max(len(line.text) for line in lines)
    longest = _LONGEST_RUN if len(lines) <= _LONGEST_CELL else 1
    best: list[tuple[float, _Runs]] = [(0.0, [])]
    for end in range(1, len(lines) + 1):
        choices = []
        for start in range(max(0, end - longest), end):
            parts, cost = _run(lines[start:end], widest)
            cost += _torn(lines[start - 1], lines[start]) if start else 0.0
            choices.append((best[start][0] + cost, [*best[start][1], (parts, lines[end - 1].slash)]))
        best.append(min(reversed(choices), key=lambda choice: choice[0]))
    return best[-1][1]


def _torn(above: _Line, below: _Line) -> float:
    """What it costs to part two lines that each could stand alone, but are one post: "Company" over "Secretary"."""
    body, head = above.text.split()[-1].casefold(), below.text.split()[0].casefold()
    if above.slash:
        return 0.2 if above.slash == "/" else 0.0  # "Clerk/" over "RFO"
    plain = body in SERVICES | SUBJECTS and below.text.casefold() in ("manager", "officer")  # "IT Delivery" over it
    return 0.5 if plain or (body in BODIES and head in HEAD_WORDS) else 0.0


def _run(lines: tuple[_Line, ...], widest: int) -> tuple[list[Part], float]:
    text = lines[0].text
    cost = 0.0
    for above, line in pairwise(lines):
        first = line.text.split()[0]
        if above.slash:
            text = text + above.slash + line.text
            cost += 0.05
            continue
        if len(above.text) + len(first) + 4 < widest:
            cost += 0.2  # the next word had room on this line: more likely the line ends on purpose
        text = text + line.text if re.search(r"[A-Za-z][-‐]$", text) else text + " " + line.text
        cost += 0.1
    parts = list(parts_of(text))
    cost += sum(part.cost for part in parts) if parts else 0.3
    if re.match(r"(?:of|and|&|for|the|to|with|or)\s|[(,)&]|[-–—]\s", text) or re.search(
        r"(?:\b(?:of|and|for|the|to)|[(&–-])$", text
    ):
        cost += 4
    if is_title(text.split()[-1]):
        cost += 4
    if text.endswith(","):
        cost += 0.6
    if text.count("(") != text.count(")"):
        cost += 4
    return parts, cost
