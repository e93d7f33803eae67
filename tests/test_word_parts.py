"""Headers, footers and notes of Word packages, and packages that are broken, protected or hostile."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from riskreader.ingest.errors import (
    DamagedReportError,
    EncryptedReportError,
    LimitExceededError,
    UnreadableReportError,
    UnsupportedFormatError,
)
from riskreader.parsers.document import Document
from riskreader.parsers.word.build import read_docx
from riskreader.parsers.word.package import Limits
from word_package import NAMES, check_words, control, lines, package, par, read, row, run, table, zipped


def section(*references: str, first: bool = False) -> str:
    return f"<w:sectPr>{''.join(references)}{'<w:titlePg/>' if first else ''}</w:sectPr>"


def reference(name: str, kind: str = "default") -> str:
    return f'<w:{name.rstrip("0123456789")}Reference w:type="{kind}" r:id="{name}"/>'


def test_headers_and_footers_are_furniture_each_text_once() -> None:
    body = (
        par("One", section(reference("header1"), reference("footer1")))
        + par("Two")
        + section(reference("header2"), reference("footer2"))
    )
    document = read(
        body,
        header1=par("Made-up Council"),
        header2=par("Made-up Council"),
        footer1=par(run("Page ") + f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>'),
        footer2=table(row("Draft", "March")),
    )
    assert [p.text for p in document.furniture] == ["Made-up Council", "Page 1", "Draft", "March"]
    assert [p.place.part for p in document.furniture] == ["header1", "footer1", "footer2", "footer2"]
    assert lines(document.blocks) == ["One", "Two"]


def test_a_first_page_s_header_counts_only_where_there_is_such_a_page() -> None:
    references = (reference("header1", "first"), reference("header2", "even"))
    parts = {"header1": par("Cover"), "header2": par("Even")}
    assert read(par("x") + section(*references), **parts).furniture == ()
    shown = read(par("x") + section(*references, first=True), settings="<w:evenAndOddHeaders/>", **parts)
    assert [p.text for p in shown.furniture] == ["Cover", "Even"]


def test_notes_follow_the_text_and_their_marks_are_no_words() -> None:
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{par()}</w:footnote>'
        f'<w:footnote w:id="2">{par("<w:r><w:footnoteRef/></w:r>" + run(" See annex."))}</w:footnote>'
        f'<w:footnote w:id="3">{par("Of a deleted sentence.")}</w:footnote>'
    )
    body = par(
        run("Roads")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + '<w:del><w:r><w:footnoteReference w:id="3"/></w:r></w:del>'
    )
    document = read(body, footnotes=notes)
    assert lines(document.blocks) == ["Roads", "See annex."]
    assert document.blocks[1].place.part == "footnotes"
    assert [word.text for word in document.words] == ["Roads", "See", "annex."]


def test_the_strict_form_of_the_format_is_read_alike() -> None:
    text = f"<w:document {NAMES}><w:body>{table(row('R1', 'Roads'))}</w:body></w:document>"
    strict = text.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert lines(read_docx(zipped({"word/document.xml": strict})).blocks) == ["R1 | Roads"]


def test_a_package_cut_off_is_damaged() -> None:
    data = package(par("Roads"))
    with pytest.raises(DamagedReportError, match="fetch it again"):
        read_docx(data[: len(data) // 2])


@pytest.mark.parametrize("files", [
    {"word/other.xml": "<x/>"},
    {"word/document.xml": "<w:document"},
    {"word/document.xml": "<x/>"},
    {"word/document.xml": '<!DOCTYPE x [<!ENTITY a "boo">]><x>&a;</x>'},
])  # fmt: skip
def test_a_package_without_a_readable_body_is_damaged(files: dict[str, str]) -> None:
    with pytest.raises(DamagedReportError):
        read_docx(zipped(files))


def test_no_file_of_the_machine_is_read_into_the_report() -> None:
    evil = (
        '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        f"<w:document {NAMES}><w:body><w:p><w:r><w:t>&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(DamagedReportError, match="document type"):
        read_docx(zipped({"word/document.xml": evil}))


def test_a_flipped_byte_in_the_text_is_damage_not_a_guess() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {NAMES}><w:body>{par('Score twelve')}</w:body></w:document>"
        )
    with pytest.raises(DamagedReportError):
        read_docx(out.getvalue().replace(b"Score twelve", b"Score twenty"))


def test_a_password_is_told() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    with pytest.raises(EncryptedReportError, match="password"):
        read_docx(ole + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(UnsupportedFormatError, match="docx"):
        read_docx(ole)


def test_limits_are_kept_for_what_really_inflates() -> None:
    data = package(par("word " * 50_000))
    with pytest.raises(LimitExceededError, match="limit"):
        read_docx(data, Limits(part_size=10_000))
    with pytest.raises(LimitExceededError, match="times"):
        read_docx(data, Limits(ratio=10, ratio_from=1_000))
    with pytest.raises(LimitExceededError, match="parts"):
        read_docx(data, Limits(members=2))
    assert len(read_docx(data).words) == 50_000


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_a_spoilt_package_is_read_or_refused_and_nothing_else(at: int, noise: bytes) -> None:
    data = bytearray(
        package(par("Roads") + table(row("R1", "12")), footnotes=f'<w:footnote w:id="2">{par()}</w:footnote>')
    )
    at %= len(data)
    data[at : at + len(noise)] = noise
    try:
        document = read_docx(bytes(data))
    except UnreadableReportError:
        return
    assert isinstance(document, Document)
    check_words(document)


_WRAPPERS = ["ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "p", "r"]
_WRAPPERS += ["tc", "tr", "tbl", "pPr", "rPr", "txbxContent"]
_markup = st.recursive(
    st.sampled_from([
        run("word"), par("two words"), "<w:vMerge/>", "<w:vanish/>", '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>', '<w:gridSpan w:val="-3"/>',
        '<w:sym w:font="Wingdings" w:char="ZZ"/>', "<w:br/>", "<w:cellDel/>", row("a", "b"), "<mc:AlternateContent/>",
    ]),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name}>{''.join(parts)}</w:{name}>",
        st.sampled_from(_WRAPPERS),
        st.lists(inner, max_size=4),
    )
    | st.builds(control, inner),
    max_leaves=25,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_markup, max_size=4))
def test_markup_in_a_senseless_order_still_gives_each_word_one_place(parts: list[str]) -> None:
    check_words(read_docx(package("".join(parts))))
