"""Everything that can be done from the main window, as the rows of the command palette."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from estimator.ui import file_names, menus
from estimator.ui.command_search import Name
from estimator.ui.translated import tr

if TYPE_CHECKING:
    from estimator.ui.window import MainWindow

_NATIVE = QKeySequence.SequenceFormat.NativeText
_MNEMONIC = re.compile(r"\s?\(&\w\)|&(?=[^&])")


@dataclass(frozen=True, slots=True)
class Command:
    """A row.

    Attributes:
        title: what it does.
        where: the menu that it is in, or what is like it.
        english: the same in English, which it is found by too.
        more: further words that it is found by.
        group: of those that fit what is typed as well, the lower one is first.
        do: does it.
        shortcut: as the system writes it.
        is_on: whether it is switched on or chosen; None where it is neither.
    """

    title: str
    where: str
    english: str
    do: Callable[[], object]
    shortcut: str = ""
    is_on: bool | None = None
    is_enabled: bool = True
    more: str = ""
    group: int = 0

    @property
    def name(self) -> Name:
        """All that it is found by."""
        return Name((self.title, self.english), f"{self.where} {self.more}", self.group)


def commands(window: "MainWindow") -> Iterator[Command]:
    """The commands of the menus, then what is chosen elsewhere: prompts, tabs, and models."""
    window.fill_recent()
    yield from _of_menus(window.menuBar())
    yield from _of_prompts(window)
    yield from _of_tabs(window)
    yield from _of_models(window)


def plain(title: str) -> str:
    """A title of a menu without its mnemonic."""
    return _MNEMONIC.sub("", title).replace("&&", "&")


def _of_menus(bar: QMenuBar) -> Iterator[Command]:
    english = {name: plain(title) for name, title in menus.names(str).items()}
    for action in bar.actions():
        if menu := _menu(action):
            yield from _of_menu(menu, plain(menu.title()), "", english)


def _menu(action: QAction) -> QMenu | None:
    found = action.menu()
    return found if isinstance(found, QMenu) else None


def _of_menu(menu: QMenu, where: str, before: str, english: dict[str, str]) -> Iterator[Command]:
    """The commands of a menu and of those in it, whose titles stand before theirs."""
    known = english.get(menu.objectName(), "")
    for action in menu.actions():
        if inner := _menu(action):
            yield from _of_menu(inner, where, plain(inner.title()), english)
        elif isinstance(action.data(), Path):
            yield _of_file(action, known)
        elif not action.isSeparator() and (action.isEnabled() or action.objectName()):
            name = action.objectName()  # what has none and is off only says that there is nothing
            words = english.get(name, name.replace("_", " "))
            yield _of_action(action, where, before, f"{known} {words}".strip())


def _of_action(action: QAction, where: str, before: str, english: str) -> Command:
    title = plain(action.text())
    return Command(
        title=tr("{menu}: {command}").format(menu=before, command=title) if before else title,
        where=where,
        english=english,
        do=action.trigger,
        shortcut=action.shortcut().toString(_NATIVE),
        is_on=action.isChecked() if action.isCheckable() else None,
        is_enabled=action.isEnabled(),
    )


def _of_file(action: QAction, english: str) -> Command:
    path: Path = action.data()
    title = tr("Open {file}").format(file=file_names.shown(path))
    return Command(title, str(path.parent), f"Open {path.name}", action.trigger, more=english)


def _of_prompts(window: "MainWindow") -> Iterator[Command]:
    open_ = window.switching.titles()
    for prompt, title, is_seen in open_ if len(open_) > 1 else ():
        yield Command(
            title=tr("Go to {prompt}").format(prompt=title),
            where=str(prompt.path.parent) if prompt.path else tr("Open prompt"),
            english=f"Go to {title}",
            do=partial(window.switching.show, prompt),
            is_on=is_seen,
        )


def _of_tabs(window: "MainWindow") -> Iterator[Command]:
    tabs = window.figures.tabs
    for name, title, is_there in tabs.pages():
        yield Command(
            title=tr("Show {tab}").format(tab=title),
            where=tr("Side tab"),
            english=f"Show {name}",
            do=partial(window.show_tab, name),
            is_on=tabs.isVisible() and tabs.page() == name,
            is_enabled=is_there,
        )


def _of_models(window: "MainWindow") -> Iterator[Command]:
    picker = window.picker
    for name, shown, searched in picker.offered():
        yield Command(
            title=tr("Use {model}").format(model=shown),
            where=tr("Model"),
            english=f"Use model {shown}",
            more=searched,
            do=partial(picker.choose, name),
            is_on=picker.currentData() == name,
            group=1,  # hundreds of them
        )
