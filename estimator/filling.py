"""A prompt with values put into it: a text, or a chat request, and its rows as a model's tokens."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from estimator.looking import texts_of
from estimator.scaling import UNSCALED, range_of
from estimator.templates.requests import request_template
from estimator.templates.tally import Tally
from estimator.templates.template import Template, parse
from estimator.tokens import chat
from estimator.tokens.chat import Request
from estimator.tokens.chat_rules import CountText
from estimator.tokens.estimates import Range
from estimator.tokens.models import Counting
from estimator.tokens.parts import Counted
from estimator.tokens.scripts import Scripts, scripts_of


@dataclass(frozen=True)
class Filling:
    """What values are put into.

    Attributes:
        texts: the templates that have them.
        request: that they are the texts of, empty there; None where the prompt is one plain text.
    """

    texts: tuple[Template, ...]
    request: Request | None = None

    def frame(self, model: str, count_text: CountText) -> Counted:
        """What a model is billed for beside the texts.

        Raises:
            ChatError: the model takes no chat that is known, or the request is malformed.
        """
        return chat.count(self.request, model, count_text) if self.request else Counted(())

    @property
    def scripts(self) -> Scripts:
        """What the prompt is written in, before it is filled."""
        around = texts_of(self.request) if self.request else []
        return scripts_of("\n".join([*around, *("".join(text.statics) for text in self.texts)]))


def filling(prompt: str) -> Filling:
    """What a prompt is.

    Raises:
        ChatError: it is a request, and malformed.
        PlacesError: values would stand where none can be counted.
    """
    found = request_template(prompt)
    if found is None:
        return Filling((parse(prompt),))
    return Filling(found.texts or (parse(""),), found.frame)


def grown(frame: Counted, counting: Counting, scripts: Scripts, tokens: int) -> Range:
    """A frame with texts, in the model's tokens.

    Args:
        frame: as it was counted here.
        counting: of the model.
        scripts: what all of it is written in.
        tokens: of the texts, as they were counted here.
    """
    text = [part for part in frame.parts if part.kind not in UNSCALED]
    beside = [part for part in frame.parts if part.kind in UNSCALED]
    likely = tokens + sum(part.tokens for part in text)
    low, high = (tokens + sum(ends) for ends in ((p.low for p in text), (p.high for p in text)))
    whole = range_of(counting, None, likely, scripts)
    if whole and likely:
        low, high = low * whole.low // likely, -(-high * whole.high // likely)
    return Range(
        low + sum(part.low for part in beside),
        (whole.tokens if whole else likely) + sum(part.tokens for part in beside),
        high + sum(part.high for part in beside),
    )


@dataclass(frozen=True)
class Sized:
    """Rows in the model's tokens.

    Attributes:
        sizes: tokens -> rows that have so many, likely.
        whole: the tokens of all rows together.
    """

    sizes: Mapping[int, int]
    whole: Range


def sized(found: Tally, frame: Counted, counting: Counting, scripts: Scripts) -> Sized:
    """The rows of a file in a prompt.

    Args:
        found: the tokens of the texts in each.
        frame: what stands around them.
        counting: of the model.
        scripts: what the prompt is written in.
    """
    sizes, ends = Counter[int](), [0, 0, 0]
    for tokens, rows in found.sizes.items():
        made = grown(frame, counting, scripts, tokens)
        sizes[made.tokens] += rows
        for place, end in enumerate((made.low, made.tokens, made.high)):
            ends[place] += rows * end
    return Sized(sizes, Range(*ends))
