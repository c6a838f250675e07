"""Caching in the window of the comparison: what prompts begin with alike, and what that saves."""

import json
from decimal import Decimal

import pytest
from batch_lines import chat
from PySide6.QtTest import QAbstractItemModelTester
from samples import lines_of
from windows import choose, choose_model, put, rows_of

from estimator.pricing import entries
from estimator.pricing.rates import RateKey
from estimator.sharing import SHOWN
from estimator.tokens.vocab import VocabularyError
from estimator.ui.caching_page import COLD, KEPT, PAYS, PLAIN, SAME, WARM

RULES = "Answer questions about parcels, and never guess a date.\n" * 200
ONE, OTHER = RULES + "Letter: {{letter}}", RULES + "Letter: a long one about a parcel"


@pytest.fixture
def page(window, qtbot):
    """gpt-5.6-sol: writing costs a quarter more."""
    choose_model(window, "gpt-5.6-sol")
    put(window, ONE)
    choose(window, "models")
    made = window.models.window
    made._pages.setCurrentWidget(made.caching)
    settle(window, qtbot)
    return made.caching


def settle(window, qtbot):
    """Wait until the prompts are compared as they are now."""
    caching = window.models.caching
    caching._pause.start(0)
    qtbot.waitUntil(lambda: not caching._pause.isActive())
    page = window.models.window.caching
    qtbot.waitUntil(lambda: not page.place.text().startswith("Comparing…"), timeout=20_000)


def figures(page):
    return [label.text() for label in page.figures]


def plural(label):
    """What a label says of several, also where the source text stands for its English."""
    return label.text().replace("(s)", "s")


def test_a_prompt_alone_is_taken_by_its_signs(window, page):
    assert page.place.text() == (
        "One prompt alone: taken to stay the same up to line 201, column 9, by its placeholders,"
        " dates and turns."
    )
    (row,) = rows_of(page.versions)
    assert row.startswith("This prompt | ≈\u202f")
    assert row.endswith(" | {{letter}}")
    assert figures(page)[SAME].startswith("≈\u202f")


def test_versions_have_their_names_in_another_language(window, page, qtbot, monkeypatch):
    """Also where the switch comes while no estimate is told: it is counting."""
    monkeypatch.setattr(window.models, "follow", lambda _estimate: None)
    window.choose_language("zh_CN")
    qtbot.waitUntil(lambda: rows_of(page.versions)[0].startswith("当前提示词 | "))


def test_versions_are_compared_and_priced(window, qtbot, page, written, file_dialogs):
    file_dialogs.append(written(OTHER, "other.md"))
    page.add.click()
    settle(window, qtbot)
    assert plural(page.place) == "2 prompts begin alike up to line 201, column 8."
    assert [row.split(" | ")[0::2] for row in rows_of(page.versions)] == [
        ["This prompt", "{{letter}}"],
        ["other.md", "a long one about a parcel"],
    ]
    tokens = window._session.count(RULES + "Letter:")
    shown = f"{tokens:,}"
    assert figures(page)[SAME] == figures(page)[KEPT] == shown
    assert page.captions[KEPT].text() == "can be cached, from 1,024 on"
    costs = [Decimal(figures(page)[n].removeprefix("$")) for n in (PLAIN, COLD, WARM)]
    assert costs[2] < costs[0] < costs[1]
    assert figures(page)[PAYS] == "1"
    assert page.month.text().startswith("30,000 call")
    calls = [row.split(" | ") for row in rows_of(page.hits)]
    assert calls[0][3].startswith("\u2212$")  # the first costs more
    assert not calls[1][3].startswith("\u2212")
    before = page.month.text()
    page.hit_rate.setValue(10)
    assert page.month.text() != before
    page.show_place.click()
    assert window.editor.caret_unit() == len(RULES + "Letter:")
    for model in (page.versions, page.hits):
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        assert QAbstractItemModelTester(model, mode).model() is model
    page.reset.click()
    settle(window, qtbot)
    assert page.versions.rowCount() == 1


def test_the_baseline_is_a_version(window, qtbot, page):
    window.baseline.set()
    put(window, OTHER)
    settle(window, qtbot)
    names = [row.split(" | ")[0] for row in rows_of(page.versions)]
    assert names == ["This prompt", "The baseline"]
    assert plural(page.place) == "2 prompts begin alike up to line 201, column 8."


