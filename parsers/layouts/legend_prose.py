"""Legends in sentences and short lists: scales, formula and bands that a passage states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ..document import Join, MarkerKind, Paragraph, Word, places_of
from .legend_bands import plausible
from .legend_model import Measure, RawBand, RawFormula, RawLegend, RawLevel, RawNumber, RawScale
from .legend_words import (
    COLOURS,
    IMPACT,
    LIKELIHOOD,
    RANGE,
    bounds,
    colour_word,
    fold,
    measure_of_words,
    measures_in,
    plain,
    weight_of,
)

_COUNT: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_DIGIT: Final = rf"(?:\d{{1,2}}|{'|'.join(_COUNT)})"
_ASIDE: Final = r"(?:\s*\([^()]{1,40}\))?"
_SPAN: Final = re.compile(
    rf"(?<![\d.£,/])(?P<low>[01]|one)(?P<first>{_ASIDE})\s*(?:to|-|and|through|up\s+to)\s*(?P<high>{_DIGIT})\b(?P<last>{_ASIDE})(?!\s*(?:%|\d|,\d|/|per\b|years?\b|months?\b|days?\b|weeks?\b))",
    re.I,
)
_ENDS: Final = re.compile(
    r"\b(?P<low>[01])\s*(?:=|is|being|-|meaning)\s*(?P<first>[a-z][a-z ]{1,24}?)[,;]?\s*(?:(?:and|to|up to|through to)\s+)?"
    rf"(?P<high>{_DIGIT})\s*(?:=|is|being|-|meaning)\s*(?P<last>[a-z][a-z ]{{1,24}})",
    re.I,
)
_OUT_OF: Final = re.compile(
    rf"(?i)\b(?:scor\w+|rated|marked|graded|assessed|given)\b[^.]{{0,40}}\bout\s+of\s+(?P<high>{_DIGIT})\b"
)
_SQUARE: Final = re.compile(
    r"\b([3-6])\s*(?:[x×]|by)\s*\1\b\s*(?:risk\s+|scoring\s+|heat\s*)*(?:matrix|grid|model|scale|map|methodology)", re.I
)
_POINTS: Final = re.compile(rf"\b(?P<high>{_DIGIT})[\s-]*point\s+scale", re.I)
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

_LEVEL: Final = (
    r"(?:very\s+high|very\s+low|v\.?\s?high|v\.?\s?low|extremely\s+high|low|medium|med|moderate|high|extreme|significant|severe|critical|minor"
    r"|major|negligible|serious|substantial|material|manageable|tolerable|intolerable|acceptable|unacceptable|insignificant|catastrophic"
    r"|red|amber|yellow|green|blue|black|orange|purple)"
)
_LETTER: Final = r"(?-i:\b[RAYGB]\b)"
_LABEL: Final = rf"(?P<label>(?:\b{_LEVEL}(?:\s*[/(-]\s*{_LEVEL}\)?)?\b|{_LETTER}))"
_TAIL: Final = r"(?:\s+(?:risks?|rating|rated|level|priority|band|zone))*"
_LINK: Final = r"(?:\s*(?:[-:=(\[]|\bis\b|\bare\b|\bscores?\b|\bscoring\b|\bratings?\b|\bof\b|\bfrom\b|\bfor\b|\bequals?\b|\brated\b|\bas\b|\bwith\b|\ba\b|\brisks?\b))*\s*"
_LABEL_FIRST: Final = re.compile(rf"{_LABEL}{_TAIL}{_LINK}(?<![\d.])(?P<range>{RANGE})(?![\d%]|\s*%|\.\d)[)\]]?", re.I)
_RANGE_FIRST: Final = re.compile(
    rf"(?<![\d.£])(?P<range>{RANGE})(?![\d%]|\s*%)(?:\s*points?)?[)\]]?{_LINK}{_LABEL}{_TAIL}", re.I
)
_FOREIGN: Final = re.compile(r"(?i)%|£|\b(?:budget|variance|performance indicator|savings?|target met|off target)\b")

_STEP_WORD: Final = r"(?P<word>[A-Za-z][A-Za-z/' -]{1,32}?)"
_WORD_RANK: Final = re.compile(rf"{_STEP_WORD}\s*(?:[(\[=:-]\s*)(?P<rank>\d)\b[)\]]?")
_RANK_WORD: Final = re.compile(
    rf"(?<![\d.])(?P<rank>\d)\s*[)\].:=-]?\s*{_STEP_WORD}(?=\s*(?:[,;.\n(:]|-\s|\band\b|\d|$))"
)


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    word: Word | None
    block: int


@dataclass
class Passage:
    """Consecutive paragraphs as one text in which every character can be traced to its word."""

    text: str
    tokens: list[_Token]

    @classmethod
    def of(cls, paragraphs: Iterable[tuple[int, Paragraph]]) -> Passage:
        text = ""
        tokens: list[_Token] = []
        for block, paragraph in paragraphs:
            if text:
                text += "\n"
            marker = paragraph.marker
            if marker and marker.kind in (MarkerKind.NUMBER, MarkerKind.LETTER) and marker.text.strip():
                own = marker.words[0] if marker.words else None
                tokens.append(_Token(len(text), len(text) + len(marker.text), own, block))
                text += marker.text + " "
            line = 0
            fresh = True
            listed = _is_list(paragraph)
            for word in paragraph.words:
                if not fresh and word.line != line and listed:
                    text += "\n"
                elif not fresh and word.join is Join.SPACE:
                    text += " "
                fresh, line = False, word.line
                tokens.append(_Token(len(text), len(text) + len(word.text), word, block))
                text += word.text
        return cls(plain(text), tokens)

    def sentences(self) -> list[tuple[int, int]]:
        out: list[tuple[int, int]] = []
        start = 0
        for match in re.finditer(r"\n+|(?<=[.;!?])\s+(?=[A-Z])", self.text):
            out.append((start, match.start()))
            start = match.end()
        out.append((start, len(self.text)))
        return [(a, b) for a, b in out if b > a]

    def words(self, spans: Sequence[tuple[int, int]]) -> list[_Token]:
        return [t for t in self.tokens if t.word is not None and any(a < t.end and t.start < b for a, b in spans)]


def _is_list(paragraph: Paragraph) -> bool:
    """Short lines that all begin with a capital or a number are entries: "Green 1 to 6" above "Amber 8 to 12"."""
    lines = paragraph.lines
    starts = [line[0].text[:1] for line in lines if line]
    return len(lines) > 1 and max(len(line) for line in lines) <= 12 and all(x.isupper() or x.isdigit() for x in starts)


_CUE_WORD: Final = (
    r"(?:red|amber|yellow|green|blue|low|medium|high|moderate|extreme|significant|severe|critical|minor|major|catastrophic|rare|remote"
    r"|unlikely|possible|likely|certain|negligible|insignificant)"
)
_CUE: Final = re.compile(
    rf"\b(?:{LIKELIHOOD}|{IMPACT})[^\n]{{0,90}}?(?:\b(?:\d|one)\s*(?:\([^)\n]*\)\s*)?(?:to|-|and)\s*{_DIGIT}\b|\b[A-C]\s*(?:\(|to\b|-))"
    rf"|\b(?:multipl|product\s+of|adding\s|added\s+together|sum\s+of)|\b(?:{LIKELIHOOD}|{IMPACT}|[LPI])\b\s*(?:\([A-Z]\)\s*)?(?:[x×*+]|plus)\s"
    rf"|\b\d\s*[x×]\s*\d\b|\bscale\b|\b{_CUE_WORD}\b[\s:=(\[-]{{0,4}}(?:[\w ]{{0,12}} )?\d|\d\)?\W{{0,4}}{_CUE_WORD}\b"
    rf"|\d\s*(?:\+|or\s|and\s)[a-z ]{{0,20}}\b{_CUE_WORD}\b|(?<!\w)[RAYG]\s*[=:(]?\s*\d",
    re.I,
)
_BEFORE: Final = 2
_AFTER: Final = 3


def passages(run: Sequence[tuple[int, Paragraph]]) -> list[list[tuple[int, Paragraph]]]:
    """The parts of a run of paragraphs that may hold a legend: those with a cue, and a few round them."""
    cues = [i for i, (_, paragraph) in enumerate(run) if _cued(paragraph)]
    out: list[list[tuple[int, Paragraph]]] = []
    end = 0
    for cue in cues:
        if out and cue - _BEFORE <= end:
            out[-1].extend(run[end : cue + 1 + _AFTER])
        else:
            out.append(list(run[max(end, cue - _BEFORE) : cue + 1 + _AFTER]))
        end = min(len(run), max(end, cue + 1 + _AFTER))
    return out


def _cued(paragraph: Paragraph) -> bool:
    text = plain(" ".join(word.text for word in paragraph.words))
    if not re.search(
        r"\d|multipl|product of|\b(?:x|one|from [A-C])\b|[×*+]|plus|adding|added together|sum of", text, re.I
    ):
        return False
    return bool(_CUE.search(text))


def read_passage(paragraphs: Iterable[tuple[int, Paragraph]]) -> RawLegend | None:
    """What consecutive paragraphs (each with its block's position) say of the scoring; None where they say nothing."""
    passage = Passage.of(paragraphs)
    text = passage.text
    if not re.search(r"(?i)likel|probab|frequen|impact|sever|red|green|high|score|rating|matrix|grid", text):
        return None
    sentences = passage.sentences()
    taken: list[tuple[int, int]] = []
    bands = _bands(text, taken)
    scales: list[RawScale] = list(_level_lists(text, taken))
    formula: RawFormula | None = None
    before: tuple[Measure, ...] = ()
    for start, end in sentences:
        sentence = text[start:end]
        named = measures_in(sentence)
        found = _ranges(sentence, named, before)
        rule = _formula(sentence, named, before)
        if found or rule:
            taken.append((start, end))
        scales += found
        formula = formula or rule
        before = named or before
    if not (bands or scales or formula):
        return None
    covered = passage.words(taken)
    words = [token.word for token in covered if token.word]
    blocks = [token.block for token in covered] or [0]
    return RawLegend(
        min(blocks), max(blocks), False, _unique(scales), bands, None, formula, places_of(words), frozenset(w.index for w in words)
    )  # fmt: skip


def _unique(scales: list[RawScale]) -> tuple[RawScale, ...]:
    """The fullest statement of each measure, in printed order; one for both gives way to one for each."""
    out: list[RawScale] = []
    for scale in scales:
        same = next((i for i, other in enumerate(out) if other.measure == scale.measure), None)
        if same is None:
            out.append(scale)
        elif len(scale.levels) > len(out[same].levels):
            out[same] = scale
    return tuple(out)


def _ranges(sentence: str, named: tuple[Measure, ...], before: tuple[Measure, ...]) -> list[RawScale]:
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
    return int(text) if text.isdigit() else _COUNT.get(text.casefold())


def _formula(sentence: str, named: tuple[Measure, ...], before: tuple[Measure, ...]) -> RawFormula | None:
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


def _bands(text: str, taken: list[tuple[int, int]]) -> tuple[RawBand, ...]:
    """The longest run of labels and ranges in a row: "Green 1 to 5, Amber 6 to 14, Red 15 to 25"."""
    best: list[tuple[re.Match[str], RawBand]] = []
    for pattern in (_LABEL_FIRST, _RANGE_FIRST):
        run: list[tuple[re.Match[str], RawBand]] = []
        for match in pattern.finditer(text):
            band = _prose_band(match)
            if band is None:
                continue
            if run and not _continues(text[run[-1][0].end() : match.start()]):
                best, run = _better(best, run), []
            run.append((match, band))
        best = _better(best, run)
    if not best:
        return ()
    start, end = best[0][0].start(), best[-1][0].end()
    taken.append((start, end))
    bands = sorted((band for _, band in best), key=lambda b: b.minimum if b.minimum is not None else -1)
    return tuple(bands)


def _better(
    best: list[tuple[re.Match[str], RawBand]], run: list[tuple[re.Match[str], RawBand]]
) -> list[tuple[re.Match[str], RawBand]]:
    """The longest part of a run that is a set of bands, where it is longer than the best so far."""
    for length in range(min(len(run), 8), max(len(best), 1), -1):
        for start in range(len(run) - length + 1):
            part = run[start : start + length]
            if _are_bands(part):
                return part
    return best


def _are_bands(run: list[tuple[re.Match[str], RawBand]]) -> bool:
    """Bands in order, all colours or all levels, most of them wider than one score."""
    bands = tuple(band for _, band in run)
    if not plausible(bands) or sum(b.minimum != b.maximum for b in bands) * 2 < len(bands):
        return False
    starts = [b.minimum if b.minimum is not None else -1 for b in bands]
    if starts != sorted(starts) and starts != sorted(starts, reverse=True):
        return False
    letters = [len(b.label or "") == 1 for b in bands]
    if any(letters) and not (all(letters) and len(bands) >= 3):
        return False
    if len({fold(b.label or "") in COLOURS for b in bands}) > 1:
        return False
    text = run[0][0].string[run[0][0].start() : run[-1][0].end()]
    return not _FOREIGN.search(text)


def _continues(gap: str) -> bool:
    return len(gap) <= 120 and not re.search(r"\d", gap) and gap.count("\n") <= 2


def _prose_band(match: re.Match[str]) -> RawBand | None:
    ends = bounds(match.group("range"))
    if ends is None:
        return None
    printed = re.sub(r"\s+", " ", match.group("label"))
    parts = [p.strip(" ()") for p in re.split(r"[/(-]", printed) if p.strip(" ()")]
    colours = [p for p in parts if fold(p) in COLOURS]
    levels = [p for p in parts if p not in colours]
    if colours and levels:
        return RawBand(levels[0], colour_word(colours[0]), *ends)
    return RawBand(printed, None, *ends)


def _level_lists(text: str, taken: list[tuple[int, int]]) -> list[RawScale]:
    """Steps in a row: "Likelihood: Remote (1), Unlikely (2), Possible (3)", "1 = Rare, 2 = Unlikely, 3 = Possible"."""
    out: list[RawScale] = []
    for pattern in (_WORD_RANK, _RANK_WORD):
        run: list[re.Match[str]] = []
        for match in [*pattern.finditer(text), None]:
            if match is not None and run and _next_step(text, run, match):
                run.append(match)
                continue
            if (
                match is not None
                and run
                and "\n" not in text[run[-1].end() : match.start()]
                and not _follows(run, match)
            ):
                continue  # a number inside the description: "2 - Unlikely: 5 to 25%"
            scale = _listed(text, run)
            if scale and not any(s.measure == scale.measure for s in out):
                out.append(scale)
                taken.append((_heading_start(text, run[0].start()), run[-1].end()))
            run = [match] if match is not None else []
    return out


def _follows(run: list[re.Match[str]], match: re.Match[str]) -> bool:
    """The match could start a list of its own."""
    return int(match.group("rank")) in (0, 1) or weight_of(_step_word(match.group("word"))) is not None


def _next_step(text: str, run: list[re.Match[str]], match: re.Match[str]) -> bool:
    gap = text[run[-1].end() : match.start()]
    step = int(match.group("rank")) - int(run[-1].group("rank"))
    if len(run) > 1 and step != int(run[1].group("rank")) - int(run[0].group("rank")):
        return False
    return abs(step) == 1 and bool(
        re.fullmatch(r"(?:[\s,;.|/•·]|\band\b|\bor\b|\bto\b)*|[^\n]{0,160}\n\s*|[\s(:-][^,;\n\d]{0,80}[),;.]\s*", gap)
    )


def _heading_start(text: str, at: int) -> int:
    """Where the label before a list begins ("Likelihood: ")."""
    match = re.search(rf"(?i)(?:{LIKELIHOOD}|{IMPACT})[^.\n]{{0,60}}$", text[max(0, at - 80) : at])
    return max(0, at - 80) + match.start() if match else at


def _listed(text: str, run: list[re.Match[str]]) -> RawScale | None:
    if not 3 <= len(run) <= 6:
        return None
    ranks = [int(match.group("rank")) for match in run]
    words = [_step_word(match.group("word")) for match in run]
    if min(ranks) > 1 or len({fold(w) for w in words}) < len(words):
        return None
    if sum(weight_of(word) is not None for word in words) * 2 < len(words):
        return None
    named = measures_in(text[max(0, run[0].start() - 80) : run[0].start()] + run[0].group("word"))
    measure = named[-1] if named else measure_of_words(words)
    if measure is None:
        return None
    return RawScale(
        measure, tuple(RawLevel(measure, rank, None, word) for rank, word in zip(ranks, words, strict=True))
    )


def _step_word(text: str) -> str:
    """The first step carries its heading with it: "Likelihood Remote"."""
    bare = re.sub(rf"(?i)^.*(?:{LIKELIHOOD}|{IMPACT})(?:\s+(?:is|are|scores?|scale))*\s*[-:]?\s*", "", text)
    return re.sub(r"(?i)^(?:and|or|to)\s+", "", bare or text).strip(" -")
