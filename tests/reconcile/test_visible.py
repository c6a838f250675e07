"""What strangers call their models must not write on a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from usage_logs import chat, log_of, message

from estimator.reconcile.faults import LogError
from estimator.reconcile.visible import visible

NAME = "a\x1b[31m\n\u202eb\x9b"
SHOWN = "a\\u001b[31m\\u000a\\u202eb\\u009b"


@given(st.text())
def test_nothing_that_is_visible_is_changed_and_nothing_hidden_is_left(text):
    shown = visible(text)
    assert not any(unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") for each in shown)
    turning = {"RLO", "LRO", "RLE", "LRE"}
    assert turning.isdisjoint(map(unicodedata.bidirectional, shown))
    if text.isprintable():
        assert shown == text
    assert visible(shown) == shown


def test_names_of_logs_and_exports_can_be_seen():
    gemini = {"modelVersion": NAME, "usageMetadata": {"promptTokenCount": 1}}
    row = {"input_tokens": 5, "model": NAME, "service_tier": NAME, "inference_geo": NAME}
    bill = {"amount": 1, "currency": NAME, "line_item": NAME}
    buckets = {"data": [{"start_time": 1_795_435_200, "results": [row, bill]}]}
    log = log_of(
        [chat("a", NAME, service_tier=NAME), message("b", NAME, inference_geo=NAME), gemini],
        [buckets],
    )
    for cell in (*log.cells, *log.exported):
        assert cell.sale.name == SHOWN
    tiers = {cell.sale.service_tier for cell in (*log.cells, *log.exported)}
    assert tiers == {"standard", SHOWN}
    (line,) = log.bill
    assert (line.item, line.currency) == (SHOWN, SHOWN.upper())


def test_columns_of_a_table_can_be_seen():
    with pytest.raises(LogError) as refused:
        log_of("a\x1b[31m,b\n1,2\n")
    assert refused.value.columns == ("a\\u001b[31m", "b")
