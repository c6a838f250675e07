"""The typed errors, as exceptions: Python itself writes to the ones that are raised."""

from contextlib import contextmanager
from pathlib import Path

import pytest

from estimator.cli.request import RequestError
from estimator.pricing.book import BookError
from estimator.pricing.money import RateError
from estimator.pricing.plans import PlanError
from estimator.pricing.portable.numbers import CellError
from estimator.pricing.portable.said import RatesFileError, RowError, Where
from estimator.pricing.usage import UsageError
from estimator.store.database import StoreError
from estimator.store.files import FileError
from estimator.tokens.audio import AudioError
from estimator.tokens.chat_rules import ChatError
from estimator.tokens.media import ImageError
from estimator.tokens.pdf import PdfError
from estimator.tokens.picture import PictureError
from estimator.tokens.text import DecodeError
from estimator.tokens.vocab import UnknownEncodingError, VocabularyError

ERRORS = [
    lambda: AudioError("wav"),
    lambda: BookError("unknown-model", "x", ("y",)),
    lambda: ChatError("unreadable", "messages[0]", cause=AudioError("wav")),
    lambda: DecodeError("utf-8", 3),
    lambda: FileError(Path("x"), "missing"),
    lambda: ImageError("no-rule", "x", known=("y",)),
    lambda: PdfError("broken"),
    lambda: PictureError("broken", "PNG"),
    lambda: PlanError("missing-input", "p"),
    lambda: RateError("x", "negative"),
    lambda: RatesFileError("empty"),
    lambda: RowError(Where(7), "missing"),
    lambda: CellError("ambiguous"),
    lambda: RequestError("not-json"),
    lambda: StoreError("newer", "x"),
    lambda: UnknownEncodingError("x", ("y",)),
    lambda: UsageError("unknown-meter", "x"),
    lambda: VocabularyError("x", "missing"),
]


@contextmanager
def passing_through():
    yield


@pytest.mark.parametrize("make", ERRORS)
def test_an_error_goes_through_a_context_manager_as_it_is(make):
    error = make()
    with pytest.raises(type(error)) as caught, passing_through():
        raise error
    assert caught.value is error
    error.add_note("as test tools do")


@pytest.mark.parametrize("make", ERRORS)
def test_errors_are_values(make):
    assert make() == make()
    assert len({make(), make()}) == 1
