"""The compute-time plan through its window: its sum, the article's figures, what is kept."""

import re

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import choose, retype, texts

from estimator.pricing import plans
from estimator.pricing.presets import PRESETS
from estimator.store.database import StoreError
from estimator.store.store import Store
from estimator.ui import language

FIRST = ("0.1 × 4,096 × 100 = 40,960", "0.1 × 128 × 0.1 × 1 = 1.28", "40,961.28")


@pytest.fixture
def plan(window):
    choose(window, "plan")
    return window.planning.window


def sums(plan):
    return (*(term.sum.text() for term in plan.terms), plan.total.text())


def choose_preset(plan, name):
    plan.presets.setCurrentIndex(plan.presets.findData(name))


def shown(plan):
    return {name: field.given for name, field in plan.fields.items()}


def type_in(plan, **typed):
    for name, keys in typed.items():
        retype(plan.fields[name].box, keys)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_begins_with_the_first_example_and_its_slip(plan):
    assert plan.objectName() == "computeTime"
    assert plan.formula.text() == "C = p × T × N + p × T′ × t × d"
    assert sums(plan) == FIRST
    assert plan.summands.text() == "= 40,960 + 1.28"
    assert plan.slip.text() == (
        "The article prints 41,696 here. That is a slip: 40,960 + 1.28 is 40,961.28."
    )
    assert "without a currency" in plan.unit.text()


MONTH = ("0.1 × 4,096 × 500 = 204,800", "0.1 × 128 × 0.1 × 30 = 38.40", "204,838.40")
SECOND = (
    "The article prints 122,890.40 here, from 1,228,800 + 384. That is a slip: 4,096 × 500 is"
    " 2,048,000, and the sum is 204,838.40."
)
OF_LISTING = (
    "The article prints 122,890.40 here. That is a slip: its listing takes 4,096 tokens in both"
    " terms, which gives 206,028.80."
)
AS_SECOND = (
    "The article prints 122,890.40 here, as for its second example. That is a slip: the sum is"
    " 204,838.40."
)


@pytest.mark.parametrize(
    ("name", "sum_", "slip"),
    [
        ("first", FIRST, "41,696"),
        ("second", MONTH, SECOND),
        (
            "listing",
            (MONTH[0], "0.1 × 4,096 × 0.1 × 30 = 1,228.80", "206,028.80"),
            OF_LISTING,
        ),
        ("customer-service", MONTH, AS_SECOND),
        ("market-monitoring", MONTH, AS_SECOND),
        ("recommendations", MONTH, AS_SECOND),
    ],
)
def test_a_preset_shows_its_sum_and_what_is_printed(plan, name, sum_, slip):
    choose_preset(plan, name)
    assert sums(plan) == sum_
    assert slip in plan.slip.text()
    assert plan.slip.isVisible()


def test_every_key_counts(plan):
    box = plan.fields["requests"].box
    box.setFocus()
    box.selectAll()
    seen = []
    for key in "250":
        QTest.keyClicks(box, key)
        seen.append(plan.total.text())
    assert seen == ["820.48", "10,241.28", "102,401.28"]
    type_in(plan, p="2", days="10")
    assert sums(plan)[1] == "2 × 128 × 0.1 × 10 = 256"


def test_what_is_typed_over_a_preset_is_the_users_own(plan):
    type_in(plan, days="31")
    assert (plan.chosen, plan.presets.currentText()) == ("", "Your own figures")
    assert not plan.slip.isVisible()
    own = shown(plan)
    choose_preset(plan, "listing")
    assert plan.fields["request_tokens"].given == "4096"
    choose_preset(plan, "")
    assert shown(plan) == own
    assert own["days"] == "31"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "A number is missing. Type one such as 0.1."),
        ("0.1.2", "This is not a number. Type one such as 0.1."),
        ("$1", "This is not a number. Type one such as 0.1."),
        ("-1", "This can't be negative. Type 0 or more."),
        ("1000000001", "This is too large. The largest is 1,000,000,000."),
        ("0.0000000001", "This has too many decimals. 9 is the most."),
    ],
)
@pytest.mark.parametrize("name", ["p", "call_seconds"])
def test_what_is_no_number_says_why_and_is_not_lost(plan, name, typed, said):
    field = plan.fields[name]
    field.box.setFocus()
    field.box.selectAll()
    QTest.keyClick(field.box, Qt.Key.Key_Delete)
    QTest.keyClicks(field.box, typed)
    assert field.problem.text() == field.box.accessibleDescription() == said
    assert field.problem.isVisible()
    assert sums(plan) == ("–", "–", "–")
    assert not plan.copy.isEnabled()
    assert field.given == field.box.text() == typed
    type_in(plan, **{name: "0.1"})
    assert sums(plan) == FIRST
    assert not field.problem.isVisible()
    assert field.box.accessibleDescription() == ""


