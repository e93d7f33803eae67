"""One entity of an owner's cell: a name, a role, or both by bracket, dash, colon or mere neighbourhood."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from .names import FIRST_NAMES, is_initials, strip_title
from .owner_parts import (
    Part,
    both,
    holds_person,
    is_person,
    is_surname_first,
    name_part,
    outside_spans,
    role_cost,
    role_part,
    split_outside,
    strength,
)
from .roles import ACRONYM_BODIES, KNOWN, POSTS, is_complete, is_jammed, is_rolish, starts_post, words_of
from .texts import is_blank, is_pending

_LABEL = re.compile(
    r"^(?:(?:corporate|strategic|executive|senior|operational|primary|secondary|overall|main|current|joint)\s+)?(?:(?:risk|action|control|process|project|service|assurance|accountable)\s+)?"
    r"(?:owners?|leads?|lead\s+(?:officers?|director|member)|responsible\s+(?:officers?|person|director)|accountable\s+(?:officers?|director)|assigned\s+to|managed\s+by|sponsor"
    r"|portfolio\s+holders?|porfolio\s+holders?|cabinet\s+members?|lead\s+members?|p\.?h\.?|sro|accountable|responsible)(?:\s*\(s\))?\s*(?::|\s[-–—]\s)\s*",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\w+\s+leads?\s+[-–—]", re.IGNORECASE)
_BARE = re.compile(
    r"(?:(?:service|general|business|operations?|operational|programme|project|clinical|divisional|regional|area|associate|assistant|deputy|group|senior"
    r"|executive|corporate|strategic|interim|acting|joint|principal|chief|lead)\s+)*(?:director|manager|lead|officer|head)|head\s+of\s+services?",
    re.IGNORECASE,
)
"""A post that does not say what for: "Assistant Director", "General Manager". What follows it is its subject."""
_DIRECTORS = frozenset({"ED", "CD", "SD", "DD"})
"""Executive, corporate, strategic and deputy directors in short; alone they may be a person's initials."""
_BRACKET = re.compile(r"([^()]+)\(((?:[^()]|\([^()]*\))*)\)\s*[,.\-–:]?\s*(.*)$")
_DASHES = r"\s+[-–—]+\s*|\s*[–—]\s*|\s*:\s+|(?<=[a-z])-\s+"
_PEOPLE = r"\s+and\s+|\s*&\s*|\s*/\s*"


def without_label(text: str) -> str:
    """A text without the "Lead officer:" that it may begin with; "Service lead - Housing" is a post."""
    label = _LABEL.match(text)
    if label is None:
        return text
    rest = text[label.end() :]
    return text if _LEADS.match(label.group()) and _is_subject(rest) else rest


def _is_subject(text: str) -> bool:
    """What a post is for: neither a person nor a whole post."""
    if is_person(text) or is_complete(text) or holds_person(text) or strip_title(text)[0]:
        return False
    return bool(text) and text.split(maxsplit=1)[0].casefold() not in FIRST_NAMES


def read(text: str, loose: bool) -> list[Part]:
    """One entity of a text that separators do not part any further."""
    text = re.sub(r"^[-–—]+\s+", "", without_label(text.strip(" ,;")).strip(" ,;"))
    if is_surname_first(text):
        return [Part(name=text, loose=loose)]
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip()
    if not text or is_blank(text) or is_pending(text):
        return []
    return _bracketed(text, loose) or _dashed(text, loose) or _neighbours(text, loose)


def is_someone(text: str) -> bool:
    """A name alone, or a name with its role beside it."""
    return is_person(text) or ((text[-1:] == ")" or " - " in text or "–" in text) and _person_and_role(text))


def stands_alone(text: str) -> bool:
    """A name, or one with a whole role: in "Head of IT and Digital – A. Jones" the right side's role is only a part."""
    if is_person(text):
        return True
    parts = read(text, loose=True) if is_someone(text) else []
    return len(parts) == 1 and is_complete(parts[0].role or "")


def role_at_end(text: str) -> str | None:
    """The role that "A. Jones - Head of Legal" ends with, and that may go on behind a comma or "and"."""
    parts = read(text, loose=True)
    role = parts[0].role if len(parts) == 1 and parts[0].name else None
    return role if role and text.endswith(role) else None


def _person_and_role(text: str) -> bool:
    parts = read(text, loose=True)
    return len(parts) == 1 and parts[0].name is not None and parts[0].role is not None


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
        return [both(name, before, 0.5) for name in names]
    return _role_before_bracket(text, before, inside, loose)


def _bracket_in_the_middle(text: str, before: str, inside: str, rest: str, loose: bool) -> list[Part]:
    """ "A. Jones (Head of Finance) B. Smith (Head of HR)", or a bracket in the middle of a post."""
    first, second = read(f"{before} ({inside})", loose), read(rest, loose)
    one_each = len(first) == 1 and len(second) == 1
    if one_each and first[0].name and first[0].role is None and second[0].name is None:
        return [Part(name=first[0].name, role=second[0].role, loose=False)]
    if any(part.name for part in (*first, *second)):
        return [*first, *second]
    return [role_part(text, loose, 1.0)]


