"""Pictures of places on a PDF's pages, drawn by PDFium: each page once, cropped as often as asked."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from ..parsers.words import BBox

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

_SCALE = 2.0  # pixels a point: print as small as 7 points stays legible
_MOST_PIXELS = 12_000_000  # of one page: an A0 plan is drawn coarser
_STILL = 48  # of 255: less is no edge of a letter
_LEAST_CALM = 2  # pixel rows
_COLOURS = 64  # of one picture: text, rules and fills need few, and the file is a third as long


class Region(BaseModel):
    """A part of a page: `box` is x0, top, x1, bottom in points from the top left corner of the page as shown."""

    model_config = ConfigDict(frozen=True)

    page: int
    box: BBox


class Picture(BaseModel):
    """A region as it was drawn, cut off where the page ends. `png` is base64."""

    model_config = ConfigDict(frozen=True)

    region: Region
    png: str
    calm: tuple[tuple[float, float], ...] = ()  # from top to bottom: between these heights a cut goes through no text


def draw(untrusted_data: bytes, regions: Sequence[Region], *, most_bytes: int) -> tuple[Picture | None, ...]:
    """A picture for each region, in order; None where it lies outside the document, or `most_bytes` are spent."""
    import pypdfium2

    pictures: dict[int, Picture] = {}
    left = most_bytes
    document = pypdfium2.PdfDocument(untrusted_data)
    try:
        for number in sorted({region.page for region in regions}):
            wanted = [(at, region) for at, region in enumerate(regions) if region.page == number]
            if not 1 <= number <= len(document) or left <= 0:
                continue
            for at, picture in zip((at for at, _ in wanted), _page(document, number, wanted), strict=True):
                if picture is not None and len(picture.png) <= left:
                    pictures[at] = picture
                    left -= len(picture.png)
    finally:
        document.close()
    return tuple(pictures.get(at) for at in range(len(regions)))


def _page(document: PdfDocument, number: int, wanted: Sequence[tuple[int, Region]]) -> list[Picture | None]:
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    image: Image = page.render(scale=scale).to_pil()
    out: list[Picture | None] = []
    for _, region in wanted:
        box = _within(region.box, width, height)
        if box is None:
            out.append(None)
            continue
        x0, top, x1, bottom = (round(value * scale) for value in box)
        part = image.crop((x0, top, max(x1, x0 + 1), max(bottom, top + 1)))
        calm = tuple((box[1] + first / scale, box[1] + last / scale) for first, last in _calm_rows(part))
        out.append(Picture(region=Region(page=number, box=box), png=_png(part), calm=calm))
    page.close()
    return out


def _calm_rows(image: Image) -> list[tuple[int, int]]:
    """Runs of pixel rows, the first and the one after the last, that look like their neighbours: rules that stand
    upright and fills go on from row to row, letters do not."""
    import numpy as np

    grey = np.asarray(image.convert("L"), dtype=np.int16)
    still = np.concatenate(([False], (np.abs(np.diff(grey, axis=0)) < _STILL).all(axis=1), [False]))
    edges = np.flatnonzero(np.diff(still.astype(np.int8)))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(first, last) for first, last in runs if last - first >= _LEAST_CALM]


def _within(box: BBox, width: float, height: float) -> BBox | None:
    x0, top, x1, bottom = max(0.0, box[0]), max(0.0, box[1]), min(width, box[2]), min(height, box[3])
    return (x0, top, x1, bottom) if x1 - x0 >= 1 and bottom - top >= 1 else None


def _png(image: Image) -> str:
    from PIL.Image import Dither

    file = io.BytesIO()
    image.convert("RGB").quantize(_COLOURS, dither=Dither.NONE).save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode()
