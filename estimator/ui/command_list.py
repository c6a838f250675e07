"""Everything that can be done from the main window, as the rows of the command palette."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from estimator.ui import commands_within, file_names, language, menus
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
    """The commands of the menus, then of other windows, then what is chosen: also elsewhere."""
    window.fill_recent()
    yield from _of_menus(window.menuBar(), _Known.of(window))
    yield from _within(window)
    yield from _of_prompts(window)
    yield from _of_tabs(window)
    yield from _of_models(window)


def plain(title: str) -> str:
    """A title of a menu without its mnemonic."""
    return _MNEMONIC.sub("", title).replace("&&", "&")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is not in the menus.

    Attributes:
        english: what a command is called in English, by its name.
        words: that it is found by too, likewise.
        open_files: which need not be opened.
    """

    english: Mapping[str, str]
    words: Mapping[str, str]
    open_files: frozenset[Path]

    @staticmethod
    def of(window: "MainWindow") -> "_Known":
        english = {name: plain(title) for name, title in menus.names(str).items()}
        english |= {code: language.in_english(code) for code in language.offered()}
        more = commands_within.words(str)
        words = {name: f"{word} {more[name]}" for name, word in commands_within.words().items()}
        seen = frozenset(p.path for p, *_ in window.switching.titles() if p.path)
        return _Known(english, words, seen)


def _of_menus(bar: QMenuBar, known: _Known) -> Iterator[Command]:
    for action in bar.actions():
        if menu := _menu(action):
            yield from _of_menu(menu, plain(menu.title()), "", known)


def _menu(action: QAction) -> QMenu | None:
    found = action.menu()
    return found if isinstance(found, QMenu) else None


def _of_menu(menu: QMenu, where: str, before: str, known: _Known) -> Iterator[Command]:
    """The commands of a menu and of those in it, whose titles stand before theirs."""
    own = menu.objectName()
    english = known.english.get(own, "")
    for action in menu.actions():
        if inner := _menu(action):
            yield from _of_menu(inner, where, plain(inner.title()), known)
        elif isinstance(action.data(), Path):
            if action.data() not in known.open_files:
                yield _of_file(action, english)
        elif not action.isSeparator() and (action.isEnabled() or action.objectName()):
            name = action.objectName()  # what has none and is off only says that there is nothing
            called = known.english.get(name, name.replace("_", " "))
            made = _of_action(action, where, before, f"{english} {called}".strip())
            more = known.words.get(own, ""), known.words.get(name, "")
            yield replace(made, more=" ".join(more).strip())


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


def _within(window: "MainWindow") -> Iterator[Command]:
    of_menus, do = menus.names(), commands_within.commands(window)
    english = commands_within.names(str)
    for name, title in commands_within.names().items():
        yield Command(
            title=title,
            where=plain(of_menus[commands_within.WHERE[name]]).removesuffix("…"),
            english=english[name],
            do=do[name],
            is_enabled=name != "explain" or window.figures.explain.isEnabled(),
        )


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
