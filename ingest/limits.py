"""What one report may ask for. The figures are far above any published report and far below what harms a laptop."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, time in seconds."""

    file_size: int = 512 * MB
    package_members: int = 10_000  # parts of one Word package, or members of one zip archive
    package_size: int = 2048 * MB  # all of them, unpacked
    member_size: int = 512 * MB  # one of them, unpacked
    ratio: int = 1000  # unpacked to packed, of one part or member above `ratio_floor`; plain XML reaches some hundreds
    ratio_floor: int = 8 * MB
    pages: int = 5_000
    all_pages: bool = False  # lay out each page of a long PDF, also those whose text says that no register is there
    seconds: float = 300.0  # to read one report
    memory: int = 2048 * MB  # address space of the process that reads one report, where the platform can limit it


DEFAULT = Limits()
