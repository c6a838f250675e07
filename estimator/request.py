"""The chat request that a prompt's text may be: counted within a key press, or beside the window.

A text is one where it is JSON that has messages; only a text that begins like JSON is parsed. What
takes longer than a key press may is the work of a thread: until it is done, there is no count.
"""

import json
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from estimator.tokens import chat
from estimator.tokens.chat_rules import ChatError, CountText
from estimator.tokens.parts import Counted, Part
from estimator.tokens.texts import CALL, OverBudgetError, Round

if TYPE_CHECKING:
    import tiktoken

    from estimator.tokens.counter import TextCounter

HEAD = 4096
"""Characters among which a request must begin; before it, white space may stand."""
AT_ONCE = 524_288
"""UTF-16 units that are parsed within a key press: a millisecond, or five at worst."""
BUDGET = 32_768
"""Characters that are counted within a key press: two milliseconds."""
PAUSE_SECONDS = 0.4
"""So long after the last edit a long text that was no request is read again."""
_ROLE = '"role"'  # every message has one
_MESSAGE = re.compile(r"(?:messages)?\[(\d+)\]")
_LONGEST_LITERAL = 16  # characters; of what JSON writes without quotes, and of an escape
_SLOW = '"file_data"'  # a PDF is read for tenths of a second


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text was found to be; plain text, where nothing is set.

    Attributes:
        request: the chat request that it is.
        counted: its parts and their tokens; None where it can't be counted.
        problem: why it can't: it is malformed, or the model takes no chat that is known.
    """

    request: chat.Request | None = None
    counted: Counted | None = None
    problem: ChatError | None = None


PLAIN = Reading()
Key = tuple[int, str, str]
"""What a reading is of: the number of the edit, the model, the encoding."""


def read(text: str, model: str, count_text: CountText) -> Reading:
    """What a text is, and the tokens of a request, by the rules of a model."""
    request = None
    try:
        request = chat.recognise(text)
        return Reading(request, chat.count(request, model, count_text)) if request else PLAIN
    except ChatError as error:
        return Reading(request, problem=error)


class RequestWork:
    """A text to be read by another thread; ``reading`` is the answer."""

    def __init__(
        self,
        key: Key,
        counter: "TextCounter",
        encoding: "tiktoken.Encoding",
        known: Mapping[str, int],
    ) -> None:
        self.key = key
        self.units = counter.units
        self.reading: Reading | None = None
        self.seen: dict[str, int] = {}
        self.calls = 0
        self._text = counter.text
        self._counting = Round(encoding, known)

    def do(self) -> None:
        """Read and count; changes nothing but the answer, so that any thread may do it."""
        if _ROLE not in self._text:  # parsing it would hold up every other thread
            self.reading = PLAIN
            return
        with suppress(OverBudgetError):  # cancelled
            self.reading = read(self._text, self.key[1], self._counting.count)
            self.seen, self.calls = self._counting.seen, self._counting.calls

    def cancel(self) -> None:
        """End without an answer, soon."""
        self._counting.stop()


class Recogniser:
    """Keeps the reading of a text that changes.

    ``edited`` says that it has; ``reading`` is what it is now, and None while that is the work of
    another thread, which ``take`` hands out and ``give`` takes back. A long text that was no
    request is taken for none while it is typed in, and read again in the next pause.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._edits = 0
        self._edited_at = 0.0
        self._key: Key | None = None
        self._reading: Reading | None = None
        self._is_out = False
        self._has_many_parts = False
        self._plain_units: int | None = None  # of the long text that was last found to be plain
        self._is_due = False
        self._known: dict[str, Mapping[str, int]] = {}

    def edited(self, *, is_another: bool = False) -> None:
        """Read anew from now on; another text is not what this one was."""
        if is_another:
            self._plain_units = None
        self._edits += 1
        self._edited_at = self._clock()

    def reading(
        self, counter: "TextCounter", model: str, encoding: "tiktoken.Encoding"
    ) -> Reading | None:
        """What the text is, by the rules of a model and in its encoding."""
        key = (self._edits, model, encoding.name)
        if key != self._key:
            self._key = key
            self._reading = self._read_at_once(counter, key, encoding)
        return self._reading

    def _read_at_once(
        self, counter: "TextCounter", key: Key, encoding: "tiktoken.Encoding"
    ) -> Reading | None:
        if is_surely_plain(counter):
            return PLAIN
        head = counter.head(HEAD)
        if counter.units > AT_ONCE or self._has_many_parts:
            return self._read_later(counter) if _may_go_on_as_json(head) else PLAIN
        text = counter.text
        if _SLOW in text:
            return None
        counting = Round(encoding, self._known.get(encoding.name, {}), BUDGET)
        try:
            found = read(text, key[1], counting.count)
        except OverBudgetError:
            return None
        self._known = {encoding.name: counting.seen}
        return found

    def _read_later(self, counter: "TextCounter") -> Reading | None:
        """Plain, where the text was it and has not become another."""
        before = self._plain_units
        if before is None or abs(counter.units - before) > AT_ONCE:
            return None
        self._is_due = True
        return PLAIN

    def take(
        self, counter: "TextCounter", model: str, encoding: "tiktoken.Encoding"
    ) -> RequestWork | None:
        """The text, where it has yet to be read and no thread is at work; it is then given back."""
        if self._is_out:
            return None
        if self.reading(counter, model, encoding) is not None and not self._is_pause():
            return None
        self._is_out, self._is_due = True, False
        key, known = (self._edits, model, encoding.name), self._known.get(encoding.name, {})
        return RequestWork(key, counter, encoding, known)

    def _is_pause(self) -> bool:
        return self._is_due and self._clock() - self._edited_at >= PAUSE_SECONDS

    def give(self, work: RequestWork) -> None:
        """Take over an answer; that of a text which has changed since is passed over."""
        self._is_out = False
        if work.reading:
            self._known = {work.key[2]: work.seen}
            self._has_many_parts = work.calls * CALL > BUDGET
            self._plain_units = work.units if work.reading == PLAIN else None
            if work.key == self._key:
                self._reading = work.reading


