"""The processes that read reports: what passes over the border, and what becomes of one that dies."""

from __future__ import annotations

import contextlib
import io
import threading

import pytest
from conftest import PdfMaker
from hypothesis import given
from hypothesis import strategies as st
from riskreader.ingest.errors import EncryptedReportError, UnreadableReportError
from riskreader.ingest.find import find_sources, load_source
from riskreader.ingest.limits import Limits
from riskreader.normalise.audit import Judged
from riskreader.pipeline.process import start, start_early
from riskreader.pipeline.supervisor import Pool, ReaderProcess
from riskreader.pipeline.wire import BrokenPipeProtocolError, Tag, receive, send, send_register
from riskreader.pipeline.worker import Refusal

MEMORY = Limits().memory


@given(st.sampled_from(Tag).filter(lambda tag: tag is not Tag.PIECE), st.binary())
def test_a_frame_arrives_as_it_was_sent(tag: Tag, payload: bytes) -> None:
    pipe = io.BytesIO()
    send(pipe, tag, payload)
    pipe.seek(0)
    assert receive(pipe) == (tag, payload)


@given(st.lists(st.binary()))
def test_a_register_arrives_whole_however_it_was_cut(pieces: list[bytes]) -> None:
    pipe = io.BytesIO()
    send_register(pipe, pieces)
    pipe.seek(0)
    assert receive(pipe) == (Tag.REGISTER, b"".join(pieces))


def test_what_ends_a_register_that_was_begun_stands_for_itself() -> None:
    pipe = io.BytesIO()
    send(pipe, Tag.PIECE, b'{"register":')
    send(pipe, Tag.REFUSED, b"no room")
    pipe.seek(0)
    assert receive(pipe) == (Tag.REFUSED, b"no room")


@given(st.binary(max_size=40))
def test_what_is_no_frame_is_a_typed_error(data: bytes) -> None:
    with contextlib.suppress(BrokenPipeProtocolError):
        tag, payload = receive(io.BytesIO(data))
        assert isinstance(tag, Tag)
        assert payload in data


def test_a_refusal_is_an_error_of_ingest_and_nothing_else() -> None:
    assert isinstance(Refusal(kind="EncryptedReportError", message="x").error(), EncryptedReportError)
    for kind in ("annotations", "Exception", "nonsense", "__name__"):
        assert type(Refusal(kind=kind, message="x").error()) is UnreadableReportError


def test_a_process_that_was_started_early_is_the_first_to_read() -> None:
    early = start_early(MEMORY)
    again = start_early(MEMORY)  # a second command in the same program
    first, second = start(MEMORY), start(MEMORY)
    try:
        assert early is again is first
        assert first.poll() is None
        assert second.pid != first.pid
    finally:
        for process in (first, second):
            process.kill()
            process.communicate()


def test_one_that_died_while_it_waited_is_not_taken() -> None:
    waiting = start_early(MEMORY)
    waiting.kill()
    waiting.communicate()
    process = start(MEMORY)
    try:
        assert process.poll() is None
    finally:
        process.kill()
        process.communicate()


def test_a_reader_that_was_ended_is_started_again(make_pdf: PdfMaker) -> None:
    source = load_source(make_pdf("a.pdf"))
    reader = ReaderProcess(Limits())
    try:
        first = reader.run(source, "read")
        reader.close()
        assert reader.run(source, "read") == first
    finally:
        reader.close()


def test_a_reader_that_dies_at_work_names_how(make_pdf: PdfMaker) -> None:
    source = load_source(make_pdf("a.pdf"))
    reader = ReaderProcess(Limits())
    axe = threading.Timer(0.05, reader.close)  # long before its imports are done
    axe.start()
    with pytest.raises(UnreadableReportError, match=r"died \((signal SIGKILL|exit status)"):
        reader.run(source, "read")
    axe.join()
    try:
        assert isinstance(reader.run(source, "read"), Judged)
    finally:
        reader.close()


def test_outcomes_come_in_input_order_whatever_they_are(make_pdf: PdfMaker) -> None:
    folder = make_pdf("in/c.pdf").parent
    for name in ("in/a.pdf", "in/e.pdf"):
        make_pdf(name, *(["long"] * 60))
    (folder / "b.pdf").write_bytes(b"")
    (folder / "d.txt").write_text("hello")
    outcomes = list(Pool(Limits(), 3).run(find_sources([folder])))
    names = [outcome.found.name.rsplit("/", 1)[1] for outcome in outcomes]
    assert names == ["a.pdf", "b.pdf", "c.pdf", "d.txt", "e.pdf"]
    assert [outcome.error is None for outcome in outcomes] == [True, False, True, False, True]


def test_a_pool_that_is_left_early_ends_its_processes(make_pdf: PdfMaker) -> None:
    folder = make_pdf("in/a.pdf").parent
    for number in range(8):
        make_pdf(f"in/{number}.pdf")
    before = threading.active_count()
    outcomes = Pool(Limits(), 2).run(find_sources([folder]))
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before
