"""``estimator --self-test``: whether all that the app needs is there and gives known answers."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial

from estimator import resources
from estimator.cli import words
from estimator.pricing import book, entries, money
from estimator.pricing.rates import STANDARD
from estimator.pricing.tariff import quote
from estimator.pricing.usage import INPUT, OUTPUT
from estimator.store.folder import database_path
from estimator.store.store import Store
from estimator.tokens import vocab, whole

TEXT = "Hello, 世界! I'LL count 12345 tokens: 👍🏽 <|endoftext|>\r\n\tdon't   stop\n\n"
TOKENS = {
    "r50k_base": 37,
    "p50k_base": 36,
    "cl100k_base": 33,
    "o200k_base": 28,
    "o200k_harmony": 28,
    "tekken": 39,
    "deepseek_v3": 32,
}
MODEL = "gpt-5.4"
USAGE = {INPUT: Decimal(300_000), "cache_read_tokens": Decimal(1000), OUTPUT: Decimal(2000)}
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
TOTAL = Decimal("1.5405")
REQUESTS = 148
"""In the sample of a log."""

Check = Callable[[], tuple[bool, str]]


def run() -> int:
    """Print a line for each check, with what it saw; 1 if any failed, else 0."""
    passed = [_report(name, check) for name, check in _checks()]
    return 0 if all(passed) else 1


def _checks() -> Iterator[tuple[str, Check]]:
    for name in vocab.vocabularies():
        yield f"vocabulary {name}", partial(_vocabulary, name)
    yield "store", _store
    yield "rates", _rates
    yield "logs", _logs


def _report(name: str, check: Check) -> bool:
    try:
        is_right, seen = check()
    except words.ERRORS as error:
        is_right, seen = False, words.sentence(error)
    print(f"{'ok    ' if is_right else 'FAILED'}  {name}: {seen}")
    return is_right


def _vocabulary(name: str) -> tuple[bool, str]:
    encoding = vocab.load(name)
    tokens, expected = whole.count(encoding, TEXT), TOKENS[name]
    return tokens == expected, (
        f"{encoding.n_vocab} tokens loaded, a known text is {tokens} of them (expected {expected})"
    )


def _store() -> tuple[bool, str]:
    store = Store.open(database_path())
    try:
        rates = len(entries.read(store.own.entries()).rates)
        return True, f"{store.path} opened, {rates} rates of your own"
    finally:
        store.close()


def _rates() -> tuple[bool, str]:
    shipped = book.load()
    model = shipped.find(MODEL)
    total = quote(USAGE, shipped.card(model, STANDARD, AT), shipped.meters, "USD").total
    return total == TOTAL, (
        f"{len(list(shipped.models()))} models loaded, a known request to {MODEL} costs"
        f" {money.plain_text(total)} USD (expected {money.plain_text(TOTAL)})"
    )


def _logs() -> tuple[bool, str]:
    from estimator.reconcile.reading import Reading

    reading = Reading(book.load(), AT)
    with resources.path("samples", "usage.jsonl").open("rb") as file:
        reading.read("usage.jsonl", file)
    requests = reading.close().found.requests
    return requests == REQUESTS, f"{requests} requests in the sample (expected {REQUESTS})"
