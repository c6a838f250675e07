"""The rows of the rates table: which cards and thresholds it lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from estimator.pricing.book import RateBook
from estimator.pricing.rates import Model, Provider, RateCard, RateKey, card_start

METERS = ("input_tokens", "cache_read_tokens", "cache_write_tokens", "output_tokens")


@dataclass(frozen=True, slots=True)
class Row:
    """A card of a model, and one of its thresholds (-1: up to the first)."""

    provider: Provider
    model: Model
    card: RateCard
    above: int

    def key(self, meter: str) -> RateKey:
        """The place of one of its rates in the book."""
        return RateKey(
            self.model.provider,
            self.model.id,
            self.card.service_tier,
            card_start(self.card),
            meter,
            self.above,
        )

    def thresholds(self) -> list[int]:
        """The thresholds of the card's text meters, ascending."""
        rates = [self.card.rates[meter] for meter in METERS if meter in self.card.rates]
        return sorted({tier.above for rate in rates for tier in rate.tiers})


def rows_of(book: RateBook) -> Iterator[Row]:
    """The book's rows: the cards that price text, in its order."""
    for provider in book.providers.values():
        for model in provider.models:
            for card in model.cards:
                base = Row(provider, model, card, -1)
                if any(meter in card.rates for meter in METERS):
                    yield base
                    yield from (Row(provider, model, card, above) for above in base.thresholds())
