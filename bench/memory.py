"""The most memory that reading one file takes, in a process of its own: python -m bench.memory FILE"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MB = 1024 * 1024


def peak_of(path: Path) -> float:
    """Megabytes that a process holds at most while it does what a reading process does with this file."""
    command = [sys.executable, "-m", "bench.memory", str(path)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    return float(shown.stdout)


def _peak() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss would count what the starting process held
        (line,) = (line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MB if sys.platform == "darwin" else most / 1024


def main() -> None:
    from riskreader.ingest.find import load_source
    from riskreader.pipeline.read import judge_source, judged_json

    for _ in judged_json(judge_source(load_source(sys.argv[1]))):
        pass  # each piece is sent before the next is made
    print(f"{_peak():.1f}")


if __name__ == "__main__":
    main()
