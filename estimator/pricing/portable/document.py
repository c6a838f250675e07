"""Rates as a JSON document: rows by kind, and what a table has no place for."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from estimator.pricing import entries
from estimator.pricing.entries import EXCHANGE, METER, RULE, EntryError
from estimator.pricing.own import Exchange, Own, OwnMeter, Rule
from estimator.pricing.portable import headers
from estimator.pricing.portable.places import Names
from estimator.pricing.portable.reading import Reader, is_text, without_repeats
from estimator.pricing.portable.rows import CARD, MODEL, RATE, Row, cells
from estimator.pricing.portable.said import (
    EntrySaid,
    Item,
    Passed,
    RatesFileError,
    RowError,
    Where,
)
from estimator.pricing.rates import Meter
from estimator.pricing.usage import Meters

FORMAT, VERSION = "token-estimator-rates", 1
_ROWS = {"models": MODEL, "cards": CARD, "rates": RATE}
_ENTRIES = {"rules": RULE, "exchange_rates": EXCHANGE, "meters": METER}
_WHOLE = ("above", "per", "context_window", "max_input", "max_output")
_EXACT = ("percent", "rate")


def text(rows: Iterable[Row], own: Own) -> str:
    """The rows, and the user's rules, exchange rates and meters; a line each."""
    by_kind: dict[str, list[object]] = {kind: [] for kind in _ROWS.values()}
    for row in rows:
        by_kind[row.kind].append(_object(row))
    parts = [f'"format": {_line(FORMAT)}, "version": {VERSION}']
    parts += [f'"{name}": {_lines(by_kind[kind])}' for name, kind in _ROWS.items()]
    yours: list[Mapping[str, Rule | Exchange | OwnMeter]]
    yours = [own.rules, own.exchanges, own.meters]
    for name, things in zip(_ENTRIES, yours, strict=True):
        kept = {key: json.loads(entries.value_of(thing)) for key, thing in things.items()}
        parts.append(f'"{name}": {json.dumps(kept, ensure_ascii=False, indent=1)}')
    return "{" + ",\n".join(parts) + "}\n"


def _object(row: Row) -> dict[str, object]:
    """What a row says, whole numbers as such; decimals stay text, which no reader rounds."""
    said = {name: cell for name, cell in cells(row).items() if cell and name != "kind"}
    return {name: int(cell) if name in _WHOLE else cell for name, cell in said.items()}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(rows: list[object]) -> str:
    return "[\n " + ",\n ".join(map(_line, rows)) + "\n]" if rows else "[]"


def is_one(document: Any) -> bool:
    """Whether a JSON document is of this form."""
    return isinstance(document, dict) and document.get("format") == FORMAT


def items(document: Mapping[str, Any], meters: Meters, names: Names) -> Iterator[Item]:
    """What each row says.

    Args:
        document: of this form.
        meters: of the book; the document may have some of its own.
        names: of the book's models.

    Raises:
        RatesFileError: it was written by a later version, or a row has a misspelt field.
    """
    if document.get("version") != VERSION:
        raise RatesFileError("newer", str(document.get("version"))[:20])
    known = dict(meters)
    for name, kind in _ENTRIES.items():
        for item in _entries(document.get(name, {}), name, kind):
            if isinstance(item, tuple):
                known.setdefault(item[0], item[1])
            else:
                yield item
    yield from without_repeats(_read_rows(document, Reader(Meters(known), names)))
    others = document.keys() - {"format", "version", *_ROWS, *_ENTRIES}
    yield from (Passed("field", name) for name in sorted(others))


def _read_rows(document: Mapping[str, Any], reader: Reader) -> Iterator[Item]:
    for name, kind in _ROWS.items():
        rows = document.get(name, [])
        if not isinstance(rows, list):
            yield RowError(Where(path=name), "not-an-object")
            continue
        for n, row in enumerate(rows):
            where = Where(path=f"{name}[{n}]")
            if isinstance(row, dict):
                yield _read_row(row, kind, where, reader)
            else:
                yield RowError(where, "not-an-object")


def _read_row(row: Mapping[str, Any], kind: str, where: Where, reader: Reader) -> Item:
    said = {"kind": kind}
    names = {name: headers.named(name) for name in row}
    headers.check((name for name, column in names.items() if not column), names.values())
    for name, value in row.items():
        cell = as_cell(value)
        if cell is None:
            return RowError(where, "not-text", name)
        said[names[name] or name] = cell
    return reader.read(said, where)


def as_cell(value: object) -> str | None:
    """A JSON value as a cell; None for one that is no text, number or flag."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str | int | Decimal) else None


def _entries(given: Any, name: str, kind: str) -> Iterator[Item | tuple[str, Meter]]:
    """What a section says; a meter is also given as one that rows may name."""
    if not isinstance(given, dict):
        yield RowError(Where(path=name), "not-an-object")
        return
    for key, value in given.items():
        where = Where(path=f"{name}.{key[:100]}")
        entry = kind, entries.key_of(key)
        thing = _thing(entry, value) if key and is_text(key) else None
        if not entries.is_plain(key):
            yield RowError(where, "controls", name, key[:100])
            continue
        if thing is None:
            yield RowError(where, "not-understood", given=key[:100])
            continue
        yield EntrySaid(where, entry, entries.value_of(thing))
        if isinstance(thing, OwnMeter):
            yield key, thing.named(key)


def _thing(entry: entries.Entry, value: Any) -> Any:
    """The rule, exchange rate or meter that an object says; None where it is none."""
    if not isinstance(value, dict):
        return None
    said = {name: _exact(name, each) for name, each in value.items()}
    try:
        made = entries.read({entry: json.dumps(said, ensure_ascii=False)})
    except (EntryError, TypeError, ValueError):
        return None
    found: Mapping[str, Any] = {**made.rules, **made.exchanges, **made.meters}
    (thing,) = found.values()
    words = [each.name for each in fields(thing) if isinstance(each.default, str)]
    texts = {name: getattr(thing, name) for name in words}
    is_sound = all(isinstance(each, str) and is_text(each) for each in texts.values())
    return thing if is_sound and _is_plain(texts) else None


def _is_plain(texts: Mapping[str, str]) -> bool:
    """Whether each can be shown as it is, but for a note, which may have lines."""
    return all(name == "note" or entries.is_plain(each) for name, each in texts.items())


def _exact(name: str, value: Any) -> Any:
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return str(value) if name in _EXACT and is_number else value
