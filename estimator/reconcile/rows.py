"""Rows of exports, from CSV or JSON: what was used, or what was billed."""

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from estimator.reconcile import bills
from estimator.reconcile.bills import Billed
from estimator.reconcile.columns import USAGE, Columns, columns
from estimator.reconcile.record import Kind, Record, RecordError, seconds, service_class, trimmed
from estimator.reconcile.responses import ANTHROPIC, BATCH
from estimator.reconcile.sales import DAY_SECONDS
from estimator.reconcile.visible import visible

_LARGE = 10**9  # input tokens of a request that is beyond any threshold
_WHOSE = "organization", "project", "space", "space_name", "user", "key", "key_name"
_REPORT = "organization.usage."


class Place(NamedTuple):
    """What a row is of.

    Attributes:
        writer: who wrote the export; empty where that is not known.
        of: the model of a usage; empty for a line of a bill.
        span: its first second since 1970, and the first after it.
        scope: what it is of alone (a class, a project, a key, …), each empty where it is of all.
    """

    writer: str
    of: str
    span: tuple[int, int]
    scope: tuple[str, ...]


class Taken(NamedTuple):
    """What a row says.

    Attributes:
        place: what it is of.
        meaning: the same of each row that says the same, in whatever form.
        record: what was used; its id is empty where it is of several requests.
        requests: that it is of; 0 where that is not said.
        size: input tokens of one of them, as far as its tier is known; None: its own.
        billed: what was billed; None for a row of a usage.
    """

    place: Place
    meaning: Hashable
    record: Record | None
    requests: int
    size: int | None
    billed: Billed | None


