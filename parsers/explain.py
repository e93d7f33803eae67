"""How a document was understood: each table, section and legend, each label with its field and the reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .document import Block, Document, Paragraph, Table
from .explanation import CUT, Account, Explanation, Meaning, alike, counted, cut, lines
from .labels import Grammar, Reading, default_grammar
from .layouts.columns import Column, read_columns
from .layouts.gate import ENOUGH
from .layouts.headers import find_header
from .layouts.legend_model import RawLegend
from .layouts.settle import choose, settle
from .layouts.view import TableView
from .profile import RISK_ID, Profile
from .raw import IDENTITY, Field, Label, RawRisk
from .recognise import Explained, Recognition, recognise
from .shapes import Kind, house_style
from .vocabulary import Sense, Tokens, stem, tokens_of
from .words import Place

MOST_ITEMS = 12
LEAD_WORDS = 5
_KINDS = {
    "wide": "wide table, a row a risk",
    "rows": "rows without a risk's name of their own",
    "card": "card, labels beside or above their values",
    "summary": "summary list, a title row over a row of scores",
}
_WITHIN = "read with the risk that it stands in"
_SHAPES = {
    Kind.NUMBER: "numbers", Kind.SCORE: "scores", Kind.RAG: "colour words", Kind.LEVEL: "words of a scale",
    Kind.DATE: "dates", Kind.DIRECTION: "directions", Kind.RESPONSE: "responses", Kind.STATUS: "states",
    Kind.CODE: "codes", Kind.SHORT: "short texts", Kind.PROSE: "prose",
}  # fmt: skip


def explain(document: Document, profile: Profile | None = None) -> list[str]:
    """How the document was understood, as lines of text. The texts are the report's: make them safe before printing."""
    return list(lines(explanation(document, profile)))


def explanation(document: Document, profile: Profile | None = None) -> Explanation:
    grammar = profile.grammar() if profile else default_grammar()
    with house_style(grammar.vocabulary):
        return _Teller(document, grammar, recognise(document, grammar)).tell()


