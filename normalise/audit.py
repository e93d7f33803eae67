"""What was checked: a register with the account of how far the rules and the second reading could look."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ConfigDict, Field

from .models import Model, Register, SourcePlace


class SecondReading(Model):
    """How many values were read twice."""

    engine: str = Field(description="The second engine")
    values: int = Field(description="Values that both engines read")
    not_read: int = Field(description="Values that the second engine has no reading for")


class Audit(Model):
    """What a clean result covers."""

    legend: tuple[SourcePlace, ...] = Field(default=(), description="Where the legend is printed")
    second: SecondReading | None = Field(default=None, description="Null where each value was read once")


class Judged(Model):
    """A register, findings included, with its account."""

    register_: Register = Field(alias="register")
    audit: Audit

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def where(places: Iterable[SourcePlace]) -> str:
    """Pages or tables for people: "page 4", "pages 1, 2 and 5", "table 2"; nothing where no place is known."""
    places = tuple(places)
    pages = sorted({place.page for place in places if place.page is not None})
    if pages:
        return f"page{'s' if len(pages) > 1 else ''} {_listed([str(page) for page in pages[:3]])}"
    blocks = dict.fromkeys((place.block or "").split(", ")[0] for place in places if place.block)
    return _listed(list(blocks)[:3])


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))
