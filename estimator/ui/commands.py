"""What each word of the menus does in the main window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from estimator.ui import focus, menus
from estimator.ui.editor import DEFAULT_POINTS

if TYPE_CHECKING:
    from estimator.ui.window import MainWindow


def commands(window: "MainWindow") -> menus.Commands:
    """What each word of the menus does."""
    editor, files = window.editor, window.files
    return {
        "new": window.switching.new,
        "close": window.switching.close_seen,
        "reopen": window.switching.reopen,
        "next_prompt": lambda: window.switching.step(1),
        "previous_prompt": lambda: window.switching.step(-1),
        "open": files.open,
        "recent": window.fill_recent,
        "attach": window.attaching.ask,
        "add_image": window.attaching.add_image,
        "add_audio": window.attaching.add_audio,
        "save": files.save,
        "save_as": files.save_as,
        "report": window.reporting.fill,
        "quit": window.close,
        "undo": lambda: focus.do("undo", editor),
        "redo": lambda: focus.do("redo", editor),
        "cut": lambda: focus.do("cut", editor),
        "copy": lambda: focus.do("copy", editor),
        "paste": lambda: focus.do("paste", editor),
        "select_all": lambda: focus.do("selectAll", editor),
        "protect": window.protecting.toggle,
        "find": window.find_bar.start,
        "find_next": window.find_bar.find_next,
        "find_previous": window.find_bar.find_previous,
        "palette": window.app_windows.open_palette,
        "zoom_in": lambda: editor.set_points(editor.points() + 1),
        "zoom_out": lambda: editor.set_points(editor.points() - 1),
        "zoom_reset": lambda: editor.set_points(DEFAULT_POINTS),
        "wrap": editor.set_wrapped,
        "token_marks": window.tokens.set_marks,
        "token_ruler": window.tokens.set_ruler,
        "figures": window.figures.setVisible,
        "next_area": lambda: focus.next_area(
            (window.picker, editor, window.attachments, window.figures)
        ),
        "theme": window.choose_theme,
        "language": window.choose_language,
        "choose_model": partial(window.picker.setFocus, Qt.FocusReason.ShortcutFocusReason),
        "learn": window.learning.open,
        "plan": window.planning.open,
        "scenarios": window.projecting.open,
        "batch": window.batching.open,
        "reconcile": window.reconciling.open,
        "trim": window.show_trimming,
        "baseline": window.baseline.set,
        "compare": window.baseline.compare,
        "models": window.models.open,
        "rates": lambda: window.rates.open(""),
        "newer_rates": window.rates.look_up,
        "sample": files.open_sample,
        "settings": window.app_windows.open_settings,
        "shortcuts": window.app_windows.open_shortcuts,
        "pages": window.helping.open,
        "about": window.app_windows.open_about,
    }
