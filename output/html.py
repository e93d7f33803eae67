"""Text from a report into a page: escaped, and with its control and direction characters made visible.

Jinja2 fills the template, escaping every value; what it may print unescaped is the page's own style only.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_FOLDER = Path(__file__).parent / "page"
_SILENT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")  # they join and part letters, and print nothing
_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co"})
_SPACES = frozenset({"Zl", "Zp"})


def visible(untrusted_text: str) -> str:
    """The text with each character that would steer the page (control, direction, private use) shown as its code.

    An auditor should see that a report holds one. Line ends are kept; soft hyphens and joiners are dropped.
    """
    if untrusted_text.isascii() and untrusted_text.isprintable():
        return untrusted_text
    return "".join(_shown(char) for char in untrusted_text.replace("\r\n", "\n"))


def _shown(char: str) -> str:
    if char == "\n" or char in "\r\v\f":
        return "\n"
    if char in _SILENT:
        return ""
    category = unicodedata.category(char)
    if char == "\t" or category in _SPACES:
        return " "
    if category in _SHOWN or ord(char) & 0xFFFE == 0xFFFE:
        return f"\u27e8U+{ord(char):04X}\u27e9"
    return char


def _finalize(value: object) -> object:
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def render(template: str, values: dict[str, object]) -> str:
    """A template of output/page, filled. `values` may hold texts of any origin: none becomes markup.

    The template gets `style`, the page's style sheet, and `policy`, which lets the browser apply that sheet and show
    pictures that the page itself holds, and forbids all else: scripts, links to files, forms, the network.
    """
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = "\n" + (_FOLDER / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return environment.get_template(template).render(values, style=Markup(style), policy=policy)
