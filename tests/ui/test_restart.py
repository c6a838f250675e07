"""From one start to the next, closed or killed: everything is as it was left."""

import pytest
from PySide6.QtCore import QRect
from windows import (
    choose,
    choose_model,
    figure,
    put,
    retype,
    said,
    shown_tokens,
    status,
    tabs,
    title,
    type_at_end,
)

from estimator import unkept
from estimator.store.store import Store
from estimator.ui import keeping


def caret(window):
    return window.editor.textCursor().position()


def set_caret(window, position):
    cursor = window.editor.textCursor()
    cursor.setPosition(position)
    window.editor.setTextCursor(cursor)


def test_everything_comes_back(window, restart):
    put(window, "one\ntwo 😀 three")
    set_caret(window, 6)
    choose_model(window, "gpt-5-mini")
    retype(window.figures._output, "1234")
    retype(window.figures._requests, "5678")
    choose(window, "zoom_in")
    choose(window, "wrap")
    window.setGeometry(30, 40, 700, 500)
    window.choose_theme("dark")
    window.choose_language("zh_CN")
    again = restart(window, language_code=None)
    assert again.editor.toPlainText() == "one\ntwo 😀 three"
    assert again.isWindowModified()
    assert caret(again) == 6
    assert again.picker.currentData() == again._session.model.id == "gpt-5-mini"
    assert again.figures._output.value() == 1234
    assert again.figures._requests.value() == 5678
    assert again.editor.points() == 12
    assert not again.editor.is_wrapped()
    assert not again._menus.actions["wrap"].isChecked()
    assert again.geometry() == QRect(30, 40, 700, 500)
    assert again.keeper.get("theme", "") == "dark"
    assert [a.isChecked() for a in again._menus.themes.actions()] == [False, False, True]
    assert again.windowTitle().startswith("新提示词")
    assert figure(again, "requestCost") == "$0.00247"  # 7 x 0.25 + 1234 x 2, per million


def test_the_column_of_figures_comes_back_as_wide_and_as_hidden(window, restart):
    splitter = window.figures.parentWidget()
    splitter.setSizes([700, 500])
    width = window.figures.width()
    again = restart(window)
    assert again.figures.width() == width > 400
    choose(again, "figures")
    last = restart(again)
    assert not last.figures.isVisible()
    assert not last._menus.actions["figures"].isChecked()


def test_a_saved_file_comes_back_unmarked(open_window, restart, written):
    path = written("in a file\r\nof two lines")
    window = open_window(str(path))
    set_caret(window, 4)
    again = restart(window)
    assert title(again) == "prompt.txt – Token Estimator"
    assert status(again)[1:] == ["Ln 1, Col 5", "UTF-8", "CRLF"]
    type_at_end(again, "!")
    choose(again, "save")
    assert path.read_bytes() == b"in a file\r\nof two lines!"


def test_an_edited_file_comes_back_edited(open_window, restart, written):
    path = written(b"\xff\xfe" + "before".encode("utf-16-le"))
    window = open_window(str(path))
    type_at_end(window, " after")
    again = restart(window)
    assert title(again) == "prompt.txt* – Token Estimator"
    assert status(again)[2] == "UTF-16 LE"
    choose(again, "save")
    assert path.read_bytes() == b"\xff\xfe" + "before after".encode("utf-16-le")


def test_a_saved_file_that_changed_meanwhile_comes_back_as_it_is(open_window, restart, written):
    path = written("as it was, some words long")
    window = open_window(str(path))
    set_caret(window, 20)
    assert window.close()
    path.write_text("new")
    again = open_window()
    assert again.editor.toPlainText() == "new"
    assert shown_tokens(again) == 1
    assert not again.isWindowModified()
    assert caret(again) == 3


def test_a_saved_file_that_is_gone_comes_back_as_unsaved(open_window, written):
    path = written("only here now")
    window = open_window(str(path))
    assert window.close()
    path.unlink()
    again = open_window()
    assert again.editor.toPlainText() == "only here now"
    assert again.isWindowModified()
    choose(again, "save")
    assert path.read_text() == "only here now"


def test_an_edited_file_that_changed_meanwhile_keeps_the_edits(open_window, restart, written):
    path = written("before")
    window = open_window(str(path))
    type_at_end(window, " mine")
    assert window.close()
    path.write_text("theirs")
    assert open_window().editor.toPlainText() == "before mine"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\u00a0b\u2028c\u3000",
        "nul \x00 here",
        "half \ud83d alone and \ude00 too",
        "\ufeffmark",
        "\n\n",
        "e\u0301 👩\u200d👧",
        "tab\t and \x0b and \x85",
    ],
)
def test_every_text_comes_back_exactly(window, restart, text):
    put(window, text)
    before, tokens = window._session.text, figure(window, "tokenCount")
    again = restart(window)
    assert again._session.text == before
    assert figure(again, "tokenCount") == tokens


