"""What tiktoken does with pathological texts, and what the app does: a table, for the docs.

    python tests/bench/pathological.py > docs/pathological.md

Each measurement has a process of its own, which is ended after a minute. The samples are kept in
build/pathological.json; what stands there is not measured again.
"""

import io
import itertools
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import trap_table
import traps

from estimator.tokens import stream, vocab, whole
from estimator.tokens.counter import TextCounter
from estimator.tokens.text import without_lone_surrogates

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "pathological.json"
LIMIT, PATIENCE = 60, 300  # seconds that a count may take, and that its process may
ENCODINGS = ("o200k_base", "cl100k_base", "r50k_base")
EDITS = ((0, "x"), (0, "\n"), (1, ""))  # removed, inserted
CHECKED = 2_000_000  # characters of a text whose edits are each checked by a count anew


def timed(do: Callable[[], int]) -> dict[str, Any]:
    """The count, the seconds, and the peak memory of the process."""
    start = time.perf_counter()
    tokens = do()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"tokens": tokens, "seconds": seconds, "megabytes": round(peak)}


def by_tiktoken(name: str, text: str, method: str) -> dict[str, Any]:
    """tiktoken's own count, or the exception that it ends in."""
    encode = getattr(vocab.load(name), method)
    try:
        return timed(lambda: len(encode(text)))
    except BaseException as error:  # noqa: BLE001 - a panic is no Exception
        return {"raises": type(error).__name__}


def by_counter(name: str, text: str, _method: str) -> dict[str, Any]:
    """The window's count, then edits in the middle; each is checked against a count anew."""
    encoding, counter = vocab.load(name), TextCounter()
    counter.add(encoding)

    def counted() -> int:
        counter.finish()
        tokens = counter.tokens(name)
        assert tokens is not None
        return tokens

    def count() -> int:
        counter.replace(0, 0, text)
        return counted()

    found, calls, exact = timed(count), [], []
    middle = counter.units // 2
    units = text.encode("utf-16-le", "surrogatepass")[2 * middle : 2 * middle + 2]
    for removed, inserted in EDITS:
        start = time.perf_counter()
        counter.replace(middle, removed, inserted)
        calls.append(time.perf_counter() - start)
        tokens = counted()
        exact.append(time.perf_counter() - start)
        if len(text) < CHECKED and tokens != len(whole.encode(encoding, counter.text)):
            found["raises"] = "wrong after an edit"
        back = units[: 2 * removed].decode("utf-16-le", "surrogatepass")
        counter.replace(middle, len(inserted), back)
    if counted() != found["tokens"]:
        found["raises"] = "wrong after the edits were taken back"
    return {**found, "call": max(calls), "exact": max(exact)}


def by_pieces(name: str, text: str, _method: str) -> dict[str, Any]:
    """Each piece of the pattern, found by another engine, encoded by tiktoken in one."""
    encoding = vocab.load(name)
    encode = encoding._encode_single_piece
    pieces = whole._pieces(encoding, without_lone_surrogates(text))
    return timed(lambda: sum(len(encode(piece.encode())) for piece in pieces))


def by_stream(name: str, text: str, _method: str) -> dict[str, Any]:
    """The command line's count of a file, on two threads."""
    try:
        file = io.BytesIO(text.encode())
    except UnicodeEncodeError:
        return {"raises": "no file"}
    return timed(lambda: stream.count(file, name, 2).tokens)


WAYS: dict[str, Callable[[str, str, str], dict[str, Any]]] = {
    "encode_ordinary": by_tiktoken,
    "encode": by_tiktoken,
    "counter": by_counter,
    "stream": by_stream,
    "pieces": by_pieces,
}


def is_wanted(found: dict[str, dict[str, Any]], name: str, encoding: str, way: str) -> bool:
    """Whether a measurement is part of the page."""
    if way == "pieces":
        return "tokens" not in found[f"{name}|{encoding}|encode_ordinary"]
    if way == "encode":  # it takes as long; how else it ends is of interest
        ordinary = found[f"{name}|{encoding}|encode_ordinary"]
        return encoding == ENCODINGS[0] and ordinary.get("raises") != f"> {LIMIT} s"
    return way in ("encode_ordinary", "counter") or encoding == ENCODINGS[0]


def measured(name: str, way: str, encoding: str) -> dict[str, Any]:
    """One measurement, in a process of its own."""
    words = [sys.executable, __file__, name, way, encoding]
    limit = LIMIT if WAYS[way] is by_tiktoken else PATIENCE
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return {"raises": f"> {limit} s"}
    lines = done.stdout.splitlines()
    return json.loads(lines[-1]) if lines else {"raises": f"status {done.returncode}"}


def measure_all() -> dict[str, dict[str, Any]]:
    """Every measurement, by its words."""
    found = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    KEPT.parent.mkdir(exist_ok=True)
    for encoding, name, way in itertools.product(ENCODINGS, traps.TRAPS, WAYS):
        key = f"{name}|{encoding}|{way}"
        if key not in found and is_wanted(found, name, encoding, way):
            found[key] = measured(name, way, encoding)
            print(key, found[key], file=sys.stderr, flush=True)
            KEPT.write_text(json.dumps(found, indent=1))
    return found


def main() -> None:
    """With words, one measurement; else all of them, and the page."""
    if len(sys.argv) > 1:
        name, way, encoding = sys.argv[1:]
        print(json.dumps(WAYS[way](encoding, traps.TRAPS[name](), way)))
        return
    print(trap_table.page(measure_all(), list(traps.TRAPS), ENCODINGS), end="")


if __name__ == "__main__":
    main()
