"""Runs of bands and of steps in a text: "Green 1 to 5, Amber 6 to 14", "Remote (1), Unlikely (2)"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from .legend_bands import plausible
from .legend_model import RawBand, RawLevel, RawScale
from .legend_words import (
    COLOURS,
    IMPACT,
    LIKELIHOOD,
    RANGE,
    WORD_RUN,
    bounds,
    colour_word,
    fold,
    measure_of_words,
    measures_in,
    weight_of,
)

Span = tuple[int, int]
"""Start and end in the text."""

_LEVEL: Final = (
    r"(?:very\s+high|very\s+low|v\.?\s?high|v\.?\s?low|extremely\s+high|low|medium|med|moderate|high|extreme|significant|severe|critical|minor"
    r"|major|negligible|serious|substantial|material|manageable|tolerable|intolerable|acceptable|unacceptable|insignificant|catastrophic"
    r"|red|amber|yellow|green|blue|black|orange|purple)"
)
_LETTER: Final = r"(?-i:\b[RAYGB]\b)"
_LABEL: Final = rf"(?P<label>(?:\b{_LEVEL}\b(?:\s*[/(-]\s*{_LEVEL}\b\)?)?|{_LETTER}))"
_TAIL: Final = r"(?:\s+(?:risks?|rating|rated|level|priority|band|zone))*"
_LINK: Final = (
    r"(?:\s*(?:[-:=(\[]|\b(?:is|are|scores?|scoring|ratings?|of|from|for|equals?|rated|as|with|a|risks?"
    r"|shown|in|marked|coloured|classed|considered|counted|regarded|treated|graded|assessed|deemed|being)\b))*\s*"
)
_LABEL_FIRST: Final = re.compile(rf"{_LABEL}{_TAIL}{_LINK}(?<![\d.])(?P<range>{RANGE})(?![\d%]|\s*%|\.\d)[)\]]?", re.I)
_RANGE_FIRST: Final = re.compile(
    rf"(?<![\d.£])(?P<range>{RANGE})(?![\d%]|\s*%)(?:\s*points?)?[)\]]?{_LINK}{_LABEL}{_TAIL}", re.I
)
_COLOUR_BEHIND: Final = re.compile(rf"\s*[(\[](?:shown\s+)?(?:as\s+|in\s+)?({'|'.join(sorted(COLOURS))})[)\]]", re.I)
"""A level's colour behind its range: "Low: 1 to 4 (green)"."""
_REST: Final = re.compile(
    rf"[)\]]?[\s,;.]*(?:and\s+)?{_LABEL}{_TAIL}{_LINK}(?:anything|everything|all|any)\s+(?:others?\s+|scores?\s+)*"
    r"(?:(?P<up>higher|above|over|greater|more)|else|lower|below|under|less)\b",
    re.I,
)
"""The last band, told by the others: "green is anything lower"."""
_FOREIGN: Final = re.compile(r"(?i)%|£|\b(?:budget|variance|performance indicator|savings?|target met|off target)\b")

_STEP_WORD: Final = r"(?P<word>[A-Za-z][A-Za-z/' -]{0,32}?)"
_STEP_LINK: Final = (
    r"(?:(?:\((?P<letter>[A-Z]{1,2})\)\s*)?[(\[=:-]\s*|\((?P<inner>[A-Z]{1,2})\s*[=:,/-]?\s*)"  # "(L) = 1", "(L = 1)"
)
_WORD_RANK: Final = re.compile(rf"{_STEP_WORD}\s*{_STEP_LINK}(?P<rank>\d)\b[)\]]?")
_RANK_WORD: Final = re.compile(
    rf"(?<![\d.])(?P<rank>\d)\s*[(\[)\].:=-]?\s*{_STEP_WORD}(?=\s*(?:[,;.\n(:)]|-\s|\band\b|\d|$))"
)
_LISTED: Final = re.compile(r"[)\]]?\s*(?:[,;]|[,;]?\s*\b(?:and|or)\b)\s*")
_LETTER_WORD: Final = re.compile(
    rf"(?<![\w.])(?-i:(?P<letter>[A-F]))\s*[)\].:=-]?\s+{_STEP_WORD}(?=\s*(?:[,;.\n(:)]|-\s|\band\b|$))"
)

_LEADING: Final = re.compile(r"^.*\b(?:be|as|is|are|either|from|rated|scored|judged|assessed)\s+(?=[A-Za-z])")
"""The words of a sentence before the first step of a scale."""


def bands_in(text: str, taken: list[Span]) -> tuple[RawBand, ...]:
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
    bands = sorted((band for _, band in best), key=lambda b: b.minimum if b.minimum is not None else -1)
    rest = _REST.match(text, end)
    if rest and (band := _remaining(rest, bands)) is not None:
        bands.insert(0 if band.minimum is None else len(bands), band)
        end = rest.end()
    taken.append((start, end))
    if any(band.colour_word is None and _colour(band) for band in bands):  # "Green (tolerable), Yellow, Red"
        bands = [replace(band, label=_colour(band) or band.label, colour_word=None) for band in bands]
    return tuple(bands)


def _remaining(match: re.Match[str], bands: list[RawBand]) -> RawBand | None:
    """ "Green is anything lower": what the other bands leave below them, or above."""
    if match["up"]:
        top = bands[-1].maximum
        return RawBand(match["label"], None, top + 1, None) if top is not None else None
    least = bands[0].minimum
    return RawBand(match["label"], None, None, least - 1) if least is not None and least > 1 else None


