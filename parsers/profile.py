"""A user's profile: labels, stage words, an id's shape and a scheme that a house style needs, as a TOML file.

The file is closed: a key that is not known is an error, because a misspelt key that is passed over teaches nothing.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from os import PathLike, fspath
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator
from pydantic import Field as Spec

from ..ingest.errors import ProfileError
from .labels import Grammar
from .raw import Field, StageKind
from .vocabulary import Measure, Sense, Tokens, Vocabulary, default_vocabulary, teach, tokens_of

MOST_BYTES = 200_000
MOST_PATTERN = 200
MOST_REPEATS = 6
RISK_ID = "risk_id"
"""What the register calls the field that labels stand over as `id`."""

_MEASURES: Mapping[Field, Measure] = {
    Field.LIKELIHOOD: "likelihood",
    Field.IMPACT: "impact",
    Field.SCORE: "score",
    Field.RAG: "rag",
}
_REPEAT = re.compile(r"[*+?]|\{\d*,?\d*\}")

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Number = int | float
Colour = Literal["red", "amber", "yellow", "green", "blue", "black"]


class Section(BaseModel):
    """A part of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _names() -> dict[str, Field]:
    return {RISK_ID if field is Field.ID else field.value: field for field in Field}


FIELD_NAMES = _names()
"""The names that [labels] takes, and the fields they stand for."""


class Ids(Section):
    """The shape of the house's risk ids."""

    pattern: str = Spec(min_length=1, max_length=MOST_PATTERN)

    @model_validator(mode="after")
    def _safe(self) -> Self:
        try:
            compiled = re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        if compiled.fullmatch(""):
            raise ValueError("it matches an empty text, so every blank cell would be an id")
        bare = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "x", self.pattern)
        if re.search(r"\)(?:[*+]|\{)", bare):
            raise ValueError("a repeated group can take for ever: write its repeats out, (?:/[0-9]+)?(?:/[0-9]+)?")
        if re.search(r"\(\?(?!:)", bare) or re.search(r"\\[1-9]", self.pattern):
            raise ValueError("look-around, named groups, flags and back-references are not taken")
        if len(_REPEAT.findall(bare.replace("(?:", "("))) > MOST_REPEATS:
            raise ValueError(f"at most {MOST_REPEATS} repeats (* + ? {{}}): more can take for ever")
        return self


class ScaleSection(Section):
    """One scale, from the least to the worst."""

    minimum: int = 1
    maximum: int | None = None
    labels: tuple[Word, ...] = Spec(default=(), strict=False)

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.maximum is None and not self.labels:
            raise ValueError("give its maximum, or its labels from the least to the worst")
        if self.labels and self.maximum is not None and self.maximum - self.minimum + 1 != len(self.labels):
            steps = self.maximum - self.minimum + 1
            raise ValueError(f"{len(self.labels)} labels for {steps} steps ({self.minimum} to {self.maximum})")
        if self.maximum is not None and self.maximum <= self.minimum:
            raise ValueError("the maximum is not above the minimum")
        return self

    @property
    def greatest(self) -> int:
        return self.maximum if self.maximum is not None else self.minimum + len(self.labels) - 1


class BandSection(Section):
    """Scores from `minimum` to `maximum`, both included."""

    label: Word
    rag: Colour | None = None
    minimum: Number | None = None
    maximum: Number | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.minimum is None and self.maximum is None:
            raise ValueError("give its minimum, its maximum or both")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError("the minimum is above the maximum")
        return self


class SchemeSection(Section):
    """How scores are made and named. What is not given is taken from the report."""

    likelihood: ScaleSection | None = None
    impact: ScaleSection | None = None
    formula: Literal["product", "sum"] | None = None
    bands: tuple[BandSection, ...] = Spec(default=(), strict=False)


Words = Annotated[tuple[Word, ...], Spec(min_length=1, strict=False)]


class Profile(Section):
    """The whole file."""

    labels: dict[str, Words] = {}
    stages: dict[str, Words] = {}
    ids: Ids | None = None
    scheme: SchemeSection | None = None

    @model_validator(mode="after")
    def _one_meaning(self) -> Self:
        for table in (self.labels, self.stages):
            seen: dict[Tokens, str] = {}
            for name, phrases in table.items():
                for phrase in phrases:
                    tokens = tokens_of(phrase)
                    if not tokens:
                        raise ValueError(f"the label '{phrase}' has no letter or digit")
                    if seen.setdefault(tokens, name) != name:
                        raise ValueError(f"the label '{phrase}' stands under {seen[tokens]} and under {name}")
        return self

    @property
    def digest(self) -> str:
        """The same for two profiles that say the same, whatever their comments."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def senses(self) -> dict[Tokens, tuple[Sense, ...]]:
        """What each taught phrase says."""
        out: dict[Tokens, tuple[Sense, ...]] = {}
        for name, phrases in self.labels.items():
            field = FIELD_NAMES[name]
            measure = _MEASURES.get(field)
            for phrase in phrases:
                out[tokens_of(phrase)] = (Sense(measure=measure) if measure else Sense(field=field),)
        for kind, phrases in self.stages.items():
            for phrase in phrases:
                tokens = tokens_of(phrase)
                out[tokens] = (*out.get(tokens, ()), Sense(stage=StageKind(kind)))
        return out

    def grammar(self) -> Grammar:
        """The grammar with these words; one for all the reports of a batch, because its readings are cached."""
        return _grammar(self.model_dump_json())

    def vocabulary(self) -> Vocabulary:
        """The words of risk registers with this profile's over them: a taught phrase says only what it is taught."""
        scheme = self.scheme or SchemeSection()
        scales = [scale for scale in (scheme.likelihood, scheme.impact) if scale]
        levels = [label for scale in scales for label in scale.labels] + [band.label for band in scheme.bands]
        pattern = re.compile(self.ids.pattern) if self.ids else None
        colours = default_vocabulary().values["rag"]
        return teach(self.senses(), [level for level in levels if tokens_of(level) not in colours], pattern)


