"""One line of ``estimator quote``, read strictly: nothing in it is passed over in silence."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from estimator.pricing.rates import STANDARD

FIELDS = ("id", "provider", "model", "at", "service_tier", "region", "usage")
PLAN_FIELDS = ("id", "plan", "inputs")


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class RequestError(Exception):
    """A line that is no request.

    Attributes:
        kind: ``"not-json"``, ``"not-an-object"``, ``"unknown-field"``, ``"missing-field"`` or
            ``"bad-field"``.
        field: the field at fault.
        given: what stands there, as JSON; for ``"not-json"`` what is wrong with it.
        known: what it might be.
    """

    kind: str
    field: str = ""
    given: str = ""
    known: tuple[str, ...] = ()


@dataclass(frozen=True)
class Request:
    """What is to be priced; ``usage`` is unchecked; ``at`` is in UTC, None for now."""

    provider: str | None
    model: str
    at: datetime | None
    service_tier: str
    region: str | None
    usage: Mapping[str, object]


def parse(line: bytes) -> dict[str, Any]:
    """The object of a line; its numbers are ints and Decimals, as exact as they are written.

    Raises:
        RequestError: it is not JSON, or not an object.
    """
    try:
        given = json.loads(
            line.decode().rstrip(),
            parse_float=_decimal,
            parse_constant=_not_finite,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise RequestError("not-json", given=f"{error.msg}, column {error.colno}") from None
    except UnicodeDecodeError as error:
        raise RequestError("not-json", given=f"byte {error.start + 1} is not UTF-8") from None
    except RecursionError:
        raise RequestError("not-json", given="too many brackets in brackets") from None
    except ValueError:  # Python reads no int of more than 4,300 digits
        raise RequestError("not-json", given="a number has too many digits") from None
    if not isinstance(given, dict):
        raise RequestError("not-an-object", given=shown(given))
    return given


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise RequestError("not-json", given=f"{text} is beyond any number") from None


def _not_finite(text: str) -> NoReturn:
    raise RequestError("not-json", given=f"{text} is not a number")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise RequestError("not-json", given=f"{shown(key)} stands there twice")
        found[key] = value
    return found


def identity(given: Mapping[str, Any]) -> str | int | None:
    """The id of a request, which its answer repeats.

    Raises:
        RequestError: it is neither text nor a whole number.
    """
    found = given.get("id")
    if found is None or (isinstance(found, str | int) and not isinstance(found, bool)):
        return found
    raise RequestError("bad-field", "id", shown(found), ("text", "a whole number"))


def read(given: Mapping[str, Any]) -> Request:
    """The request of an object.

    Raises:
        RequestError: a field is missing, unknown, or not what it must be.
    """
    refuse_unknown(given, FIELDS)
    tier = _text(given, "service_tier") or STANDARD
    model = _text(given, "model")
    if model is None:
        raise RequestError("missing-field", "model")
    return Request(
        provider=_text(given, "provider"),
        model=model,
        at=_moment(given),
        service_tier=tier,
        region=_text(given, "region"),
        usage=read_object(given, "usage"),
    )


def refuse_unknown(given: Mapping[str, Any], known: tuple[str, ...]) -> None:
    """Refuse a field that would have no effect.

    Raises:
        RequestError: there is one.
    """
    for field in given:
        if field not in known:
            raise RequestError("unknown-field", field, known=known)


def read_object(given: Mapping[str, Any], field: str) -> Mapping[str, object]:
    """The object in a field.

    Raises:
        RequestError: there is none.
    """
    if field not in given:
        raise RequestError("missing-field", field)
    found = given[field]
    if not isinstance(found, dict):
        raise RequestError("bad-field", field, shown(found), ("an object of names and numbers",))
    return found


def _text(given: Mapping[str, Any], field: str) -> str | None:
    found = given.get(field)
    if found is None or isinstance(found, str):
        return found
    raise RequestError("bad-field", field, shown(found), ("text",))


def _moment(given: Mapping[str, Any]) -> datetime | None:
    """The moment in UTC, which is also what one without a time zone is taken for."""
    text = _text(given, "at")
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        known = ("a date and time such as 2026-11-23T12:00:00+00:00",)
        raise RequestError("bad-field", "at", shown(text), known) from None


def shown(value: object) -> str:
    """A JSON value as it stood there."""
    return json.dumps(value, ensure_ascii=False, default=str)
