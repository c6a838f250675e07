"""Pictures, audio and PDFs in the window: added, changed in place, taken off and put back."""

import pytest
from pictures import bmp, encrypted_pdf, pdf, png, wav
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import (
    choose,
    choose_model,
    counted,
    figure,
    put,
    retype,
    said,
    settle,
    shown_tokens,
    tag,
    texts,
    type_at_end,
)


@pytest.fixture
def window(open_window):
    made = open_window()
    made.resize(1200, 760)
    choose_model(made, "gpt-5")  # which counts pictures in tiles, exactly
    return made


@pytest.fixture
def picture(written):
    return written(png(1024, 1024), "tent.png")


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.editor.insertFromMimeData(mime)
    counted(window)


def rows(window):
    """What the rows say, from left to right."""
    return [" | ".join(said_by(row)) for row in window.attachments._rows.values()]


def said_by(row):
    named = (row._kind, row._name, *row._sides, row._length, row._size, row._detail, row._tokens)
    for widget in named:
        if not widget.isHidden():
            text = widget.currentText() if widget is row._detail else widget.text()
            yield text


def row(window, place=0):
    return list(window.attachments._rows.values())[place]


def panel(window):
    model = window.figures.panel.model
    return [model.index(place).data() for place in range(model.rowCount())]


# How they come


def test_there_is_nothing_to_see_without_any(window):
    assert not window.attachments.isVisible()


def test_a_dropped_picture_is_recognised_by_its_content(window, written):
    drop(window, written(png(1024, 1024), "tent.txt"))
    assert rows(window) == ["Image | tent.txt | 1,024 × 1,024 | auto | 630 tokens · documented"]
    assert shown_tokens(window) == 630
    assert tag(window)[0] == "exact"
    assert "Images are counted by the rule that is published for GPT-5." in tag(window)[1]


def test_audio_and_pdf(window, written):
    drop(window, written(wav(200_000, 1000), "call.wav"))
    drop(window, written(pdf("Hello", "World"), "report.pdf"))
    assert rows(window) == [
        "Audio | call.wav | 3:20 | ≈\u202f2,000 tokens · estimate",
        "PDF | report.pdf | 2 pages | text 4 + pages ≈\u202f1,260 (1,260 – 1,540) · estimate",
    ] or rows(window)[1].startswith("PDF | report.pdf | 2 pages | text ")
    assert figure(window, "tokenCount").startswith("≈")
    assert "10 tokens a second" in tag(window)[1]
    assert "A PDF counts as its text" in tag(window)[1]


def test_several_are_dropped_at_once(window, picture, written):
    drop(window, picture, written(wav(1000), "call.wav"), written("a text", "text.md"))
    assert window.editor.toPlainText() == ""
    assert [each.split(" | ")[1] for each in rows(window)] == ["tent.png", "call.wav"]


def test_they_are_opened_from_the_menus_too(window, picture, file_dialogs, written):
    file_dialogs[:] = [picture]
    choose(window, "open")
    file_dialogs[:] = [picture, written("a text", "prompt.md")]
    choose(window, "attach")
    counted(window)
    assert [each.split(" | ")[1] for each in rows(window)] == ["tent.png", "tent.png"]
    assert window.editor.toPlainText() == "a text"
    choose(window, "attach")  # cancelled


def test_the_command_line_takes_one(open_window, picture):
    window = open_window(str(picture))
    counted(window)
    assert rows(window)[0].startswith("Image | tent.png")


def test_a_picture_by_its_size(window):
    put(window, "hello world")
    choose(window, "add_image")
    width, height = row(window)._sides
    assert QApplication.focusWidget() is width
    retype(width, "512")
    retype(height, "512")
    assert rows(window) == ["Image | 512 | 512 | auto | 210 tokens · documented"]
    assert shown_tokens(window) == 212
    row(window)._detail.setCurrentIndex(1)
    row(window)._detail.activated.emit(1)
    assert shown_tokens(window) == 72


def test_audio_by_its_length(window):
    choose(window, "add_audio")
    length = row(window)._length
    assert QApplication.focusWidget() is length
    retype(length, "3:20", enter=True)
    assert figure(window, "tokenCount") == "≈\u202f2,000"
    retype(length, "soon", enter=True)
    assert length.text() == "3:20"
    assert figure(window, "tokenCount") == "≈\u202f2,000"


# Each model's own rules


def test_the_details_are_those_of_the_model(window):
    choose(window, "add_image")
    combo = row(window)._detail
    assert [combo.itemText(place) for place in range(combo.count())] == ["auto", "low", "high"]
    choose_model(window, "gpt-5.4")
    assert combo.itemText(combo.count() - 1) == "original"
    combo.setCurrentIndex(3)
    combo.activated.emit(3)
    choose_model(window, "gpt-5")
    assert combo.currentText() == "original"
    assert rows(window)[0].endswith("gpt-5 has no detail “original”. Choose low, high or auto.")
    assert figure(window, "tokenCount") == "≈\u202f0"


