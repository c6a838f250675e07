"""Names that a model is also known by, beyond those that genai-prices matches exactly."""

import re
from collections.abc import Iterator, Mapping

from genai_prices.types import ClauseContains, ClauseOr, ClauseStartsWith, MatchLogic

from estimator.pricing.book import undated
from estimator.pricing.usage import INPUT, OUTPUT
from resources.rates.refresh import compare, genai, litellm
from resources.rates.refresh.litellm import Place
from resources.rates.refresh.plain import STANDARD, Json

_CUT_OFF = re.compile(r"(?:-(?:20\d\d|0))?[-@]?$")
"""Where a rule breaks a name off, such as before the rest of a date."""


def add(provider: str, rows: list[Json], theirs: Mapping[str, Json]) -> None:
    """Add the names that genai-prices takes for a model of ours and that are in use.

    A rule there that asks for a beginning alone takes strangers too. So a name is known here only
    where the rule writes it out, or where litellm lists it at the same price.

    Args:
        provider: whose rows they are.
        rows: to be completed.
        theirs: litellm's entries of the provider by name.
    """
    known = {name: row["id"] for row in rows for name in (*row["aliases"], row["id"].lower())}
    by_id = {row["id"]: row for row in rows}
    written_out = dict.fromkeys(_written_out(provider))
    for name, entry in (*written_out.items(), *theirs.items()):
        model = genai.provider(provider).find_model(name)
        row = by_id.get(model.id) if model else None
        if row is None or name in known or known.get(undated(name)) == row["id"]:
            continue
        if entry is None or _costs_the_same(row, entry):
            known[name] = row["id"]
            row["aliases"] = sorted({*row["aliases"], name})


def _written_out(provider: str) -> Iterator[str]:
    for model in genai.provider(provider).models:
        yield _CUT_OFF.sub("", model.id.lower())
        yield from (_CUT_OFF.sub("", name.lower()) for name in _parts(model.match))


def _parts(match: MatchLogic) -> Iterator[str]:
    if isinstance(match, ClauseOr):
        for clause in match.or_:
            yield from _parts(clause)
    elif isinstance(match, ClauseStartsWith):
        yield match.starts_with
    elif isinstance(match, ClauseContains):
        yield match.contains


def _costs_the_same(row: Json, entry: Json) -> bool:
    """Whether litellm has the model's price of input and output for a name, as far as it has any.

    What is free there may have no price here.
    """
    card, points = compare.card_in_force(row, STANDARD), litellm.points(entry)
    if card is None:
        return False
    theirs = {meter: points.get(Place(STANDARD, meter, -1)) for meter in (INPUT, OUTPUT)}
    ours = {meter: compare.charged(card["rates"], meter, -1) for meter in theirs}
    pairs = [(ours[meter], rate) for meter, rate in theirs.items() if rate is not None]
    agreed = [mine == rate for mine, rate in pairs if rate or mine is not None]
    return bool(agreed) and all(agreed)
