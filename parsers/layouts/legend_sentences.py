"""What one sentence says of the scoring: the ends of a scale, the formula."""

from __future__ import annotations

import re
from typing import Final

from .legend_model import Measure, RawFormula, RawLevel, RawScale
from .legend_words import COUNT, DIGIT, IMPACT, LIKELIHOOD, measures_in, weight_of

_ASIDE: Final = r"(?:\s*\([^()]{1,40}\))?"
_SPAN: Final = re.compile(
    rf"(?<![\d.£,/])(?P<low>[01]|one)(?P<first>{_ASIDE})\s*(?:to|-|and|through|up\s+to)\s*(?P<high>{DIGIT})\b(?P<last>{_ASIDE})(?!\s*(?:%|\d|,\d|/|per\b|years?\b|months?\b|days?\b|weeks?\b))",
    re.I,
)
_ENDS: Final = re.compile(
    r"\b(?P<low>[01])\s*(?:=|is|being|-|meaning)\s*(?P<first>[a-z][a-z ]{1,24}?)[,;]?\s*"
    r"(?:(?:and|to|up to|through to)\s+)?"
    rf"(?P<high>{DIGIT})\s*(?:=|is|being|-|meaning)\s*(?P<last>[a-z][a-z ]{{1,24}})",
    re.I,
)
_STEPS: Final = re.compile(
    r"(?<![\d.£,/-])1(?:\s*(?:[,;/]|[,;]?\s*\b(?:or|and)\b)\s*\d{1,2}\b){2,}(?!\s*(?:%|[/-]|years?\b|months?\b|days?\b|weeks?\b))",
    re.I,
)
_OUT_OF: Final = re.compile(
    rf"(?i)\b(?:scor\w+|rated|marked|graded|assessed|given)\b[^.]{{0,40}}\bout\s+of\s+(?P<high>{DIGIT})\b"
)
_SQUARE: Final = re.compile(
    r"\b([3-6])\s*(?:[x×]|by)\s*\1\b\s*(?:risk\s+|scoring\s+|heat\s*)*(?:matrix|grid|model|scale|map|methodology)", re.I
)
_POINTS: Final = re.compile(rf"\b(?P<high>{DIGIT})[\s-]*point\s+scale", re.I)
_SCORING: Final = re.compile(
    r"(?i)\b(?:scor\w+|rate[ds]?|rating|scale|graded?|marked?|assess\w*|measured?|judged?|from|each|between|assigned|given)"
    rf"|(?:{LIKELIHOOD}|{IMPACT})\s*(?:\([A-Z]\)\s*)?\("
)
_SCORE_NOUN: Final = re.compile(r"(?i)\b(?:risk\s+(?:level|score|rating)|overall|total|product|level|band)\b")
_RISKY: Final = re.compile(r"(?i)risk|scor|likel|impact")
_WORST: Final = re.compile(r"(?i)\b(?:highest|worst|most|greatest|severe|certain|high|critical|catastrophic)\b")
_ONE_IS_WORST: Final = re.compile(
    r"(?i)\b1\s*(?:is|=|being|-)\s*(?:the\s+)?"
    r"(?:highest|worst|most|greatest|severe|high\b|almost certain|catastrophic|very high)"
)
_LETTERS: Final = re.compile(rf"\b(?P<low>[A-C])(?P<first>{_ASIDE})\s*(?:to|-)\s*(?P<high>[C-H])\b(?P<last>{_ASIDE})")
_NUMERALS: Final = ("I", "II", "III", "IV", "V", "VI")
_ROMANS: Final = re.compile(rf"\b(?P<low>I)(?P<first>{_ASIDE})\s*(?:to|-)\s*(?P<high>III|IV|VI?)\b(?P<last>{_ASIDE})")
_LEAD: Final = r"(?:the\s+|highest\s+|level\s+of\s+|score\s+for\s+|score\s+of\s+)*"
_LAST: Final = rf"(?:\s+(?:scores?|ratings?|level))?{_ASIDE}"
_L: Final = rf"(?:{_LEAD}(?:{LIKELIHOOD}|\b[LPF]\b){_LAST})"
_I: Final = rf"(?:{_LEAD}(?:{IMPACT}|\b[ISC]\b){_LAST})"
_TIMES: Final = r"\s*(?:[x×*✕✖]|multiplied\s+by|times)\s*"
_PLUS: Final = r"\s*(?:\+|plus|added\s+to)\s*"
_PRODUCT: Final = re.compile(rf"{_L}{_TIMES}{_I}|{_I}{_TIMES}{_L}", re.I)
_SUM: Final = re.compile(rf"{_L}{_PLUS}{_I}|{_I}{_PLUS}{_L}", re.I)
_MULTIPLY: Final = re.compile(r"(?i)\bmultipl(?:ied|ying|y|ication)\b|\bproduct\s+of\b")
_ADD: Final = re.compile(
    r"(?i)\b(?:added\s+together|are\s+(?:then\s+)?added|sum\s+of|adding\s+(?:the|together)|summed)\b"
)
_POWER: Final = re.compile(
    rf"(?i)(?:{IMPACT}|{LIKELIHOOD}|\b[LPIS])\s*(?:²|\^\s*2|squared\b|(?:[x×*]\s*(?:{IMPACT}|[IS]\b)\s*){{2}})"
)
"""Another rule than a product: one of the two counts twice."""
_NEGATED: Final = re.compile(r"(?i)\b(?:not|never|rather\s+than|instead\s+of)\b[^.]{0,20}\b(?:multipl|product|add|sum)")
_CARRIED: Final = re.compile(r"(?i)\b(?:two|both|each|these|they|scores?|scored|then)\b")


