"""The book as rows: one a rate, one for the facts of a model, one for those of a card."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date

from estimator.pricing import money, regions
from estimator.pricing.book import RateBook
from estimator.pricing.edits import card_at, card_key, card_under
from estimator.pricing.layers import OWN
from estimator.pricing.own import OwnCard, OwnModel
from estimator.pricing.rates import Model, Provider, Rate, RateCard, RateKey, card_start
from estimator.pricing.when import parse_start

RATE, MODEL, CARD = "rate", "model", "card"
KINDS = RATE, MODEL, CARD
ABOVE, AT_LEAST = "above", "at_least"
NO_PRICE = "no price"
SHIPPED, YOURS = "shipped", "own"


@dataclass(frozen=True, slots=True)
class Row:
    """A row, each cell as text; what is not of its kind is empty. The order is the columns'.

    Attributes:
        kind: of KINDS.
        when: hours and weekdays, as ``when`` writes them.
        above: the threshold; empty for the base rate.
        inclusive: ABOVE or AT_LEAST where there is a threshold.
        rate: a plain decimal, or NO_PRICE.
        origin: SHIPPED or YOURS.
        regions: where it costs more, as ``regions`` writes them.
        hidden: ``"yes"`` where the user deleted it.
    """

    kind: str
    provider: str
    model: str
    name: str = ""
    service_tier: str = ""
    start: str = ""
    when: str = ""
    above: str = ""
    inclusive: str = ""
    meter: str = ""
    rate: str = ""
    per: str = ""
    currency: str = ""
    minimum: str = ""
    context_window: str = ""
    max_input: str = ""
    max_output: str = ""
    retires: str = ""
    counts_as: str = ""
    regions: str = ""
    hidden: str = ""
    origin: str = ""
    source: str = ""
    source_date: str = ""
    note: str = ""


COLUMNS = tuple("from" if each.name == "start" else each.name for each in fields(Row))


def cells(row: Row) -> dict[str, str]:
    """Its cells by the names of the columns."""
    return dict(zip(COLUMNS, asdict(row).values(), strict=True))


def of_book(book: RateBook) -> Iterator[Row]:
    """All of a book, in its order; then what the user deleted, and where they took a price away."""
    for provider in book.providers.values():
        for model in provider.models:
            yield _model(book, model)
            for card in model.cards:
                yield from _card(book, provider, model, card)
    own, models = book.own, book.models_by_key
    yield from _own_models((key, said) for key, said in own.models.items() if said.hidden)
    cards = [(key, said) for key, said in own.cards.items() if said != OwnCard()]
    yield from _own_cards(
        (key, said) for key, said in cards if said.hidden or not card_at(book, key)
    )
    for key in sorted(own.rates):
        there = models.get((key.provider, key.model))
        if key.meter in book.meters and _is_unseen(book, key, there):
            yield _own_rate(book, key, there)


def _is_unseen(book: RateBook, key: RateKey, model: Model | None) -> bool:
    """Whether an own rate is of something deleted, or says that there is no price, and counts."""
    if model and model.rate_at(key) is not None:
        return False
    under = card_under(book, card_key(key))
    rate = under.rates.get(key.meter)
    takes_away = rate is not None and rate.at(key.above) is not None
    return takes_away or under.source is OWN or book.own.rates[key] is not None


def of_own(book: RateBook) -> Iterator[Row]:
    """What the user said, and no more."""
    yield from _own_models(book.own.models.items())
    yield from _own_cards(book.own.cards.items())
    models = {(model.provider, model.id): model for model in book.models()}
    for key in sorted(book.own.rates):
        yield _own_rate(book, key, models.get((key.provider, key.model)))


def _model(book: RateBook, model: Model) -> Row:
    own = book.own.models.get((model.provider, model.id))
    return Row(
        MODEL,
        model.provider,
        model.id,
        name=model.name,
        context_window=_text(model.context_window),
        max_input=_text(model.max_input),
        max_output=_text(model.max_output),
        retires=_text(model.retires),
        counts_as=model.counts_as,
        regions=regions.written(model.uplifts) or (own.regions if own else ""),
        origin=YOURS if own else SHIPPED,
        note=model.note,
    )


def _card(book: RateBook, provider: Provider, model: Model, card: RateCard) -> Iterator[Row]:
    start = card_start(card)
    said = book.own.cards.get((provider.id, model.id, card.service_tier, start))
    if card.note or card.minimum is not None or (said and said != OwnCard()):
        yield Row(
            CARD,
            provider.id,
            model.id,
            service_tier=card.service_tier,
            start=_text(card.start),
            when=_text(card.when),
            currency=said.currency if said else "",
            minimum="" if card.minimum is None else money.plain_text(card.minimum),
            origin=YOURS if said else SHIPPED,
            note=card.note,
        )
    own_currency = (said.currency if said else "") or provider.currency
    for rate in card.rates.values():
        is_own = rate.own or card.source is not OWN
        # What an own card goes on from in another currency, it goes on from elsewhere too.
        if is_own or (rate.currency or provider.currency) == own_currency:
            yield from _rates(book, provider, model, card, rate)


def _rates(
    book: RateBook, provider: Provider, model: Model, card: RateCard, rate: Rate
) -> Iterator[Row]:
    key = RateKey(provider.id, model.id, card.service_tier, card_start(card), rate.meter)
    steps = [(-1, "", rate.base)]
    steps += [(t.above, AT_LEAST if t.inclusive else ABOVE, t.rate) for t in rate.tiers]
    source = card.source
    for above, inclusive, price in steps:
        is_own = _at(key, above) in book.own.rates
        yield Row(
            RATE,
            key.provider,
            key.model,
            name=model.name,
            service_tier=key.service_tier,
            start=_text(card.start),
            when=_text(card.when),
            above=_threshold(above),
            inclusive=inclusive,
            meter=rate.meter,
            rate=money.plain_text(price),
            per=str(rate.per),
            currency=rate.currency or provider.currency,
            origin=YOURS if is_own or source is OWN else SHIPPED,
            source="" if is_own else source.name,
            source_date="" if is_own or source is OWN else source.date.isoformat(),
        )


def _at(key: RateKey, above: int) -> RateKey:
    return RateKey(key.provider, key.model, key.service_tier, key.start, key.meter, above)


def _own_models(said: Iterable[tuple[tuple[str, str], OwnModel]]) -> Iterator[Row]:
    for (provider, model), facts in said:
        yield Row(
            MODEL,
            provider,
            model,
            name=facts.name,
            context_window=_text(facts.context_window),
            max_input=_text(facts.max_input),
            max_output=_text(facts.max_output),
            retires=_text(facts.retires),
            counts_as=facts.counts_as,
            regions=facts.regions,
            hidden="yes" if facts.hidden else "",
            origin=YOURS,
            note=facts.note,
        )


def _own_cards(said: Iterable[tuple[tuple[str, str, str, str], OwnCard]]) -> Iterator[Row]:
    for (provider, model, service_tier, start), facts in said:
        day, when = parse_start(start) if start else (None, None)
        yield Row(
            CARD,
            provider,
            model,
            service_tier=service_tier,
            start=_text(day),
            when=_text(when),
            currency=facts.currency,
            minimum="" if facts.minimum is None else money.plain_text(facts.minimum),
            hidden="yes" if facts.hidden else "",
            origin=YOURS,
            note=facts.note,
        )


def _own_rate(book: RateBook, key: RateKey, model: Model | None) -> Row:
    """A rate of the user's; its card may be gone from the book."""
    day, when = parse_start(key.start) if key.start else (None, None)
    rate, value = rate_of(model, key), book.own.rates[key]
    meter = book.meters.get(key.meter)
    counted = rate.per if rate else meter.per if meter else None
    return Row(
        RATE,
        key.provider,
        key.model,
        name=model.name if model else "",
        service_tier=key.service_tier,
        start=_text(day),
        when=_text(when),
        above=_threshold(key.above),
        inclusive=_kind(book, key),
        meter=key.meter,
        rate=NO_PRICE if value is None else money.plain_text(value),
        per=_text(counted),
        currency=currency_of(book, rate, key),
        origin=YOURS,
    )


