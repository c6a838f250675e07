"""The lines of a file of any size, and JSON out of them that a stranger has written."""

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, BinaryIO

import msgspec

from estimator.reconcile.faults import MAX_DOCUMENT
from estimator.reconcile.record import RecordError
from estimator.reconcile.shapes import Node

MAX_LINE = 32 << 20
"""Bytes of a line; of a longer one nothing is kept."""
_MARK = b"\xef\xbb\xbf"
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_EVERY = 1_024  # lines between two words of how far it is
_LONGEST_NUMBER = 400  # digits; no number of ours has more
_PLACE = re.compile(r"`\$\.?(.+)`$")

GoOn = Callable[[int], None]
"""Told how many bytes were read; it raises to stop the reading."""

_node = msgspec.json.Decoder(Node).decode
_value = msgspec.json.Decoder(float_hook=Decimal).decode
_list = msgspec.json.Decoder(list[msgspec.Raw]).decode


class Lines:
    """The lines of a file.

    Attributes:
        number: of the line that was handed out last, from 1 on.
        done: bytes that were read.
    """

    def __init__(self, file: BinaryIO, go_on: GoOn) -> None:
        self._file, self._go_on = file, go_on
        self.number = self.done = 0
        self._back: list[bytes] = []
        self._next = self._found()

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self._back:
            self.number += 1
            return self._back.pop()
        return next(self._next)

    def put_back(self, line: bytes) -> None:
        """Hand a line out once more."""
        self._back.append(line)
        self.number -= 1

    def _found(self) -> Iterator[bytes]:
        read, every = self._file.readline, _EVERY
        first = read(MAX_LINE)
        coding = _WIDE.get(first[:2])
        if coding:
            yield from self._wide(first, coding)
            return
        line = first.removeprefix(_MARK)
        while line:
            if len(line) >= MAX_LINE and not line.endswith(b"\n"):
                self._pass_over()
            self.number += 1
            self.done += len(line)
            every -= 1
            if not every:
                every = _EVERY
                self._go_on(self.done)
            yield line
            line = read(MAX_LINE)
        self._go_on(self.done)

    def _pass_over(self) -> None:
        while (rest := self._file.readline(MAX_LINE)) and not rest.endswith(b"\n"):
            self.done += len(rest)

    def _wide(self, first: bytes, coding: str) -> Iterator[bytes]:
        """Lines of UTF-16, which Windows' command line writes, as UTF-8."""
        data = first[2:] + self._file.read(MAX_DOCUMENT)
        for line in data.decode(coding, errors="replace").splitlines():
            self.number += 1
            yield line.encode(errors="replace")
        self.done = len(data)
        self._go_on(self.done)

    def rest(self) -> bytes | None:
        """All that is left; None where it is more than MAX_DOCUMENT."""
        found = bytearray()
        for line in self:
            found += line
            if len(found) > MAX_DOCUMENT:
                return None
        return bytes(found)


def node(line: bytes) -> Node:
    """What a line says.

    Raises:
        RecordError: it is not JSON, not an object, nested too deeply, or a usage in it has
            something else in the place of a number.
    """
    try:
        return _node(line)
    except RecursionError:
        raise RecordError("too-deep") from None
    except msgspec.MsgspecError:
        return _slowly(line)


def _slowly(line: bytes) -> Node:
    """The same of what Python writes and JSON does not know: NaN, halves of letters, 12.0."""
    if len(line) >= MAX_LINE:
        raise RecordError("too-long")
    try:
        value = json.loads(line, parse_int=_whole)
        mended = _mended(value) if isinstance(value, dict) else None
    except RecursionError:
        raise RecordError("too-deep") from None
    except ValueError:  # also of text that is not UTF-8
        raise RecordError("not-json") from None
    if mended is None:
        raise RecordError("not-an-object")
    try:
        return msgspec.convert(mended, Node)
    except msgspec.ValidationError as error:
        place = _PLACE.search(str(error))
        raise RecordError("bad-value", place[1] if place else "") from None


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) < _LONGEST_NUMBER else float("inf")


def _mended(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _mended(each) for name, each in value.items() if name != "data"}
    if isinstance(value, list):
        return [_mended(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def elements(data: bytes) -> list[bytes]:
    """The elements of a JSON array, unread; none where it is no array.

    Raises:
        RecordError: it is not JSON.
    """
    try:
        return [bytes(each) for each in _list(data)]
    except RecursionError:
        raise RecordError("too-deep") from None
    except msgspec.ValidationError:
        return []
    except msgspec.MsgspecError:
        raise RecordError("not-json") from None


def value(data: bytes) -> Any:
    """A JSON value; what is written with a point is a Decimal.

    Raises:
        RecordError: a text in it is not UTF-8, or no Decimal holds a number.
    """
    try:
        return _value(data)
    except (msgspec.MsgspecError, ArithmeticError):
        raise RecordError("not-json") from None
