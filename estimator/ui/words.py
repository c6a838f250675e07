"""The core's errors as sentences: what is wrong, where, and what would be right."""

from collections.abc import Callable
from typing import Any

from estimator.pricing import money
from estimator.pricing.book import BookError
from estimator.pricing.money import RateError
from estimator.pricing.usage import INPUT, OUTPUT, UsageError
from estimator.store.database import StoreError
from estimator.store.files import MAX_BYTES, FileError
from estimator.tokens.text import DecodeError
from estimator.tokens.vocab import UnknownEncodingError, VocabularyError
from estimator.ui import file_names, text, words_bills, words_fetch, words_media, words_rates
from estimator.ui.translated import tr

_MEBI = 1024 * 1024
_LONGEST = 40  # characters of what was typed that a sentence repeats


def sentence(error: Exception) -> str:
    """One sentence or two for an error of the core; its own words for any other."""
    words = _WORDS.get(type(error)) or _of_imports(type(error))
    return words(error)


def _of_imports(kind: type[Exception]) -> Callable[[Any], str]:
    from estimator.ui import words_import  # noqa: PLC0415 - a start need not wait for all formats

    return words_import.WORDS.get(kind, str)


def _file(error: FileError) -> str:
    name = file_names.shown(error.path) or str(error.path)
    if error.reason == "not-text" and error.cause:
        return _not_text(name, error.cause)
    sentences = {
        "missing": tr("{name} does not exist. Check its folder, {folder}."),
        "folder": tr("{name} is a folder. Choose a text file in it."),
        "device": tr("{name} is a device or a pipe, not a file. Choose a file."),
        "forbidden": tr(
            "You may not use {name}. Its permissions, or those of {folder}, forbid it."
        ),
        "unwritable": tr(
            "{name} can't be saved. Its permissions, or those of {folder}, forbid it."
        ),
        "torn": tr(
            "{name} could not be saved whole, and is damaged. Save the text as another file."
        ),
        "full": tr(
            "The disk that holds {folder} is full. Free some room or choose another folder."
        ),
        "too-large": tr(
            "{name} is larger than {limit} MB. Count it with the command line: estimator count."
        ),
    }
    failed = tr("{name} can't be used: {detail}. Try again, or choose another file.")
    wanted = sentences.get(error.reason, failed)
    return wanted.format(
        name=name,
        folder=error.path.parent,
        detail=error.detail,
        limit=text.integer(MAX_BYTES // _MEBI),
    )


def _not_text(name: str, cause: DecodeError) -> str:
    if cause.offset is None:
        return tr("{name} is UTF-32. Save it as UTF-8 to open it here.").format(name=name)
    if cause.may_be:
        found = tr("{name} is not UTF-8. It looks like Chinese text in {encoding}.")
        return found.format(name=name, encoding=cause.may_be.upper())
    found = tr("{name} is not text: byte {offset} is not {encoding}. Open a UTF-8 or UTF-16 file.")
    encoding = "UTF-8" if cause.encoding == "utf-8" else "UTF-16"
    return found.format(name=name, offset=text.integer(cause.offset + 1), encoding=encoding)


def _store(error: StoreError) -> str:
    sentences = {
        "newer": tr(
            "Your data was written by a later version of Token Estimator. It is left as it is, and"
            " nothing is kept until you update the app. The file is {path}."
        ),
        "damaged": tr(
            "Your data file {path} is damaged, so nothing is kept. Move it to another folder and"
            " start the app again."
        ),
        "full": tr("The disk is full, so this was not kept. Free some room and try again."),
        "busy": tr("Another window is writing, so this was not kept. Try again."),
        "taken": tr(
            "Another window has this prompt open by now, so it was not kept. Try again to keep it"
            " as another one."
        ),
        "unwritable": tr("{path} can't be written, so nothing is kept. Check its permissions."),
        "read-only": tr(
            "{path} can't be written, so nothing new is kept. What was kept before is safe. Check"
            " its permissions and start the app again."
        ),
        "changed-since": tr(
            "This was changed again in another window, so it is left as it is. Undo it there first."
        ),
    }
    wanted = sentences.get(error.kind, tr("Your data could not be kept: {detail}. Try again."))
    return wanted.format(path=error.path, detail=error.detail)


def _rate(error: RateError) -> str:
    if not error.given.strip():
        return tr(
            "The price is missing. Type 0 where it is free, or use Reset Selected to go back to the"
            " shipped price."
        )
    limit = text.integer(int(money.MAX_RATE))
    sentences = {
        "not-a-number": tr(
            "“{given}” is not a number. Type a price in US dollars, such as {example}."
        ),
        "negative": tr("A price can't be negative. Type 0 or more."),
        "too-large": tr("“{given}” is too large. The largest price is {limit}."),
        "too-fine": tr("“{given}” has too many decimals. Twelve is the most."),
    }
    example = text.editable_decimal(money.parse_rate("2.5"))
    given = error.given.strip()
    if len(given) > _LONGEST:
        given = given[: _LONGEST - 1] + "…"
    return sentences[error.reason].format(given=given, limit=limit, example=example)


def _usage(error: UsageError) -> str:
    if error.kind == "no-exchange":
        known = tr("The price is in {currency}. Set what one of it is worth in the rates.")
        return known.format(currency=error.given)
    if error.kind != "no-rate":
        return _without_price(error)
    names = {INPUT: tr("input"), OUTPUT: tr("output")}
    known = tr("This model has no price for its {part}. Set one in the rates.")
    return known.format(part=names.get(error.meter, error.meter))


def _vocabulary(error: VocabularyError) -> str:
    if error.reason == "changed":
        return tr("{path} is not the file that belongs to the app. Install it again.").format(
            path=error.path
        )
    return tr("{path} is missing or can't be read. Install the app again.").format(path=error.path)


def _unknown_encoding(error: UnknownEncodingError) -> str:
    missing = tr("The vocabulary {name} is missing. Install the app again.")
    return missing.format(name=error.name)


def _without_price(_error: BookError | UsageError) -> str:
    return tr("There is no price for this model today. Set one in the rates.")


_WORDS: dict[type[Exception], Callable[[Any], str]] = {
    FileError: _file,
    StoreError: _store,
    RateError: _rate,
    VocabularyError: _vocabulary,
    UnknownEncodingError: _unknown_encoding,
    BookError: _without_price,
    UsageError: _usage,
    **words_bills.WORDS,
    **words_fetch.WORDS,
    **words_media.WORDS,
    **words_rates.WORDS,
}
