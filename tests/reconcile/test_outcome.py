"""What a log comes to, all of it together."""

from datetime import date
from decimal import Decimal

from usage_logs import BOOK, DAY, NOON, chat, reading

from estimator.pricing.own import Exchange, Own
from estimator.reconcile.bills import Billed
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


EURO = Exchange(Decimal("1.25"), date(2026, 11, 20))


def billed(*amounts):
    """Lines of a bill of the log's day: (amount, currency)."""
    said = date(2026, 11, 23), "gpt-5.4", ""
    return [Billed(*said, Decimal(n), Decimal("0.0005"), currency) for n, currency in amounts]


def test_a_bill_in_another_currency_is_converted_where_the_book_has_its_rate():
    book = BOOK.with_own(Own(exchanges={"EUR": EURO}))
    made = reading([chat("a")], priced_by=book)
    found = outcome(made.close(), made.sales, billed((3, "EUR"), (1, "USD")))
    assert (found.comparison.billed, found.comparison.currency) == (Decimal("4.75"), "USD")
    assert (found.bill.exchanges, found.bill.apart) == ({"EUR": EURO}, {})
    rounded = outcome(found.log, made.sales, billed(("0.0036", "EUR")))  # $0.0045, for $0.0040
    assert [cause.kind for cause in rounded.comparison.causes()] == ["rounding"]


def test_a_bill_in_another_currency_is_not_taken_for_dollars():
    made = reading([chat("a")])
    log = made.close()
    found = outcome(log, made.sales, billed((3, "EUR"), (4, "EUR"), (1, "USD")))
    assert (found.comparison.billed, found.bill.apart) == (1, {"EUR": 7})
    found = outcome(log, made.sales, billed((3, "EUR"), (4, "CNY")))
    assert (found.comparison, found.bill.apart) == (None, {"EUR": 3, "CNY": 4})


def test_what_nothing_accounts_for():
    made = reading([chat()])
    found = outcome(made.close(), made.sales, typed(Decimal(9), Decimal("0.005")))
    assert found.comparison.unexplained == Decimal("8.996")


def test_an_export_may_not_say_how_many_requests_there_were():
    table = "date,model,input_tokens,output_tokens\n2026-11-23,o3,1000,100\n"
    for files, requests, is_said in (
        ([table], 0, False),
        ([table, [chat("a")]], 1, True),  # which the log counts
        ([table, [chat("a", "claude-sonnet-4-5")]], 1, False),
    ):
        made = reading(*files)
        found = outcome(made.close(), made.sales)
        assert (found.requests, not found.has_untold) == (requests, is_said)
