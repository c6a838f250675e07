"""What versions of a prompt, or the prompts of a data set, begin with alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from estimator.tokens import chat, shared, texts
from estimator.tokens.chat_rules import ChatError, compact
from estimator.tokens.shared import Shared
from estimator.trimming.prefix import prefix_end
from estimator.trimming.section import GoOn, always
from estimator.trimming.sections import sections

if TYPE_CHECKING:
    import tiktoken

SHOWN = 100
"""Versions that are told of each alone; all are compared."""
_TOLD = 100
_DATA = ("tools", "functions")
_SAID = ("instructions", "messages", "input", "prompt")


class Named(NamedTuple):
    """A prompt, and what it is called."""

    name: str
    text: str


class Version(NamedTuple):
    """One of those that are compared: its tokens, and its first words that not all have."""

    name: str
    tokens: int
    goes_on: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """What prompts begin with alike; tokens are as they are counted here.

    Attributes:
        shared: the beginning.
        line, column: where it ends, from 1.
        count: how many prompts there are.
        total: the tokens of all of them.
        versions: the first of them.
        is_guess: whether there is one alone, whose own signs tell what stays the same.
    """

    shared: Shared
    line: int
    column: int
    count: int
    total: int
    versions: tuple[Version, ...]
    is_guess: bool


@dataclass(frozen=True)
class _Texts:
    """The texts alone, gone through as often as is asked."""

    named: Iterable[Named]
    go_on: GoOn

    def __iter__(self) -> Iterator[str]:
        for each in self.named:
            self.go_on()
            yield each.text


def sharing(
    encoding: "tiktoken.Encoding",
    named: Iterable[Named],
    go_on: GoOn = always,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> Sharing | None:
    """Compare prompts; None where there are none.

    Args:
        encoding: in which tokens are counted.
        named: the prompts, which are gone through several times.
        go_on: is called for each; what it raises ends the work.
        told: is called with how many were counted, and of how many.
    """
    all_texts = _Texts(named, go_on)
    count = sum(1 for _ in all_texts)
    if not count:
        return None
    first = next(iter(all_texts))
    is_guess = count == 1
    found = _guessed(encoding, first, go_on) if is_guess else shared.shared(encoding, all_texts)
    shown, total = [], 0
    for done, tokens in enumerate(shared.counts(encoding, all_texts, found.characters), 1):
        total += tokens
        if done <= SHOWN:
            shown.append(tokens)
        if done % _TOLD == 0 or done == count:
            told(done, count)
    versions = tuple(
        Version(each.name, tokens, shared.goes_on(each.text, found.characters))
        for each, tokens in zip(named, shown, strict=False)
    )
    line, column = shared.place(first, found.characters)
    return Sharing(found, line, column, count, total, versions, is_guess)


def _guessed(encoding: "tiktoken.Encoding", text: str, go_on: GoOn) -> Shared:
    """What most likely stays the same of a prompt alone; see ``prefix_end``."""
    end = prefix_end(text, sections(text, go_on), go_on)
    stays = text if end is None else text[:end]
    return Shared(texts.count(encoding, stays), len(stays))


def as_prompt(text: str) -> str:
    """A text as a model reads it: a chat request without its JSON, any other as it is."""
    try:
        request = chat.recognise(text)
        return rendered({**request.body, "messages": request.messages}) if request else text
    except (ChatError, RecursionError):
        return text


def rendered(body: Mapping[str, Any]) -> str:
    """About what a model reads of a request: tools and instructions first, then what is said."""
    before = [compact(body[name]) for name in _DATA if body.get(name)]
    said = [part for name in _SAID for part in _said(body.get(name))]
    return "".join(f"{part}\n" for part in [*before, *said])


def _said(given: object) -> Iterator[str]:
    for each in given if isinstance(given, list | tuple) else [given]:
        if isinstance(each, dict):
            found = (each.get(name) for name in ("role", "text", "content"))
            yield from (part for value in found if value is not None for part in _said(value))
        elif isinstance(each, str):
            yield each
        elif each is not None:
            yield compact(each)
