"""What one sentence says of the scoring: the ends of a scale, the formula."""

from __future__ import annotations

import re
from typing import Final

from .legend_model import Measure, RawFormula, RawNumber, RawScale
from .legend_words import COUNT, DIGIT, IMPACT, LIKELIHOOD, measures_in, weight_of

_ASIDE: Final = r"(?:\s*\([^()]{1,40}\))?"
_SPAN: Final = re.compile(
    rf"(?<![\d.£,/])(?P<low>[01]|one)(?P<first>{_ASIDE})\s*(?:to|-|and|through|up\s+to)\s*(?P<high>{DIGIT})\b(?P<last>{_ASIDE})(?!\s*(?:%|\d|,\d|/|per\b|years?\b|months?\b|days?\b|weeks?\b))",
    re.I,
)
_ENDS: Final = re.compile(
    r"\b(?P<low>[01])\s*(?:=|is|being|-|meaning)\s*(?P<first>[a-z][a-z ]{1,24}?)[,;]?\s*(?:(?:and|to|up to|through to)\s+)?"
    rf"(?P<high>{DIGIT})\s*(?:=|is|being|-|meaning)\s*(?P<last>[a-z][a-z ]{{1,24}})",
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
    r"(?i)\b(?:scor\w+|rate[ds]?|rating|scale|graded?|marked?|assess\w*|measured?|judged?|from|each|between|assigned|given|\()"
)
_SCORE_NOUN: Final = re.compile(r"(?i)\b(?:risk\s+(?:level|score|rating)|overall|total|product|level|band)\b")
_WORST: Final = re.compile(r"(?i)\b(?:highest|worst|most|greatest|severe|certain|high|critical|catastrophic)\b")
_ONE_IS_WORST: Final = re.compile(
    r"(?i)\b1\s*(?:is|=|being|-)\s*(?:the\s+)?(?:highest|worst|most|greatest|severe|high\b|almost certain|catastrophic|very high)"
)
_LETTERS: Final = re.compile(rf"\b(?P<low>[A-C])(?P<first>{_ASIDE})\s*(?:to|-)\s*(?P<high>[C-H])\b(?P<last>{_ASIDE})")
_L: Final = rf"(?:(?:the\s+|highest\s+|level\s+of\s+|score\s+for\s+|score\s+of\s+)*(?:{LIKELIHOOD}|\b[LPF]\b)(?:\s+(?:scores?|ratings?|level))?{_ASIDE})"
_I: Final = rf"(?:(?:the\s+|highest\s+|level\s+of\s+|score\s+for\s+|score\s+of\s+)*(?:{IMPACT}|\b[ISC]\b)(?:\s+(?:scores?|ratings?|level))?{_ASIDE})"
_TIMES: Final = r"\s*(?:[x×*✕✖]|multiplied\s+by|times)\s*"
_PLUS: Final = r"\s*(?:\+|plus|added\s+to)\s*"
_PRODUCT: Final = re.compile(rf"{_L}{_TIMES}{_I}|{_I}{_TIMES}{_L}", re.I)
_SUM: Final = re.compile(rf"{_L}{_PLUS}{_I}|{_I}{_PLUS}{_L}", re.I)
_MULTIPLY: Final = re.compile(r"(?i)\bmultipl(?:ied|ying|y|ication)\b|\bproduct\s+of\b")
_ADD: Final = re.compile(
    r"(?i)\b(?:added\s+together|are\s+(?:then\s+)?added|sum\s+of|adding\s+(?:the|together)|summed)\b"
)
_NEGATED: Final = re.compile(r"(?i)\b(?:not|never|rather\s+than|instead\s+of)\b[^.]{0,20}\b(?:multipl|product|add|sum)")
_CARRIED: Final = re.compile(r"(?i)\b(?:two|both|each|these|they|scores?|scored|then)\b")


def scale_ends(sentence: str, named: tuple[Measure, ...], before: tuple[Measure, ...]) -> list[RawScale]:
    """Scales of which a sentence names the ends: "scored from 1 to 5", "likelihood (1 to 4)", "A (least) to E (greatest)"."""
    out: list[RawScale] = []
    reach = 0
    worst = True if _ONE_IS_WORST.search(sentence) else None
    spans: list[tuple[re.Match[str], RawNumber, RawNumber]] = []
    for match in _SPAN.finditer(sentence):
        low, high = _value(match.group("low")), _value(match.group("high"))
        if low is not None and high is not None and 3 <= high <= 10 and _SCORING.search(sentence[: match.end()]):
            spans.append((match, low, high))
    for match, low, high in spans:
        told = measures_in(sentence[reach : match.start()])
        reach = match.end()
        if not told and _SCORE_NOUN.search(sentence[max(0, match.start() - 40) : match.start()]):
            continue
        if not told and not out:
            told = measures_in(sentence[match.end() :])
        if (
            not told
            and not named
            and len(before) == 2
            and _CARRIED.search(sentence)
            and not _SCORE_NOUN.search(sentence)
        ):
            told = before
        if told and _score_between(sentence, match.start()):
            continue
        first_is_worst = bool(_WORST.search(match.group("first"))) and "least" not in match.group("first")
        out += [RawScale(m, (), low, high, worst_first=worst or first_is_worst or None) for m in told]
    for match in _ENDS.finditer(sentence):
        told = measures_in(sentence[reach : match.start()]) or (named if not out else ())
        reach = match.end()
        least, most = _value(match.group("low")), _value(match.group("high"))
        if least is not None and most is not None and 3 <= most <= 10 and not any(s.measure in told for s in out):
            ends = weight_of(match.group("first").strip()), weight_of(match.group("last").strip())
            falling = ends[0] is not None and ends[1] is not None and ends[0] > ends[1]
            out += [RawScale(m, (), least, most, worst_first=falling or None) for m in told[-1:] or told]
    for match in _LETTERS.finditer(sentence):
        if len(named) == 1 and not any(s.measure == named[0] for s in out):
            first_is_worst = (
                bool(_WORST.search(match.group("first"))) and "least" not in match.group("first").casefold()
            )
            worst_letters = first_is_worst or bool(
                re.search(rf"\b{match.group('low')}\s+is\s+the\s+(?:highest|worst|most|greatest)", sentence)
            )
            out.append(RawScale(named[0], letters=(match.group("low"), match.group("high")), worst_first=worst_letters))
    limit = _OUT_OF.search(sentence) if named and not out else None
    top = _value(limit.group("high")) if limit else None
    if top is not None and 3 <= top <= 6:
        out = [RawScale(m, (), 1, top, worst_first=worst) for m in named]
    if not out:
        square = _SQUARE.search(sentence) if re.search(r"(?i)risk|scor|likel|impact", sentence) else None
        points = _POINTS.search(sentence) if named else None
        high_end = _value(square.group(1)) if square else _value(points.group("high")) if points else None
        if high_end is not None and 3 <= high_end <= 10:
            measures: tuple[Measure, ...] = ("likelihood", "impact") if square else named
            out = [RawScale(m, (), 1, high_end, worst_first=worst) for m in measures]
    return out


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
    if _NEGATED.search(sentence):
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
