"""What logs and bills come to, in words."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QObject

from estimator.reconcile import causes, comparing, expected
from estimator.reconcile.causes import Cause
from estimator.reconcile.faults import LogError
from estimator.reconcile.record import RecordError
from estimator.ui.reconcile_words import ReconcileWords, signed


@pytest.fixture
def said(qapp):
    return ReconcileWords(QObject())


CAUSES = [
    (causes.CLASS, "batch, flex", "Billed in the class Batch or Flex"),
    (causes.UNCACHED, "", "Cached input was billed in full"),
    (causes.RATE, "2026-08-21, 2026-10-12", "Billed at the rates since 21 Aug 2026 or 12 Oct 2026"),
    (causes.RATE, "", "Billed at the first rates, before they changed"),
    (causes.REGION, "eu, us", "Billed with the surcharge of a region (eu or us)"),
    (causes.LONG, "", "Long requests were billed as short ones"),
    (causes.COPIES, "", "Lines that the log has twice were billed twice"),
    (causes.RETRIES, "", "Requests that were sent again were not billed"),
    (comparing.ROUNDING, "", "Rounding of the bill"),
    (comparing.NO_PRICE, "", "No price in the rate book"),
    (comparing.NOT_IN_LOG, "", "Billed, but not in the log"),
    (comparing.NOT_BILLED, "", "In the log, but not billed"),
    (comparing.UNEXPLAINED, "", "Not explained"),
]


def test_causes_that_come_to_the_same(said):
    one = Decimal(1)
    others = Cause(causes.LONG, "", "m", one), Cause(causes.COPIES, "", "o3", one)
    assert said.cause(Cause(causes.UNCACHED, "", "m", one, others)) == (
        "Cached input was billed in full; or: Long requests were billed as short ones; or: Lines"
        " that the log has twice were billed twice (o3)"
    )


@pytest.mark.parametrize(("kind", "detail", "sentence"), CAUSES)
def test_causes(said, kind, detail, sentence):
    assert said.cause(Cause(kind, detail, "m", Decimal(1))) == sentence


def test_each_fault_of_a_line_is_worded(said):
    kinds = (
        "not-json", "not-an-object", "too-deep", "too-long", "bad-value", "no-usage", "no-model",
        "no-time", "part-above-total", "bad-row",
    )  # fmt: skip
    worded = [said.record(RecordError(kind, "a.field")) for kind in kinds]
    assert len(set(worded)) == len(kinds)
    assert not any("{" in sentence for sentence in worded)


@pytest.mark.parametrize("kind", ["empty", "unknown", "not-json", "too-large"])
def test_each_fault_of_a_file_says_what_would_be_right(said, kind):
    worded = said.error(LogError(kind, "log.txt", ()))
    assert worded.startswith("log.txt ")
    assert "{" not in worded


def test_each_step_is_named(said):
    kinds = expected.VOLUME, expected.INPUTS, expected.OUTPUTS, expected.CACHE, expected.PRICES
    assert len({said.step(kind) for kind in kinds}) == len(kinds)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("1.5", "+$1.50"), ("-0.25", "−$0.2500"), ("0", "$0.00"), ("0.00009", "<$0.0001"),
     ("-0.0000001", "<$0.0001"), ("0.0001", "+$0.0001")],
)  # fmt: skip
def test_amounts_with_their_signs(qapp, amount, shown):
    assert signed(Decimal(amount), "USD") == shown
