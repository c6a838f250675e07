import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.pricing.portable import cells

DANGEROUS = "=+-@\t\r＝＋－＠"  # noqa: RUF001 - which spreadsheets take for the others


@given(st.text(st.one_of(st.sampled_from(DANGEROUS + "' \n"), st.characters()), max_size=8))
def test_each_text_comes_back_and_none_is_run(text):
    cell = cells.safe(text)
    assert cells.plain(cell) == text
    assert not cell.startswith(tuple(DANGEROUS))
    assert not cell.lstrip().startswith(tuple(DANGEROUS))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])  # noqa: RUF001
def test_what_would_be_run_gets_an_apostrophe(text):
    assert cells.safe(text) == "'" + text


@pytest.mark.parametrize("text", ["", "2.5", "gpt-5.4", "it's", "'tis", "a=b"])
def test_what_people_write_is_read_as_it_is(text):
    assert cells.plain(text) == text


def test_a_text_with_an_apostrophe_is_told_from_one_that_got_it():
    assert cells.safe("'=1") == "''=1"
    assert cells.plain("''=1") == "'=1"
    assert cells.plain("'=1") == "=1"
