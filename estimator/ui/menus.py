"""The menus: every command with its name, its shortcut, and what it does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from estimator.ui import file_names, language, theme
from estimator.ui.translated import tr

Standard = QKeySequence.StandardKey
Shortcut = QKeySequence.StandardKey | str | None


@dataclass
class Menus:
    """The actions that the window switches on and off, by name, and the menus that it fills."""

    actions: dict[str, QAction] = field(default_factory=dict)
    recent: QMenu | None = None
    themes: QActionGroup | None = None
    languages: QActionGroup | None = None


PALETTE_KEY = "Ctrl+K"
Commands = dict[str, Callable[..., object]]

# Menu by menu: the command, its shortcut, whether it is a toggle. None is a separator.
_LAYOUT: dict[str, Sequence[tuple[str, Shortcut, bool] | None]] = {
    "file": (
        ("new", Standard.New, False),
        ("open", Standard.Open, False),
        ("recent", None, False),
        ("attach", "Ctrl+Shift+O", False),
        None,
        ("save", Standard.Save, False),
        ("save_as", "Ctrl+Shift+S", False),
        ("report", None, False),
        None,
        ("close", "Ctrl+W", False),
        ("reopen", "Ctrl+Shift+N", False),
        ("quit", "Ctrl+Q", False),
    ),
    "edit": (
        ("undo", Standard.Undo, False),
        ("redo", Standard.Redo, False),
        None,
        ("cut", Standard.Cut, False),
        ("copy", Standard.Copy, False),
        ("paste", Standard.Paste, False),
        ("select_all", Standard.SelectAll, False),
        ("protect", "Ctrl+Shift+P", False),
        None,
        ("find", Standard.Find, False),
        ("find_next", Standard.FindNext, False),
        ("find_previous", Standard.FindPrevious, False),
        None,
        ("settings", "Ctrl+,", False),
    ),
    "view": (
        ("palette", PALETTE_KEY, False),
        None,
        ("zoom_in", "Ctrl++; Ctrl+=", False),  # one key of either kind of keyboard
        ("zoom_out", Standard.ZoomOut, False),
        ("zoom_reset", "Ctrl+0", False),
        None,
        ("wrap", "Alt+Z", True),
        ("token_marks", "Ctrl+T", True),
        ("token_ruler", None, True),
        ("figures", "F9", True),
        ("next_area", "F6", False),
        ("next_prompt", "Ctrl+Tab; Ctrl+PgDown", False),
        ("previous_prompt", "Ctrl+Shift+Tab; Ctrl+PgUp", False),
        None,
        ("theme", None, False),
        ("language", None, False),
    ),
    "tools": (
        ("choose_model", "Ctrl+M", False),
        ("models", "Ctrl+Shift+M", False),
        ("rates", "Ctrl+R", False),
        ("newer_rates", None, False),
        ("learn", None, False),
        ("plan", None, False),
        ("scenarios", "Ctrl+Shift+E", False),
        ("batch", None, False),
        ("reconcile", None, False),
        None,
        ("trim", "Ctrl+Shift+T", False),
        ("baseline", "Ctrl+B", False),
        ("compare", "Ctrl+Shift+B", False),
        None,
        ("add_image", None, False),
        ("add_audio", None, False),
    ),
    "help": (
        ("pages", Standard.HelpContents, False),
        ("sample", None, False),
        ("shortcuts", "Ctrl+?", False),
        None,
        ("about", None, False),
    ),
}


_ROLES = {
    "about": QAction.MenuRole.AboutRole,
    "settings": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}
"""Where macOS has these in the app's own menu; Qt would know them by their English names alone."""
_SUBMENUS = "recent", "report", "theme", "language"


