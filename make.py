#!/usr/bin/env python3
"""Set up, try and test riskreader, with Python 3.11 or later and pip alone.

python make.py demo     set up, and convert the samples into converted/
python make.py test     set up, and run the tests, the type checker and the linter
python make.py wheel    the same against the built wheel: what CI runs
python make.py setup    set up only: .venv with riskreader and all tools, pinned by constraints.txt
python make.py types    run the type checker
python make.py docs     make the generated pages in docs/ anew
python make.py lock     make constraints.txt anew (needs uv)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
CONSTRAINTS = HERE / "constraints.txt"
STAMP = VENV / "constraints-installed.txt"
LOCK_HEADER = (
    "# Every package of a full set-up (riskreader[dev]), pinned with the hashes of all its files, for all platforms.\n"
    "# Made by: python make.py lock\n"
)


def call(*command: str | Path, folder: Path = HERE) -> None:
    """Run a command in a folder; end with its status where it fails."""
    shown = [part.name if isinstance(part, Path) and part.parent == BIN else str(part) for part in command]
    print("+", *shown, flush=True)
    status = subprocess.run([str(part) for part in command], cwd=folder, check=False).returncode
    if status:
        sys.exit(status)


def pip(*arguments: str | Path) -> None:
    call(PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *arguments)


def packages() -> None:
    """A virtual environment with what constraints.txt names; nothing is done where it is there."""
    wanted = CONSTRAINTS.read_text(encoding="utf-8")
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted and PYTHON.exists():
        return
    if not PYTHON.exists():
        print("+ making .venv", flush=True)
        try:
            venv.create(VENV, with_pip=True, clear=True)
        except subprocess.CalledProcessError:
            sys.exit("this Python cannot make virtual environments: on Debian and Ubuntu, apt install python3-venv")
    pip("--require-hashes", "-r", CONSTRAINTS)
    STAMP.write_text(wanted, encoding="utf-8")


def setup() -> None:
    packages()
    pip("--no-deps", "--no-build-isolation", "--editable", HERE)


def demo() -> None:
    setup()
    call(PYTHON, "-m", "riskreader", "convert", "samples/*.pdf", "samples/*.docx", "--to", "converted")


def check(site: Path) -> None:
    """The tests, the type checker against the package in `site`, the linter, the generated pages."""
    call(PYTHON, "-m", "pytest")
    mypy(site)
    call(PYTHON, "-m", "ruff", "check", ".")
    call(PYTHON, "docs/generate.py", "--check")


def mypy(site: Path) -> None:
    call(PYTHON, "-m", "mypy", "--config-file", HERE / "pyproject.toml", "-p", "riskreader", folder=site)


def built_copy() -> Path:
    """mypy finds a package by its import name, which an editable install has at run time only: so in a copy."""
    site = VENV / "types"
    shutil.rmtree(site, ignore_errors=True)
    shutil.rmtree(HERE / "build", ignore_errors=True)  # an old build's modules would go into the new one
    pip("--no-deps", "--no-build-isolation", "--target", site, HERE)
    return site


def types() -> None:
    setup()
    mypy(built_copy())


def test() -> None:
    setup()
    check(built_copy())


def wheel() -> None:
    """Build the wheel and install it in place of the tree, so that a file that the packaging misses is missed here."""
    packages()
    dist = HERE / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    shutil.rmtree(HERE / "build", ignore_errors=True)
    call(PYTHON, "-m", "build", "--no-isolation", "--outdir", dist)
    pip("--no-deps", "--force-reinstall", *dist.glob("*.whl"))
    check(VENV)


def docs() -> None:
    setup()
    call(PYTHON, "docs/generate.py")


def lock() -> None:
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("uv is not installed: pipx install uv")
    new = HERE / "constraints.new"
    call(
        *(uv, "pip", "compile", "pyproject.toml", "--extra", "dev", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--upgrade", "--allow-unsafe", "--no-annotate", "--no-header"),
        *("--no-emit-index-url", "--no-emit-find-links", "--quiet", "--output-file", new),
    )
    CONSTRAINTS.write_text(LOCK_HEADER + new.read_text(encoding="utf-8"), encoding="utf-8")
    new.unlink()


TASKS = {task.__name__: task for task in (demo, test, wheel, setup, types, docs, lock)}


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python meets first
        sys.exit("riskreader needs Python 3.11 or later")
    if len(sys.argv) != 2 or sys.argv[1] not in TASKS:
        print(__doc__)
        return 2
    TASKS[sys.argv[1]]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