@lru_cache(maxsize=4)
def _grammar(json: str) -> Grammar:
    return Grammar(Profile.model_validate_json(json).vocabulary())


def load_profile(path: str | Path) -> Profile:
    """The profile of a file. Raises ProfileError: the file cannot be read, or says what a profile cannot."""
    return parse_profile(read_profile_text(path), str(path))


def as_profile(profile: str | PathLike[str] | Profile | None) -> Profile | None:
    """A profile by its file, or as it is."""
    return profile if profile is None or isinstance(profile, Profile) else load_profile(fspath(profile))


def read_profile_text(path: str | Path) -> str:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ProfileError(f"{path}: the profile cannot be read: {error.strerror or error}") from error
    if len(data) > MOST_BYTES:
        raise ProfileError(f"{path}: a profile is a short list of words; this has {len(data):,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path}: the profile is not UTF-8 text: save it as UTF-8") from error


@lru_cache(maxsize=4)
def parse_profile(text: str, name: str = "profile") -> Profile:
    """The profile of a text. Raises ProfileError, which names the file, the line and what may stand there."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{name}: no TOML: {error}") from error
    _known_names(table, text, name)
    try:
        return Profile.model_validate(table)
    except ValidationError as error:
        # a misspelt key first: that another one is missing only follows from it
        first = min(error.errors(), key=lambda each: each["type"] != "extra_forbidden")
        place = tuple(part for part in first["loc"] if part != "[key]")
        said = _said(first["type"], first["msg"], place)
        raise ProfileError(f"{name}{_line(text, place)}: {_where(place)}{said}") from error


def _known_names(table: Mapping[str, Any], text: str, name: str) -> None:
    for section, allowed in (("labels", list(FIELD_NAMES)), ("stages", [kind.value for kind in StageKind])):
        held = table.get(section)
        for key in held if isinstance(held, dict) else ():
            if key not in allowed:
                where = f"{name}{_line(text, (section, key))}"
                raise ProfileError(f"{where}: [{section}] has no key '{key}'; it takes: {', '.join(allowed)}")


_KEYS: Mapping[tuple[str, ...], type[BaseModel]] = {
    (): Profile,
    ("ids",): Ids,
    ("scheme",): SchemeSection,
    ("scheme", "likelihood"): ScaleSection,
    ("scheme", "impact"): ScaleSection,
    ("scheme", "bands"): BandSection,
}


def _said(kind: str, message: str, place: tuple[str | int, ...]) -> str:
    if kind == "missing":
        return "it is missing"
    if kind != "extra_forbidden":
        return message.removeprefix("Value error, ")
    above = tuple(part for part in place[:-1] if isinstance(part, str))
    allowed = ", ".join(_KEYS[above].model_fields) if above in _KEYS else "nothing more"
    return f"not known here; it takes: {allowed}"


def _where(place: tuple[str | int, ...]) -> str:
    """A place in the file as people write it: [scheme.bands] 2, rag."""
    if not place:
        return ""
    parts = [f"{part + 1}" if isinstance(part, int) else part for part in place]
    if len(parts) == 1:
        return f"[{parts[0]}]: "
    return f"[{parts[0]}] {' '.join(parts[1:])}: "


def _line(text: str, place: tuple[str | int, ...]) -> str:
    """ " line 4" of the innermost key of a place; nothing where the file writes it in another form."""
    best, depth = "", 0
    names = [part for part in place if isinstance(part, str)]
    wanted = next((part for part in place if isinstance(part, int)), 0)  # of [[tables]] of one name
    tables: Counter[str] = Counter()
    section: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$", line)
        key = re.match(r"\s*[\"']?([\w.\-]+)[\"']?\s*=", line)
        if header:
            section = [part.strip(" \"'") for part in header.group(1).split(".")]
            found = section
            if line.lstrip().startswith("[["):
                tables[header.group(1)] += 1
                if tables[header.group(1)] != wanted + 1:
                    section, found = ["another"], []
        elif key:
            found = [*section, *key.group(1).split(".")]
        else:
            continue
        if found and found == names[: len(found)] and (not best or len(found) > depth):
            best, depth = f" line {number}", len(found)
    return best


__all__ = [
    "FIELD_NAMES",
    "BandSection",
    "Profile",
    "ProfileError",
    "ScaleSection",
    "SchemeSection",
    "as_profile",
    "load_profile",
    "parse_profile",
]
