"""What a file changes, and what it leaves to the user."""

from decimal import Decimal

from samples import BOOK, NOW

from estimator.pricing import entries
from estimator.pricing.own import Own, OwnModel
from estimator.pricing.portable import imports
from estimator.pricing.rates import RateKey

HEAD = "provider,model,service_tier,meter,rate\n"
INPUT = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
ENTRY = entries.rate_entry(INPUT)
THEIRS = BOOK.with_own_rates({INPUT: Decimal(3)})


def read(rows, book=BOOK, **options):
    made = imports.read(HEAD + rows, book, NOW, **options)
    assert not made.bad
    return made


def told(differences):
    return [(each.what, each.old, each.new) for each in differences]


def test_what_the_book_says_is_not_pinned():
    made = read("openai,gpt-5.4,standard,input_tokens,2.50\n")
    assert (made.changes, made.unchanged) == ({}, 1)


def test_what_differs_is_told_with_old_and_new():
    made = read("openai,gpt-5.4,standard,input_tokens,3\nme,mine,standard,input_tokens,1\n")
    assert told(made.differences) == [("input_tokens", "2.5", "3"), ("input_tokens", "", "1")]
    assert made.changes[ENTRY] == "3"


def test_what_the_user_set_stays():
    made = read("openai,gpt-5.4,standard,input_tokens,4\n", THEIRS)
    assert (made.changes, made.differences) == ({}, ())
    assert told(made.conflicts) == [("input_tokens", "3", "4")]


def test_unless_it_is_to_be_overwritten():
    made = read("openai,gpt-5.4,standard,input_tokens,4\n", THEIRS, overwrite=True)
    assert (made.changes, made.conflicts) == ({ENTRY: "4"}, ())


def test_the_shipped_value_takes_the_users_away():
    made = read("openai,gpt-5.4,standard,input_tokens,2.5\n", THEIRS, overwrite=True)
    assert made.changes == {ENTRY: None}
    assert told(made.differences) == [("input_tokens", "3", "2.5")]


def test_what_the_user_set_and_the_file_says_too():
    made = read("openai,gpt-5.4,standard,input_tokens,3\n", THEIRS)
    assert (made.changes, made.conflicts, made.unchanged) == ({}, (), 1)


def test_no_price():
    made = read("openai,gpt-5.4,standard,input_tokens,No Price\n")
    assert (made.changes, told(made.differences)) == (
        {ENTRY: ""},
        [("input_tokens", "2.5", "no price")],
    )


def facts(row, book=BOOK, **options):
    head = "kind,provider,model,name,context_window,max_input\n"
    return imports.read(head + row, book, NOW, **options)


MODEL = entries.MODEL, entries.key_of("openai", "gpt-5.4")
NAMED = BOOK.with_own(Own(models={("openai", "gpt-5.4"): OwnModel("Five", 500)}))


def test_facts_are_compared_one_by_one():
    window = BOOK.find("gpt-5.4").context_window
    made = facts(f"model,openai,gpt-5.4,Mine,{window},\n")
    assert made.changes == {MODEL: '{"name":"Mine"}'}
    assert (told(made.differences), made.unchanged) == ([("name", "GPT-5.4", "Mine")], 1)


def test_facts_that_the_user_set_stay():
    made = facts("model,openai,gpt-5.4,Mine,600,700\n", NAMED)
    assert made.changes == {MODEL: '{"name":"Five","context_window":500,"max_input":700}'}
    assert told(made.conflicts) == [("name", "Five", "Mine"), ("context_window", "500", "600")]


def test_facts_as_they_were_shipped_are_none_of_the_users():
    window = BOOK.find("gpt-5.4").context_window
    row = f"model,openai,gpt-5.4,GPT-5.4,{window},\n"
    assert facts(row, NAMED, overwrite=True).changes == {MODEL: None}


def test_a_model_that_is_only_named_is_made():
    made = facts("model,me,mine,,,\n")
    assert made.changes == {(entries.MODEL, entries.key_of("me", "mine")): "{}"}
    assert told(made.differences) == [("name", "", "mine")]


def test_each_good_row_holds_afterwards():
    """A tier that went by the standard rate is pinned where the file changes that one alone."""
    text = '{"gpt-5.4": {"litellm_provider": "openai", "input_cost_per_token": 3e-06, %s}}'
    made = imports.read(text % '"cache_creation_input_token_cost": 2.5e-06', BOOK, NOW)
    book = BOOK.with_own(entries.read({key: value or "" for key, value in made.changes.items()}))
    rates = book.card(book.find("gpt-5.4", "openai"), "standard", NOW).rates
    assert (rates["input_tokens"].base, rates["cache_write_tokens"].base) == (3, Decimal("2.5"))
