"""run.json: each input that was met, what became of it, and why."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["converted", "no_risks", "failed", "skipped"]


class Entry(BaseModel):
    """One input."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str = Field(description="As the user's input named it; ARCHIVE.zip/MEMBER for a member of an archive")
    sha256: str | None = None
    format: Literal["pdf", "docx"] | None = None
    status: Status
    reason: str | None = Field(default=None, description="Why it failed or was skipped, and what to do")
    register_: str | None = Field(default=None, alias="register", description="Its register, relative to the folder")
    risks: int | None = None
    findings: int | None = None
    pages: int | None = None
    seconds: float = 0.0


class Manifest(BaseModel):
    """A whole run."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal["riskreader/run/1"] = Field(default="riskreader/run/1", alias="schema")
    reports: tuple[Entry, ...] = ()

    def json_text(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2) + "\n"