def scale_ends(sentence: str, named: tuple[Measure, ...], before: tuple[Measure, ...]) -> list[RawScale]:
    """Scales whose ends a sentence names: "scored from 1 to 5", "likelihood (1 to 4)", "A (least) to E (greatest)".

    `named` are the measures of the sentence, `before` those of the sentence before, which "both" and "each" refer to.
    """
    worst = True if _ONE_IS_WORST.search(sentence) else None
    out = _spans(sentence, named, before, worst)
    for found in (_worded_ends(sentence, named, bool(out)), _letters(sentence, named), _steps(sentence)):
        out += [scale for scale in found if not any(scale.measure == other.measure for other in out)]
    return out or _tops(sentence, named, worst)


def _spans(
    sentence: str, named: tuple[Measure, ...], before: tuple[Measure, ...], worst: bool | None
) -> list[RawScale]:
    """ "from 1 to 5", "(1-4)", "between 1 (lowest) and 5 (highest)", each for the measures named before it."""
    out: list[RawScale] = []
    reach = 0
    carried = not named and len(before) == 2 and _CARRIED.search(sentence) and not _SCORE_NOUN.search(sentence)
    for match in _SPAN.finditer(sentence):
        low, high = _value(match.group("low")), _value(match.group("high"))
        if low is None or high is None or not 3 <= high <= 10 or not _SCORING.search(sentence[: match.end()]):
            continue
        told = measures_in(sentence[reach : match.start()])
        reach = match.end()
        if not told and _SCORE_NOUN.search(sentence[max(0, match.start() - 40) : match.start()]):
            continue
        if not told and not out:
            told = measures_in(sentence[match.end() :])
        told = told or (before if carried else ())
        if told and not _score_between(sentence, match.start()):
            first_is_worst = _is_worst(match.group("first")) or _falls(match)
            out += [RawScale(m, (), low, high, worst_first=worst or first_is_worst or None) for m in told]
    return out


def _is_worst(aside: str) -> bool:
    return bool(_WORST.search(aside)) and "least" not in aside.casefold()


def _falls(match: re.Match[str]) -> bool:
    """The first end weighs more than the last: "from A (very likely) to E (very unlikely)"."""
    ends = [weight_of(match.group(end).strip(" ()")) for end in ("first", "last")]
    return ends[0] is not None and ends[1] is not None and ends[0] > ends[1]


def _worded_ends(sentence: str, named: tuple[Measure, ...], others: bool) -> list[RawScale]:
    """ "1 = very unlikely, 5 = very likely"."""
    out: list[RawScale] = []
    reach = 0
    for match in _ENDS.finditer(sentence):
        told = measures_in(sentence[reach : match.start()]) or (() if out or others else named)
        reach = match.end()
        low, high = _value(match.group("low")), _value(match.group("high"))
        if low is None or high is None or not 3 <= high <= 10:
            continue
        ends = weight_of(match.group("first").strip()), weight_of(match.group("last").strip())
        falling = ends[0] is not None and ends[1] is not None and ends[0] > ends[1]
        out += [RawScale(m, (), low, high, worst_first=falling or None) for m in told[-1:]]
    return out


