"""Makes small Word packages from XML for tests, and counts a package's words in a second, independent way."""

from __future__ import annotations

import io
import zipfile

from riskreader.parsers.document import Block, Cell, Document, Paragraph, Table
from riskreader.parsers.word.build import read_docx

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def root(name: str, inner: str) -> str:
    """A part's root element `w:name` with all namespaces."""
    return f"<w:{name} {NAMES}>{inner}</w:{name}>"


def package(body: str, **parts: str) -> bytes:
    """A .docx whose body is `body`.

    `parts`: the inner XML of `styles`, `numbering`, `settings`, `footnotes`, `endnotes` and `theme`; `header1`,
    `footer2` … are linked under these ids.
    """
    kinds = {"styles": "styles", "numbering": "numbering", "settings": "settings"}
    links: dict[str, tuple[str, str]] = {}
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations({"main": ("officeDocument", "word/document.xml")}),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
    }
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        links[name] = (kinds.get(kind, kind), f"{name}.xml")
        element = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        if kind == "theme":
            files[f"word/{name}.xml"] = f"<a:theme {NAMES}><a:themeElements>{inner}</a:themeElements></a:theme>"
        else:
            files[f"word/{name}.xml"] = root(element, inner)
    files["word/_rels/document.xml.rels"] = _relations(links)
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def read(body: str, **parts: str) -> Document:
    """The document of a package made of this body; its words are checked to stand in one place each."""
    document = read_docx(package(body, **parts))
    check_words(document)
    return document


def check_words(document: Document) -> None:
    """Every word has its own index, in order, and stands in exactly one block or piece of furniture."""
    placed = [word.index for block in (*document.blocks, *document.furniture) for word in block.all_words()]
    assert [word.index for word in document.words] == list(range(len(document.words)))
    assert sorted(placed) == [word.index for word in document.words]
    assert all(word.place.part and word.place.block for word in document.words)


def run(text: str, look: str = "") -> str:
    """A run; `look` is the inside of its w:rPr."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inner: str = "", properties: str = "") -> str:
    """A paragraph; plain text is put into a run."""
    inner = inner if inner.startswith("<") or not inner else run(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(inner: str = "", number: int = 1, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    return par(inner, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(inner: str = "", properties: str = "") -> str:
    """A cell; plain text is put into a paragraph."""
    inner = inner if inner.startswith("<") else par(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; plain texts are put into cells."""
    inner = "".join(c if c.startswith("<w:tc>") or c.startswith("<w:sdt>") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def control(inner: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def the_table(document: Document) -> Table:
    """The document's only table."""
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return found


def cell_at(found: Table, row_number: int, column: int) -> Cell:
    (one,) = [c for c in found.cells if (c.row, c.column) == (row_number, column)]
    return one


def lines(blocks: tuple[Block, ...]) -> list[str]:
    """What a reader sees, paragraph by paragraph, markers in front; a table's cells are parted by bars."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            marker = f"{block.marker.text} " if block.marker else ""
            out.append((marker + block.text).strip())
        elif isinstance(block, Table):
            for number in range(block.rows):
                out.append(" | ".join("/".join(lines(c.blocks)) for c in block.row(number)))
    return out


def count_words(data: bytes) -> int:
    """The words of a plain report, counted through python-docx: every w:t of each paragraph, cells once."""
    import docx
    from docx.oxml.ns import qn

    body = docx.Document(io.BytesIO(data)).element.body
    blanks = {qn("w:br"), qn("w:tab"), qn("w:cr")}
    total = 0
    for paragraph in body.iter(qn("w:p")):
        text = "".join(" " if node.tag in blanks else (node.text or "") for node in paragraph.iter(qn("w:t"), *blanks))
        total += len(text.replace("\u00ad", "").split())
    return total