class _Teller:
    def __init__(self, document: Document, grammar: Grammar, recognition: Recognition) -> None:
        self.document = document
        self.grammar = grammar
        self.recognition = recognition
        self.unknown: dict[str, None] = {}

    def tell(self) -> Explanation:
        accounts: list[Account] = []
        tables = {told.block: told for told in self.recognition.explained}
        legends = {legend.block: legend for legend in self.recognition.legends}
        told_labels: set[str] = set()
        for at, block in enumerate(self.document.blocks):
            if at in legends:
                accounts.append(_legend(legends[at], block))
            if isinstance(block, Table) and not (at in legends and legends[at].table):
                accounts.append(self._table(block, tables.get(at)))
                told_labels |= {label.text for label in (tables[at].columns if at in tables else ())}
        accounts.extend(self._inside(told_labels))
        risks = self.recognition.risks
        layouts = Counter(risk.layout for risk in risks)
        found = ", ".join(f"{count} by {layout}" for layout, count in layouts.items())
        summary = f"{counted(len(risks), 'reading')} of risks: {found}" if risks else "no register was found"
        prose = self._prose()
        furniture = _repeated(p.text for p in self.document.furniture if p.text)
        return Explanation(
            summary,
            tuple(alike(accounts)),
            tuple(self.unknown),
            tuple(f"{count} x {cut(text)}" for text, count in furniture[:MOST_ITEMS]),
            tuple(prose),
        )

    def _prose(self) -> list[str]:
        """Paragraphs that no risk took, and among them the labels that stand there again and again."""
        taken = self.recognition.taken
        unread = {word.index for words in self.recognition.unread for word in words}
        outside = [
            block
            for block in self.document.blocks
            if isinstance(block, Paragraph)
            and block.words
            and not any(word in taken or word.index in unread for word in block.words)
        ]
        leads = Counter(lead for block in outside if (lead := _lead(block)))
        for lead, count in leads.items():
            if count > 1 and self.grammar.read(lead) is None:
                self.unknown[lead] = None
        shown = [f"{_where(block.place)}: {cut(block.text)}" for block in outside[:MOST_ITEMS]]
        if len(outside) > MOST_ITEMS:
            shown.append(f"and {len(outside) - MOST_ITEMS} more paragraphs")
        passed = self.document.passed_pages
        if passed:
            shown.append(f"and {len(passed)} pages that by their text hold no register (--all-pages lays them out)")
        return shown

    def _table(self, table: Table, told: Explained | None) -> Account:
        place = (_where(table.place),)
        view = TableView(table, self.grammar)
        within = self._taken(table)
        if told is None:
            verdict = _WITHIN if within else "no reader knows it; its first row:"
            return Account("table", place, verdict, tuple(self._strange(view)))
        columns = _columns(view, told, self.grammar)
        meanings = []
        done: set[tuple[str, Field]] = set()
        for number, label in enumerate(told.columns):
            repeated = columns is None and (label.text, label.field) in done
            if repeated or not (label.text or label.field is not Field.EXTRA):
                continue
            done.add((label.text, label.field))
            meanings.append(self._meaning(label, columns[number] if columns else None))
        weight = f"weight {told.weight:g}, a register has {ENOUGH:g} or more"
        kind = _KINDS.get(told.kind, told.kind)
        named = told.kind == "summary" or any(label.field in IDENTITY for label in told.columns)
        taken = told.weight >= ENOUGH and not told.example and (named or not within)
        if taken:
            self._note(told.columns)
            return Account("table", place, f"{kind}; {weight}", tuple(meanings), records=told.risks)
        if within:
            return Account("table", place, f"{_WITHIN}; by itself: {weight}", tuple(meanings))
        why = "its heading calls it an example or a template" if told.example else weight
        if not self.recognition.risks:
            self._note(told.columns)
        return Account("table", place, f"left alone, {why}; looked at as: {kind}", tuple(meanings))

    def _note(self, labels: Sequence[Label]) -> None:
        self.unknown |= dict.fromkeys(label.text for label in labels if label.field is Field.EXTRA and label.text)

    def _taken(self, table: Table) -> bool:
        """Most of its words went into risks, by whichever reader."""
        words = [word for cell in table.cells for word in cell.all_words()]
        return bool(words) and 2 * sum(map(self.recognition.taken.is_mapped, words)) > len(words)

    def _strange(self, view: TableView) -> list[Meaning]:
        """A table that no recogniser reads: its first row of texts, word by word."""
        row = next((row for row in range(view.rows) if len(view.filled(row)) >= 2), 0)
        meanings = []
        cells = view.filled(row) if view.rows else []
        if row + 1 < view.rows and any(cell.cell.column_span > 1 for cell in cells):
            cells = [*cells, *view.filled(row + 1)]  # a super-header: the labels below it count as well
        for cell in list({cell.text: cell for cell in cells}.values())[:MOST_ITEMS]:
            if cell.reading is None:
                meanings.append(Meaning(cell.text, "not known", "no word of it is known as a label"))
                if not self.recognition.risks and len(cell.text) <= CUT:
                    self.unknown[cell.text] = None
            else:
                label = Label(cell.text, cell.reading.field, cell.reading.stage)
                meanings.append(self._meaning(label, None))
        return meanings

    def _inside(self, told: set[str]) -> Iterator[Account]:
        """Labels of sections, and those inside cells."""
        layouts: dict[str, list[RawRisk]] = {}
        for risk in self.recognition.risks:
            layouts.setdefault(risk.layout, []).append(risk)
        for layout, risks in layouts.items():
            labels: dict[tuple[str, Field, object], tuple[Label, int]] = {}
            for risk in risks:
                held = {(v.label.text, v.label.field, v.label.stage): v.label for v in risk.values if v.label.text}
                for key, label in held.items():
                    if label.text not in told:
                        labels[key] = (label, labels[key][1] + 1 if key in labels else 1)
            if not labels:
                continue
            printed = sorted(labels.values(), key=lambda pair: (-pair[1], pair[0].text))
            meanings = [self._meaning(label, None, f"; in {count} of {len(risks)} risks") for label, count in printed]
            sections = "sections: headings, paragraphs, small tables"
            where = sections if layout == "sections" else f"labels inside cells ({layout})"
            self._note([label for label, count in printed if count > 1])
            yield Account(where, (), counted(len(risks), "risk"), tuple(meanings))

    def _meaning(self, label: Label, column: Column | None, more: str = "") -> Meaning:
        return Meaning(label.text, _field(label), self._why(label, column) + more)

    def _words(self, label: Label, reading: Reading | None) -> str:
        if not label.text:
            return "no label is printed over it"
        if reading is not None and reading.letter:
            stage = f"; stage {label.stage} by the words with it" if label.stage else ""
            return f"the letter {reading.letter.upper()}, by its neighbours{stage}"
        return _told(self.grammar, label.text)

    def _why(self, label: Label, column: Column | None) -> str:
        shape = _shape(column) if column else ""
        reading = (column.reading if column else None) or self.grammar.read(label.text)
        told = self._words(label, reading)
        if column and column.above_text and column.above_text != column.text and column.above_text not in label.text:
            told += f"; under '{cut(column.above_text)}'"
        if reading is None or reading.confidence < 0.6:
            by = f"; by its neighbours and {shape}" if label.field is not Field.EXTRA and shape else ""
            return f"{told}{by}"
        if reading.field is label.field:
            return told
        if column and settle(column).field is not label.field:
            return f"{told}; by its neighbours: {reading.field} would not fit"
        if column and choose(reading, column) is not reading.field:
            return f"{told}; by the values below: {shape}"
        if column and column.above is not None:
            return f"{told}; by the heading above it"
        return f"{told}; {reading.field} by its words, {label.field} by its place or its values"


