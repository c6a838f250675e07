"""Why a file is no log, as an English sentence."""

from collections.abc import Callable
from typing import Any

from estimator.cli.phrases import capital, file_name, quoted
from estimator.reconcile.faults import MAX_DOCUMENT, LogError

_COLUMNS = (
    "a usage export has a model and tokens, such as model, input_tokens and output_tokens; a cost"
    " export a day and an amount, such as start_time_iso and amount_value"
)


def _log(error: LogError) -> str:
    name = file_name(error.name)
    if error.kind == "empty":
        return capital(f"{name} is empty: name a log with at least one line")
    if error.kind == "too-large":
        return capital(
            f"{name} is one JSON document of more than {MAX_DOCUMENT >> 20} MB: write it as JSON"
            " Lines, one response a line"
        )
    if error.kind == "not-json":
        return capital(f"{name} is broken JSON: write it as JSON Lines, one response a line")
    if error.columns:
        shown = quoted(", ".join(error.columns))
        return capital(f"{name} has the columns {shown}, which are of no export: {_COLUMNS}")
    return capital(
        f"{name} is no log: give JSON Lines of API responses, or an export of usage or costs"
    )


WORDS: dict[type[Exception], Callable[[Any], str]] = {LogError: _log}
