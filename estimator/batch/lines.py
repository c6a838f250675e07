"""The lines of a batch file: a request each, read one by one and checked each alone.

{"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": {"model": …}}
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from estimator.tokens import chat
from estimator.tokens.chat_rules import COUNT, FALSE, FILLED, OBJECT, TEXT, ChatError, shown

CHAT, RESPONSES, COMPLETIONS = "/v1/chat/completions", "/v1/responses", "/v1/completions"
EMBEDDINGS, MODERATIONS = "/v1/embeddings", "/v1/moderations"
IMAGES, IMAGE_EDITS, VIDEOS = "/v1/images/generations", "/v1/images/edits", "/v1/videos"
ENDPOINTS = (
    CHAT, RESPONSES, EMBEDDINGS, COMPLETIONS, MODERATIONS, IMAGES, IMAGE_EDITS, VIDEOS,
)  # fmt: skip
"""Where the requests of a batch may go, as OpenAI documents it."""
MAX_LINE = 32_000_000
"""Bytes of a line; a longer one is not kept in memory, where its objects take many times that."""
LIMITS = ("max_completion_tokens", "max_output_tokens", "max_tokens")
"""What requests call the most tokens that an answer may have."""
_MOST = 10**12  # that a limit of tokens is believed to be
_MARK = b"\xef\xbb\xbf"
_FIELDS = {"custom_id", "method", "url", "body"}
_FIRST, _ENOUGH = 10, 3  # lines that a file is known by, and fields that a request is


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line.

    Attributes:
        line: its number, from 1.
        kind: ``"not-json"``, ``"not-text"`` (not UTF-8), ``"too-long"`` (a line of more than
            MAX_LINE bytes), ``"too-deep"``, ``"not-an-object"``, ``"missing"`` (a field),
            ``"bad-value"`` (of a field), ``"duplicate"`` (a ``custom_id``), ``"other-model"`` or
            ``"other-url"`` (than the first request's), ``"too-large"`` (more tokens than the model
            takes), ``"too-much-output"`` (an answer may have more than the model gives),
            ``"too-large-together"`` (input and answer for the context window), ``"not-openai"``
            (a model of another provider), ``"no-rule"`` (the model takes no such request that is
            known) or ``"unreadable"`` (a picture, audio or file: ``cause`` says why).
        field: such as ``body.model``; for ``"not-json"`` the column.
        given: what stands there as JSON, shortened.
        right, known: what would be right, as in a ChatError.
        first: the line that had the id, the model or the url first.
        tokens, limit: of a request that is too large.
    """

    line: int
    kind: str
    field: str = ""
    given: str = ""
    right: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    first: int = 0
    tokens: int = 0
    limit: int = 0
    cause: Exception | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A request as it stands in the file, as far as it can be read.

    Attributes:
        number: of the line, from 1.
        custom_id, url, model: None where missing or wrong.
        body: nothing where it is missing or wrong.
        most_output: tokens that an answer may have at most; None where the request does not say.
        answers: how many it asks for.
        problems: what is wrong with it.
    """

    number: int
    custom_id: str | None = None
    url: str | None = None
    model: str | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
    most_output: int | None = None
    answers: int = 1
    problems: tuple[Problem, ...] = ()


def is_batch(head: str) -> bool:
    """Whether a text that begins so is a batch file: one of its first lines is of such a kind.

    The others may be wrong. The first one is meant as an object: no prose stands before requests.
    """
    whole = head.removeprefix("\ufeff").lstrip()
    first = filter(None, map(str.strip, whole.split("\n", _FIRST)[:_FIRST]))
    return whole.startswith("{") and any(map(_is_request, first))


def _is_request(line: str) -> bool:
    """Whether a line has the fields of a request; one that is broken or goes on, their names."""
    if not line.startswith("{"):
        return False
    try:
        has = json.loads(line).keys()
    except (ValueError, RecursionError):
        has = {name for name in _FIELDS if f'"{name}"' in line}
    return {"custom_id", "body"} <= has or len(_FIELDS & has) >= _ENOUGH


class LineReader:
    """Reads the lines of a file.

    Attributes:
        bytes: that were read so far.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.bytes = 0

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Those that are not blank, with their numbers; to be asked for once.

        One of more than MAX_LINE bytes is given as its beginning.
        """
        number = 0
        while line := self._file.readline(MAX_LINE + 2):
            number += 1
            self.bytes += len(line)
            rest = line
            while not rest.endswith(b"\n") and (rest := self._file.readline(MAX_LINE)):
                self.bytes += len(rest)
            if number == 1:
                line = line.removeprefix(_MARK)
            if line.strip():
                yield number, line


def read(number: int, data: bytes) -> Line:
    """A line as a request, with all that is wrong with it."""
    if len(data.rstrip(b"\r\n")) > MAX_LINE:
        return Line(number, problems=(Problem(number, "too-long"),))
    try:
        given = chat.parsed(data.decode().rstrip())
    except UnicodeDecodeError:
        return Line(number, problems=(Problem(number, "not-text"),))
    except ChatError as error:
        column = error.path.rpartition(":")[2]
        return Line(number, problems=(Problem(number, error.kind, column, error.given),))
    if not isinstance(given, dict):
        return Line(number, problems=(Problem(number, "not-an-object", given=shown(given)),))
    return _Reader(number, given).line()


class _Reader:
    """Reads the fields of one line."""

    def __init__(self, number: int, given: Mapping[str, Any]) -> None:
        self._number = number
        self._given = given
        self._problems: list[Problem] = []

    def line(self) -> Line:
        """The request, and what is wrong with it."""
        custom_id = self._text(self._given, "custom_id")
        self._text(self._given, "method", ("POST",))
        url = self._text(self._given, "url", ENDPOINTS)
        given = self._body()
        body = given or {}
        return Line(
            self._number,
            custom_id,
            url,
            None if given is None else self._text(body, "model", at="body."),
            body,
            self._most_output(body),
            self._count(body, "n") or 1,
            tuple(self._problems),
        )

    def _text(
        self, given: Mapping[str, Any], name: str, known: tuple[str, ...] = (), at: str = ""
    ) -> str | None:
        """The text in a field; one that is not of those that are known is none."""
        value = given.get(name)
        right = () if known else (FILLED if value == "" else TEXT,)
        if name not in given:
            self._add("missing", at + name, right=right, known=known)
        elif not isinstance(value, str) or not value or (known and value not in known):
            self._add("bad-value", at + name, shown(value), right, known)
        else:
            return value
        return None

    def _body(self) -> Mapping[str, Any] | None:
        body = self._given.get("body")
        if "body" not in self._given:
            self._add("missing", "body", right=(OBJECT,))
        elif not isinstance(body, dict):
            self._add("bad-value", "body", shown(body), (OBJECT,))
        else:
            if body.get("stream"):
                self._add("bad-value", "body.stream", shown(body["stream"]), (FALSE,))
            return body
        return None

    def _most_output(self, body: Mapping[str, Any]) -> int | None:
        return next((most for name in LIMITS if (most := self._count(body, name))), None)

    def _count(self, body: Mapping[str, Any], name: str) -> int | None:
        """A whole number from 1 on; None where there is none."""
        value = body.get(name)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _MOST:
            return value
        self._add("bad-value", f"body.{name}", shown(value), (COUNT,))
        return None

    def _add(
        self,
        kind: str,
        name: str,
        given: str = "",
        right: tuple[str, ...] = (),
        known: tuple[str, ...] = (),
    ) -> None:
        self._problems.append(Problem(self._number, kind, name, given, right, known))
