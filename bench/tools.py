"""The tools that are timed: riskreader, and those that a user would otherwise take. Each does all that it can do.

A tool takes a file and says in a few words what it got out of it, so that nobody is fast by doing nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tool:
    """`module` is what must be importable (or the name of a program), `package` what its version is asked of."""

    name: str
    module: str
    package: str | None
    run: Callable[[Path], str]
    formats: tuple[str, ...] = (".pdf",)
    slow: bool = False  # a page takes a second or so: it gets one round, and is spared the long documents

    def version(self) -> str | None:
        """Its version, None where it is not installed."""
        if self.package is None:
            return _program_version(self.module)
        if find_spec(self.module) is None:
            return None
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None


def riskreader(path: Path) -> str:
    """All stages: read, recognised, typed, checked, written as JSON and CSV."""
    from riskreader.ingest.find import load_source
    from riskreader.output.csv_files import write_tables
    from riskreader.output.register_json import register_text
    from riskreader.pipeline.read import read_source

    register = read_source(load_source(path))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "register.json").write_text(register_text(register), encoding="utf-8")
        write_tables(Path(folder), [(path.stem, register)])
    return f"{len(register.risks)} risks, {len(register.findings)} findings"


def pdfplumber(path: Path) -> str:
    """Words and tables of each page, and nothing made of them."""
    import pdfplumber as engine

    words = tables = 0
    with engine.open(path) as pdf:
        for page in pdf.pages:
            words += len(page.extract_words())
            tables += len(page.extract_tables())
            page.close()
    return f"{words} words, {tables} tables"


def pdftotext(path: Path) -> str:
    """Plain text: the floor."""
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout
    return f"{len(text.split())} words"


def camelot(path: Path) -> str:
    import camelot as engine

    return f"{len(engine.read_pdf(str(path), pages='all', flavor='lattice', suppress_stdout=True))} tables"


def pymupdf(path: Path) -> str:
    import pymupdf as engine

    words = tables = 0
    with engine.open(path) as pdf:
        for page in pdf:
            words += len(page.get_text("words"))
            tables += len(page.find_tables().tables)
    return f"{words} words, {tables} tables"


def pymupdf4llm(path: Path) -> str:
    import pymupdf4llm as engine

    return f"{len(str(engine.to_markdown(str(path), show_progress=False)).split())} words"


def markitdown(path: Path) -> str:
    from markitdown import MarkItDown

    return f"{len(MarkItDown().convert(str(path)).text_content.split())} words"


def docling(path: Path) -> str:
    from docling.document_converter import DocumentConverter

    document = DocumentConverter().convert(path).document
    return f"{len(document.tables)} tables"


def pdf_oxide(path: Path) -> str:
    from pdf_oxide import PdfDocument

    document = PdfDocument(str(path))
    words = tables = 0
    for number in range(document.page_count()):
        words += len(document.extract_words(number))
        tables += len(document.extract_tables(number))
    return f"{words} words, {tables} tables"


def python_docx(path: Path) -> str:
    """The texts of each row's cells."""
    import docx

    words = 0
    for table in docx.Document(str(path)).tables:
        for row in table.rows:
            words += sum(len(cell.text.split()) for cell in row.cells)
    return f"{words} words"


_PDF, _WORD, _BOTH = (".pdf",), (".docx",), (".pdf", ".docx")

RISKREADER = Tool("riskreader", "riskreader", "riskreader", riskreader, _BOTH)
PEERS: tuple[Tool, ...] = (
    Tool("pdftotext", "pdftotext", None, pdftotext),
    Tool("pdfplumber words + tables", "pdfplumber", "pdfplumber", pdfplumber),
    Tool("PyMuPDF words + find_tables", "pymupdf", "pymupdf", pymupdf),
    Tool("pdf_oxide words + tables", "pdf_oxide", "pdf-oxide", pdf_oxide),
    Tool("markitdown", "markitdown", "markitdown", markitdown, _BOTH, slow=True),
    Tool("camelot lattice", "camelot", "camelot-py", camelot, _PDF, slow=True),
    Tool("pymupdf4llm", "pymupdf4llm", "pymupdf4llm", pymupdf4llm, _PDF, slow=True),
    Tool("docling", "docling", "docling", docling, _BOTH, slow=True),
    Tool("python-docx rows", "docx", "python-docx", python_docx, _WORD),
)


def _program_version(name: str) -> str | None:
    if shutil.which(name) is None:
        return None
    shown = subprocess.run([name, "-v"], capture_output=True, text=True, check=False)
    words = (shown.stderr or shown.stdout).split("\n", 1)[0].split()
    return words[-1] if words else ""
