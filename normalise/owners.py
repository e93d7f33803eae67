"""Owners: the persons, posts and bodies of one cell, told apart and paired."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .models import Owner, OwnerKind
from .names import FIRST_NAMES, is_initials, name_strength, strip_title
from .roles import ACRONYM_BODIES, KNOWN, POSTS, is_complete, is_jammed, is_rolish, starts_post, words_of
from .texts import is_blank, is_pending, squash, strip_glyphs

_LABEL = re.compile(
    r"^(?:(?:corporate|strategic|executive|senior|operational|primary|secondary|overall|main|current|joint)\s+)?(?:(?:risk|action|control|process|project|service|assurance|accountable)\s+)?"
    r"(?:owners?|leads?|lead\s+(?:officers?|director|member)|responsible\s+(?:officers?|person|director)|accountable\s+(?:officers?|director)|assigned\s+to|managed\s+by|sponsor"
    r"|portfolio\s+holders?|porfolio\s+holders?|cabinet\s+members?|lead\s+members?|p\.?h\.?|sro)(?:\s*\(s\))?\s*(?::|\s[-–—]\s)\s*",
    re.IGNORECASE,
)
_SURNAME_FIRST = re.compile(r"[A-Z][\w'’\-]+, [A-Z][a-z]+")
_PLURAL = re.compile(r"\b(?:directors|managers|heads|officers|leads|leaders|members)\b", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:supported\s+by|in\s+consultation\s+with|working\s+with|together\s+with|along\s+with|assisted\s+by)\b:?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\(?\b[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+\)?")
_STATUTORY = re.compile(
    r"^(?:(?:the|deputy|council'?s?)\s+)*(?:s(?:ection|ec)?\.?\s*(?:151|73|95|114)\b.*|head\s+of\s+(?:the\s+)?paid\s+service|rfo|r\.f\.o\.|responsible\s+financ\w+\s+officer|siro\b.*"
    r"|senior\s+information\s+risk\s+owner|(?:returning|electoral\s+registration|proper)\s+officer|deputy\s+(?:s\.?151\s+officer|chief\s+executive|monitoring\s+officer)"
    r"|(?:dass|dcs)\b.*|chief\s+finance\s+officer\s*\(s.*)$",
    re.IGNORECASE,
)
_MONITORING = re.compile(r"^(?:the\s+|deputy\s+)*monitoring\s+officer$", re.IGNORECASE)
_LAWFUL = re.compile(r"\b(?:legal|law|governance|democratic|solicitor|corporate\s+services|assurance)\b", re.IGNORECASE)
_LONGEST_RUN = 5
"""Printed lines that one name or post may run over."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A person (name and role), a name or a role; `loose`: it may pair with the next line or after a comma."""

    name: str | None = None
    role: str | None = None
    loose: bool = True
    cost: float = 0.0  # how unlike a whole name or post it is


def parse_owners(lines: Sequence[str], kind: OwnerKind) -> tuple[Owner, ...]:
    """Owners of a cell, from its printed lines in order. "TBC", "Vacant", "N/A" and "-" are nobody."""
    kept = tuple(line for raw in lines for piece in raw.split("\n") if (line := _clean(piece)))
    parts = _pair(_best_runs(kept))
    owners = (Owner(name=part.name, role=part.role, kind=kind) for part in parts if part.name or part.role)
    return tuple(dict.fromkeys(owners))


def _clean(line: str) -> str:
    text = strip_glyphs(squash(_EMAIL.sub(" ", line)))
    text = _LABEL.sub("", text)
    return "" if is_blank(text) else squash(_NOISE.sub(";", text))


def _best_runs(lines: tuple[str, ...]) -> list[list[_Part]]:
    """The parts of each logical line: printed lines are joined where that makes whole names and posts."""
    if len(lines) == 1:
        return [list(_parts(lines[0]))]
    widest = max((len(line) for line in lines), default=0)
    best: list[tuple[float, list[list[_Part]]]] = [(0.0, [])]
    for end in range(1, len(lines) + 1):
        choices = []
        for start in range(max(0, end - _LONGEST_RUN), end):
            parts, cost = _run(lines[start:end], widest)
            choices.append((best[start][0] + cost, [*best[start][1], parts]))
        best.append(min(choices, key=lambda choice: choice[0]))
    return best[-1][1]


