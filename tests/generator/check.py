"""Self-check: every word of the gold is really printed in the report."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KEYS = ("risk_id", "title", "category", "description", "causes", "consequences", "update", "objective")


def printed(path: Path) -> str:
    """All text of a report, folded to lower case."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            xml = archive.read("word/document.xml").decode()
        return " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml)).replace("&amp;", "&").casefold()
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return " ".join(pages).casefold()


def gold_texts(gold: dict[str, Any]) -> Iterator[str]:
    """Every text of the gold that must stand in the report."""
    for risk in gold["risks"]:
        for key in KEYS:
            if risk.get(key):
                yield risk[key]
        for key in ("controls", "evidence", "actions", "assurances"):
            for item in risk.get(key, []):
                yield item["text"]
        for owner in risk.get("owners", []):
            yield from (owner[k] for k in ("name", "role") if owner.get(k))
        for score in risk.get("scores", []):
            yield from (str(score[k]) for k in ("score", "level") if score.get(k) is not None)


def missing(gold: dict[str, Any], text: str) -> list[str]:
    """Words of the gold that the report does not hold; of a word that a narrow column cuts, the letters must follow."""
    words = set(re.findall(r"\w+", text))
    squashed = re.sub(r"\W+", "", text)
    out = []
    for part in gold_texts(gold):
        for word in re.findall(r"\w+", part.casefold()):
            if word not in words and word not in squashed:
                out.append(word)
    return out