def names(tr: Callable[[str], str] = tr) -> dict[str, str]:
    """What menus and commands are called, with their mnemonics; in English with ``str`` as tr."""
    return {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "view": tr("&View"),
        "tools": tr("&Tools"),
        "help": tr("&Help"),
        "new": tr("&New"),
        "close": tr("&Close Prompt"),
        "reopen": tr("R&eopen Closed Prompt"),
        "next_prompt": tr("Next &Prompt"),
        "previous_prompt": tr("Pre&vious Prompt"),
        "open": tr("&Open…"),
        "recent": tr("Open &Recent"),
        "attach": tr("Attach &Files…"),
        "save": tr("&Save"),
        "save_as": tr("Save &As…"),
        "report": tr("Repor&t"),
        "quit": tr("&Quit"),
        "undo": tr("&Undo"),
        "redo": tr("&Redo"),
        "cut": tr("Cu&t"),
        "copy": tr("&Copy"),
        "paste": tr("&Paste"),
        "select_all": tr("Select &All"),
        "protect": tr("Pr&otect from Trimming"),
        "find": tr("&Find…"),
        "find_next": tr("Find &Next"),
        "find_previous": tr("Find Pre&vious"),
        "settings": tr("S&ettings…"),
        "palette": tr("&Command Palette…"),
        "zoom_in": tr("Zoom &In"),
        "zoom_out": tr("Zoom &Out"),
        "zoom_reset": tr("Ori&ginal Size"),
        "wrap": tr("&Wrap Lines"),
        "token_marks": tr("Token &Marks"),
        "token_ruler": tr("Token &Ruler"),
        "figures": tr("&Figures"),
        "next_area": tr("Go to &Next Area"),
        "theme": tr("&Theme"),
        "language": tr("&Language"),
        "choose_model": tr("Choose &Model"),
        "models": tr("C&ompare Models…"),
        "rates": tr("&Rates…"),
        "newer_rates": tr("Look for &Newer Rates…"),
        "learn": tr("&Learn from a Bill…"),
        "plan": tr("Compute-Time &Plan…"),
        "scenarios": tr("&Scenarios…"),
        "batch": tr("Batch &File…"),
        "reconcile": tr("Reconcile &with a Bill…"),
        "trim": tr("&Trim the Prompt"),
        "baseline": tr("Set the &Baseline"),
        "compare": tr("&Compare with the Baseline…"),
        "add_image": tr("Add an &Image by Size"),
        "add_audio": tr("Add &Audio by Length"),
        "pages": tr("&Help"),
        "sample": tr("Open a &Sample"),
        "shortcuts": tr("&Keyboard Shortcuts"),
        "about": tr("&About Token Estimator"),
    }


def build(window: QMainWindow, commands: Commands) -> Menus:
    """Fill the window's menu bar; ``commands`` has what each of the layout's words does."""
    made, titles = Menus(), names()
    _clear(window.menuBar())
    for title, entries in _LAYOUT.items():
        menu = window.menuBar().addMenu(titles[title])
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif entry[0] in _SUBMENUS:
                _add_submenu(made, menu.addMenu(titles[entry[0]]), entry[0], commands)
            else:
                _add_action(made, menu, entry, titles, commands)
    return made


def _clear(bar: QMenuBar) -> None:
    """Take the menus off, and delete them: clear() alone would keep them in the other language."""
    bar.clear()
    for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        menu.deleteLater()


def _add_action(
    made: Menus,
    menu: QMenu,
    entry: tuple[str, Shortcut, bool],
    titles: dict[str, str],
    commands: Commands,
) -> None:
    name, shortcut, is_toggle = entry
    action = QAction(titles[name], menu, checkable=is_toggle)
    action.setObjectName(name)
    action.setMenuRole(_ROLES.get(name, QAction.MenuRole.NoRole))
    if isinstance(shortcut, str):
        action.setShortcuts(QKeySequence.listFromString(shortcut))
    elif shortcut is not None:
        action.setShortcuts(shortcut)  # all that the system has for it
    if name == "pages":  # also from the windows beside this one
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
    (action.toggled if is_toggle else action.triggered).connect(commands[name])
    menu.addAction(action)
    made.actions[name] = action


def _add_submenu(made: Menus, menu: QMenu, name: str, commands: Commands) -> None:
    menu.setObjectName(name)
    if name == "recent":
        made.recent = menu
        menu.aboutToShow.connect(commands["recent"])
    elif name == "report":
        commands["report"](menu)
    elif name == "theme":
        made.themes = _choices(menu, theme_titles(), commands["theme"])
    else:
        made.languages = _choices(menu, language_titles(), commands["language"])


def theme_titles() -> dict[str, str]:
    """What each theme is called."""
    return {theme.SYSTEM: tr("System"), theme.LIGHT: tr("Light"), theme.DARK: tr("Dark")}


def language_titles() -> dict[str, str]:
    """What each language is called: by its own name."""
    return {language.SYSTEM: tr("System"), **language.offered()}


def _choices(menu: QMenu, titles: dict[str, str], do: Callable[[str], object]) -> QActionGroup:
    group = QActionGroup(menu)
    for value, title in titles.items():
        action = QAction(title, group, checkable=True)
        action.setObjectName(value)
        action.setData(value)
        menu.addAction(action)
    group.triggered.connect(lambda action: do(action.data()))
    return group


def check(group: QActionGroup | None, value: str) -> None:
    """Mark a value as the chosen one."""
    for action in group.actions() if group else ():
        action.setChecked(action.data() == value)


def fill_recent(
    menu: QMenu, paths: Sequence[Path], do: Callable[[Path], object], forget: Callable[[], object]
) -> None:
    """List the recent files, with a way to forget them."""
    menu.clear()
    for number, path in enumerate(paths, start=1):
        shown = file_names.whole(path).replace("&", "&&")
        action = menu.addAction(f"&{number % 10}  {shown}")
        action.setData(path)
        action.triggered.connect(lambda _checked=False, chosen=path: do(chosen))
    if paths:
        menu.addSeparator()
        menu.addAction(tr("&Forget These")).triggered.connect(forget)
    else:
        menu.addAction(tr("No recent files")).setEnabled(False)
