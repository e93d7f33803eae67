"""Where one line of an owner's cell is two: "and", "&", "/" and "," between owners, and inside posts."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from .owner_parts import Part, fits, is_person, is_surname_first, outside_spans, pair, split_outside
from .owner_read import is_someone, read, role_at_end, stands_alone
from .roles import ACRONYM_BODIES, BODIES, PLURALS, POSTS, STAFF, is_complete, starts_post, words_of

_PLURAL = re.compile(r"\b(?:directors|managers|heads|officers|leads|leaders|members)\b", re.IGNORECASE)
_STATUTORY = re.compile(
    r"^(?:(?:the|deputy|council'?s?)\s+)*(?:s(?:ection|ec)?\.?\s*(?:151|73|95|114)\b.*|head\s+of\s+(?:the\s+)?paid\s+service|rfo|r\.f\.o\.|responsible\s+financ\w+\s+officer|siro\b.*"
    r"|senior\s+information\s+risk\s+owner|(?:returning|electoral\s+registration|proper)\s+officer|deputy\s+(?:s\.?151\s+officer|chief\s+executive|monitoring\s+officer)"
    r"|(?:dass|dcs)\b.*|chief\s+finance\s+officer\s*\(s.*)$",
    re.IGNORECASE,
)
_MONITORING = re.compile(r"^(?:the\s+|deputy\s+)*monitoring\s+officer$", re.IGNORECASE)
_CHIEF_OFFICER = re.compile(r"chief\s+(?!executive\b)\w+\s+and\s+(?!monitoring\b)\w+\s+officer\b", re.IGNORECASE)
"""One office whose two fields stand between its two words: "Chief Nursing and Midwifery Officer"."""
_LAWFUL = re.compile(r"\b(?:legal|law|governance|democratic|solicitor|corporate\s+services|assurance)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:head|director|manager|lead|leader|chair|member|holder|officer)s?\s+(?:of|for)\b|\bdirector\s*[-–,]",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[A-Z]{2,4}")
_IN_SHORT = frozenset({"IT", "ICT", "HR", "OD", "PR"})
"""Subjects that posts are for, in short."""
_BEYOND_NAME = re.compile(r"\s*\(|\s+[-–—]\s+|,\s")
"""What parts a name from the role behind it."""
_LONGEST = 800
"""Characters. A longer text is no list of owners, and is not taken apart."""


@lru_cache(maxsize=4096)
def parts_of(text: str) -> tuple[Part, ...]:
    """The parts of one logical line."""
    if len(text) > _LONGEST:
        return (Part(role=text),)
    out: list[Part] = []
    for piece in split_outside(text, r";|\||\n|\s//\s"):
        parts = _split_weak(piece)
        out.extend(pair(parts) if len(parts) > 1 else parts)
    return tuple(out)


def _split_weak(text: str) -> list[Part]:
    """Split at "/", "and", "&" and "," where both sides stand on their own; then read each side."""
    plural = re.match(r"(?i)(cllr|councillor)s\b\.?\s+", text)
    if plural:
        names = split_outside(text[plural.end() :], r"\s*(?:,|/|&|\band\b)\s*")
        return [Part(name=f"{plural.group(1)} {name}", loose=False) for name in names]
    pieces = [text]
    for pattern, keeps in (
        (r"\s+and\s+|\s*&\s*|\s+\+\s+", _stays_and),
        (r"\s*/\s*", _stays_slash),
        (r"\s*,\s*(?:and\s+)?", _stays_comma),
    ):
        pieces = [part for piece in pieces for part in _cut(piece, pattern, keeps)]
    out: list[Part] = []
    commas = len(pieces) > 1 and "," in text
    for piece in pieces:
        out.extend(read(piece, loose=commas or len(pieces) == 1))
    if len(pieces) == 2 and len(out) == 2 and "/" in text and fits(out[0], out[1], role_first=out[0].name is None):
        return [Part(name=out[0].name or out[1].name, role=out[0].role or out[1].role, loose=False)]
    role = out[-1].role if len(out) > 1 and out[-1].name else None
    if role and _PLURAL.search(role) and text.endswith(")"):  # "A and B (Assistant Directors)"
        return [Part(part.name, part.role or role, False, part.cost) if part.name else part for part in out]
    return out


def _cut(text: str, pattern: str, keeps: Callable[[str, str, str, str], bool]) -> list[str]:
    """Cut at each separator where the two sides do not belong together."""
    spans = outside_spans(text, pattern)
    pieces, start = [], 0
    for position, (a, b) in enumerate(spans):
        end = spans[position + 1][0] if position + 1 < len(spans) else len(text)
        left, right = text[start:a].strip(), text[b:end].strip()
        whole = text[b:].strip()
        if not left or not right or keeps(left, right, whole, text[a:b]):
            continue
        pieces.append(left)
        start = b
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]


def _stays_and(left: str, right: str, whole: str, _: str) -> bool:
    """Whether "and" stands inside one post: "Director of Adults and Health"."""
    if is_surname_first(left):
        return False
    left_last = re.split(r",|/|;", left)[-1].strip()
    right_first = re.split(r",|/|;", right)[0].strip()
    if _ends_short_post(left_last) and _SHORT.fullmatch(right_first):
        return True  # "Head of HR and OD", "Assistant Director HR & OD"
    if right_first in _IN_SHORT and _OPEN.search(left_last) and not is_someone(left_last):
        return True  # "Director of Finance & IT"
    if is_person(left_last) or is_person(right_first):
        return False
    if is_someone(left_last):  # "A. Jones - Health and Safety Adviser": the role may go on
        role = role_at_end(left_last)
        if role is None:
            return False
        left_last = role
    if _STATUTORY.match(whole) or (_MONITORING.match(whole) and _LAWFUL.search(left)):
        return True
    if not is_complete(left_last) or _CHIEF_OFFICER.match(f"{left_last} and {right_first}"):
        return True
    if starts_post(right_first) or stands_alone(right_first):
        return False
    words = words_of(re.sub(r"\([^)]*\)", " ", right_first))
    if not words or not is_complete(right_first):
        return True
    # "Head of Policy and Performance Team" is one post; "Chief Executive and Leadership Team" are two, and
    # "Head of Policy and Payroll Manager" too: no post has two heads
    single = len(words) == 1 or right_first in ACRONYM_BODIES or (words[-1] in POSTS and words[-1] not in BODIES)
    single = single and words[-1] not in STAFF
    return _OPEN.search(left_last) is not None and not single


def _ends_short_post(text: str) -> bool:
    """A post that ends with the initials of what it is for."""
    *before, last = text.split() or [""]
    post = _OPEN.search(text) is not None or bool(POSTS & {word.casefold() for word in before})
    return _SHORT.fullmatch(last) is not None and post


def _stays_slash(left: str, right: str, whole: str, separator: str) -> bool:
    left_last = re.split(r",|;", left)[-1].strip()
    right_first = re.split(r",|;", right)[0].strip()
    someone = is_someone(left_last), is_someone(right_first)
    if all(someone) or (any(someone) and not is_person(left_last) and not is_person(right_first)):
        return False
    tight = separator.strip() == separator
    if is_person(left_last) or is_person(right_first):
        return not (is_complete(left_last) or is_complete(right_first) or not tight)
    if _STATUTORY.match(whole):
        return tight
    if tight and (len(left_last.split()) == 1 or len(right_first.split()) == 1):
        return True
    return not ((is_complete(left_last) or left_last.casefold() in PLURALS) and _is_whole(right_first))


def _is_whole(text: str) -> bool:
    return is_complete(text) or text.casefold() in PLURALS


def _stays_comma(left: str, right: str, whole: str, _: str) -> bool:
    if is_surname_first(f"{left}, {_BEYOND_NAME.split(right)[0]}"):
        return True
    if is_person(left) or is_person(right):
        return False
    if is_someone(left):
        role = role_at_end(left)
        if role is None:
            return False
        left = role
    if not is_complete(left):
        return True
    if stands_alone(right):
        return False
    if not _is_whole(right) or _STATUTORY.match(right):
        return True
    # "Head of Legal, Democratic and Electoral Services Team" against "Head of Finance, Head of HR"
    if starts_post(right) or right in ACRONYM_BODIES or len(words_of(right)) == 1:
        return False
    return re.search(r"\b(?:of|for)\b", left) is not None and re.search(r"\band\b|&", whole) is not None
