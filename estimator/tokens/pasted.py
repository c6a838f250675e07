"""What a provider says that a call was billed for: the ``usage`` of an answer, as it is pasted.

Known shapes, each with the input in all, cached parts included:

    OpenAI chat, Mistral, DeepSeek, xAI   prompt_tokens
    OpenAI Responses                      input_tokens (its details are parts of it)
    Anthropic                             input_tokens + those with cache_creation_ and cache_read_
    Gemini                                promptTokenCount, or total_input_tokens
    Cohere                                billed_units.input_tokens, else tokens.input_tokens
    Amazon Bedrock                        inputTokens + cacheReadInputTokens + cacheWriteInputTokens

They may stand anywhere in what was pasted: the whole answer, the lines of a stream, a line of a
log, JSON or what Python prints of it.
"""

import ast
import contextlib
import itertools
import json
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MAX_TOKENS = 10**12
_MOST = 1_000_000  # characters that are looked at
_DEEP = 40  # objects within each other that are looked into
_TOTALS = ("prompt_tokens", "promptTokenCount", "prompt_token_count", "total_input_tokens")
_SUMS = {  # a key -> those that are not in it and are billed as input too
    "input_tokens": ("cache_creation_input_tokens", "cache_read_input_tokens"),
    "inputTokens": ("cacheReadInputTokens", "cacheWriteInputTokens"),
}
_DETAILS = ("prompt_tokens_details", "input_tokens_details")
_CACHED = (
    "cached_tokens",
    "cache_read_input_tokens",
    "cacheReadInputTokens",
    "cachedContentTokenCount",
    "cached_content_token_count",
    "total_cached_tokens",
    "prompt_cache_hit_tokens",
)
_INSIDE = ("billed_units", "tokens")  # Cohere's, the first that is there
_MODELS = ("model", "modelVersion", "model_version")
_PAIR = re.compile(r"\b(\w+)=(?:(\d+)|'([^']*)')")
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[{}]", re.DOTALL)
_NO_LITERAL = (ValueError, SyntaxError, TypeError, RecursionError, MemoryError)
_LONG = re.compile(r'(?<!\\)"[^"\\]{400,}"')  # a text in JSON, which tells of no usage
_DIGITS = 20  # of a number of tokens; what has more is none
_TRIES = 100  # braces at which an object may begin


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class PastedError(Exception):
    """What was pasted does not tell what was billed.

    Attributes:
        kind: ``"empty"``, ``"no-usage"`` (no known shape is in it), ``"bad-number"`` (``given`` is
            no number of tokens) or ``"several"`` (it tells different numbers, ``totals``).
    """

    kind: str
    given: str = ""
    totals: tuple[int, ...] = ()


@dataclass(frozen=True)
class Billed:
    """The input tokens that a call was billed for.

    Attributes:
        tokens: in all.
        model: if the answer names one.
        cached: those of them that were read from a cache, as far as it tells.
    """

    tokens: int
    model: str | None = None
    cached: int = 0


def read(text: str) -> Billed:
    """What was billed, from what was pasted.

    Raises:
        PastedError: it does not tell, or tells more than one number.
    """
    if not text.strip():
        raise PastedError("empty")
    found = [billed for value in _values(text[:_MOST]) for billed in _search(value, None, 0)]
    totals = tuple(sorted({billed.tokens for billed in found}))
    if len(totals) > 1:
        raise PastedError("several", totals=totals)
    if not totals:
        raise PastedError("no-usage")
    models = {billed.model for billed in found} - {None}
    cached = max(billed.cached for billed in found)
    return Billed(totals[0], models.pop() if len(models) == 1 else None, cached)


def without_long_texts(text: str) -> str:
    """What was pasted without its long texts, such as the data of pictures, for ``read``."""
    return _LONG.sub('"…"', text)


def _search(value: Any, model: str | None, depth: int) -> Iterator[Billed]:
    """Each known shape within a value, with the model that stands beside it or further out."""
    if depth > _DEEP:
        return
    if isinstance(value, Mapping):
        named = next((value[key] for key in _MODELS if isinstance(value.get(key), str)), model)
        tokens = _input_of(value)
        if tokens:
            yield Billed(tokens, named, min(tokens, _cached_of(value)))
            return
        value, model = list(value.values()), named
    if isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from _search(each, model, depth + 1)


def _input_of(value: Mapping[Any, Any]) -> int | None:
    """The input tokens of an object of a known shape; None for any other."""
    totals = {_number(value[key]) for key in _TOTALS if value.get(key) is not None}
    for key, more in _SUMS.items():
        if value.get(key) is not None:
            totals.add(sum(_number(value[k]) for k in (key, *more) if value.get(k) is not None))
    if len(totals) > 1:
        raise PastedError("several", totals=tuple(sorted(totals)))
    if totals:
        return totals.pop()
    inside = next((value[key] for key in _INSIDE if isinstance(value.get(key), Mapping)), None)
    return _input_of(inside) if inside else None


def _cached_of(value: Mapping[Any, Any]) -> int:
    """The tokens that were read from a cache; 0 where nothing tells."""
    details = (value[key] for key in _DETAILS if isinstance(value.get(key), Mapping))
    for where in (value, *details):
        for key in _CACHED:
            if isinstance(where.get(key), int):
                return max(0, int(where[key]))
    return 0


def _number(given: Any) -> int:
    whole = int(given) if isinstance(given, float) and given.is_integer() else given
    if isinstance(whole, bool) or not isinstance(whole, int) or not 0 <= whole <= MAX_TOKENS:
        raise PastedError("bad-number", _shown(given))
    return whole


def _shown(given: Any) -> str:
    try:
        return str(given)[:40]
    except (ValueError, RecursionError):  # of more digits, or deeper, than Python writes
        return "…"


# From text to values


def _values(text: str) -> list[Any]:
    """The objects in a text: of JSON, else of Python, else its pairs without braces."""
    found = list(_json_objects(text)) or list(_python_objects(text))
    return found or list(_json_objects("{" + text.strip().strip(",") + "}")) or [_pairs(text)]


def _json_objects(text: str) -> Iterator[Any]:
    """What can be parsed from a brace on, one after the other."""
    parse, at = json.JSONDecoder().raw_decode, text.find("{")
    for _ in range(_TRIES):
        if at < 0:
            return
        try:
            value, at = parse(text, at)
        except (ValueError, RecursionError):
            at += 1
        else:
            yield value
        at = text.find("{", at)


def _python_objects(text: str) -> Iterator[Any]:
    """The dictionaries in a text, as Python prints them, one after the other."""
    done = 0
    for start, end in itertools.islice(_braced(text), _TRIES):
        if start < done:
            continue
        # Python warns of a backslash that means nothing; what is pasted may hold any.
        with warnings.catch_warnings(action="ignore"), contextlib.suppress(*_NO_LITERAL):
            yield ast.literal_eval(text[start:end])
            done = end


def _braced(text: str) -> list[tuple[int, int]]:
    """Where each pair of braces stands, in order; those within strings are none."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in _TOKEN.finditer(text):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            pairs.append((opened.pop(), found.end()))
    return sorted(pairs)


def _pairs(text: str) -> dict[str, int | str]:
    """The first of each ``name=value`` in what Python prints of an object."""
    pairs: dict[str, int | str] = {}
    for name, number, word in _PAIR.findall(text):
        is_count = number and len(number) <= _DIGITS
        pairs.setdefault(name, int(number) if is_count else number or word)
    return pairs