class Row:
    """A row of an export."""

    def __init__(self, of: Columns, cells: tuple[Any, ...]) -> None:
        """Read a row.

        Raises:
            RecordError: it has more cells than the table has columns.
        """
        self._of, self._values = of, of.values(cells)
        self._digest = hash((of.names, tuple(map(str, cells))))

    def taken(self, *, in_cents: bool = False) -> Taken | None:
        """What it says; None for one that is empty, as that of a day without requests is.

        Args:
            in_cents: whether amounts are, as in Anthropic's report.

        Raises:
            RecordError: it can't be read.
        """
        has_tokens = any(self._text(role) for role in USAGE)
        has_used = has_tokens and self._of.is_usage
        has_cost = self._of.is_bill and bool(self._text("amount"))
        if not has_tokens and not has_cost:
            return None
        record = self._record() if has_used and self._text("model") else None
        if has_tokens and record is None and not has_cost and self._used():
            raise RecordError("not-by-model", "model")
        requests = self._count("requests") if "requests" in self._of else int(self._is_single())
        size = None if self._is_single() else self._size()
        billed = self._billed(in_cents) if has_cost else None
        if record is None and billed is None:
            return None
        place = self._place(record, billed)
        meaning = self._meaning(place, record, billed, requests, size)
        return Taken(place, meaning, record, requests, size, billed)

    def _place(self, record: Record | None, billed: Billed | None) -> Place:
        start = self._second()
        end = seconds(self._values.get("end")) or seconds(self._text("end"))
        scope = [self._text(role) for role in (*_WHOSE, "tier", "batch", "speed", "region")]
        window = self._text("context")
        scope.append(str(self._size()) if window else "")
        if billed and record is None:
            item = "" if billed.meter else billed.item
            scope += [billed.model, billed.meter, item, billed.currency]
        of = record.kind.model if record else ""
        span = start, end if end > start else start + DAY_SECONDS
        return Place(self._of.writer, of, span, tuple(each.lower() for each in scope))

    def _meaning(
        self,
        place: Place,
        record: Record | None,
        billed: Billed | None,
        *figures: int | None,
    ) -> Hashable:
        """Of a table that nobody is known to write, each cell counts."""
        if not place.writer:
            return self._digest
        whose = place.scope[: len(_WHOSE)]
        used = (record.kind, record.quantities) if record else None
        cost = billed and (billed.model, billed.meter, billed.item * (not billed.meter),
                           billed.amount, billed.currency)  # fmt: skip
        return place.writer, place.span, whose, used, cost, figures

    @property
    def report(self) -> str:
        """Which of OpenAI's reports of something else than tokens it is of; empty for others."""
        name = self._text("report")
        return name.removeprefix(_REPORT).removesuffix(".result") if _REPORT in name else ""

    def _is_single(self) -> bool:
        """Whether it is of one request, and not of the requests of some time."""
        return "requests" not in self._of and "id" in self._of

    def _used(self) -> int:
        return sum(self._count(role) for role in USAGE)

    def _text(self, role: str) -> str:
        value = self._values.get(role)
        return "" if value is None else visible(str(value).strip())

    def _count(self, role: str) -> int:
        """A whole number; spreadsheets write 12.0 and 1,234."""
        text = self._text(role).replace(",", "")
        try:
            value = Decimal(text or 0)
            whole = int(value) if 0 <= value <= 10**18 else -1
        except (InvalidOperation, ValueError, OverflowError):
            whole = -1
        if whole < 0 or value != whole:
            raise RecordError("bad-value", role)
        return whole

    def _second(self) -> int:
        value = self._values.get("moment")
        return seconds(value) or seconds(self._text("moment"))

    def _record(self) -> Record:
        is_beside = "input" not in self._of
        vendor = ANTHROPIC if is_beside else ""
        kind = Kind(vendor, self._text("model"), self._class(), self._text("region"))
        quantities = self._beside() if is_beside else self._within()
        return Record(self._text("id"), "", self._second(), kind, quantities)

    def _class(self) -> str:
        if self._text("batch").lower() in ("true", "1"):
            return BATCH
        return service_class(self._text("tier"), self._text("speed"))

    def _beside(self) -> tuple[int, ...]:
        """What was read from a cache and written to one stands beside the input."""
        cached, written_1h = self._count("cached"), self._count("written_1h")
        written = self._count("written") or self._count("written_5m") + written_1h
        total = self._count("uncached") + cached + written
        searches = self._count("searches")
        return trimmed(
            (total, self._count("output"), cached, 0, written, written_1h, *(0,) * 6, searches, 0)
        )

    def _within(self) -> tuple[int, ...]:
        """The input has everything in it."""
        audio_cached, image_cached = self._count("audio_cached"), self._count("image_cached")
        # Where what is not cached has a column, those of audio and images are without it too.
        is_without = "input_uncached" in self._of
        audio = self._count("audio") + (audio_cached if is_without else 0)
        image = self._count("image") + (image_cached if is_without else 0)
        made = self._count("audio_out"), self._count("image_out")
        parts = (audio, audio_cached, image, image_cached, *made)
        cached, written = self._count("cached"), self._count("written")
        totals = self._count("input"), self._count("output")
        return trimmed((*totals, cached, 0, written, 0, *parts, self._count("searches"), 0))

    def _size(self) -> int:
        """By the context window that the requests had; without, as if below any threshold."""
        window = self._text("context")
        return _LARGE if window.startswith(("200k", ">")) else 0

    def _billed(self, in_cents: bool) -> Billed:  # noqa: FBT001 - passed on
        value, error = bills.amount(self._values["amount"], in_cents=in_cents)
        item, second = self._text("item"), self._second()
        if not second:
            raise RecordError("no-time", "moment")
        day = bills.day_of(second)
        model, meter = bills.item_of(item, self._text("model"), self._text("token_type"))
        currency = self._text("currency").upper() or "USD"
        shown = item or self._text("token_type")
        return Billed(day, model, meter, value, error, currency, shown)


def flattened(value: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The values of an object and of those in it, by their paths: ``amount.value``."""
    for name, each in value.items():
        if isinstance(each, dict) and not prefix:
            yield from flattened(each, f"{name}.")
        else:
            yield f"{prefix}{name}", each


def of_bucket(bucket: Mapping[str, Any]) -> Iterator[tuple[Row, bool]]:
    """The rows of a bucket of a report: each, and whether its amounts are in cents.

    Anthropic's amounts are texts, in cents; OpenAI's are numbers with a currency.
    """
    outside = [(name, value) for name, value in bucket.items() if name != "results"]
    results = bucket.get("results")
    for result in results if isinstance(results, list) else ():
        if isinstance(result, dict):
            names, values = zip(*flattened(result), *outside, strict=True)
            in_cents = isinstance(result.get("amount"), str)
            yield Row(columns(names), values), in_cents
