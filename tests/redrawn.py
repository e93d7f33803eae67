"""A PDF's pages drawn again as other programs draw them: the same words, lines and areas at the same places."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal

import reportlab
from reportlab.pdfbase.pdfmetrics import getFont, registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from riskreader.parsers.pdf.page import Atom, PageContent
from riskreader.parsers.pdf.readers import open_pdf
from riskreader.parsers.words import BBox, Colour

Hand = Literal["slices", "no spaces", "letters", "rotated", "cropped", "form", "twice", "small", "dotted"]
"""How the pages are drawn.

slices: areas as strips and a piece for each line, lines cell by cell with a dot at each corner, as word processors do;
no spaces: words at their places and no space between them; letters: each letter by itself; twice: bold words printed
a second time a little further on; form: a page within a form object; dotted: level lines as dots.
"""
HANDS: tuple[Hand, ...] = (
    "slices",
    "no spaces",
    "letters",
    "rotated",
    "cropped",
    "form",
    "twice",
    "small",
    "dotted",
)

_FACES = {(False, False): "Vera", (True, False): "VeraBd", (False, True): "VeraIt", (True, True): "VeraBI"}
_LINE, _STRIP, _BORDER = 12.2, 5.15, 0.48  # points


def redrawn(data: bytes, hand: Hand) -> bytes:
    for face in _FACES.values():
        registerFont(TTFont(face, Path(reportlab.__file__).parent / "fonts" / f"{face}.ttf"))
    reader = open_pdf(data)
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setTitle(reader.title() or "")
    for number in reader.numbers():
        page = reader.page(number)
        _Page(canvas, page, hand).draw()
    reader.close()
    canvas.save()
    return out.getvalue()


class _Page:
    def __init__(self, canvas: Canvas, page: PageContent, hand: Hand) -> None:
        self.canvas, self.page, self.hand = canvas, page, hand

    def draw(self) -> None:
        canvas, wide, high = self.canvas, self.page.width, self.page.height
        canvas.saveState()
        canvas.setPageSize((wide, high))
        canvas.setPageRotation(0)
        canvas.setCropBox(None)
        if self.hand == "rotated":
            canvas.setPageRotation(90)
            canvas.transform(0, 1, -1, 0, high, 0)
        elif self.hand == "cropped":
            canvas.setPageSize((wide + 80, high + 60))
            canvas.setCropBox((40, 30, wide + 40, high + 30))
            canvas.translate(40, 30)
        elif self.hand == "small":
            canvas.setPageSize((0.7 * wide, 0.7 * high))
            canvas.scale(0.7, 0.7)
        elif self.hand == "form":
            canvas.beginForm(f"page{self.page.number}", 0, 0, wide, high)
        self._areas()
        self._lines()
        for run in _runs(self.page.words):
            for place, word in enumerate(run):
                self._word(word, last=place == len(run) - 1)
        if self.hand == "form":
            canvas.endForm()
            canvas.doForm(f"page{self.page.number}")
        canvas.restoreState()
        canvas.showPage()

    def _ink(self, colour: Colour | None) -> None:
        colour = colour or Colour(0, 0, 0)
        self.canvas.setFillColorRGB(colour.red / 255, colour.green / 255, colour.blue / 255)

    def _box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.rect(x0, self.page.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def _areas(self) -> None:
        for fill in self.page.fills:
            self._ink(fill.colour)
            x0, top, x1, bottom = fill.bbox
            if self.hand != "slices" or x1 - x0 < 3 * _STRIP or bottom - top < _LINE:
                self._box(x0, top, x1, bottom)
                continue
            self._box(x0, top, x0 + _STRIP, bottom)
            while top < bottom:
                self._box(x0 + _STRIP, top, x1 - _STRIP, min(top + _LINE, bottom))
                top += _LINE
            self._box(x1 - _STRIP, fill.bbox[1], x1, bottom)
        for shape in self.page.shapes:
            self._ink(shape.colour)
            x0, top, x1, bottom = shape.bbox
            self.canvas.ellipse(x0, self.page.height - bottom, x1, self.page.height - top, stroke=0, fill=1)

    def _lines(self) -> None:
        self._ink(None)
        self.canvas.setLineWidth(_BORDER)
        boxes = [rule.bbox for rule in self.page.rules]
        level = [box for box in boxes if box[2] - box[0] >= box[3] - box[1]]
        upright = [box for box in boxes if box not in level]
        for box in boxes:
            x0, top, x1, bottom = box
            if self.hand == "slices":
                self._pieces(box, upright if box in level else level)
                continue
            self.canvas.setDash(*((1, 1.5) if self.hand == "dotted" and box in level else ()))
            self.canvas.line(x0, self.page.height - top, x1, self.page.height - bottom)
        self.canvas.setDash()

    def _pieces(self, box: BBox, others: Sequence[BBox]) -> None:
        """A line in pieces from crossing to crossing, a dot on each crossing."""
        along, across = (0, 1) if box[2] - box[0] >= box[3] - box[1] else (1, 0)
        at, half = box[across], _BORDER / 2
        crossing = (o[along] for o in others if o[across] - 1 < at < o[across + 2] + 1)
        ends = sorted({box[along], box[along + 2], *(x for x in crossing if box[along] < x < box[along + 2])})
        spans = [(x - half, x + half) for x in ends] + [(a + half, b - half) for a, b in pairwise(ends)]
        for one, other in spans:
            self._box(*((one, at - half, other, at + half) if along == 0 else (at - half, one, at + half, other)))

    def _word(self, word: Atom, *, last: bool) -> None:
        face = _FACES[word.bold, word.italic]
        x0, top, x1, bottom = word.bbox
        drop = -getFont(face).face.descent / 1000 * word.size
        length = bottom - top if word.turn in (90, 270) else x1 - x0
        stretch = length / (stringWidth(word.text, face, word.size) or 1)
        self._ink(word.ink)
        for shift in (0.0, 0.25) if self.hand == "twice" and word.bold else (0.0,):
            text = self.canvas.beginText()
            text.setFont(face, word.size)
            text.setHorizScale(100 * stretch)
            if word.turn == 90:
                text.setTextTransform(0, 1, -1, 0, x1 - drop, self.page.height - bottom)
            elif word.turn == 270:
                text.setTextTransform(0, -1, 1, 0, x0 + drop, self.page.height - top)
            else:
                text.setTextOrigin(x0 + shift, self.page.height - bottom + drop)
            if self.hand == "letters" and not word.turn:
                for letter in word.text:
                    text.setTextOrigin(x0, self.page.height - bottom + drop)
                    text.textOut(letter)
                    x0 += stringWidth(letter, face, word.size) * stretch
            else:
                text.textOut(word.text + ("" if last or self.hand == "no spaces" else " "))
            self.canvas.drawText(text)


def _runs(words: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Words that stand on one line no further apart than a space."""
    run: list[Atom] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _goes_on(one: Atom, other: Atom) -> bool:
    level = one.turn == other.turn == 0 and abs(one.bbox[3] - other.bbox[3]) < 0.5
    return level and 0 <= other.bbox[0] - one.bbox[2] < 0.7 * one.size
