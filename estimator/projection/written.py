"""A scenario as JSON text, canonical: the same scenario is the same text."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from estimator.pricing import money
from estimator.projection.ranges import Range, ScenarioError, Sizes
from estimator.projection.scenario import Scenario

FORMAT = 1
MAX_CHARACTERS = 5_000_000
_DIGITS = 30
_RANGES = "output", "calls"
_LISTS = "weekdays", "plan"
_DECIMALS = "growth", "retries", "batch"
_NUMBERS = "utc_offset", "prefix", "lifetime", "images", "image_tokens", "months"
_TEXTS = "name", "provider", "model", "service_tier", "template", "values", "counted_in"


def written(scenario: Scenario) -> str:
    """What ``read`` reads."""
    made: dict[str, object] = {"format": FORMAT, "start": scenario.start.isoformat()}
    made |= {name: getattr(scenario, name) for name in (*_TEXTS, *_NUMBERS)}
    made |= {name: money.plain_text(getattr(scenario, name)) for name in _DECIMALS}
    made |= {name: _range(getattr(scenario, name)) for name in _RANGES}
    made |= {"hits": scenario.hits and _range(scenario.hits), "input": scenario.input.rows}
    made |= {name: [*map(money.plain_text, getattr(scenario, name))] for name in _LISTS}
    made |= {"hours": scenario.hours}
    if not scenario.error.is_sure:  # it came later than the others, and is rare
        made["error"] = _range(scenario.error)
    made |= {"tools": {meter: money.plain_text(used) for meter, used in scenario.tools}}
    return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _range(given: Range) -> list[str]:
    return [money.plain_text(value) for value in given]


def read(text: str) -> Scenario:
    """The scenario that was written.

    Raises:
        ScenarioError: it is none.
    """
    found = parsed(text)
    known = {*_TEXTS, *_NUMBERS, *_DECIMALS, *_RANGES, *_READ, "error"}
    for name in found:
        if name not in known:
            raise ScenarioError("unknown", name[:40])
    made: dict[str, Any] = {name: of(_field(found, name), name) for name, of in _READ.items()}
    made |= {name: typed(_field(found, name), str, name) for name in _TEXTS}
    made |= {name: _whole(_field(found, name), name) for name in _NUMBERS}
    made |= {name: _decimal(_field(found, name), name) for name in _DECIMALS}
    made |= {name: _read_range(_field(found, name), name) for name in _RANGES}
    if "error" in found:
        made["error"] = _read_range(found["error"], "error")
    if made.pop("format") != FORMAT:
        raise ScenarioError("out-of-range", "format", least=str(FORMAT), most=str(FORMAT))
    return Scenario(**made)


def parsed(text: str) -> Mapping[str, Any]:
    """An object of JSON from a stranger.

    Raises:
        ScenarioError: it is none, too long, nested too deep, or has a name twice.
    """
    if len(text) > MAX_CHARACTERS:
        raise ScenarioError("too-long", "text", str(len(text)), most=str(MAX_CHARACTERS))
    try:
        found = json.loads(
            text, object_pairs_hook=_once, parse_int=_int, parse_float=str, parse_constant=str
        )
    except (ValueError, RecursionError):
        raise ScenarioError("not-json", "text", text[:40]) from None
    made: dict[str, Any] = typed(found, dict, "text")
    return made


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ScenarioError("twice", "text")
    return found


def _int(digits: str) -> int | str:
    return int(digits) if len(digits) <= _DIGITS else digits


def _field(found: Mapping[str, Any], name: str) -> Any:
    if name not in found:
        raise ScenarioError("missing", name)
    return found[name]


def typed(value: Any, kind: type[Any], name: str) -> Any:
    """The value, if it is of a type.

    Raises:
        ScenarioError: it is not.
    """
    if type(value) is not kind:
        raise ScenarioError("wrong-type", name, str(value)[:40])
    return value


def _whole(value: Any, name: str) -> int:
    return int(typed(value, int, name))


def _decimal(value: Any, name: str) -> Decimal:
    text = typed(value, str, name)
    found = money.number(text.removeprefix("-"))
    if found is None or len(text) > _DIGITS or not found.is_finite():
        raise ScenarioError("wrong-type", name, text[:40])
    return found.copy_negate() if text.startswith("-") else found


def _read_range(value: Any, name: str) -> Range:
    low, likely, high = (_decimal(each, name) for each in _listed(value, name, 3))
    return Range(low, likely, high)


def _listed(value: Any, name: str, length: int | None = None) -> list[Any]:
    found = typed(value, list, name)
    if length is not None and len(found) != length:
        raise ScenarioError("wrong-type", name, str(len(found)))
    return list(found)


def _hits(value: Any, name: str) -> Range | None:
    return None if value is None else _read_range(value, name)


def _sizes(value: Any, name: str) -> Sizes:
    rows = [_listed(row, name, 2) for row in _listed(value, name)]
    return Sizes(tuple((_whole(tokens, name), _whole(weight, name)) for tokens, weight in rows))


def _tools(value: Any, name: str) -> tuple[tuple[str, Decimal], ...]:
    found = typed(value, dict, name)
    return tuple((meter, _decimal(used, name)) for meter, used in found.items())


def _decimals(value: Any, name: str) -> tuple[Decimal, ...]:
    return tuple(_decimal(each, name) for each in _listed(value, name))


def _day(value: Any, name: str) -> date:
    try:
        return date.fromisoformat(typed(value, str, name))
    except ValueError:
        raise ScenarioError("wrong-type", name, value[:40]) from None


_READ: Mapping[str, Callable[[Any, str], Any]] = {
    "format": _whole,
    "start": _day,
    "hits": _hits,
    "input": _sizes,
    "tools": _tools,
    "hours": lambda value, name: tuple(_whole(each, name) for each in _listed(value, name)),
    "weekdays": _decimals,
    "plan": _decimals,
}
