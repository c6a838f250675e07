"""Tables as spreadsheets write them."""

import csv
import io
from decimal import Decimal

import pytest
from samples import BOOK, NOW

from estimator.pricing import entries
from estimator.pricing.own import OwnCard, OwnModel
from estimator.pricing.portable import imports
from estimator.pricing.portable.changes import NewName
from estimator.pricing.portable.reading import MAX_CARDS, MAX_THRESHOLDS
from estimator.pricing.portable.said import RatesFileError, RowError, Where
from estimator.pricing.rates import RateKey

HEAD = "provider,model,meter,rate\n"


def read(text, book=BOOK, **options):
    return imports.read(text, book, NOW, **options)


def rates_of(text):
    made = read(text)
    assert not made.bad
    return entries.read({key: v for key, v in made.changes.items() if v is not None}).rates


def refused(text):
    made = read(text)
    assert made.changes == {}
    (error,) = made.bad
    return error


def unreadable(text):
    with pytest.raises(RatesFileError) as caught:
        read(text)
    return caught.value


INPUT = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "openai,gpt-5.4,input_tokens,3.5",
        "Rate;METER;Model;Provider\r\n3,5;input_tokens;gpt-5.4;openai\r\n",
        "provider\tmodel\tmeter\trate\nopenai\tgpt-5.4\tinput_tokens\t3.5\n",
        'sep=;\r\nprovider;model;meter;rate\r\nopenai;gpt-5.4;input_tokens;"3.5"\r\n',
        '"sep=|"\nprovider|model|meter|rate\nopenai|gpt-5.4|input_tokens|3.5\n',
        "\n\n provider , model ,Meter, RATE ,,\nopenai,gpt-5.4,input_tokens,3.5,,\n,,,,,\n",
        (
            "kind,provider,model,Service Tier,meter,rate\n"
            "rate,OpenAI,GPT-5.4,Standard,INPUT_TOKENS,3.5"
        ),
        "provider,model,meter,rate,per,currency\nopenai,gpt-5.4,input_tokens,0.0035,1000,usd",
        'provider,model,meter,rate,note\nopenai,gpt-5.4,input_tokens,3.5,"two\nlines, ""quoted"""',
        "provider,model,meter,rate\nopenai,gpt-5.4,input_tokens,3.5\nopenai,gpt-5.4,input_tokens,3.50",
    ],
)
def test_the_ways_of_spreadsheets(text):
    assert rates_of(text) == {INPUT: Decimal("3.5")}


def test_a_row_with_all_of_its_place():
    text = (
        "provider,model,service_tier,from,when,above,inclusive,meter,rate\n"
        'openai,gpt-5.4,batch,2027-01-01,09:00-17:00 mon-fri,"272,000",above,input_tokens,4\n'
        "google,gemini-2.5-pro,standard,,,300000,at_least,input_tokens,9\n"
    )
    start = "2027-01-01 09:00-17:00 mon-fri"
    assert rates_of(text) == {
        RateKey("openai", "gpt-5.4", "batch", start, "input_tokens", 272_000): 4,
        RateKey("google", "gemini-2.5-pro", "standard", "", "input_tokens", 299_999): 9,
    }


def test_a_model_of_the_users_with_its_facts_and_its_currency():
    text = (
        "kind,provider,model,name,meter,rate,currency,context_window,retires,minimum,note\n"
        "rate,me,mine,Mine,input_tokens,2,EUR,,,,\n"
        "rate,me,mine,Mine,output_tokens,4,EUR,,,,\n"
        "model,me,other,Other,,,,100000,2030-01-01,,a note\n"
        "card,me,mine,,,,,,,0.01,\n"
        "rate,me,third,The third,input_tokens,1,,,,,\n"
    )
    own = entries.read(read(text).changes)
    assert own.models["me", "mine"] == OwnModel("Mine")
    assert own.models["me", "third"] == OwnModel("The third")
    assert own.models["me", "other"].context_window == 100_000
    assert str(own.models["me", "other"].retires) == "2030-01-01"
    assert own.cards["me", "mine", "standard", ""] == OwnCard("", "EUR", Decimal("0.01"))
    assert len(own.rates) == 3


