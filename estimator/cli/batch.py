"""``estimator batch``: a batch file checked, counted and priced before it is sent."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from estimator.batch import counting, prices
from estimator.batch.prices import Bill, Price, Priced
from estimator.batch.report import Group, Limit, Report
from estimator.choices import DEFAULT_OUTPUT_TOKENS, MAX_OUTPUT_TOKENS
from estimator.cli import in_force, words_batch
from estimator.cli.arguments import CommandError
from estimator.cli.phrases import quoted
from estimator.cli.progress import Progress
from estimator.cli.source import opened
from estimator.estimate import Costs
from estimator.observed import Observations
from estimator.pricing import money
from estimator.pricing.book import RateBook
from estimator.reconcile.visible import visible
from estimator.store.folder import database_path
from estimator.store.store import Store


def run(file: str, output: int | None, *, as_json: bool) -> int:
    """Print what is found; the exit status is 1 if anything is wrong with the file, or unchecked.

    Args:
        file: its name, or ``-``.
        output: tokens of an answer; None: as many as the window expects to begin with.
        as_json: whether programs read it.

    Raises:
        CommandError: no answer has so many tokens.
        FileError: the file can't be read.
        StoreError: the user's own rates can't.
        VocabularyError: a vocabulary is missing.
    """
    tokens = DEFAULT_OUTPUT_TOKENS if output is None else output
    if not 0 <= tokens <= MAX_OUTPUT_TOKENS:
        raise CommandError(f"--output is {tokens}: it must be from 0 to {MAX_OUTPUT_TOKENS}")
    with opened(file) as source:
        book, observed = _known()
        path = Path(file)
        with Progress(path.stat().st_size if path.is_file() else None) as progress:
            report = counting.count(source, book, observed, progress)
    bill = prices.billed(report, book, datetime.now(UTC), tokens)
    if as_json:
        print(json.dumps(_json(report, bill), ensure_ascii=True))
    else:
        _print(report, bill)
    return 0 if report.is_ready else 1


def _known() -> tuple[RateBook, Observations]:
    """The book as the user has it, and what bills taught."""
    store = Store.open(database_path())
    try:
        return in_force.under(store.own), Observations(store)
    finally:
        store.close()


# As JSON


def _json(report: Report, bill: Bill) -> dict[str, Any]:
    return {
        "ready": report.is_ready,
        "requests": report.requests,
        "uncounted": report.uncounted,
        "unchecked": report.unchecked,
        "bytes": report.bytes,
        "embedded_texts": report.inputs,
        **_tokens(report),
        "currency": bill.currency or None,
        "batch": _price(bill.batch),
        "standard": _price(bill.standard),
        "groups": [_group(each) for each in bill.groups],
        "problem_count": report.problem_count,
        "problems": [
            {"line": each.line, "kind": each.kind, "message": words_batch.sentence(each)}
            for each in report.problems
        ],
        "largest": [
            {"line": each.line, "custom_id": each.custom_id, "tokens": each.tokens}
            for each in report.largest
        ],
    }


def _tokens(counted: Report | Group) -> dict[str, Any]:
    """The figures of what is counted; they are exact where nothing is left out."""
    return {
        "tokens": counted.tokens,
        "exact": counted.is_exact and not counted.uncounted,
        "low": counted.low,
        "high": counted.high,
    }


def _group(priced: Priced) -> dict[str, Any]:
    group, card = priced.group, priced.card
    return {
        "model": group.model,
        "url": group.url,
        "requests": group.requests,
        "uncounted": group.uncounted,
        "unchecked": group.unchecked,
        **_tokens(group),
        "batch": _price(priced.batch),
        "standard": _price(priced.standard),
        "source": f"{card.source.name}, {card.source.date}, {card.source.url}" if card else None,
    }


def _price(price: Price | None) -> dict[str, Any] | None:
    if price is None:
        return None
    return {
        "requests": price.requests,
        "output_tokens": price.output,
        "expected": _costs(price.expected),
        "most": _costs(price.most) if price.most else None,
    }


def _costs(costs: Costs) -> dict[str, str]:
    figures = {"total": costs.likely, "low": costs.low, "high": costs.high}
    return {name: money.plain_text(value) for name, value in figures.items()}


# As text


def _print(report: Report, bill: Bill) -> None:
    print(f"{_requests(report.requests)}, {_input(report)}")
    for name, limit in _limits(report):
        print(f"  {name}: {limit.used:,} of {limit.most:,}{'' if limit.is_kept else ', too many'}")
    for priced in bill.groups:
        group = priced.group
        where = visible(f"{group.model or '?'} {group.url or '?'}")
        tokens = f"{group.tokens:,} tokens" if group.counted else "tokens not known"
        left = f", {_requests(group.uncounted)} not counted" if group.uncounted else ""
        print(f"{where}: {_requests(group.requests)}, {tokens}{left}")
        print(f"  {_prices(priced.batch, priced.standard, bill.currency)}")
    if len(bill.groups) > 1:
        print(f"in all: {_prices(bill.batch, bill.standard, bill.currency)}")
    _print_wrong(report)


def _print_wrong(report: Report) -> None:
    for each in report.problems:
        print(f"line {each.line}: {words_batch.sentence(each)}")
    if more := report.problem_count - len(report.problems):
        print(f"and {more:,} more")
    for group in report.groups:
        if group.unchecked:
            print(
                f"not checked: {_requests(group.unchecked)}. Too little is known of"
                f" {quoted(group.model)}: look at how it is spelt, or add it to the rates."
            )


def _input(report: Report) -> str:
    """The tokens of what is counted, and how sure they are."""
    if report.requests and not report.counted:
        return "tokens of input not known"
    how = "exact" if report.is_exact else f"an estimate, from {report.low:,} to {report.high:,}"
    left = f", without {_requests(report.uncounted)}" if report.uncounted else ""
    return f"{report.tokens:,} tokens of input ({how}{left})"


def _limits(report: Report) -> list[tuple[str, Limit]]:
    found = [("requests", report.request_limit), ("bytes", report.byte_limit)]
    return [*found, ("embedded texts", report.input_limit)] if report.inputs else found


def _requests(count: int) -> str:
    return f"{count:,} request{'' if count == 1 else 's'}"


def _prices(batch: Price | None, standard: Price | None, currency: str) -> str:
    """What a batch costs, and what the same requests do at the standard price."""
    if standard is None:
        return "no price is known"
    plain = f"standard {_for(standard, currency)}"
    if batch is None:
        return f"no batch price is known; {plain}"
    return f"batch {_for(batch, currency)}; {plain}"


def _for(price: Price, currency: str) -> str:
    amount = f"{money.plain_text(price.expected.likely)} {currency}"
    return f"{amount} for {_requests(price.requests)} and {price.output:,} tokens of output"
