"""The user's layer as entries of a store: a kind, a key and a value, all of them text."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from estimator.pricing import money, regions
from estimator.pricing.money import RateError
from estimator.pricing.own import Exchange, Own, OwnCard, OwnMeter, OwnModel, Rule
from estimator.pricing.rates import RateKey
from estimator.pricing.when import WhenError, parse_start

Entry = tuple[str, str]
"""A kind, and a key of it: canonical JSON."""
KINDS = RATE, MODEL, CARD, RULE, EXCHANGE, METER = (
    "rate",
    "model",
    "card",
    "rule",
    "exchange",
    "meter",
)
MAX_TOKENS = 10**12
PERCENT, PERCENT_DECIMALS = (-100, 1000), 6
"""Above which, and up to which, the percent of a rule is; and how many decimals it has."""
MISLEADING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Controls in a name, among them those that would turn ``gpj.exe`` into ``exe.jpg``."""
_MALFORMED = (
    ValueError,
    TypeError,
    KeyError,
    ArithmeticError,
    RecursionError,
    RateError,
    WhenError,
)


def is_plain(name: str) -> bool:
    """Whether a name has nothing that a terminal would obey, or that turns or breaks a line."""
    return not MISLEADING.search(name)


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class EntryError(Exception):
    """An entry that says nothing that can be understood."""

    kind: str
    key: str
    value: str


def key_of(*parts: str | int) -> str:
    """The canonical text of a key."""
    return json.dumps(parts, separators=(",", ":"))


def parts_of(key: str) -> list[str]:
    """What a canonical key was made of, as text."""
    return [str(part) for part in json.loads(key)]


def rate_entry(key: RateKey) -> Entry:
    """The entry of a rate."""
    start = (key.provider, key.model, key.service_tier, key.start)
    return RATE, key_of(*start, key.meter, key.above)


def rate_value(rate: Decimal | None) -> str:
    """The value of a rate's entry; empty says that there is no price."""
    return "" if rate is None else money.plain_text(rate)


def value_of(thing: OwnModel | OwnCard | Rule | Exchange | OwnMeter) -> str:
    """The value of any other entry: a JSON object of what is not as it is by default."""
    said = {}
    for each in fields(thing):
        value = getattr(thing, each.name)
        if value != each.default:
            said[each.name] = _plain(value)
    return json.dumps(said, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return money.plain_text(value)
    return value.isoformat() if isinstance(value, date) else value


def written(own: Own) -> dict[Entry, str]:
    """A layer as entries, which ``read`` reads."""
    made = {rate_entry(key): rate_value(rate) for key, rate in own.rates.items()}
    made |= {(MODEL, key_of(*key)): value_of(said) for key, said in own.models.items()}
    made |= {(CARD, key_of(*key)): value_of(said) for key, said in own.cards.items()}
    for kind, said_of in ((RULE, own.rules), (EXCHANGE, own.exchanges), (METER, own.meters)):
        made |= {(kind, key_of(name)): value_of(said) for name, said in said_of.items()}
    return made


def read(entries: Mapping[Entry, str]) -> Own:
    """The layer that entries say; kinds of later versions are passed over.

    Raises:
        EntryError: one of them is malformed.
    """
    found: dict[str, dict[Any, Any]] = {kind: {} for kind in _READERS}
    for (kind, key), value in entries.items():
        if kind not in _READERS:
            continue
        try:
            place, thing = _READERS[kind](json.loads(key), value)
        except _MALFORMED:
            raise EntryError(kind, key, value) from None
        found[kind][place] = thing
    return Own(*(found[kind] for kind in (RATE, MODEL, CARD, RULE, EXCHANGE, METER)))


def _rate(key: Any, value: str) -> tuple[RateKey, Decimal | None]:
    *words, above = key
    provider, model, service_tier, start, meter = map(_text, words)
    parse_start(start)
    place = RateKey(provider, model, service_tier, start, meter, _whole(above, -1))
    return place, money.parse_rate(value) if value else None


def _model(key: Any, value: str) -> tuple[tuple[str, ...], OwnModel]:
    said = _object(value, OwnModel)
    for name in ("context_window", "max_input", "max_output"):
        if name in said:
            _whole(said[name], 1)
    if "regions" in said:
        regions.read(said["regions"])
    return _texts(key, 2), OwnModel(**_dated(said, "retires"))


def _card(key: Any, value: str) -> tuple[tuple[str, ...], OwnCard]:
    said = _object(value, OwnCard)
    if "minimum" in said:
        said["minimum"] = money.parse_rate(_text(said["minimum"]))
    place = _texts(key, 4)
    parse_start(place[3])
    return place, OwnCard(**said)


def _rule(key: Any, value: str) -> tuple[str, Rule]:
    said = _dated(_object(value, Rule), "start")
    percent = Decimal(_text(said.pop("percent")))
    is_one = percent.is_finite() and PERCENT[0] < percent <= PERCENT[1]
    if not is_one or -int(percent.as_tuple().exponent) > PERCENT_DECIMALS:
        raise ValueError(percent)
    return _texts(key, 1)[0], Rule(percent, **said)


def _exchange(key: Any, value: str) -> tuple[str, Exchange]:
    said = _object(value, Exchange)
    rate = money.parse_rate(_text(said["rate"]))
    if not rate:
        raise ValueError(value)
    return _texts(key, 1)[0], Exchange(rate, date.fromisoformat(_text(said["date"])))


def _meter(key: Any, value: str) -> tuple[str, OwnMeter]:
    said = _object(value, OwnMeter)
    _whole(said.get("per", 1), 1)
    _whole(said.get("step", 0), 0)
    return _texts(key, 1)[0], OwnMeter(**said | {"part_of": _texts(said.get("part_of", []))})


_READERS: Mapping[str, Callable[[Any, str], tuple[Any, Any]]] = {
    RATE: _rate,
    MODEL: _model,
    CARD: _card,
    RULE: _rule,
    EXCHANGE: _exchange,
    METER: _meter,
}


def _object(value: str, kind: type) -> dict[str, Any]:
    """The object of a value, each field of the type that it has."""
    said = json.loads(value)
    if not isinstance(said, dict):
        raise TypeError(value)
    known = {each.name: each.type for each in fields(kind)}
    for name, given in said.items():
        if isinstance(given, bool) != (known[name] is bool):
            raise TypeError(name)
        if known[name] is str:
            _text(given)
    return said


def _dated(said: dict[str, Any], name: str) -> dict[str, Any]:
    return said | {name: date.fromisoformat(_text(said[name]))} if name in said else said


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(given)
    return given


def _texts(given: Any, count: int | None = None) -> tuple[str, ...]:
    found = tuple(map(_text, given))
    if count is not None and len(found) != count:
        raise ValueError(given)
    return found


def _whole(given: object, least: int) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not least <= given <= MAX_TOKENS:
        raise ValueError(given)
    return given
