"""What is wrong with a pasted bill, as sentences."""

from collections.abc import Callable
from typing import Any

from estimator.tokens.calibration import LEAST, CalibrationError
from estimator.tokens.pasted import MAX_TOKENS, PastedError
from estimator.ui import text
from estimator.ui.translated import tr


def _pasted(error: PastedError) -> str:
    sentences = {
        "empty": tr("Nothing is pasted. Paste the usage block of the answer."),
        "bad-number": tr(
            "“{given}” is no number of tokens. It must be a whole number up to {limit}."
        ),
        "several": tr("It tells several numbers of input tokens: {totals}. Paste a single answer."),
        "no-usage": tr(
            "No number of input tokens is in it. Paste the usage block, with prompt_tokens,"
            " input_tokens or promptTokenCount."
        ),
    }
    totals = tr(", ").join(map(text.integer, error.totals))
    limit = text.integer(MAX_TOKENS)
    return sentences[error.kind].format(given=error.given, totals=totals, limit=limit)


def _calibration(error: CalibrationError) -> str:
    sentences = {
        "not-this-prompt": tr(
            "This is not the bill of this prompt: {billed} tokens were billed, {local} are counted."
            " Paste that of a call with this prompt alone."
        ),
        "too-short": tr(
            "The prompt is too short to learn from. It needs {least} tokens and has {local}."
        ),
        "not-counted": tr("The prompt is still being counted."),
        "not-text": tr(
            "Only text teaches. Take images, audio and files off, and paste the bill of a call"
            " without them."
        ),
        "framed": tr(
            "There is nothing to learn: this request is counted exactly, with what frames it."
        ),
    }
    return sentences[error.kind].format(
        billed=text.integer(error.billed),
        local=text.integer(error.local),
        least=text.integer(LEAST),
    )


WORDS: dict[type[Exception], Callable[[Any], str]] = {
    CalibrationError: _calibration,
    PastedError: _pasted,
}
