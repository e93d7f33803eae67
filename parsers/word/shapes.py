"""What hangs in a run beside its text: text boxes, coloured shapes, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Colour
from .colours import Palette, parse_colour
from .names import DRAWING, SHAPE, TEXT_BOX, VML, Element, child, tag, w

_WSP, _SP_PR, _SHAPE_STYLE = f"{{{SHAPE}}}wsp", f"{{{SHAPE}}}spPr", f"{{{SHAPE}}}style"
_SOLID, _GRADIENT, _NO_FILL = (f"{{{DRAWING}}}{name}" for name in ("solidFill", "gradFill", "noFill"))
_FILL_REF, _BLIP = f"{{{DRAWING}}}fillRef", f"{{{DRAWING}}}blip"
_GRAPHIC_DATA = f"{{{DRAWING}}}graphicData"
_VML_SHAPES = tuple(f"{{{VML}}}{name}" for name in ("shape", "oval", "rect", "roundrect"))
_VML_IMAGE, _VML_FILL = f"{{{VML}}}imagedata", f"{{{VML}}}fill"
_WHITE = Colour(255, 255, 255)
_HOLDERS = (w("drawing"), w("pict"), w("object"))


@dataclass(frozen=True, slots=True)
class Hanging:
    """What one drawing holds."""

    boxes: tuple[Element, ...] = ()  # w:txbxContent, outermost ones
    colours: tuple[Colour, ...] = ()  # fills of its shapes
    picture: bool = False  # an image, chart or diagram


def is_drawing(name: str) -> bool:
    """Whether an element of a run can hold any of this."""
    return name in _HOLDERS


def hanging(drawing: Element, palette: Palette) -> Hanging:
    """Take a drawing, VML picture or embedded object apart."""
    boxes: list[Element] = []
    colours: list[Colour] = []
    picture = drawing.tag == w("object")
    for element in _outside_boxes(drawing):
        name = tag(element)
        if name == TEXT_BOX:
            boxes.append(element)
        elif name == _WSP:
            colour = _shape_fill(element, palette)
            if colour is not None:
                colours.append(colour)
        elif name in _VML_SHAPES:
            colour = _vml_fill(element)
            if colour is not None:
                colours.append(colour)
        elif name in (_BLIP, _VML_IMAGE) or (
            name == _GRAPHIC_DATA and element.get("uri", "").rsplit("/", 1)[-1] in ("picture", "chart", "diagram")
        ):
            picture = True
    return Hanging(tuple(boxes), tuple(colours), picture)


def _outside_boxes(element: Element) -> Iterator[Element]:
    """All elements below, text boxes named but not entered: what is in them is a story of its own."""
    stack = list(element)[::-1]
    while stack:
        current = stack.pop()
        yield current
        if current.tag != TEXT_BOX:
            stack.extend(list(current)[::-1])


def _shape_fill(shape: Element, palette: Palette) -> Colour | None:
    properties = child(shape, _SP_PR)
    colour: Colour | None = None
    if properties is not None and child(properties, _NO_FILL) is not None:
        return None
    solid, gradient = child(properties, _SOLID), child(properties, _GRADIENT)
    if solid is not None:
        colour = palette.drawing_fill(solid)
    elif gradient is not None:
        stop = gradient.find(f".//{{{DRAWING}}}gs")
        colour = None if stop is None else palette.drawing_fill(stop)
    else:
        reference = child(child(shape, _SHAPE_STYLE), _FILL_REF)
        if reference is not None and reference.get("idx", "0") != "0":
            colour = palette.drawing_fill(reference)
    return None if colour == _WHITE else colour


def _vml_fill(shape: Element) -> Colour | None:
    if shape.get("filled", "t").lower() in ("f", "false", "0"):
        return None
    inner = child(shape, _VML_FILL)
    colour = parse_colour(shape.get("fillcolor")) or parse_colour(None if inner is None else inner.get("color"))
    return None if colour == _WHITE else colour
