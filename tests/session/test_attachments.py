"""Pictures, audio and PDFs of a prompt: counted with it, kept with it, taken off and put back."""

import json
from pathlib import Path

import pytest
from pictures import pdf, png, wav
from samples import typed
from starts import keep

from estimator.attachments import Attachments, kind_of_file
from estimator.store.files import FileError
from estimator.tokens.attachment import Audio, Image
from estimator.tokens.image_rules import AUTO
from estimator.tokens.media import image_tokens
from estimator.tokens.parts import Basis


@pytest.fixture
def written(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def finish(session):
    while work := session.take_aside():
        work.do()
        session.give_aside(work)
    return session.estimate()


def names(session):
    return [(each.kind, each.path.name if each.path else "") for each in listed(session)]


def listed(session):
    return session.estimate().attachments


def test_a_picture_by_its_size_counts_at_once(session):
    session.attachments.add(Image(1024, 768))
    estimate = typed(session, "hello world")
    picture = image_tokens("gpt-5.4", 1024, 768)
    assert estimate.tokens == 2 + picture.tokens
    assert (estimate.low, estimate.high) == (2 + picture.low, 2 + picture.high)
    assert [entry.part.kind for entry in estimate.entries] == ["text", "image"]
    assert estimate.entries[1].attachment == estimate.attachments[0].id
    assert not estimate.is_plain


def test_alone_it_is_all_there_is(session):
    session.attachments.add(Audio(1000))
    assert [entry.part.kind for entry in session.estimate().entries] == ["audio"]
    assert session.estimate().tokens == 10


def test_it_stands_beside_a_request_too(session):
    session.choose_model("gpt-4o")
    alone = typed(session, '[{"role": "user", "content": "hi"}]').tokens
    session.attachments.add(Image(512, 512, "low"))
    assert session.estimate().tokens == alone + 85


def test_another_size_or_detail_counts_at_once(session):
    image = session.attachments.add(Image(512, 512))
    session.attachments.change(image, Image(512, 512, "low"))
    session.attachments.change(image + 1, Image(1, 1))
    assert listed(session)[0].content.detail == "low"


def test_a_rejected_picture_is_not_counted_and_the_sum_says_so(session):
    session.attachments.add(Image(1024, 768))
    session.choose_model("gpt-4")
    estimate = typed(session, "hello world")
    assert (estimate.tokens, estimate.basis) == (2, Basis.ESTIMATE)
    assert estimate.attachments[0].listed.problem.kind == "no-rule"


# Files


def test_what_a_file_is(written, tmp_path):
    assert kind_of_file(written("a.txt", png(3, 4))) == "image"
    assert kind_of_file(written("b.png", b"words")) == ""
    assert kind_of_file(written("c", wav(10))) == "audio"
    assert kind_of_file(written("d", pdf("a"))) == "pdf"
    assert kind_of_file(tmp_path / "none") == kind_of_file(tmp_path) == ""


def test_a_file_is_read_by_a_thread(session, written):
    session.attachments.add_file(written("a.png", png(1024, 768)))
    estimate = session.estimate()
    assert (estimate.tokens, estimate.is_waiting, session.is_counting) == (None, True, True)
    assert estimate.attachments[0].content is None
    assert finish(session).tokens == image_tokens("gpt-5.4", 1024, 768).tokens
    assert listed(session)[0].content == Image(1024, 768, AUTO)


def test_a_pdf_is_counted_by_a_thread_for_each_model(session, written):
    session.attachments.add_file(written("a.pdf", pdf("Hello", "World")))
    work = session.take_aside()
    assert session.take_aside() is None
    work.do()
    session.give_aside(work)
    assert session.estimate().is_waiting
    tokens = finish(session).tokens
    assert [entry.part.kind for entry in session.estimate().entries] == ["text", "pages"]
    session.choose_model("gpt-4o")
    assert session.estimate().is_waiting
    assert finish(session).tokens != tokens


def test_a_broken_file_has_a_reason_and_no_tokens(session, written):
    session.attachments.add_file(written("a.png", png(3, 4)[:12]))
    estimate = finish(session)
    assert (estimate.tokens, estimate.is_waiting) == (0, False)
    assert estimate.attachments[0].problem.reason == "short"
    assert session.take_aside() is None


def test_an_answer_that_never_came_is_asked_for_again(session, written):
    session.attachments.add_file(written("a.pdf", pdf("Hello")))
    work = session.take_aside()
    work.do()
    session.give_aside(work)
    session.give_aside(session.take_aside())
    assert finish(session).tokens > 0


# Off and back


def test_what_is_taken_off_comes_back_where_it_was(session, written):
    first = session.attachments.add(Audio(1))
    session.attachments.add_file(written("a.png", png(3, 4)))
    work = session.take_aside()
    undo = session.attachments.remove(first + 1)
    session.attachments.add(Audio(2))
    assert names(session) == [("audio", ""), ("audio", "")]
    undo()
    work.do()
    session.give_aside(work)  # which was cancelled when it was taken off
    assert listed(session)[1].content is None
    finish(session)
    assert names(session) == [("audio", ""), ("image", "a.png"), ("audio", "")]
    assert listed(session)[1].content == Image(3, 4)


def test_a_pdf_that_is_taken_off_is_read_and_counted_no_further(session, written):
    pdfs = session.attachments.add_file(written("a.pdf", pdf("Hello", "World")))
    reading = session.take_aside()
    session.attachments.remove(pdfs)()
    reading.do()
    assert reading.content.pages == ()
    session.give_aside(reading)
    reading = session.take_aside()
    reading.do()
    session.give_aside(reading)
    counting = session.take_aside()
    undo = session.attachments.remove(pdfs)
    counting.do()
    assert counting.listed is None
    session.give_aside(counting)
    undo()
    assert finish(session).tokens > 0


def test_the_last_is_taken_off_and_comes_back(session):
    undo = session.attachments.remove(session.attachments.add(Audio(1)))
    assert len(session.attachments) == 0
    undo()
    assert names(session) == [("audio", "")]


# From one start to the next


def restarted(session, begin):
    keep(session, modified=True, cursor=0)
    again = begin()
    return again, finish(again)


def test_they_come_back_with_their_files_as_they_are_now(session, written, begin):
    picture = session.attachments.add_file(written("a.png", png(30, 40)))
    session.attachments.add_file(written("b.pdf", pdf("Hello")))
    session.attachments.add(Audio(1500))
    finish(session)
    session.attachments.change(picture, Image(30, 40, "low"))
    written("a.png", png(50, 60))
    again, estimate = restarted(session, begin)
    assert names(again) == [("image", "a.png"), ("pdf", "b.pdf"), ("audio", "")]
    assert estimate.attachments[0].content == Image(50, 60, "low")
    assert estimate.attachments[2].content == Audio(1500)


def test_one_whose_file_is_gone_is_counted_as_it_was_if_its_size_is_known(session, written, begin):
    files = {"a.png": png(30, 40), "b.pdf": pdf("Hello")}
    for name, data in files.items():
        session.attachments.add_file(written(name, data))
    finish(session)
    keep(session, modified=True, cursor=0)
    for each in listed(session):
        each.path.unlink()
    again = begin()
    picture, document = finish(again).attachments
    assert picture.content == Image(30, 40)
    assert (document.content, type(document.problem)) == (None, FileError)
    assert Attachments(again.attachments.kept()).kept() == again.attachments.kept()


@pytest.mark.parametrize(
    "kept",
    [
        "", "{", "1", "{}", "[1, null]", "[" * 10_000, '[{"kind": "image"}]',
        '[{"kind": "song", "path": "/a"}]', '[{"kind": "audio", "milliseconds": -1}]',
        '[{"kind": "audio", "milliseconds": 1e9}]', '[{"kind": "audio", "milliseconds": true}]',
        '[{"kind": "image", "width": 0, "height": 1, "detail": "low"}]',
        '[{"kind": "image", "width": 1, "height": 1, "detail": 1}]',
        '[{"kind": "pdf", "path": 7}]', '[{"kind": "pdf", "path": ""}]', '[{"kind": ["image"]}]',
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_passed_over(kept):
    assert len(Attachments(kept)) == 0


def test_a_path_may_have_any_bytes():
    kept = json.dumps([{"kind": "pdf", "path": "/a\udc80b"}])
    again = Attachments(kept)
    assert again.listed("gpt-4o", "o200k_base")[0].path == Path("/a\udc80b")
    assert again.kept() == kept