@pytest.mark.parametrize(
    ("row", "reason", "column"),
    [
        ("openai,gpt-5.4,input_tokens,", "missing", "rate"),
        (",gpt-5.4,input_tokens,1", "missing", "provider"),
        ("openai,,input_tokens,1", "missing", "model"),
        ("openai,gpt-5.4,,1", "missing", "meter"),
        ("openai,gpt-5.4", "missing", "meter"),
        ("openai,gpt-5.4,input_tokens,abc", "not-a-number", "rate"),
        ('openai,gpt-5.4,input_tokens,"1,500"', "ambiguous", "rate"),
        ("openai,gpt-5.4,input_tokens,-1", "negative", "rate"),
        ("openai,gpt-5.4,input_tokens,1,5", "too-many-cells", ""),
        ("openai,gpt-5.4,inputtokens,1", "unknown-meter", "meter"),
        ("openai," + "x" * 10_001 + ",input_tokens,1", "too-long", "model"),
        ("openai,\ud800,input_tokens,1", "not-text", "model"),
    ],
)
def test_a_row_that_is_refused(row, reason, column):
    error = refused(HEAD + "\n" + row)
    assert (error.where, error.reason, error.column) == (Where(3), reason, column)


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\x7f", "\x9b", "\u200e", "\u2028", "\u202e", "\u2066"]
)
@pytest.mark.parametrize(
    "column", ["provider", "model", "meter", "name", "service_tier", "counts_as"]
)
def test_a_name_that_a_terminal_or_a_line_would_obey(column, sign):
    cells = {"kind": "model" if column == "counts_as" else "rate"}
    cells |= {"provider": "openai", "model": "gpt-5.4", "meter": "input_tokens", "rate": "1"}
    cells[column] = f"a{sign}b"
    made = io.StringIO()
    csv.writer(made).writerows([cells.keys(), cells.values()])
    error = refused(made.getvalue())
    assert (error.where, error.reason, error.column) == (Where(2), "controls", column)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("kind", "rule", "not-one-of"),
        ("from", "14.10.2026", "not-a-day"),
        ("from", "2026-13-01", "not-a-day"),
        ("when", "nine to five", "not-hours"),
        ("above", "1.5", "not-whole"),
        ("inclusive", "maybe", "not-one-of"),
        ("per", "0", "not-whole"),
        ("per", "7", "per"),
        ("currency", "dollars", "not-one-of"),
        ("currency", "EUR", "currency"),
        ("per", "1000000000000", "per"),
    ],
)
def test_a_cell_that_is_refused(column, cell, reason):
    row = f"provider,model,meter,rate,{column}\nopenai,gpt-5.4,input_tokens,1.000000000001,{cell}"
    error = refused(row)
    assert (error.reason, error.column) == (reason, column)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("context_window", "many", "not-whole"),
        ("max_output", "0", "not-whole"),
        ("retires", "soon", "not-a-day"),
        ("hidden", "perhaps", "not-one-of"),
    ],
)
def test_a_fact_that_is_refused(column, cell, reason):
    error = refused(f"kind,provider,model,{column}\nmodel,openai,gpt-5.4,{cell}")
    assert (error.reason, error.column) == (reason, column)


def test_a_near_meter_is_named():
    error = refused(HEAD + "openai,gpt-5.4,inputtokens,1")
    assert error.known[0] == "input_tokens"


def test_a_line_is_that_on_which_the_row_begins():
    text = HEAD + 'openai,gpt-5.4,"input\ntokens",1\nopenai,gpt-5.4,output_tokens,x\n'
    assert [error.where.line for error in read(text).bad] == [2, 4]


def test_rows_that_contradict_each_other():
    text = HEAD + "openai,gpt-5.4,input_tokens,3\nopenai,gpt-5.4,input_tokens,4\n"
    made = read(text)
    assert made.bad == (RowError(Where(3), "said-twice", given="openai gpt-5.4"),)
    assert made.changes == {entries.rate_entry(INPUT): "3"}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", RatesFileError("empty")),
        (" \n\t", RatesFileError("empty")),
        ("hello", RatesFileError("unknown-form")),
        ("sep=;\n\n", RatesFileError("unknown-form")),
        ("x" * 200_000, RatesFileError("unknown-form")),
        ("sep=\nx", RatesFileError("unknown-form")),
        ("provider,model,meter\nx", RatesFileError("no-column", "rate")),
        ("provider,meter,rate\nx", RatesFileError("no-column", "model")),
        ("provider,modle,meter,rate", RatesFileError("misspelt-column", "modle", ("model",))),
        ("model,provider,meter,rates", RatesFileError("misspelt-column", "rates", ("rate",))),
        ("provider,model,model,meter,rate", RatesFileError("column-twice", "model")),
        (HEAD + "x" * 200_000, RatesFileError("not-csv", line=2)),
    ],
)
def test_what_is_no_table_of_rates(text, error):
    assert unreadable(text) == error