def _name_before_bracket(before: str, inside: str, loose: bool) -> list[Part]:
    people = split_outside(before, _PEOPLE)
    if is_initials(inside) and inside not in ACRONYM_BODIES and _monogram(before) == inside.replace(".", "").upper():
        return [name_part(before, loose)]
    return [both(name, inside) for name in people]


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
    return [Part(role=text, loose=loose, cost=role_cost(before, 1.2))]


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
        if left in _DIRECTORS and is_rolish(right) and not is_complete(right):
            break  # "ED - Place"
        people_left, people_right = _people(left), _people(right)
        if people_left and people_right:
            return [name_part(name, False) for name in (*people_left, *people_right)]
        if people_left:
            return [both(name, right, 0.6) for name in people_left]
        if people_right:
            return [both(name, left, 1.0) for name in people_right]
    if len(spans) == 1 and (found := _by_place(text[: spans[0][0]].strip(), text[spans[0][1] :].strip())):
        return found
    return [role_part(text, loose, 1.0)]


def _by_place(left: str, right: str) -> list[Part]:
    """A role and a name that only its place tells ("Head of Housing - Okonkwo"), or two whole posts."""
    if is_complete(left) and strength(right) == 1 and not is_rolish(right):
        subject = _BARE.fullmatch(left) is not None and right.casefold() not in FIRST_NAMES
        return [] if subject else [both(right, left)]
    if is_complete(right) and strength(left) == 1 and not is_rolish(left):
        return [both(left, right)]
    if starts_post(left) and starts_post(right):
        return [Part(role=left, loose=False), Part(role=right, loose=False)]
    return []


def _people(text: str) -> list[str]:
    if is_surname_first(text):
        return [text]
    names = [name for name in re.split(rf"{_PEOPLE}|\s*,\s*", text) if name]
    return names if names and all(is_person(name) for name in names) else []


def _neighbours(text: str, loose: bool) -> list[Part]:
    """Text without punctuation: a name, a role, or a name beside a role."""
    strong = strength(text)
    rolish = is_rolish(text)
    tokens = text.split()
    if strong >= 2 and len(tokens) <= 3:
        return [name_part(text, loose)]
    if len(tokens) >= 3 and (found := _beside(tokens)):
        return found
    if strong >= 2:
        return [name_part(text, loose, 0.2)]
    if strong == 1 and not rolish:
        return [name_part(text, loose)]
    if is_complete(text):
        return [role_part(text, loose, 0.0)] if not is_jammed(text) else [Part(role=text, loose=loose, cost=3.0)]
    return [role_part(text, loose, (1.1 if rolish else 2.0) + 0.2 * (len(tokens) - 1))]


def _beside(tokens: list[str]) -> list[Part]:
    """ "Jane Doe Head of Finance", "Head of Finance Jane Doe", "Jane Doe John Poe", "Cllr A Smith Cllr B Jones"."""
    titled = [i for i, token in enumerate(tokens) if strip_title(token + " X")[0]]
    if (
        len(titled) > 1
        and titled[0] == 0
        and titled[-1] + 1 < len(tokens)
        and all(b - a > 1 for a, b in pairwise(titled))
    ):
        pieces = [" ".join(tokens[a:b]) for a, b in pairwise([*titled, len(tokens)])]
        return [
            replace(part, loose=False, cost=part.cost + 0.2) for piece in pieces for part in _neighbours(piece, False)
        ]
    service = all(word in KNOWN for word in words_of(" ".join(tokens[2:])))
    if service and strength(" ".join(tokens[:2])) == 3 and not is_complete(" ".join(tokens[2:])):
        return [both(" ".join(tokens[:2]), " ".join(tokens[2:]), more=0.9)]  # "Jane Doe Finance"
    for size in (4, 3, 2):
        if size >= len(tokens):
            continue
        head, rest = " ".join(tokens[:size]), " ".join(tokens[size:])
        if (strength(head) == 3 or _plain_person(head, starts_post(rest))) and _is_post(rest) and not strength(rest):
            return [both(head, rest, more=0.6)]
        rest, tail = " ".join(tokens[:-size]), " ".join(tokens[-size:])
        if (strength(tail) == 3 or _plain_person(tail, False)) and is_rolish(rest) and is_complete(rest):
            return [both(tail, rest, more=0.6)]
    if len(tokens) == 4 and strength(" ".join(tokens[:2])) == 3 and strength(" ".join(tokens[2:])) == 3:
        return [name_part(" ".join(tokens[:2]), False, 0.6), name_part(" ".join(tokens[2:]), False)]
    return []


def _is_post(text: str) -> bool:
    return is_complete(text) or text.casefold() in POSTS


def _plain_person(text: str, before_post: bool) -> bool:
    """A name by shape beside a role: with an initial ("R. Poe"), or two words before "Head of" and the like."""
    tokens = text.split()
    initial = re.fullmatch(r"(?:[A-Z]\.){1,3}|[A-Z]", tokens[0]) is not None
    return strength(text) == 2 and (initial or (before_post and len(tokens) == 2))
