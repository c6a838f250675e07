"""From one start to the next: the text, the choices, and where the window stood."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter

from estimator.session import Session
from estimator.store.database import StoreError
from estimator.store.drafts import Change, Leaving
from estimator.store.store import HISTORY, NONE
from estimator.ui.editor import DEFAULT_POINTS, PromptEditor
from estimator.ui.figures import Figures
from estimator.ui.geometry import from_text, to_text
from estimator.ui.giving_way import in_turn
from estimator.ui.writing import Writing

_AFTER_MS = 600
_PAUSE_MS = 3000


class Keeper(QObject):
    """Keeps the window's state within a second of a change, and puts it back.

    Signals:
        kept: everything is kept.
        failed: the StoreError that kept it from being kept.
        taken: another app has taken over the prompts; they are to be kept as others.
    """

    kept = Signal()
    failed = Signal(object)
    taken = Signal()

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
        self._of_prompt: list[Callable[[], Mapping[str, str]]] = []
        self._changes: list[Change] = []
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._keep_in_turn)
        self._is_due = False
        self._writing = Writing(session.store, self)
        self._writing.written.connect(self._say)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep_whole)

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
        """Ask for more settings of the prompt that is seen whenever it is kept."""
        self._of_prompt.append(found)

    def keep_soon(self) -> None:
        """Keep everything within a second."""
        if not self._timer.isActive():
            self._timer.start()
        if self._session.prompt.unkept.is_dear:
            self._pause.start()

    def stop(self) -> None:
        """Keep nothing more."""
        self._timer.stop()
        self._is_due = False
        self._pause.stop()
        self._writing.stop()

    def keep(self) -> bool:
        """Keep everything now; whether it is kept, for longer than the app runs."""
        return self.kept_now() and self.has_history and self._session.store.is_lasting

    def kept_now(self) -> bool:
        """Whether everything is kept now."""
        error = self._writing.write_now(self._leaving())
        if self._is_taken(error):
            error = self._writing.write_now(self._leaving())
        self._say(error)
        return error is None

    @property
    def has_history(self) -> bool:
        """Whether prompts are kept."""
        return self.get(HISTORY, "") != NONE

    def keep_whole(self) -> None:
        """Keep the whole text that is seen, which is dear to put together from edits."""
        self._writing.write(self._leaving(whole=True))

    def _keep_in_turn(self) -> None:
        self._is_due = True
        in_turn(self, self._keep_due)

    def _keep_due(self) -> None:
        if self._is_due:
            self._keep_beside()

    def _keep_beside(self) -> None:
        self._is_due = False
        self._writing.write(self._leaving())

    def gather(self, *, whole: bool = False) -> None:
        """Have the prompt that is seen kept as it is now, with the next that is kept."""
        prompt = self._session.prompt
        if prompt.head or (prompt.is_blank and prompt.is_new):
            return
        if not self.has_history:
            prompt.unkept.lost()
            return
        choices: dict[str, str] = {}
        for found in self._of_prompt:
            choices |= found()
        change = prompt.change(
            choices,
            modified=self._editor.document().isModified(),
            cursor=self._editor.caret_unit(),
            whole=whole or prompt.unkept.is_whole_due(prompt.counter.units),
        )
        self._changes.append(change)

    def _leaving(self, *, whole: bool = False) -> Leaving:
        self.gather(whole=whole)
        changes, self._changes = self._changes, []
        self._settings |= {
            "points": str(self._editor.points()),
            "wrap": _word(self._editor.is_wrapped()),
            "figures": _word(self._figures.isVisibleTo(self._window)),
            "geometry": to_text(self._window.saveGeometry()),
            "splitter": to_text(self._splitter.saveState()),
        }
        choices = self._session.prompt.choices.kept()
        settings = {**self._settings, "model": self._session.chosen, **choices}
        return self._session.prompts.leaving(changes, settings)

    def _is_taken(self, error: StoreError | None) -> bool:
        """Whether another app has the prompts, which are others from now on."""
        if error is None or error.kind != "taken":
            return False
        self._writing.forget()
        self._changes = []
        self.taken.emit()
        return True

    def _say(self, error: StoreError | None) -> None:
        if self._is_taken(error):
            self._keep_beside()
        elif error:
            self.failed.emit(error)
        else:
            self.kept.emit()

    def restore(self) -> None:
        """Put back what was kept of the window."""
        self._splitter.restoreState(from_text(self.get("splitter", "")))
        with suppress(ValueError):
            self._editor.set_points(float(self.get("points", str(DEFAULT_POINTS))))
        self._editor.set_wrapped(self.get("wrap", "yes") == "yes")
        self._figures.setVisible(self.get("figures", "yes") == "yes")

    def rest(self) -> None:
        """Say that what there is was just read, and need not be written."""
        self._timer.stop()


def _word(is_on: bool) -> str:  # noqa: FBT001 - it is the word for it
    return "yes" if is_on else "no"