def _run(lines: tuple[str, ...], widest: int) -> tuple[list[_Part], float]:
    text = lines[0]
    cost = 0.0
    for line in lines[1:]:
        first = line.split()[0]
        if len(text.split()) and len(lines) > 1 and len(text) + len(first) + 4 < widest:
            cost += 0.2  # the next word had room on this line: more likely the line ends on purpose
        text = text + line if re.search(r"[A-Za-z][-‐]$", text) else text + " " + line
        cost += 0.1
    parts = list(_parts(text))
    cost += sum(part.cost for part in parts) if parts else 0.3
    if re.match(r"(?:of|and|&|for|the|to|with|or)\s|[(,)/&]", text) or re.search(
        r"(?:\b(?:of|and|for|the|to)|[(,/&–-])$", text
    ):
        cost += 4
    if text.count("(") != text.count(")"):
        cost += 4
    return parts, cost


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[_Part, ...]:
    """The parts of one logical line."""
    out: list[_Part] = []
    for piece in _split_outside(text, r";|\||\n|\s//\s"):
        out.extend(_pair_commas(_split_weak(piece)))
    return tuple(out)


def _split_outside(text: str, pattern: str) -> list[str]:
    """Split at separators that stand outside brackets."""
    pieces, depth, start, position = [], 0, 0, 0
    finder = re.compile(pattern, re.IGNORECASE)
    while position < len(text):
        char = text[position]
        depth += (char == "(") - (char == ")" and depth > 0)
        match = finder.match(text, position) if depth == 0 else None
        if match and match.end() > position:
            pieces.append(text[start:position])
            start = position = match.end()
        else:
            position += 1
    pieces.append(text[start:])
    return [piece.strip(" ,") for piece in pieces if piece.strip(" ,.-–")]


def _split_weak(text: str) -> list[_Part]:
    """Split at "/", "and", "&" and "," where both sides stand on their own; then read each side."""
    plural = re.match(r"(?i)(cllr|councillor)s\b\.?\s+", text)
    if plural:
        names = _split_outside(text[plural.end() :], r"\s*(?:,|/|&|\band\b)\s*")
        return [_Part(name=f"{plural.group(1)} {name}", loose=False) for name in names]
    pieces = [text]
    for pattern, keeps in (
        (r"\s+and\s+|\s*&\s*|\s+\+\s+", _stays_and),
        (r"\s*/\s*", _stays_slash),
        (r"\s*,\s*(?:and\s+)?", _stays_comma),
    ):
        pieces = [part for piece in pieces for part in _cut(piece, pattern, keeps)]
    out: list[_Part] = []
    commas = len(pieces) > 1 and "," in text
    for piece in pieces:
        out.extend(_read(piece, loose=commas or len(pieces) == 1))
    if len(pieces) == 2 and len(out) == 2 and "/" in text and _fits(out[0], out[1], role_first=out[0].name is None):
        return [_Part(name=out[0].name or out[1].name, role=out[0].role or out[1].role, loose=False)]
    role = out[-1].role if len(out) > 1 and out[-1].name else None
    if role and _PLURAL.search(role) and text.endswith(")"):  # "A and B (Assistant Directors)"
        return [_Part(part.name, part.role or role, False, part.cost) if part.name else part for part in out]
    return out


def _cut(text: str, pattern: str, keeps: Callable[[str, str, str, str], bool]) -> list[str]:
    """Cut at each separator where the two sides do not belong together."""
    spans = _outside_spans(text, pattern)
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


def _outside_spans(text: str, pattern: str) -> list[tuple[int, int]]:
    out = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        before = text[: match.start()]
        if before.count("(") <= before.count(")"):
            out.append(match.span())
    return out


