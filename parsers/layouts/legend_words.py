"""The words and small grammars of legends: measures, scale words, levels, score ranges.

All functions take text as printed and are pure. Dashes and spaces are made plain one for one, so that positions in the
result are positions in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ..welsh import in_english
from .legend_model import Measure, RawNumber

_PLAIN: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("\xa0\u2007\u202f\t", " ") | {"’": "'"})


def plain(text: str) -> str:
    """Dashes, fixed spaces and apostrophes made plain, character for character."""
    return text if text.isascii() and "\t" not in text else text.translate(_PLAIN)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """For comparing words: lower case, one space, no dots or outer punctuation."""
    return re.sub(r"\s+", " ", re.sub(r"[.*:;,\"]", " ", plain(text).casefold())).strip(" -=()[]")


LIKELIHOOD: Final = r"(?:like\W{0,2}lihood|likeli\W{0,2}\s?hood|probability|frequency|chance|occurrence)"
_MEASURES: Final = ("like", "probability", "frequency", "chance", "occurrence", "impact", "severity", "consequence")
IMPACT: Final = r"(?:impacts?(?!\s+assess)|severity|consequences?)"
COUNT: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
DIGIT: Final = rf"(?:\d{{1,2}}|{'|'.join(COUNT)})"
_LIKELIHOOD_RE: Final = re.compile(rf"\b{LIKELIHOOD}\b", re.I)
_IMPACT_RE: Final = re.compile(rf"\b{IMPACT}\b", re.I)


def names_measure(lower: str) -> bool:
    """Whether a text in small letters may name a measure: quick, and never no where LIKELIHOOD or IMPACT match."""
    return any(map(lower.__contains__, _MEASURES))


@lru_cache(maxsize=4096)
def measures_in(text: str) -> tuple[Measure, ...]:
    """The measures that a text names, in the order in which it names them first."""
    likelihood, impact = _LIKELIHOOD_RE.search(text), _IMPACT_RE.search(text)
    found: list[tuple[int, Measure]] = []
    if likelihood:
        found.append((likelihood.start(), "likelihood"))
    if impact:
        found.append((impact.start(), "impact"))
    return tuple(measure for _, measure in sorted(found))


COLOURS: Final = frozenset({"red", "amber", "yellow", "green", "blue", "black", "orange", "purple", "brown"})
# Scale words by how bad they are: the ends tell which end of an unnumbered scale is the worse one.
_LIKELIHOOD_BY_WEIGHT: Final[dict[float, str]] = {
    0: "almost impossible, impossible",
    0.5: "extremely unlikely, extremely rare, very rare",
    1: "rare, remote",
    1.5: "improbable, highly unlikely, very unlikely",
    2: "unlikely, not likely, seldom",
    3: "possible, occasional",
    3.5: "fairly likely, quite likely",
    4: "likely, probable, often",
    5: "very likely, highly likely, highly probable, very probable, frequent, expected",
    6: "almost certain, near certain, near certainty, certain, definite, virtually certain",
}
_IMPACT_BY_WEIGHT: Final[dict[float, str]] = {
    0: "none",
    0.5: "insignificant, negligible, trivial",
    1: "minimal, slight",
    2: "minor, small, marginal, limited, manageable",
    2.5: "noticeable",
    3: "moderate",
    3.5: "significant, material, serious",
    4: "large, substantial, major",
    4.5: "severe, very serious, very significant",
    5: "critical, extreme, extensive",
    6: "catastrophic, catastrophe, disaster, disastrous, fundamental",
}
_COMMON_BY_WEIGHT: Final[dict[float, str]] = {
    0.5: "extremely low",
    1: "very low, v low, vl",
    2: "low, l",
    2.5: "low medium, medium low",
    3: "medium, med, m, moderate, average",
    3.5: "medium high",
    4: "high, h",
    5: "very high, v high, vh",
    6: "extremely high",
}


def _weights(table: dict[float, str]) -> dict[str, float]:
    return {word: weight for weight, words in table.items() for word in words.split(", ")}


_LIKELIHOOD_WORDS: Final = _weights(_LIKELIHOOD_BY_WEIGHT)
_IMPACT_WORDS: Final = _weights(_IMPACT_BY_WEIGHT)
_COMMON_WORDS: Final = _weights(_COMMON_BY_WEIGHT)
SCALE_WORD: Final = "|".join(
    re.escape(word)
    for word in sorted({*_LIKELIHOOD_WORDS, *_IMPACT_WORDS, *_COMMON_WORDS}, key=len, reverse=True)
    if len(word) > 2
)
_RUN_TIE: Final = r"\s*(?:[,;/]\s*(?:(?:or|and)\s+)?|\b(?:or|and)\s+)"
WORD_RUN: Final = re.compile(
    rf"(?:{LIKELIHOOD}|{IMPACT})[^.;\n\d]{{0,60}}?(?:[:(=-]|\b(?:as|is|are|be|either|(?:scale|one)\s+of|rated))\s*"
    rf"(?P<run>(?:{SCALE_WORD})(?:{_RUN_TIE}(?:{SCALE_WORD})){{2,6}})(?![\w-]|\s*[(=:]?\s*\d)",
    re.I,
)
"""Steps by their words alone: "Likelihood: Low, Medium or High"."""
_MORE_LEVELS: Final = (
    "tolerable, intolerable, acceptable, unacceptable, monitor, issue, alert, elevated, alarp, priority, cautionary"
)
_LEVELS: Final = frozenset({*_COMMON_WORDS, *_IMPACT_WORDS, *_MORE_LEVELS.split(", ")})
_NOISE: Final = re.compile(
    r"\b(?:risks?|level|rating|rated|zone|band|score|scores|priority|residual|overall|exposure|category|status|tolerance)\b"
)


@lru_cache(maxsize=4096)
def weight_of(word: str, measure: Measure | None = None) -> float | None:
    """How bad a scale word is, on a rough scale from 0 to 6; None for a word that is no scale word."""
    tables = {"likelihood": [_LIKELIHOOD_WORDS], "impact": [_IMPACT_WORDS]}.get(
        measure or "", [_LIKELIHOOD_WORDS, _IMPACT_WORDS]
    )
    word = in_english(word)
    for part in (fold(word), *(fold(p) for p in re.split(r"[/,(]| or | - ", plain(word)))):
        for words in (*tables, _COMMON_WORDS):
            if part in words:
                return words[part]
    return None


def measure_of_words(words: list[str]) -> Measure | None:
    """Which measure scale words belong to: "Rare, Likely" are likelihoods; "Low, Medium, High" do not tell."""
    likelihood = sum(any(fold(p) in _LIKELIHOOD_WORDS for p in re.split(r"[/,(]", w)) for w in words)
    impact = sum(any(fold(p) in _IMPACT_WORDS for p in re.split(r"[/,(]", w)) for w in words)
    if likelihood == impact:
        return None
    return "likelihood" if likelihood > impact else "impact"


@lru_cache(maxsize=4096)
def colour_word(text: str) -> str | None:
    """The colour that a short text names: "Red", "RED risk", "High - Red"; None for none or for two."""
    found = {w for w in re.findall(r"[a-z]+", in_english(text).casefold()) if w in COLOURS}
    return found.pop().capitalize() if len(found) == 1 and len(text.split()) <= 6 else None


@lru_cache(maxsize=4096)
def level_word(text: str) -> str | None:
    """A rating word or letter without the noise round it: "High Risk" gives "High", "RISK LEVEL: Low" gives "Low"."""
    kept = re.sub(r"\s+", " ", plain(text)).strip(" -:=.;,()[]*")
    if not kept or len(kept.split()) > 6:
        return None
    bare = fold(_NOISE.sub(" ", in_english(kept).casefold()))
    if bare in _LEVELS:
        stripped = re.sub(r"\s+", " ", re.sub(_NOISE.pattern, " ", kept, flags=re.I)).strip(" -:=.;,()[]")
        return stripped or kept
    return None


_N: Final = r"\d{1,3}(?:\.\d+)?"
_MORE: Final = r"(?:above|over|more|greater|higher|upwards?|up)"
_LESS: Final = r"(?:below|under|less|lower|fewer|down)"
RANGE: Final = (
    rf"(?:(?:between|from)\s+)?{_N}\s*(?:-|to|and\s+up\s+to|through|up\s+to|–)\s*{_N}(?![\d.]*\d)"
    rf"|between\s+{_N}\s+and\s+{_N}"
    rf"|{_N}\s*(?:\+|(?:and|or|&)\s+{_MORE}\b(?:\s+than)?|plus\b)"
    rf"|{_N}\s*(?:and|or|&)\s+{_LESS}\b"
    rf"|(?:≥|>=|=>|⩾|at\s+least)\s*{_N}"
    rf"|(?:≤|<=|=<|⩽|up\s+to(?:\s+and\s+including)?|at\s+most|(?:no|not)\s+more\s+than)\s*{_N}"
    rf"|(?:over|above|more\s+than|greater\s+than|higher\s+than|exceeding|exceeds|>)\s*{_N}"
    rf"|(?:<|below|under|less\s+than|lower\s+than|fewer\s+than)\s*{_N}"
    rf"|{_N}(?:\s*(?:,\s*and|,\s*or|,|/|;|&|\band\b|\bor\b)\s*{_N})+"
    rf"|{_N}"
)
_RANGE_RE: Final = re.compile(
    rf"\s*(?:(?:risk\s+)?(?:scores?|ratings?|totals?)\s*(?:of|from|between|:|=)?\s*)?({RANGE})\s*(?:points?|scores?)?\s*(?:\(?inclusive\)?)?\s*[.;,]?\s*",
    re.I,
)


def number(text: str) -> RawNumber:
    """A plain decimal number; a whole one as int."""
    value = float(text)
    return int(value) if value.is_integer() else value


_DATE: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})")


@lru_cache(maxsize=4096)
def parse_range(text: str) -> tuple[RawNumber | None, RawNumber | None] | None:
    """A score range that is the whole text: "0 - 4", "12 to 16", "15+", "Below 5", "6/8/9", "25". Ends are included.

    "Over 15" starts at 16: scores of a legend are whole numbers unless its own bounds have decimals.
    """
    if len(text) > 60 or not re.search(r"\d", text) or _DATE.fullmatch(text.strip()):
        return None
    match = _RANGE_RE.fullmatch(plain(text).replace("\n", " "))
    return bounds(match.group(1)) if match else None


def bounds(expression: str) -> tuple[RawNumber | None, RawNumber | None] | None:
    """The ends of a text that matches RANGE; None where they are out of order or no scores at all."""
    text = expression.casefold()
    numbers = [number(n) for n in re.findall(_N, text)]
    step = 1 if all(isinstance(n, int) for n in numbers) else 0
    if not numbers or max(numbers) > 200:
        return None
    first = numbers[0]
    if len(numbers) > 1:
        low, high = (min(numbers), max(numbers)) if re.search(r"[,/;&]|\band\b|\bor\b", text) else (first, numbers[-1])
        if low > high:  # "25 - 15"
            low, high = high, low
        return low, high
    if re.search(rf"\+|plus|(?:and|or|&)\s+{_MORE}|≥|>=|=>|⩾|at\s+least", text):
        return first, None
    if re.search(rf"(?:and|or|&)\s+{_LESS}|≤|<=|=<|⩽|up\s+to|at\s+most|no[t]?\s+more", text):
        return None, first
    if re.search(r"over|above|more|greater|higher|exceed|>", text):
        return first + step, None
    if re.search(r"<|below|under|less|lower|fewer", text):
        return None, first - step
    return first, first


_LABELLED: Final = (
    re.compile(
        rf"(?:(?:risk\s+)?(?:scores?|ratings?|scoring)(?:\s+(?:of|from|between))?[\s:]*)?[(\[]?(?P<range>{RANGE})\s*(?:points?)?[\s\-:=)\].,]*(?P<label>[^\d<>≥≤]+)",
        re.I,
    ),
    re.compile(rf"(?P<label>[^\d<>≥≤]*?)[\s\-:=(\[]*(?<![\d.])(?P<range>{RANGE})\s*(?:points?)?[)\].;,]*", re.I),
)
_NAME_WORDS: Final = 2
_LABEL_NOISE: Final = re.compile(
    r"(?i)\b(?:risk\s+)?(?:scores?|ratings?|scoring|totals?)\b(?:\s+(?:of|from|between|is|are))?|\b(?:is|are|from|between)\s*$"
)


@lru_cache(maxsize=4096)
def parse_labelled(text: str, *, known: bool = True) -> tuple[str, tuple[RawNumber | None, RawNumber | None]] | None:
    """A label and a range in one short text: "High (15-25)", "15-25 High", "Low risk: score 1 to 4".

    `known`: the label is a level's or a colour's; else any two words, and the range is wider than one score.
    """
    if len(text) > 90 or not re.search(r"\d", text):
        return None
    flat = re.sub(r"\s+", " ", plain(text)).strip()
    if len(flat.split()) > 10:
        return None
    for pattern in _LABELLED:
        match = pattern.fullmatch(flat)
        if match:
            label = _LABEL_NOISE.sub(" ", match.group("label")).strip(" -:=()[],.;")
            ends = bounds(match.group("range"))
            if not ends or not label:
                continue
            if level_word(label) or colour_word(label):
                return label, ends
            if not known and ends[0] != ends[1] and len(label.split()) <= _NAME_WORDS:
                return label, ends
    return None


_LEVEL_FORMS: Final = (
    re.compile(
        r"\(?(?P<rank>\d{1,2}|[A-Ha-h])\)?\s*(?:[-.:=)(]\s*|\s)(?P<word>[A-Za-z][A-Za-z/'()\s-]*?)(?:\s*(?:[-:;,(]|\d|[<>≥≤%~]).*)?",
        re.S,
    ),
    re.compile(
        r"(?P<word>[A-Za-z][A-Za-z/'\s.-]*?)(?:\s*[-=:]\s*|\s+|(?=[(\[]))[(\[]?(?P<rank>\d{1,2}|[A-H])(?!\d|\s*%|\s*(?:-|to)\s*\d)[)\]]?(?:\s*[-:;,(].*)?",
        re.S,
    ),
)
_NO_WORD: Final = re.compile(r"(?i)(?:in|to|or|and|of|per|a|day|week|month|year|times?|x|the|score|level|is)\b")


ROMANS: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_ROMAN_LEVEL: Final = (
    re.compile(r"(?P<rank>I{1,3}|IV|VI?)[\s.:)=-]+(?P<word>[A-Za-z][A-Za-z /'-]*?)(?:\s*[-:;,(].*)?", re.S),
    re.compile(r"(?P<word>[A-Za-z][A-Za-z /'-]*?)[\s(:=-]+(?P<rank>I{1,3}|IV|VI?)\)?", re.S),
)


_VERY: Final = re.compile(r"V\.?\s*(?:low|high)\b", re.IGNORECASE)


def _roman_level(text: str) -> tuple[RawNumber | None, str | None, str | None] | None:
    """ "IV Negligible", "Critical (II)": a word of a scale with its number in Roman numerals."""
    if text in ROMANS and len(text) > 1:
        return ROMANS[text], None, None
    if _VERY.match(text):
        return None  # "V. Low"
    for form in _ROMAN_LEVEL:
        match = form.fullmatch(text)
        if match and weight_of(match.group("word").strip()) is not None:
            return ROMANS[match.group("rank")], None, match.group("word").strip()
    return None


@lru_cache(maxsize=4096)
def parse_level(text: str) -> tuple[RawNumber | None, str | None, str | None] | None:
    """An axis label as (number, letter, word): "4", "Likely (4)", "5 - Certain - over 90%", "E Rare", "High"."""
    if len(text) > 400:
        return None
    flat = re.sub(r"[ \r\f\v]+", " ", plain(text)).strip(" .*:")
    first_line = re.sub(r"\s+", " ", flat)
    if re.fullmatch(r"\(?\d{1,2}\)?", first_line):
        return number(first_line.strip("()")), None, None
    if re.fullmatch(r"[HML]|V[HL]", first_line):
        return None, None, first_line
    if re.fullmatch(r"[A-H]", first_line):
        return None, first_line, None
    if (roman := _roman_level(first_line)) is not None:
        return roman
    if not first_line or len(first_line.split()) > 40:
        return None
    for form in _LEVEL_FORMS:
        match = form.fullmatch(first_line)
        if match and not _NO_WORD.match(match.group("word")):
            rank, word = match.group("rank"), match.group("word").strip(" -/.()")
            if len(word.split()) <= 5 and len(word) > 1:
                return (number(rank), None, word) if rank.isdigit() else (None, rank.upper(), word)
    bare = re.split(r"\n|:| - |\(", flat)[0].strip(" .-")
    if len(bare.split()) <= 5 and weight_of(bare) is not None:
        return None, None, bare
    return None
