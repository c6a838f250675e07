"""The open prompts joined to the window: begun, shown, closed, put back, found at the start."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from estimator.prompt import Prompt
from estimator.session import Session
from estimator.store.database import StoreError
from estimator.store.files import is_same
from estimator.store.rows import Draft
from estimator.ui import file_names
from estimator.ui.claim import Claim
from estimator.ui.editor import PromptEditor
from estimator.ui.keeping import Keeper
from estimator.ui.notice import CLOSED, START, Message, Notice
from estimator.ui.prompt_tabs import PromptTabs
from estimator.ui.words import sentence

if TYPE_CHECKING:
    from estimator.ui.prompt_text import PromptText

_TITLE_MS = 300


class Switching(QObject):
    """Which prompt is seen.

    Attributes:
        claim: on the prompts.

    Signals:
        left: the prompt that is seen goes; the Prompt.
        shown: another is seen; the Prompt.
        loaded: what was kept of it is to be shown: the Draft.
        dropped: one is not open any more; the Prompt.
        begun: the one that is seen is new.
    """

    left = Signal(object)
    shown = Signal(object)
    loaded = Signal(object)
    dropped = Signal(object)
    begun = Signal()

    def __init__(
        self,
        session: Session,
        editor: PromptEditor,
        tabs: PromptTabs,
        keeper: Keeper,
        notice: Notice,
        *,
        may_leave: Callable[[], bool],
    ) -> None:
        """``may_leave`` asks whether the text that is seen may be lost."""
        super().__init__(editor)
        self._session, self._prompts, self._editor = session, session.prompts, editor
        self._tabs, self._keeper, self._notice = tabs, keeper, notice
        self._may_leave = may_leave
        self._texts: dict[Prompt, PromptText] = {session.prompt: editor.prompt}
        self.claim = Claim(session.store.path)
        self._soon = QTimer(self, singleShot=True, interval=_TITLE_MS)
        self._soon.timeout.connect(self._show_title)
        tabs.chosen.connect(lambda number: self.show(self._prompts.all[number]))
        tabs.closed.connect(lambda number: self.close(self._prompts.all[number]))
        tabs.moved.connect(self._move)
        tabs.wanted.connect(self.new)

    def restore(self) -> None:
        """Show what was open when the app ended."""
        blank = self._session.prompt
        try:
            self._prompts.claim(self.claim.name, self.claim.is_alive)
        except StoreError as error:
            self._say_unread(error, self.restore)
        current = self._prompts.current
        if current is not blank:
            self._texts[current] = self._texts.pop(blank)
            if not self._load(current):
                self._begin_beside(current, blank)
        self.show_tabs()

    def _begin_beside(self, unread: Prompt, blank: Prompt) -> None:
        """Show a blank prompt, for what can't be read now may be another time."""
        self._texts[blank] = self._texts.pop(unread)
        self._prompts.all.append(blank)
        self._session.show(blank)

    # Commands

    def new(self) -> None:
        """Begin an empty prompt; one that is there is as good."""
        blank = next((p for p in self._prompts.all if p.is_blank), None)
        self._begin(blank or self._session.begin())
        self._editor.setFocus()

    def _begin(self, prompt: Prompt) -> None:
        self.show(prompt)
        self.begun.emit()

    def make_room(self) -> None:
        """Have a prompt without a text seen, for another text."""
        seen = self._session.prompt
        if seen.counter.units or seen.document.path:
            self._begin(self._session.begin())

    def prompt_of(self, path: Path) -> Prompt | None:
        """The prompt that has a file open, by any name of it; None where none has."""
        return next((p for p in self._prompts.all if p.path and is_same(p.path, path)), None)

    def is_shown(self, prompt: Prompt) -> bool:
        """Show a prompt, if it is open still; whether it is seen now."""
        if prompt in self._prompts.all:
            self.show(prompt)
        return self._session.prompt is prompt

    def step(self, by: int) -> None:
        """Show the prompt of a tab so many after this one, or before it."""
        everyone = self._prompts.all
        at = everyone.index(self._session.prompt)
        self.show(everyone[(at + by) % len(everyone)])

    def show(self, prompt: Prompt) -> None:
        """Show a prompt where it was left."""
        before = self._session.prompt
        if prompt is before:
            self.show_tabs()
            return
        self.left.emit(before)
        self._session.show(prompt)
        is_new = prompt not in self._texts
        if is_new:
            self._texts[prompt] = self._editor.begin_prompt()
        self._editor.show_prompt(self._texts[prompt])
        if prompt.head and not self._load(prompt):
            self._session.show(before)
            self._editor.show_prompt(self._texts[before])
        self.shown.emit(self._session.prompt)
        self.show_tabs()
        self._editor.setFocus()

    def _load(self, prompt: Prompt) -> bool:
        """Whether a prompt that was kept is here now."""
        try:
            draft = self._prompts.load(prompt)
        except StoreError as error:
            self._say_unread(error, partial(self.show, prompt))
            return False
        self._session.show(prompt)  # with the choices that were kept
        if draft:
            self.loaded.emit(draft)
            self._note_kept(prompt, draft)
        return True

    def _note_kept(self, prompt: Prompt, draft: Draft) -> None:
        if prompt.counter.text == draft.text:
            self._prompts.is_kept(prompt, draft)

    def close_seen(self) -> None:
        """Close the prompt that is seen."""
        self.close(self._session.prompt)

    def close(self, prompt: Prompt) -> None:
        """Close a prompt, with a way to put it back; not where it can't be kept until then."""
        is_blank = prompt.is_blank
        if not is_blank and not self._is_kept() and not self._may_lose(prompt):
            return
        title = self.title(prompt)
        seen = self._prompts.close(prompt)
        if prompt is self._session.prompt:
            self.show(seen)
        if text := self._texts.pop(prompt, None):
            self._editor.drop_prompt(text)
        self.dropped.emit(prompt)
        self.show_tabs()
        self._keeper.keep()
        if not is_blank and self._keeper.has_history:
            said = partial(self._closed, title)
            self._notice.say(Message(CLOSED, said, lambda: self.tr("Reopen"), self.reopen))

    def _is_kept(self) -> bool:
        return self._keeper.kept_now() and self._keeper.has_history

    def may_lose_all(self) -> bool:
        """Whether nothing would be lost that the user wants, where prompts can't be kept."""
        return all(prompt.head or self._may_lose(prompt) for prompt in [*self._prompts.all])

    def hold_all(self) -> None:
        """Have every prompt here: the store is to have none of them any more."""
        self.visit_all()
        for prompt in self._prompts.all:
            prompt.unkept.lost()

    def part(self) -> None:
        """Go on with the prompts as others than those that another app has taken over."""
        self._prompts.part()
        self.visit_all()

    def visit_all(self) -> None:
        """Show every prompt for a moment, so that it is here, and kept with the next that is."""
        seen = self._session.prompt
        for prompt in [*self._prompts.all, seen]:
            self.show(prompt)

    def _may_lose(self, prompt: Prompt) -> bool:
        if not self.is_modified(prompt):
            return True
        self.show(prompt)
        return self._may_leave()

    def _closed(self, title: str) -> str:
        return self.tr("“{title}” is closed.").format(title=title)

    def reopen(self) -> None:
        """Put back the prompt that was closed last."""
        self._notice.done(CLOSED)
        try:
            found = self._prompts.reopen()
        except StoreError as error:
            self._say_unread(error, self.reopen)
            return
        if found:
            self.show(found)
            self._keeper.keep_soon()

    def _move(self, start: int, end: int) -> None:
        self._prompts.all.insert(end, self._prompts.all.pop(start))
        self._keeper.keep_soon()

    def _say_unread(self, error: StoreError, again: object) -> None:
        said = partial(sentence, error)
        self._notice.say(Message(START, said, lambda: self.tr("Try Again"), again))  # type: ignore[arg-type]

    # Titles

    def title(self, prompt: Prompt) -> str:
        """What a prompt is called: its file, or how it begins."""
        if prompt.path:
            return file_names.shown(prompt.path)
        return prompt.title or self.tr("New prompt")

    def titles(self) -> list[tuple[Prompt, str, bool]]:
        """Every open prompt, what it is called, and whether it is seen; as the tabs are."""
        seen = self._session.prompt
        return [(prompt, self.title(prompt), prompt is seen) for prompt in self._prompts.all]

    def show_tabs(self) -> None:
        """Show every tab."""
        everyone = self._prompts.all
        seen = everyone.index(self._session.prompt)
        self._tabs.show_tabs([self._told(prompt) for prompt in everyone], seen)

    def _told(self, prompt: Prompt) -> tuple[str, str, bool]:
        tip = str(prompt.path) if prompt.path else ""
        return self.title(prompt), tip, prompt.path is not None and self.is_modified(prompt)

    def is_modified(self, prompt: Prompt) -> bool:
        """Whether the text differs from its file."""
        if prompt.head:
            return prompt.head.modified
        text = self._texts.get(prompt)
        return text is not None and text.document.isModified()

    def edited(self) -> None:
        """Show the title anew soon."""
        self._soon.start()

    def _show_title(self) -> None:
        prompt = self._session.prompt
        title, tip, is_modified = self._told(prompt)
        number = self._prompts.all.index(prompt)
        self._tabs.show_title(number, title, tip, is_modified=is_modified)