def test_the_prompts_of_a_batch_file(window, qtbot, page, written):
    requests = [chat(str(n), RULES, f"Letter {n}") for n in range(30)]
    window.models.caching.add([written(lines_of(*requests), "batch.jsonl")])
    settle(window, qtbot)
    assert plural(page.place) == "30 prompts begin alike up to line 204, column 8."
    assert not page.show_place.isEnabled()
    assert page.versions.rowCount() == 30
    page.reset.click()


def test_what_begins_alike_may_be_too_short_or_nothing(window, qtbot, page, written):
    put(window, "{{row}}")
    window.models.caching.add([written("row\nab cd\nab ef\n", "rows.csv")])
    settle(window, qtbot)
    assert [row.split(" | ")[0] for row in rows_of(page.versions)] == ["rows.csv 1", "rows.csv 2"]
    assert page.said.text() == "Too few tokens begin alike: 1,024 are the fewest that are kept."
    assert (rows_of(page.hits), page.month.text(), figures(page)[PAYS]) == ([], "", "–")
    page.reset.click()
    window.models.caching.add([written("row\nab\ncd\n", "others.csv")])
    settle(window, qtbot)
    assert page.said.text() == "Nothing begins alike."


def test_a_call_is_as_long_as_all_prompts_are_on_the_average(window, qtbot, page, written):
    """The first hundred are short, the others long; the first alone are listed."""
    choose_model(window, "gpt-5.4")
    long = [chat(str(n), RULES, "A long letter. " * 300, model="gpt-5.4") for n in range(SHOWN)]
    short = [chat(str(n), RULES, "Short.", model="gpt-5.4") for n in range(SHOWN)]
    done = []
    window.models.caching._progressed.connect(lambda *share: done.append(share))
    window.models.caching.add([written(lines_of(*short, *long), "batch.jsonl")])
    settle(window, qtbot)
    count = window._session.count
    texts = [f"user\n{RULES}\nuser\n{said}\n" for said in ("Short.", "A long letter. " * 300)]
    assert page._case.mean == round(sum(map(count, texts)) / 2)
    assert page.place.text().endswith(
        "The first 100 are listed; a call is as long as all are on the average."
    )
    assert done[-1] == (2 * SHOWN, 2 * SHOWN)
    page.show_waiting()
    page.show_progress(Decimal("0.125"))
    assert page.place.text() == "Comparing… 12.5%"


def test_the_rows_of_a_file_in_a_prompt_with_variables(window, qtbot, page, written):
    put(window, RULES + "Letter: {{letter}}\nAnswer it.")
    path = written("letter\nwhere is it\nwhere are they\nwhen\n", "letters.csv")
    window.models.caching.add([path])
    settle(window, qtbot)
    assert plural(page.place) == "3 prompts begin alike up to line 201, column 8."
    assert [row.split(" | ")[0::2] for row in rows_of(page.versions)] == [
        ["letters.csv 1", "where is it Answer it."],
        ["letters.csv 2", "where are they Answer it."],
        ["letters.csv 3", "when Answer it."],
    ]
    window.models.caching.add([written("name\nAda\n", "names.csv")])
    qtbot.waitUntil(lambda: "no column “letter”" in page.place.text())


def test_a_model_says_what_it_keeps_and_for_how_long(window, qtbot, page):
    choose_model(window, "gpt-5.4")
    settle(window, qtbot)
    assert page.captions[KEPT].text() == "can be cached, from 1,024 on, 128 at a time"
    assert figures(page)[PAYS] == "0"
    assert page.said.text() == (
        "Filling the cache costs nothing more: the first call that finds it saves."
    )
    assert not page.lifetime.isVisible()
    choose_model(window, "claude-sonnet-4-5")
    settle(window, qtbot)
    assert page.lifetime.isVisible()
    before = figures(page)[COLD]
    page.lifetime.setCurrentIndex(1)
    assert figures(page)[COLD] != before
    assert plural(page.said) == "Filling the cache costs more: it pays once 2 calls found it."
    for name in ("gpt-4", "text-embedding-3-small"):
        choose_model(window, name)
        settle(window, qtbot)
        assert page.said.text() == "This model has no lower price for what is cached."
        assert (figures(page)[KEPT], page.captions[KEPT].text()) == ("0", "can be cached")
        assert (rows_of(page.hits), page.month.text()) == ([], "")
    choose_model(window, "deepseek-chat")
    settle(window, qtbot)
    assert page.captions[KEPT].text() == "can be cached"


