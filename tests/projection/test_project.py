"""What a scenario costs: by hand, and against a slow way that prices every row in every hour."""

import math
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import BOOK
from scenarios import FEBRUARY, SCENARIOS, scenario, span

from estimator.pricing import caching, money
from estimator.pricing.book import BookError
from estimator.pricing.own import Own, OwnCard, OwnMeter
from estimator.pricing.rates import RateKey
from estimator.pricing.usage import UsageError
from estimator.projection.project import project
from estimator.projection.ranges import Range, Sizes
from estimator.projection.result import Part


def total(**fields):
    return project(scenario(**fields), BOOK).total.likely


def parts(found):
    return {(part.kind, part.service_tier): part.amount for part in found.parts}


# By hand


def test_a_month_by_hand():
    """gpt-5.4: $2.50 in and $15 out a million; February 2027 has 28 days.

    A call:  1,000 * 2.50 / 1,000,000 + 100 * 15 / 1,000,000 = 0.0025 + 0.0015 = 0.004
    A day:   100 calls * 0.004 = 0.40
    A month: 28 days * 0.40 = 11.20
    """
    found = project(scenario(), BOOK)
    assert {day.cost for day in found.days} == {span("0.4")}
    assert found.total == span("11.2")
    assert found.calls == span(2800)
    assert parts(found) == {
        ("input_tokens", "standard"): Decimal(7),
        ("output_tokens", "standard"): Decimal("4.2"),
    }
    assert found.currency == "USD"


def test_all_of_it_by_hand():
    """What is assumed at once, with numbers that can be followed.

    20 working days of 25 calls, 500 a month; 4,096 tokens in, of which 3,000 are a prefix: the
    cache keeps 2,944 of them, in steps of 128, and 60 % of the calls find them there; 128 out; one
    web search in ten calls; 4 % are retried; half is sent as batch, at half of the prices for
    tokens ($1.25, $0.13 cached, $7.50).

    Standard, 250 calls:
      150 hit:  1,152 * 2.50 + 2,944 * 0.25 = 3,616 millionths, times 150 = 542,400
      100 miss: 4,096 * 2.50 = 10,240 millionths, times 100 = 1,024,000
      output:   128 * 15 = 1,920 millionths, times 250 = 480,000
      searches: 0.1 * 10 / 1,000 = 1,000 millionths, times 250 = 250,000
    Batch, 250 calls:
      150 hit:  1,152 * 1.25 + 2,944 * 0.13 = 1,822.72, times 150 = 273,408
      100 miss: 4,096 * 1.25 = 5,120, times 100 = 512,000
      output:   128 * 7.50 = 960, times 250 = 240,000
      searches: 250,000
    Together 3,571,808 millionths = $3.571808; 4 % retried: + $0.14287232 = $3.71468032
    """
    found = project(
        scenario(
            input=Sizes.fixed(4096),
            output=span(128),
            calls=span(25),
            weekdays=(Decimal(1),) * 5 + (Decimal(0),) * 2,
            prefix=3000,
            hits=span("0.6"),
            tools=(("web_searches", Decimal("0.1")),),
            retries=Decimal("0.04"),
            batch=Decimal("0.5"),
        ),
        BOOK,
    )
    assert found.calls == span(500)
    assert found.hit_rate == Decimal("0.6")
    assert found.retries == Decimal("0.14287232")
    assert found.total == span("3.71468032")
    assert parts(found) == {
        ("input_tokens", "standard"): Decimal(150 * 1152 * 5 + 100 * 4096 * 5) / 2_000_000,
        ("cache_read_tokens", "standard"): Decimal("0.1104"),
        ("output_tokens", "standard"): Decimal("0.48"),
        ("web_searches", "standard"): Decimal("0.25"),
        ("input_tokens", "batch"): Decimal("0.728"),
        ("cache_read_tokens", "batch"): Decimal("0.057408"),
        ("output_tokens", "batch"): Decimal("0.24"),
        ("web_searches", "batch"): Decimal("0.25"),
        ("retries", ""): Decimal("0.14287232"),
    }


def test_a_data_set_by_hand():
    """Three rows in four are small; one is above gpt-5.4's threshold of 272,000: $5 and $22.50."""
    rows = Sizes.of([1000, 3000, 2000, 300_000])
    small = (6000 * Decimal("2.5") + 3 * 100 * 15) / 1_000_000
    large = (300_000 * Decimal(5) + 100 * Decimal("22.5")) / 1_000_000
    assert total(input=rows, calls=span(4)) == 28 * (small + large)