def test_the_whole_sum_is_copied(plan):
    click(plan.copy)
    assert plan.copied.text() == "Copied."
    assert QGuiApplication.clipboard().text() == (
        "C = p × T × N + p × T′ × t × d\n"
        "p × T × N = 0.1 × 4,096 × 100 = 40,960\n"
        "p × T′ × t × d = 0.1 × 128 × 0.1 × 1 = 1.28\n"
        "C = 40,960 + 1.28 = 40,961.28"
    )
    type_in(plan, days="2")
    assert plan.copied.text() == ""


def test_the_rates_are_a_click_away(window, plan):
    click(plan.notes.rates)
    assert window.rates.window.isVisible()


def test_the_tab_key_goes_from_the_choice_through_the_inputs_to_the_rates(plan):
    plan.presets.setFocus()
    passed = []
    for _ in range(8):
        QTest.keyClick(plan.focusWidget(), Qt.Key.Key_Tab)
        passed.append(plan.focusWidget())
    boxes = [plan.fields[name].box for name in plans.INPUTS]
    assert passed == [*boxes, plan.copy, plan.notes.rates]


def test_everything_has_a_name_that_is_read_out(plan):
    names = [field.box.accessibleName() for field in plan.fields.values()]
    assert len(set(names)) == len(plans.INPUTS)
    assert names[0] == "Conversion factor p"
    assert plan.presets.accessibleName() == "Example"
    assert plan.total.accessibleName() == "Total: 40,961.28"
    assert plan.terms[0].sum.accessibleName() == f"Computing: {FIRST[0]}"


# From one start to the next


def test_inputs_come_back_at_the_next_start(window, plan, restart):
    type_in(plan, p="0.25", requests="7", call_seconds="abc")
    choose_preset(plan, "listing")
    plan.close()
    again = restart(window)
    choose(again, "plan")
    later = again.planning.window
    assert later.chosen == "listing"
    choose_preset(later, "")
    assert (later.own["p"], later.own["requests"]) == ("0.25", "7")
    assert later.fields["call_seconds"].box.text() == "abc"
    assert "not a number" in later.fields["call_seconds"].problem.text()


def test_what_was_kept_and_makes_no_sense_is_passed_over(window):
    for name, value in (("preset", "gone"), ("days", "x"), ("requests", "9" * 30)):
        window.keeper.set(f"plan_{name}", value)
    choose(window, "plan")
    later = window.planning.window
    assert later.chosen == ""
    assert (later.fields["days"].given, later.fields["requests"].given) == ("0", "0")


def test_a_full_disk_takes_no_input_away(window, plan, monkeypatch):
    def full(*_):
        raise StoreError("full", "x")

    monkeypatch.setattr(Store, "keep", full)
    type_in(plan, days="77")
    assert not window.keep()
    assert plan.fields["days"].given == "77"
    assert "disk is full" in window.notice.text()


# Languages


def test_it_follows_the_language_and_its_numbers(plan, monkeypatch):
    german = QLocale(QLocale.Language.English, QLocale.Country.Germany)
    monkeypatch.setattr(language, "_locale", lambda code: german if code == "en" else QLocale(code))
    language.apply("en")
    QApplication.processEvents()
    assert sums(plan)[:2] == ("0,1 × 4.096 × 100 = 40.960", "0,1 × 128 × 0,1 × 1 = 1,28")
    assert plan.fields["p"].box.text() == "0,1"
    type_in(plan, p="1,5")
    assert sums(plan)[0] == "1,5 × 4.096 × 100 = 614.400"


def test_no_english_is_left(plan):
    type_in(plan, p="x")
    language.apply("zh_CN")
    QApplication.processEvents()
    for name in ("", *(preset.name for preset in PRESETS)):
        choose_preset(plan, name)
        for where, text in texts(plan):
            rest = re.sub(r"OpenAI Token|\btoken\b|\(&\w\)", "", text)
            assert not re.search("[A-Za-z]{2}", rest), f"{where}: {text}"
    assert plan.windowTitle() == "计算时长计费"


def test_the_users_own_figures_begin_as_the_first_example(plan):
    choose_preset(plan, "")
    assert sums(plan) == FIRST
    assert not plan.slip.isVisible()


def test_it_is_opened_again_as_it_was_left(window, plan):
    type_in(plan, days="5")
    plan.close()
    choose(window, "plan")
    assert window.planning.window is plan
    assert plan.isVisible()
    assert plan.fields["days"].given == "5"
