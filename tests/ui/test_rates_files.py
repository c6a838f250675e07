"""Rates written into files, and files that are looked through before they change anything."""

import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from windows import settle

from estimator.pricing.portable import imports
from estimator.pricing.rates import RateKey
from estimator.ui import rates_files
from estimator.ui.import_window import ImportWindow

GPT5 = RateKey("openai", "gpt-5", "standard", "", "input_tokens")
HEAD = "provider,model,service_tier,meter,rate\n"


def own(rates):
    return rates._session.book.own_rates


def said(rates):
    return rates._said.text()


@pytest.fixture
def written(tmp_path):
    def write(content, name="rates.csv"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8", newline="")
        return path

    return write


def tree(window):
    """The tree as text, a row a line."""
    lines = []
    for n in range(window.tree.topLevelItemCount()):
        model = window.tree.topLevelItem(n)
        lines.append(model.text(0))
        for each in range(model.childCount()):
            item = model.child(each)
            mark = "x" if item.checkState(0) == Qt.CheckState.Checked else " "
            lines.append(f" [{mark}] " + " | ".join(item.text(c) for c in range(1, 5)))
    return lines


def test_a_file_is_looked_through_and_applied_as_one_step(rates, written, qtbot):
    path = written(
        f"{HEAD}openai,gpt-5,standard,input_tokens,3\nopenai,gpt-5,batch,output_tokens,9\n"
    )
    window = rates.files.import_from(path)
    assert window.windowTitle() == "Import rates.csv"
    assert tree(window)[0] == "gpt-5 · OpenAI"
    assert tree(window)[1] == " [x] Standard | Input | 1.25 | 3"
    assert own(rates) == {}
    assert window.summary.text() == "0 new, 2 changed, 0 as they are."
    window.apply.click()
    settle()
    assert own(rates)[GPT5] == 3
    assert said(rates) == "Imported. Undo takes it back."
    assert rates.commands.actions["undo"].text() == "&Undo: import"
    rates.commands.actions["undo"].trigger()
    assert own(rates) == {}


def test_only_what_is_checked_is_taken(rates, written):
    path = written(f"{HEAD}openai,gpt-5,,input_tokens,3\nopenai,gpt-4o,,input_tokens,4\n")
    window = rates.files.import_from(path)
    window.tree.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
    assert tree(window)[3].startswith(" [ ]")
    assert window.apply.text() == "&Apply 1 Change"
    window.apply.click()
    assert own(rates) == {GPT5: Decimal(3)}


def test_nothing_is_checked_and_nothing_can_be_applied(rates, written):
    window = rates.files.import_from(written(f"{HEAD}openai,gpt-5,,input_tokens,3\n"))
    window.tree.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert not window.apply.isEnabled()
    window.cancel.click()
    assert (own(rates), said(rates)) == ({}, "")


def test_rows_that_can_not_be_taken_are_named_beside_the_good_ones(rates, written):
    path = written(f'{HEAD}openai,gpt-5,,input_tokens,3\nopenai,gpt-5,,output_tokens,"1,500"\n')
    window = rates.files.import_from(path)
    assert window.bad_title.text() == "1 row can't be taken:"
    assert window.bad.toPlainText() == (
        "Line 3: rate is “1,500”, which may be two numbers. Write one of them: 1500 / 1.5."
    )
    window.apply.click()
    assert own(rates) == {GPT5: Decimal(3)}


def test_what_the_user_set_stays_unless_the_file_is_to_win(rates, written):
    rates._session.rates.set_rates({GPT5: Decimal(7)})
    window = rates.files.import_from(written(f"{HEAD}openai,gpt-5,,input_tokens,3\n"))
    assert window.summary.text().endswith("1 that you set otherwise stays.") or (
        window.summary.text() == "The file says what the rates say already."
    )
    assert not window.apply.isEnabled()
    window.overwrite.setChecked(True)
    assert tree(window)[1] == " [x] Standard | Input | 7 | 3"
    window.apply.click()
    assert own(rates) == {GPT5: Decimal(3)}


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        ("", "empty.csv", "The file is empty."),
        ("hello", "text.txt", "The file has no rates. Choose a table (CSV)"),
        ("provider,model\nopenai,gpt-5\n", "half.csv", "The table has no column “meter”. Add it."),
        ("{", "cut.json", "The file is not JSON: line 1. Mend it there."),
        ("[1]", "other.json", "The file has no rates. Choose a table (CSV)"),
    ],
)
def test_a_file_without_rates_is_told_of_in_the_window(rates, written, content, name, sentence):
    assert rates.files.import_from(written(content, name)) is None
    assert said(rates).startswith(sentence)


def test_a_file_that_is_not_there(rates, tmp_path):
    assert rates.files.import_from(tmp_path / "no.csv") is None
    assert "no.csv does not exist" in said(rates)


def test_an_import_that_cannot_be_kept_changes_nothing(rates, written):
    window = rates.files.import_from(written(f"{HEAD}openai,gpt-5,,input_tokens,3\n"))
    rates._session.store._connection.execute("PRAGMA query_only = 1")
    window.apply.click()
    assert own(rates) == {}
    assert said(rates)


