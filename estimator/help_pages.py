"""The pages of the help, and the figures of their examples, which the app itself works out.

A page is Markdown. In it ``{{word …}}`` stands for a figure, so that no page can say a price that
the rates do not say:

    {{number 272000}}                              as it is
    {{money 20}}                                   an amount in US dollars
    {{tokens 4 o200k_base Hello, world}}           what a text counts; a test counts it again
    {{estimate 1000 claude-sonnet-5 low}}          of so many tokens in Latin letters; likely, high
    {{picture gpt-5.4 1024 768}}                   the tokens of a picture
    {{rate output_tokens gpt-5.4 batch …}}         the price at which a request's meter is charged
    {{line output_tokens gpt-5.4 batch …}}         what that meter of the request costs
    {{cost gpt-5.4 batch …}}                       what the request costs, with every digit
    {{month 30000 gpt-5.4 batch …}}                what so many of them cost
    {{window gpt-5.4}}  {{share 12000 gpt-5.4}}    the context window; a part of it
    {{above gpt-5.4}}                              of how many input tokens on all is dearer
    {{kept 3000 gpt-5.4}}                          how many first tokens a cache keeps
    {{even 5 30 gpt-5.4 standard …}}               from how many calls on five seats at 30 pay
    {{plan first}}  {{printed first}}              the article's example, exactly and as printed
    {{term first 0}}  {{input first requests}}     a summand of it; an input

where ``…`` is the usage: ``input_tokens=12000 output_tokens=800``.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from estimator import resources
from estimator.pricing import caching, money, plans, schemes
from estimator.pricing.book import RateBook
from estimator.pricing.presets import PRESETS
from estimator.pricing.quote import Line, Quote
from estimator.tokens import estimates, media, models
from estimator.tokens.scripts import Scripts

NAMES = (
    "start",
    "tokens",
    "billing",
    "cost",
    "month",
    "attachments",
    "trimming",
    "compare",
    "ways",
    "caching",
    "scenarios",
    "batch",
    "reconcile",
    "rates",
    "plan",
    "questions",
)
"""The pages in the order in which they are read; each is a file of every language."""
NUMBER, EXACT, MONEY, RATE, SHARE = "number", "exact", "money", "rate", "share"
"""Kinds of figures: money with every digit, at a glance, for a million; a share of 1."""
FIGURE = re.compile(r"\{\{(.+?)\}\}(?!\})")
_LETTERS = 4  # of a token, about
_USED = re.compile(r"(\w+)=([\d.]+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of an example.

    Attributes:
        kind: how it is written: NUMBER, EXACT, MONEY, RATE or SHARE.
        value: in US dollars where it is money.
    """

    kind: str
    value: Decimal


def page(language: str, name: str) -> str:
    """The Markdown of a page, with its figures as they are marked.

    In English where there is none in the language.

    Raises:
        OSError: the file is missing.
    """
    own, english = (resources.path("help", each, f"{name}.md") for each in (language, "en"))
    return (own if own.is_file() else english).read_text(encoding="utf-8")


def figure(marked: str, book: RateBook, at: datetime) -> Figure:
    """The figure that a mark stands for.

    Args:
        marked: what stands between the braces.
        book: without rates of the user's, of which the pages know nothing.
        at: now, with its time zone.

    Raises:
        ValueError: it stands for none.
        BookError, UsageError: the book has no such price.
    """
    word, *given = marked.split()
    work = _WORK.get(word)
    if work is None:
        raise ValueError(marked)
    return work(_Given(given, book, at))


@dataclass(frozen=True, slots=True)
class _Given:
    """The words behind a mark's first, and what they are worked out with."""

    words: Sequence[str]
    book: RateBook
    at: datetime

    def after(self, count: int) -> "_Given":
        return _Given(self.words[count:], self.book, self.at)

    def number(self, place: int) -> Decimal:
        return Decimal(self.words[place])

    def quote(self) -> Quote:
        """What a request costs: a model, a class of service, its usage."""
        model, tier, *used = self.words
        usage = {}
        for each in used:
            found = _USED.fullmatch(each)
            if not found:
                raise ValueError(each)
            usage[found[1]] = Decimal(found[2])
        return self.book.tariff(self.book.find(model), tier, self.at).quote(usage)

    def line(self) -> Line:
        """A request's line of the meter that is named first."""
        meter = self.words[0]
        return next(line for line in self.after(1).quote().lines if line.meter == meter)


