"""What a log comes to, all of it together."""

from decimal import Decimal

from usage_logs import DAY, NOON, chat, reading

from estimator.reconcile.comparing import typed
from estimator.reconcile.outcome import outcome


def test_requests_days_and_names():
    made = reading([chat("a"), chat("b", "nobody's", created=NOON + 2 * DAY), chat("c", created=0)])
    found = outcome(made.close(), made.sales)
    assert (found.requests, found.span, found.undated) == (3, 3, 1)
    assert [day.day for day in found.days] == [23, 25]
    assert found.names == {"gpt-5.4": "GPT-5.4"}
    assert sum(cell.requests for cell in found.priced_cells) == 2
    assert found.comparison is None


def test_without_a_day_there_is_no_span():
    made = reading([chat(created=0)])
    found = outcome(made.close(), made.sales, typed(Decimal(1), Decimal(1)))
    assert (found.days, found.span) == (None, 0)
    assert found.comparison.billed == 1


def test_what_is_set_aside_and_what_is_not_judged():
    used = {"input_tokens": 5, "output_tokens": 1, "num_model_requests": 2}
    bucket = [
        {"object": "bucket", "start_time": NOON, "results": [{**used, "model": model}]}
        for model in ("gpt-5.4", "gemini-2.5-pro")
    ]
    made = reading([chat("a")], bucket)
    found = outcome(made.close(), made.sales)
    assert (found.tokens(found.aside), found.unjudged) == (6, 1)


def test_what_nothing_accounts_for():
    made = reading([chat()])
    found = outcome(made.close(), made.sales, typed(Decimal(9), Decimal("0.005")))
    assert found.comparison.unexplained == Decimal("8.996")
