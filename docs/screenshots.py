"""Take the pictures of this folder: the real window, in both languages and themes.

    python docs/screenshots.py [FOLDER]

Without a folder only the READMEs' pictures are taken, into this one. With one, every window is
taken in English and Chinese, light and dark, to be looked at. Set QT_SCALE_FACTOR=2 for 200 %.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["ESTIMATOR_DATA_DIR"] = tempfile.mkdtemp(prefix="estimator-shots-")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from estimator.__main__ import build_window
from estimator.ui import about, language, theme

HERE = Path(__file__).resolve().parent
LANGUAGES = {"en": "en", "zh": "zh_CN"}
APP = QApplication([])
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
REQUEST = """{
  "model": "gpt-4o",
  "messages": [
    {"role": "system", "content": "You are the support agent of Northwind. Answer briefly."},
    {"role": "user", "name": "ann", "content": "My tent has not arrived. What now?"},
    {"role": "assistant", "content": null, "tool_calls": [{"id": "call_1", "type": "function",
      "function": {"name": "find_parcel", "arguments": "{\\"order\\": \\"NW-20418\\"}"}}]},
    {"role": "tool", "tool_call_id": "call_1", "content": "Last scan 14 November, Leipzig"}
  ],
  "tools": [{"type": "function", "function": {"name": "find_parcel",
    "description": "Find where a parcel is.", "parameters": {"type": "object", "properties":
      {"order": {"type": "string", "description": "The number of the order"}}}}}]
}
"""


def settle(seconds: float = 0.2) -> None:
    """Let the window draw what it was told."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        APP.processEvents()
        time.sleep(0.005)


def main_window() -> QWidget:
    """The window with the sample prompt, counted."""
    window = build_window([])
    window.show()
    window.files.open_sample()
    counted(window)
    window.editor.document().setModified(False)
    return window


def take(widget: QWidget, path: Path) -> None:
    """Save what a widget shows."""
    settle()
    widget.grab().save(str(path))
    print(path)


def tour(window: QWidget, folder: Path, name: str) -> None:
    """Every window and state."""
    take(window, folder / f"{name}-main.png")
    window.find_bar.start()
    window.find_bar._wanted.setText("order")  # noqa: SLF001
    take(window, folder / f"{name}-find.png")
    window.find_bar.leave()
    window.rates.open("input_tokens")
    rates = window.findChild(QWidget, "ratesTable").window()
    take(rates, folder / f"{name}-rates.png")
    rates.close()
    window.files.open_path(Path(sys.executable))
    take(window, folder / f"{name}-notice.png")
    window.notice.hide()
    QTimer.singleShot(300, lambda: _take_dialog(folder / f"{name}-about.png"))
    about.show(window)
    window.files.new()
    take(window, folder / f"{name}-empty.png")
    window.files.open_sample()
    window.editor.document().setModified(False)


def tour_of_requests(window: QWidget, folder: Path, name: str) -> None:
    """A chat request, what belongs to it, and one that is malformed."""
    window.files.new()
    window.editor.insertPlainText(REQUEST)
    counted(window)
    take(window, folder / f"{name}-request.png")
    for file in attachments(folder):
        window.files.open_path(file)
    window.attaching.add_image()
    counted(window)
    take(window, folder / f"{name}-attachments.png")
    window.editor.selectAll()
    window.editor.insertPlainText(REQUEST.replace('"user"', '"boss"'))
    window.attaching.clear()
    take(window, folder / f"{name}-malformed.png")
    window.editor.document().setModified(False)
    window.notice.hide()


