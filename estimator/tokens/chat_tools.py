"""The tokens of the tools that a chat request defines.

The cookbook's rule covers functions whose properties have a type, a description and perhaps an
enum. What goes beyond it is counted in the same way and is an estimate, whose upper end is the
definition as JSON.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from estimator.tokens.chat_rules import (
    ENUM,
    ITEM,
    OBJECT,
    PROPERTIES,
    PROPERTY,
    TEXT,
    TOOLS_END,
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

_COVERED = frozenset({"type", "description", "enum"})


@dataclass(frozen=True)
class _Tokens:
    """Tokens, and whether the published rule covers what they are of."""

    count: int = 0
    covered: bool = True

    def __add__(self, other: "_Tokens") -> "_Tokens":
        return _Tokens(self.count + other.count, self.covered and other.covered)


def tool_parts(body: Mapping[str, Any], framing: Framing, count: CountText) -> list[Part]:
    """A part for each tool, and one for what their list costs once; none without tools.

    Raises:
        ChatError: a definition is malformed.
    """
    parts = [_tool(tool, path, framing, count) for path, tool in _listed(body, "tools")]
    parts += [
        _function(typed(function, path, dict, OBJECT), path, framing, count)
        for path, function in _listed(body, "functions")
    ]
    if parts:
        parts.append(_end(framing))
    return parts


def _end(framing: Framing) -> Part:
    low, high = TOOLS_END if framing.is_known else 0, TOOLS_END + framing.tools_margin
    return Part("tools", "tools", "", TOOLS_END, low, high, framing.tools)


def _listed(body: Mapping[str, Any], field: str) -> Iterator[tuple[str, Any]]:
    for i, item in enumerate(list_in(body, field, "")):
        yield f"{field}[{i}]", item


def _tool(tool: object, path: str, framing: Framing, count: CountText) -> Part:
    given = typed(tool, path, dict, OBJECT)
    match text_in(given, "type", path):
        case "function":
            function = object_in(given, "function", path)
            return _function(function, f"{path}.function", framing, count, path)
        case "custom":
            return _custom(object_in(given, "custom", path), path, framing, count)
        case other:
            raise bad_value(f"{path}.type", other, known=("function", "custom"))


def _function(
    function: Mapping[str, Any], path: str, framing: Framing, count: CountText, shown_as: str = ""
) -> Part:
    name = text_in(function, "name", path)
    line = _described(name, function, path)
    tokens = _Tokens(framing.function + count(line))
    if function.get("description") is None or function.get("parameters") is None:
        tokens += _Tokens(covered=False)
    if function.get("parameters") is not None:
        parameters = object_in(function, "parameters", path)
        tokens += _properties(parameters, f"{path}.parameters", count)
    where = shown_as or path
    if tokens.covered and framing.tools is Basis.DOCUMENTED:
        return Part("tool", where, name, tokens.count, tokens.count, tokens.count, framing.tools)
    return _estimated(where, name, tokens.count, count(compact(function)), framing.tool_margin)


def _custom(custom: Mapping[str, Any], path: str, framing: Framing, count: CountText) -> Part:
    """A tool that takes free text; the cookbook has no such, so it is counted like a function."""
    inside = f"{path}.custom"
    name = text_in(custom, "name", inside)
    tokens = framing.function + count(_described(name, custom, inside))
    form = object_in(custom, "format", inside) if custom.get("format") is not None else {}
    if form.get("grammar") is not None:
        grammar = object_in(form, "grammar", f"{inside}.format")
        tokens += count(text_in(grammar, "definition", f"{inside}.format.grammar"))
    return _estimated(path, name, tokens, count(compact(custom)), framing.tool_margin)


def _estimated(path: str, name: str, tokens: int, as_json: int, margin: int) -> Part:
    low, high = max(0, tokens - margin), max(tokens + margin, as_json)
    return Part("tool", path, name, tokens, low, high, Basis.ESTIMATE)


def _properties(schema: Mapping[str, Any], path: str, count: CountText) -> _Tokens:
    """The properties of an object's schema."""
    if schema.get("properties") is None:
        return _Tokens(covered=False)
    properties = object_in(schema, "properties", path)
    tokens = _Tokens(PROPERTIES) if properties else _Tokens()
    for name, given in properties.items():
        tokens += _property(name, given, f"{path}.properties.{name}", count)
    return tokens


def _property(name: str, given: object, path: str, count: CountText) -> _Tokens:
    if isinstance(given, bool):  # JSON Schema's "anything" and "nothing"
        return _Tokens(PROPERTY + count(f"{name}::"), covered=False)
    schema = typed(given, path, dict, OBJECT)
    covered = _COVERED.issuperset(schema) and isinstance(schema.get("type"), str)
    described = isinstance(schema.get("description"), str)
    tokens = _Tokens(PROPERTY, covered and described) + _enum(schema, path, count)
    tokens += _Tokens(count(_described(f"{name}:{_type(schema)}", schema, path)))
    return tokens + _nested(schema, path, count)


def _type(schema: Mapping[str, Any]) -> str:
    given = schema.get("type", "")
    return given if isinstance(given, str) else compact(given)


def _nested(schema: Mapping[str, Any], path: str, count: CountText) -> _Tokens:
    """The properties of a property, or of the items of one; the published rule has none."""
    tokens = _Tokens()
    if schema.get("properties") is not None:
        tokens += _properties(schema, path, count)
    items = schema.get("items")
    if isinstance(items, dict):
        tokens += _enum(items, f"{path}.items", count) + _nested(items, f"{path}.items", count)
    return tokens


def _enum(schema: Mapping[str, Any], path: str, count: CountText) -> _Tokens:
    if schema.get("enum") is None:
        return _Tokens()
    tokens = _Tokens(ENUM)
    for item in list_in(schema, "enum", path):
        text = item if isinstance(item, str) else compact(item)
        tokens += _Tokens(ITEM + count(text), isinstance(item, str))
    return tokens


def _described(name: str, given: Mapping[str, Any], path: str) -> str:
    """``name:description``, of which one last dot is left away."""
    described = given.get("description")
    text = "" if described is None else typed(described, f"{path}.description", str, TEXT)
    return f"{name}:{text.removesuffix('.')}"
