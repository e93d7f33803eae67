"""One entity of an owner's cell: a name, a role, or both by bracket, dash, colon or mere neighbourhood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .names import FIRST_NAMES, is_initials, is_title, name_strength, strip_title
from .roles import ABBREVIATED, ACRONYM_BODIES, KNOWN, POSTS, is_complete, is_jammed, is_rolish, starts_post, words_of
from .texts import is_blank, is_pending

_LABEL = re.compile(
    r"^(?:(?:corporate|strategic|executive|senior|operational|primary|secondary|overall|main|current|joint)\s+)?(?:(?:risk|action|control|process|project|service|assurance|accountable)\s+)?"
    r"(?:owners?|leads?|lead\s+(?:officers?|director|member)|responsible\s+(?:officers?|person|director)|accountable\s+(?:officers?|director)|assigned\s+to|managed\s+by|sponsor"
    r"|portfolio\s+holders?|porfolio\s+holders?|cabinet\s+members?|lead\s+members?|p\.?h\.?|sro)(?:\s*\(s\))?\s*(?::|\s[-–—]\s)\s*",
    re.IGNORECASE,
)
_SURNAME_FIRST = re.compile(r"[A-Z][\w'’\-]+, [A-Z][a-z]+")
_BRACKET = re.compile(r"([^()]+)\(((?:[^()]|\([^()]*\))*)\)\s*[,.\-–:]?\s*(.*)$")
_DASHES = r"\s+[-–—]+\s*|\s*[–—]\s*|\s*:\s+|(?<=[a-z])-\s+"
_PEOPLE = r"\s+and\s+|\s*&\s*|\s*/\s*"


@dataclass(frozen=True, slots=True)
class Part:
    """A person (name and role), a name or a role; `loose`: it may pair with the next line or after a comma."""

    name: str | None = None
    role: str | None = None
    loose: bool = True
    cost: float = 0.0  # how unlike a whole name or post it is


def without_label(text: str) -> str:
    """A text without the "Lead officer:" that it may begin with."""
    return _LABEL.sub("", text)


def is_surname_first(text: str) -> bool:
    """ "Smith, John": a surname before a first name."""
    return (
        _SURNAME_FIRST.fullmatch(text) is not None
        and text.split()[-1].casefold() in FIRST_NAMES
        and not is_rolish(text.split(",")[0])
    )


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
    if plain in ACRONYM_BODIES or plain in ABBREVIATED or plain == "HR":
        return 0
    if is_initials(plain):
        return 2
    return name_strength(plain, KNOWN)


def is_person(text: str) -> bool:
    return strength(text) >= 2


def is_someone(text: str) -> bool:
    """A name alone, or a name with its role beside it."""
    return is_person(text) or ((text[-1:] == ")" or " - " in text or "–" in text) and _person_and_role(text))


def stands_alone(text: str) -> bool:
    """A name, or one with a whole role: in "Head of IT and Digital – A. Jones" the right side's role is only a part."""
    if is_person(text):
        return True
    parts = read(text, loose=True) if is_someone(text) else []
    return len(parts) == 1 and is_complete(parts[0].role or "")


def _person_and_role(text: str) -> bool:
    parts = read(text, loose=True)
    return len(parts) == 1 and parts[0].name is not None and parts[0].role is not None


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
    """A role with a first name and a surname inside it: two or more owners that nothing parts."""
    tokens = re.findall(r"[\w'’.\-]+", text)
    for first, second in pairwise(tokens):
        if first.casefold() in FIRST_NAMES and first[0].isupper() and first.casefold() not in KNOWN:
            plain = second.strip(".").casefold()
            if second[0].isupper() and plain not in KNOWN and second not in ACRONYM_BODIES and len(plain) > 1:
                return True
    return False


def read(text: str, loose: bool) -> list[Part]:
    """One entity of a text that separators do not part any further."""
    text = without_label(text.strip(" ,;")).strip(" ,;")
    if is_surname_first(text):
        return [Part(name=text, loose=False)]
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip()
    if not text or is_blank(text) or is_pending(text):
        return []
    return _bracketed(text, loose) or _dashed(text, loose) or _neighbours(text, loose)


def _role(text: str, loose: bool, penalty: float) -> Part:
    """A role; `penalty` is what it costs where it is only a part of one."""
    return Part(role=text, loose=loose, cost=_role_cost(text, penalty))


