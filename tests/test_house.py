"""The house's own order: which way imports run, what the packaging holds, whether the docs are true."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("ingest", "parsers", "normalise", "output", "pipeline", "api")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules() -> Iterator[tuple[str, Path]]:
    for stage in STAGES:
        for path in sorted((ROOT / stage).rglob("*.py")):
            yield stage, path


def imported(path: Path) -> Iterator[str]:
    """Absolute names of everything that a module imports, also inside functions."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    package = ["riskreader", *parts[:-1]] if parts[0] != "api" else ["riskreader"]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def test_a_stage_imports_only_from_stages_to_its_left() -> None:
    back = []
    seen = set()
    for stage, path in modules():
        for name in imported(path):
            first, _, rest = name.partition(".")
            if first != "riskreader":
                continue
            target = rest.split(".")[0]
            seen.add((stage, target))
            if stage != "api" and (target not in STAGES or STAGES.index(target) > STAGES.index(stage)):
                back.append(f"{path.relative_to(ROOT)} imports {name}")
    assert back == []
    assert ("pipeline", "ingest") in seen  # the reading of imports works


def test_inside_the_stages_imports_are_relative() -> None:
    absolute = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for _, path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] == "riskreader")
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "riskreader" for alias in node.names))
    ]
    assert absolute == []


def test_every_package_of_the_tree_is_in_the_wheel() -> None:
    folders = {path.parent.relative_to(ROOT) for _, path in modules()}
    names = {".".join(("riskreader", *folder.parts)) for folder in folders if folder.parts != ("api",)}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == names | {"riskreader"}


def test_no_error_is_caught_blindly() -> None:
    blind = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for _, path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert blind == []


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "docs/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["schema.md", "rules.md", "cli.md"])
def test_the_generated_pages_are_those_of_the_code(name: str) -> None:
    made: str = generator().PAGES[name]()
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == made, "run: python make.py docs"


def test_every_field_and_column_says_what_it_holds() -> None:
    made = generator().PAGES["schema.md"]()
    assert [line for line in made.splitlines() if line.endswith("|  |")] == []


def test_links_of_the_docs_lead_somewhere() -> None:
    broken = []
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if not link.startswith("https://") and not (page.parent / link).exists():
                broken.append(f"{page.name}: {link}")
    assert broken == []


def test_constraints_pin_every_dependency_with_hashes_and_name_no_place() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--index-url|--find-links|file:|^-|^/", text, re.MULTILINE)
    pins = re.findall(r"^([a-z0-9._-]+)==\S+[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)
    named = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(pins) == len(named)
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = [*PROJECT["project"]["dependencies"], *extras["test"], *extras["dev"]]
    for requirement in wanted:
        name = re.split(r"[<>=\[]", requirement)[0].replace(".", "-").lower()
        assert name in {*pins, "riskreader"}, requirement


def test_files_that_git_holds_speak_of_no_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    texts = (".py", ".toml", ".md", ".txt", ".yaml", ".cfg")
    paths = [ROOT / name for name in listed.split("\0") if name.endswith(texts)]
    if not paths:
        pytest.skip("not a git clone")
    machine = re.compile("/" + r"(root|home|Users)/\w")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        if path.exists()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if machine.search(line)
    ]
    assert found == []
