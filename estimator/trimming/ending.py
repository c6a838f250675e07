"""Where in the texts of a prompt its last tokens begin."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from estimator.tokens.spans import placed
from estimator.tokens.whole import encode
from estimator.trimming.passages import Passage
from estimator.trimming.section import GoOn

if TYPE_CHECKING:
    import tiktoken


def before_the_last(
    passages: Sequence[Passage],
    tokens: int,
    encoding: "tiktoken.Encoding",
    go_on: GoOn,
) -> int:
    """The character of a prompt at which the last so many tokens of its texts begin.

    Args:
        passages: what of the prompt is counted as a text of its own, as it is.
        tokens: from the end of the last of them on; where they have no more, the first begins.
        encoding: that they are counted in.
        go_on: is called before each; what it raises ends the counting.
    """
    for passage in reversed(passages):
        go_on()
        ids = encode(encoding, passage.text)
        if tokens <= len(ids):
            found = placed(encoding, ids, "\n")
            first = len(ids) - tokens
            return passage.place(found.starts[first] if tokens else len(passage.text))
        tokens -= len(ids)
    return passages[0].place(0) if passages else 0