def _number(given: _Given) -> Figure:
    return Figure(NUMBER, given.number(0))


def _money(given: _Given) -> Figure:
    return Figure(MONEY, given.number(0))


def _estimate(given: _Given) -> Figure:
    counting = models.counting_of(given.words[1])
    if counting is None or counting.rule is None:
        raise ValueError(given.words[1])
    tokens = int(given.number(0))
    of = estimates.estimate(counting.rule, tokens, Scripts(tokens * _LETTERS))
    figures = {"low": of.low, "likely": of.tokens, "high": of.high}
    return Figure(NUMBER, Decimal(figures[given.words[2]]))


def _picture(given: _Given) -> Figure:
    sides = int(given.number(1)), int(given.number(2))
    return Figure(NUMBER, Decimal(media.image_tokens(given.words[0], *sides).tokens))


def _rate(given: _Given) -> Figure:
    return Figure(RATE, given.line().rate)


def _line(given: _Given) -> Figure:
    return Figure(EXACT, given.line().amount)


def _cost(given: _Given) -> Figure:
    return Figure(EXACT, given.quote().total)


def _month(given: _Given) -> Figure:
    return Figure(MONEY, money.times(given.number(0), given.after(1).quote().total))


def _window(given: _Given) -> Figure:
    return Figure(NUMBER, Decimal(given.book.find(given.words[0]).context_window or 0))


def _share(given: _Given) -> Figure:
    return Figure(SHARE, given.number(0) / _window(given.after(1)).value)


def _above(given: _Given) -> Figure:
    model = given.book.find(given.words[0])
    tiers = given.book.tariff(model, "standard", given.at).card.rates["input_tokens"].tiers
    return Figure(NUMBER, Decimal(tiers[0].above))


def _kept(given: _Given) -> Figure:
    model = given.book.find(given.words[1])
    return Figure(NUMBER, Decimal(caching.kept(model, int(given.number(0)))))


def _even(given: _Given) -> Figure:
    seats = {"seats": given.words[0], "price_a_seat": given.words[1]}
    fixed = schemes.scheme(schemes.SUBSCRIPTION, seats, Decimal(1))
    calls = schemes.break_even(fixed, schemes.by_the_call(given.after(2).quote().total))
    if calls is None:
        raise ValueError(given.words)
    return Figure(NUMBER, Decimal(calls))


_PRESETS = {preset.name: preset for preset in PRESETS}


def _terms(given: _Given) -> tuple[Decimal, ...]:
    return tuple(term.amount for term in plans.compute_time(_PRESETS[given.words[0]].inputs))


def _plan(given: _Given) -> Figure:
    return Figure(NUMBER, money.total(_terms(given)))


def _printed(given: _Given) -> Figure:
    return Figure(NUMBER, _PRESETS[given.words[0]].printed)


def _term(given: _Given) -> Figure:
    return Figure(NUMBER, _terms(given)[int(given.words[1])])


def _input(given: _Given) -> Figure:
    return Figure(NUMBER, _PRESETS[given.words[0]].inputs[given.words[1]])


_WORK: Mapping[str, Callable[[_Given], Figure]] = {
    "number": _number,
    "money": _money,
    "tokens": _number,
    "estimate": _estimate,
    "picture": _picture,
    "rate": _rate,
    "line": _line,
    "cost": _cost,
    "month": _month,
    "window": _window,
    "share": _share,
    "above": _above,
    "kept": _kept,
    "even": _even,
    "plan": _plan,
    "printed": _printed,
    "term": _term,
    "input": _input,
}
