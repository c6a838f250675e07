"""The main window: editor at the left, figures at the right, everything else one step away."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QMainWindow, QMessageBox

from estimator import __version__, resources
from estimator.pricing.book import BookError
from estimator.session import Session
from estimator.session import now as session_now
from estimator.store.database import StoreError
from estimator.ui import focus, language, menus, theme, words
from estimator.ui.editor import DEFAULT_POINTS, PromptEditor
from estimator.ui.figures import Figures
from estimator.ui.files import PromptFile
from estimator.ui.find import FindBar
from estimator.ui.keeping import Keeper
from estimator.ui.layout import lay_out
from estimator.ui.loading import VocabularyLoader
from estimator.ui.notice import KEEPING, START, VOCABULARY, Message, Notice
from estimator.ui.picker import ModelPicker
from estimator.ui.rates import RatesWindow
from estimator.ui.status import StatusBar

_LOAD_AFTER_MS = 250  # for a window that is never painted


class MainWindow(QMainWindow):
    """Shows one prompt of a session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rates: RatesWindow | None = None
        self._make_parts()
        self._lay_out()
        self._connect()
        self._menus = menus.build(self, self._commands())
        self._show_choices()
        self.keeper.restore()
        self._check_menus()
        self._show_document()
        self._show_caret()
        QTimer.singleShot(_LOAD_AFTER_MS, self._want_vocabulary)

    # Making

    def _make_parts(self) -> None:
        self.picker = ModelPicker()
        self.editor = PromptEditor()
        self.notice = Notice()
        self.find_bar = FindBar(self.editor)
        self.figures = Figures()
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.files = PromptFile(self._session, self.editor, self.notice, self)
        self._loader = VocabularyLoader(self)

    def _lay_out(self) -> None:
        column = [self.notice, self.editor, self.find_bar]
        splitter = lay_out(self, self.picker, column, self.figures)
        self.keeper = Keeper(self._session, self, self.editor, self.figures, splitter)
        self.setWindowIcon(QIcon(str(resources.path("icons", "estimator.svg"))))
        self.setTabOrder(self.picker, self.editor)
        self.editor.setFocus()

    def _connect(self) -> None:
        self.editor.edited.connect(self._edited)
        self.editor.painted.connect(self._want_vocabulary)
        self.editor.file_dropped.connect(self.files.open_path)
        self.editor.sample_wanted.connect(self.files.open_sample)
        self.editor.cursorPositionChanged.connect(self._show_caret)
        self.editor.document().modificationChanged.connect(self.setWindowModified)
        self.files.document_changed.connect(self._show_document)
        self.files.document_changed.connect(self.keeper.keep_soon)
        self.picker.model_chosen.connect(self._choose_model)
        self.picker.left.connect(self.editor.setFocus)
        self.figures.output_changed.connect(self._set_output)
        self.figures.requests_changed.connect(self._set_requests)
        self.figures.rate_wanted.connect(self.open_rates)
        self.status.newline_chosen.connect(self.files.set_newline)
        self._loader.loaded.connect(self._vocabulary_loaded)
        self._loader.failed.connect(self._vocabulary_failed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_desktop)
        self.keeper.failed.connect(self._say_not_kept)
        self.keeper.kept.connect(partial(self.notice.done, KEEPING))
        self.keeper.restored.connect(self.files.restore)

    def _commands(self) -> menus.Commands:
        editor, files = self.editor, self.files
        return {
            "new": files.new,
            "open": files.open,
            "recent": self._fill_recent,
            "save": files.save,
            "save_as": files.save_as,
            "quit": self.close,
            "undo": lambda: focus.do("undo", editor),
            "redo": lambda: focus.do("redo", editor),
            "cut": lambda: focus.do("cut", editor),
            "copy": lambda: focus.do("copy", editor),
            "paste": lambda: focus.do("paste", editor),
            "select_all": lambda: focus.do("selectAll", editor),
            "find": self.find_bar.start,
            "find_next": self.find_bar.find_next,
            "find_previous": self.find_bar.find_previous,
            "zoom_in": lambda: editor.set_points(editor.points() + 1),
            "zoom_out": lambda: editor.set_points(editor.points() - 1),
            "zoom_reset": lambda: editor.set_points(DEFAULT_POINTS),
            "wrap": editor.set_wrapped,
            "figures": self.figures.setVisible,
            "next_area": lambda: focus.next_area((self.picker, editor, self.figures)),
            "theme": self._choose_theme,
            "language": self._choose_language,
            "choose_model": partial(self.picker.setFocus, Qt.FocusReason.ShortcutFocusReason),
            "rates": lambda: self.open_rates(""),
            "sample": files.open_sample,
            "about": self._about,
        }

    def _show_choices(self) -> None:
        session, estimate = self._session, self._session.estimate()
        self.picker.show_models(session.countable_models(), session.model.id, session_now().date())
        self.figures.show_choices(estimate.output_tokens, estimate.requests)

    def _check_menus(self) -> None:
        actions = self._menus.actions
        for name, is_on in (
            ("wrap", self.editor.is_wrapped()),
            ("figures", self.figures.isVisibleTo(self)),
        ):
            actions[name].blockSignals(True)
            actions[name].setChecked(is_on)
            actions[name].blockSignals(False)
        menus.check(self._menus.themes, self.keeper.get("theme", theme.SYSTEM))
        menus.check(self._menus.languages, self.keeper.get("language", language.SYSTEM))

    # The life of an edit

    def _edited(self, start: int, removed: int, text: str) -> None:
        self._session.edit(start, removed, text)
        self.keeper.keep_soon()
        self.refresh()

    def refresh(self) -> None:
        """Show the session's estimate."""
        estimate = self._session.estimate()
        self.figures.show_estimate(estimate)
        self.status.show_estimate(estimate)

    def _want_vocabulary(self) -> None:
        if self._session.is_counting:
            self._show_loading(is_loading=True)
            self._loader.want(self._session.encoding.encoding)

    def _vocabulary_loaded(self, encoding: object) -> None:
        self._session.add_encoding(encoding)  # type: ignore[arg-type] # the signal says object
        self.notice.done(VOCABULARY)
        self.refresh()

    def _vocabulary_failed(self, error: Exception) -> None:
        self._show_loading(is_loading=False)
        said = partial(words.sentence, error)
        self.notice.say(Message(VOCABULARY, said, self._try_again, self._want_vocabulary))

    def _show_loading(self, *, is_loading: bool) -> None:
        self.figures.is_loading = self.status.is_loading = is_loading
        self.refresh()

    def _try_again(self) -> str:
        return self.tr("Try again")

    # Choices

    def _choose_model(self, model: str) -> None:
        with suppress(BookError):  # the picker offers what the book has
            self._session.choose_model(model)
        self._want_vocabulary()
        self._changed()

    def _set_output(self, tokens: int) -> None:
        self._session.set_output_tokens(tokens)
        self._changed()

    def _set_requests(self, requests: int) -> None:
        self._session.set_requests(requests)
        self._changed()

    def _changed(self) -> None:
        self.keeper.keep_soon()
        self.refresh()

    def _choose_theme(self, chosen: str) -> None:
        theme.apply(chosen)
        self.keeper.set("theme", chosen)

    def _follow_desktop(self) -> None:
        theme.apply(self.keeper.get("theme", theme.SYSTEM))

    def _choose_language(self, chosen: str) -> None:
        language.apply(chosen)
        self.keeper.set("language", chosen)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_menus"):
            self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._menus = menus.build(self, self._commands())
        self._check_menus()
        for part in (self.editor, self.notice, self.find_bar, self.figures, self.status):
            part.retranslate()
        self._show_document()
        self._show_caret()
        self.refresh()

    # Other windows

    def open_rates(self, meter: str) -> None:
        """Open the rates at one of the chosen model's."""
        if self._rates is None:
            self._rates = RatesWindow(self._session, self)
            self._rates.rates_changed.connect(self.refresh)
        self._rates.show()
        self._rates.raise_()
        self._rates.activateWindow()
        self._rates.go_to(meter)

    def _about(self) -> None:
        about = self.tr(
            "Token Estimator {version}\n\nCounts the tokens of a prompt exactly and prices it, on"
            " this computer alone.\n\nMIT licence. Built with Qt (LGPL) and tiktoken (MIT)."
        )
        title = self.tr("About Token Estimator")
        QMessageBox.about(self, title, about.format(version=__version__))

    def say_store_problem(self, problem: StoreError, kept: Path | None) -> None:
        """Say at the start what is wrong with the store, and where a damaged one is kept."""
        said = partial(self._set_aside, kept) if kept else partial(words.sentence, problem)
        self.notice.say(Message(START, said))

    def _set_aside(self, kept: Path) -> str:
        known = self.tr(
            "Your data file was damaged. A new one was begun, and the damaged one is kept as"
            " {path}."
        )
        return known.format(path=kept)

    def _say_not_kept(self, error: StoreError) -> None:
        said = partial(words.sentence, error)
        self.notice.say(Message(KEEPING, said, self._try_again, self.keep))

    def _fill_recent(self) -> None:
        paths: list[Path] = []
        with suppress(StoreError):
            paths = self._session.store.recent_files()
        if self._menus.recent:
            menus.fill_recent(
                self._menus.recent, paths, self.files.open_path, self.files.forget_recent
            )

    # What is shown of the document

    def _show_document(self) -> None:
        path = self._session.document.path
        name = path.name if path else self.tr("New prompt")
        escaped = name.replace("[*]", "[*][*]")  # [*] is where Qt puts the mark
        self.setWindowTitle(self.tr("{name}[*] – Token Estimator").format(name=escaped))
        self.setWindowFilePath(str(path) if path else "")
        self.setWindowModified(self.editor.document().isModified())
        self.status.show_document(self._session.document)
        self.refresh()

    def _show_caret(self) -> None:
        cursor = self.editor.textCursor()
        self.status.show_caret(cursor.blockNumber() + 1, cursor.positionInBlock() + 1)

    def keep(self) -> bool:
        """Keep text and choices for the next start; whether they are."""
        return self.keeper.keep()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything; ask only where the text would be lost."""
        if not self.keep() and not self.files.may_leave():
            event.ignore()
            return
        self.keeper.stop()
        self._loader.stop()
        event.accept()
