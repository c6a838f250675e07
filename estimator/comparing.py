"""The prompt in every model of the book, and in every class of service that it is sold in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from estimator import bill
from estimator.estimate import Estimate
from estimator.pricing.book import RateBook
from estimator.pricing.caching import cached_from
from estimator.pricing.quote import Line
from estimator.pricing.rates import STANDARD, Model, Provider
from estimator.pricing.usage import CACHE_READ
from estimator.snapshot import Snapshot
from estimator.tokens.chat_rules import CountText
from estimator.tokens.models import counting_of
from estimator.tokens.texts import Round

if TYPE_CHECKING:
    import tiktoken


@dataclass(frozen=True, slots=True)
class Offer:
    """A model in a class of service, for the prompt.

    Attributes:
        name: under which the model is offered.
        provider: as it is called.
        estimate: of the prompt, as this model counts and this class costs.
        is_retired: whether the provider does not serve the model any more.
    """

    name: str
    provider: str
    service_tier: str
    estimate: Estimate
    is_retired: bool

    @property
    def tier(self) -> Line | None:
        """The line of the price that a threshold has chosen; None where the base price counts."""
        return next((line for line in self.estimate.lines if line.charge.tier), None)

    @property
    def fits(self) -> bool:
        """Whether the prompt may fit the model, as far as its window is known."""
        return bool(self.estimate.fits)


def encodings(models: Iterable[Model]) -> list[str]:
    """The encodings that models are counted in, each once."""
    found = (counting_of(model.counts_as or model.id) for model in models)
    return list(dict.fromkeys(counting.encoding for counting in found if counting))


@dataclass(frozen=True)
class Comparison:
    """What is compared.

    Attributes:
        snapshot: of the prompt.
        models: by the names that they are offered under.
        book: that prices them.
        at: the moment of the calls.
    """

    snapshot: Snapshot
    models: Mapping[str, Model]
    book: RateBook
    at: datetime

    def offers(
        self, encoding_of: "Callable[[str], tiktoken.Encoding]", go_on: Callable[[], None]
    ) -> Iterator[Offer]:
        """Each model in each class of service that it is sold in.

        Models that answer are not compared with those that embed or rank, which sell no output.

        Args:
            encoding_of: loads an encoding by its name, where a request or a PDF is to be counted.
            go_on: is called now and then; what it raises ends the work.
        """
        rounds: dict[str, Round] = {}

        def counter(name: str) -> CountText:
            def count(text: str) -> int:
                go_on()
                if name not in rounds:
                    rounds[name] = Round(encoding_of(name), {})
                return rounds[name].count(text)

            return count

        answers = self.snapshot.estimate.sells_output
        for name, model in self.models.items():
            go_on()
            is_retired = model.retires is not None and model.retires <= self.at.date()
            counted = self.snapshot.of(model, self._provider(model).currency, counter)
            if counted is None:
                continue
            for tier in model.service_tiers or (STANDARD,):
                priced = bill.billed(counted, self.book, self.at, tier=tier)
                if priced.card is None or priced.sells_output == answers:
                    yield Offer(name, self._provider(model).name, tier, priced, is_retired)

    def _provider(self, model: Model) -> Provider:
        return self.book.providers[model.provider]


def cheapest(offers: Iterable[Offer]) -> Offer | None:
    """The offer whose call costs least, of those that are served and take the prompt, which fits.

    Costs in other currencies than that of the first are not compared.
    """
    priced = [
        each
        for each in offers
        if each.estimate.call and each.fits and not each.is_retired
        if not each.estimate.is_taken_as_text
    ]
    first = next((each.estimate.currency for each in priced), "")
    same = [each for each in priced if each.estimate.currency == first]
    return min(same, key=lambda each: each.estimate.cost or 0, default=None)


def when_cached(offer: Offer, book: RateBook, at: datetime) -> Decimal | None:
    """What a call costs whose whole prompt is read from a cache; None where it can't be."""
    estimate = offer.estimate
    if estimate.card is None or CACHE_READ not in estimate.card.rates:
        return None
    tokens = estimate.tokens or 0
    if not tokens or tokens < cached_from(estimate.model):
        return None
    return bill.billed(estimate, book, at, tokens, offer.service_tier).cost
