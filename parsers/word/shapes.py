"""What hangs in a run beside its text: text boxes, coloured shapes, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..words import Colour
from .colours import Palette, parse_colour
from .names import DRAWING, SHAPE, TEXT_BOX, VML, Element, child, integer, tag, w

_WSP, _SP_PR = f"{{{SHAPE}}}wsp", f"{{{SHAPE}}}spPr"
_SOLID, _GRADIENT, _NO_FILL = (f"{{{DRAWING}}}{name}" for name in ("solidFill", "gradFill", "noFill"))
_BLIP, _GEOMETRY, _TRANSFORM = (f"{{{DRAWING}}}{name}" for name in ("blip", "prstGeom", "xfrm"))
_GRAPHIC_DATA = f"{{{DRAWING}}}graphicData"
_VML_SHAPES = tuple(f"{{{VML}}}{name}" for name in ("shape", "oval", "rect", "roundrect"))
_VML_IMAGE, _VML_FILL = f"{{{VML}}}imagedata", f"{{{VML}}}fill"
_WHITE = Colour(255, 255, 255)
# Arrows by their quarter turns from pointing up, clockwise; those with two heads by themselves.
_TURNS = "↑→↓←"
_ARROWS = {"upArrow": 0, "rightArrow": 1, "downArrow": 2, "leftArrow": 3}
_TWO_HEADS = {"leftRightArrow": "↔↕", "upDownArrow": "↕↔"}
_VML_ARROWS = {"13": "→", "66": "←", "67": "↓", "68": "↑", "69": "↔", "70": "↕"}
_QUARTER = 5_400_000  # 60,000ths of a degree
_HOLDERS = (w("drawing"), w("pict"), w("object"))


@dataclass(frozen=True, slots=True)
class Hanging:
    """What one drawing holds."""

    boxes: tuple[Element, ...] = ()  # w:txbxContent, outermost ones
    colours: tuple[Colour, ...] = ()  # fills of its shapes
    picture: bool = False  # an image, chart or diagram
    arrows: str = ""  # the arrows among its shapes, as signs: they tell a direction of travel


def is_drawing(name: str) -> bool:
    """Whether an element of a run can hold any of this."""
    return name in _HOLDERS


def hanging(drawing: Element, palette: Palette) -> Hanging:
    """Take a drawing, VML picture or embedded object apart."""
    boxes: list[Element] = []
    colours: list[Colour] = []
    arrows = ""
    picture = drawing.tag == w("object")
    for element in _outside_boxes(drawing):
        name = tag(element)
        if name == TEXT_BOX:
            boxes.append(element)
        elif name == _WSP:
            arrows += _arrow(element)
            colour = _shape_fill(element, palette)
            if colour is not None:
                colours.append(colour)
        elif name in _VML_SHAPES:
            arrows += _VML_ARROWS.get(element.get("type", "").rpartition("_t")[2], "")
            colour = _vml_fill(element)
            if colour is not None:
                colours.append(colour)
        elif name in (_BLIP, _VML_IMAGE) or (
            name == _GRAPHIC_DATA and element.get("uri", "").rsplit("/", 1)[-1] in ("picture", "chart", "diagram")
        ):
            picture = True
    return Hanging(tuple(boxes), tuple(colours), picture, arrows)


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
    # No fill of its own: the theme's first colour, which nobody chose to say anything.
    return None if colour == _WHITE else colour


def _arrow(shape: Element) -> str:
    """The sign that an arrow shape stands for, turned as it is shown; nothing for other shapes."""
    properties = child(shape, _SP_PR)
    geometry, transform = child(properties, _GEOMETRY), child(properties, _TRANSFORM)
    kind = "" if geometry is None else geometry.get("prst", "")
    turn = integer(None if transform is None else transform.get("rot")) or 0
    quarters = round(turn / _QUARTER)
    if kind in _TWO_HEADS:
        return _TWO_HEADS[kind][quarters % 2]
    if kind not in _ARROWS:
        return ""
    if abs(turn - quarters * _QUARTER) > _QUARTER / 4:
        return "↗↘↙↖"[(_ARROWS[kind] + turn // _QUARTER) % 4]
    heading = _ARROWS[kind]
    if transform is not None and transform.get("flipV") in ("1", "true") and heading % 2 == 0:
        heading += 2
    if transform is not None and transform.get("flipH") in ("1", "true") and heading % 2 == 1:
        heading += 2
    return _TURNS[(heading + quarters) % 4]


def _vml_fill(shape: Element) -> Colour | None:
    if shape.get("filled", "t").lower() in ("f", "false", "0"):
        return None
    inner = child(shape, _VML_FILL)
    colour = parse_colour(shape.get("fillcolor")) or parse_colour(None if inner is None else inner.get("color"))
    return None if colour == _WHITE else colour