def test_what_qt_changes_of_a_pasted_text_comes_back_as_it_was_shown(window, restart):
    put(window, "a\r\nb\rc\u2029d\ufdd0e")
    assert window._session.text == "a\nb\nc\nd\ne"
    assert restart(window)._session.text == "a\nb\nc\nd\ne"


def test_half_of_a_pair_is_saved_as_what_is_counted(window, tmp_path, file_dialogs):
    put(window, "a\ud83db")
    path = tmp_path / "half.txt"
    file_dialogs.append(path)
    choose(window, "save")
    assert path.read_text(encoding="utf-8") == "a\ufffdb"


# Killed, not closed


def test_a_draft_is_kept_within_a_second_without_closing(window, open_window, qtbot):
    put(window, "typed and")
    type_at_end(window, " killed")
    qtbot.wait(keeping._AFTER_MS + 200)
    again = open_window()
    assert again.editor.toPlainText() == "typed and killed"
    assert again.isWindowModified()


def test_typing_on_does_not_put_the_draft_off(window, open_window, qtbot):
    for _ in range(7):
        type_at_end(window, "x")
        qtbot.wait(200)
    assert "xxxx" in open_window().editor.toPlainText()


def test_of_a_long_text_the_edits_are_kept_and_the_whole_in_a_pause(window, qtbot, monkeypatch):
    monkeypatch.setattr(unkept, "_SMALL", 10)
    monkeypatch.setattr(unkept, "_MOST_EDITS", 3)
    kept, real = [], Store.keep

    def keep(store, leaving):
        kept.append(leaving)
        real(store, leaving)

    monkeypatch.setattr(Store, "keep", keep)
    put(window, "a long text, as it is")
    for n in range(5):
        window.editor.set_caret_unit(3 * n)
        window.editor.insertPlainText("x")
        assert window.keep()
    edits = [change.edits for leaving in kept for change in leaving.changes]
    assert edits[0] is None
    assert all(found and len(found) == 1 for found in edits[1:])
    qtbot.waitUntil(lambda: kept[-1].changes[-1].edits is None, timeout=6000)
    text = window._session.text
    (head,) = window._session.store.drafts.heads()
    assert (
        window._session.store.drafts.read(head.number).text
        == text
        == kept[-1].changes[-1].draft.text
    )
    assert window._session.store.drafts.edits(head.number) == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda window, _path: choose_model(window, "gpt-5"),
        lambda window, _path: retype(window.figures._output, "7"),
        lambda window, _path: window.status.newline_chosen.emit("\r\n"),
        lambda window, path: window.files._save_to(path),
        lambda window, _path: window.choose_theme("dark"),
    ],
    ids=["model", "output", "newline", "save", "theme"],
)
def test_every_change_is_kept_soon(window, qtbot, tmp_path, change):
    put(window, "a\nb")
    assert window.keep()
    window.keeper.stop()
    change(window, tmp_path / "x.txt")
    assert window.keeper._timer.isActive()


def test_after_a_save_a_kill_leaves_no_mark(window, open_window, qtbot, tmp_path, file_dialogs):
    put(window, "saved")
    window.keep()
    file_dialogs.append(tmp_path / "x.txt")
    choose(window, "save")
    with qtbot.waitSignal(window.keeper.kept):
        pass
    assert title(open_window()) == "x.txt – Token Estimator"


def test_a_file_on_the_command_line_opens_beside_the_drafts(prompt, restart, written):
    again = restart(prompt, str(written("from a file")))
    assert again.editor.toPlainText() == "from a file"
    assert tabs(again) == ["some words", "prompt.txt"]


def test_settings_that_make_no_sense_are_passed_over(window, open_window):
    nonsense = {
        "points": "huge", "wrap": "?", "figures": "?", "geometry": "!!", "splitter": "AAAA",
        "theme": "pink", "language": "klingon", "model": "gpt-0", "output_tokens": "-1",
        "requests_per_month": "9" * 30,
    }  # fmt: skip
    window.close()
    window._session.store.set_settings(nonsense)
    again = open_window(language_code=None)
    assert again._session.model.id == "gpt-5.4"
    assert again.editor.points() == 11
    assert again.figures._requests.value() == 30_000
    assert said(again) == ""


@pytest.mark.parametrize("points", ["nan", "inf", "-5", "1e9"])
def test_a_size_of_text_that_makes_no_sense_can_be_read(window, open_window, points):
    window.close()
    window._session.store.set_settings({"points": points})
    assert 6 <= open_window().editor.points() <= 48
