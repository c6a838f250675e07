"""From one start to the next: the text, the choices, and where the window stood."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter

from estimator.session import Session
from estimator.store.database import StoreError
from estimator.ui.editor import DEFAULT_POINTS, PromptEditor
from estimator.ui.figures import Figures
from estimator.ui.geometry import from_text, to_text
from estimator.ui.writing import State, Writing

_AFTER_MS = 1000
_LARGE_UNITS = 1_000_000  # from here on the draft is kept in a pause, not while typing
_LONGEST_MS = 10_000  # without a pause


class Keeper(QObject):
    """Keeps the window's state within a second of a change, and puts it back.

    Signals:
        kept: everything is kept.
        restored: the Draft that was kept.
        failed: the StoreError that kept it from being kept.
    """

    kept = Signal()
    restored = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        window: QMainWindow,
        editor: PromptEditor,
        figures: Figures,
        splitter: QSplitter,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._editor = editor
        self._figures = figures
        self._splitter = splitter
        self._settings = session.store.settings()
        self._also: list[Callable[[], Mapping[str, str]]] = []
        self._is_unread = False
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._keep_beside)
        self._writing = Writing(session.store, self)
        self._writing.written.connect(self._say)
        self._waiting = QElapsedTimer()

    def get(self, name: str, default: str) -> str:
        """A setting of the window."""
        return self._settings.get(name, default)

    def set(self, name: str, value: str) -> None:
        """Change a setting of the window."""
        self._settings[name] = value
        self.keep_soon()

    @property
    def settings(self) -> Mapping[str, str]:
        """All settings of the window, as they were kept or changed last."""
        return self._settings

    def keep_also(self, found: Callable[[], Mapping[str, str]]) -> None:
        """Ask for more settings whenever everything is kept."""
        self._also.append(found)

    def keep_soon(self) -> None:
        """Keep everything within a second; a large text in the next pause, if one comes soon."""
        if not self._timer.isActive():
            self._waiting.start()
            self._timer.start()
        elif self._session.units >= _LARGE_UNITS and self._waiting.elapsed() < _LONGEST_MS:
            self._timer.start()

    def stop(self) -> None:
        """Keep nothing more."""
        self._timer.stop()
        self._writing.stop()

    def keep(self) -> bool:
        """Keep everything now; whether it is kept, for longer than the app runs."""
        if not self._may_write():
            return False
        error = self._writing.write_now(self._state())
        self._say(error)
        return error is None and self._session.store.is_lasting

    def _keep_beside(self) -> None:
        if self._may_write():
            self._writing.write(self._state())

    def _may_write(self) -> bool:
        """Whether the whole text is here, and nothing that could not be read is written over."""
        self._editor.fill()
        return not self._is_unread or self._read_draft()

    def _state(self) -> State:
        self._settings |= {
            "points": str(self._editor.points()),
            "wrap": _word(self._editor.is_wrapped()),
            "figures": _word(self._figures.isVisibleTo(self._window)),
            "geometry": to_text(self._window.saveGeometry()),
            "splitter": to_text(self._splitter.saveState()),
        }
        for found in self._also:
            self._settings |= found()
        return self._session.to_keep(
            modified=self._editor.document().isModified(),
            cursor=self._editor.caret_unit(),
            more=self._settings,
        )

    def _say(self, error: StoreError | None) -> None:
        if error:
            self.failed.emit(error)
        else:
            self.kept.emit()

    def restore(self) -> None:
        """Put back what was kept."""
        self._splitter.restoreState(from_text(self.get("splitter", "")))
        with suppress(ValueError):
            self._editor.set_points(float(self.get("points", str(DEFAULT_POINTS))))
        self._editor.set_wrapped(self.get("wrap", "yes") == "yes")
        self._figures.setVisible(self.get("figures", "yes") == "yes")
        self._read_draft()
        self._timer.stop()  # what was just read need not be written

    def _read_draft(self) -> bool:
        """Whether the draft could be read; until it is, none is written over it."""
        try:
            draft = self._session.store.draft()
        except StoreError as error:
            self._is_unread = True
            self.failed.emit(error)
            return False
        self._is_unread = False
        if draft:
            self.restored.emit(draft)
        return True


def _word(is_on: bool) -> str:  # noqa: FBT001 - it is the word for it
    return "yes" if is_on else "no"