def test_what_other_readers_take_is_no_rate():
    """The limit of Python's reader is the process's, and reading values raises it."""
    csv.field_size_limit(10_000_000)
    assert unreadable("x" * 200_000) == RatesFileError("unknown-form")
    assert unreadable(HEAD + "x" * 200_000) == RatesFileError("not-csv", line=2)
    csv.field_size_limit(131_072)


def test_a_column_of_the_users_is_passed_over():
    made = read("provider,model,meter,rate,my remarks\nopenai,gpt-5.4,input_tokens,2.5,x")
    assert (made.ignored, made.bad, made.unchanged) == ({"my remarks": 1}, (), 1)


def test_one_provider_alone():
    text = HEAD + "openai,gpt-5.4,input_tokens,3\ngoogle,gemini-2.5-pro,input_tokens,3\n"
    made = read(text, provider="openai")
    assert list(made.changes) == [entries.rate_entry(INPUT)]
    assert made.skipped == {"google": 1}


def test_a_file_that_is_too_large(monkeypatch):
    monkeypatch.setattr(imports, "MAX_CHARACTERS", 10)
    assert unreadable(HEAD) == RatesFileError("too-large", "10")


@pytest.mark.parametrize(
    ("column", "most"), [("service_tier", MAX_CARDS), ("above", MAX_THRESHOLDS)]
)
def test_a_model_of_too_much(column, most):
    rows = [f"me,mine,input_tokens,1,{n}\n" for n in range(most + 2)]
    made = read(f"provider,model,meter,rate,{column}\n" + "".join(rows))
    assert [(error.where.line, error.reason) for error in made.bad] == [
        (most + 2, "too-many"),
        (most + 3, "too-many"),
    ]


def test_a_table_without_days_is_of_the_rates_in_force():
    head = "provider,model,service_tier,meter,rate"
    made = imports.read(f"{head}\nopenai,gpt-5,batch,output_tokens,9\n", BOOK, NOW)
    (difference,) = made.differences
    assert (difference.start, difference.old, difference.new) == ("2026-10-14", "5", "9")
    made = imports.read(f"{head},from\nopenai,gpt-5,batch,output_tokens,9,\n", BOOK, NOW)
    assert made.differences[0].start == ""


@pytest.mark.parametrize(
    ("mark", "rates", "read"),
    [(";", ["1.500", "2.000"], None), (";", ["1.500", "2.5"], "1.5"), (";", ["1.500", "2,5"], None),
     (",", ["1.500", "2.000"], "1.5"), ("\t", ["1.500", "2.000"], "1.5")],
)  # fmt: skip
def test_groups_that_may_be_decimals_where_semicolons_part_the_cells(mark, rates, read):
    head = ["provider", "model", "meter", "rate"]
    meters = ["input_tokens", "output_tokens"]
    lines = [head, *(["openai", "gpt-5", m, r] for m, r in zip(meters, rates, strict=True))]
    made = imports.read("\n".join(mark.join(line) for line in lines), BOOK, NOW)
    said = {each.what: each.new for each in made.differences}
    assert said.get("input_tokens") == read
    assert bool(made.bad) == (read is None)


def test_new_providers_and_classes_are_told_with_what_may_be_meant():
    head = "provider,model,service_tier,meter,rate\n"
    made = read(head + "openia,gpt-5.4,Bacth,input_tokens,1\nopenai,gpt-5.4,zzz,input_tokens,1")
    assert made.new_names == (
        NewName("provider", "openia", "openai"),
        NewName("class", "Bacth", "batch"),
        NewName("class", "zzz", ""),
    )
    assert read(head + "openai,gpt-5.4,batch,input_tokens,1").new_names == ()


def test_dearer_regions_in_a_table():
    head = "kind,provider,model,regions\n"
    made = read(head + "model,openai,gpt-5.4,us=1.2 eu=1.1")
    (value,) = made.changes.values()
    assert value == '{"regions":"eu=1.1 us=1.2"}'
    assert read(head + "model,openai,gpt-5.4,eu=1.1 us=1.1").changes == {}
    error = refused(head + "model,openai,gpt-5.4,eu+10%")
    assert (error.reason, error.column) == ("not-one-of", "regions")
