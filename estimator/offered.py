"""Which models of the book are offered for prompts."""

from datetime import date

from estimator.pricing.book import RateBook
from estimator.pricing.rates import Model
from estimator.tokens.image_output import made
from estimator.tokens.models import encoding_of


def offered_models(book: RateBook, today: date) -> list[Model]:
    """The listed ones that have a bundled encoding, then those that make pictures by a known rule.

    Retired ones come last.
    """
    counted = [model for model in book.models() if encoding_of(model.id)]
    found = [model for model in counted if model.listed or made(model.id)]
    return sorted(found, key=lambda model: (_is_retired(model, today), not model.listed))


def _is_retired(model: Model, today: date) -> bool:
    return model.retires is not None and model.retires <= today