def _steps(sentence: str) -> list[RawScale]:
    """ "Impact as 1, 3, 5 or 7", for the measures named before it."""
    out: list[RawScale] = []
    reach = 0
    for match in _STEPS.finditer(sentence):
        told = measures_in(sentence[reach : match.start()])
        reach = match.end()
        steps = [int(step) for step in re.findall(r"\d+", match.group())]
        if steps == sorted(set(steps)) and _SCORING.search(sentence[: match.end()]):
            out += [RawScale(m, (), 1, steps[-1]) for m in told[-1:]]
    return out


def _letters(sentence: str, named: tuple[Measure, ...]) -> list[RawScale]:
    """ "The letter is the likelihood, from A (least) to E (greatest)"; "impact from I (worst) to IV"."""
    roman = _ROMANS.search(sentence)
    if roman is not None and len(named) == 1:
        steps = _NUMERALS[: _NUMERALS.index(roman.group("high")) + 1]
        worst = _is_worst(roman.group("first"))
        return [RawScale(named[0], tuple(RawLevel(named[0], None, step) for step in steps), worst_first=worst)]
    match = _LETTERS.search(sentence)
    if match is None or len(named) != 1:
        return []
    first, last = match.group("low"), match.group("high")
    said = re.search(rf"\b{first}\s+is\s+the\s+(?:highest|worst|most|greatest)", sentence)
    return [
        RawScale(
            named[0], letters=(first, last), worst_first=_is_worst(match.group("first")) or _falls(match) or bool(said)
        )
    ]


def _tops(sentence: str, named: tuple[Measure, ...], worst: bool | None) -> list[RawScale]:
    """ "scored out of 5", "a five-point scale", "a 5 x 5 matrix"."""
    square = _SQUARE.search(sentence) if _RISKY.search(sentence) else None
    limit = (_OUT_OF.search(sentence) or _POINTS.search(sentence)) if named else None
    top = _value(square.group(1)) if square else _value(limit.group("high")) if limit else None
    if top is None or not 3 <= top <= (10 if square or _POINTS.search(sentence) or len(named) == 2 else 6):
        return []
    measures: tuple[Measure, ...] = ("likelihood", "impact") if square else named
    return [RawScale(m, (), 1, top, worst_first=worst) for m in measures]


def _score_between(sentence: str, at: int) -> bool:
    """The range belongs to the score: "likelihood x impact gives a score from 1 to 9"."""
    head = sentence[:at]
    last_measure = max((m.end() for m in re.finditer(rf"(?i){LIKELIHOOD}|{IMPACT}", head)), default=0)
    return bool(
        re.search(
            r"(?i)\b(?:gives?|giving|produces?|equals?|=|results?|resulting|total|overall|risk\s+(?:score|level|rating))\b",
            head[last_measure:],
        )
    )


def _value(text: str) -> int | None:
    return int(text) if text.isdigit() else COUNT.get(text.casefold())


def formula_in(sentence: str, named: tuple[Measure, ...], before: tuple[Measure, ...]) -> RawFormula | None:
    if _NEGATED.search(sentence) or _POWER.search(sentence):
        return None
    product, total = bool(_PRODUCT.search(sentence)), bool(_SUM.search(sentence))
    if product != total and _has_measure_word(sentence, before):
        return "product" if product else "sum"
    if product or total:
        return None
    both = len(named) == 2 or (not named and len(before) == 2 and bool(_CARRIED.search(sentence)))
    if not both and len(named) == 1:
        both = bool(re.search(r"\b[LIPS]\b", sentence)) and bool(_MULTIPLY.search(sentence))
    multiplied, added = bool(_MULTIPLY.search(sentence)), bool(_ADD.search(sentence))
    if not both or multiplied == added:
        return None
    return "product" if multiplied else "sum"


def _has_measure_word(sentence: str, before: tuple[Measure, ...]) -> bool:
    """ "P x S" alone could be anything; with a word of scoring near it is a formula."""
    return bool(measures_in(sentence) or before or re.search(r"(?i)score|rating|risk", sentence))
