"""The tokens of the messages of a chat request.

The cookbook's rule is for messages whose fields are texts: 3 tokens, those of every field's value,
and 1 for a name. Lists of parts and calls of tools are counted in the same way, as an estimate.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from estimator.tokens.chat_media import media_parts
from estimator.tokens.chat_rules import (
    OBJECT,
    PARTS,
    TEXT,
    CountText,
    Framing,
    bad_value,
    compact,
    list_in,
    object_in,
    text_in,
    typed,
)
from estimator.tokens.parts import Basis, Part

ROLES = ("developer", "system", "user", "assistant", "tool", "function")
_COVERED = frozenset({"role", "name", "content"})
_TEXTS = {"text": "text", "refusal": "refusal"}  # the type of a part -> its field with the text
_MEDIA = ("image_url", "input_audio", "file")
_HANDLED = _COVERED | {"tool_calls", "function_call", "tool_call_id", "refusal"}


@dataclass
class _Message:
    """A message while it is counted.

    Attributes:
        tokens: of its framing and texts so far.
        hidden: those of them that the model may not see, such as the ids of calls.
        covered: whether the published rule covers what was counted.
        others: its pictures, audio, files, and what is not counted, as parts of their own.
    """

    given: Mapping[str, Any]
    path: str
    role: str
    tokens: int
    hidden: int = 0
    covered: bool = True
    others: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class Counter:
    """What counts the messages of a request: for a model, its framing, and a text's tokens."""

    model: str
    framing: Framing
    count: CountText

    def parts(self, given: object, path: str) -> list[Part]:
        """A message, then its pictures, audio and files.

        Raises:
            ChatError: it is malformed.
        """
        message = self._begun(given, path)
        self._add_content(message)
        self._add_calls(message)
        message.others += self._uncounted(message)
        return [self._part(message), *message.others]

    def _begun(self, given: object, path: str) -> _Message:
        """The framing, the role and the name."""
        fields = typed(given, path, dict, OBJECT)
        role = text_in(fields, "role", path)
        if role not in ROLES:
            raise bad_value(f"{path}.role", role, known=ROLES)
        tokens = self.framing.message + self.count(role)
        if fields.get("name") is not None:
            tokens += self.framing.name + self.count(text_in(fields, "name", path))
        return _Message(fields, path, role, tokens)

    def _add_content(self, message: _Message) -> None:
        content, path = message.given.get("content"), f"{message.path}.content"
        if isinstance(content, str):
            message.tokens += self.count(content)
        elif isinstance(content, list):
            message.covered = False
            for i, part in enumerate(content):
                self._add_part(message, part, f"{path}[{i}]")
        elif content is not None or message.role != "assistant":
            raise bad_value(path, content, TEXT, PARTS)
        else:
            message.covered = False

    def _add_part(self, message: _Message, part: object, path: str) -> None:
        given = typed(part, path, dict, OBJECT)
        kind = text_in(given, "type", path)
        if kind in _TEXTS:
            message.tokens += self.count(text_in(given, _TEXTS[kind], path))
        elif kind in _MEDIA:
            message.others += media_parts(given, path, message.role, self.model, self.count)
        else:
            raise bad_value(f"{path}.type", kind, known=(*_TEXTS, *_MEDIA))

    def _add_calls(self, message: _Message) -> None:
        given, path = message.given, message.path
        for name in ("refusal", "tool_call_id"):
            if given.get(name) is not None:
                self._add_text(message, text_in(given, name, path), hidden=name == "tool_call_id")
        for i, call in enumerate(list_in(given, "tool_calls", path)):
            self._add_call(message, call, f"{path}.tool_calls[{i}]")
        if given.get("function_call") is not None:
            self._add_function(message, given, "function_call", path, "arguments")

    def _add_call(self, message: _Message, call: object, path: str) -> None:
        given = typed(call, path, dict, OBJECT)
        kind = text_in(given, "type", path)
        if kind not in ("function", "custom"):
            raise bad_value(f"{path}.type", kind, known=("function", "custom"))
        self._add_text(message, kind, hidden=True)
        self._add_text(message, text_in(given, "id", path), hidden=True)
        self._add_function(
            message, given, kind, path, "arguments" if kind == "function" else "input"
        )

    def _add_function(
        self, message: _Message, given: Mapping[str, Any], name: str, path: str, argument: str
    ) -> None:
        function, inside = object_in(given, name, path), f"{path}.{name}"
        for text in ("name", argument):
            self._add_text(message, text_in(function, text, inside))

    def _add_text(self, message: _Message, text: str, *, hidden: bool = False) -> None:
        tokens = self.count(text)
        message.tokens += tokens
        message.hidden += tokens if hidden else 0
        message.covered = False

    def _uncounted(self, message: _Message) -> Iterator[Part]:
        """The fields that nothing tells the tokens of: at most those of their JSON."""
        for name, value in message.given.items():
            if name not in _HANDLED and value not in (None, "", [], {}):
                high, path = self.count(compact(value)), f"{message.path}.{name}"
                yield Part("field", path, "", 0, 0, high, Basis.NOT_COUNTED)

    def _part(self, message: _Message) -> Part:
        tokens, basis = message.tokens, self.framing.basis
        if message.covered and basis is Basis.DOCUMENTED:
            return Part("message", message.path, message.role, tokens, tokens, tokens, basis)
        margin = self.framing.margin
        low, high = max(0, tokens - message.hidden - margin), tokens + margin
        return Part("message", message.path, message.role, tokens, low, high, Basis.ESTIMATE)
