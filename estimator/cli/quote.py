"""``estimator quote``: JSON Lines in, an answer a line out, in order, in constant memory."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from estimator.cli import in_force, request, words
from estimator.cli.explain import ROUNDED, explained
from estimator.cli.request import RequestError
from estimator.cli.source import opened
from estimator.pricing import money, plans
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.plans import PlanError, Term
from estimator.pricing.quote import EXCHANGE, MINIMUM, REGION, Adjustment, Line
from estimator.pricing.rates import STANDARD
from estimator.pricing.usage import UsageError, read_usage
from estimator.pricing.when import parse_start

MAX_LINE = 1 << 20
"""Bytes of a line; a longer one is refused and not kept in memory."""
_MARK = b"\xef\xbb\xbf"
_REFUSALS = (RequestError, BookError, UsageError, PlanError)

Answer = dict[str, Any]


def run(file: str, *, is_explained: bool = False) -> int:
    """Answer every line of the file; the exit status is 1 if any was refused.

    Args:
        file: its name, or ``-``.
        is_explained: write each sum out instead of JSON.

    Raises:
        FileError: the file can't be read.
        StoreError: the user's own rates can't; no line is priced without them.
    """
    status = 0
    with opened(file) as lines:
        priced_by = in_force.load()
        for number, line in _numbered(lines):
            answer = _answered(line, number, priced_by)
            status |= "error" in answer
            print(explained(answer) if is_explained else _json(answer), flush=True)
    return status


def _numbered(lines: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers; of one that is too long, its beginning."""
    number = 0
    while line := lines.readline(MAX_LINE + 1):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and (rest := lines.readline(MAX_LINE)):
            pass
        if number == 1:
            line = line.removeprefix(_MARK)
        if line.strip():
            yield number, line


def _answered(line: bytes, number: int, priced_by: RateBook) -> Answer:
    identity = None
    try:
        if len(line) > MAX_LINE:
            raise RequestError("not-json", given=f"it is longer than {MAX_LINE} bytes")
        given = request.parse(line)
        identity = request.identity(given)
        answer = _planned(given) if "plan" in given else _priced(given, priced_by)
    except _REFUSALS as error:
        answer = {"error": {"kind": error.kind, "message": words.sentence(error)}}
    where = {"line": number} if identity is None else {}
    return {"id": identity, **where, **answer}


def _priced(given: Answer, priced_by: RateBook) -> Answer:
    asked = request.read(given)
    usage = read_usage(asked.usage, priced_by.meters)
    model = priced_by.find(asked.model, asked.provider)
    at = asked.at or datetime.now(UTC)
    priced = priced_by.tariff(model, asked.service_tier, at, asked.region).quote(usage)
    return {
        "currency": priced.currency,
        "total": money.plain_text(priced.total),
        "lines": [_line(line, asked.service_tier) for line in priced.lines],
    }


def _line(line: Line, service_tier: str) -> Answer:
    is_own = line.charge.is_own or not line.origin.source.name
    source = line.origin.source
    return {
        "meter": line.meter,
        "quantity": money.plain_text(line.quantity),
        "rate": money.plain_text(line.rate),
        "per": line.per,
        "amount": money.plain_text(line.amount),
        "source": "your own rate" if is_own else f"{source.name}, {source.date}, {source.url}",
        "rule": "; ".join(_rules(line, service_tier)) or "flat rate",
    }


def _rules(line: Line, service_tier: str) -> Iterator[str]:
    """Why it is this rate and no other."""
    if line.meter == MINIMUM:
        yield f"a request costs at least {money.plain_text(line.charge.listed)}"
    if line.tiers:
        yield _size(line)
    if line.charged_as:
        yield f"no rate of its own: charged as {line.charged_as}"
    if line.origin.service_tier != STANDARD:
        yield f"{line.origin.service_tier} rate"
    elif service_tier != STANDARD:
        yield f"no {service_tier} rate: charged at the standard rate"
    yield from _since(line.origin.start)
    if line.charge.step:
        yield f"each request rounded up to a multiple of {line.charge.step}"
    yield from map(_adjusted, line.charge.adjustments)
    if not line.exact:
        yield ROUNDED


def _since(start: str) -> Iterator[str]:
    """From which day and at which hours a rate holds."""
    day, when = parse_start(start)
    if day:
        yield f"since {day}"
    if when:
        every = "" if any(period.days for period in when.periods) else " every day"
        yield f"{when} UTC{every}"


def _adjusted(adjustment: Adjustment) -> str:
    factor = money.plain_text(adjustment.factor)
    if adjustment.kind == EXCHANGE:
        return f"1 {adjustment.name} is {factor}, as of {adjustment.day}"
    if adjustment.kind == REGION:
        return f"times {factor} in the region {adjustment.name}"
    return f"times {factor} by your rule {adjustment.name}"


def _size(line: Line) -> str:
    """Which size of request the rate is for."""
    above = line.tier.above if line.tier else -1
    limits = [f"{'at least' if t.inclusive else 'above'} {above}" for t in (line.tier,) if t]
    larger = [tier for tier in line.tiers if tier.above > above]
    limits += [f"{'below' if t.inclusive else 'up to'} {t.above}" for t in larger[:1]]
    return f"{' and '.join(limits)} input tokens"


def _planned(given: Answer) -> Answer:
    request.refuse_unknown(given, request.PLAN_FIELDS)
    if given["plan"] != plans.COMPUTE_TIME:
        raise RequestError("bad-field", "plan", request.shown(given["plan"]), (plans.COMPUTE_TIME,))
    terms = plans.compute_time(request.read_object(given, "inputs"))
    return {
        "currency": None,
        "total": money.plain_text(money.total(term.amount for term in terms)),
        "lines": [_term(term) for term in terms],
    }


def _term(term: Term) -> Answer:
    return {
        "meter": " * ".join(term.inputs),
        "quantity": money.plain_text(term.quantity),
        "rate": money.plain_text(term.factor),
        "per": 1,
        "amount": money.plain_text(term.amount),
        "source": "p of the request",
        "rule": f"p * {' * '.join(term.inputs)}",
    }


def _json(answer: Answer) -> str:
    """One line of JSON, with escapes where it holds what UTF-8 can't say or what ends a line."""
    text = json.dumps(answer, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(answer)
