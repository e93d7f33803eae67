"""The final view: the tree as a reader of the printed report sees it, made once, in place, before anything reads it.

Changes are accepted, content controls and other wrappers opened, one branch of each alternative kept, fields reduced to
their results, hidden text taken out. What remains are plain paragraphs, runs, tables, rows and cells.
"""

from __future__ import annotations

from lxml import etree

from .names import (
    COMPATIBILITY,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    P_PR,
    R_PR,
    TC,
    TC_PR,
    TR,
    TR_PR,
    VAL,
    WORD_2010,
    Element,
    P,
    R,
    T,
    child,
    flag,
    is_on,
    value,
    w,
)
from .styles import Styles

_SDT, _SDT_PR, _SDT_CONTENT = w("sdt"), w("sdtPr"), w("sdtContent")
_ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
_CHOICE = f"{{{COMPATIBILITY}}}Choice"
_FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
_CHECKBOX, _CHECKED = f"{{{WORD_2010}}}checkbox", f"{{{WORD_2010}}}checked"
_FIELD, _FIELD_DATA, _FIELD_TYPE = w("fldChar"), w("ffData"), w("fldCharType")
_WRAPPERS = (INS, MOVE_TO, w("smartTag"), w("customXml"), w("hyperlink"), w("fldSimple"), w("dir"), w("bdo"))
_WRAPPER_PROPERTIES = {w("smartTagPr"), w("customXmlPr"), w("fldData")}
_BETWEEN = {
    w(name) for name in (
        "bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    )
}  # fmt: skip
# What Word 2010 and later show; a choice that asks for more has a fallback that shows the same.
_KNOWN = {"wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "a14", "c14", "v", "wp"}
_TICKED, _UNTICKED = "\u2612", "\u2610"


def make_final(root: Element, styles: Styles) -> None:
    """Turn a story (body, header, notes) into its final view."""
    _choose_alternatives(root)
    _drop_deleted(root)
    _open_controls(root)
    _open_wrappers(root)
    _read_fields(root)
    _drop_hidden(root, styles)
    _join_paragraphs(root, styles)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _open(element: Element, content: Element | None) -> None:
    """Put the children of `content` in the place of `element`."""
    for inner in () if content is None else list(content):
        if inner.tag not in _WRAPPER_PROPERTIES:
            element.addprevious(inner)
    _remove(element)


def _choose_alternatives(root: Element) -> None:
    for element in list(root.iter(_ALTERNATE))[::-1]:
        branches = [branch for branch in element if branch.tag in (_CHOICE, _FALLBACK)]
        known = [b for b in branches if b.tag == _FALLBACK or set(b.get("Requires", "").split()) <= _KNOWN]
        chosen = next(iter(known or branches), None)
        _open(element, chosen)


def _drop_deleted(root: Element) -> None:
    """Deletions go with all they hold; marks of deleted rows and cells take their row or cell along."""
    for element in list(root.iter(DEL, MOVE_FROM)):
        parent = element.getparent()
        if parent is None or parent.tag == R_PR or parent.tag == w("numPr"):
            continue  # a paragraph mark's: see _join_paragraphs
        row = parent.getparent() if parent.tag == TR_PR else None
        if row is not None:
            _remove(row)
        elif parent.tag != TR_PR:
            _remove(element)
    for element in list(root.iter(w("cellDel"))):
        properties = element.getparent()
        cell = None if properties is None else properties.getparent()
        if properties is not None and properties.tag == TC_PR and cell is not None and cell.tag == TC:
            _remove(cell)
    for table in list(root.iter(w("tbl"))):
        if next(table.iter(TR), None) is None:
            _remove(table)


def _open_controls(root: Element) -> None:
    for element in list(root.iter(_SDT))[::-1]:
        properties, content = child(element, _SDT_PR), child(element, _SDT_CONTENT)
        if properties is not None and content is not None:
            box = child(properties, _CHECKBOX)
            if box is not None:
                _show_checkbox(content, value(box, _CHECKED, f"{{{WORD_2010}}}val") in ("1", "true", "on"))
            elif flag(properties, w("showingPlcHdr")):
                # "Click or tap here to enter text." is Word's prompt, not the report's text.
                for run in list(content.iter(R)):
                    _remove(run)
        _open(element, content)


def _show_checkbox(content: Element, ticked: bool) -> None:
    """The box itself, whatever font and glyph the control draws it with."""
    runs = list(content.iter(R))
    for run in runs:
        for inner in list(run):
            if inner.tag != R_PR:
                run.remove(inner)
    if runs:
        fonts = child(child(runs[0], R_PR), w("rFonts"))
        if fonts is not None:
            _remove(fonts)
        _add_text(runs[0], _TICKED if ticked else _UNTICKED)


def _add_text(run: Element, text: str) -> None:
    element = etree.SubElement(run, T)
    element.text = text


def _open_wrappers(root: Element) -> None:
    for element in list(root.iter(*_WRAPPERS))[::-1]:
        parent = element.getparent()
        # w:ins also marks paragraphs, rows and numbers as inserted; there it has nothing in it.
        if parent is None or parent.tag in (R_PR, TR_PR, TC_PR, w("numPr")):
            continue
        _open(element, element)


def _read_fields(root: Element) -> None:
    """Results stay. Nested results inside an instruction go; form fields without a result show their value.

    Only a field that has its separator or end is trusted: a stray start never swallows text.
    """
    if next(root.iter(_FIELD), None) is None:
        return
    shown = {T, w("tab"), w("br"), w("sym"), w("cr"), w("noBreakHyphen")}
    # One entry an open field: what was met in its instruction, and whether its result has begun.
    open_fields: list[tuple[list[Element], list[bool], Element]] = []
    dropped: list[Element] = []
    for element in root.iter(_FIELD, *shown):
        if element.tag != _FIELD:
            for met, state, _ in open_fields:
                if not state[0]:
                    met.append(element)
                    break
            continue
        kind = element.get(_FIELD_TYPE)
        if kind == "begin":
            open_fields.append(([], [False], element))
        elif kind == "separate" and open_fields:
            met, state, _ = open_fields[-1]
            dropped.extend(met)
            state[0] = True
        elif kind == "end" and open_fields:
            met, state, start = open_fields.pop()
            if not state[0]:
                dropped.extend(met)
            _show_form_field(start, has_result=state[0])
    for element in dropped:
        _remove(element)


def _show_form_field(start: Element, has_result: bool) -> None:
    data = child(start, _FIELD_DATA)
    run = start.getparent()
    if data is None or run is None:
        return
    box, choices = child(data, w("checkBox")), child(data, w("ddList"))
    if box is not None:
        state = flag(box, w("checked"))
        if state is None:
            state = flag(box, w("default"))
        _add_text(run, _TICKED if state else _UNTICKED)
    elif choices is not None and not has_result:
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(w("listEntry"))]
        number = value(choices, w("result")) or value(choices, w("default")) or "0"
        if number.isdigit() and int(number) < len(entries):
            _add_text(run, entries[int(number)])


def _drop_hidden(root: Element, styles: Styles) -> None:
    """Runs that are hidden by themselves or by a style."""
    if not styles.any_hidden and next(root.iter(w("vanish")), None) is None:
        return
    for run in list(root.iter(R)):
        paragraph = run.getparent()
        if paragraph is None:
            continue
        properties = child(run, R_PR)
        style = value(child(paragraph, P_PR), w("pStyle"))
        look = styles.shown(
            styles.look(None), styles.paragraph(style).look, styles.character(value(properties, w("rStyle"))),
            styles.look(properties),
        )  # fmt: skip
        if look.hidden:
            _remove(run)
    # A row is hidden where its own mark and all its text are.
    for mark in list(root.iter(w("hidden"))):
        properties = mark.getparent()
        row = None if properties is None or properties.tag != TR_PR else properties.getparent()
        if row is not None and row.tag == TR and is_on(mark) and not _has_text(row):
            _remove(row)


def _join_paragraphs(root: Element, styles: Styles) -> None:
    """A paragraph whose mark is deleted or hidden runs on into the next one."""
    gone: dict[Element, bool] = {}  # paragraph: whether the mark is deleted (not just hidden)
    for mark in root.iterfind(f".//{P_PR}/{R_PR}"):
        deleted = mark.find(DEL) is not None or mark.find(MOVE_FROM) is not None
        hidden = mark.find(w("vanish"))
        if deleted or (hidden is not None and is_on(hidden)):
            properties = mark.getparent()
            paragraph = None if properties is None else properties.getparent()
            if paragraph is not None and paragraph.tag == P:
                gone[paragraph] = deleted
    if styles.any_hidden:
        for paragraph in root.iter(P):
            properties = child(paragraph, P_PR)
            mark_look = child(properties, R_PR)
            if styles.paragraph(value(properties, w("pStyle"))).look.hidden and flag(mark_look, w("vanish")) is None:
                gone.setdefault(paragraph, False)
    done: set[Element] = set()
    for paragraph in gone:
        if paragraph in done:
            continue
        group = [paragraph]
        while group[-1] in gone and (after := _next_paragraph(group[-1])) is not None:
            group.append(after)
        done.update(group)
        _merge(group, gone)


def _next_paragraph(paragraph: Element) -> Element | None:
    after = paragraph.getnext()
    while after is not None and after.tag in _BETWEEN:
        after = after.getnext()
    return after if after is not None and after.tag == P else None


def _content(paragraph: Element) -> list[Element]:
    return [element for element in paragraph if element.tag != P_PR]


def _merge(group: list[Element], gone: dict[Element, bool]) -> None:
    """Into the last paragraph, whose mark survives.

    A lead whose mark is only hidden gives its own style to the whole (Word's style separator).
    """
    last = group[-1]
    leads = [paragraph for paragraph in group[:-1] if _has_text(paragraph)]
    if leads and not gone[leads[0]]:
        properties, own = child(leads[0], P_PR), child(last, P_PR)
        if own is not None:
            last.remove(own)
        if properties is not None:
            last.insert(0, properties)
    anchor = next(iter(_content(last)), None)
    for paragraph in leads:
        for element in _content(paragraph):
            if anchor is None:
                last.append(element)
            else:
                anchor.addprevious(element)
    for paragraph in group[:-1]:
        _remove(paragraph)
    # Nothing follows to run on into: an empty one goes. The mark that ends a cell cannot be deleted, only hidden.
    parent = last.getparent()
    if last in gone and not _has_text(last) and not (parent is not None and parent.tag == TC and gone[last]):
        _remove(last)


def _has_text(element: Element) -> bool:
    return next(element.iter(T, w("sym"), w("drawing"), w("pict"), w("object")), None) is not None