@pytest.mark.parametrize("name", ["rates.csv", "rates.json"])
def test_the_book_is_written_and_says_nothing_new(rates, tmp_path, name):
    rates.files.export_to(tmp_path / name, is_own=False)
    assert said(rates).endswith(f"rows written to {name}.")
    window = rates.files.import_from(tmp_path / name)
    assert window.summary.text() == "The file says what the rates say already."


def test_only_the_users_own_are_written(rates, tmp_path, monkeypatch):
    rates._session.rates.set_rates({GPT5: Decimal(7)})
    path = tmp_path / "mine.csv"
    kinds = rates.files._kinds()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kinds[2]))
    rates.commands.actions["export"].trigger()
    assert said(rates) == "1 row written to mine.csv."
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "gpt-5," in path.read_text(encoding="utf-8-sig")


def test_a_folder_that_forbids_it_is_told_of(rates, tmp_path):
    rates.files.export_to(tmp_path / "no folder" / "rates.csv", is_own=True)
    assert "rates.csv" in said(rates)


def test_the_commands_ask_for_a_file(rates, written, monkeypatch):
    path = written(f"{HEAD}openai,gpt-5,,input_tokens,3\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    rates.commands.actions["import"].trigger()
    (window,) = rates.findChildren(ImportWindow)
    assert window.isVisible()
    window.reject()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    rates.commands.actions["import"].trigger()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    rates.commands.actions["export"].trigger()
    assert own(rates) == {}


def test_a_currency_and_its_prices_are_ticked_together(rates, written):
    head = "provider,model,meter,rate,currency\n"
    rows = (
        "acme,qw,input_tokens,10,CNY\nacme,qw,output_tokens,20,CNY\nopenai,gpt-5,input_tokens,3,\n"
    )
    window = rates.files.import_from(written(head + rows))
    items = window._items
    (currency,) = (n for n, each in enumerate(window.made.differences) if each.what == "currency")
    items[currency].setCheckState(0, Qt.CheckState.Unchecked)
    assert [window.made.differences[n].model for n in window.chosen()] == ["gpt-5"]
    assert window.apply.text() == "&Apply 1 Change"
    price = next(n for n in range(len(items)) if n not in {currency, *window.chosen()})
    items[price].setCheckState(0, Qt.CheckState.Checked)
    assert currency in window.chosen()
    assert len(window.chosen()) == 3
    window.apply.click()
    assert rates._session.book.own.cards["acme", "qw", "standard", ""].currency == "CNY"
    assert len(own(rates)) == 2


def test_what_is_the_users_own_is_said_in_words(rates, written):
    content = {
        "format": "token-estimator-rates",
        "version": 1,
        "models": [{"provider": "openai", "model": "gpt-5", "regions": "eu=1.1 us=0.95"}],
        "rules": {"1": {"percent": "-15", "model": "gpt-5*", "service_tier": "batch",
                        "meter": "input_tokens", "note": "agreed"}},
        "exchange_rates": {"EUR": {"rate": "1.085", "date": "2026-11-20"}},
        "meters": {"gpu_hours": {"per": 100, "unit": "hours", "title": "GPU hours"}},
    }  # fmt: skip
    window = rates.files.import_from(written(json.dumps(content), "rates.json"))
    said = [line.rpartition(" | ")[2] for line in tree(window) if line.startswith(" ")]
    assert sorted(said) == sorted(
        [
            "eu +10%, us \u22125%",
            "\u221215% · gpt-5* · Batch · Input · agreed",
            "1.0850 · 20 Nov 2026",
            "GPU hours · 100 hours",
        ]
    )


def models(number):
    head = "provider,model,meter,rate\n"
    return head + "".join(f"openai,new-{n},input_tokens,{n % 9 + 1}\n" for n in range(number))


def test_a_large_file_is_read_beside_the_window(rates, written, qtbot, monkeypatch):
    monkeypatch.setattr(rates_files, "_AT_ONCE", 1000)
    assert rates.files.import_from(written(models(200), "new.csv")) is None
    assert said(rates) == "Reading new.csv…"
    qtbot.waitUntil(lambda: rates.findChildren(ImportWindow) != [])
    (window,) = rates.findChildren(ImportWindow)
    assert window.apply.text() == "&Apply 200 Changes"
    assert said(rates) == ""
    window.reject()


def test_a_large_file_without_rates_is_told_of(rates, written, qtbot, monkeypatch):
    monkeypatch.setattr(rates_files, "_AT_ONCE", 1000)
    assert rates.files.import_from(written("x" * 2000, "new.csv")) is None
    qtbot.waitUntil(lambda: said(rates).startswith("The "))


@pytest.mark.parametrize("most", [4, 5])
def test_a_file_that_would_change_more_than_anyone_looks_through(rates, written, monkeypatch, most):
    monkeypatch.setattr(imports, "MAX_DIFFERENCES", most)
    made = rates.files.import_from(written(models(5), "new.csv"))
    assert (made is None) is (most == 4)
    if made:
        made.reject()
    else:
        assert said(rates) == "The file would change more than 30,000 prices. Part it."
