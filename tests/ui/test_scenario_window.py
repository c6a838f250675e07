"""Scenarios in the window: kept, edited, counted, priced, and their versions."""

import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from samples import NOW
from windows import choose, choose_model, put, retype, rows_of, settle

from estimator import reports, scenarios
from estimator.pricing.rates import RateKey
from estimator.projection.project import project
from estimator.projection.ranges import Range
from estimator.store.database import StoreError
from estimator.ui import text

SAMPLES = ["Smart customer service", "Financial opinion monitoring", "Personal recommendations"]


def row(opened, field):
    return next(each for each in opened.form.rows if each.field == field)


def type_into(opened, field, *values):
    """Type over the boxes of a field."""
    for box, value in zip(row(opened, field).boxes.boxes, values, strict=True):
        retype(box, value or " ")


def names(opened):
    return [opened.list.item(n).text() for n in range(opened.list.count())]


def assumed(opened):
    """What the report says of the assumptions."""
    return {name.plain: value.shown for name, value in opened._report().tables[-1].rows}


class Scenarios:
    """The window, and what it waits for."""

    def __init__(self, window, qtbot):
        self.main, self.qtbot = window, qtbot
        choose(window, "scenarios")
        self.it = window.projecting.window
        self.settle()

    @property
    def now(self):
        return self.main.projecting._scenario

    def settle(self):
        """Until the scenario is projected as it is, with what changes save."""
        self.qtbot.waitUntil(
            lambda: (
                self.it.costs._shown is not None
                and self.it.costs._shown.scenario == self.now
                and bool(self.it.costs._found)
            )
        )

    def total(self):
        return self.it.costs.total.text()

    def wanted(self):
        """What the scenario costs by the core alone."""
        found = project(self.now, self.main._session.book)
        return text.cost(found.total.likely, "USD")


@pytest.fixture
def opened(window, qtbot):
    return Scenarios(window, qtbot)


def test_the_articles_scenarios_with_their_sums(opened):
    it = opened.it
    assert names(it) == SAMPLES
    assert opened.total() == opened.wanted()
    assert rows_of(it.costs.money)[0].startswith("Input | ")
    assert "Send all calls as batch" in rows_of(it.costs.saves)[1]
    it.list.setCurrentRow(1)
    opened.settle()
    assert opened.total() == opened.wanted()
    formula = next(page for page in it._pages if page.title() == "Formula")
    assert formula.total.text() == "C = 204,800 + 38.40 = 204,838.40"
    assert "p × T × N = 0.1 × 4,096 × 500 = 204,800" in formula.sums.text()
    assert "The article prints 122,890.40" in formula.slip.text()
    assert "Web searches" in formula.tokens.text()
    assert formula.tokens.text().endswith(f"= {opened.total()}")
    # Every control is named, and the chart says what it shows.
    for child in it.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(it):
            assert child.accessibleName() or getattr(child, "text", str)(), child
    chart = it.costs.chart
    chart.point_at(0)
    assert "calls" in chart.accessibleDescription()
    it.costs.step.setCurrentIndex(1)
    it.costs.step.activated.emit(1)
    assert len(chart._points) == len(it.costs._shown.days)
    report = it._report()
    assert [table.key for table in report.tables] == [
        "where_the_money_goes",
        "what_a_change_saves",
        "periods",
        "assumptions",
    ]
    assert report.title == SAMPLES[1]
    facts = {fact.key: cell for fact, cell in report.facts}
    assert facts["total"].shown == opened.total()
    assert facts["by_formula"].shown == "C = 204,800 + 38.40 = 204,838.40"
    assert facts["by_formula"].value == "204838.4"
    assert assumed(it)["hours"].startswith("00:00 ")
    assert assumed(it)["utc_offset"] == "UTC+00:00"
    rate = text.percent(it.costs._shown.hit_rate)
    assert assumed(it)["hits"] == f"{rate}, worked out from the calls"
    assert assumed(it)["counted_in"] == "Typed in"
    assert any(note.startswith("Prices: genai-prices") for note in report.notes)
    assert reports.markdown(report).startswith("# Financial opinion monitoring")
    periods = it._pages[1]
    assert periods.model.rowCount() == 12
    periods.step.setCurrentIndex(1)
    periods.step.activated.emit(1)
    assert periods.model.rowCount() == len(it.costs._shown.days)