def test_a_picture_that_a_model_takes_not_has_no_count(window, qtbot):
    choose(window, "add_image")
    choose_model(window, "gpt-4")
    qtbot.waitUntil(lambda: not window._session.is_loading)
    assert rows(window)[0].endswith("How gpt-4 counts images is not known.")
    assert figure(window, "tokenCount") == "≈\u202f0"
    assert tag(window)[0] == "estimate"
    assert "Not counted, as no rule is known: Image" in tag(window)[1]


def test_a_picture_of_the_largest_size_stays_so_with_another_detail(window, written):
    drop(window, written(bmp(2**31 - 1, -(2**31)), "file"))
    assert rows(window)[0].startswith("Image | file | 2,147,483,647 × 2,147,483,648")
    detail = row(window)._detail
    detail.setCurrentIndex(1)
    detail.activated.emit(1)
    assert rows(window)[0].startswith("Image | file | 2,147,483,647 × 2,147,483,648")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (png(3, 4)[:12], "The PNG image is cut off. Use the whole file."),
        (encrypted_pdf(), "The PDF has a password. Save it without one."),
        (b"%PDF-1.4 not really", "The PDF is broken. Save it again."),
    ],
)
def test_a_file_that_can_not_be_read_says_why_in_its_row(window, written, data, sentence):
    drop(window, written(data, "file"))
    assert rows(window)[0].endswith(sentence)
    assert row(window)._tokens.objectName() == "warning"
    assert said(window) == ""


# Off and back


def test_one_is_taken_off_and_put_back(window, picture):
    drop(window, picture)
    QTest.mouseClick(row(window)._remove, Qt.MouseButton.LeftButton)
    assert rows(window) == []
    assert shown_tokens(window) == 0
    assert said(window) == "1 attachment removed."
    window.notice._action.click()
    settle()
    assert shown_tokens(window) == 630
    assert said(window) == ""


def test_the_delete_key_takes_one_off(window, picture):
    drop(window, picture)
    row(window)._detail.setFocus()
    QTest.keyClick(row(window)._detail, Qt.Key.Key_Delete)
    assert rows(window) == []


def test_in_an_input_the_delete_key_deletes_text(window):
    choose(window, "add_audio")
    QTest.keyClick(row(window)._length, Qt.Key.Key_Delete)
    QTest.keyClick(row(window)._length, Qt.Key.Key_Delete)
    QTest.keyClick(row(window)._detail, Qt.Key.Key_A)
    assert len(rows(window)) == 1


def test_another_prompt_begins_without_them(window, picture):
    put(window, "about the tent")
    drop(window, picture)
    choose(window, "new")
    assert rows(window) == []
    choose(window, "previous_prompt")
    assert len(rows(window)) == 1


def test_those_of_an_empty_prompt_stay_for_the_text_that_is_opened(window, picture, written):
    drop(window, picture)
    window.files.open_path(written("about the tent"))
    assert len(rows(window)) == 1


def test_they_come_back_at_the_next_start(window, picture, restart):
    drop(window, picture)
    choose(window, "add_audio")
    row(window)._detail.setCurrentIndex(1)
    row(window)._detail.activated.emit(1)
    again = restart(window)
    counted(again)
    settle()
    assert "tent.png | 1,024 × 1,024 | low | 70" in rows(again)[0]
    assert rows(again)[1].startswith("Audio | 1:00")


# How they look


def test_a_row_says_less_where_there_is_little_room(window, picture):
    drop(window, picture)
    window.resize(700, 520)
    settle()
    assert rows(window) == ["tent.png | 1,024 × 1,024 | auto | 630"]
    window.resize(1200, 760)
    settle()
    assert rows(window)[0].endswith("630 tokens · documented")


def test_a_long_name_is_shortened_in_its_middle(window, written):
    drop(window, written(png(9, 9), f"{'long ' * 30}.png"))
    name = rows(window)[0].split(" | ")[1]
    assert "…" in name
    assert name.endswith(".png")


def test_rows_follow_the_language(window, picture):
    drop(window, picture)
    window.choose_language("zh_CN")
    QApplication.processEvents()
    assert rows(window) == ["图片 | tent.png | 1,024 × 1,024 | 自动 | 630 个 token · 已公布"]
    assert ("AttachmentRow attachment: text", "") not in texts(window)
    assert row(window)._remove.accessibleName() == "移除图片 tent.png"


def test_typing_goes_on_while_a_pdf_is_read(window, written, qtbot):
    window.files.open_path(written(pdf(*["word " * 50] * 500), "long.pdf"))
    assert rows(window) == ["PDF | long.pdf |  | Reading…"]
    type_at_end(window, "hello world")
    assert figure(window, "tokenCount") == "…"
    qtbot.waitUntil(lambda: not window._session.is_counting, timeout=30_000)
    window.refresh()
    assert "500 pages" in rows(window)[0]
    assert panel(window) == ["Text", "Text  long.pdf", "Pages as pictures  long.pdf"]


def test_closing_while_a_pdf_is_read_waits_for_no_more_than_a_moment(window, written):
    window.files.open_path(written(pdf(*["word " * 50] * 1500), "long.pdf"))
    QTest.qWait(100)
    assert window.close()
    assert window.aside._pool.activeThreadCount() == 0
