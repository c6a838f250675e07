"""What OpenAI refuses of a request, by what the book knows of its model."""

from collections.abc import Iterator

from estimator.batch import lines
from estimator.batch.lines import Line, Problem
from estimator.pricing.rates import Model
from estimator.pricing.usage import OUTPUT
from estimator.tokens.chat_rules import ChatError, framing_of
from estimator.tokens.image_output import made

_SELLER = "openai"
_WITHOUT_ANSWER = lines.EMBEDDINGS, lines.MODERATIONS, lines.VIDEOS
_PICTURES = lines.IMAGES, lines.IMAGE_EDITS


def takes(url: str, model: Model) -> bool:
    """Whether a model is one for the requests of a place, as far as that is known.

    Args:
        url: one of the ENDPOINTS; which models chat is for the rules of chats to say.
        model: whose prices tell whether it answers in tokens.
    """
    if not model.cards:
        return True
    answers = any(OUTPUT in card.rates for card in model.cards)
    if url in _WITHOUT_ANSWER:
        return not answers
    if url in _PICTURES:
        return made(model.id) is not None or "image" in model.id
    return url != lines.COMPLETIONS or (answers and not _chats(model))


def _chats(model: Model) -> bool:
    try:
        return bool(framing_of(model.id))
    except ChatError:
        return False


def problems(line: Line, low: int, model: Model | None) -> Iterator[Problem]:
    """What is wrong with a line for its model; of lengths, the first that is too much.

    Args:
        line: that has a model.
        low: the fewest tokens that its input may have.
        model: of the book; None where it has none of this name.
    """
    if model is None:
        return
    if model.provider != _SELLER:
        yield Problem(line.number, "not-openai", "body.model", line.model or "")
    most, window = line.most_output, model.context_window
    longest = model.max_input or window
    if longest and low > longest:
        yield Problem(line.number, "too-large", tokens=low, limit=longest)
    elif most and model.max_output and most > model.max_output:
        yield _answer("too-much-output", line, most, model.max_output)
    elif most and window and low + most > window:
        yield _answer("too-large-together", line, low + most, window)


def _answer(kind: str, line: Line, tokens: int, limit: int) -> Problem:
    name = next(name for name in lines.LIMITS if line.body.get(name) == line.most_output)
    return Problem(line.number, kind, f"body.{name}", tokens=tokens, limit=limit)