def _stays_and(left: str, right: str, whole: str, _: str) -> bool:
    """Whether "and" stands inside one post: "Director of Adults and Health"."""
    left_last = re.split(r",|/|;", left)[-1].strip()
    right_first = re.split(r",|/|;", right)[0].strip()
    if _is_someone(left_last) or _stands_alone(right_first):
        return False
    if _STATUTORY.match(whole) or (_MONITORING.match(whole) and _LAWFUL.search(left)):
        return True
    if not is_complete(left_last):
        return True
    if starts_post(right_first):
        return False
    words = words_of(re.sub(r"\([^)]*\)", " ", right_first))
    if not words or not is_complete(right_first):
        return True
    # "Head of Policy and Performance Team" is one post, "Chief Executive and Leadership Team" are two
    open_left = re.search(
        r"\b(?:head|director|manager|lead|leader|chair|member|holder|officer)s?\s+(?:of|for)\b|\bdirector\s*[-–,]",
        left_last,
        re.IGNORECASE,
    )
    return open_left is not None and not (len(words) == 1 or right_first in ACRONYM_BODIES)


def _stays_slash(left: str, right: str, whole: str, separator: str) -> bool:
    left_last = re.split(r",|;", left)[-1].strip()
    right_first = re.split(r",|;", right)[0].strip()
    if _is_someone(left_last) and _is_someone(right_first):
        return False
    if _is_person(left_last) or _is_person(right_first):
        return not (is_complete(left_last) or is_complete(right_first) or " " in separator)
    if _STATUTORY.match(whole):
        return separator.strip() == separator
    tight = separator.strip() == separator
    if tight and (len(left_last.split()) == 1 or len(right_first.split()) == 1):
        return True
    return not (is_complete(left_last) and is_complete(right_first))


def _stays_comma(left: str, right: str, whole: str, _: str) -> bool:
    if _is_someone(left) or _stands_alone(right):
        return False
    if _SURNAME_FIRST.fullmatch(f"{left}, {right}") and right.casefold() in FIRST_NAMES and not is_rolish(left):
        return True
    if not is_complete(left):
        return True
    if not is_complete(right) or _STATUTORY.match(right):
        return True
    # "Head of Legal, Democratic and Electoral Services Team" against "Head of Finance, Head of HR"
    if starts_post(right) or right in ACRONYM_BODIES or len(words_of(right)) == 1:
        return False
    return re.search(r"\b(?:of|for)\b", left) is not None and re.search(r"\band\b|&", whole) is not None


def _is_person(text: str) -> bool:
    return _strength(text) >= 2


def _stands_alone(text: str) -> bool:
    """A name, or one with a whole role: in "Head of IT and Digital – A. Jones" the right side's role is only a part."""
    if _is_person(text):
        return True
    parts = _read(text, loose=True) if _is_someone(text) else []
    return len(parts) == 1 and is_complete(parts[0].role or "")


def _is_someone(text: str) -> bool:
    """A name alone, or a name with its role beside it."""
    return _is_person(text) or ((text[-1:] == ")" or " - " in text or "–" in text) and _person_and_role(text))


def _strength(text: str) -> int:
    """0 to 3 as in `name_strength`; initials count as 2."""
    plain = text.strip(" ,.;:")
    if plain in ACRONYM_BODIES:
        return 0
    if is_initials(plain):
        return 2
    return name_strength(plain, KNOWN)


def _person_and_role(text: str) -> bool:
    parts = _read(text, loose=True)
    return len(parts) == 1 and parts[0].name is not None and parts[0].role is not None


def _pair_commas(parts: list[_Part]) -> list[_Part]:
    """ "A. Jones, Head of Finance" is one person."""
    return _pair([[part] for part in parts]) if len(parts) > 1 else parts


def _pair(runs: list[list[_Part]]) -> list[_Part]:
    """Join a role with the name beside it, where each stands alone."""
    parts = [part for run in runs for part in run]
    loose = [part for part in parts if part.loose and (part.name is None) != (part.role is None)]
    role_first = bool(loose) and loose[0].role is not None
    out: list[_Part] = []
    skip = False
    for position, part in enumerate(parts):
        if skip:
            skip = False
            continue
        after = parts[position + 1] if position + 1 < len(parts) else None
        if after and part.loose and after.loose and _fits(part, after, role_first):
            out.append(
                _Part(
                    name=part.name or after.name, role=part.role or after.role, loose=False, cost=part.cost + after.cost
                )
            )
            skip = True
        else:
            out.append(part)
    return out


