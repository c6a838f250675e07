"""A batch file checked, counted and priced, beside the parsing and encoding that it takes."""

import functools
import io
import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from measure import Figure, alternating, timed
from texts import prose

from estimator.batch import counting, prices
from estimator.observed import Observations
from estimator.pricing import book
from estimator.store.store import Store
from estimator.tokens import vocab

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
_REQUESTS = 8_000
_QUESTION = 1_200  # characters
_TIMES = 5


def lines(instructions: str) -> bytes:
    """Requests that begin alike, and each ask something else."""
    text = prose(_QUESTION * _REQUESTS)
    found = []
    for number in range(_REQUESTS):
        question = f"{number}: {text[number * _QUESTION : (number + 1) * _QUESTION]}"
        said = {"system": instructions, "user": question}
        messages = [{"role": role, "content": content} for role, content in said.items()]
        body = {"model": "gpt-4o-mini", "messages": messages, "max_tokens": 500}
        line = {"custom_id": str(number), "method": "POST", "url": "/v1/chat/completions"}
        found.append(json.dumps({**line, "body": body}))
    return "\n".join(found).encode()


def figures() -> list[Figure]:
    """With long instructions in every request, and with short ones."""
    load, priced_by = functools.cache(vocab.load), book.load()
    encoding = load("o200k_base")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder, "data.db"))
        observed = Observations(store)
        for name, size, most in (
            ("2 KB of instructions", 2_000, 1.2),
            ("no instructions to speak of", 20, 1.5),
        ):
            data = lines(prose(size))

            def ours(data: bytes = data) -> None:
                report = counting.count(io.BytesIO(data), priced_by, observed, encoding_of=load)
                prices.billed(report, priced_by, AT, 800)

            def plainly(data: bytes = data) -> None:
                for line in io.BytesIO(data):
                    for message in json.loads(line)["body"]["messages"]:
                        len(encoding.encode_ordinary(message["content"]))

            samples = alternating(lambda: timed(ours), lambda: timed(plainly), _TIMES)
            key = f"a batch of {len(data) / 1e6:.0f} MB, {name}"
            reference = "json.loads and tiktoken's encode of its messages"
            found.append(Figure(key, samples[0], reference, samples[1], ("at most", most)))
        store.close()
    return found
