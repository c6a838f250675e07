"""The prompt that is trimmed beside the window, as it was when that was asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from estimator.session import Session
from estimator.tokens import texts
from estimator.trimming.edits import Edit, Span
from estimator.ui.asking import Asking

if TYPE_CHECKING:
    import tiktoken

    from estimator.trimming.hunks import Hunk
    from estimator.trimming.prompt import Prompt
    from estimator.trimming.saving import CountText
    from estimator.trimming.section import GoOn

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Counting:
    """How a prompt is counted: in an encoding, with a line ending, as a chat request or not."""

    encoding: str
    newline: str
    is_request: bool


@dataclass(frozen=True)
class Asked:
    """What is trimmed; ``kept`` are protected spans of the text."""

    text: str
    counting: Counting
    kept: tuple[Span, ...]

    def of(
        self,
        asking: Asking,
        do: "Callable[[Prompt, CountText], Iterator[Answer]]",
        take: Callable[[Answer], None],
    ) -> None:
        """Do something with the prompt on a worker's thread; ``take`` is given each answer."""
        counting = self.counting

        def done(encoding: "tiktoken.Encoding", go_on: "GoOn") -> Iterator[Answer]:
            from estimator.trimming.prompt import Prompt  # noqa: PLC0415 - not before the first use

            def count(text: str) -> int:
                go_on()
                return texts.count(encoding, text.replace("\n", counting.newline))

            is_request = counting.is_request
            prompt = Prompt(self.text, count, is_request=is_request, kept=self.kept)
            yield from do(prompt, count)

        asking.ask(counting.encoding, done, take)


def counting_of(session: Session) -> Counting:
    """How the session's prompt is counted now; what JSON says has its own line endings."""
    is_request = session.estimate().reading.counted is not None
    newline = "\n" if is_request else session.document.newline
    return Counting(session.encoding.encoding, newline, is_request)


def parted(prompt: "Prompt", edits: Sequence[Edit], count_text: "CountText") -> "list[Hunk]":
    """Edits as hunks to be looked at."""
    from estimator.trimming.hunks import hunks  # noqa: PLC0415 - not before the first use

    return list(hunks(prompt.text, edits, prompt.passages, count_text))