def _role_cost(text: str, penalty: float) -> float:
    cost = 0.0 if is_complete(text) else penalty
    words = words_of(text)
    if words and any(word in FIRST_NAMES and word not in KNOWN for word in (words[0], words[-1])):
        cost += 1.5
    if re.search(r"\s[A-Z]\.$", text) or is_title(text.split()[-1]):
        cost += 3.0  # the rest of the name is cut off
    if (last := text.rpartition(" / ")[2]) != text and not is_complete(last):
        cost += 0.8
    return cost + (3.0 if holds_person(text) else 0.0)


def _name(text: str, loose: bool, more: float = 0.0) -> Part:
    return Part(name=text, loose=loose, cost=_name_cost(text) + more)


def _both(name: str, role: str, penalty: float = 0.0, more: float = 0.0) -> Part:
    """A person with a role; `penalty` is what the role costs where it is only a part of one."""
    return Part(name=name, role=role, loose=False, cost=_name_cost(name) + _role_cost(role, penalty) + more)


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


def _bracketed(text: str, loose: bool) -> list[Part]:
    match = _BRACKET.match(text)
    if not match:
        return []
    before, inside, rest = (group.strip(" ,-–:/") for group in match.groups())
    if rest:
        return _bracket_in_the_middle(text, before, inside, rest, loose)
    if is_pending(before) and not is_pending(inside):  # "Vacant (Head of Finance)"
        return read(inside, loose)
    if is_blank(inside) or is_pending(inside):
        return [Part(role=text, loose=loose)] if not is_person(before) and inside else read(before, loose)
    if strength(before) >= 1 and not (is_rolish(before) and strength(before) < 2):
        return _name_before_bracket(before, inside, loose)
    names = split_outside(inside, rf"{_PEOPLE}|\s*,\s*|;")
    if names and all(_inside_person(name) for name in names):
        outer = _dashed(before, loose)
        if outer and outer[0].name:
            return [Part(role=text, loose=loose, cost=1.0)]
        return [_both(name, before, 0.5) for name in names]
    return _role_before_bracket(text, before, inside, loose)


def _bracket_in_the_middle(text: str, before: str, inside: str, rest: str, loose: bool) -> list[Part]:
    """ "A. Jones (Head of Finance) B. Smith (Head of HR)", or a bracket in the middle of a post."""
    first, second = read(f"{before} ({inside})", loose), read(rest, loose)
    one_each = len(first) == 1 and len(second) == 1
    if one_each and first[0].name and first[0].role is None and second[0].name is None:
        return [Part(name=first[0].name, role=second[0].role, loose=False)]
    if any(part.name for part in (*first, *second)):
        return [*first, *second]
    return [_role(text, loose, 1.0)]


def _name_before_bracket(before: str, inside: str, loose: bool) -> list[Part]:
    people = split_outside(before, _PEOPLE)
    if is_initials(inside) and inside not in ACRONYM_BODIES and _monogram(before) == inside.replace(".", "").upper():
        return [_name(before, loose)]
    return [_both(name, inside) for name in people]


def _role_before_bracket(text: str, before: str, inside: str, loose: bool) -> list[Part]:
    inner = read(inside, loose)
    if len(inner) == 1 and inner[0].name and inner[0].role and is_rolish(before):
        return [Part(name=inner[0].name, role=f"{before} ({inner[0].role})", loose=False)]
    outer = _dashed(before, loose)
    if len(outer) == 1 and outer[0].name and outer[0].role:
        role = outer[0].role if text.startswith(outer[0].role) else f"{outer[0].role} ({inside})"
        return [Part(name=outer[0].name, role=role, loose=False)]
    near = _neighbours(before, loose)
    if len(near) == 1 and near[0].name and near[0].role:
        return [Part(name=near[0].name, role=f"{near[0].role} ({inside})", loose=False)]
    return [Part(role=text, loose=loose, cost=_role_cost(before, 1.2))]


def _inside_person(text: str) -> bool:
    """A bracket after a role holds a name only where it plainly is one: "(HR)" and "(Treasury)" are the role's."""
    if text in ACRONYM_BODIES or text.casefold() in KNOWN or text.upper() in {"HR", "IT", "ICT"}:
        return False
    return strength(text) >= 2


def _monogram(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s\-]+", strip_title(name)[1]) if word).upper()


