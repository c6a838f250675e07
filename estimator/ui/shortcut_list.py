"""Every shortcut: those of the menus from their commands, the others from what listens to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from estimator.ui import keys, rates_commands
from estimator.ui.command_list import plain

_Standard = QKeySequence.StandardKey
_NATIVE = QKeySequence.SequenceFormat.NativeText
_F13, _F35 = Qt.Key.Key_F13.value, Qt.Key.Key_F35.value  # of Sun's keyboards, as Copy and Paste
_Shortcut = QKeySequence.StandardKey | Qt.Key | QKeyCombination | str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What a key does; ``keys`` are as the system writes them."""

    area: str
    title: str
    keys: tuple[str, ...]


class ShortcutList(QObject):
    """Lists them by where they work."""

    def all(self, bar: QMenuBar) -> Iterator[Shortcut]:
        """Those of a window's menus, of its editor, and of the windows beside it."""
        for action in bar.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                yield from _of_actions(plain(action.text()), menu.actions())
        for area, known in self._areas().items():
            for title, written in known:
                yield Shortcut(area, title, tuple(_written(written)))
        yield from self._of_rates()

    def _of_rates(self) -> Iterator[Shortcut]:
        """The commands of the rates window, made for their names alone."""
        holder = QWidget()
        made = rates_commands.Commands(holder, dict.fromkeys(rates_commands.SHORTCUTS, _nothing))
        area = self.tr("Rates window")
        yield from _of_actions(area, made.actions.values())
        yield Shortcut(area, self.tr("Edit the cell"), tuple(_written([*keys.ENTER, "F2"])))
        holder.deleteLater()

    def _areas(self) -> Mapping[str, Sequence[tuple[str, Sequence[_Shortcut]]]]:
        back = [keys.FIND_BACK | key for key in keys.ENTER]
        return {
            self.tr("Editor"): self._of_editor(),
            self.tr("Every window"): [(self.tr("Open the context menu"), [keys.MENU])],
            self.tr("Find bar"): [
                (self.tr("Find the next one"), keys.ENTER),
                (self.tr("Find the one before"), back),
                (self.tr("Close the find bar"), [keys.LEAVE]),
            ],
            self.tr("Command palette"): [
                (self.tr("Go through the commands"), [keys.UP, keys.DOWN]),
                (self.tr("Go by pages"), [keys.PAGE_UP, keys.PAGE_DOWN]),
                (self.tr("Do the command"), keys.ENTER),
                (self.tr("Close the palette"), [keys.LEAVE]),
            ],
            self.tr("Help"): [
                (self.tr("Go to the page before"), [keys.GO_BACK]),
                (self.tr("Go to the page after"), [keys.GO_FORWARD]),
                (self.tr("Search the help"), [keys.FIND]),
                (self.tr("Find the next one"), [*keys.ENTER, keys.FIND_NEXT]),
                (self.tr("Find the one before"), [*back, keys.FIND_PREVIOUS]),
            ],
            self.tr("Models"): [
                (self.tr("Give the search up"), [keys.LEAVE]),
                (self.tr("Make a favourite in the comparison"), [keys.CHECK]),
            ],
            self.tr("Trimming"): [
                (self.tr("Take a rule or leave it"), [keys.CHECK]),
                (self.tr("Move a part up or down"), [keys.MOVE | keys.UP, keys.MOVE | keys.DOWN]),
            ],
            self.tr("Tables"): [
                (self.tr("Go from title to title"), [keys.BEFORE, keys.AFTER]),
                (self.tr("Sort by a title"), [keys.CHECK]),
            ],
            self.tr("Lists"): [
                (self.tr("Remove an attachment, a bill or a scenario"), [keys.TAKE_OFF]),
                (self.tr("Undo in the scenarios"), [keys.UNDO]),
                (self.tr("Redo in the scenarios"), [keys.REDO]),
            ],
            self.tr("Charts"): [
                (self.tr("Go from bar to bar"), [keys.BEFORE, keys.AFTER]),
                (self.tr("Go to the first or the last bar"), [keys.FIRST, keys.LAST]),
                (self.tr("Point at no bar"), [keys.LEAVE]),
                (self.tr("Change the share of an hour"), [keys.UP, keys.DOWN]),
            ],
        }

    def _of_editor(self) -> Sequence[tuple[str, Sequence[_Shortcut]]]:
        """Qt's own, as the system has them."""
        return [
            (self.tr("Go to the start of the text"), [_Standard.MoveToStartOfDocument]),
            (self.tr("Go to the end of the text"), [_Standard.MoveToEndOfDocument]),
            (self.tr("Go to the start of the line"), [_Standard.MoveToStartOfLine]),
            (self.tr("Go to the end of the line"), [_Standard.MoveToEndOfLine]),
            (self.tr("Go a word back"), [_Standard.MoveToPreviousWord]),
            (self.tr("Go a word on"), [_Standard.MoveToNextWord]),
            (self.tr("Select to the start of the text"), [_Standard.SelectStartOfDocument]),
            (self.tr("Select to the end of the text"), [_Standard.SelectEndOfDocument]),
            (self.tr("Select the word before"), [_Standard.SelectPreviousWord]),
            (self.tr("Select the next word"), [_Standard.SelectNextWord]),
            (self.tr("Delete the word before"), [_Standard.DeleteStartOfWord]),
            (self.tr("Delete the next word"), [_Standard.DeleteEndOfWord]),
        ]


def _of_actions(area: str, actions: Iterable[QAction]) -> Iterator[Shortcut]:
    for action in actions:
        written = list(_shown(action.shortcuts()))
        if written:
            yield Shortcut(area, plain(action.text()), tuple(written))


def _written(shortcuts: Sequence[_Shortcut]) -> Iterator[str]:
    for shortcut in shortcuts:
        if isinstance(shortcut, QKeySequence.StandardKey):
            yield from _shown(QKeySequence.keyBindings(shortcut))
        else:
            yield from _shown([QKeySequence(shortcut)])


def _shown(sequences: Iterable[QKeySequence]) -> Iterator[str]:
    """As the system writes them; without the keys that few keyboards have, such as one for Copy."""
    for sequence in sequences:
        first = sequence[0]  # type: ignore[index] # which the stubs lack
        key = first.key().value
        is_media = key >= Qt.Key.Key_Back.value and not first.keyboardModifiers().value
        if not is_media and not _F13 <= key <= _F35:
            yield sequence.toString(_NATIVE)


def _nothing() -> None:
    """What a command does that is only listed."""
