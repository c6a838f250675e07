"""The errors of an edit of the rates as sentences, and what a step of the history did."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QLocale

from estimator.pricing.edits import EditError
from estimator.pricing.entries import PERCENT, EntryError
from estimator.pricing.portable import numbers
from estimator.store.own import Change, Step
from estimator.ui import text
from estimator.ui.rates_typed import LONGEST, TypedError
from estimator.ui.translated import tr

_SHOWN = 40  # letters of what was typed that a sentence repeats


def _typed(error: TypedError) -> str:
    sentences = {
        "day": tr(
            "“{given}” is no day. Type one such as 2027-01-01, and hours such as 22:00-06:00"
            " mon-fri if it holds at some hours only (UTC)."
        ),
        "size": tr(
            "“{given}” is no size. Type a number of input tokens, such as {example}, or “from” and"
            " a number."
        ),
        "class": tr("Type a class of service, such as Batch, or a name of your own."),
        "currency": tr("“{given}” is no currency. Type its three letters, such as EUR."),
        "name": tr("Type a name of at most 80 letters."),
        "note": tr("The note is too long. {limit} letters are the most."),
        "percent": tr(
            "“{given}” is no percentage above -100, up to {most}, with at most six decimals. Type"
            " one such as -15 or 5."
        ),
        "shipped-fact": tr(
            "“{given}” was shipped and can't be emptied. Type something else instead of it."
        ),
        "date": tr("“{given}” is no day. Type one such as 2027-01-01."),
        "per": tr(
            "“{given}” is no whole number of something. Type one such as 1 hour or 100 images."
        ),
        "step": tr("“{given}” is no whole number. Type one from 1 on, or leave it empty."),
        "limit": tr("“{given}” is no number of tokens. Type a whole one, such as {example}."),
        "meter": tr("“{given}” is no meter. Type one as it is called in the table, such as Input."),
        "worth": tr("Type what one of it is worth in US dollars, more than 0."),
        "counted": tr("“{given}” is no model whose tokens are known. Leave it empty if unsure."),
        "unit": tr(
            "“{given}” is not what this meter is charged for. Leave it empty, or name the meter"
            " otherwise."
        ),
        "regions": tr("Type regions and what they add or take off, such as {example_regions}."),
        "fixed": tr("This can't be changed here."),
        "outside": tr("There is no such row or column in the table."),
        "place-and-size": tr(
            "A new row has the sizes of the one that it is made of. Leave the size as it is, and"
            " add “{given}” to the new row."
        ),
        "ambiguous": tr("“{given}” may be two numbers. Type one of them: {known}."),
    }
    given = error.given.strip()
    given = given if len(given) <= _SHOWN else given[: _SHOWN - 1] + "…"
    limit, example = text.integer(LONGEST), text.integer(272_000)
    return sentences[error.kind].format(
        given=given,
        limit=limit,
        most=text.integer(PERCENT[1]),
        example=example,
        example_regions="eu +10%, us +10%",
        known=_both(error.given) if error.kind == "ambiguous" else "",
    )


def _both(given: str) -> str:
    """The two numbers that one may be: ``1085 / 1.0850``."""
    digits = re.sub(r"[^0-9.,]", "", text.as_typed(given))
    return " / ".join(numbers.readings(digits, "", QLocale().decimalPoint()))


def _edit(error: EditError) -> str:
    sentences = {
        "used": tr("“{name}” has prices. Delete these first."),
        "used-by-rule": tr("A discount or markup is for “{name}”. Delete it first."),
        "used-by-meter": tr("“{part}” is part of “{name}”. Delete it too, or change that."),
    }
    known = sentences.get(
        error.kind, tr("There is one already. Change the class, the day or the name.")
    )
    return known.format(name="".join(error.given[:1]), part="".join(error.given[1:2]))


def _entry(_error: EntryError) -> str:
    return tr("This can't be kept. Try a shorter or plainer text.")


WORDS: dict[type[Exception], Callable[[Any], str]] = {
    TypedError: _typed,
    EditError: _edit,
    EntryError: _entry,
}


# Steps


def step(done: Step) -> str:
    """What a step did, for ``Undo: price of gpt-5``."""
    label = done.label.partition(" ")[0]  # a file's name may follow
    if label in _known():
        known = _known()[label]
    else:
        known = _by_kind(done.changes[0].kind) if done.changes else ""
    return known.format(name=_name(done))


def _known() -> dict[str, str]:
    return {
        "reset": tr("reset {name}"),
        "paste": tr("paste"),
        "delete": tr("delete {name}"),
        "add": tr("add {name}"),
        "import": tr("import"),
    }


def _by_kind(kind: str) -> str:
    return {
        "rate": tr("price of {name}"),
        "card": tr("price list of {name}"),
        "model": tr("model {name}"),
        "rule": tr("discount {name}"),
        "exchange": tr("exchange rate {name}"),
        "meter": tr("meter {name}"),
    }.get(kind, tr("change"))


def _name(done: Step) -> str:
    """The model or the name of what a step changed; several are counted by an ellipsis."""
    names = dict.fromkeys(map(_named, done.changes))
    first = next(iter(names), "")
    return first if len(names) < 2 else f"{first} …"  # noqa: PLR2004 - more than one


def _named(done: Change) -> str:
    words = json.loads(done.key)
    if done.kind not in ("rule", "exchange", "meter"):
        return str(words[1])
    said = json.loads(done.new or done.old or "{}")
    percent = said.get("percent") if done.kind == "rule" else None
    of_rule = f"{text.signed(Decimal(percent))}%" if percent is not None else ""
    return str(said.get("note") or of_rule or said.get("title") or words[0])