def test_what_is_typed_is_projected_kept_and_undone(opened, restart):
    it = opened.it
    before = opened.now
    type_into(it, "calls", "100", "200", "300")
    type_into(it, "growth", "-2.5")
    type_into(it, "months", "3")
    type_into(it, "web_searches", "0.5")
    row(it, "hours").bars.setFocus()
    QTest.keyClick(row(it, "hours").bars, Qt.Key.Key_Up)
    opened.settle()
    assert opened.total() == opened.wanted()
    assert (str(opened.now.growth), opened.now.months) == ("-0.025", 3)
    # What can be none is said where it is typed, and the last good value stays.
    type_into(it, "calls", "500", "200", "300")
    assert (
        row(it, "calls").wrong.text() == "The first must be the lowest, and the last the highest."
    )
    type_into(it, "batch", "101")
    assert row(it, "batch").wrong.text() == "Type a value from 0 % to 100 %."
    type_into(it, "months", "1.5")
    assert "too many decimals" in row(it, "months").wrong.text()
    type_into(it, "retries", "")
    assert row(it, "retries").wrong.text().startswith("A number is missing")
    assert row(it, "batch").boxes.boxes[0].text() == "101"  # what is typed is not lost
    assert opened.now.calls.low == 50  # on the way to 500
    type_into(it, "calls", "150", "200", "300")
    assert row(it, "calls").wrong.isHidden()
    # Given hits begin with what was worked out.
    hits = row(it, "hits")
    hits.ways.setCurrentIndex(1)
    hits.ways.activated.emit(1)
    assert opened.now.hits.is_sure
    opened.main.projecting._keep()
    wanted = opened.now
    assert it.undo.isEnabled()
    for _ in range(20):
        it.undo.click()
    assert opened.now == before
    for _ in range(20):
        it.redo.click()
    assert opened.now == wanted
    window = restart(opened.main)
    again = Scenarios(window, opened.qtbot)
    assert again.now == wanted
    assert not again.it.undo.isEnabled()


