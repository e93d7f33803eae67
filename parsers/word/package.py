"""Opens a Word package (a zip archive of XML parts) within limits, and parses the parts that are asked for."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from ...ingest.errors import DamagedReportError, EncryptedReportError, LimitExceededError, UnsupportedFormatError
from .names import Element

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = b"http://purl.oclc.org/ooxml/"
# The ISO "strict" form of the format differs in its namespaces only.
_STRICT_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may ask for. Sizes in bytes, of the parts that are read (pictures are not)."""

    members: int = 20_000
    part_size: int = 160_000_000
    total_size: int = 320_000_000
    ratio: int = 400  # inflated to packed, looked at from `ratio_from` on: small repetitive parts pack well
    ratio_from: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: its kind (the last word of its type) and the part's name."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """An open package. Part names have no leading slash."""

    archive: zipfile.ZipFile
    limits: Limits
    names: frozenset[str]
    read_bytes: int = field(default=0)

    def xml(self, name: str) -> Element | None:
        """A part's root; None where the package has no such part.

        Raises DamagedReportError (broken archive or XML), LimitExceededError.
        """
        if name not in self.names:
            return None
        data = self._inflate(name)
        if _STRICT in data:
            for strict, usual in _STRICT_NAMES:
                data = data.replace(strict, usual)
        # No entities, no network, no DTD: a report needs none of them.
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            huge_tree=False,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedReportError(
                f"part {name} of the Word file is broken: {error}; save it again in Word"
            ) from None
        if root.getroottree().docinfo.doctype:
            raise DamagedReportError(f"part {name} of the Word file declares a document type, which Word never writes")
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """The links of a part ("" for the package), by id. Links to the outside are left out."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        out: dict[str, Relation] = {}
        for link in () if root is None else root:
            target, kind = link.get("Target"), link.get("Type")
            if not target or not kind or link.get("TargetMode") == "External":
                continue
            path = unquote(target)
            path = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
            out[link.get("Id", "")] = Relation(kind.rsplit("/", 1)[-1], path)
        return out

    def _inflate(self, name: str) -> bytes:
        """A part's bytes, counted while they come: the sizes that the archive states are not believed."""
        info, limits = self.archive.getinfo(name), self.limits
        if info.flag_bits & 1:
            raise EncryptedReportError("the Word file is protected by a password; save it without one")
        chunks: list[bytes] = []
        size = 0
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    chunks.append(chunk)
                    size += len(chunk)
                    if size > limits.part_size or self.read_bytes + size > limits.total_size:
                        raise LimitExceededError(f"part {name} of the Word file inflates to more than the limit allows")
                    if size > limits.ratio_from and size > limits.ratio * max(info.compress_size, 1):
                        raise LimitExceededError(
                            f"part {name} of the Word file inflates more than {limits.ratio} times"
                        )
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise DamagedReportError(f"part {name} of the Word file cannot be read: {error}; save it again") from None
        self.read_bytes += size
        return b"".join(chunks)


def open_package(data: bytes, limits: Limits | None = None) -> Package:
    """Open a package. Raises DamagedReportError, EncryptedReportError, LimitExceededError, UnsupportedFormatError."""
    limits = limits or Limits()
    if data.startswith(_OLE):
        # A package with a password is wrapped in the container of the old binary formats.
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedReportError("the Word file is protected by a password; save it without one")
        raise UnsupportedFormatError("a file of Word 97 to 2003 (.doc); save it as .docx")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise DamagedReportError(f"the Word file is cut off or broken ({error}); fetch it again") from None
    if len(infos) > limits.members:
        raise LimitExceededError(f"the Word file holds {len(infos)} parts, more than {limits.members}")
    return Package(archive, limits, frozenset(info.filename for info in infos))


def main_part(package: Package) -> str:
    """The name of the part that holds the text."""
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and relation.target in package.names:
            return relation.target
    if "word/document.xml" in package.names:
        return "word/document.xml"
    raise DamagedReportError("the file holds no Word document (word/document.xml is missing); save it again as .docx")
