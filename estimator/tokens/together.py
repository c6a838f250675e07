"""Many short texts counted in one call, for which other threads do not wait.

A call for each would wait for its turn after each. The texts are joined by a special token, on
whose sides tiktoken splits and encodes apart.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from estimator.tokens import texts
from estimator.tokens.whole import PLAIN

if TYPE_CHECKING:
    import tiktoken

_JOINED = 1 << 20  # characters of a call, about


def counts(encoding: "tiktoken.Encoding", given: Sequence[str]) -> list[int]:
    """The tokens of each text, as ``texts.count`` gives them."""
    mark = min(encoding.special_tokens_set, default="")
    found: dict[int, int] = {}
    for run in _runs(given, mark):
        found |= zip(run, _joined(encoding, [given[n] for n in run], mark), strict=True)
    return [found[n] if n in found else texts.count(encoding, text) for n, text in enumerate(given)]


def _runs(given: Sequence[str], mark: str) -> Iterator[list[int]]:
    """Which texts are counted in one call; one that is long, or has the mark itself, in none."""
    run: list[int] = []
    length = 0
    for number, text in enumerate(given):
        if not mark or len(text) > PLAIN or mark in text:
            continue
        run.append(number)
        length += len(text)
        if length > _JOINED:
            yield run
            run, length = [], 0
    if run:
        yield run


def _joined(encoding: "tiktoken.Encoding", given: Sequence[str], mark: str) -> list[int]:
    """The tokens of texts without the mark."""
    try:
        buffer = encoding._core_bpe.encode_to_tiktoken_buffer(mark.join(given), {mark})  # noqa: SLF001
    except UnicodeEncodeError:  # a lone surrogate
        return [texts.count(encoding, text) for text in given]
    tokens = array("I", memoryview(buffer).tobytes())
    special = encoding._special_tokens[mark]  # noqa: SLF001
    found, start = [], 0
    for _ in given[1:]:
        end = tokens.index(special, start)
        found.append(end - start)
        start = end + 1
    return [*found, len(tokens) - start]