def _columns(view: TableView, told: Explained, grammar: Grammar) -> list[Column] | None:
    """The columns as the reader of the table saw them; None where it has none."""
    header = find_header(view) if told.kind != "card" else None
    if header is None or len(told.columns) != view.columns:
        return None
    return read_columns(view, header, range(header.stop, view.rows), grammar)


def _told(grammar: Grammar, text: str) -> str:
    """The words of a label that told, and what each says: "inherent": stage inherent."""
    if tokens_of(text) in grammar.vocabulary.taught:
        return "taught by the profile"
    printed = {stem(word): word for word in re.findall(r"[^\W_]+", text.casefold())}
    out = []
    for words, senses in grammar.phrases(text):
        says = [said for sense in senses if (said := _says(sense))]
        if says:
            taught = " (profile)" if _tokens(words) in grammar.vocabulary.taught else ""
            shown = " ".join(printed.get(token, token) for token in _tokens(words))
            out.append(f"'{shown}' says {' or '.join(dict.fromkeys(says))}{taught}")
    reading = grammar.read(text)
    parts = grammar.phrases(text)
    strange = [printed.get(words, words) for words, senses in parts if not senses and not words.isdigit()]
    if not out:
        return "no word of it is known as a label"
    if strange and (reading is None or reading.confidence < 1):
        out.append(f"not known: {', '.join(strange)}")
    return ", ".join(out)


def _tokens(words: str) -> Tokens:
    return tuple(words.split())


def _says(sense: Sense) -> str:
    if sense.field:
        return name_of(sense.field)
    if sense.stage:
        return f"stage {sense.stage}"
    if sense.measure:
        return sense.measure
    return f"line of defence {sense.line}" if sense.line else ""


def name_of(field: Field) -> str:
    """A field as a register and a profile name it."""
    return RISK_ID if field is Field.ID else field.value


def _field(label: Label) -> str:
    stage = f", {label.stage}" if label.stage else ""
    line = f", line {label.line}" if label.line else ""
    return f"{name_of(label.field)}{stage}{line}"


def _shape(column: Column) -> str:
    kinds = [(kind, count) for kind, count in column.kinds.most_common() if kind is not Kind.BLANK]
    if not kinds:
        return "all blank"
    whole = len(kinds) == 1
    return f"{'all' if whole else 'mostly'} {_SHAPES[kinds[0][0]]}"


def _legend(legend: RawLegend, block: Block) -> Account:
    says = []
    for scale in legend.scales:
        ends = "" if scale.minimum is None or scale.maximum is None else f" from {_ends(scale.minimum, scale.maximum)}"
        words = ", ".join(level.word for level in scale.levels if level.word)
        says.append(f"scale of {scale.measure or 'both'}{ends}{f': {words}' if words else ''}")
    if legend.bands:
        named = [(band.label or band.colour_word or "a colour", band) for band in legend.bands]
        says.append("bands: " + ", ".join(f"{name} {_ends(band.minimum, band.maximum)}" for name, band in named))
    if legend.matrix:
        says.append(f"matrix, {legend.matrix.likelihoods} by {legend.matrix.impacts}")
    if legend.formula:
        says.append(f"formula: {legend.formula}")
    kind = "table" if isinstance(block, Table) else "passage"
    return Account(f"legend, {kind}", (_where(block.place),), "", notes=tuple(says))


def _lead(paragraph: Paragraph) -> str | None:
    """What may be a label: the few words before a colon, or a short bold line or heading."""
    lead, colon, _ = paragraph.text.partition(":")
    if not colon and not (paragraph.bold or paragraph.heading is not None):
        return None
    lead = lead.strip()
    return lead if 0 < len(lead.split()) <= LEAD_WORDS and len(lead) <= CUT else None


def _ends(least: float | None, most: float | None) -> str:
    if least is None or most is None:
        return f"up to {most:g}" if most is not None else f"from {least:g}" if least is not None else ""
    return f"{least:g} to {most:g}"


def _where(place: Place) -> str:
    if place.page is not None:
        return f"page {place.page}"
    return place.block or place.part or "no place"


def _repeated(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Texts with how often each stands there, page numbers apart; the first wording stands for all."""
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text in texts:
        key = re.sub(r"\d+", "#", text)
        first.setdefault(key, text)
        counts[key] += 1
    return [(first[key], count) for key, count in counts.most_common()]


__all__ = ["Account", "Explanation", "Meaning", "explain", "explanation", "lines", "name_of"]
