"""Which parts of a prompt lose something first, where nobody has said so."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, cast

from estimator.tokens import chat
from estimator.trimming import sections
from estimator.trimming.edits import Span
from estimator.trimming.passages import Passage
from estimator.trimming.prompt import Prompt
from estimator.trimming.section import Section, shortened

_INSTRUCTIONS = {"system", "developer", "系统"}
_ASKING = {"user", "human", "you", "customer", "q", "用户", "问"}
_ROLE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a prompt that is trimmed for itself.

    Attributes:
        kind: as that of a section; ``"message"`` of a text in a request.
        title: in one line, and short; may be empty.
        span: of the prompt.
        stays: whether it stays whole, where nobody has said so.
    """

    kind: str
    title: str
    span: Span
    stays: bool = False


def parts(prompt: Prompt, turns: int = 1) -> list[Part]:
    """The parts of a prompt, the first to lose something first, those that stay last.

    Of a chat the oldest turn goes first: what instructs the model stays, and so do the last turns,
    each a message of the user and what is after it, unless there are no others. Any other text
    loses from its middle outwards, since models are told most at both ends.

    Args:
        prompt: any.
        turns: of a chat, that stay.
    """
    if prompt.is_request:
        found = _of_messages(prompt.text, prompt.passages, turns)
        return _by_staying(found)
    found = _of_sections(sections.sections(prompt.text))
    if any(part.kind == "message" for part in found):
        roles = [_role(part.title) for part in found]
        return _by_staying(_turns(found, roles, range(len(found)), turns))
    return from_the_middle(found)


def of_prompt(prompt: Prompt, turns: int = 1) -> list[Span]:
    """The spans of the parts that may lose something, the first to lose it first."""
    return [part.span for part in parts(prompt, turns) if not part.stays]


def _of_sections(made: Sequence[Section]) -> list[Part]:
    """The sections of a text; in place of a lone one what it begins with, and those within it."""
    around, found = -1, list[Part]()
    while True:
        within = [n for n, each in enumerate(made) if each.parent == around]
        if len(within) != 1 or not any(each.parent == within[0] for each in made):
            break
        (around,) = within
        alone, first = made[around], made[around + 1].start
        if alone.start < first:
            found.append(Part(alone.kind, alone.title, (alone.start, first)))
    parts = (made[n] for n in within)
    return [*found, *(Part(each.kind, each.title, (each.start, each.end)) for each in parts)]


def _by_staying(found: Iterable[Part]) -> list[Part]:
    return sorted(found, key=lambda part: part.stays)


def _role(title: str) -> str:
    word = _ROLE.search(title)
    return word[0].lower() if word else ""


def _of_messages(text: str, passages: Sequence[Passage], turns: int) -> list[Part]:
    """The texts of a request, each with the words that it begins with."""
    messages = cast("Sequence[Mapping[str, Any]]", chat.read(text).messages)
    owners = [n for n, message in enumerate(messages) for _ in range(_texts(message))]
    roles = [str(messages[owner].get("role")) for owner in owners]
    found = [
        Part(
            "message",
            shortened(f"{role}: {passage.text}"),
            (passage.start, passage.place(len(passage.text))),
        )
        for passage, role in zip(passages, roles, strict=True)
    ]
    return _turns(found, roles, owners, turns)


def _texts(message: Mapping[str, Any]) -> int:
    content = message.get("content")
    if isinstance(content, list):
        return sum(isinstance(part, dict) and isinstance(part.get("text"), str) for part in content)
    return isinstance(content, str)


def _turns(
    found: Sequence[Part], roles: Sequence[str], owners: Sequence[int], turns: int
) -> list[Part]:
    """The texts of a chat, of which instructions and the last turns stay.

    Args:
        found: the texts, in their order.
        roles: of each, who says it.
        owners: the number of the message that each is in.
        turns: that stay.
    """
    pairs = list(zip(roles, owners, strict=True))
    asked = sorted({owner for role, owner in pairs if role in _ASKING})
    end = max(owners, default=0) + 1
    kept = asked[-turns:] if turns else []
    first = kept[0] if kept else end
    if not any(owner < first and role not in _INSTRUCTIONS for role, owner in pairs):
        first = end  # something has to go
    return [
        Part(part.kind, part.title, part.span, stays=owner >= first or role in _INSTRUCTIONS)
        for part, (role, owner) in zip(found, pairs, strict=True)
    ]


def from_the_middle(found: Sequence[Part]) -> list[Part]:
    """Parts of a text from its middle outwards."""
    half = (len(found) + 1) // 2
    before, after = found[:half][::-1], found[half:]
    return [part for pair in zip_longest(before, after) for part in pair if part]
