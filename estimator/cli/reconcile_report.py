"""What ``estimator reconcile`` has found, as a person would write it."""

from collections.abc import Iterator, Mapping
from typing import Any

from estimator.cli.explain import grouped

_COUNTS = {
    "copies": ("record was a copy", "records were copies", "of another, and don't count again"),
    "copied_rows": ("row", "rows", "of exports stood in another file too"),
    "covered_rows": (
        "row", "rows", "of exports cover what another file has in other parts, and don't count",
    ),
    "retries": ("request was", "requests were", "sent again by the client; all were billed"),
    "parts": ("line was a part", "lines were parts", "of streams, each of which counts once"),
    "overlapped": ("stream", "streams", "overlapped: their output may belong to each other"),
    "silent": ("stream", "streams", "never said what they used"),
    "failed": ("request", "requests", "failed, which is not billed"),
    "nameless": ("request has", "requests have", "no id, and would count again if it stood twice"),
    "bad": ("line", "lines", "can't be read"),
}  # fmt: skip


def lines(answer: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a report.

    Args:
        answer: as it is printed as JSON.
    """
    days = ""
    if answer["first_day"]:
        days = f", {answer['first_day']} to {answer['last_day']}"
    totals = " + ".join(_money(total, name) for name, total in answer["totals"].items())
    yield f"{_requests(answer)}{days}: {totals or 'no price'} by the rate book"
    yield from _table([_line(line) for line in answer["lines"]])
    for each in answer["unpriced"]:
        used = f"{each['input_tokens']:,} + {each['output_tokens']:,} tokens"
        yield f"No price: {each['model']} ({each['reason']}), {_many(each['requests'])}, {used}"
    if answer["bill"]:
        yield from _bill(answer["bill"])
    for each in answer["exchanges"]:
        yield f"1 {each['currency']} = {each['rate']} USD, your own rate of {each['day']}"
    for each in answer["not_compared"]:
        billed = _money(each["amount"], each["currency"])
        yield f"Not compared: {billed}, for no exchange rate is kept for it; set one in the window"
    yield from _found(answer)


def _requests(answer: Mapping[str, Any]) -> str:
    if answer["requests"] is None:
        return "Requests that the export does not count"
    more = " and those of an export that does not count them"
    return _many(answer["requests"]) + (more if answer["more_requests_not_said"] else "")


def _many(count: int, one: str = "request", many: str = "requests") -> str:
    return f"{count:,} {one if count == 1 else many}"


def _money(amount: str, currency: str) -> str:
    return f"{grouped(amount)} {currency}"


def _line(line: Mapping[str, Any]) -> tuple[str, ...]:
    per = f" / {line['per']:,}" if line["per"] != 1 else ""
    above = f"above {line['above']:,} input tokens; " if line["above"] is not None else ""
    if line["charged_as"]:
        above += f"no rate of its own: charged as {line['charged_as']}; "
    return (
        f"{line['model']}, {line['service_tier']}{', ' + line['region'] if line['region'] else ''}",
        line["meter"],
        f"{grouped(line['quantity'])} × {grouped(line['rate'])}{per}",
        f"= {grouped(line['amount'])}",
        f"({above}{line['source']})",
    )


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield f"  {'  '.join(cells)}".rstrip()


def _bill(bill: Mapping[str, Any]) -> Iterator[str]:
    billed, more = (_money(bill[name], bill["currency"]) for name in ("billed", "difference"))
    yield f"Billed: {billed}, which differs by {more}"
    yield from _table([(grouped(each["amount"]), each["why"]) for each in bill["causes"]])


def _found(answer: Mapping[str, Any]) -> Iterator[str]:
    found = answer["found"]
    for name, said in _COUNTS.items():
        if found[name]:
            yield f"{_many(found[name], *said[:2])} {said[2]}"
    if answer["more_pages"]:
        yield "An export has more pages, which are not among the files"
    for name, count in answer["reports_without_tokens"].items():
        rows, what = _many(count, "row", "rows"), name.replace("_", " ")
        yield f"No price: {rows} of a report of {what}, without tokens"
    if answer["undated"]:
        undated = _many(answer["undated"], "request has", "requests have")
        yield f"{undated} no time: priced as of today"
    if answer["set_aside"]["tokens"]:
        aside = answer["set_aside"]
        yield (
            f"The usage export has {_many(aside['requests'])} with {aside['tokens']:,} tokens"
            " of providers that have a log; they don't count again"
        )
    if answer["tiers_not_judged"]:
        yield "An export doesn't say how long its requests were: all are priced as short ones"
    for gap in answer["gaps"]:
        requests = f"{_many(gap['requests'])}, where {gap['usual']:,} a {gap['by']} are usual"
        yield f"Gap: {gap['start'][:16]} to {gap['end'][:16]} UTC, {requests}"
    for bad in found["broken"]:
        yield f"{bad['file']}, line {bad['line']:,}: {bad['why']}"