def _kind(book: RateBook, key: RateKey) -> str:
    if key.above < 0:
        return ""
    return AT_LEAST if card_under(book, card_key(key)).takes_in(key.above) else ABOVE


def card_of(model: Model | None, key: RateKey) -> RateCard | None:
    """The card of a model that a place of the book is in."""
    for card in model.cards if model else ():
        if (card.service_tier, card_start(card)) == (key.service_tier, key.start):
            return card
    return None


def rate_of(model: Model | None, key: RateKey) -> Rate | None:
    """The rate of a model's card that a place of the book is in."""
    card = card_of(model, key)
    return card.rates.get(key.meter) if card else None


def price_currency(book: RateBook, rate: Rate | None, key: RateKey) -> str:
    """The currency of a rate that is in force at a place of the book; None: of its provider."""
    provider = book.providers.get(key.provider)
    return (rate.currency if rate else "") or (provider.currency if provider else "USD")


def currency_of(book: RateBook, rate: Rate | None, key: RateKey) -> str:
    """The currency of an own rate at a place of the book, where ``rate`` is in force now."""
    said = book.own.cards.get((key.provider, key.model, key.service_tier, key.start))
    return (said.currency if said else "") or price_currency(book, rate, key)


def _threshold(above: int) -> str:
    return "" if above < 0 else str(above)


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
