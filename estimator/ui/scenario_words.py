"""Scenarios in words: their fields, what is wrong with one, the samples, what could be changed."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import QLocale

from estimator.pricing.money import RateError
from estimator.projection import cautions, changes, samples
from estimator.projection.cautions import Caution
from estimator.projection.ranges import Range, ScenarioError
from estimator.projection.result import Projection
from estimator.projection.scenario import Scenario
from estimator.reconcile.faults import LogError
from estimator.templates.values import Problem, ValuesError
from estimator.tokens.models import Kind, counting_of
from estimator.ui import language, plan_words, text
from estimator.ui.translated import tr

DECIMALS = 9
LIFETIMES = (300, 600, 1800, 3600, 86_400)
"""How long caches keep what was not read since, in seconds."""


def field(name: str) -> str:
    """What a field of a scenario is called."""
    return {
        "model": tr("Model"),
        "service_tier": tr("Class of service"),
        "input": tr("Input tokens"),
        "counted_in": tr("How they were counted"),
        "values": tr("Values"),
        "output": tr("Output tokens"),
        "images": tr("Pictures"),
        "image_tokens": tr("Tokens of a picture"),
        "web_searches": tr("Web searches"),
        "file_searches": tr("File searches"),
        "calls": tr("Calls on a full day"),
        "weekdays": tr("How full the days are"),
        "hours": tr("Hours of the day"),
        "utc_offset": tr("Time zone"),
        "growth": tr("Growth a month"),
        "start": tr("First day"),
        "months": tr("Months"),
        "retries": tr("Retried calls"),
        "batch": tr("Sent as batch"),
        "prefix": tr("Shared beginning"),
        "lifetime": tr("Cache keeps it for"),
        "hits": tr("Cache hits"),
    }.get(name, name.replace("_", " "))


def tip(name: str) -> str:
    """More of a field; empty where its name says all."""
    return {
        "output": tr("Tokens of an answer: the least you expect, the likely, and the most"),
        "images": tr("Pictures sent with each call"),
        "web_searches": tr("How many each call makes on average; 0.1 is one in ten calls"),
        "file_searches": tr("How many each call makes on average; 0.1 is one in ten calls"),
        "calls": tr("Calls on a day that is 100 % full, in the first month"),
        "weekdays": tr("How many of a full day's calls each weekday has"),
        "hours": tr(
            "When in the day the calls come: it matters where prices change by the hour, and for"
            " what a cache still has. Click, or use the arrow keys"
        ),
        "growth": tr("How many more calls each month has than the one before"),
        "retries": tr("The share of calls that fails and is paid again"),
        "batch": tr("The share of calls that can wait, at the price of the batch class"),
        "prefix": tr("Tokens that every call begins with, which a cache can keep"),
        "lifetime": tr("How long the cache keeps what no call has read"),
        "hits": tr(
            "The share of calls that find the beginning in the cache. Worked out: a call finds it"
            " if another came within that time before it, when calls come independently of each"
            " other"
        ),
    }.get(name, "")


def lifetime(seconds: int) -> str:
    """How long a cache keeps something."""
    minutes = seconds // 60
    if minutes < 60:  # noqa: PLR2004 - of an hour
        return tr("{minutes} minutes").format(minutes=text.integer(minutes))
    if minutes == 60:  # noqa: PLR2004 - same
        return tr("1 hour")
    return tr("{hours} hours").format(hours=text.integer(minutes // 60))


def problem(error: RateError | ScenarioError, *, is_share: bool) -> str:
    """What is wrong with what was typed, as a sentence."""
    if isinstance(error, RateError):
        return plan_words.problem(error, DECIMALS)
    if error.kind == "unordered":
        return tr("The first must be the lowest, and the last the highest.")
    if error.kind == "empty":
        return tr("At least one hour must have calls.")
    if error.kind != "out-of-range":
        return tr("This can't be used. Type another value.")
    least, most = (_limit(limit, is_share=is_share) for limit in (error.least, error.most))
    return tr("Type a value from {least} to {most}.").format(least=least, most=most)


def _limit(limit: str, *, is_share: bool) -> str:
    try:
        value = Decimal(limit)
    except ArithmeticError:  # a day
        return limit
    return text.decimal(value * 100) + " %" if is_share else text.decimal(value)


# How sure the input is


def sureness(scenario: Scenario) -> str:
    """How the input was counted; empty where it was typed."""
    counting = counting_of(scenario.model)
    if not scenario.counted_in or counting is None:
        return ""
    if counting.name != scenario.counted_in:
        return tr("Counted for another model: take the prompt or the file again.")
    return {
        Kind.EXACT: tr("Counted exactly"),
        Kind.ASSUMED: tr("Counted with the vocabulary of the nearest model"),
        Kind.ESTIMATE: tr("An estimate: this model's own tokens are not published."),
    }[counting.kind]


def input_range(scenario: Scenario) -> str:
    """Between which figures the input's tokens lie on average; empty where they are sure."""
    if scenario.error.is_sure:
        return ""
    low, _, high = (scenario.input.times(factor).mean for factor in scenario.error)
    return f"≈ {text.span(text.integer(round(low)), text.integer(round(high)))}"


