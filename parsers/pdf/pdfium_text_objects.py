"""The text objects that characters belong to, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .pdfium_api import Pointer, pointer
from .pdfium_chars import Bools, Characters, Floats, Handles, Ints, Printed
from .pdfium_style import Styles
from .pdfium_view import View, multiplied

_AXIS = 0.01  # the sine of the greatest lean of text that is called level


@dataclass(frozen=True, slots=True)
class TextObjects:
    """What is known of each text object, by number."""

    handles: Sequence[Pointer]
    fonts: Handles  # their addresses
    turns: Ints
    upright: Bools  # it runs along lines, else along columns
    level: Bools  # its baseline runs along an axis of the page
    low: Floats  # the lesser edge of its line across the baseline, on the page as shown
    high: Floats
    start: Floats  # where its first character begins, along the baseline
    size: Floats
    wide: Floats  # the size along the baseline, where letters may be stretched
    face: Ints  # the same number, the same font


def text_objects(text: Characters, printed: Printed, view: View, styles: Styles) -> tuple[Ints, TextObjects]:
    """The number of each printed character's text object, and what those objects are. One is no space at least.

    Few characters need be asked for their object: PDFium puts something between what stands apart, and most objects are
    the whole of what it joins. What is of several objects is asked for by its runs between spaces.
    """
    index, space, page = printed.index, printed.space, printed.page
    apart = np.append(True, ~printed.joined)
    handles, mixed = _stretches(text, index, page, apart)
    if mixed.any():
        places = np.flatnonzero(mixed)
        runs = apart | np.append(True, space[1:] != space[:-1])
        handles[places], mixed = _stretches(text, index[places], page[places], runs[places])
        unsure = places[mixed]
        handles[unsure] = text.objects(index[unsure])
    changes = np.concatenate(([True], (handles[1:] != handles[:-1]) | (page[1:] != page[:-1])))
    samples = np.flatnonzero(changes)
    return np.cumsum(changes) - 1, _described(text, handles[samples], index[samples], view, styles)


def _stretches(text: Characters, index: Ints, page: Ints, begins: Bools) -> tuple[Handles, Bools]:
    """The object of each character by the first one of its stretch, and whether the stretch's last one is of another.

    An object's characters stand together. So where the first characters of two stretches are of one object, so is all
    between them.
    """
    starts = np.flatnonzero(begins)
    firsts = _objects_of(text, index[starts])
    stops = np.append(starts[1:], len(index))
    # Stretches after which another object begins
    ends = np.flatnonzero(np.append((firsts[1:] != firsts[:-1]) | (np.diff(page[starts]) != 0), True))
    mixed = np.zeros(len(starts), np.bool_)
    mixed[ends] = text.objects(index[stops[ends] - 1]) != firsts[ends]
    lengths = stops - starts
    return np.repeat(firsts, lengths), np.repeat(mixed, lengths)


def _objects_of(text: Characters, index: Ints) -> Handles:
    """The object of each of these characters, asking about every second where both beside another are of one object."""
    handles = np.repeat(text.objects(index[::2]), 2)[: len(index)]
    left_out, following = handles[1::2], handles[2::2]
    unsure = np.ones(len(left_out), np.bool_)
    unsure[: len(following)] = left_out[: len(following)] != following
    left_out[unsure] = text.objects(index[1::2][unsure])
    return handles


def _described(text: Characters, handles: Handles, samples: Ints, view: View, styles: Styles) -> TextObjects:
    """Text objects by handle, each with the index of one of its characters."""
    a, b, c, d, e, f = multiplied(text.matrices(samples), view.matrix).T
    across, upwards = np.abs(a), np.abs(b)
    turns = np.where(across >= upwards, np.where(a >= 0, 0, 180), np.where(b < 0, 90, 270))
    upright = across >= upwards
    objects = list(map(pointer, handles.tolist()))
    sizes, fonts = styles.sizes(objects), np.array(styles.fonts(objects), np.uint64)
    addresses, own = np.unique(fonts, return_inverse=True)
    known = list(map(styles.font, addresses.tolist()))
    descents = np.array([font.descent for font in known])[own]
    names = list(dict.fromkeys(font.name for font in known))
    faces = np.array([names.index(font.name) for font in known])[own]
    level = (np.minimum(across, upwards) <= _AXIS * np.maximum(across, upwards)) & (sizes > 0)
    origin, along, up = np.where(upright, f, e), np.where(upright, e, f), np.where(upright, d, c) * sizes
    one, other = origin + up * descents, origin + up * (descents + 1)
    return TextObjects(
        objects,
        fonts,
        turns,
        upright,
        level,
        low=np.minimum(one, other),
        high=np.maximum(one, other),
        start=along,
        size=np.hypot(c, d) * sizes,
        wide=np.hypot(a, b) * sizes,
        face=faces,
    )