def test_new_renamed_duplicated_deleted_and_back(opened):
    it = opened.it
    put(opened.main, "Hello there, how are you today?")
    it._kinds[0].trigger()
    opened.qtbot.waitUntil(lambda: opened.now.template != "")
    opened.settle()
    assert opened.now.input.rows == ((opened.main._session.estimate().tokens, 1),)
    assert (names(it)[-1], opened.now.counted_in) == ("New scenario", "o200k_base")
    assert it.form.input.said.text() == "The prompt as it was taken\nCounted exactly"
    it.form.picker.choose("claude-sonnet-5")
    assert it.form.input.said.text().endswith("take the prompt or the file again.")
    it.form.picker.choose("gpt-4")
    assert it.form.input.said.text().endswith("take the prompt or the file again.")
    it.form.input.prompt.click()
    opened.qtbot.waitUntil(lambda: opened.now.counted_in == "cl100k_base")
    opened.settle()
    assert opened.now.error.is_sure
    assert it.form.input.range.text() == ""
    it.list.currentItem().setText("  Mine   now ")
    assert names(it)[-1] == "Mine now"
    it.duplicate.click()
    assert names(it)[-2:] == ["Mine now", "Mine now (copy)"]
    it.list.setFocus()
    QTest.keyClick(it.list, Qt.Key.Key_Delete)
    assert names(it)[-1] == "Mine now"
    QTest.keyClick(it, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(it)[-1] == "Mine now (copy)"
    for _ in range(5):
        it.delete.click()
    assert names(it) == []
    assert not it.tabs.isVisible()
    assert not it.delete.isEnabled()
    it.undo.click()
    assert it.tabs.isVisible()
    it._kinds[2].trigger()
    assert names(it)[-1] == SAMPLES[1]

    # A full disk says so, and what is shown stays.
    def full(*_args):
        raise StoreError("full", "x")

    opened.main.projecting._kept.add = full
    it.duplicate.click()
    assert it.said.text().startswith("The disk is full")


def test_what_is_an_estimate_in_the_window_is_one_here(opened):
    it = opened.it
    put(opened.main, "Hello there, how are you today?")
    it.form.picker.choose("claude-sonnet-5")
    it.form.input.prompt.click()
    opened.qtbot.waitUntil(lambda: not opened.now.error.is_sure)
    opened.settle()
    choose_model(opened.main, "claude-sonnet-5")
    known = opened.main._session.estimate().counted
    low, _, high = (opened.now.input.times(factor).most for factor in opened.now.error)
    assert (low, opened.now.input.most, high) == (known.low, known.tokens, known.high)
    assert it.form.input.range.text() == f"≈ {low} – {high}"
    assert it.costs._shown.total.low < it.costs._shown.total.high
    assert assumed(it)["input"] == f"{known.tokens} (≈ {low} – {high})"
    assert assumed(it)["counted_in"] == "An estimate: this model's own tokens are not published."
    type_into(it, "input", "500")
    assert opened.now.error.is_sure


def test_a_prompt_longer_than_is_looked_at_at_once(opened):
    it, entry = opened.it, opened.it.form.input
    put(opened.main, "word " * 6553 + "end")  # 32,768 characters
    entry.prompt.click()
    opened.qtbot.waitUntil(lambda: opened.now.template != "")
    for more in ("!", "x" * (1_000_000 - 32_769)):
        put(opened.main, opened.main._session.text + more)
        entry.prompt.click()  # also while it is counted
        text_now = opened.main._session.text
        opened.qtbot.waitUntil(lambda wanted=text_now: opened.now.template == wanted)
        assert opened.now.input.rows == ((opened.main._session.estimate().tokens, 1),)
    # One longer than a scenario keeps is told; nothing of it is kept, and its tokens are right.
    put(opened.main, text_now + "{{x}}")
    entry.prompt.click()
    opened.qtbot.waitUntil(lambda: opened.now.template == "")
    assert entry.said.text().endswith("no values can be put into it.")
    assert opened.now.input.rows == ((opened.main._session.estimate().tokens, 1),)
    assert not entry.values.isEnabled()
    # Another scenario is chosen while the prompt is counted: that one stays as it is.
    opened.main._session.edit(0, 0, "word " * 200_000)
    entry.prompt.click()
    assert (entry.said.text(), entry.stop.isVisible()) == ("Counting…", True)
    it.list.setCurrentRow(1)
    before = opened.now
    opened.main.refresh()
    assert opened.main.projecting._prompt_for == -1
    assert (opened.now, entry.stop.isVisible()) == (before, False)


@pytest.fixture
def uncounted(opened):
    """The window over a prompt that waits to be counted."""
    opened.main._session.edit(0, opened.main._session.units, "word " * 200_000)
    assert opened.main._session.estimate().tokens is None
    return opened


def kept_inputs(opened):
    """The input tokens of each scenario that the next start finds."""
    everyone = scenarios.Scenarios(opened.main._session.store, lambda: NOW).all
    return {each.name: each.scenario.input.rows for each in everyone}


def test_a_scenario_is_begun_once_its_prompt_is_counted(uncounted):
    it = uncounted.it
    it._kinds[0].trigger()
    uncounted.main.refresh()
    assert (names(it), it.said.text()) == (SAMPLES, "Counting…")
    uncounted.main.projecting.stop()  # as where the app ends before
    assert len(kept_inputs(uncounted)) == 3
    uncounted.main.counting.go()
    uncounted.qtbot.waitUntil(lambda: len(names(it)) == 4)
    tokens = uncounted.main._session.estimate().tokens
    assert tokens > 100_000
    assert kept_inputs(uncounted)["New scenario"] == ((tokens, 1),)
    assert (it.said.text(), it.list.currentRow()) == ("", 3)
    uncounted.qtbot.waitUntil(lambda: not it.form.input.stop.isVisible())
    assert uncounted.now.template == uncounted.main._session.text
    uncounted.main.refresh()
    assert len(names(it)) == 4


def test_a_scenario_begun_of_a_prompt_stays_wanted_where_another_is_chosen(uncounted):
    it = uncounted.it
    it._kinds[0].trigger()
    it.list.setCurrentRow(1)
    before = uncounted.now
    uncounted.main.counting.go()
    uncounted.qtbot.waitUntil(lambda: len(names(it)) == 4)
    tokens = uncounted.main._session.estimate().tokens
    assert kept_inputs(uncounted)["New scenario"] == ((tokens, 1),)
    assert (uncounted.now, it.list.currentRow()) == (before, 1)
    it.list.setCurrentRow(3)
    assert uncounted.now.template == uncounted.main._session.text
    assert uncounted.now.counted_in == "o200k_base"


def test_a_scenario_is_begun_of_the_prompt_that_was_seen(uncounted):
    main, it = uncounted.main, uncounted.it
    it._kinds[0].trigger()
    wanted = main._session.prompt
    choose(main, "new")
    put(main, "another one")
    main.refresh()
    assert names(it) == SAMPLES
    main.switching.show(wanted)
    main.counting.go()
    uncounted.qtbot.waitUntil(lambda: len(names(it)) == 4)
    tokens = main._session.estimate().tokens
    assert kept_inputs(uncounted)["New scenario"] == ((tokens, 1),)


def test_a_prompt_with_values(opened, written, file_dialogs):
    it, entry = opened.it, opened.it.form.input
    put(opened.main, "Dear {{name}}, your order {{ order }} is on its way.")
    it._kinds[0].trigger()
    opened.qtbot.waitUntil(entry.values.isEnabled)
    assert entry.said.text().startswith("The prompt has places for name, order.")

    def choose_file(content, name="orders.csv"):
        file_dialogs.append(written(content, name))
        entry.values.click()
        opened.qtbot.waitUntil(lambda: "ounting" not in entry.said.text())
        opened.qtbot.waitUntil(entry.stop.isHidden)

    choose_file("name\nAda\n")
    assert entry.said.text() == "The file has no column “order”. Its columns are: “name”."
    choose_file('[{"name": "Ada", "order": 1}]', "orders.json")
    assert entry.said.text().startswith("The file is one JSON array. Save it as JSON Lines")
    choose_file("name,order\n")
    assert entry.said.text() == "The file has no rows below its first line."
    choose_file("name,order\nAda,1\nBob\n" + "Christopher Robin,123456\n" * 3)
    assert "Line 3: fewer cells than the first line has." in entry.said.text()
    prompts = [
        f"Dear {n}, your order {o} is on its way."
        for n, o in (("Ada", 1), ("Christopher Robin", 123456))
    ]
    o200k = opened.main.projecting._worker.encoding("o200k_base")
    sizes = [len(o200k.encode_ordinary(prompt)) for prompt in prompts]
    assert opened.now.input.rows == ((sizes[0], 1), (sizes[1], 3))
    assert opened.now.prefix == len(o200k.encode_ordinary("Dear"))
    opened.settle()
    assert assumed(it)["values"].startswith("4 row")
    assert assumed(it)["values"].endswith(" of orders.csv")
    assert assumed(it)["counted_in"] == "Counted exactly"
    assert assumed(it)["hours"] == "as many calls at each hour"
    assert opened.total() == opened.wanted()
    # Another model that counts otherwise has the file counted again, as an estimate.
    it.form.picker.choose("claude-sonnet-5")
    opened.qtbot.waitUntil(lambda: "estimate" in entry.said.text())
    assert opened.now.input.rows[0][0] > sizes[0]
    assert opened.now.error.low < 1 < opened.now.error.high
    # A number that is typed stands for itself.
    type_into(it, "input", "5000")
    assert (opened.now.input.rows, opened.now.values, opened.now.template) == (((5000, 1),), "", "")
    assert not entry.values.isEnabled()


def test_a_chat_request_with_values(opened, written, file_dialogs):
    it, entry = opened.it, opened.it.form.input
    messages = [
        {"role": "system", "content": "You help {{name}}."},
        {"role": "user", "content": "Where is order {{order}} of {{name}}?"},
    ]
    put(opened.main, json.dumps({"messages": messages}))
    it._kinds[0].trigger()
    opened.qtbot.waitUntil(entry.values.isEnabled)
    file_dialogs.append(written('name,order\n"Ann ""A""",17\nBob,1\nBob,1\n', "orders.csv"))
    entry.values.click()
    opened.qtbot.waitUntil(lambda: "chat request" in entry.said.text())
    rows = opened.now.input.rows
    assert [weight for _, weight in rows] in ([1, 2], [2, 1])
    error = opened.now.error
    # The same requests, as the window counts them.
    filled = json.dumps({"messages": messages}).replace("{{name}}", "Bob")
    put(opened.main, filled.replace("{{order}}", "1"))
    entry.prompt.click()
    opened.qtbot.waitUntil(lambda: opened.now.values == "")
    assert (opened.now.input.rows[0][0], 2) in rows
    assert opened.now.error.low <= error.low < 1 < error.high <= opened.now.error.high
    put(opened.main, json.dumps([{"role": "user", "content": "Hi", "name": "{{name}}"}]))
    entry.prompt.click()
    opened.qtbot.waitUntil(entry.values.isEnabled)
    file_dialogs.append(written("name\nBob\n", "orders.csv"))
    entry.values.click()
    opened.qtbot.waitUntil(lambda: entry.said.text().startswith("In a chat request values can"))


def test_counting_can_be_cancelled(opened, written, file_dialogs):
    entry = opened.it.form.input
    put(opened.main, "{{x}} and more")
    opened.it._kinds[0].trigger()
    opened.qtbot.waitUntil(entry.values.isEnabled)
    before = opened.now.input
    file_dialogs.append(written("x\n" + "some words of a row\n" * 20_000, "many.csv"))
    entry.values.click()
    assert entry.stop.isVisible()
    type_into(opened.it, "months", "7")
    assert entry.said.text() == "Counting…"  # also while another field is typed
    entry.stop.click()
    assert entry.said.text() == "Cancelled: the tokens are as before."
    QTest.qWait(50)
    assert (opened.now.input, entry.stop.isHidden()) == (before, True)


def test_a_sample_of_answers(opened, written, file_dialogs):
    output = opened.it.form.output
    log = "\n".join(f'{{"usage": {{"output_tokens": {n}}}}}' for n in range(10, 110, 10))
    file_dialogs.append(written(log, "log.jsonl"))
    output.sample.click()
    opened.qtbot.waitUntil(lambda: not output.said.isHidden())
    assert list(opened.now.output) == [10, 55, 90]
    file_dialogs.append(written("nothing here", "log.txt"))
    output.sample.click()
    opened.qtbot.waitUntil(lambda: output.said.text().startswith("No output tokens were found."))
    table = "timestamp,model,input_tokens,output_tokens\n" + "2026-11-30,gpt-5.4,900,40\n" * 3
    file_dialogs.append(written(table, "log.csv"))
    output.sample.click()
    opened.qtbot.waitUntil(lambda: output.said.text() == "By 3 answers")
    assert opened.now.output == Range.sure(40)
    file_dialogs.append(written("model,requests,output_tokens\ngpt-5.4,12,4000\n", "days.csv"))
    output.sample.click()
    opened.qtbot.waitUntil(lambda: output.said.text().startswith("Its rows are sums"))
    assert opened.now.output == Range.sure(40)


def test_versions_and_todays_rates(opened):
    it = opened.it
    page = it.versions
    it.tabs.setCurrentWidget(page)
    assert page.said.text() == "No version is kept yet."
    page.keep.click()
    assert page.said.text() == "By today’s rates it costs the same."
    assert page.model.rowCount() == 1
    # The user's own price: output of gpt-5.4-mini at twice its $4.50.
    key = RateKey("openai", "gpt-5.4-mini", "standard", "", "output_tokens")
    opened.main._session.rates.set_rates({key: Decimal(9)})
    opened.main.rates.changed.emit()
    opened.qtbot.waitUntil(lambda: "the same" not in page.said.text())
    opened.settle()
    assert page.said.text().startswith("By today’s rates it costs $")
    report = it._report()
    assert [table.key for table in report.tables][:2] == ["versions", "by_todays_rates"]
    assert page.said.text() in report.notes
    first = rows_of(page.lines)[0].split(" | ")
    assert first[0] == "Output"
    assert first[3].startswith("+$")
    assert opened.total() == opened.wanted()
    page.keep.click()
    assert page.model.rowCount() == 2
    page.delete.click()
    page.table.selectRow(0)
    assert page.model.rowCount() == 1
    it.list.setCurrentRow(1)
    assert page.model.rowCount() == 0


def test_what_if_and_a_forecast(opened):
    it = opened.it
    look, forecast = it._pages[-2:]
    assert look._waiting is not None  # it is worked out when it is looked at
    it.tabs.setCurrentWidget(look)
    opened.qtbot.waitUntil(lambda: look.page.total.text() == opened.total())
    look.page.sliders["calls"].setValue(-50)
    opened.qtbot.waitUntil(lambda: look.page.total.text() != opened.total())
    report = it._report()
    facts = {fact.key: (fact.title, cell.shown) for fact, cell in report.facts}
    assert facts["what_if_calls"] == ("What if: Calls", "−50%")
    assert facts["what_if_total"] == ("What if: all months", look.page.total.text())
    assert report.tables[0].key == "what_matters_most"
    it.tabs.setCurrentWidget(forecast)
    assert "what_if_total" not in [fact.key for fact, _ in it._report().facts]
    forecast.page.example.click()
    assert it._report().tables[0].key == "forecast"
    assert forecast.page._method.text() in it._report().notes
    assert forecast.page.model.rowCount() == 12
    assert opened.main.keeper.get("forecast_history", "").startswith("20")
    it.retranslate()
    assert [it.tabs.tabText(n) for n in range(it.tabs.count())] == [
        "Result",
        "By date",
        "Formula",
        "Versions",
        "What if",
        "Forecast",
    ]


def test_other_models_and_classes(opened):
    it = opened.it
    it.list.setCurrentRow(1)
    opened.settle()
    assert [it.form.tier.choices.itemData(n) for n in range(it.form.tier.choices.count())][:2] == [
        "standard",
        "batch",
    ]
    it.form.picker.choose("deepseek-v4-pro")
    opened.qtbot.waitUntil(lambda: opened.now.model == "deepseek-v4-pro")
    assert (opened.now.batch, it.form.batch.isEnabled()) == (0, False)
    opened.qtbot.waitUntil(it.said.isVisible)
    assert "no price" in it.said.text()  # for web searches
    type_into(it, "web_searches", "0")
    opened.settle()
    assert it.said.isHidden()
    assert opened.total() == opened.wanted()


def test_what_the_model_can_not_do_is_told(opened):
    it = opened.it
    assert it.costs.warned.isHidden()
    type_into(it, "input", "5000000")
    type_into(it, "output", "10", "20", "2000000")
    opened.settle()
    model = it.costs._shown.model
    window, most, answer = map(
        text.integer, (model.context_window, model.max_input, model.max_output)
    )
    call = "A call has up to 7,000,000 tokens with its answer; the window of GPT-5.4 mini has"
    assert it.costs.warned.text().splitlines() == [
        f"{call} {window}.",
        f"The input has up to 5,000,000 tokens; GPT-5.4 mini takes {most}.",
        f"Answers have up to 2,000,000 tokens; GPT-5.4 mini gives {answer}.",
    ]
    assert it._report().notes[:3] == it.costs.warned.text().splitlines()
    type_into(it, "output", "10", "20", "30")
    type_into(it, "input", "2000")
    type_into(it, "prefix", "1023")
    it.form.picker.choose("gpt-5-nano")
    opened.qtbot.waitUntil(lambda: opened.now.model == "gpt-5-nano")
    opened.settle()
    assert it.costs.warned.text().splitlines() == [
        "GPT-5 nano retires on 11 Dec 2026, before the last of these months ends.",
        "Nothing is cached: GPT-5 nano keeps a shared beginning of 1,024 tokens or more.",
    ]
    assert "10 points more" not in "".join(rows_of(it.costs.saves))
    type_into(it, "prefix", "2001")
    opened.settle()
    assert it.costs.warned.text().endswith(
        "The shared beginning has 2,001 tokens, but the longest input has 2,000."
    )


def test_a_scenario_of_a_later_version_stays_and_is_told(window, qtbot):
    window._session.store.scenarios.add("of later", '{"format": 2}', NOW)
    choose(window, "scenarios")
    it = window.projecting.window
    assert names(it) == ["of later"]
    assert it.said.text() == "“of later” was kept by another version of the app, and can't be read."
    choose_model(window, "gpt-5")
    assert names(it) == ["of later"]


def test_each_label_stands_beside_the_first_line_of_its_field(opened):
    type_into(opened.it, "growth", "a lot")  # what is wrong stands beneath it
    settle()
    for each in opened.it.form.rows:
        if each.field in ("hours", "weekdays") or not each.isVisible():
            continue
        middle = each.first.mapTo(opened.it, each.first.rect().center()).y()
        beside = each.label.mapTo(opened.it, each.label.rect().center()).y()
        assert abs(middle - beside) <= 1, each.field
