"""Every error as one English sentence: what is wrong, where, and what would be right."""

from collections.abc import Callable
from typing import Any

from estimator.cli import words_bills, words_media, words_rates, words_reconcile
from estimator.cli.arguments import CommandError
from estimator.cli.phrases import capital, file_name, one_of, quoted, shortened
from estimator.cli.request import RequestError
from estimator.pricing import money
from estimator.pricing.book import BookError
from estimator.pricing.money import RateError
from estimator.pricing.plans import INPUTS, PlanError
from estimator.pricing.usage import MAX_QUANTITY, MAX_QUANTITY_DECIMALS, REQUESTS, UsageError
from estimator.reconcile.visible import visible
from estimator.store.database import StoreError
from estimator.store.files import MAX_BYTES, FileError
from estimator.store.schema import VERSION
from estimator.tokens.stream import UncuttableError
from estimator.tokens.text import DecodeError
from estimator.tokens.vocab import UnknownEncodingError, VocabularyError

_QUANTITY = (
    f"a number from 0 to {money.plain_text(MAX_QUANTITY)}"
    f" with at most {MAX_QUANTITY_DECIMALS} decimals"
)
_REQUESTS = f"a whole number from 0 to {money.plain_text(MAX_QUANTITY)}"


def sentence(error: Exception) -> str:
    """The sentence for an error of ERRORS, on one line, with its full stop; safe to be printed."""
    said = _WORDS[type(error)](error) if type(error) in _WORDS else _system(error)
    return visible(" ".join(said.split())) + "."


def _command(error: CommandError) -> str:
    text = str(error)
    return text[:1].upper() + text[1:]


