"""Why a file was not read: one class a cause, each message names the file's trouble and the remedy."""

from __future__ import annotations


class RiskreaderError(Exception):
    """Anything that riskreader says of its input. The text is for the user."""


class UnreadableReportError(RiskreaderError):
    """The file is a report's format, but cannot be read (run.json: `failed`)."""


class EmptyFileError(UnreadableReportError):
    """The file has no bytes."""


class EncryptedReportError(UnreadableReportError):
    """The file asks for a password."""


class DamagedReportError(UnreadableReportError):
    """The file is truncated or broken."""


class LimitExceededError(UnreadableReportError):
    """The file is larger, or asks for more time or memory, than the limits allow."""


class UnsupportedFormatError(UnreadableReportError):
    """A document in a format that is not read (yet): the message says what to save it as."""


class NotAReportError(RiskreaderError):
    """Not a report at all: another format, a link, a device (run.json: `skipped`)."""


class ProfileError(RiskreaderError):
    """A user's profile is wrong: the message names the file, the line and what may stand there."""


class MissingExtraError(RiskreaderError):
    """Something that riskreader can do with a package that is not installed: the message names the extra."""


class UnreadableModelError(RiskreaderError):
    """A language model that the user named (`--ner-model`) is not installed, or cannot be loaded."""
