"""The errors of a pasted usage as English sentences."""

from collections.abc import Callable
from typing import Any

from estimator.cli.phrases import one_of, quoted
from estimator.tokens.calibration import FURTHEST, LEAST, CalibrationError
from estimator.tokens.pasted import MAX_TOKENS, PastedError


def _pasted(error: PastedError) -> str:
    match error.kind:
        case "empty":
            return "The usage is empty: paste the usage block of the provider's answer"
        case "bad-number":
            return (
                f"The usage has {quoted(error.given)} input tokens: it must be a whole number up to"
                f" {MAX_TOKENS}"
            )
        case "several":
            totals = one_of(map(str, error.totals))
            return f"The usage tells several numbers, {totals} input tokens: paste a single one"
        case _:
            return (
                "The usage has no number of input tokens: paste the usage block of the answer, with"
                " prompt_tokens, input_tokens or promptTokenCount"
            )


def _calibration(error: CalibrationError) -> str:
    if error.kind == "too-short":
        return (
            f"The text is too short to learn from, {error.local} of at least {LEAST} tokens: use a"
            " longer one"
        )
    return (
        f"The usage is not of this text, {error.billed} tokens were billed and {error.local} are"
        f" counted, more than {FURTHEST} times apart: give the usage of a call with this text alone"
    )


WORDS: dict[type[Exception], Callable[[Any], str]] = {
    CalibrationError: _calibration,
    PastedError: _pasted,
}
