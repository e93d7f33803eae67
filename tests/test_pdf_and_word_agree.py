"""The PDF and the Word file of one report are read as the same register."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

from corpus import development, each, pairs, register, samples
from golden import differences

PRINTER_S_OWN = {"sources", "scheme"}
"""What may differ between the two: where a value stands; the scheme is compared by itself."""


def folded(value: Any) -> Any:
    """A value with its texts folded: letters, digits and signs, without spaces, dashes, quotes and case."""
    if isinstance(value, dict):
        return {folded(key): folded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [folded(inner) for inner in value]
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", value).casefold().replace("\u00ad", "")
        return re.sub(r"[\s\-‐‑–—'’‘\"“”•·▪]+", "", text)
    return value


@each(pairs([*samples(), *development()]))
def test_a_report_and_its_other_format_give_the_same_risks(path: Path) -> None:
    pdf, word = register(path.with_suffix(".pdf")), register(path)
    ours = [risk.model_dump(exclude=PRINTER_S_OWN) for risk in pdf.risks]
    theirs = [risk.model_dump(exclude=PRINTER_S_OWN) for risk in word.risks]
    assert differences(folded(ours), folded(theirs)) == []


@each(pairs([*samples(), *development()]))
def test_a_report_and_its_other_format_give_the_same_scheme_and_findings(path: Path) -> None:
    pdf, word = register(path.with_suffix(".pdf")), register(path)
    assert pdf.report.period == word.report.period
    assert differences(*(folded(read.scheme.model_dump() if read.scheme else None) for read in (pdf, word))) == []
    assert [(f.code, f.risk_id) for f in pdf.findings] == [(f.code, f.risk_id) for f in word.findings]
