"""run.json: each input that was met, what became of it, and why."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["converted", "no_risks", "failed", "skipped"]


class Entry(BaseModel):
    """One input."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str = Field(description="As the user's input named it; ARCHIVE.zip/MEMBER for a member of an archive")
    sha256: str | None = Field(default=None, description="SHA-256 of the file, where it was read")
    format: Literal["pdf", "docx"] | None = Field(default=None, description="What the bytes are; null for no report")
    status: Status = Field(
        description="converted; no_risks: read, but it holds no register; failed; skipped: no report, a link, a device"
    )
    reason: str | None = Field(default=None, description="Why it failed or was skipped, and what to do")
    register_: str | None = Field(default=None, alias="register", description="Its register, relative to the folder")
    risks: int | None = Field(default=None, description="How many risks it holds")
    findings: int | None = Field(default=None, description="How many findings it has")
    pages: int | None = Field(default=None, description="Pages of a PDF")
    seconds: float = Field(default=0.0, description="How long reading took; the one value that differs between runs")


class Manifest(BaseModel):
    """A whole run."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal["riskreader/run/1"] = Field(
        default="riskreader/run/1", alias="schema", description="Name and version of this format"
    )
    reports: tuple[Entry, ...] = Field(default=(), description="Every input that was met, once, in input order")

    def json_text(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2) + "\n"
