"""The main window: editor at the left, figures at the right, everything else one step away."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow

from estimator import resources
from estimator.ui import language, theme
from estimator.ui.editor import PromptEditor
from estimator.ui.geometry import restore_geometry
from estimator.ui.window_parts import WindowParts

# Nothing else is imported before the first paint: see begin().
if TYPE_CHECKING:
    from estimator.session import Session
    from estimator.store.store import Opening
    from estimator.ui.menus import Menus

_PAINT_MS = 40
"""For the figures of what was left, which a vocabulary would hold up while it is made."""


class MainWindow(WindowParts, QMainWindow):
    """Shows one prompt of a session: at first its editor alone, and the rest with ``begin``."""

    _session: "Session"

    def __init__(self, kept: dict[str, str]) -> None:
        super().__init__()
        self._menus: Menus | None = None
        self.setWindowTitle("Token Estimator[*]")
        self.editor = PromptEditor()
        self.setCentralWidget(self.editor)
        restore_geometry(self, kept.get("geometry", ""))
        self.editor.setFocus()

    def begin(self, session: "Session") -> None:
        """Make the other parts, and show the session's prompt."""
        from estimator.ui import commands, making, menus

        typed = self.editor.toPlainText()  # since the first paint
        self.editor.clear()
        self._session = session
        making.complete(self, session)
        self._menus = menus.build(self, commands.commands(self))
        self.keeper.restore()
        self.tokens.restore()
        self.switching.restore()
        making.show_choices(self, session)
        self._check_menus()
        self.show_document()
        self.show_caret()
        self.keeper.rest()
        self.editor.insertPlainText(typed)
        self.editor.setFocus()
        self.setWindowIcon(QIcon(str(resources.path("icons", "estimator.svg"))))
        is_told = session.estimate().tokens is not None
        QTimer.singleShot(_PAINT_MS if is_told else 0, self.want_vocabulary)
        QTimer.singleShot(0, self.watching.look)

    @property
    def is_begun(self) -> bool:
        """Whether it has every part."""
        return self._menus is not None

    def _check_menus(self) -> None:
        from estimator.ui import menus

        if self._menus is None:
            return
        actions = self._menus.actions
        for name, is_on in (
            ("wrap", self.editor.is_wrapped()),
            ("figures", self.figures.isVisibleTo(self)),
            ("token_marks", self.tokens.has_marks),
            ("token_ruler", self.tokens.has_ruler),
        ):
            actions[name].blockSignals(True)
            actions[name].setChecked(is_on)
            actions[name].blockSignals(False)
        menus.check(self._menus.themes, self.keeper.get("theme", theme.SYSTEM))
        menus.check(self._menus.languages, self.keeper.get("language", language.SYSTEM))

    # The life of an edit

    def edited(self, start: int, removed: int, text: str) -> None:
        """Follow an edit of the text."""
        self._session.edit(start, removed, text)
        for part in (*self.followers, self.switching):
            part.edited()
        self.keeper.keep_soon()
        self.counting.go()
        self.aside.go_in_a_pause()
        self.refresh()

    def refresh(self) -> None:
        """Show the session's estimate."""
        estimate = self._session.estimate()
        if not estimate.uncounted:
            self.editor.fill_soon()  # after the counting, which it would hold up
        self.figures.show_estimate(estimate)
        self.attachments.show_estimate(estimate)
        self.status.show_estimate(estimate)
        for part in (self.tokens, *self.followers):
            part.follow(estimate)
        self.projecting.follow(estimate)
        self.learning.follow()
        self.rates.follow()
        self.baseline.show(estimate)
        self.announcer.follow(estimate)
        if estimate.is_waiting:
            self.aside.go()

    def want_vocabulary(self) -> None:
        """Have the chosen model's vocabulary loaded, if it is not."""
        if self._session.is_loading:
            self.figures.is_loading = self.status.is_loading = True
            self.refresh()
            self.loader.want(self._session.encoding.encoding)
        else:
            self.counting.go()

    def vocabulary_loaded(self, encoding: object) -> None:
        """Count in an encoding from now on."""
        from estimator.ui import notice as notices

        self._session.add_encoding(encoding)  # type: ignore[arg-type] # the signal says object
        if encoding.name == self._session.encoding.encoding:  # type: ignore[attr-defined]
            self.counting.prepare(encoding.name)  # type: ignore[attr-defined]
        self.counting.go()
        self.notice.done(notices.VOCABULARY)
        self.refresh()

    def vocabulary_failed(self, error: Exception) -> None:
        """Say why a vocabulary could not be loaded, with a way to try again."""
        self.figures.is_loading = self.status.is_loading = False
        self.refresh()
        self.troubles.say_vocabulary(error, self.want_vocabulary)

    # Choices

    def choose_model(self, model: str) -> None:
        """Count and price for another model."""
        from estimator.pricing.book import BookError

        with suppress(BookError):  # the picker offers what the book has
            self._session.choose_model(model)
        self.want_vocabulary()
        self.changed()

    def set_output(self, tokens: int) -> None:
        """Expect other tokens of output."""
        self._session.choices.set_output_tokens(tokens)
        self.changed()

    def set_made(self, size: str, quality: str) -> None:
        """Expect another picture of a model that makes pictures."""
        self._session.choices.set_made(size, quality)
        self.changed()

    def set_requests(self, requests: int) -> None:
        """Expect other calls a month."""
        self._session.choices.set_requests(requests)
        self.changed()

    def count_as_text(self, is_wanted: bool) -> None:  # noqa: FBT001 - a signal's slot
        """Count a request as plain text, or as what it is."""
        self._session.count_as_text(is_wanted)
        self.changed()

    def show_prompt(self) -> None:
        """Show everything of a prompt that has come in the place of another."""
        from estimator.ui import making

        for part in self.followers:
            part.edited()
        making.show_choices(self, self._session)
        self.want_vocabulary()
        self.show_document()
        self.show_caret()
        self.keeper.keep_soon()

    def show_trimming(self) -> None:
        """Show what can go from the prompt, and let a budget be typed."""
        self.show_tab("trim")
        self.figures.trim.take_focus()

    def show_tab(self, name: str) -> None:
        """Show a page of the column, and the column."""
        self.figures.show()
        self.figures.tabs.show_page(name)
        self._check_menus()

    def changed(self) -> None:
        """Keep and show what has changed."""
        self.keeper.keep_soon()
        self.refresh()

    def choose_theme(self, chosen: str) -> None:
        """Dress the app in another theme."""
        theme.apply(chosen)
        self.protecting.show()
        self.keeper.set("theme", chosen)
        self._check_menus()

    def follow_desktop(self) -> None:
        """Follow the desktop from light to dark and back."""
        theme.apply(self.keeper.get("theme", theme.SYSTEM))

    def choose_language(self, chosen: str) -> None:
        """Speak another language."""
        language.apply(chosen)
        self.keeper.set("language", chosen)
        self._check_menus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if not self._menus:
            return
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.watching.look()
            self.rates.look()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        from estimator.ui import commands, menus

        self._menus = menus.build(self, commands.commands(self))
        self._check_menus()
        parts = self.editor, self.tabs, self.notice, self.find_bar, self.figures, self.status
        for part in (*parts, self.sections, self.trimming):
            part.retranslate()
        self.show_document()
        self.show_caret()
        self.refresh()

    # Other windows

    def say_store_problem(self, opening: "Opening") -> None:
        """Say at the start what is wrong with the store, and where a damaged one is kept."""
        self.troubles.say_at_start(opening, self.keep)

    def fill_recent(self) -> None:
        """List the recent files in their menu."""
        if self._menus and self._menus.recent:
            from estimator.ui import menus

            recent = self.files.recent
            menus.fill_recent(self._menus.recent, recent.all(), self.files.open_path, recent.forget)

    # What is shown of the document

    def show_document(self) -> None:
        """Show the prompt's file."""
        from estimator.ui import file_names

        path = self._session.document.path
        name = file_names.shown(path) if path else self.tr("New prompt")
        escaped = name.replace("[*]", "[*][*]")  # [*] is where Qt puts the mark
        self.setWindowTitle(self.tr("{name}[*] – Token Estimator").format(name=escaped))
        self.setWindowFilePath(str(path) if path else "")
        self.show_modified()
        self.switching.show_tabs()
        self.status.show_document(self._session.document)
        self.counting.go()  # with its line ending
        self.refresh()

    def show_modified(self) -> None:
        """Show whether the text differs from its file."""
        self.setWindowModified(self.editor.document().isModified())
        self.switching.edited()

    def show_caret(self) -> None:
        """Show where the caret stands."""
        line, column = self.editor.caret()
        self.status.show_caret(line + 1, column + 1)

    def keep(self) -> bool:
        """Keep text and choices for the next start; whether they are."""
        return self.keeper.keep()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything; ask only where the text would be lost."""
        if not self._menus:  # closed before it was made
            event.accept()
            return
        if not self.keep() and not self.switching.may_lose_all():
            event.ignore()
            return
        self.keeper.stop()
        self.switching.claim.release()
        for part in (*self.followers, self.projecting, self.counting, self.aside, self.batching):
            part.stop()
        event.accept()
