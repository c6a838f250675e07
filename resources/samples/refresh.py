"""Write the sample of a log and of the bill that came for it: usage.jsonl and costs.csv.

The log has copies, a retry, a stream, a failed request, a broken line and a model that is in no
rate book; the bill has what each day and model costs by the rate book, but for four that were
billed otherwise. Run it after `make rates`, whose prices it follows:

    .venv/bin/python -m resources.samples.refresh
"""

import csv
import io
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from estimator.pricing import book
from estimator.reconcile.causes import CLASS, COPIES, UNCACHED, Evidence, causes
from estimator.reconcile.found import Log
from estimator.reconcile.priced import cost
from estimator.reconcile.reading import Reading

HERE = Path(__file__).resolve().parent
_FIRST = datetime(2026, 11, 16, 8, tzinfo=UTC)
_DAYS, _A_DAY, _GAP = 7, 24, 4
_DAY_SECONDS, _MINUTES = 86_400, 600
_MODELS = ("gpt-5.4-2026-03-05", "gpt-5.4-mini-2026-03-17", "gpt-5.6-sol")
_BATCH_MODEL = _MODELS[1]
_BILLED_OTHERWISE = {
    (17, "gpt-5.4"): COPIES,
    (18, "gpt-5.4-mini"): CLASS,
    (21, "gpt-5.4"): UNCACHED,
}
_COPIED, _SENT_AGAIN = ((1, 3), (1, 6)), (3, 3)  # the day, and the request of it
_DROPPED = 22, "gpt-5.6-sol"  # that nobody has billed
Line = dict[str, Any]


def _call(chance: random.Random, number: int, second: int) -> Line:
    model = _MODELS[number % len(_MODELS)]
    total = chance.randrange(4_000, 60_000)
    cached = chance.randrange(total // 256) * 128
    output = chance.randrange(200, 3_000)
    usage = {
        "prompt_tokens": total,
        "completion_tokens": output,
        "total_tokens": total + output,
        "prompt_tokens_details": {"cached_tokens": cached},
        "completion_tokens_details": {"reasoning_tokens": output // 3},
    }
    return {
        "id": f"chatcmpl-sample{number:04}",
        "object": "chat.completion",
        "created": second,
        "model": model,
        "service_tier": "default",
        "usage": usage,
    }


def _lines(chance: random.Random) -> Iterator[Line]:
    number = 0
    for day in range(_DAYS):
        for n in range(_A_DAY if day != _GAP else 1):
            second = int(_FIRST.timestamp()) + day * _DAY_SECONDS + n * _MINUTES
            call = _call(chance, number, second)
            wrapped = {"request": {"client_request_id": f"order-{number:04}"}, "response": call}
            number += 1
            if call["model"] == _BATCH_MODEL:
                body = {"status_code": 200, "body": call}
                yield {"custom_id": f"order-{number:04}", "response": body, "error": None}
            else:
                yield wrapped
            if (day, n) in _COPIED:
                yield wrapped
            if (day, n) == _SENT_AGAIN:
                yield {**wrapped, "response": {**call, "id": f"{call['id']}b"}}
    yield from _others(int(_FIRST.timestamp()) + 2 * _DAY_SECONDS)


def _others(second: int) -> Iterator[Line]:
    part = {"id": "chatcmpl-stream", "object": "chat.completion.chunk", "created": second}
    part |= {"model": _MODELS[0], "usage": None}
    usage = {"prompt_tokens": 5_000, "completion_tokens": 700}
    yield from (part, part, {**part, "usage": usage})
    yield {"custom_id": "order-9001", "response": {"status_code": 429, "body": {}}, "error": None}
    usage = {"prompt_tokens": 1_200, "completion_tokens": 90}
    yield {"id": "r1", "created": second, "model": "northwind-small", "usage": usage}


def _read(text: str) -> tuple[Log, Reading]:
    made = Reading(book.load(), _FIRST)
    made.read("usage.jsonl", io.BytesIO(text.encode()))
    return made.close(), made


def _billed(text: str) -> Iterator[tuple[str, str, Decimal]]:
    """What each day and model costs: its day, the item, and the amount."""
    log, made = _read(text)
    keys = sorted({(cell.sale.day, cell.key[1]) for cell in log.cells if cell.sale.tariff})
    for day, model in keys:
        sides = [
            [cell for cell in side if (cell.sale.day, cell.key[1]) == (day, model)]
            for side in (log.cells, log.copies, log.retries)
        ]
        amount = cost(sides[0])
        if amount is None or day is None or (day.day, model) == _DROPPED:
            continue
        kind = _BILLED_OTHERWISE.get((day.day, model))
        found = (cause for cause in causes(Evidence(*sides), made.sales) if cause.kind == kind)
        amount += next((cause.amount for cause in found), Decimal(0))
        yield day.isoformat(), f"{model}, input", amount


def log() -> str:
    """The lines of the log."""
    lines = _lines(random.Random(4))  # noqa: S311 - a sample needs no secrets
    text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    return text + '{"id":"chatcmpl-broken","usage":{"prompt_tok\n'


def bill(text: str) -> str:
    """The bill for a log, as CSV."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("start_time_iso", "amount_value", "amount_currency", "line_item"))
    for day, item, amount in _billed(text):
        table.writerow((f"{day}T00:00:00+00:00", f"{amount:.6f}", "usd", item))
    return written.getvalue()


def main() -> None:
    """Write both files."""
    text = log()
    (HERE / "usage.jsonl").write_text(text, "utf-8")
    (HERE / "costs.csv").write_text(bill(text), "utf-8")
    print(f"{text.count(chr(10))} lines in {HERE / 'usage.jsonl'}")


if __name__ == "__main__":
    main()