# A sample of answers


def sample_problem(error: LogError) -> str:
    """Why a file says nothing of answers."""
    if error.kind == "summed":
        return tr("Its rows are sums of many requests. Choose a log with each answer.")
    if error.kind == "too-large":
        return tr("One JSON document may not be so large. Choose JSON Lines or CSV.")
    return tr(
        "No output tokens were found. Choose a log of answers, a CSV file with a column named"
        " output_tokens, or one number a line."
    )


# Values


def values(error: ValuesError) -> str:
    """Why a file has no rows for the prompt."""
    if error.kind == "missing-columns":
        known = tr("The file has no column {names}. Its columns are: {known}.")
        return known.format(names=_listed(error.names), known=_listed(error.known))
    sentences = {
        "empty": tr("The file has no rows. Choose a CSV file, or one of JSON Lines."),
        "json-array": tr("The file is one JSON array. Save it as JSON Lines: an object a line."),
        "not-text": tr("The file is no text in UTF-8 or UTF-16. Save it as one of these."),
        "too-long": tr("Line {line} is longer than a value may be. Check its quotes."),
    }
    return sentences[error.kind].format(line=text.integer(error.line))


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"“{name[:40]}”" for name in names[:8]) + ("…" if names[8:] else "")


def row(found: Problem) -> str:
    """Why a row of a file was passed over."""
    known = {
        "not-text": tr("Line {line}: its bytes are no UTF-8."),
        "too-few": tr("Line {line}: fewer cells than the first line has."),
        "too-many": tr("Line {line}: more cells than the first line has."),
        "not-json": tr("Line {line}: no JSON."),
        "not-an-object": tr("Line {line}: no object of JSON."),
        "missing": tr("Line {line}: no value for “{name}”."),
    }[found.kind]
    return known.format(line=text.integer(found.line), name=found.name[:40])


# What comes of it


def cost_range(found: Range, currency: str) -> str:
    """From the lowest cost to the highest; empty where there is but one."""
    low, high = (text.cost(value, currency) for value in (found.low, found.high))
    return text.span(low, high)


def ends() -> str:
    """What low and high stand for."""
    return tr(
        "Low: every assumption at its cheap end, on every day. High: every one at its dear end."
        " Each call is priced by the rates that are in force when it is made."
    )


def caution(found: Caution, model: str) -> str:
    """What of a scenario its model can't do, or a cache does not keep."""
    known = {
        cautions.WINDOW: tr(
            "A call has up to {needed} tokens with its answer; the window of {model} has {most}."
        ),
        cautions.MAX_INPUT: tr("The input has up to {needed} tokens; {model} takes {most}."),
        cautions.MAX_OUTPUT: tr("Answers have up to {needed} tokens; {model} gives {most}."),
        cautions.RETIRES: tr("{model} retires on {day}, before the last of these months ends."),
        cautions.NOT_CACHED: tr(
            "Nothing is cached: {model} keeps a shared beginning of {most} tokens or more."
        ),
        cautions.SHORT_INPUT: tr(
            "The shared beginning has {needed} tokens, but the longest input has {most}."
        ),
    }[found.kind]
    needed = "" if found.needed is None else text.decimal(found.needed)
    most = "" if found.most is None else text.integer(found.most)
    day = text.day(found.day) if found.day else ""
    return known.format(needed=needed, most=most, model=model, day=day)


def warned(projection: Projection) -> list[str]:
    """What is not as a scenario assumes it, one sentence each."""
    model = projection.model
    return [caution(each, model.name) for each in cautions.cautions(projection.scenario, model)]


def change(kind: str, scenario: Scenario) -> str:
    """One thing done otherwise."""
    return {
        changes.OTHER_MODEL: tr("Use {model}, the cheapest that counts alike and fits"),
        changes.ALL_BATCH: tr("Send all calls as batch"),
        changes.HALF_OUTPUT: tr("Answers half as long"),
        changes.MORE_HITS: tr("Find the beginning in the cache 10 points more often"),
        changes.NO_RETRIES: tr("No retries"),
    }[kind].format(model=scenario.model)


def sample(word: str) -> str:
    """What a sample is called."""
    return _samples()[word]


def called(name: str) -> str:
    """The name of a scenario; of a sample in this language, whichever it was made in."""
    for word, source in _samples(str).items():
        if name in language.everywhere(source):
            return sample(word)
    return name


def _samples(tr: Callable[[str], str] = tr) -> dict[str, str]:
    return {
        samples.CUSTOMER_SERVICE: tr("Smart customer service"),
        samples.MARKET_MONITORING: tr("Financial opinion monitoring"),
        samples.RECOMMENDATIONS: tr("Personal recommendations"),
    }


def sums() -> Mapping[str, str]:
    """What the three values of an assumption are called."""
    return {"low": tr("Low"), "likely": tr("Likely"), "high": tr("High")}


def weekday(number: int, form: QLocale.FormatType = QLocale.FormatType.ShortFormat) -> str:
    """A day of the week, 0 for Monday: ``Mon``, ``周一``; as a narrow form, ``M``."""
    return QLocale().standaloneDayName(number + 1, form)