def _colour(band: RawBand) -> str | None:
    """The colour that a band is called by, alone or beside a level."""
    return band.colour_word or (band.label if fold(band.label or "") in COLOURS else None)


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
    if len({_colour(b) is not None for b in bands}) > 1 and any(fold(b.label or "") in COLOURS for b in bands):
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
    behind = _COLOUR_BEHIND.match(match.string, match.end())
    if levels and not colours and behind:
        colours = [behind[1]]
    if colours and levels:
        return RawBand(levels[0], colour_word(colours[0]), *ends)
    return RawBand(printed, None, *ends)


def level_lists(text: str, taken: list[Span]) -> list[RawScale]:
    """Steps in a row: "Likelihood: Remote (1), Unlikely (2), Possible (3)", "1 = Rare, 2 = Unlikely, 3 = Possible"."""
    out: list[RawScale] = []
    for pattern in (_WORD_RANK, _RANK_WORD):
        run: list[re.Match[str]] = []
        for match in [*pattern.finditer(text), None]:
            if match is not None and run and _next_step(text, run, match):
                run.append(match)
                continue
            if match is not None and run and "\n" not in text[run[-1].end() : match.start()] and not _follows(match):
                continue  # a number inside the description: "2 - Unlikely: 5 to 25%"
            scale = _listed(text, run)
            if scale and not any(s.measure == scale.measure for s in out):
                out.append(scale)
                taken.append((_heading_start(text, run[0].start()), run[-1].end()))
            run = [match] if match is not None else []
    return out


def letter_lists(text: str, taken: list[Span]) -> list[RawScale]:
    """Steps with letters in a row: "A very high, B high, C significant"."""
    out: list[RawScale] = []
    run: list[re.Match[str]] = []
    for match in [*_LETTER_WORD.finditer(text), None]:
        near = match is not None and run and len(text[run[-1].end() : match.start()]) <= 60
        if match is not None and near and ord(match["letter"]) == ord(run[-1]["letter"]) + 1:
            run.append(match)
            continue
        words = [_step_word(each["word"]) for each in run]
        known = [weight for word in words if (weight := weight_of(word)) is not None]
        if (
            len(run) >= 3
            and len(known) == len(words)
            and known in (sorted(set(known)), sorted(set(known), reverse=True))
        ):
            named = measures_in(text[max(0, run[0].start() - 80) : run[0].start()])
            measure = named[-1] if named else measure_of_words(words)
            if measure is not None and not any(scale.measure == measure for scale in out):
                levels = tuple(
                    RawLevel(measure, None, each["letter"], word) for each, word in zip(run, words, strict=True)
                )
                out.append(RawScale(measure, levels))
                taken.append((_heading_start(text, run[0].start()), run[-1].end()))
        run = [match] if match is not None and match["letter"] == "A" else []
    return out


def word_lists(text: str, taken: list[Span]) -> list[RawScale]:
    """Steps by their words alone, which their own meaning ranks: "Impact is rated as low, medium or high"."""
    out: list[RawScale] = []
    for match in WORD_RUN.finditer(text):
        words = [word for word in re.split(r"(?i)\s*(?:[,;/]|\b(?:or|and)\b)\s*", match["run"]) if word]
        weights = [weight for word in words if (weight := weight_of(word)) is not None]
        if len(weights) < len(words) or weights not in (sorted(set(weights)), sorted(set(weights), reverse=True)):
            continue
        named = measures_in(text[match.start() : match.start("run")])
        measure = None if len(named) == 2 else named[0]
        if not any(scale.measure == measure for scale in out):
            levels = tuple(RawLevel(measure, None, None, word) for word in words)
            out.append(RawScale(measure, levels, ordered=False))
            taken.append(match.span())
    return out


def _follows(match: re.Match[str]) -> bool:
    """The match could start a list of its own."""
    return int(match.group("rank")) in (0, 1) or weight_of(_step_word(match.group("word"))) is not None


def _next_step(text: str, run: list[re.Match[str]], match: re.Match[str]) -> bool:
    gap = text[run[-1].end() : match.start()]
    step = int(match.group("rank")) - int(run[-1].group("rank"))
    if step and _LISTED.fullmatch(gap) and (len(run) == 1 or (step > 0) is _rises(run)):
        return True  # "1 (minor), 3 (moderate), 7 (severe)"
    if len(run) > 1 and step != int(run[1].group("rank")) - int(run[0].group("rank")):
        return False
    return abs(step) == 1 and bool(
        re.fullmatch(r"(?:[\s,;.|/•·]|\band\b|\bor\b|\bto\b)*|[^\n]{0,160}\n\s*|[\s(:-][^,;\n\d]{0,80}[),;.]\s*", gap)
    )


def _rises(run: list[re.Match[str]]) -> bool:
    return int(run[0].group("rank")) < int(run[1].group("rank"))


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
    heading = set(measures_in(text[max(0, run[0].start() - 40) : run[0].start()] + run[0].group("word")))
    both = len(heading) == 2  # "Scoring of likelihood and impact: Low = 1, …"
    measure = None if both else named[-1] if named else measure_of_words(words)
    if measure is None and not both:
        return None
    letters = [match.groupdict().get("letter") or match.groupdict().get("inner") for match in run]
    return RawScale(
        measure,
        tuple(RawLevel(measure, rank, letter, word) for rank, letter, word in zip(ranks, letters, words, strict=True)),
    )


def _step_word(text: str) -> str:
    """The first step carries what leads to it: "Likelihood Remote", "impact are each judged to be Low"."""
    bare = re.sub(rf"(?i)^.*(?:{LIKELIHOOD}|{IMPACT})(?:\s+(?:is|are|scores?|scale))*\s*[-:]?\s*", "", text)
    return re.sub(r"(?i)^(?:and|or|to)\s+", "", _LEADING.sub("", bare or text)).strip(" -")
