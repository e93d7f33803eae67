"""Actions in one cell as small forms, one below the other: what is done, then owner, date and state under labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..document import Paragraph
from ..labels import Grammar
from ..raw import Field, Label, RawValue
from .settle import ACTION_FIELDS
from .subheads import Head, head_of, rest_of

_TOLD = frozenset({Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS, Field.ACTION_REF})
_GROUPS = 1000
"""Forms of one cell are numbered from this times the number of the cell's own group on."""


@dataclass(slots=True)
class _Form:
    """What is done, and what the labels below it tell."""

    text: list[Paragraph]
    told: dict[Field, tuple[Head, list[Paragraph]]] = field(default_factory=dict)


def split_actions(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """The actions of a cell whose owner and date have labels; none where it is no list of such forms."""
    if value.label.field is not Field.ACTIONS or len(value.paragraphs) < 2:
        return []
    lines = [(paragraph, _told(paragraph, grammar)) for paragraph in value.paragraphs]
    forms = _forms(lines) if any(told for _, told in lines) else []
    if not forms or any(not form.text for form in forms):
        return []
    named = {told for form in forms for told in form.told}
    if not named & {Field.ACTION_OWNER, Field.ACTION_DUE} or (len(named) < 2 and len(forms) < 2):
        return []
    out: list[RawValue] = []
    first = _GROUPS * (1 + (value.group or 0))
    for number, form in enumerate(forms, first):
        out.append(
            replace(value, paragraphs=tuple(form.text), group=number, fill=None if number > first else value.fill)
        )
        for told, (head, paragraphs) in form.told.items():
            text = " ".join(word.text for word in head[1]).rstrip(" :-–")
            label = Label(text, told, words=head[1])
            out.append(RawValue(label, tuple(paragraphs), stands=value.stands, group=number, section=False))
    return out


def _told(paragraph: Paragraph, grammar: Grammar) -> tuple[Field, Head] | None:
    """A label of an action's owner, date, state or reference, and what follows it in its line."""
    head = head_of(paragraph, grammar)
    if head is None or not head[2]:
        return None
    told = ACTION_FIELDS.get(head[0].field, head[0].field)
    return (told, head) if told in _TOLD else None


def _forms(lines: Sequence[tuple[Paragraph, tuple[Field, Head] | None]]) -> list[_Form]:
    """The forms: one ends where a label comes again, and the text right before that label is the next one's."""
    forms: list[_Form] = []
    last: Field | None = None  # the label in force
    for at, (paragraph, told) in enumerate(lines):
        form = forms[-1] if forms else None
        if told is not None:
            if form is None or told[0] in form.told:
                return []
            form.told[told[0]] = told[1], [rest_of(paragraph, told[1][2])]
            last = told[0]
        elif form is None or not form.told:
            forms = forms or [_Form([])]
            forms[-1].text.append(paragraph)
        elif last is Field.ACTION_STATUS and not _opens(lines, at, form):
            form.told[last][1].append(paragraph)
        else:
            forms.append(_Form([paragraph]))
    return forms


def _opens(lines: Sequence[tuple[Paragraph, tuple[Field, Head] | None]], at: int, form: _Form) -> bool:
    """A label that the form has already follows right after the paragraph."""
    following = lines[at + 1][1] if at + 1 < len(lines) else None
    return following is not None and following[0] in form.told