def _fits(part: _Part, after: _Part, role_first: bool) -> bool:
    if role_first:
        return part.name is None and part.role is not None and after.role is None and after.name is not None
    return part.role is None and part.name is not None and after.name is None and after.role is not None


def _read(text: str, loose: bool) -> list[_Part]:
    """One entity: a name, a role, or both by bracket, dash, colon or mere neighbourhood."""
    text = _LABEL.sub("", text.strip(" ,;")).strip(" ,;")
    if _SURNAME_FIRST.fullmatch(text) and text.split()[-1].casefold() in FIRST_NAMES and not is_rolish(text):
        return [_Part(name=text, loose=False)]
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip()
    if not text or is_blank(text) or is_pending(text):
        return []
    return _bracketed(text, loose) or _dashed(text, loose) or [*_neighbours(text, loose)]


def _bracketed(text: str, loose: bool) -> list[_Part]:
    match = re.match(r"([^()]+)\(([^()]*)\)\s*[,.\-–:]?\s*(.*)$", text)
    if not match:
        return []
    before, inside, rest = (group.strip(" ,-–:") for group in match.groups())
    if rest:
        # "A. Jones (Head of Finance) B. Smith (Head of HR)", or a bracket in the middle of a post
        first, second = _read(f"{before} ({inside})", loose), _read(rest, loose)
        if (
            len(first) == 1
            and first[0].name
            and first[0].role is None
            and second
            and second[0].name is None
            and len(second) == 1
        ):
            return [_Part(name=first[0].name, role=second[0].role, loose=False)]
        if any(part.name for part in (*first, *second)):
            return [*first, *second]
        return [_Part(role=text, loose=loose, cost=0.0 if is_complete(text) else 1.0)]
    if is_blank(inside) or is_pending(inside):
        return [_Part(role=text, loose=loose)] if not _is_person(before) and inside else _read(before, loose)
    if _strength(before) >= 1 and not (is_rolish(before) and _strength(before) < 2):
        people = _split_outside(before, r"\s+and\s+|\s*&\s*|\s*/\s*")
        if (
            is_initials(inside)
            and inside not in ACRONYM_BODIES
            and _monogram(before) == inside.replace(".", "").upper()
        ):
            return [_Part(name=before, loose=loose)]
        return [_Part(name=name, role=inside, loose=False) for name in people]
    names = _split_outside(inside, r"\s+and\s+|\s*&\s*|\s*/\s*|\s*,\s*|;")
    if names and all(_inside_person(name) for name in names):
        outer = _dashed(before, loose)
        if outer and outer[0].name:
            return [_Part(role=text, loose=loose, cost=1.0)]
        return [_Part(name=name, role=before, loose=False, cost=0.0 if is_complete(before) else 0.5) for name in names]
    inner = _read(inside, loose)
    if len(inner) == 1 and inner[0].name and inner[0].role and is_rolish(before):
        return [_Part(name=inner[0].name, role=f"{before} ({inner[0].role})", loose=False)]
    outer = _dashed(before, loose)
    if outer and len(outer) == 1 and outer[0].name and outer[0].role:
        return [
            _Part(
                name=outer[0].name,
                role=f"{outer[0].role} ({inside})" if not text.startswith(outer[0].role) else outer[0].role,
                loose=False,
            )
        ]
    near = _neighbours(before, loose)
    if len(near) == 1 and near[0].name and near[0].role:
        return [_Part(name=near[0].name, role=f"{near[0].role} ({inside})", loose=False)]
    return [_Part(role=text, loose=loose, cost=0.0 if is_complete(before) else 1.2)]


def _inside_person(text: str) -> bool:
    """A bracket after a role holds a name only where it plainly is one: "(HR)" and "(Treasury)" are the role's."""
    if text in ACRONYM_BODIES or text.casefold() in KNOWN or text.upper() in {"HR", "IT", "ICT"}:
        return False
    return _strength(text) >= 2


def _monogram(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s\-]+", strip_title(name)[1]) if word).upper()