def tour_of_estimates(window: QWidget, folder: Path, name: str) -> None:
    """A model whose vocabulary is not public, what its figure stands on, and a bill of it."""
    window.files.new()
    window.files.open_sample()
    window.picker.choose("claude-opus-4-5")
    counted(window)
    take(window, folder / f"{name}-estimate.png")
    window.picker.lineEdit().selectAll()
    window.picker.lineEdit().setText("claude opus")
    window.picker.completer().setCompletionPrefix("claude opus")
    window.picker.completer().complete()
    take(window.picker.completer().popup(), folder / f"{name}-search.png")
    window.picker.completer().popup().hide()
    window.picker.lineEdit().setText(window.picker.itemText(window.picker.currentIndex()))
    window.figures.count.tag.click()
    take(window.figures.count.why, folder / f"{name}-why.png")
    window.figures.count.why.hide()
    window.learning.open()
    learn = window.learning.window
    local = window._session.estimate().local.tokens  # noqa: SLF001
    for model, tokens in (("claude-opus-4-5", local * 9 // 8), ("gpt-5.4", local), ("x", local)):
        usage = {"model": model, "usage": {"input_tokens": tokens, "cache_read_input_tokens": 9}}
        learn.pasted.setPlainText(json.dumps(usage, indent=1))
        take(learn, folder / f"{name}-learn-{model}.png")
        learn.keep.click()
    take(window, folder / f"{name}-learnt.png")
    window.figures.count.tag.click()
    take(window.figures.count.why, folder / f"{name}-why-learnt.png")
    window.figures.count.why.hide()
    learn.table.selectAll()
    learn.remove.click()
    learn.pasted.clear()
    take(learn, folder / f"{name}-learn-empty.png")
    learn.close()
    window.editor.selectAll()
    window.editor.insertPlainText(REQUEST)
    counted(window)
    take(window, folder / f"{name}-estimated-request.png")
    window.editor.selectAll()
    window.editor.insertPlainText("word " * 150_000)
    counted(window)
    take(window, folder / f"{name}-may-not-fit.png")
    window.picker.choose("gpt-5.4")
    window.editor.document().setModified(False)


def tour_of_the_plan(window: QWidget, folder: Path, name: str) -> None:
    """The compute-time plan: each example, and inputs that can't be."""
    window.planning.open()
    plan = window.planning.window
    for row in range(plan.presets.count()):
        plan.presets.setCurrentIndex(row)
        take(plan, folder / f"{name}-plan-{plan.chosen or 'own'}.png")
    box = plan.fields["p"].box
    box.selectAll()
    box.insert("0.1.2")
    box.textEdited.emit(box.text())
    take(plan, folder / f"{name}-plan-wrong.png")
    box.selectAll()
    box.insert("0.1")
    box.textEdited.emit(box.text())
    plan.close()


def attachments(folder: Path) -> list[Path]:
    """Files that are attached: a picture, audio, and one that is cut off."""
    picture, broken, audio = (folder / name for name in ("tent.png", "cut.png", "call.wav"))
    picture.write_bytes(PNG + (2048).to_bytes(4, "big") + (1536).to_bytes(4, "big") + bytes(5))
    broken.write_bytes(PNG)
    seconds, rate = 200, 1000
    form = b"fmt \x10\0\0\0" + b"\x01\0\x01\0" + rate.to_bytes(4, "little") * 2 + b"\x01\0\x08\0"
    data = b"data" + (seconds * rate).to_bytes(4, "little") + bytes(seconds * rate)
    audio.write_bytes(
        b"RIFF" + (4 + len(form) + len(data)).to_bytes(4, "little") + b"WAVE" + form + data
    )
    return [picture, audio, broken]


def counted(window: QWidget) -> None:
    """Wait until everything is read and counted."""
    while window._session.is_counting:  # noqa: SLF001 - the only place that knows
        settle(0.02)


def _take_dialog(path: Path) -> None:
    dialog = APP.activeModalWidget()
    dialog.grab().save(str(path))
    print(path)
    dialog.close()


def main() -> None:
    """Take the READMEs' pictures, or all of them into a folder."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else None
    window = main_window()
    for short, code in LANGUAGES.items():
        language.apply(code)
        for shade in (theme.LIGHT, theme.DARK) if folder else (theme.LIGHT,):
            theme.apply(shade)
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
                tour(window, folder, f"{short}-{shade}")
                tour_of_requests(window, folder, f"{short}-{shade}")
                tour_of_estimates(window, folder, f"{short}-{shade}")
                tour_of_the_plan(window, folder, f"{short}-{shade}")
                window.files.open_sample()
                window.editor.document().setModified(False)
            else:
                take(window, HERE / f"window-{short}.png")
    window.editor.document().setModified(False)
    window.close()


if __name__ == "__main__":
    main()
