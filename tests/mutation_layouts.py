"""The register of the mutation test in the layouts that councils use: wide tables, cards, a section a risk."""

from __future__ import annotations

from collections.abc import Callable

from mutation_print import Cell, Grid, Heading, Line, Part, print_docx, print_pdf
from mutations import HARMS, RATES, Printed, Rated, Sheet

_TITLE = "Marshwick District Council: corporate risk register, Quarter 2 2024/25"
_RULE = "Likelihood and impact are each scored from 1 to 5 and multiplied to give the risk score."
Layout = Callable[[Sheet], list[Part]]


def _head(*texts: str) -> list[Cell]:
    return [Cell(text, head=True) for text in texts]


def _scales() -> Grid:
    rows = [_head("Score", "Likelihood", "Impact")]
    return Grid([*rows, *([Cell(str(n)), Cell(RATES[n - 1]), Cell(HARMS[n - 1])] for n in range(1, 6))], (50, 110, 110))


def _bands(sheet: Sheet) -> Grid:
    rows = [[Cell(name, name), Cell(f"{least} to {most}")] for name, least, most in sheet.bands]
    return Grid([_head("Rating", "Risk score"), *rows], (90, 90))


def _number(number: int | None, fill: str | None = None) -> Cell:
    return Cell("" if number is None else str(number), fill)


def _factors(rated: Rated) -> list[Cell]:
    return [_number(rated.likelihood), _number(rated.impact)]


def wide(sheet: Sheet) -> list[Part]:
    """A row a risk, every column under a heading of its own; the legend comes first."""
    head = _head(
        "Ref", "Risk", "Risk owner", "Inherent likelihood", "Inherent impact", "Inherent score", "Controls in place",
        "Previous score", "Current likelihood", "Current impact", "Current score", "Current RAG", "Direction of travel",
    )  # fmt: skip
    rows = [
        [
            *(Cell(risk.risk_id), Cell(risk.title), Cell(risk.owner)),
            *(*_factors(risk.inherent), _number(risk.inherent.score, risk.inherent.shown)),
            *(Cell(risk.control), _number(risk.previous)),
            *(*_factors(risk.current), _number(risk.current.score)),
            *(Cell(risk.word, risk.current.shown), Cell(risk.arrow)),
        ]
        for risk in sheet.risks
    ]
    widths = (34, 112, 60, 50, 44, 44, 110, 48, 50, 44, 44, 44, 50)
    return [
        Heading(_TITLE, 1), Line(_RULE), _scales(), _bands(sheet), Heading("The register"), Grid([head, *rows], widths),
    ]  # fmt: skip


def tiers(sheet: Sheet) -> list[Part]:
    """A row a risk under headings in two rows, merged; the legend comes last."""
    top: list[Cell | None] = [
        *(Cell(text, "Head", rows=2, head=True) for text in ("Risk ID", "Risk description", "Existing controls")),
        *(Cell("Uncontrolled risk", "Head", cols=3, head=True), None, None),
        *(Cell("Current risk", "Head", cols=4, head=True), None, None, None),
        *(Cell(text, "Head", rows=2, head=True) for text in ("Previous score", "Change", "Lead officer")),
    ]
    low: list[Cell | None] = [
        *(None, None, None),
        *(Cell(text, "Head", head=True) for text in ("Impact", "Likelihood", "Score") * 2),
        *(Cell("RAG", "Head", head=True), None, None, None),
    ]
    rows = [
        [
            *(Cell(risk.risk_id), Cell(risk.title), Cell(risk.control)),
            *(*_factors(risk.inherent)[::-1], _number(risk.inherent.score, risk.inherent.shown)),
            *(*_factors(risk.current)[::-1], _number(risk.current.score), Cell(risk.word, risk.current.shown)),
            *(_number(risk.previous), Cell(risk.arrow), Cell(risk.owner)),
        ]
        for risk in sheet.risks
    ]
    widths = (44, 120, 110, 44, 54, 40, 44, 54, 40, 44, 50, 44, 70)
    register = Grid([top, low, *rows], widths, heads=2)
    return [Heading(_TITLE, 1), register, Heading("How risks are scored"), Line(_RULE), _scales(), _bands(sheet)]


def cards(sheet: Sheet) -> list[Part]:
    """A table a risk, labels beside their values, the stages in a grid of their own; the bands are a sentence."""
    bands = ", ".join(f"{least} to {most} is {name.lower()}" for name, least, most in sheet.bands)
    out: list[Part] = [Heading(_TITLE, 1), Line(_RULE), Line(f"The rating follows from the risk score: {bands}.")]
    for risk in sheet.risks:
        out.append(Grid(_card(risk), (110, 110, 110, 110, 110), heads=0))
    return out