def test_a_request_is_compared_without_its_json(window, qtbot, page):
    put(window, json.dumps([{"role": "user", "content": RULES}]))
    settle(window, qtbot)
    assert rows_of(page.versions)[0].startswith("This prompt | ≈\u202f")
    assert not page.show_place.isEnabled()


def test_without_a_prompt_or_a_price_nothing_is_made_up(window, qtbot, page, tmp_path):
    choose_model(window, "gpt-5.4")
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
    window._session.rates.change({entries.rate_entry(key): entries.rate_value(None)}, "edit")
    window.rates.changed.emit()
    settle(window, qtbot)
    assert page.said.text() == "The model has no price."
    assert figures(page)[PLAIN:] == ["–"] * 4
    put(window, "")
    settle(window, qtbot)
    assert page.place.text() == "There is no prompt yet."
    assert figures(page) == ["–"] * 6
    page.show_place.click()
    window.models.caching.add([tmp_path / "missing.md"])
    settle(window, qtbot)
    assert page.place.text().startswith("missing.md does not exist.")


def test_a_file_that_can_not_be_read_leaves_no_figures(window, qtbot, page, tmp_path):
    assert figures(page)[SAME] != "–"
    window.models.caching.add([tmp_path / "missing.md"])
    settle(window, qtbot)
    assert page.place.text().startswith("missing.md does not exist.")
    assert (figures(page), rows_of(page.versions), rows_of(page.hits)) == (["–"] * 6, [], [])
    assert (page.said.text(), page.month.text(), page.show_place.isEnabled()) == ("", "", False)
    report = window.models.window._report()
    assert page.place.text() in report.notes
    page.hit_rate.setValue(10)
    assert page.place.text().startswith("missing.md does not exist.")
    page.reset.click()
    settle(window, qtbot)
    assert figures(page)[SAME] != "–"


def test_a_vocabulary_that_can_not_be_loaded_is_told(window, qtbot, page, monkeypatch):
    def broken(_name):
        raise VocabularyError("/app/o200k.tiktoken", "missing")

    monkeypatch.setattr(window.models.caching._worker, "encoding", broken)
    settle(window, qtbot)
    assert page.place.text().startswith("/app/o200k.tiktoken is missing or can't be read.")


def test_by_which_prices_a_batch_file_is_told(window, qtbot, page, written):
    assert not page.terms.isVisible()
    choose_model(window, "gpt-5.4")
    requests = [chat(str(n), RULES, str(n), model="gpt-5.4-2026-03-05") for n in range(2)]
    window.models.caching.add([written(lines_of(*requests), "batch.jsonl")])
    settle(window, qtbot)
    assert page.terms.text() == "By the standard prices of GPT-5.4, for calls sent one by one."
    other = [chat(str(n), RULES, model="gpt-4o") for n in range(2)]
    page.reset.click()
    window.models.caching.add([written(lines_of(*other), "other.jsonl")])
    settle(window, qtbot)
    assert page.terms.text() == (
        "By the standard prices of GPT-5.4, for calls sent one by one. The file asks for"
        " gpt-4o: choose that model to see what it keeps and costs."
    )
    assert page.terms.text() in window.models.window._report().notes
    page.reset.click()
    settle(window, qtbot)
    assert not page.terms.isVisible()


def test_the_share_is_kept_and_the_page_reported(window, qtbot, page, restart):
    report = window.models.window._report()
    assert [table.key for table in report.tables] == ["versions", "calls"]
    page.hit_rate.setValue(35)
    again = restart(window)
    choose(again, "models")
    assert again.models.window.caching.hit_rate.value() == 35


def test_nothing_is_compared_while_the_page_is_not_seen(window, qtbot, page):
    window.models.window._pages.setCurrentIndex(0)
    before = rows_of(page.versions)
    put(window, "something else")
    qtbot.wait(300)
    assert rows_of(page.versions) == before
