"""What was checked: a register with the account of how far the rules and the second reading could look."""

from __future__ import annotations

from pydantic import Field

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

    model_config = {**Model.model_config, "populate_by_name": True}