def _dashed(text: str, loose: bool) -> list[Part]:
    spans = outside_spans(text, _DASHES)
    if not spans:
        return []
    for a, b in (spans[0], spans[-1]):
        left, right = text[:a].strip(" ,"), text[b:].strip(" ,")
        if not left or not right:
            continue
        if is_pending(left) or is_blank(left):
            return read(right, loose)
        if is_pending(right) or is_blank(right):
            return read(left, loose)
        people_left, people_right = _people(left), _people(right)
        if people_left and people_right:
            return [_name(name, False) for name in (*people_left, *people_right)]
        if people_left:
            return [_both(name, right, 0.6) for name in people_left]
        if people_right:
            return [_both(name, left, 1.0) for name in people_right]
    if len(spans) == 1 and (found := _by_place(text[: spans[0][0]].strip(), text[spans[0][1] :].strip())):
        return found
    return [_role(text, loose, 1.0)]


def _by_place(left: str, right: str) -> list[Part]:
    """A role and a name that only its place tells ("Head of Housing - Okonkwo"), or two whole posts."""
    if is_complete(left) and strength(right) == 1 and not is_rolish(right):
        return [_both(right, left)]
    if is_complete(right) and strength(left) == 1 and not is_rolish(left):
        return [_both(left, right)]
    if starts_post(left) and starts_post(right):
        return [Part(role=left, loose=False), Part(role=right, loose=False)]
    return []


def _people(text: str) -> list[str]:
    names = [name for name in re.split(rf"{_PEOPLE}|\s*,\s*", text) if name]
    return names if names and all(is_person(name) for name in names) else []


def _neighbours(text: str, loose: bool) -> list[Part]:
    """Text without punctuation: a name, a role, or a name beside a role."""
    strong = strength(text)
    rolish = is_rolish(text)
    tokens = text.split()
    if strong >= 2 and len(tokens) <= 3:
        return [_name(text, loose)]
    if len(tokens) >= 3 and (found := _beside(tokens)):
        return found
    if strong >= 2:
        return [_name(text, loose, 0.2)]
    if strong == 1 and not rolish:
        return [_name(text, loose)]
    if is_complete(text):
        return [_role(text, loose, 0.0)] if not is_jammed(text) else [Part(role=text, loose=loose, cost=3.0)]
    return [_role(text, loose, (1.1 if rolish else 2.0) + 0.2 * (len(tokens) - 1))]


def _beside(tokens: list[str]) -> list[Part]:
    """ "Jane Doe Head of Finance", "Head of Finance Jane Doe", "Jane Doe John Poe", "Cllr A Smith Cllr B Jones"."""
    titled = [i for i, token in enumerate(tokens) if strip_title(token + " X")[0]]
    if len(titled) > 1 and titled[0] == 0 and all(b - a > 1 for a, b in pairwise(titled)):
        pieces = [" ".join(tokens[a:b]) for a, b in pairwise([*titled, len(tokens)])]
        return [replace(part, loose=False, cost=part.cost + 0.2) for piece in pieces for part in _neighbours(piece, False)]
    for size in (4, 3, 2):
        if size >= len(tokens):
            continue
        head, rest = " ".join(tokens[:size]), " ".join(tokens[size:])
        if (strength(head) == 3 or _plain_person(head, starts_post(rest))) and _is_post(rest) and not strength(rest):
            return [_both(head, rest, more=0.6)]
        rest, tail = " ".join(tokens[:-size]), " ".join(tokens[-size:])
        if (strength(tail) == 3 or _plain_person(tail, False)) and is_rolish(rest) and is_complete(rest):
            return [_both(tail, rest, more=0.6)]
    if len(tokens) == 4 and strength(" ".join(tokens[:2])) == 3 and strength(" ".join(tokens[2:])) == 3:
        return [_name(" ".join(tokens[:2]), False, 0.6), _name(" ".join(tokens[2:]), False)]
    return []


def _is_post(text: str) -> bool:
    return is_complete(text) or text.casefold() in POSTS


def _plain_person(text: str, before_post: bool) -> bool:
    """A name by shape beside a role: with an initial ("R. Poe"), or two words before "Head of" and the like."""
    tokens = text.split()
    initial = re.fullmatch(r"(?:[A-Z]\.){1,3}|[A-Z]", tokens[0]) is not None
    return strength(text) == 2 and (initial or (before_post and len(tokens) == 2))
