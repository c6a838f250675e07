"""The prompt that is seen, of those that are open: its text, its file, what is expected of it."""

from pathlib import Path

from estimator.attachments import Attachments
from estimator.choices import Choices
from estimator.contents import Contents
from estimator.estimate import Document
from estimator.prompt import Prompt
from estimator.prompts import Prompts
from estimator.tokens.counter import TextCounter


class Seen:
    """What a session says of its prompt, and does with it.

    Attributes:
        prompts: those that are open.
    """

    prompts: Prompts

    @property
    def prompt(self) -> Prompt:
        """The one that is seen."""
        return self.prompts.current

    @property
    def text(self) -> str:
        r"""The prompt, with ``\n`` as line ending."""
        return self.prompt.counter.text

    @property
    def units(self) -> int:
        """The length of the prompt in UTF-16 units."""
        return self._counter.units

    def edit(self, start: int, removed: int, text: str) -> None:
        r"""Replace ``removed`` UTF-16 units at ``start``; line endings are ``\n``."""
        self.prompt.edit(start, removed, text)

    @property
    def document(self) -> Document:
        """The prompt's file."""
        return self.prompt.document

    def set_document(self, document: Document) -> None:
        """Say where the prompt is saved and how; another line ending is counted at once."""
        self.prompt.document = document
        self._counter.set_newline(document.newline)

    @property
    def _counter(self) -> TextCounter:
        return self.prompt.counter

    @property
    def _contents(self) -> Contents:
        return self.prompt.contents

    @property
    def choices(self) -> Choices:
        """What is expected of the prompt's calls."""
        return self.prompt.choices

    @property
    def chosen(self) -> str:
        """The name that the model is offered under."""
        return self.prompt.chosen

    @property
    def attachments(self) -> Attachments:
        """What belongs to the prompt beside its text."""
        return self._contents.attachments

    def count_as_text(self, is_wanted: bool) -> None:  # noqa: FBT001 - a choice that is either
        """Count the text as plain text whatever it is, or as the request that it may be."""
        self._contents.is_text_wanted = is_wanted

    def save(self, path: Path) -> None:
        """Write the prompt to a file with the document's coding and line ending.

        Raises:
            FileError: it can't be written; the file and the prompt are as they were.
        """
        self.prompt.save(path)