def is_surely_plain(counter: "TextCounter") -> bool:
    """Whether a text can be no request, as it does not begin like JSON."""
    return counter.head(HEAD).lstrip("\ufeff \t\r\n")[:1] not in ("{", "[")


@lru_cache(1)  # most edits are behind it
def _may_go_on_as_json(head: str) -> bool:
    """Whether the text that begins so may be JSON; a long one that is not need not be parsed.

    Where the head was cut, the parser fails at its end or says that a string does not end.
    """
    try:
        json.loads(head.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        return error.pos >= len(head) - _LONGEST_LITERAL or error.msg.startswith("Unterminated")
    except (ValueError, RecursionError):
        return True
    return True


def first_words(request: chat.Request, part: Part, most: int = 80) -> str:
    """The beginning of a message's text, on one line, and its name before it; for other parts "".

    Args:
        request: which has been counted.
        part: of it.
        most: characters of the text.
    """
    found = _MESSAGE.fullmatch(part.path)
    if part.kind != "message" or not found:
        return ""
    message = dict(request.messages[int(found[1])])  # type: ignore[call-overload] # it was counted
    text = " ".join(_text_of(message)[: 4 * most].split())
    return ": ".join(filter(None, (message.get("name"), text[:most])))


def _text_of(message: dict[str, object]) -> str:
    """The text of a message, or of its first part that has one, or what it calls."""
    content = message.get("content")
    if isinstance(content, str):
        return content
    for part in content if isinstance(content, list) else []:
        if isinstance(part, dict) and isinstance(part.get("text"), str):
            return str(part["text"])
    calls = message.get("tool_calls")
    for call in calls if isinstance(calls, list) else []:
        function = call.get("function", call.get("custom"))
        return f"{function.get('name')}(…)"
    return ""