def _dashed(text: str, loose: bool) -> list[_Part]:
    spans = _outside_spans(text, r"\s+[-–—]+\s*|\s*[–—]\s*|\s*:\s+|(?<=[a-z])-\s+")
    if not spans:
        return []
    for a, b in (spans[0], spans[-1]):
        left, right = text[:a].strip(" ,"), text[b:].strip(" ,")
        if not left or not right:
            continue
        if is_pending(left) or is_blank(left):
            return _read(right, loose)
        if is_pending(right) or is_blank(right):
            return _read(left, loose)
        people_left, people_right = _people(left), _people(right)
        if people_left and people_right:
            return [_Part(name=name, loose=False) for name in (*people_left, *people_right)]
        if people_left:
            cost = 0.0 if is_complete(right) else 0.6
            return [_Part(name=name, role=right, loose=False, cost=cost) for name in people_left]
        if people_right:
            cost = 0.0 if is_complete(left) else 1.0
            return [_Part(name=name, role=left, loose=False, cost=cost) for name in people_right]
    if len(spans) == 1:
        # a role and a name that only its place tells: "Head of Housing - Okonkwo"
        left, right = text[: spans[0][0]].strip(), text[spans[0][1] :].strip()
        if is_complete(left) and _strength(right) == 1 and not is_rolish(right):
            return [_Part(name=right, role=left, loose=False)]
        if is_complete(right) and _strength(left) == 1 and not is_rolish(left):
            return [_Part(name=left, role=right, loose=False)]
        if starts_post(left) and starts_post(right):
            return [_Part(role=left, loose=False), _Part(role=right, loose=False)]
    return [_Part(role=text, loose=loose, cost=0.0 if is_complete(text) else 1.0)]


def _people(text: str) -> list[str]:
    names = [name for name in re.split(r"\s+and\s+|\s*&\s*|\s*/\s*|\s*,\s*", text) if name]
    return names if names and all(_is_person(name) for name in names) else []


def _neighbours(text: str, loose: bool) -> list[_Part]:
    """Text without punctuation: a name, a role, or a name beside a role."""
    strength = _strength(text)
    rolish = is_rolish(text)
    tokens = text.split()
    if strength >= 2 and len(tokens) <= 3:
        return [_Part(name=text, loose=loose)]
    if len(tokens) >= 3 and (found := _beside(tokens)):
        return found
    if strength >= 2:
        return [_Part(name=text, loose=loose, cost=0.2)]
    if strength == 1 and not rolish:
        return [_Part(name=text, loose=loose, cost=1.5)]
    if is_complete(text):
        return [_Part(role=text, loose=loose, cost=3.0 if is_jammed(text) else 0.0)]
    return [_Part(role=text, loose=loose, cost=(1.1 if rolish else 2.0) + 0.2 * (len(tokens) - 1))]


def _beside(tokens: list[str]) -> list[_Part]:
    """ "Jane Doe Head of Finance", "Head of Finance Jane Doe", "Jane Doe John Poe", "Cllr A Smith Cllr B Jones"."""
    titled = [i for i, token in enumerate(tokens) if strip_title(token + " X")[0]]
    if len(titled) > 1 and titled[0] == 0 and all(b - a > 1 for a, b in pairwise(titled)):
        cuts = [*titled, len(tokens)]
        return [_Part(name=" ".join(tokens[a:b]), loose=False, cost=0.3) for a, b in pairwise(cuts)]
    for size in (4, 3, 2):
        if size >= len(tokens):
            continue
        head, rest = " ".join(tokens[:size]), " ".join(tokens[size:])
        if _strength(head) == 3 and (is_complete(rest) or rest.casefold() in POSTS) and not _strength(rest):
            return [_Part(name=head, role=rest, loose=False, cost=0.6)]
        rest, tail = " ".join(tokens[:-size]), " ".join(tokens[-size:])
        if _strength(tail) == 3 and is_rolish(rest) and is_complete(rest):
            return [_Part(name=tail, role=rest, loose=False, cost=0.6)]
    if len(tokens) == 4 and _strength(" ".join(tokens[:2])) == 3 and _strength(" ".join(tokens[2:])) == 3:
        return [_Part(name=" ".join(tokens[:2]), loose=False, cost=0.6), _Part(name=" ".join(tokens[2:]), loose=False)]
    return []
