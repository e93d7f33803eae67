"""Parts of an owner's cell: persons, names and roles, what an incomplete one costs, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .names import FIRST_NAMES, is_initials, is_title, name_strength, strip_title
from .roles import (
    ABBREVIATED,
    ACRONYM_BODIES,
    BODIES,
    CONNECTORS,
    KNOWN,
    POSTS,
    is_complete,
    is_rolish,
    words_of,
)

_SURNAME_FIRST = re.compile(r"(?:(?:van|von|de|der|den|la|le) )*[A-Z][\w'’\-]+, (?:[A-Z][a-z]+|(?:[A-Z]\.?){1,2})")
_HEAD_OF = re.compile(r"[HD]o[A-Z]{1,3}")
"""A head or director of something in short: "HoIA", "DoCS"."""
_DOTTED = re.compile(r"(?:[A-Z]\.){1,3}")

_LONGEST_SENTENCE = 40
"""Words. A longer text in an owner's cell is about something else."""


@dataclass(frozen=True, slots=True)
class Part:
    """A person (name and role), a name or a role; `loose`: it may pair with the next line or after a comma."""

    name: str | None = None
    role: str | None = None
    loose: bool = True
    cost: float = 0.0  # how unlike a whole name or post it is


def is_surname_first(text: str) -> bool:
    """ "Smith, John": a surname before a first name, neither of them a word of posts and services."""
    surname, _, first = text.partition(", ")
    if is_initials(surname):
        return False  # "TM, AF"
    return _SURNAME_FIRST.fullmatch(text) is not None and not is_rolish(surname) and not is_rolish(first)


def split_outside(text: str, pattern: str) -> list[str]:
    """Split at separators that stand outside brackets."""
    pieces, start = [], 0
    for a, b in outside_spans(text, pattern):
        pieces.append(text[start:a])
        start = b
    pieces.append(text[start:])
    return [piece.strip(" ,") for piece in pieces if piece.strip(" ,.-–")]


def outside_spans(text: str, pattern: str) -> list[tuple[int, int]]:
    """Where a separator stands outside brackets."""
    out = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        before = text[: match.start()]
        if before.count("(") <= before.count(")"):
            out.append(match.span())
    return out


def strength(text: str) -> int:
    """0 to 3 as in `name_strength`; initials count as 2."""
    plain = text.strip(" ,.;:")
    if plain in ACRONYM_BODIES or plain in ABBREVIATED or _HEAD_OF.fullmatch(plain) or plain == "HR":
        return 0
    if is_initials(plain) or is_surname_first(plain):
        return 2
    return name_strength(plain, KNOWN)


def is_person(text: str) -> bool:
    return strength(text) >= 2


def pair(parts: Sequence[Part]) -> list[Part]:
    """Join a role with the name beside it, where each stands alone: "A. Jones, Head of Finance" is one person."""
    loose = [part for part in parts if part.loose and (part.name is None) != (part.role is None)]
    role_first = bool(loose) and loose[0].role is not None
    out: list[Part] = []
    skip = False
    for position, part in enumerate(parts):
        if skip:
            skip = False
            continue
        after = parts[position + 1] if position + 1 < len(parts) else None
        if after and part.loose and after.loose and fits(part, after, role_first):
            out.append(
                Part(
                    name=part.name or after.name, role=part.role or after.role, loose=False, cost=part.cost + after.cost
                )
            )
            skip = True
        else:
            out.append(part)
    return out


def fits(part: Part, after: Part, role_first: bool) -> bool:
    """Whether one is only a role and the other only a name, in that order or the other."""
    role, name = (part, after) if role_first else (after, part)
    return role.name is None and role.role is not None and name.role is None and name.name is not None


def holds_person(text: str) -> bool:
    """A role with a name inside it, by title, first name or initial: two or more owners that nothing parts."""
    for first, second in pairwise(re.findall(r"[\w'’.\-]+", text)):
        plain = second.strip(".").casefold()
        if not second[0].isupper() or plain in KNOWN or second in ACRONYM_BODIES:
            continue
        if is_title(first) or _DOTTED.fullmatch(first):
            return True
        known = first.casefold() in FIRST_NAMES and first.casefold() not in KNOWN
        if known and first[0].isupper() and len(plain) > 1:
            return True
    return False


def is_sentence(text: str) -> bool:
    """A text that names somebody in running words: "The risk is owned by the Head of Finance"."""
    words = words_of(text)
    if not 5 <= len(words) <= _LONGEST_SENTENCE or not any(
        word in POSTS or word in BODIES or word in {"head", "lead"} for word in words
    ):
        return False
    plain = [token for token in text.split() if token.isalpha() and token.islower()]
    return sum(token not in KNOWN and token not in CONNECTORS for token in plain) >= 2


def role_part(text: str, loose: bool, penalty: float) -> Part:
    """A role; `penalty` is what it costs where it is only a part of one."""
    return Part(role=text, loose=loose, cost=role_cost(text, penalty))


def role_cost(text: str, penalty: float) -> float:
    cost = 0.0 if is_complete(text) else penalty
    words = words_of(text)
    if words and any(word in FIRST_NAMES and word not in KNOWN for word in (words[0], words[-1])):
        cost += 1.5
    if re.search(r"\s[A-Z]\.$", text) or is_title(text.rsplit(maxsplit=1)[-1]):
        cost += 3.0  # the rest of the name is cut off
    cost += _tail_cost(words)
    pieces = text.split(" / ")
    if len(pieces) > 1:  # a slash between whole posts parts them; one beside a piece of a post may, too
        cost += 0.8 * (not is_complete(pieces[-1])) + 0.3 * (not is_complete(pieces[0]))
    return cost + (3.0 if holds_person(text) else 0.0)


def _tail_cost(words: tuple[str, ...]) -> float:
    """What words behind a closed post cost: "Estates Manager Business" is likely cut."""
    if len(words) < 2:
        return 0.0
    if words[-1] in {"assistant", "deputy", "chief", "senior", "group"} or (
        words[-1] == "executive" and words[-2] in POSTS | BODIES
    ):
        return 0.5
    heads = [position for position, word in enumerate(words) if word in {"manager", "director", "officer"}]
    if any(b - a > 1 for a, b in pairwise(heads)) and not CONNECTORS & set(words):
        return 0.5  # "General Manager Finance General Manager People"
    triples = zip(("", *words), words, words[1:], strict=False)
    closed = any(
        (word in POSTS or (before, word) == ("chief", "executive")) and after not in CONNECTORS
        for before, word, after in triples
    )
    return 0.15 if closed and words[-1] not in POSTS | BODIES and not {"of", "for"} & set(words) else 0.0


def name_part(text: str, loose: bool, more: float = 0.0) -> Part:
    return Part(name=text, loose=loose, cost=_name_cost(text) + more)


def both(name: str, role: str, penalty: float = 0.0, more: float = 0.0) -> Part:
    """A person with a role; `penalty` is what the role costs where it is only a part of one."""
    return Part(name=name, role=role, loose=False, cost=_name_cost(name) + role_cost(role, penalty) + more)


def _name_cost(text: str) -> float:
    """What is missing from a whole name: "Cllr A" and "R." are cut, "Smith" and "Dr Priya" may be."""
    title, rest = strip_title(text)
    tokens = rest.split()
    if len(tokens) != 1 or is_initials(rest):
        return 0.0
    if len(rest.strip(".")) == 1:
        return 2.0
    if title:
        return 0.8 if rest.casefold() in FIRST_NAMES else 0.3
    return 1.5
