"""Files that were damaged, cut or made up: an answer or a typed error, and never a crash."""

import random
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from layers import SMALL
from samples import NOW

from estimator.cli import rates_report, words
from estimator.pricing import entries
from estimator.pricing.own import Exchange, Own, OwnCard, OwnMeter, OwnModel, Rule
from estimator.pricing.portable import document, imports, rows, sheet
from estimator.pricing.portable.said import RatesFileError
from estimator.pricing.rates import RateKey
from estimator.tokens.text import Coding, DecodeError, decode, encode

DATA = Path(__file__).parents[2] / "data"
OWN = Own(
    rates={
        RateKey("openai", "gpt-5.4", "standard", "", "input_tokens"): Decimal(3),
        RateKey("openai", "gpt-5.4", "standard", "", "input_tokens", 272_000): None,
        RateKey("me", "mine", "night", "2027-01-01 22:00-06:00 mon-fri", "seats"): Decimal("0.5"),
    },
    models={("me", "mine"): OwnModel("Mine", 1000, note='a, "note"\n')},
    cards={("me", "mine", "night", "2027-01-01 22:00-06:00 mon-fri"): OwnCard("n", "EUR")},
    rules={"mine": Rule(Decimal(-15), "openai", start=date(2026, 1, 1))},
    exchanges={"EUR": Exchange(Decimal("1.1"), date(2026, 11, 24))},
    meters={"seats": OwnMeter(1, "seats", "Seats"), "desks": OwnMeter(part_of=("seats",))},
)
BOOK = SMALL.with_own(OWN)
CSV = sheet.text(rows.of_book(BOOK))
SEEDS = [
    *(encode(CSV, Coding("utf-8", mark=True)), encode(CSV, Coding("utf-16-le", mark=True))),
    sheet.text(rows.of_own(BOOK)).replace(",", ";").encode(),
    *(
        document.text(rows.of_book(BOOK), OWN).encode(),
        document.text(rows.of_own(BOOK), OWN).encode(),
    ),
    *((DATA / "litellm.json").read_bytes(), (DATA / "genai_prices.json").read_bytes()),
]
VALUES = re.compile(rb"(?<=[:,;] )[^][{},;]+|(?<=[,;])[^,;]+")
NASTY = [
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b'"',
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"'",
    b"=",
    b"-1",
    b"1e999",
    b"1e-999",
    b"1e99999999999999999999",
    b"NaN",
    b"Infinity",
    b"-Infinity",
    b"9" * 5000,
    b"0." + b"1" * 400,
    b"[" * 3000,
    b'{"a":' * 3000,
    b"[]",
    b"{}",
    b"null",
    b"true",
    b'""',
    b"1,500",
    rb'"\ud800"',
    rb"\u0000",
    "٣".encode(),
    "\uff1d".encode(),
    b"2026-99-99",
    b"00:00-99:00",
    b'"per": 0',
    b'"model": "gpt-5.4", "model": "x"',
    b'"part_of": ["desks"]',
    b"1e400",
    b"1e9999999",
    b"1e-9999999",
    b"-0",
]


def mutated(seed, chance):
    data = bytearray(seed)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(8):
            case 7:
                value(data, chance)
            case 0 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at : at + chance.choice([1, 2, 30, 3000])]
            case 2:
                data[at:at] = chance.choice(NASTY)
            case 3:
                data[at : at + chance.choice([1, 4, 20])] = chance.choice(NASTY)
            case 4:
                data[at:at] = data[chance.randrange(len(data) + 1) :][: chance.choice([5, 80, 900])]
            case 5:
                swap(data, chance)
            case _:
                data[at:] = b"" if chance.random() < 0.2 else data[at:]
    return bytes(data)


def value(data, chance):
    """Something else in the place of a JSON value or a cell."""
    found = chance.choice([*VALUES.finditer(data), None])
    if found:
        data[found.start() : found.end()] = chance.choice(NASTY)


def swap(data, chance):
    """Two cells in each other's place."""
    ends = [n for n, byte in enumerate(data) if byte in b',;:{}[]"\n']
    if len(ends) > 4:
        a, b, c, d = sorted(chance.sample(ends, 4))
        data[a:d] = data[c:d] + data[b:c] + data[a:b]


def read_through(data, chance):
    """What the command line does with a file; whether it could be read."""
    try:
        text = decode(data).text
        made = imports.read(
            text,
            BOOK,
            NOW,
            overwrite=chance.random() < 0.5,
            provider=chance.choice([None, None, None, "openai", "azure"]),
        )
    except (DecodeError, RatesFileError) as error:
        return not words.sentence(error)
    assert all(words.sentence(refused) for refused in made.bad)
    assert all("\n" not in line for line in rates_report.table(made.differences))
    list(rates_report.left_out(made))
    kept = {**entries.written(OWN), **made.changes}
    after = BOOK.with_own(entries.read({k: v for k, v in kept.items() if v is not None}))
    for name in after.meters:
        after.meters.charged_as(name)
    list(after.models())
    for (_, key), value in made.changes.items():
        (key + (value or "")).encode()
    return True


def campaign(count, seed):
    chance = random.Random(seed)
    return sum(read_through(mutated(chance.choice(SEEDS), chance), chance) for _ in range(count))


def test_300_damaged_files():
    assert campaign(300, 1) > 20


@pytest.mark.slow
def test_10_000_damaged_files():
    assert campaign(10_000, 2) > 1000


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sound_ones_are_read(seed):
    assert read_through(seed, random.Random(5))
