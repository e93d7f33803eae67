"""Print a paper as PDF straight on a ReportLab canvas: each box and line is placed here, page ends may cut rows."""

# ruff: noqa: B023, PLR0917, ARG002

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, A4
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from .model import Block, Break, Cell, Heading, Paper, Para, Run, Table

FONTS = {
    "sans": ("LiberationSans", "/usr/share/fonts/truetype/liberation/LiberationSans"),
    "serif": ("LiberationSerif", "/usr/share/fonts/truetype/liberation/LiberationSerif"),
    "narrow": ("LiberationSansNarrow", "/usr/share/fonts/truetype/liberation/LiberationSansNarrow"),
    "dejavu": ("DejaVuSans", "/usr/share/fonts/truetype/dejavu/DejaVuSans"),
}
BUILT_IN = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
}
Word = tuple[str, str, str | None]  # text, font, colour
Line = tuple[float, list[Word], str, float, str | None]  # height, words, align, size, marker


class Faces:
    """The three faces of a family: the machine's own where it has them, else the built-in ones (Latin letters only)."""

    def __init__(self, family: str) -> None:
        name, stem = FONTS[family]
        self.embedded = True
        try:
            sets = (
                {"": "-Regular", "B": "-Bold", "I": "-Italic"}
                if name != "DejaVuSans"
                else {"": "", "B": "-Bold", "I": "-Oblique"}
            )
            for key, suffix in sets.items():
                registerFont(TTFont(name + key, f"{stem}{suffix}.ttf"))
            self.names = (name, name + "B", name + "I")
            registerFont(TTFont("Signs", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
        except TTFError:
            self.names = BUILT_IN.get(family, BUILT_IN["sans"])
            self.embedded = False

    def of(self, bold: bool, italic: bool, text: str) -> str:
        if self.embedded and any(c in "↑↓↔→←▲▼►●○■◆☑☐⬆⬇➔▪◦" for c in text):
            return "Signs"
        return self.names[1] if bold else self.names[2] if italic else self.names[0]


def wrap(paras: list[Para], faces: Faces, size: float, width: float) -> list[Line]:
    """Break paragraphs into lines no wider than `width`; a word that is too wide is broken."""
    out: list[Line] = []
    for para in paras:
        s = para.size or size
        indent = s * 1.3 if para.bullet else 0.0
        words: list[Word] = []
        spaced = True
        for run in para.runs:
            for k, piece in enumerate(run.text.split(" ")):
                glue = k == 0 and not spaced and piece
                face = faces.of(run.bold, run.italic, piece)
                if glue:
                    words.append(("\0" + piece, face, run.color))  # follows the word before without a space
                elif piece:
                    words.append((piece, face, run.color))
            spaced = run.text.endswith(" ")
        marker = {"auto": "•", None: None}.get(para.bullet, para.bullet)
        row: list[Word] = []
        used = 0.0
        first = True

        def flush() -> None:
            nonlocal row, used, first
            out.append((s * 1.18, row, para.align, s, marker if first else ("" if para.bullet else None)))
            row, used, first = [], 0.0, False

        for text, face, color in words:
            glued = text.startswith("\0")
            body = text.lstrip("\0")
            if glued and not body:
                continue
            gap = 0.0 if glued or not row else stringWidth(" ", face, s)
            w = stringWidth(body, face, s)
            if row and used + gap + w > width - indent and not glued:
                flush()
                gap = 0.0
            while w > width - indent and len(body) > 1:
                cut = len(body)
                while cut > 1 and stringWidth(body[:cut], face, s) > width - indent - used - gap:
                    cut -= 1
                row.append((body[:cut], face, color))
                flush()
                body, gap = body[cut:], 0.0
                w = stringWidth(body, face, s)
            row.append((("\0" if glued else "") + body, face, color))
            used += gap + w
        if row or not words:
            flush()
        if para.after and out:
            h, *rest = out[-1]
            out[-1] = (h + para.after, *rest)  # type: ignore[assignment]
    return out


class Printer:
    def __init__(self, paper: Paper, path: Path) -> None:
        self.look = paper.look
        size = A3 if self.look.page == "A3" else A4
        if self.look.landscape:
            size = (size[1], size[0])
        self.w, self.h = size
        self.m = self.look.margin
        self.faces = Faces(self.look.font)
        page = size  # of a turned page ReportLab swaps the sides of the stored page itself
        self.c = Canvas(str(path), pagesize=page, invariant=True)
        self.page = 0
        self.y = 0.0
        self.start()

    def start(self) -> None:
        self.page += 1
        if self.look.rotated:  # the page is stored upright and shown turned by 90 degrees
            self.c.setPageRotation(90)
            self.c.translate(self.h, 0)
            self.c.rotate(90)
        self.y = self.h - self.m
        self.c.setFillColor(HexColor("#444444"))
        face = self.faces.names[0]
        self.c.setFont(face, 7.5)
        if self.look.header:
            self.c.drawString(self.m, self.h - self.m * 0.6, self.look.header)
        if self.look.footer:
            self.c.drawString(self.m, self.m * 0.5, self.look.footer)
        number = {"n": str(self.page), "page": f"Page {self.page}", "of": f"Page {self.page}", "none": ""}[
            self.look.page_numbers
        ]
        if number:
            self.c.drawRightString(self.w - self.m, self.m * 0.5, number)

    def turn(self) -> None:
        self.c.showPage()
        self.start()

    @property
    def room(self) -> float:
        return self.y - self.m

    def words(
        self, row: list[Word], x: float, y: float, width: float, align: str, size: float, marker: str | None
    ) -> None:
        total = 0.0
        for k, (text, face, _) in enumerate(row):
            total += stringWidth(text.lstrip("\0"), face, size)
            if k and not text.startswith("\0"):
                total += stringWidth(" ", face, size)
        if marker is not None:
            if marker:
                face = self.faces.of(False, False, marker)
                self.c.setFont(face, size)
                self.c.setFillColor(HexColor("#000000"))
                self.c.drawString(x, y, marker)
            x += size * 1.3
        elif align == "center":
            x += max(0.0, (width - total) / 2)
        elif align == "right":
            x += max(0.0, width - total)
        # runs of one face and colour are drawn as one string, as word processors do
        at = 0
        while at < len(row):
            text, face, color = row[at]
            joined = text.lstrip("\0")
            end = at + 1
            while end < len(row) and row[end][1:] == (face, color):
                joined += row[end][0][1:] if row[end][0].startswith("\0") else " " + row[end][0]
                end += 1
            if end < len(row) and not row[end][0].startswith("\0"):
                joined += " "  # the space is printed with the run before, as word processors do
            self.c.setFont(face, size)
            self.c.setFillColor(HexColor("#" + (color or "000000")))
            self.c.drawString(x, y, joined)
            x += stringWidth(joined, face, size)
            at = end

    def block(self, block: Block) -> None:
        if isinstance(block, Break):
            self.turn()
        elif isinstance(block, Heading):
            size = {0: 20.0, 1: 15.0, 2: 12.0}.get(block.level, 10.5)
            rows = wrap(
                [Para([Run(block.text, True, False, self.look.heading_color)])], self.faces, size, self.w - 2 * self.m
            )
            if self.room < size * 5:
                self.turn()
            self.y -= size * 0.5
            self.plain(rows)
            self.y -= size * 0.35
        elif isinstance(block, Para):
            self.plain(wrap([block], self.faces, self.look.size, self.w - 2 * self.m))
            self.y -= 2
        else:
            self.table(block)

    def plain(self, rows: list[Line]) -> None:
        for height, row, align, size, marker in rows:
            if self.room < height:
                self.turn()
            self.words(row, self.m, self.y - size, self.w - 2 * self.m, align, size, marker)
            self.y -= height

    def table(self, table: Table) -> None:
        pad = self.look.pad
        size = table.size or self.look.size
        scale = (self.w - 2 * self.m) * table.width / sum(table.widths)
        edges = [self.m]
        for share in table.widths:
            edges.append(edges[-1] + share * scale)
        grid = spread(table)
        TableRun(self, table, grid, edges, pad, size).go()
        self.y -= table.after


def spread(table: Table) -> list[list[tuple[int, Cell]]]:
    """For each row the cells that begin in it, with their first column."""
    columns = len(table.widths)
    busy = [0] * columns
    out: list[list[tuple[int, Cell]]] = []
    for row in table.rows:
        placed: list[tuple[int, Cell]] = []
        at = 0
        taken = [b > 0 for b in busy]
        busy = [max(0, b - 1) for b in busy]
        for cell in row:
            while at < columns and taken[at]:
                at += 1
            placed.append((at, cell))
            for k in range(at, min(columns, at + cell.colspan)):
                busy[k] = cell.rowspan - 1
            at += cell.colspan
        out.append(placed)
    return out


class Open:
    """A cell that is being printed: the lines still to come and the rows it still covers."""

    def __init__(self, cell: Cell, lines: list[Line], left: int) -> None:
        self.cell, self.lines, self.left = cell, lines, left
        self.fresh = True

    @property
    def height(self) -> float:
        return sum(line[0] for line in self.lines)


class TableRun:
    def __init__(
        self,
        printer: Printer,
        table: Table,
        grid: list[list[tuple[int, Cell]]],
        edges: list[float],
        pad: float,
        size: float,
    ) -> None:
        self.p, self.t, self.grid, self.edges, self.pad, self.size = printer, table, grid, edges, pad, size
        self.open: dict[int, Open] = {}

    def begin(self, at: int, cell: Cell) -> Open:
        width = self.edges[min(len(self.edges) - 1, at + cell.colspan)] - self.edges[at] - 2 * self.pad
        if cell.rotate:
            return Open(cell, [], cell.rowspan)
        return Open(cell, wrap(cell.paras, self.p.faces, self.size, width), cell.rowspan)

    def needed(self, cells: dict[int, Open]) -> float:
        tall = [self.size * 1.18 + 2 * self.pad]
        for cell in cells.values():
            if cell.left <= 1:
                tall.append(cell.height + 2 * self.pad)
                if cell.cell.rotate and cell.fresh:
                    long = max(stringWidth(part.text, self.p.faces.names[1], self.size) for part in cell.cell.paras)
                    tall.append(min(long, 90.0) + 2 * self.pad)
        return max(tall)

    def go(self) -> None:
        for at in range(len(self.grid)):
            if at == 0 and self.t.header:
                head = self.height_of(range(self.t.header))
                if self.p.room < head + 30:
                    self.p.turn()
            self.row(at)

    def height_of(self, rows: range) -> float:
        return sum(self.needed({c: self.begin(c, cell) for c, cell in self.grid[r] if cell.rowspan == 1}) for r in rows)

    def row(self, at: int, repeat: bool = False) -> None:
        for column, cell in self.grid[at]:
            self.open[column] = self.begin(column, cell)
        height = self.needed(self.open)
        header = at < self.t.header
        while height > self.p.room + 0.01:
            page = self.p.h - 2 * self.p.m
            if not header and not repeat and (height > page * 0.8 or not self.t.keep) and self.p.room > self.size * 4:
                self.draw(self.p.room, at, cut=True)
            self.p.turn()
            if self.t.header and not header:
                held, self.open = self.open, {}
                for k in range(self.t.header):
                    self.row(k, repeat=True)
                self.open = held
            height = self.needed(self.open)
        self.draw(height, at, cut=False)

    def draw(self, height: float, at: int, cut: bool) -> None:
        c, y = self.p.c, self.p.y
        for column, cell in list(self.open.items()):
            x0 = self.edges[column]
            x1 = self.edges[min(len(self.edges) - 1, column + cell.cell.colspan)]
            if cell.cell.fill:
                c.setFillColor(HexColor("#" + cell.cell.fill))
                c.rect(x0, y - height, x1 - x0, height, stroke=0, fill=1)
            if cell.cell.rotate and cell.fresh and not cut:
                self.upright(cell, x0, x1, y, height)
            self.text(cell, x0 + self.pad, x1 - x0 - 2 * self.pad, y, height, cut)
            self.border(cell, x0, x1, y, height, cut)
            cell.fresh = False
            if not cut:
                cell.left -= 1
                if cell.left == 0:
                    del self.open[column]
        self.p.y -= height

    def upright(self, cell: Open, x0: float, x1: float, y: float, height: float) -> None:
        c = self.p.c
        c.saveState()
        rows = wrap(cell.cell.paras, self.p.faces, self.size, height - 2 * self.pad)
        c.translate((x0 + x1) / 2 + self.size * 0.35 - (len(rows) - 1) * self.size * 0.59, y - height + self.pad)
        c.rotate(90)
        for k, (_, row, _, size, _) in enumerate(rows):
            self.p.words(row, 0, -k * self.size * 1.18, height, "left", size, None)
        c.restoreState()

    def text(self, cell: Open, x: float, width: float, y: float, height: float, cut: bool) -> None:
        top = y - self.pad
        if cell.cell.middle and cell.fresh and not cut and cell.left == 1:
            top -= max(0.0, (height - 2 * self.pad - cell.height) / 2)
        floor = y - height + (self.pad * 0.5 if cut or cell.left > 1 else -99)
        while cell.lines and top - cell.lines[0][3] * 1.1 >= floor:
            h, row, align, size, marker = cell.lines.pop(0)
            self.p.words(row, x, top - size * 0.95, width, align, size, marker)
            top -= h

    def border(self, cell: Open, x0: float, x1: float, y: float, height: float, cut: bool) -> None:
        if self.t.borders == "none":
            return
        c = self.p.c
        c.setStrokeColor(HexColor("#" + self.t.line))
        c.setLineWidth(0.5)
        last = cut or cell.left == 1
        if cell.fresh or y >= self.p.h - self.p.m - 1:
            c.line(x0, y, x1, y)
        if last:
            c.line(x0, y - height, x1, y - height)
        if self.t.borders == "grid":
            c.line(x0, y, x0, y - height)
            c.line(x1, y, x1, y - height)
        elif self.t.borders == "outer":
            if x0 == self.edges[0]:
                c.line(x0, y, x0, y - height)
            if x1 == self.edges[-1]:
                c.line(x1, y, x1, y - height)


def render(paper: Paper, path: Path) -> None:
    """Write the paper to `path` as PDF."""
    printer = Printer(paper, path)
    for block in paper.blocks:
        printer.block(block)
    printer.c.showPage()
    printer.c.save()
