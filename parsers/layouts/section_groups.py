"""What groups the risks of a report in sections: a heading above several, or a labelled one ("Theme – Housing")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..document import Paragraph
from ..labels import Grammar
from ..raw import Field, Label, RawValue
from ..shapes import SCORED, kind_of
from .banners import labelled_category
from .section_model import BOLD, Item, Start


def categories_of(
    items: Sequence[Item], starts: Sequence[Start], common: frozenset[str], grammar: Grammar
) -> dict[int, RawValue]:
    """The category of each start that has one. A lone heading over the whole register is none.

    `common`: heads that the report prints more than once.
    """
    at_starts = {start.at for start in starts}
    level = min(start.level for start in starts)
    current: RawValue | None = None
    labelled = False
    found: dict[int, tuple[RawValue | None, bool]] = {}
    for at, item in enumerate(items):
        if at in at_starts:
            found[at] = (current, labelled)
            continue
        block = item.paragraph
        if block is None or (block.heading is None and not block.bold) or kind_of(block.text) in SCORED:
            continue
        named = labelled_category(block, grammar)
        if named is not None:
            current, labelled = named, True
        elif block.heading is not None and block.heading < level and _groups(item, block, common) and not labelled:
            current = RawValue(Label("", Field.CATEGORY), (replace(block, heading=None),), stands=(block.stands,))
        elif (
            block.bold
            and block.heading is None
            and level > BOLD
            and len(block.words) <= 8
            and not item.labelled
            and not labelled
        ):
            current = RawValue(Label("", Field.CATEGORY), (block,), stands=(block.stands,))
    lone = len({value.text for value, _ in found.values() if value}) < 2
    return {at: value for at, (value, is_labelled) in found.items() if value and (is_labelled or not lone)}


def _groups(item: Item, block: Paragraph, common: frozenset[str]) -> bool:
    """A heading that is no label, or one that only says what kind of risks follow ("Operational risks")."""
    if not item.labelled:
        return True
    valued = any(rest for _, _, rest in item.labels)
    reading = item.labels[0][0] if item.labels else item.plain_label
    return not valued and reading is not None and reading.field is Field.RISK and block.text not in common