def _card(risk: Printed) -> list[list[Cell | None]]:
    def label(text: str) -> Cell:
        return Cell(text, "Head", head=True)

    return [
        [label("Risk ref"), Cell(risk.risk_id), label("Risk owner"), Cell(risk.owner, cols=2), None],
        [label("Risk title"), Cell(risk.title, cols=4), None, None, None],
        [label("Previous score"), _number(risk.previous), label("Direction of travel"), Cell(risk.arrow, cols=2), None],
        [label(text) for text in ("Stage", "Likelihood", "Impact", "Score", "Rating")],
        [
            *(label("Inherent risk"), *_factors(risk.inherent)),
            *(_number(risk.inherent.score, risk.inherent.shown), Cell()),
        ],
        [
            *(label("Current risk"), *_factors(risk.current)),
            *(_number(risk.current.score), Cell(risk.word, risk.current.shown)),
        ],
        [label("Controls in place"), Cell(risk.control, cols=4), None, None, None],
    ]


def sections(sheet: Sheet) -> list[Part]:
    """A heading a risk, its fields as lines, its scores in a small table; the legend comes first."""
    out: list[Part] = [Heading(_TITLE, 1), Line(_RULE), _bands(sheet)]
    for risk in sheet.risks:
        rows = [
            [
                *(Cell("Inherent"), *_factors(risk.inherent)),
                *(_number(risk.inherent.score, risk.inherent.shown), Cell()),
            ],
            [
                *(Cell("Current"), *_factors(risk.current)),
                *(_number(risk.current.score), Cell(risk.word, risk.current.shown)),
            ],
        ]
        out += [
            Heading(f"{risk.risk_id} {risk.title}"),
            Line(f"Risk owner: {risk.owner}".strip()),
            Line(f"Previous score: {risk.previous}"),
            Line(f"Direction of travel: {risk.arrow}"),
            Grid([_head("Stage", "Likelihood", "Impact", "Score", "Rating"), *rows], (90, 70, 70, 70, 70)),
            Heading("Controls in place", 3),
            Line(risk.control, bullet=True),
        ]
    return out


def slips(sheet: Sheet) -> list[Part]:
    """A table of two columns a risk, each stage as one text; the legend comes last."""
    out: list[Part] = [Heading(_TITLE, 1)]
    for risk in sheet.risks:
        rows = [
            ("Risk ID", Cell(risk.risk_id)),
            ("Risk", Cell(risk.title)),
            ("Risk owner", Cell(risk.owner)),
            ("Inherent risk score", _sum(risk.inherent, risk.inherent.shown)),
            ("Previous score", _number(risk.previous)),
            ("Current risk score", _sum(risk.current)),
            ("Current RAG", Cell(risk.word, risk.current.shown)),
            ("Direction of travel", Cell(risk.arrow)),
            ("Controls", Cell(risk.control)),
        ]
        out.append(Grid([[Cell(name, head=True), cell] for name, cell in rows], (150, 350), heads=0))
    return [*out, Line("Each score is likelihood x impact, both from 1 to 5."), _bands(sheet)]


def _sum(rated: Rated, fill: str | None = None) -> Cell:
    return Cell(f"{rated.likelihood} x {rated.impact} = {rated.score}", fill)


def summary(sheet: Sheet) -> list[Part]:
    """A list of all risks with their current scores, and then a section each."""
    rows = [
        [
            *(Cell(risk.risk_id), Cell(risk.title), Cell(risk.owner)),
            _number(risk.current.score if risk.listed is None else risk.listed, risk.word),
        ]
        for risk in sheet.risks
    ]
    head, *rest = sections(sheet)
    listed = Grid([_head("Ref", "Risk", "Risk owner", "Current score"), *rows], (50, 250, 110, 70))
    return [head, Heading("Summary of risks"), listed, Heading("The risks in detail"), *rest]


LAYOUTS: dict[str, Layout] = {
    "wide": wide, "tiers": tiers, "cards": cards, "sections": sections, "slips": slips, "summary": summary,
}  # fmt: skip


def as_docx(sheet: Sheet, layout: Layout = wide) -> bytes:
    return print_docx(layout(sheet))


def as_pdf(sheet: Sheet, layout: Layout = wide) -> bytes:
    return print_pdf(layout(sheet))
