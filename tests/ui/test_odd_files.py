"""What is no file, and files of odd names, by every way into the window: said in place, at once."""

import os
import socket
import sys
from pathlib import Path

import pytest
from pictures import png
from windows import put, said

from estimator.store.files import FileError
from estimator.ui import file_names
from estimator.ui.words import sentence

if sys.platform == "win32":
    pytest.skip("pipes and names of POSIX", allow_module_level=True)

NAMES = ["a\nb.txt", "\u202egpj.txt", "\u2066a\u2069.txt", "n" * 251 + ".txt", "中" * 83 + ".txt",
         " .txt", "-rf.txt", "%n%s{name}.txt", "a[*]b.txt", "&File.txt", "a\tb.txt"]  # fmt: skip


@pytest.fixture
def odd(tmp_path):
    """A path of each kind that is no file."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "to a pipe").symlink_to(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "socket"))
        names = "pipe", "loop", "to a pipe", "folder", "socket", "a\0b", "none"
        yield [*(tmp_path / name for name in names), Path("/dev/zero"), Path("/dev/tty")]


def test_what_is_no_file(window, odd, qtbot):
    put(window, "my text")
    window.reconciling.open()
    window.rates.open("")
    window.projecting.open()
    book = window._session.book
    values = window.projecting._values
    for path in odd:
        window.files.open_path(path)
        assert said(window)
        window.notice.done("file")
        assert not window.attaching.add_media(path)
        assert window.rates.window.files.import_from(path) is None
        window.batching.open_path(path)
        window.reconciling.read([path])
        qtbot.waitUntil(lambda: not window.reconciling._is_reading)
        values._path = path
        values._count("{{a}}", book.find("gpt-5.4", "openai"))
        qtbot.waitUntil(lambda: not values._row.said.text().startswith("Counting"))
    assert window._session.text == "my text"
    assert len(window._session.prompts.all) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_an_odd_name(window, tmp_path, restart, name):
    path = tmp_path / name
    path.write_text("text", encoding="utf-8")
    window.files.open_path(path)
    window.editor.insertPlainText("my ")
    assert window.files.save()
    assert path.read_text(encoding="utf-8") == "my text"
    picture = tmp_path / f"{name[:80]}.png"
    picture.write_bytes(png(3, 4))
    window.files.open_path(picture)
    again = restart(window)
    assert again._session.text == "my text"
    assert again._session.document.path == path
    assert again._session.store.recent_files() == [path]


def test_a_name_of_no_letters_of_any_script(window, tmp_path):
    """Linux takes any bytes for a name."""
    path = tmp_path / os.fsdecode(b"a\xff\xfeb.txt")
    try:
        path.write_text("text", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    window.files.open_path(path)
    window.editor.insertPlainText("my ")
    assert window.files.save()
    assert window.keeper.keep()
    assert path.read_text(encoding="utf-8") == "my text"


@pytest.mark.skipif(sys.platform == "win32", reason="no such names")
def test_a_name_is_shown_on_one_line_and_letter_by_letter(window, tmp_path):
    file = tmp_path / "a\u202egpj.txt\nb"
    file.write_text("words")
    window.files.open_path(file)
    seen = "a\ufffdgpj.txt\ufffdb"
    assert window.tabs.bar.tabText(0) == seen
    assert window.windowTitle().startswith(f"{seen}[*]")
    window.fill_recent()
    (first, *_) = window._menus.recent.actions()
    assert first.text().endswith(f"/{seen}")
    file.unlink()
    assert file_names.shown(file) in sentence(FileError(file, "missing"))
