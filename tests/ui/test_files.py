"""Open and save: what is in a file comes back to it byte for byte, and no text is ever lost."""

import errno
import os
import stat
import tempfile

import pytest
from PySide6.QtCore import Qt
from windows import choose, refusing, said, settle, shown_tokens, status, title, type_at_end

from estimator.store import files as store_files

TEXT = "One — два\n二 😀\n\nend"
CODED = {
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf-16 little end first": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16 big end first": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "crlf": TEXT.replace("\n", "\r\n").encode(),
    "cr": TEXT.replace("\n", "\r").encode(),
    "crlf in utf-16": b"\xff\xfe" + TEXT.replace("\n", "\r\n").encode("utf-16-le"),
    "no line end": b"one line",
    "a line end at the end": b"one line\n",
    "only line ends": b"\n\n\n",
    "only crlf": b"\r\n",
    "empty": b"",
    "an empty text with a mark": b"\xef\xbb\xbf",
    "line separator": "a\u2028b\u2028".encode(),
    "no-break spaces": "a\u00a0b\u202fc\u3000d".encode(),
    "nul": b"a\x00b\x00\x00",
    "control characters": bytes(range(1, 10)) + b"\x0b\x0c" + bytes(range(14, 32)) + b"\x7f",
    "next line and unit separators": "a\x85b\x1cc\x1dd".encode(),
    "a mark inside": "a\ufeffb".encode(),
    "joiners": "👩\u200d👩\u200d👧 e\u0301\u0323".encode(),
    "object replacement and noncharacters": "a\ufffcb\ufffdc\uffff\ufdef".encode(),
    "special-token text": b"<|endoftext|>",
    "trailing spaces and tabs": b"a \t \n\t\n ",
}


@pytest.fixture(params=CODED)
def coded(request, written):
    """A file of each kind: its path and bytes."""
    return written(CODED[request.param]), CODED[request.param]


def test_what_is_saved_without_an_edit_is_what_was_there(open_window, coded):
    path, data = coded
    window = open_window(str(path))
    assert said(window) == ""
    assert not window.isWindowModified()
    choose(window, "save")
    assert path.read_bytes() == data


def test_keeping_a_prompt_never_touches_its_file(open_window, coded, restart):
    path, data = coded
    before = path.stat()
    window = open_window(str(path))
    type_at_end(window, "é")
    assert window.keep()
    again = restart(window)
    type_at_end(again, "!")
    assert again.close()
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_an_edit_changes_nothing_else_in_the_file(open_window, coded):
    path, data = coded
    window = open_window(str(path))
    type_at_end(window, "é")
    assert window.isWindowModified()
    choose(window, "save")
    codec = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2], "utf-8")
    assert path.read_bytes() == data + "é".encode(codec)
    assert not window.isWindowModified()


def test_the_count_is_that_of_the_file(open_window, coded, o200k):
    path, data = coded
    window = open_window(str(path))
    text = data.decode("utf-16" if data[:1] in (b"\xff", b"\xfe") else "utf-8-sig")
    assert shown_tokens(window) == len(o200k.encode_ordinary(text))
    characters = "1 character" if len(text) == 1 else f"{len(text)} characters"
    assert characters in status(window)[0]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("utf-8", ["UTF-8", "LF"]),
        ("utf-8 with a mark", ["UTF-8 BOM", "LF"]),
        ("utf-16 little end first", ["UTF-16 LE", "LF"]),
        ("utf-16 big end first", ["UTF-16 BE", "LF"]),
        ("crlf", ["UTF-8", "CRLF"]),
        ("cr", ["UTF-8", "CR"]),
    ],
)
def test_the_status_bar_tells_how_a_file_is_saved(open_window, written, name, shown):
    assert status(open_window(str(written(CODED[name]))))[2:] == shown


@pytest.mark.parametrize(
    ("data", "sentence", "saved"),
    [
        (b"a\r\nb\r\nc\nd", "1 of them is CRLF now", b"a\r\nb\r\nc\r\nd"),
        (b"a\nb\nc\r\nd\re", "2 of them are LF now", b"a\nb\nc\nd\ne"),
        ("a\u2029b\n".encode(), "prompt.txt has characters that no editor shows", b"a\nb\n"),
        ("a\u2029b\n\r\n".encode(), "characters that no editor shows", b"a\nb\n\n"),
    ],
)
def test_what_becomes_a_line_ending_is_said(open_window, written, data, sentence, saved):
    path = written(data)
    window = open_window(str(path))
    assert sentence in said(window)
    assert window.isWindowModified()
    assert path.read_bytes() == data
    choose(window, "save")
    assert path.read_bytes() == saved
    assert said(window) == ""


