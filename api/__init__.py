"""riskreader: the risk registers that councils publish, as typed and checked data.

    import riskreader

    register = riskreader.read_report("register.pdf")
    for risk in register.risks:
        print(risk.risk_id, risk.title, [score.score for score in risk.scores])

    frames = register.to_frames()  # pandas data frames: risks, scores, owners …
    riskreader.convert(["reports/"], to="converted")

Names are loaded when they are first used, so that the import costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ingest.errors import (
        DamagedReportError,
        EmptyFileError,
        EncryptedReportError,
        LimitExceededError,
        NotAReportError,
        ProfileError,
        RiskreaderError,
        UnreadableModelError,
        UnreadableReportError,
        UnsupportedFormatError,
    )
    from .normalise.models import Finding, Register, Risk, Scheme, Score
    from .output.csv_files import read_table
    from .output.manifest import Entry, Manifest
    from .parsers.profile import Profile
    from .pipeline.batch import Run, convert
    from .pipeline.one import read_report

    __version__: str

_HOMES = {
    "DamagedReportError": "ingest.errors",
    "EmptyFileError": "ingest.errors",
    "EncryptedReportError": "ingest.errors",
    "Entry": "output.manifest",
    "Finding": "normalise.models",
    "LimitExceededError": "ingest.errors",
    "Manifest": "output.manifest",
    "NotAReportError": "ingest.errors",
    "Profile": "parsers.profile",
    "ProfileError": "ingest.errors",
    "Register": "normalise.models",
    "Risk": "normalise.models",
    "RiskreaderError": "ingest.errors",
    "Run": "pipeline.batch",
    "Scheme": "normalise.models",
    "Score": "normalise.models",
    "UnreadableModelError": "ingest.errors",
    "UnreadableReportError": "ingest.errors",
    "UnsupportedFormatError": "ingest.errors",
    "convert": "pipeline.batch",
    "read_report": "pipeline.one",
    "read_table": "output.csv_files",
}

__all__ = [
    "DamagedReportError",
    "EmptyFileError",
    "EncryptedReportError",
    "Entry",
    "Finding",
    "LimitExceededError",
    "Manifest",
    "NotAReportError",
    "Profile",
    "ProfileError",
    "Register",
    "Risk",
    "RiskreaderError",
    "Run",
    "Scheme",
    "Score",
    "UnreadableModelError",
    "UnreadableReportError",
    "UnsupportedFormatError",
    "__version__",
    "convert",
    "read_report",
    "read_table",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("riskreader")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
