"""Texts as the register keeps them, and the ways in which reports print "nothing"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from string import ascii_letters, digits

from ..parsers.document import Paragraph
from ..parsers.welsh import holds_welsh, in_english
from ..parsers.words import join_words

_FIXED = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)
BULLET = r"[•·∙●○◦▪▫■□◆◇►▶➢➤➔✓✔❖⁃‣\uf000-\uf0ff\ufffd]"
"""A glyph that only ever starts an item. Private-use letters are symbol fonts: Word and PDF leave their code there."""

_LEAD_GLYPH = re.compile(rf"\s*(?:{BULLET}\s*|[-–—*]\s+|o\s+(?=[A-Z]))+")

_BLANK = re.compile(
    r"""(?:
        [\W_]*                                           # nothing, dashes, dots, brackets
      | n\s*[/.\\]?\s*[ak]\.?                            # N/A, n.a., N/K
      | not\s+(?:applicable|known|recorded|provided|stated)
      | (?:there\s+are\s+|there\s+is\s+)?(?:none|nil|nothing
        |no\s+(?:gaps?|actions?|controls?|updates?|further\s+\w+|additional\s+\w+))
        (?:\s+(?:is|are|were|was|have\s+been|has\s+been))?
        (?:\s+(?:currently|presently|yet|further))?
        (?:\s+(?:identified|required|needed|known|recorded|reported|applicable|noted|outstanding|planned|proposed|to\s+report|to\s+date))?
        (?:\s+(?:at\s+(?:this|the)\s+(?:point|present|time|stage|moment)(?:\s+in\s+time|\s+time)?|at\s+present|currently|to\s+date|so\s+far|yet|this\s+(?:quarter|period)))?
      | blank
    )[\s.;:*)]*""",
    re.IGNORECASE | re.VERBOSE,
)
_PENDING = re.compile(
    r"[\s(\[]*(?:t\.?b\.?[cdas]\.?|to\s+be\s+(?:set|confirmed|determined|decided|agreed|advised|completed|assessed|scored|reviewed)"
    r"|not\s+(?:yet\s+)?(?:set|scored|assessed|rated|agreed|confirmed|available|determined)|pending|unknown|vacant|awaited)[\s.)\]]*",
    re.IGNORECASE,
)
_SHORT = 240
"""Characters of a text that may be Welsh for nothing."""
_NEVER_BLANK = frozenset(ascii_letters + digits) - frozenset("nNtTbB")
_NEVER_PENDING = frozenset(ascii_letters + digits) - frozenset("tTnNpPuUvVaA")
"""What such a text does not begin with: nearly all texts are told by that."""


def squash(text: str) -> str:
    """One line: fixed spaces made plain, soft hyphens gone, runs of white space one space."""
    if text.isascii():
        if "  " not in text and text.isprintable() and text[:1] != " " and text[-1:] != " ":
            return text  # as nearly all are: to see that takes a third of the time
        return " ".join(text.split())
    return " ".join(text.translate(_FIXED).split())


def strip_glyphs(text: str) -> str:
    """A text without the bullet glyphs that lead it."""
    glyphs = _LEAD_GLYPH.match(text)
    return (text[glyphs.end() :] if glyphs else text).strip()


def clean_text(paragraphs: Sequence[Paragraph]) -> str:
    """Paragraphs separated by a new line, without bullet glyphs; numbers of lists go too (they are markers)."""
    if len(paragraphs) == 1:
        return strip_glyphs(squash(paragraphs[0].text))
    return "\n".join([line for paragraph in paragraphs if (line := strip_glyphs(squash(paragraph.text)))])


def line_texts(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The texts of paragraphs line by line, as printed."""
    out: list[str] = []
    for paragraph in paragraphs:
        lines = paragraph.lines
        out += [paragraph.text] if len(lines) == 1 else map(join_words, lines)
    return out


def is_blank(text: str) -> bool:
    """True for "", "-", "N/A", "None", "None identified at this point.": the report says that there is nothing."""
    if text[:1] in _NEVER_BLANK and (len(text) > _SHORT or not holds_welsh(text if text.isascii() else squash(text))):
        return False
    if len(text) > _SHORT:
        return _BLANK.fullmatch(squash(text)) is not None
    return _is_blank(text)


@lru_cache(maxsize=8192)
def _is_blank(text: str) -> bool:
    return _BLANK.fullmatch(in_english(squash(text))) is not None


def is_pending(text: str) -> bool:
    """True for "TBC", "To be set", "Not yet scored", "Vacant": the report says that a value is still to come."""
    return text[:1] not in _NEVER_PENDING and _PENDING.fullmatch(squash(text)) is not None