def test_characters_that_no_editor_shows_are_told_of(open_window, written):
    path = written("a\ufdd0b\ufdd1c")
    window = open_window(str(path))
    assert "prompt.txt has characters that no editor shows" in said(window)
    assert window.isWindowModified()
    assert path.read_text() == "a\ufdd0b\ufdd1c"


# What can't be opened


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x7fELF\x02\x01\x01\xff\xfe", "is not text: byte 8 is not UTF-8"),
        (b"caf\xe9", "is not text: byte 4 is not UTF-8"),
        (b"\xff\xfea\x00\x00\xd8", "is not text: byte 5 is not UTF-16"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "is UTF-32"),
        (b"\x80", "is not text: byte 1 is not UTF-8"),
        ("\ud800".encode("utf-8", "surrogatepass"), "is not text: byte 1 is not UTF-8"),
    ],
)
def test_a_file_that_is_not_text_leaves_everything_as_it_is(prompt, written, data, sentence):
    path = written(data, name="photo.jpg")
    prompt.files.open_path(path)
    assert f"photo.jpg {sentence}" in said(prompt)
    assert prompt.editor.toPlainText() == "some words"
    assert title(prompt) == "New prompt* – Token Estimator"
    assert path.read_bytes() == data


def test_a_folder_and_a_missing_file_are_told(prompt, tmp_path):
    prompt.files.open_path(tmp_path)
    assert "is a folder" in said(prompt)
    prompt.files.open_path(tmp_path / "gone.md")
    assert "gone.md does not exist" in said(prompt)
    prompt.files.open_path(tmp_path / "gone" / "gone.md")
    assert "gone.md does not exist" in said(prompt)
    assert prompt.editor.toPlainText() == "some words"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "You may not use"),
        (errno.EIO, "Input/output error"),
        (errno.EPERM, "may not"),
    ],
)
def test_a_file_that_may_not_be_read_is_told(prompt, written, monkeypatch, number, sentence):
    path = written("secret")
    monkeypatch.setattr(store_files, "_at_once", refusing(number))
    prompt.files.open_path(path)
    assert sentence in said(prompt)
    assert prompt.editor.toPlainText() == "some words"


def test_a_file_too_large_for_an_editor_is_told(prompt, written, monkeypatch):
    monkeypatch.setattr(store_files, "MAX_BYTES", 3)
    prompt.files.open_path(written("four"))
    assert "Count it with the command line" in said(prompt)


def test_a_name_that_looks_like_markup_is_shown_as_it_is(prompt, tmp_path):
    prompt.files.open_path(tmp_path / "<b>bold.txt")
    assert said(prompt).startswith("<b>bold.txt does not exist")
    assert prompt.notice._text.textFormat() == Qt.TextFormat.PlainText


def test_the_next_file_that_opens_takes_the_sentence_away(prompt, written, tmp_path, questions):
    prompt.files.open_path(tmp_path / "gone.md")
    questions.answer("Discard")
    prompt.files.open_path(written("fine"))
    assert said(prompt) == ""


# Saving


def test_save_as_asks_once(prompt, tmp_path, file_dialogs):
    path = tmp_path / "new.md"
    file_dialogs.append(path)
    choose(prompt, "save")
    assert path.read_text() == "some words"
    assert title(prompt) == "new.md – Token Estimator"
    type_at_end(prompt, "!")
    assert title(prompt) == "new.md* – Token Estimator"
    choose(prompt, "save")
    assert path.read_text() == "some words!"
    other = tmp_path / "other.md"
    file_dialogs.append(other)
    choose(prompt, "save_as")
    assert (path.read_text(), other.read_text()) == ("some words!", "some words!")
    assert title(prompt) == "other.md – Token Estimator"


def test_a_save_that_is_cancelled_saves_nothing(prompt, tmp_path, file_dialogs):
    choose(prompt, "save")
    assert title(prompt) == "New prompt* – Token Estimator"
    assert list(tmp_path.glob("*.txt")) == []


def test_undo_back_to_what_is_saved_takes_the_mark_away(open_window, written):
    window = open_window(str(written("saved")))
    type_at_end(window, "!")
    assert window.isWindowModified()
    choose(window, "undo")
    assert not window.isWindowModified()


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_loses_nothing(on_disk, monkeypatch, call, tmp_path, file_dialogs):
    path, window = on_disk
    target = os if call == "fsync" else type(path)
    monkeypatch.setattr(target, call, refusing(errno.ENOSPC))
    choose(window, "save")
    assert f"The disk that holds {tmp_path} is full" in said(window)
    assert path.read_text() == "before"
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == ["prompt.txt"]
    assert window.editor.toPlainText() == "before after"
    assert title(window) == "prompt.txt* – Token Estimator"
    monkeypatch.undo()
    other = tmp_path / "other.txt"
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(other), "")
    )
    window.notice._action.click()  # Save As…
    assert other.read_text() == "before after"
    assert said(window) == ""
    assert title(window) == "other.txt – Token Estimator"


