"""Lengths of time, as they are shown and typed, and spans of figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from estimator.tokens.attachment import MAX_MILLISECONDS
from estimator.ui import text


@pytest.fixture(autouse=True, params=["en_US", "de_DE", "zh_CN"])
def locale(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@given(milliseconds=st.integers(0, MAX_MILLISECONDS))
def test_what_is_shown_reads_back_to_a_tenth(milliseconds):
    assert text.parse_length(text.length(milliseconds)) == -(-milliseconds // 100) * 100


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [(0, "0:00"), (200_000, "3:20"), (59_999, "1:00"), (3_723_000, "1:02:03")],
)
def test_a_length(milliseconds, shown):
    assert text.length(milliseconds) == shown


def test_a_part_of_a_second(locale):
    assert text.length(3_150) == ("0:03,2" if locale == "de_DE" else "0:03.2")


@pytest.mark.parametrize(
    ("typed", "milliseconds"),
    [
        ("3:20", 200_000),
        (" 12.5 ", 12_500),
        ("12,5", 12_500),
        ("1:02:03", 3_723_000),
        ("90:00", 5_400_000),
        ("\uff13：\uff12\uff10", 200_000),
        ("24:00:00", MAX_MILLISECONDS),
        ("24:00:00.1", None),
        ("99:59:59", None),
        ("", None),
        ("-1", None),
        ("3:20:", None),
        ("soon", None),
        ("1e5", None),
        ("٣:٢٠", None),
    ],
)
def test_a_typed_length(typed, milliseconds):
    assert text.parse_length(typed) == milliseconds


def test_a_span_of_what_looks_the_same_is_none():
    assert text.span("$1.00", "$1.00") == ""
    assert text.span("1", "2") == "1 – 2"
