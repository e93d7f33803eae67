"""What a user teaches the reader, checked before the first report: loaded only where there is any."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..parsers.profile import Profile


def taught(profile: str | PathLike[str] | Profile | None) -> Profile | None:
    """A profile by its file, or as it is. Raises ProfileError."""
    if profile is None:
        return None
    from ..parsers.profile import as_profile

    return as_profile(profile)


def require_model(ner_model: str | None) -> None:
    """Raise UnreadableModelError where a pipeline is named that is not there."""
    if ner_model is not None:
        from ..normalise.people_nlp import require_model as require

        require(ner_model)
