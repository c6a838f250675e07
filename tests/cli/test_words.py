"""Every typed error has a sentence: one line, a capital, a full stop, and no gap."""

import errno
import os
from pathlib import Path

import pytest

from estimator.cli import phrases, words, words_rates
from estimator.cli.arguments import CommandError
from estimator.cli.request import RequestError
from estimator.pricing.book import BookError
from estimator.pricing.money import RateError
from estimator.pricing.plans import PlanError
from estimator.pricing.portable.said import RatesFileError, RowError, Where
from estimator.pricing.usage import UsageError
from estimator.reconcile.faults import LogError
from estimator.store.database import StoreError
from estimator.store.files import FileError
from estimator.tokens import chat_rules
from estimator.tokens.audio import AudioError
from estimator.tokens.calibration import CalibrationError
from estimator.tokens.chat_rules import ChatError
from estimator.tokens.media import ImageError
from estimator.tokens.pasted import PastedError
from estimator.tokens.pdf import PdfError
from estimator.tokens.picture import PictureError
from estimator.tokens.stream import UncuttableError
from estimator.tokens.text import DecodeError
from estimator.tokens.vocab import UnknownEncodingError, VocabularyError

FILE = Path("x.txt")
RIGHT = (
    chat_rules.TEXT,
    chat_rules.OBJECT,
    chat_rules.LIST,
    chat_rules.PARTS,
    chat_rules.MESSAGES,
    chat_rules.ADDRESS,
    chat_rules.BASE64,
    chat_rules.ITEMS,
    chat_rules.TOKENS,
    chat_rules.COUNT,
)
EVERY = [
    AudioError("wav"),
    *(ChatError(kind, "messages[0]", given, RIGHT) for given in ("5", "{…}", "[…]") for kind in
      ("not-json", "not-a-request", "too-deep", "missing", "bad-value")),
    ChatError("not-json", "3:5", "Expecting value"),
    ChatError("not-json"),
    ChatError("bad-value", "messages[0].role", '"x"', known=("a", "b")),
    ChatError("no-rule", "model", "gpt-image-2", known=("gpt-4o",)),
    *(ChatError("unreadable", "messages[0]", cause=cause) for cause in
      (ImageError("no-rule", "gpt-4", known=("gpt-4o",)), PictureError("unknown"), None)),
    *(ImageError(kind, "gpt-4o", "5x6", ("a", "b"), 7) for kind in
      ("no-rule", "no-detail", "no-quality", "no-size", "no-shape", "bad-size", "too-large",
       "too-many-patches")),
    ImageError("bad-size", "gpt-4o", "0x1", limit=7),
    *(PdfError(kind, 7, name) for name in ("", "x.txt", "-") for kind in
      ("encrypted", "broken", "too-large", "too-many-pages")),
    *(PictureError(reason, "PNG", name) for name in ("", "x.txt", "-") for reason in
      ("unknown", "short", "broken")),
    *(BookError(kind, "given", ("a", "b", "c"), "model") for kind in
      ("unknown-provider", "unknown-model", "ambiguous-model", "tier-not-sold", "not-in-force")),
    BookError("unknown-model", "given"),
    BookError("not-in-force", "2020-01-01", (), "model"),
    *(CalibrationError(kind, 5, 900) for kind in ("not-this-prompt", "too-short")),
    *(PastedError(kind, "9.5", (7, 9)) for kind in ("empty", "no-usage", "bad-number", "several")),
    CommandError("something is wrong: do it so"),
    DecodeError("utf-8", 3),
    DecodeError("utf-16-be", 3),
    DecodeError("utf-32", None),
    *(FileError(FILE, reason, "detail") for reason in
      ("missing", "folder", "forbidden", "unwritable", "torn", "full", "too-large", "failed")),
    FileError(FILE, "not-text", cause=DecodeError("utf-8", 3)),
    FileError(FILE, "not-text"),
    *(LogError(kind, name, columns) for name in ("x.txt", "-") for kind, columns in
      (("empty", ()), ("unknown", ()), ("unknown", ("a", "b")), ("not-json", ()),
       ("too-large", ()))),
    *(PlanError(kind, "days", "given") for kind in
      ("missing-input", "unknown-input", "bad-input")),
    *(RateError("given", reason) for reason in
      ("not-a-number", "negative", "too-large", "too-fine")),
    *(RatesFileError(reason, "given", ("a", "b"), 7) for reason in
      ("empty", "too-large", "not-json", "too-deep", "unknown-form", "newer", "no-column",
       "misspelt-column", "column-twice", "not-csv")),
    *(RowError(where, reason, "A column", "given", known)
      for where in (Where(7), Where(path="rates[3]")) for known in (("a", "b"), ()) for reason in
      (*words_rates.CELLS, *words_rates.ROWS, "unknown-meter", "not-understood")),
    *(RequestError(kind, "field", "given", ("a",)) for kind in
      ("not-json", "not-an-object", "unknown-field", "missing-field", "bad-field")),
    *(StoreError(kind, "estimator.db", "detail", 9) for kind in
      ("newer", "damaged", "full", "busy", "taken", "unwritable", "changed-since",
       "failed")),
    UnknownEncodingError("given", ("a", "b")),
    *(UsageError(kind, "a_meter", "7", "a_total", "5") for kind in
      ("unknown-meter", "bad-quantity", "part-without-total", "part-above-total", "no-rate")),
    UncuttableError(70_000_000),
    *(VocabularyError("a.tiktoken", reason) for reason in ("missing", "unreadable", "changed")),
    OSError(errno.EIO, os.strerror(errno.EIO)),
    OSError("without a number"),
]  # fmt: skip


@pytest.mark.parametrize("error", EVERY, ids=lambda error: repr(error)[:60])
def test_a_sentence(error):
    said = words.sentence(error)
    assert isinstance(error, words.ERRORS)
    assert said.endswith(".")
    assert not said.endswith("..")
    assert said == " ".join(said.split())
    assert ":" in said, "what would be right"
    assert "{" not in said
    assert "None" not in said
    first = said.split()[0]
    known = ("a_meter", "days", "model", "gpt-4o", "gpt-image-2", "x.txt", "5x6", "0x1", '"inputs"')
    assert first[0].isupper() or first in known


def test_every_kind_of_error_has_an_example_here():
    assert {type(error) for error in EVERY} == set(words.ERRORS)


@pytest.mark.parametrize("reason", ["missing", "forbidden", "not-text"])
def test_the_standard_input_is_called_so(reason):
    said = words.sentence(FileError(Path("-"), reason, cause=DecodeError("utf-8", 0)))
    assert "tandard input" in said
    assert " -" not in said


def test_a_line_break_in_what_was_given_does_not_break_the_sentence():
    said = words.sentence(BookError("unknown-model", "a\nb\r\n  c"))
    assert said == 'There is no model "a b c" in the rate book: see estimator models.'


@pytest.mark.parametrize(
    ("names", "listed"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_a_list(names, listed):
    assert phrases.one_of(names) == listed
