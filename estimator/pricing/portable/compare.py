"""What a file of rates would change in a book: the user's layer after it, entry by entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, Inexact

from estimator.pricing import entries, money
from estimator.pricing.book import RateBook
from estimator.pricing.portable import facts
from estimator.pricing.portable.changes import Difference, Import, Layer
from estimator.pricing.portable.places import Place, Places
from estimator.pricing.portable.rows import NO_PRICE
from estimator.pricing.portable.said import Found, RateSaid, RowError

_PASSES = 3
BY_THE_HOUR = "by the hour"
"""What is ignored where the book has rates for hours, and the file another for none."""


def compare(
    form: str, found: Found, book: RateBook, at: datetime, *, overwrite: bool = False
) -> Import:
    """What a file would change in a book.

    After the changes are made, each good row that is no conflict holds.

    Args:
        form: of the file.
        found: what it says.
        book: with the user's layer.
        at: the moment whose cards count where the file names none.
        overwrite: take the file's where the user set something else before; else both are told of
            as a conflict, and the user's stays.
    """
    layer = Layer(book, overwrite=overwrite)
    bad = list(found.bad)
    bad += facts.add_entries(layer, found.entries)
    facts.add_models(layer, found.models)
    facts.add_cards(layer, facts.with_currencies(book, found.rates, found.cards))
    said, refused = _add_rates(layer, found.rates, at)
    bad += refused
    facts.add_names(layer, said)
    return layer.done(form, bad, found)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A rate in the terms of its place, for as many as the book's is for."""

    said: RateSaid
    place: Place
    rate: Decimal | None

    def holds(self) -> bool:
        """Whether the book says it already."""
        if self.rate is None and not self.place.has_card:
            return False
        if self.said.currency not in ("", self.place.price_currency):
            return False
        return self.rate in (self.place.price, *self.place.other_prices)


def _add_rates(
    layer: Layer, rates: Sequence[RateSaid], at: datetime
) -> tuple[list[RateSaid], list[RowError]]:
    """Lay the rates over the layer; those that hold then, and the refused ones."""
    claims: list[_Claim] = []
    refused: list[RowError] = []
    for made in _claims(layer, rates, at):
        (claims if isinstance(made, _Claim) else refused).append(made)  # type: ignore[arg-type]
    places = layer.places(at)
    good = [claim for claim in claims if _put(layer, claim, places)]
    _settle(layer, good, at)
    return [claim.said for claim in good], refused


def _settle(layer: Layer, claims: Sequence[_Claim], at: datetime) -> None:
    """Have each rate hold that went by another one of the file, or whose threshold did."""
    before = {entries.rate_entry(claim.place.key) for claim in claims}
    for _ in range(_PASSES):
        places = layer.places(at)
        now = [_located(claim.said, places) for claim in claims]
        there = {entries.rate_entry(claim.place.key) for claim in now}
        loose = [claim for claim in now if not claim.holds()]
        if not loose and before <= there:
            break
        for entry in before - there:
            layer.undo(entry)
        for claim in loose:
            layer.pin(entries.rate_entry(claim.place.key), _difference(claim))
        before = there


def _claims(layer: Layer, rates: Sequence[RateSaid], at: datetime) -> Iterator[_Claim | RowError]:
    places = layer.places(at)
    for said in rates:
        try:
            claim = _located(said, places)
        except RowError as error:
            yield error
            continue
        if claim.place.other_prices and not claim.holds():
            layer.ignore(f"{said.meter} ({BY_THE_HOUR})")
        else:
            yield claim


def _located(said: RateSaid, places: Places) -> _Claim:
    """A rate at its place.

    Raises:
        RowError: it is in another currency, or for another number and has no exact decimal.
    """
    place = places.of(said)
    rate = said.rate
    if rate is not None and said.per not in (None, place.per):
        rate = _per(said, rate, place.per)
    claim = _Claim(said, place, rate)
    if said.currency not in ("", place.currency) and not claim.holds():
        known = (place.currency,)
        raise RowError(said.where, "currency", "currency", said.currency, known)
    return claim


def _per(said: RateSaid, rate: Decimal, per: int) -> Decimal:
    try:
        made, is_exact = money.amount(Decimal(per), rate, said.per or per)
        if is_exact:
            return money.checked_rate(made)
    except (money.RateError, Inexact):
        pass
    raise RowError(said.where, "per", "per", str(said.per), (str(per),))


def _put(layer: Layer, claim: _Claim, places: Places) -> bool:
    """Lay one rate over the layer; whether it holds then, as one that is no conflict does."""
    key = claim.place.key
    entry = entries.rate_entry(key)
    if claim.holds():
        layer.leave()
        return True
    shipped = places.shipped_price(key)
    is_shipped = entry in layer.own and claim.rate is not None and claim.rate == shipped
    value = None if is_shipped else entries.rate_value(claim.rate)
    return layer.put(entry, value, _difference(claim))


def _difference(claim: _Claim) -> Difference:
    key = claim.place.key
    return Difference(
        claim.said.where,
        key.provider,
        key.model,
        key.service_tier,
        key.start,
        key.meter,
        claim.said.first,
        _text(claim.place.price),
        _text(claim.rate) or NO_PRICE,
    )


def _text(rate: Decimal | None) -> str:
    return "" if rate is None else money.plain_text(rate)
