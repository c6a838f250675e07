"""Which models of the book are offered for prompts, and under which names."""

from collections.abc import Iterator, Mapping
from datetime import date

from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import Model
from estimator.tokens.image_output import made
from estimator.tokens.models import counting_of

_FIRST = "openai"


def offered_models(book: RateBook, today: date) -> dict[str, Model]:
    """The models that are offered, by name: their id, or ``provider/id`` where others have the id.

    Those that are listed, and of OpenAI then those that make pictures by a known rule. Retired ones
    come last.
    """
    named: dict[str, Model] = {}
    for model in book.models():
        if _is_offered(model):
            named[model.id if model.id not in named else f"{model.provider}/{model.id}"] = model
    return dict(sorted(named.items(), key=lambda item: _rank(item[1], today)))


def _is_offered(model: Model) -> bool:
    if counting_of(model.counts_as or model.id) is None:
        return False
    return model.listed or (model.provider == _FIRST and made(model.id) is not None)


def _rank(model: Model, today: date) -> tuple[bool, bool, bool]:
    is_retired = model.retires is not None and model.retires <= today
    is_first = model.provider == _FIRST
    return is_retired, not is_first, is_first and not model.listed


def first_of(offered: Mapping[str, Model], *names: str) -> str:
    """The first of these names that is offered; where none is, the first that is at all."""
    return next(name for name in (*names, *offered) if name in offered)


def find(book: RateBook, offered: Mapping[str, Model], asked: str, provider: str) -> str | None:
    """The name of the offered model that a request or an answer calls so; None where there is none.

    Args:
        book: that they are of.
        offered: as ``offered_models`` gives them.
        asked: an id or alias, perhaps with a date, or an offered name.
        provider: whose model it is where several have one of this name.
    """
    for wanted in called(book, asked, provider):
        for name, model in offered.items():
            if (model.provider, model.id) == (wanted.provider, wanted.id):
                return name
    return None


def called(book: RateBook, asked: str, provider: str) -> Iterator[Model]:
    """The models of the book that a request or an answer may call so, the likeliest first.

    Args:
        book: that they are of.
        asked: an id or alias, perhaps with a date.
        provider: whose model it is where several have one of this name.
    """
    for seller in (provider, None):
        try:
            yield book.find(asked, seller)
        except BookError as error:
            if error.kind == "ambiguous-model":
                yield book.find(asked, error.known[0])
