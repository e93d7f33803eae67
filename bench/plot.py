"""A plot of time against pages as SVG: both axes logarithmic, a line a tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10

_WIDE, _HIGH, _LEFT, _RIGHT, _TOP, _FOOT = 760, 440, 62, 190, 24, 46
_INKS = ("#0b3d91", "#5a5a5a", "#b3541e", "#4b7f1f", "#7a2a86", "#8a6d00", "#107a7a", "#a01c3c")
_DASHES = ("", "6 3", "2 3", "8 3 2 3", "4 2", "10 4", "3 5", "1 2")

Points = Sequence[tuple[float, float]]


def plot(lines: Mapping[str, Points], across: str, title: str) -> str:
    """`lines` are points (pages, seconds) by name."""
    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    x_low, x_high = log10(min(xs)), log10(max(xs))
    y_low, y_high = floor(log10(min(ys))), ceil(log10(max(ys)))

    def at(x: float, y: float) -> tuple[float, float]:
        right = _LEFT + (log10(x) - x_low) / (x_high - x_low) * (_WIDE - _LEFT - _RIGHT)
        return right, _HIGH - _FOOT - (log10(y) - y_low) / (y_high - y_low) * (_HIGH - _TOP - _FOOT)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" font-family="sans-serif" '
        f'font-size="12" role="img"><title>{escape(title)}</title>',
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#ffffff"/>',
    ]
    for power in range(y_low, y_high + 1):
        _, y = at(min(xs), 10.0**power)
        out.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDE - _RIGHT}" stroke="#dddddd"/>')
        out.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    for x_value in sorted(set(xs)):
        x, _ = at(x_value, 10.0**y_low)
        out.append(f'<path d="M{x:.1f} {_HIGH - _FOOT}v5" stroke="#555555"/>')
        out.append(f'<text x="{x:.1f}" y="{_HIGH - _FOOT + 18}" text-anchor="middle">{x_value:g}</text>')
    out.append(f'<text x="{(_LEFT + _WIDE - _RIGHT) / 2}" y="{_HIGH - 8}" text-anchor="middle">{escape(across)}</text>')
    ends = {name: at(*max(points))[1] for name, points in lines.items() if points}
    labels = _apart(ends)
    for number, (name, points) in enumerate(lines.items()):
        if not points:
            continue
        ink, dash = _INKS[number % len(_INKS)], _DASHES[number % len(_DASHES)]
        places = [at(x, y) for x, y in sorted(points)]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        out.append(f'<path d="M{path}" fill="none" stroke="{ink}" stroke-width="2" stroke-dasharray="{dash}"/>')
        out.extend(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{ink}"/>' for x, y in places)
        out.append(f'<text x="{_WIDE - _RIGHT + 8}" y="{labels[name] + 4:.1f}" fill="{ink}">{escape(name)}</text>')
    out.append("</svg>\n")
    return "\n".join(out)


def _apart(ends: Mapping[str, float]) -> dict[str, float]:
    """The heights of the lines' names, moved so that none is printed over another."""
    out: dict[str, float] = {}
    last = float("-inf")
    for name, y in sorted(ends.items(), key=lambda pair: pair[1]):
        last = max(y, last + 15)
        out[name] = last
    return out