def test_a_file_in_a_folder_that_may_not_be_written_is_saved(on_disk, monkeypatch):
    path, window = on_disk
    monkeypatch.setattr(tempfile, "mkstemp", refusing(errno.EACCES))
    choose(window, "save")
    assert (said(window), path.read_text()) == ("", "before after")
    assert not window.isWindowModified()
    window.watching.look()
    assert said(window) == ""


def test_a_file_that_may_not_be_written_loses_nothing(on_disk, monkeypatch):
    path, window = on_disk
    monkeypatch.setattr(os, "access", lambda *_: False)
    choose(window, "save")
    assert said(window).startswith("prompt.txt can't be saved. Its permissions")
    assert path.read_text() == "before"
    assert window.isWindowModified()


def test_a_folder_that_is_gone_loses_nothing(on_disk, tmp_path, file_dialogs):
    path, window = on_disk
    folder = tmp_path / "gone"
    file_dialogs.append(folder / "x.txt")
    choose(window, "save_as")
    assert "x.txt does not exist" in said(window)
    assert title(window) == "prompt.txt* – Token Estimator"
    assert window._session.document.path == path


def test_saving_keeps_permissions_and_links(open_window, written, tmp_path):
    path = written("x")
    path.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    window = open_window(str(link))
    type_at_end(window, "y")
    choose(window, "save")
    assert link.is_symlink()
    assert path.read_text() == "xy"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


# Chinese text that is not Unicode

CHINESE = "请总结以下内容。\r\n第一，价格，第二，token 数。"


@pytest.fixture
def chinese(prompt, written):
    """A window that was asked to open a file in GB18030, and the file."""
    path = written(CHINESE.encode("gb18030"), name="旧.txt")
    prompt.files.open_path(path)
    return prompt, path


def open_so(window):
    window.notice._action.click()


def test_a_chinese_file_is_opened_as_what_it_looks_like_if_the_user_says_so(chinese):
    window, path = chinese
    assert said(window) == "旧.txt is not UTF-8. It looks like Chinese text in GB18030."
    assert window.notice._action.text() == "Open as GB18030"
    assert window.editor.toPlainText() == "some words"
    open_so(window)
    assert said(window) == ""
    assert window._session.text == CHINESE.replace("\r\n", "\n")
    assert status(window)[2:] == ["GB18030", "CRLF"]
    type_at_end(window, "😀é")
    choose(window, "save")
    assert path.read_bytes() == (CHINESE + "😀é").encode("gb18030")
    assert not window.isWindowModified()


def test_it_comes_back_as_what_it_was(chinese, restart):
    window, path = chinese
    open_so(window)
    again = restart(window)
    assert again._session.text == CHINESE.replace("\r\n", "\n")
    assert status(again)[2:] == ["GB18030", "CRLF"]
    assert not again.isWindowModified()
    again.files.open_path(path)
    assert said(again) == ""


def test_what_is_utf_8_too_comes_back_as_what_it_was(chinese, restart):
    window, path = chinese
    open_so(window)
    window.editor.selectAll()
    window.editor.insertPlainText("Translate 一 to English")
    choose(window, "save")
    assert path.read_bytes().decode() != "Translate 一 to English"  # and is UTF-8 all the same
    again = restart(window)
    assert again._session.text == "Translate 一 to English"
    path.touch()  # as if another program had written it
    last = restart(again)
    assert last._session.text == "Translate 一 to English"
    assert status(last)[2] == "GB18030"
    assert not last.isWindowModified()


def test_one_that_was_not_seen_since_the_start_is_shown_when_it_is_opened_again(chinese, restart):
    window, path = chinese
    open_so(window)
    window.switching.step(1)
    again = restart(window)
    assert again.editor.toPlainText() == "some words"
    again.files.open_path(path)
    assert again._session.text == CHINESE.replace("\r\n", "\n")
    assert said(again) == ""


def test_what_another_program_makes_of_it_is_followed(chinese, qtbot):
    window, path = chinese
    open_so(window)
    path.write_bytes("再来一次。".encode("gb18030"))
    qtbot.waitUntil(lambda: window._session.text == "再来一次。")
    assert status(window)[2] == "GB18030"
    path.write_bytes("统一码。".encode())
    qtbot.waitUntil(lambda: window._session.text == "统一码。")
    assert status(window)[2] == "UTF-8"


def test_the_offer_follows_the_language(chinese):
    window, _path = chinese
    window.choose_language("zh_CN")
    settle()
    assert window.notice._action.text() == "按 GB18030 打开"
    assert said(window) == "旧.txt 不是 UTF-8，看起来是 GB18030 编码的中文文本。"