@pytest.mark.parametrize(("tokens", "price"), [(271_999, "2.5"), (272_000, "2.5"), (272_001, "5")])
def test_a_threshold_is_judged_row_by_row_with_the_pictures(tokens, price):
    for pictures in (0, 999):
        made = {"images": 3, "image_tokens": pictures // 3, "output": span(0), "calls": span(1)}
        rows = Sizes.of([tokens - pictures, 1])
        small = (1 + pictures) * Decimal("2.5")
        assert total(input=rows, **made) * 2 == 28 * (tokens * Decimal(price) + small) / 1_000_000


def test_growth():
    """5 % more in the second month; both have 28 days' worth of the first's and 31 of the next."""
    found = project(scenario(months=2, growth=Decimal("0.05")), BOOK)
    assert [month.cost.likely for month in found.months] == [
        28 * Decimal("0.4"),
        31 * Decimal("0.42"),
    ]
    assert [(month.start, month.days) for month in found.months] == [
        (FEBRUARY, 28),
        (date(2027, 3, 1), 31),
    ]


def test_weekdays_are_shares_of_a_full_day():
    shares = [Decimal(n) / 10 for n in (10, 9, 8, 7, 6, 5, 0)]
    found = project(scenario(weekdays=tuple(shares)), BOOK)
    assert [day.cost.likely for day in found.days[:7]] == [Decimal("0.4") * n for n in shares]
    assert found.calls.likely == 4 * 450


def test_a_price_that_changes():
    """gemini-3.6-flash is twice as dear from 1 January 2027 on."""
    found = project(
        scenario(provider="google", model="gemini-3.6-flash", start=date(2026, 12, 31)), BOOK
    )
    first, second = (day.cost.likely for day in found.days[:2])
    assert second == 2 * first
    assert [each.charge.rate for each in found.lines if each.charge.meter == "input_tokens"] == [
        Decimal("0.75"),
        Decimal("1.5"),
    ]


def test_hours_at_which_it_is_dearer():
    """deepseek-v4-pro: twice the price on weekdays from 1 to 4 and from 6 to 10 o'clock UTC."""
    cheap = (1000 * Decimal("0.66") + 100 * Decimal("1.98")) / 1_000_000

    def monday(hours, offset=0):
        profile = tuple(int(hour in hours) for hour in range(24))
        made = scenario(
            provider="deepseek", model="deepseek-v4-pro", hours=profile, utc_offset=offset
        )
        return project(made, BOOK).days[0].cost.likely / cheap

    assert monday({0}) == 100
    assert monday({1}) == 200
    assert monday({3, 4}) == 150
    assert monday({9}) == 200
    assert monday({10, 11, 12, 13}) == 100
    assert monday({9}, offset=480) == 200  # 1 o'clock UTC
    assert monday({8}, offset=480) == 100
    assert monday({9}, offset=510) == 150  # from half past nine on


def test_what_is_written_to_the_cache():
    """claude-sonnet-5: $2.50 a million for 5 minutes and $4 for an hour, $0.20 read again."""
    made = {"provider": "anthropic", "model": "claude-sonnet-5", "calls": span(1), "prefix": 800}
    once = (200 * 2 + 100 * 10) * 28
    assert total(**made, hits=span(0)) * 1_000_000 == once + 28 * 800 * Decimal("2.5")
    assert total(**made, hits=span(0), lifetime=3600) * 1_000_000 == once + 28 * 800 * 4
    assert total(**made, hits=span(1)) * 1_000_000 == once + 28 * 800 * Decimal("0.2")


@pytest.mark.parametrize(
    ("prefix", "cached"), [(1023, 0), (1024, 1024), (1151, 1024), (1152, 1152), (5000, 1920)]
)
def test_a_short_beginning_is_not_cached_and_none_is_longer_than_its_text(prefix, cached):
    full = 28 * 100 * (2000 * Decimal("2.5") + 100 * 15)
    found = total(input=Sizes.fixed(2000), prefix=prefix, hits=span(1)) * 1_000_000
    assert found == full - 28 * 100 * cached * Decimal("2.25")


def test_a_beginning_is_kept_in_the_steps_of_its_provider():
    """Of 1,100 tokens gpt-4o keeps 1,024: 2,800 calls * 1,024 = 2,867,200 at half the price."""
    made = scenario(model="gpt-4o", prefix=1100, input=Sizes.fixed(2000), hits=span(1))
    lines = {line.charge.meter: line.quantity for line in project(made, BOOK).lines}
    assert lines["cache_read_tokens"] == 2_867_200
    assert lines["input_tokens"] == 2800 * 2000 - 2_867_200


def test_pictures_at_a_price_of_their_own():
    """gpt-image-1 takes $10 a million for tokens of pictures, and $5 for those of texts."""
    made = {"model": "gpt-image-1", "output": span(0), "images": 2, "image_tokens": 300}
    assert total(**made) == 2800 * (1000 * Decimal(5) + 600 * Decimal(10)) / 1_000_000


def test_low_is_the_cheap_end_of_all_and_high_the_dear_one():
    made = scenario(
        input=Sizes.fixed(2000),
        calls=span(10, 20, 40),
        output=span(0, 100, 300),
        prefix=2000,
        hits=span("0.5", "0.75", 1),
    )

    def month(calls, output, hits):
        cached = 1920 * Decimal("2.25") * Decimal(hits)  # in steps of 128
        of_call = 2000 * Decimal("2.5") - cached + output * 15
        return 28 * calls * of_call / 1_000_000

    assert project(made, BOOK).total == Range(
        month(10, 0, "1"), month(20, 100, "0.75"), month(40, 300, "0.5")
    )


# What has no price


def test_an_estimate_of_the_input_reaches_from_end_to_end():
    """430 tokens that may be 284 to 635, 2,800 calls of gpt-5.4 at $2.50 in and $15 out a million.

    The answers cost 4.20; the input 284, 430 or 635 * 2,800 * 2.50 / 1,000,000.
    """
    found = project(
        scenario(input=Sizes.fixed(430), error=span("0.660465116", 1, "1.476744186")), BOOK
    )
    assert found.total == span("6.188", "7.21", "8.645")
    assert parts(found)["input_tokens", "standard"] == Decimal("3.01")


def test_an_estimate_that_may_cross_a_threshold_does_so_at_its_high_end():
    """Above 272,000 tokens gpt-5.4 costs twice as much in, and half more out."""
    made = scenario(input=Sizes.fixed(272_000), output=span(0), error=span(1, 1, "1.000003676"))
    assert made.largest == 272_001
    found = project(made, BOOK)
    assert found.total == span(1904, 1904, "3808.014")


def test_what_is_not_sold_has_no_price():
    with pytest.raises(BookError) as caught:
        total(model="gpt-9")
    assert caught.value.kind == "unknown-model"
    with pytest.raises(BookError) as caught:
        total(provider="deepseek", model="deepseek-v4-pro", batch=Decimal(1))
    assert caught.value.kind == "tier-not-sold"
    assert total(provider="deepseek", model="deepseek-v4-pro") > 0


@pytest.mark.parametrize("meter", ["wishes", "requests"])
def test_a_tool_that_nobody_knows(meter):
    with pytest.raises(UsageError) as caught:
        total(tools=((meter, Decimal(1)),))
    assert (caught.value.kind, caught.value.meter) == ("unknown-meter", meter)
    with pytest.raises(UsageError) as caught:
        total(model="gpt-5.4", tools=(("container_sessions", Decimal(1)),))
    assert caught.value.kind == "no-rate"


def test_nothing_is_called():
    found = project(scenario(calls=span(0)), BOOK)
    assert found.total == span(0)
    assert (found.parts, found.lines, found.hit_rate) == ((), (), 0)


# Cards with a minimum, or with steps


def test_a_minimum_is_of_each_call():
    """A call costs at least 0.01 by the user's card: the small row does, the large costs more."""
    card = OwnCard(minimum=Decimal("0.01"))
    book = BOOK.with_own(Own(cards={("openai", "gpt-5.4", "standard", ""): card}))
    made = scenario(input=Sizes.of([1000, 1000, 1000, 9000]), calls=span(4), output=span(0))
    assert project(made, book).total.likely == 28 * (3 * Decimal("0.01") + 9 * Decimal("0.0025"))


def test_a_quantity_that_is_rounded_up():
    """By the user's meter a call uses whole blocks of 10 seats."""
    own = Own(
        meters={"seats": OwnMeter(1, "seats", "Seats", step=10)},
        rates={RateKey("openai", "gpt-5.4", "standard", "", "seats"): Decimal(1)},
    )
    made = scenario(calls=span(1), tools=(("seats", Decimal(11)),))
    assert project(made, BOOK.with_own(own)).total.likely == 28 * (20 + Decimal("0.004"))


# Whatever the scenario


@settings(max_examples=60)
@given(SCENARIOS)
def test_all_adds_up_and_low_is_never_above_high(made):
    found = project(made, BOOK)
    for of in ("cost", "calls"):
        days = [getattr(day, of) for day in found.days]
        months = [getattr(month, of) for month in found.months]
        for end in ("low", "likely", "high"):
            sums = [money.total(getattr(each, end) for each in rows) for rows in (days, months)]
            assert sums[0] == sums[1] == getattr(found.total if of == "cost" else found.calls, end)
        assert all(0 <= each.low <= each.likely <= each.high for each in days)
    assert money.total(part.amount for part in found.parts) == found.total.likely
    assert sum(month.days for month in found.months) == len(found.days)
    for line in found.lines:
        assert money.amount(line.quantity, line.charge.rate, line.charge.per)[0] == line.amount


@settings(max_examples=30)
@given(SCENARIOS)
def test_equal_days_are_as_many_times_one(made):
    """Sold at one price all day and all month: then equal weekdays make equal days."""
    fields = vars(made) | {"weekdays": (Decimal("0.7"),) * 7, "months": 1, "start": FEBRUARY}
    found = project(type(made)(**fields), BOOK)
    first = found.days[0]
    assert {day.cost for day in found.days} == {first.cost}
    for end in ("low", "likely", "high"):
        assert getattr(found.total, end) == money.times(Decimal(28), getattr(first.cost, end))


def slow(made, end):
    """A week, hour by hour and row by row, in floats; hours that no price changes within."""
    model, result = BOOK.find(made.model, made.provider), 0.0
    zone = timezone(timedelta(minutes=made.utc_offset))
    calls, output = getattr(made.calls, end), getattr(made.output, end)
    hits = made.hits and getattr(made.hits, {"low": "high", "high": "low"}.get(end, end))
    error = getattr(made.error, end)
    prefix = round(made.prefix * error)
    for day in (made.start + timedelta(days=n) for n in range(7)):
        of_day = float(calls * made.weekdays[day.weekday()])
        for hour in range(24):
            at = datetime(day.year, day.month, day.day, hour, tzinfo=zone)
            in_hour = of_day * made.hours[hour] / sum(made.hours)
            come = 1 - math.exp(-in_hour * made.lifetime / 3600)
            rate = come if hits is None else float(hits)
            for tier, share in (("standard", 1 - made.batch), ("batch", made.batch)):
                tariff = BOOK.tariff(model, tier, at)
                for tokens, weight in made.input.rows:
                    tokens = round(tokens * error)  # noqa: PLW2901 - by the error alone
                    kept = caching.kept(model, min(tokens, prefix))
                    usage = {"input_tokens": Decimal(tokens + made.media), "output_tokens": output}
                    read = usage | {"cache_read_tokens": Decimal(kept)}
                    write = dict(usage)
                    if "cache_write_tokens" in tariff.card.rates:
                        write["cache_write_tokens"] = Decimal(kept)
                    if "cache_write_1h_tokens" in tariff.card.rates and made.lifetime > 300:
                        write["cache_write_1h_tokens"] = Decimal(kept)
                    cost = rate * float(tariff.quote(read).total)
                    cost += (1 - rate) * float(tariff.quote(write).total)
                    result += in_hour * float(share) * weight / made.input.weight * cost
    return result * (1 + float(made.retries))


@settings(max_examples=12, deadline=None)
@given(SCENARIOS, st.sampled_from(["low", "likely", "high"]))
def test_as_the_slow_way(made, end):
    """Where ends cross, they are put in order."""
    made = type(made)(**vars(made) | {"utc_offset": made.utc_offset // 60 * 60})
    ends = [slow(made, each) for each in ("low", "likely", "high")]
    if ends == sorted(ends):
        wanted = dict(zip(("low", "likely", "high"), ends, strict=True))[end]
        days = project(made, BOOK).days[:7]
        found = sum(float(getattr(day.cost, end)) for day in days)
        assert found == pytest.approx(wanted, rel=1e-6, abs=1e-6)


def test_more_calls_may_cost_less_and_low_is_still_below():
    """Where a cache is ten times cheaper than a write, calls that come sooner may save more."""
    made = scenario(
        provider="anthropic",
        model="claude-sonnet-5",
        input=Sizes.fixed(100_000),
        output=span(0),
        calls=span(400, 500, 600),
        prefix=100_000,
    )
    day = project(made, BOOK).days[0].cost
    ends = [
        project(scenario(**vars(made) | {"calls": span(n)}), BOOK).days[0].cost.likely
        for n in (400, 500, 600)
    ]
    assert ends[0] > ends[1] > ends[2]
    assert day == Range(ends[2], ends[1], ends[0])


def test_a_part_says_what_it_is():
    assert project(scenario(), BOOK).parts[0] == Part("input_tokens", "standard", Decimal(7))


def test_the_source_of_a_price_is_on_its_line():
    line = project(scenario(), BOOK).lines[0]
    assert line.charge.origin.source.date <= datetime.now(UTC).date()
    assert line.charge.rate == Decimal("2.5")
