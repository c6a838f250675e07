"""Which tariff of the book a request falls under, found once for many of them."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import Model
from estimator.pricing.tariff import Tariff
from estimator.reconcile.record import Kind

DAY_SECONDS, _MINUTE_SECONDS = 86_400, 60
_CLOUD = re.compile(r"(?:[a-z]{2,6}\.)?anthropic\.(?P<name>.+?)(?:-v\d+)?(?::\d+)?")
_OPENAI = "openai"
_MOST_NAMES = 1_000  # no log has more; one that was made to do harm may


@dataclass(frozen=True, eq=False, slots=True)
class Sale:
    """What requests of one kind cost at one time.

    Attributes:
        name: of the model, as the log says it.
        service_tier, region: in which it was asked; the region is empty where it costs no more.
        day: of the requests, UTC; None where the log does not say it.
        at: a moment for which the tariff holds.
        model: of the book; None for one that it does not know.
        tariff: None where it has no price.
        reason: why it has none, as ``BookError.kind``; empty where it has.
        sizes: the fewest input tokens of each tier that any price of the model has, ascending.
    """

    name: str
    service_tier: str
    region: str
    day: date | None
    at: datetime
    model: Model | None = None
    tariff: Tariff | None = field(default=None, repr=False)
    reason: str = ""
    sizes: tuple[int, ...] = ()


class Sales:
    """Finds sales in a book.

    Attributes:
        book: the rates.
    """

    def __init__(self, book: RateBook, now: datetime) -> None:
        """Find sales.

        Args:
            book: in which.
            now: the moment for what says none, with its time zone.
        """
        self.book = book
        self._now = now
        self._models: dict[tuple[str, str], Model | None] = {}
        self._titles: dict[str, Model] = {}

    def model(self, name: str, vendor: str = "") -> Model | None:
        """The model that a log or a bill calls so; None for one that is not in the book.

        Names of gateways (``openrouter/openai/gpt-5``, ``us.anthropic.claude-…-v1:0``) and titles
        (``Claude Haiku 4.5``) are understood. Where several providers sell it, that of the
        usage's shape counts, then OpenAI, then the first in the book. After _MOST_NAMES names no
        more are looked for, which takes some milliseconds each where there is none.
        """
        key = name, vendor
        if key not in self._models:
            if len(self._models) >= _MOST_NAMES:
                return None
            cloud = _CLOUD.fullmatch(name)
            names = (name, cloud["name"] if cloud else name, name.rpartition("/")[2])
            found = (self._found(each, vendor) for each in dict.fromkeys(names))
            self._models[key] = next(filter(None, found), None) or self._titled(name)
        return self._models[key]

    def _found(self, name: str, vendor: str) -> Model | None:
        try:
            return self.book.find(name)
        except BookError as error:
            if error.kind != "ambiguous-model":
                return None
            sellers = error.known
        choice = next((each for each in (vendor, _OPENAI) if each in sellers), sellers[0])
        return self.book.find(name, choice)

    def _titled(self, name: str) -> Model | None:
        if not self._titles:
            for model in self.book.models():
                self._titles.setdefault(model.name.lower(), model)
        return self._titles.get(name.strip().lower())

    def span(self, kind: Kind) -> int:
        """For how many seconds a price of a kind is sure to hold: a day, or a minute."""
        model = self.model(kind.model, kind.vendor)
        has_hours = model is not None and any(card.when for card in model.cards)
        return _MINUTE_SECONDS if has_hours else DAY_SECONDS

    def sale(self, kind: Kind, second: int) -> Sale:
        """What requests of a kind cost at a second; 0 for one that is not known."""
        at = datetime.fromtimestamp(second, UTC) if second else self._now
        model = self.model(kind.model, kind.vendor)
        region = kind.region if model and kind.region in model.uplifts else ""
        named = kind.model, kind.service_tier, region, at.date() if second else None, at
        if model is None:
            return Sale(*named, reason="unknown-model")
        try:
            tariff = self.book.tariff(model, kind.service_tier, at, region or None)
        except BookError as error:
            return Sale(*named, model, reason=error.kind)
        return Sale(*named, model, tariff, sizes=_sizes(model))


def _sizes(model: Model) -> tuple[int, ...]:
    tiers = (tier for card in model.cards for rate in card.rates.values() for tier in rate.tiers)
    return tuple(sorted({tier.first for tier in tiers}))
