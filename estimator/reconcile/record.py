"""One request of a log: what it used, of which model, and when."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from estimator.pricing.rates import STANDARD
from estimator.pricing.usage import CACHE_READ, INPUT, OUTPUT
from estimator.reconcile.visible import visible

QUANTITIES = (
    INPUT,
    OUTPUT,
    CACHE_READ,
    "reasoning_tokens",
    "cache_write_tokens",
    "cache_write_1h_tokens",
    "input_audio_tokens",
    "cache_audio_read_tokens",
    "input_image_tokens",
    "cache_image_read_tokens",
    "output_audio_tokens",
    "output_image_tokens",
    "web_searches",
    "file_searches",
)
"""The meters of a record, the most common first: one that ends early has none of the others."""
LAST_SECOND = 1 << 33
"""In the year 2242: what is later is no second but a millisecond, or nonsense."""
_MILLI, _MICRO = 10**11, 10**14  # numbers from there on are milliseconds, and microseconds
_CLASSES = dict.fromkeys(("", "default", "auto", "on_demand", "standard_only", "message"), STANDARD)
_CLASSES |= {"priority_on_demand": "priority", "flex_discount": "flex"}  # as Anthropic reports
_DIGITS = re.compile(r"\d{9,17}(?:\.\d+)?", re.ASCII)


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class RecordError(Exception):
    """A line or row that no usage can be read from.

    Attributes:
        kind: ``"not-json"``, ``"not-an-object"``, ``"too-deep"``, ``"too-long"``, ``"bad-value"``
            (something of another type than it must be), ``"no-usage"``, ``"no-model"``,
            ``"not-by-model"`` (a row of an export that is not grouped so),
            ``"no-time"`` (a row of an export without its day), ``"no-amount"`` (a row of a bill),
            ``"part-above-total"``, ``"ambiguous"`` (an amount that may be read in two ways),
            ``"too-many-cells"`` (a row with more than the table has columns) or ``"bad-row"``
            (another that can't be read).
        field: at fault, as far as it is known.
    """

    kind: str
    field: str = ""


class Kind(NamedTuple):
    """What many records have in common.

    Attributes:
        vendor: whose shape the usage has: ``"anthropic"``, ``"google"``, or empty.
        model: its name, as it stands in the log.
        service_tier: as the book calls it.
        region: to which requests are kept, as the log says it; often empty.
        is_part: whether it is a part of a stream.
    """

    vendor: str
    model: str
    service_tier: str = STANDARD
    region: str = ""
    is_part: bool = False


class Record(NamedTuple):
    """One response's usage.

    Attributes:
        id: of the response; empty where it has none.
        attempt: the client's own id of the request, which a retry has too; empty for none.
        second: since 1970, UTC; 0 where no time is said.
        kind: what it has in common with others.
        quantities: of QUANTITIES, without the zeros at the end.
    """

    id: str
    attempt: str
    second: int
    kind: Kind
    quantities: tuple[int, ...]


@lru_cache(256)
def service_class(tier: str, speed: str = "") -> str:
    """A class of service as the book calls it."""
    if speed == "fast":
        return speed
    return _CLASSES.get(tier.lower(), visible(tier.lower()))


def of_text(  # noqa: PLR0917 - in the order of QUANTITIES
    total: int, output: int, cached: int, reasoning: int = 0, written: int = 0, written_1h: int = 0
) -> tuple[int, ...]:
    """The quantities of a request of text alone, without the zeros at the end, checked.

    Raises:
        RecordError: a part is more than its total.
    """
    if cached + written > total or reasoning > output or written_1h > written:
        _refuse(total, output, cached, reasoning, written, written_1h, *(0,) * 8)
    if written:
        used = (total, output, cached, reasoning, written, written_1h)
        return used if written_1h else used[:5]
    if reasoning:
        return total, output, cached, reasoning
    if cached:
        return total, output, cached
    return (total, output) if output else (total,) if total else ()


def trimmed(quantities: tuple[int, ...]) -> tuple[int, ...]:
    """All quantities, without the zeros at the end, checked.

    Raises:
        RecordError: a part is more than its total.
    """
    _refuse(*quantities)
    length = len(quantities)
    while length and not quantities[length - 1]:
        length -= 1
    return quantities[:length]


def _refuse(  # noqa: PLR0917 - in the order of QUANTITIES
    total: int, output: int, cached: int, reasoning: int, written: int, written_1h: int,
    audio: int, audio_cached: int, image: int, image_cached: int,
    audio_out: int, image_out: int, *_calls: int,
) -> None:  # fmt: skip
    """Refuse a part that is more than its total."""
    for field, part, whole in (
        (CACHE_READ, cached + written, total),
        ("cache_write_1h_tokens", written_1h, written),
        ("reasoning_tokens", reasoning + audio_out + image_out, output),
        ("input_audio_tokens", audio + image, total),
        ("cache_audio_read_tokens", audio_cached, min(audio, cached)),
        ("cache_image_read_tokens", image_cached, min(image, cached)),
    ):
        if part > whole:
            raise RecordError("part-above-total", field)


def seconds(moment: object) -> int:
    """The second of a moment: a number of seconds or milliseconds, or an ISO date; 0 for none.

    What has no time zone is UTC.
    """
    if type(moment) is int and 0 < moment < LAST_SECOND:
        return moment
    if isinstance(moment, str):
        return _parsed(moment)
    if not isinstance(moment, int | float) or isinstance(moment, bool):
        return 0
    if moment >= LAST_SECOND * 1_000_000:  # before: Python divides no number of any length
        return 0
    if moment >= _MILLI:
        moment /= 1_000_000 if moment >= _MICRO else 1_000
    return int(moment) if 0 < moment < LAST_SECOND else 0


def _parsed(moment: str) -> int:
    try:
        if _DIGITS.fullmatch(moment):
            return seconds(float(moment))
        at = datetime.fromisoformat(moment.strip())
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return max(int(at.timestamp()), 0)
    except (ValueError, OverflowError):
        return 0
