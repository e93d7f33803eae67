"""python -m bench: time riskreader and the installed peers on the same documents.

It prints a report in Markdown; --write keeps it in bench/RESULTS.md, with a plot beside it.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from . import documents, memory
from .documents import Made
from .plot import Points, plot
from .timing import Say, Timed, fit, in_turn
from .tools import PEERS, RISKREADER, Tool

HERE = Path(__file__).parent
RESULTS, PLOT = HERE / "RESULTS.md", HERE / "time-against-pages.svg"
_PAGES, _RISKS = (10, 50, 200, 400, 1000, 2000), (10, 50, 200, 500, 1000, 2000)
_SHORT = (3, 6, 12)
_MEMORY_PAGES, _MEMORY_REPORTS = (10, 100, 400, 2000), (59, 400, 1000, 2000)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    tools = [tool for tool in PEERS if not options.tools or any(name in tool.name for name in options.tools)]
    versions = {tool.name: tool.version() for tool in (RISKREADER, *tools)}
    installed = [RISKREADER, *(tool for tool in tools if versions[tool.name] is not None)]

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        say("making the documents")
        lines = list(_head(installed, versions))
        wanted = [d for d in documents.main_documents(folder, quick=options.quick) if _chosen(d, options.documents)]
        _warm(installed, folder, say)
        for made in wanted:
            lines.extend(_document(made, installed, options, say))
        if not options.documents:
            more, drawing = _scaling(installed, folder, options, say)
            lines.extend(more)
            if options.write:
                PLOT.write_text(drawing, encoding="utf-8")
            lines.extend(_memory(folder, options, say))
            lines.extend(_start_up())
    text = "\n".join(lines) + "\n"
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small documents and one round: does it run at all")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of A B A B (default: 3)")
    parser.add_argument("--longest", type=float, default=60.0, help="a run longer than this is not repeated (seconds)")
    parser.add_argument("--tools", nargs="*", metavar="NAME", help="peers whose name holds one of these (default: all)")
    parser.add_argument("--documents", nargs="*", metavar="NAME", help="documents whose name holds one of these")
    parser.add_argument("--write", action="store_true", help=f"keep the report in bench/{RESULTS.name}")
    return parser


def _chosen(made: Made, names: Sequence[str] | None) -> bool:
    return not names or any(name in made.name for name in names)


def _head(tools: Sequence[Tool], versions: dict[str, str | None]) -> Iterator[str]:
    yield "# How fast riskreader is\n"
    yield "Made by `python -m bench --write` (see [README.md](README.md)): processor time, medians of runs in turn.\n"
    yield f"- Date: {date.today().isoformat()}"
    yield f"- Machine: {_processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    yield f"- Versions: {', '.join(f'{tool.name} {versions[tool.name]}' for tool in tools)}"
    absent = [name for name, found in versions.items() if found is None]
    if absent:
        yield f"- Not installed here: {', '.join(absent)}"
    yield ""


def _warm(tools: Sequence[Tool], folder: Path, say: Say) -> None:
    """Run each tool once, so that its imports are not timed."""
    small = (documents.report(folder / "warm.pdf", 2), documents.word_table(folder / "warm.docx", 3))
    for made in small:
        in_turn(tools, made.path, 1, 60, say)


def _document(made: Made, tools: Sequence[Tool], options: argparse.Namespace, say: Say) -> Iterator[str]:
    long = made.pages > 100 and made.path.suffix == ".pdf"
    chosen = [tool for tool in tools if not (tool.slow and long)]
    timed = in_turn(chosen, made.path, 1 if options.quick else options.rounds, options.longest, say)
    ours = timed[0].median
    what = "rows" if made.path.suffix == ".docx" else "pages"
    yield f"## {made.name[0].upper()}{made.name[1:]}\n"
    yield f"{made.pages} {what}, {made.risks} risks, {made.path.stat().st_size // 1024} KB.\n"
    yield f"| tool | CPU s (median) | rounds | {what} a second | riskreader is … times as fast | it got |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    for each in timed:
        yield _row(each, ours, made)
    yield ""


def _row(each: Timed, ours: float | None, made: Made) -> str:
    if each.median is None:
        return f"| {each.tool.name} | – | 0 | – | – | {each.stopped} |"
    ratio = f"{each.median / ours:.2f}" if ours and each.tool is not RISKREADER else ""
    rate = made.pages / each.median
    got = each.got.replace("|", " ")
    return f"| {each.tool.name} | {each.median:.2f} | {len(each.seconds)} | {rate:,.0f} | {ratio} | {got} |"


def _scaling(tools: Sequence[Tool], folder: Path, options: argparse.Namespace, say: Say) -> tuple[list[str], str]:
    """Time against pages of a report and against risks of a register; slow tools stop where a run gets long."""
    pages, risks = (_SHORT, _SHORT) if options.quick else (_PAGES, _RISKS)
    points: dict[str, list[tuple[float, float]]] = {tool.name: [] for tool in tools if ".pdf" in tool.formats}
    for count in pages:
        made = documents.report(folder / f"pages-{count}.pdf", count)
        left = [tool for tool in tools if not _too_long(points.get(tool.name), count, options.longest)]
        for each in in_turn(left, made.path, 1, options.longest, say):
            if each.median is not None:
                points[each.tool.name].append((count, each.median))
    lines = ["## Time against pages\n", "![Time against pages](time-against-pages.svg)\n"]
    lines.append("Reports of as many pages, one run each; a tool stops where a run would take too long.\n")
    lines.append("| tool | ms a page | R² of a straight line | pages |\n| --- | ---: | ---: | --- |")
    lines.extend(_line(name, found) for name, found in points.items() if len(found) > 2)
    lines.append("\n## Time against risks\n")
    lines.append("Registers in A3, a risk a row, riskreader only.\n")
    lines.append("| tool | ms a risk | R² of a straight line | risks |\n| --- | ---: | ---: | --- |")
    ours: list[tuple[float, float]] = []
    for count in risks:
        made = documents.register_of(folder / f"risks-{count}.pdf", count)
        (each,) = in_turn([RISKREADER], made.path, 1, options.longest, say)
        if each.median is not None:
            ours.append((made.risks, each.median))
    if len(ours) > 2:
        lines.append(_line("riskreader, PDF", ours))
    lines.append("")
    drawing = plot({name: found for name, found in points.items() if len(found) > 1}, "pages", "Time against pages")
    return lines, drawing


def _too_long(points: Points | None, count: int, longest: float) -> bool:
    if not points:
        return points is None
    before, seconds = points[-1]
    return seconds * count / before > longest


def _line(name: str, points: Points) -> str:
    slope, _, r2 = fit([x for x, _ in points], [y for _, y in points])
    return f"| {name} | {1000 * slope:.1f} | {r2:.4f} | {', '.join(f'{x:g}' for x, _ in points)} |"


def _memory(folder: Path, options: argparse.Namespace, say: Say) -> Iterator[str]:
    yield "## Memory\n"
    yield "The most that one reading process holds, in a process of its own.\n"
    yield "| document | MB |\n| --- | ---: |"
    for made in _memory_documents(folder, quick=options.quick):
        say(f"memory: {made.name}")
        yield f"| {made.name} | {memory.peak_of(made.path):.0f} |"
    yield ""


def _memory_documents(folder: Path, *, quick: bool) -> Iterator[Made]:
    """Packs, most of whose pages are passed over; reports with a risk on each page; many risks."""
    for count in (4, 120) if quick else _MEMORY_PAGES:
        yield documents.pack(folder / f"memory-{count}.pdf", count)
    for count in (3,) if quick else _MEMORY_REPORTS:
        yield documents.report(folder / f"memory-report-{count}.pdf", count)
    risks = 3 if quick else 2000
    yield documents.register_of(folder / "memory-risks.pdf", risks)
    yield documents.word_table(folder / "memory.docx", risks)


def _start_up() -> Iterator[str]:
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "riskreader", "--help"], capture_output=True, check=True)
        seconds.append(time.perf_counter() - start)
    yield f"## Start-up\n\n`riskreader --help`: {median(seconds):.2f} s (median of {len(seconds)})."


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