def _system(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return f"The system could not read or write ({reason}): make room, or use another file"


# Files and vocabularies


def _file(error: FileError) -> str:
    name = file_name(error.path)
    if error.reason == "not-text" and error.cause:
        return _not_text(name, error.cause)
    known = {
        "missing": "There is no file {name}: check its name and folder",
        "folder": "{name} is a folder: name a file in it",
        "device": "{name} is a device or a pipe, not a file: name a file",
        "forbidden": "{name} may not be read or written: change its permissions",
        "unwritable": "{name} may not be written: change its permissions, or name another file",
        "torn": "{name} could not be written whole, and is damaged: write another file",
        "full": "There is no room on the disk for {name}: free some",
        "too-large": f"{{name}} is larger than {MAX_BYTES} bytes: name a smaller file",
    }
    said = known.get(error.reason, "{name} can't be used ({detail}): name another file")
    return capital(said.format(name=name, detail=error.detail))


def _not_text(name: str, cause: DecodeError) -> str:
    if cause.offset is None:
        return capital(f"{name} is UTF-32: save it as UTF-8")
    encoding = cause.encoding.upper()[:6].rstrip("-")
    return capital(
        f"{name} is not {encoding} text, byte {cause.offset + 1} does not fit: save it as UTF-8"
    )


def _decode(error: DecodeError) -> str:
    return _not_text("the text", error)


def _uncuttable(error: UncuttableError) -> str:
    return (
        f"The text has {error.characters:,} characters without a place where a token surely ends,"
        " more than fits the memory: break it into lines"
    )


def _vocabulary(error: VocabularyError) -> str:
    reasons = {"missing": "is missing", "unreadable": "can't be read", "changed": "has changed"}
    return f"The vocabulary {error.path} {reasons[error.reason]}: install Token Estimator again"


def _encoding(error: UnknownEncodingError) -> str:
    return f"There is no encoding {quoted(error.name)}: choose {one_of(error.known)}"


# The store and its rates


def _store(error: StoreError) -> str:
    kinds = {
        "newer": "was written by a newer version of Token Estimator (format {found}, this version"
        f" reads {VERSION}): update it",
        "damaged": "is damaged ({detail}): open the window once, which sets it aside",
        "full": "can't be written, the disk is full: free some room",
        "busy": "is being written by another process: try again",
        "taken": "has this prompt open in another process: try again",
        "unwritable": "can't be written ({detail}): change its permissions",
        "changed-since": "has changed since: look at the entry {key} first",
    }
    said = kinds.get(error.kind, "can't be used ({detail}): look at the file")
    key = error.entry[1] if error.entry else ""
    said = said.format(found=error.found, detail=error.detail, key=key)
    return f"The store {error.path} {said}, or set ESTIMATOR_DATA_DIR to another folder"


def _rate(error: RateError) -> str:
    reasons = {
        "not-a-number": "is not a number: write it as 2.5",
        "negative": "is negative: it must be 0 or more",
        "too-large": f"is too large: it must be at most {money.plain_text(money.MAX_RATE)}",
        "too-fine": f"is too fine: it may have {money.MAX_DECIMALS} decimals",
    }
    return f"The rate {quoted(error.given)} {reasons[error.reason]}"


# Requests


def _book(error: BookError) -> str:
    given, known = quoted(error.given), error.known
    match error.kind:
        case "unknown-provider":
            return f"There is no provider {given} in the rate book: use {one_of(known)}"
        case "unknown-model":
            near = f"use {one_of(known)}, or see" if known else "see"
            return f"There is no model {given} in the rate book: {near} estimator models"
        case "ambiguous-model":
            return f"The model {given} has several providers: add {one_of(known)} as its provider"
        case "tier-not-sold":
            return (
                f"{error.model} is not sold in the service tier {given}: it is in {one_of(known)}"
            )
        case "no-region":
            known_regions = f"use {one_of(known)}, or leave it out" if known else "leave it out"
            return f"{error.model} has no price for the region {given}: {known_regions}"
        case _:
            since = f"the first is of {known[0]}" if known else "choose another moment"
            return f"{error.model} has no price in this service tier at {error.given}: {since}"


def _usage(error: UsageError) -> str:
    meter, given, total = error.meter, error.given, error.total
    match error.kind:
        case "unknown-meter":
            return (
                f"There is no meter {quoted(meter)}: use those of the rate book, such as"
                " input_tokens, cache_read_tokens or output_tokens"
            )
        case "bad-quantity":
            right = _REQUESTS if meter == REQUESTS else _QUANTITY
            return f"{meter} is {quoted(given)}: it must be {right}"
        case "part-without-total":
            return f"{meter} is {given} and {total} is missing: give {total}, which includes it"
        case "part-above-total":
            return (
                f"{meter} is {given}, which is more than the {error.limit} of {total} that"
                f" includes it: {total} must be at least {given}"
            )
        case "no-exchange":
            return (
                f"The rate for {meter} is in {given}, and no exchange rate is kept for it: set one"
                " in the window"
            )
        case _:
            return f"The model has no rate for {meter}: leave it out, or set one in the window"


def _plan(error: PlanError) -> str:
    match error.kind:
        case "missing-input":
            return f'"inputs" has no {error.name}: it needs {", ".join(INPUTS)}'
        case "unknown-input":
            return f'"inputs" has an unknown {quoted(error.name)}: it takes {", ".join(INPUTS)}'
        case _:
            return f"{error.name} is {quoted(error.given)}: it must be {_QUANTITY}"


def _request(error: RequestError) -> str:
    field, given = quoted(error.field), shortened(error.given)
    match error.kind:
        case "not-json":
            return f"The line is not JSON ({given}): write one object a line"
        case "not-an-object":
            return f"The line is {given} and not an object: write one object a line"
        case "unknown-field":
            return f"There is no field {field}: use {one_of(error.known)}"
        case "missing-field":
            return f"The field {field} is missing: add it"
        case _:
            return f"The field {field} is {given}: it must be {one_of(error.known)}"


_WORDS: dict[type[Exception], Callable[[Any], str]] = {
    BookError: _book,
    CommandError: _command,
    DecodeError: _decode,
    FileError: _file,
    PlanError: _plan,
    RateError: _rate,
    RequestError: _request,
    StoreError: _store,
    UnknownEncodingError: _encoding,
    UsageError: _usage,
    VocabularyError: _vocabulary,
    UncuttableError: _uncuttable,
    **words_bills.WORDS,
    **words_media.WORDS,
    **words_rates.WORDS,
    **words_reconcile.WORDS,
}
ERRORS: tuple[type[Exception], ...] = (*_WORDS, OSError)
"""What a sentence can be made of."""
