"""Each edit through the widget: the count that is shown is tiktoken's of the whole text."""

import random
import sysconfig
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import counted, shown_tokens

from estimator.tokens.text import without_lone_surrogates

SOFT = QTextFormat.ObjectTypes.UserObject.value + 1
ROOT = Path(__file__).resolve().parents[2]
TYPED = ["a", "Z", " ", "1", ".", "'", "/", "-", "("]
PASTED = [
    "naïve café\u0301 ",
    "😀👩‍👩‍👧🏳️‍🌈",
    "中文，标点。「」",
    "e\u0301\u0323x",
    "line\r\nline\r\n\n",
    "\u00a0\u2028\u200d",
    "<|endoftext|>",
    "    indented\n\tx = {'k': [1, 2]}\n",
    "word " * 300,
]


def source_text(size):
    """Python's own library: real code, of any size."""
    folder = Path(sysconfig.get_path("stdlib"))
    text = ""
    for path in sorted(folder.glob("*.py")):
        text += path.read_text(encoding="utf-8")
        if len(text) > size:
            return text[:size]
    raise AssertionError("the standard library is small here")


def true_text(editor, newline):
    """The document's text block by block, a half of a surrogate pair as U+FFFD, as tiktoken does.

    A block that a soft break begins goes on with the line before it.
    """
    document = editor.document()
    units = "".join(map(document.characterAt, range(document.characterCount() - 1)))
    parts, block = [], document.begin()
    while block.isValid():
        if block.blockNumber() and block.charFormat().objectType() != SOFT:
            parts.append(newline)
        end = block.position() + block.length() - 1
        parts.append(units[block.position() : end])
        block = block.next()
    pairs = "".join(parts).encode("utf-16", "surrogatepass")
    return pairs.decode("utf-16", "replace")


def check(window, encoding, newline="\n"):
    counted(window)
    window.editor.fill()
    text = true_text(window.editor, newline)
    mirror = without_lone_surrogates(window._session.text)
    assert mirror.replace("\n", newline) == text
    assert shown_tokens(window) == len(encoding.encode_ordinary(text))
    assert window._session.units == window.editor.prompt.units


def move(editor, rng):
    cursor = editor.textCursor()
    cursor.setPosition(rng.randrange(editor.document().characterCount()))
    if rng.random() < 0.3:
        end = min(
            cursor.position() + rng.choice([1, 2, 40]), editor.document().characterCount() - 1
        )
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def edit(editor, rng):
    """One edit as a user makes it."""
    kind = rng.choice(["type", "type", "paste", "delete", "enter", "undo", "redo", "ime", "all"])
    match kind:
        case "type":
            QTest.keyClicks(editor, rng.choice(TYPED))
        case "paste":
            QGuiApplication.clipboard().setText(rng.choice(PASTED))
            editor.paste()
        case "delete":
            QTest.keyClick(editor, rng.choice([Qt.Key.Key_Backspace, Qt.Key.Key_Delete]))
        case "enter":
            QTest.keyClick(editor, Qt.Key.Key_Return)
        case "undo":
            editor.undo()
        case "redo":
            editor.redo()
        case "ime":
            compose(editor, rng.choice(["你", "にほん", "é"]))
        case "all":
            block_of_edits(editor, rng)


def compose(editor, text):
    """An input method: a pre-edit that is not text yet, then its commit."""
    QApplication.sendEvent(editor, QInputMethodEvent("pre", []))
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def block_of_edits(editor, rng):
    """Several places in one undo step."""
    cursor = QTextCursor(editor.document())
    cursor.beginEditBlock()
    for _ in range(3):
        cursor.setPosition(rng.randrange(editor.document().characterCount()))
        cursor.insertText(rng.choice(PASTED))
    cursor.endEditBlock()


@pytest.mark.parametrize(
    ("name", "size", "newline", "every"),
    [
        pytest.param("code.py", 1_000_000, "\n", 200, marks=pytest.mark.slow),
        ("crlf.py", 200_000, "\r\n", 50),
        ("article.md", 0, "\n", 5),
    ],
)
def test_a_thousand_edits_of_a_file(open_window, tmp_path, o200k, *, name, size, newline, every):
    chinese = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8") * 3
    text = source_text(size) if size else chinese
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline=newline)
    window, rng = open_window(str(path)), random.Random(name)
    check(window, o200k, newline)
    for number in range(1000):
        move(window.editor, rng)
        edit(window.editor, rng)
        if number % every == 0:
            check(window, o200k, newline)
    check(window, o200k, newline)


def test_select_all_and_paste(window, o200k):
    """Qt counts the final separator here, which is not in the text."""
    window.editor.setPlainText("first\nsecond")
    check(window, o200k)
    for pasted in ["x", "", "three\nlines\n", "😀"]:
        window.editor.selectAll()
        window.editor.insertPlainText(pasted)
        check(window, o200k)
    window.editor.setPlainText("")
    check(window, o200k)


def test_typing_then_undoing_all_gives_back_the_count(window, o200k):
    window.editor.setPlainText("one two three")
    before = shown_tokens(window)
    for piece in ["four ", "五", "\n"]:
        window.editor.moveCursor(QTextCursor.MoveOperation.End)
        window.editor.insertPlainText(piece)
    while window.editor.document().isUndoAvailable():
        window.editor.undo()
    assert shown_tokens(window) == before
    check(window, o200k)


def test_a_drop_of_text_inserts_and_of_a_file_opens(window, tmp_path, o200k):
    path = tmp_path / "dropped.txt"
    path.write_text("from a file", encoding="utf-8")
    mime = QMimeData()
    mime.setText("dropped")
    window.editor.insertFromMimeData(mime)
    assert window.editor.toPlainText() == "dropped"
    window.editor.document().setModified(False)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert window.editor.canInsertFromMimeData(mime)
    window.editor.insertFromMimeData(mime)
    assert window.editor.toPlainText() == "from a file"
    check(window, o200k)


@pytest.mark.parametrize("length", [0, 1, 3])
def test_formats_change_no_count(window, o200k, length):
    window.editor.setPlainText("some text")
    cursor = window.editor.textCursor()
    cursor.setPosition(length, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(cursor.charFormat())
    check(window, o200k)
