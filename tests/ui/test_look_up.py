"""Newer rates, looked for when the user asks: shown first, fetched beside, taken by choice."""

import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from servers import Server
from windows import choose, settle

from estimator.pricing.rates import RateKey
from estimator.rate_source import ADDRESS, FetchError
from estimator.ui import look_up
from estimator.ui.import_window import ImportWindow
from estimator.ui.look_up_window import LookUpWindow

GPT5 = RateKey("openai", "gpt-5", "standard", "", "input_tokens")


def prices(**rates):
    model = {"id": "gpt-5", "prices": rates}
    return json.dumps([{"id": "openai", "models": [model]}])


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    made = Server()
    yield made
    made.close()


@pytest.fixture
def asked(rates, server):
    """The dialog, with the server's address typed into it."""
    rates._newer.click()
    (dialog,) = rates.findChildren(LookUpWindow)
    dialog.address.setText(server.address())
    return dialog


def book(rates):
    return rates._session.book


def preview(rates, qtbot):
    qtbot.waitUntil(lambda: rates.findChildren(ImportWindow) != [])
    return rates.findChildren(ImportWindow)[0]


def failed(asked, qtbot):
    asked.look.click()
    qtbot.waitUntil(lambda: asked.said.text() != "")
    assert asked.look.isEnabled()
    assert not asked.bar.isVisible()
    return asked.said.text()


def test_what_is_asked_is_shown_before(rates, server):
    rates.commands.actions["newer"].trigger()
    (dialog,) = rates.findChildren(LookUpWindow)
    assert dialog.address.text() == ADDRESS
    assert dialog._sent.text().startswith(
        "raw.githubusercontent.com is sent the request for this file and nothing else"
    )
    assert not dialog.usual.isVisible()
    dialog.address.setText(server.address())
    assert dialog._sent.text().startswith("127.0.0.1 is sent the request")
    dialog.usual.click()
    assert dialog.address.text() == ADDRESS
    dialog.close_it.click()
    assert server.asked == []


def test_the_menu_of_tools_leads_there(window):
    choose(window, "newer_rates")
    assert window.rates.window.isVisible()
    assert window.rates.window.findChildren(LookUpWindow)[0].isVisible()


def test_what_is_newer_is_looked_through_and_taken_as_one_step(rates, asked, server, qtbot):
    server.says(prices(input_mtok=3, output_mtok=11))
    asked.look.click()
    shown = preview(rates, qtbot)
    settle()
    assert rates.findChildren(LookUpWindow) == []
    assert shown.windowTitle() == "Import 127.0.0.1"
    assert shown.summary.text() == "0 new, 2 changed, 0 as they are."
    assert book(rates).own_rates == {}
    shown.tree.topLevelItem(0).child(1).setCheckState(0, Qt.CheckState.Unchecked)
    shown.apply.click()
    settle()
    assert book(rates).own_rates == {GPT5: Decimal(3)}
    rates.commands.actions["undo"].trigger()
    assert book(rates).own_rates == {}


def test_the_users_own_stay_unless_they_are_picked(rates, asked, server, qtbot):
    rates._session.rates.set_rates({GPT5: Decimal(7)})
    server.says(prices(input_mtok=3))
    asked.look.click()
    shown = preview(rates, qtbot)
    assert not shown.apply.isEnabled()
    shown.overwrite.setChecked(True)
    assert shown.apply.isEnabled()
    shown.cancel.click()
    assert book(rates).own_rates == {GPT5: Decimal(7)}


def test_nothing_is_newer(rates, asked, server, qtbot):
    server.says(prices(input_mtok=1.25))
    asked.look.click()
    shown = preview(rates, qtbot)
    assert shown.summary.text() == "The file says what the rates say already."
    assert not shown.apply.isEnabled()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("{", "The file is not JSON: line 1."),
        ("[1, 2", "The file is not JSON: line 1."),
        ("hello", "The file has no rates."),
        ("", "The file is empty."),
        ("[" * 100_000, "The file is nested too deeply"),
    ],
)
def test_an_answer_without_rates_changes_nothing(asked, server, qtbot, answer, said):
    rates = asked.parent()
    before = book(rates)
    server.says(answer)
    assert failed(asked, qtbot).startswith(said)
    assert book(rates) is before
    assert rates.findChildren(ImportWindow) == []


def test_an_error_of_the_server_is_one_sentence(asked, server, qtbot):
    server.does(lambda handler: handler.head(404))
    assert failed(asked, qtbot) == (
        "The server answered with error 404. Check the address, or try again later."
    )
    server.does(lambda handler: handler.head(302, Location="file:///etc/passwd"))
    assert failed(asked, qtbot) == (
        "The address leads on to file:///etc/passwd. Type that one if you trust it."
    )
    server.says("<b>sign in</b>", kind="text/html")
    assert failed(asked, qtbot) == (
        "The server did not answer with a file of rates but with text/html. You may have to sign"
        " in to the network first."
    )
    assert asked.said.textFormat() == Qt.TextFormat.PlainText


def hostile():
    """Prices and names that are none, around one that is."""
    bad: list[object] = [-1, "NaN", "=1+1", "1e999", True, None, "<b>3</b>", [3], 10**400]
    models: list[object] = [
        {"id": f"gpt-5-{n}", "prices": {"input_mtok": price}} for n, price in enumerate(bad)
    ]
    models += [
        {"id": name, "prices": {"input_mtok": 1}}
        for name in ("", " ", "a\x00b", "a\u202eb\n", "x" * 100_000, 7, None, {}, "a\ud800")
    ]
    models += [
        {"id": "odd-1", "prices": 5},
        {"id": "odd-2", "prices": {"input_mtok": {"base": 1, "tiers": 9}}},
        {"id": "odd-3", "price_variants": [{"when": 3}]},
        {"id": "=cmd|' /C calc'!A0", "name": "<img src=x>", "prices": {"input_mtok": 1}},
        {"id": "gpt-5", "prices": {"input_mtok": 3}},
        "no model",
    ]
    return json.dumps([{"id": "openai", "models": models}, {"id": 5, "models": "none"}])


def test_what_is_hostile_is_refused_row_by_row(rates, asked, server, qtbot):
    server.says(hostile().replace('"NaN"', "NaN").replace('"1e999"', "1e999"))
    asked.look.click()
    shown = preview(rates, qtbot)
    assert len(shown.made.bad) >= 12
    assert "\x00" not in shown.bad.toPlainText()
    models = {difference.model for difference in shown.made.differences}
    assert "gpt-5" in models
    assert models == {"gpt-5", "=cmd|' /C calc'!A0"}
    for difference in shown.made.differences:
        if difference.what == "input_tokens":
            assert Decimal(difference.new) in (1, 3)
    assert book(rates).own_rates == {}


def test_the_user_stops_it_in_the_middle(rates, asked, server, qtbot):
    server.does(lambda handler: (handler.head(), handler.drip(b" " * 2000, 0.01)))
    asked.look.click()
    assert asked.close_it.text() == "Stop"
    assert asked.address.isReadOnly()
    assert not asked.look.isEnabled()
    qtbot.waitUntil(lambda: asked.came.text() != "")
    asked.close_it.click()
    assert asked.said.text() == "Stopped. Nothing was changed."
    assert asked.close_it.text() == "Close"
    assert asked.isVisible()


def test_one_that_was_stopped_says_nothing_more(rates, asked, server, qtbot):
    begun, ended = [], []

    def late(handler):
        begun.append(1)
        server.is_over.wait(0.2)
        ended.append(1)
        handler.head()
        handler.wfile.write(prices(input_mtok=3).encode())

    server.does(late)
    asked.look.click()
    qtbot.waitUntil(lambda: begun == [1])
    asked.close_it.click()
    assert asked.said.text() == "Stopped. Nothing was changed."
    server.does(lambda _handler: server.is_over.wait(), "/second")
    asked.address.setText(server.address("/second"))
    asked.look.click()
    qtbot.waitUntil(lambda: ended == [1])
    qtbot.wait(100)
    assert asked.bar.isVisible()  # the second goes on
    assert asked.said.text() == ""
    assert rates.findChildren(ImportWindow) == []
    asked.close_it.click()


def test_closing_the_dialog_stops_it(rates, asked, server, qtbot):
    server.does(lambda handler: (handler.head(), handler.drip(b" ", 0.01)))
    asked.look.click()
    asked.close()
    qtbot.wait(50)
    assert rates.findChildren(ImportWindow) == []


def test_how_far_it_is_is_shown(asked, server, qtbot):
    def half(handler):
        handler.head(Content_Length=200_000)
        handler.wfile.write(b" " * 100_000)
        server.is_over.wait()

    server.does(half)
    asked.look.click()
    qtbot.waitUntil(lambda: asked.bar.value() == 100_000)
    assert asked.bar.maximum() == 200_000
    assert asked.came.text() == "0.1 MB"
    asked.close_it.click()


def test_what_hangs_for_ever_is_given_up(asked, server, qtbot, monkeypatch):
    asked._look_up._limit.setInterval(50)
    server.does(lambda _handler: server.is_over.wait())
    assert failed(asked, qtbot) == "The server took too long to answer. Try again later."


def test_an_address_that_is_none_can_not_be_asked(asked):
    asked.address.setText("http://example.com/data.json")
    assert asked._sent.text() == ("Only an address that begins with https:// is asked. Change it.")
    assert not asked.look.isEnabled()
    asked.address.setText("example")
    assert asked._sent.text().startswith("This is no address.")


def test_the_address_is_remembered(window, asked, server, qtbot, restart):
    server.says("[1]")
    failed(asked, qtbot)
    asked.close_it.click()
    again = restart(window)
    again.rates.look_up()
    (dialog,) = again.rates.window.findChildren(LookUpWindow)
    assert dialog.address.text() == server.address()


def test_a_fault_of_the_reading_leaves_no_dialog_waiting(asked, server, qtbot, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(look_up, "reader", fail)
    monkeypatch.setattr("threading.excepthook", lambda _told: None)
    server.says("[]")
    assert failed(asked, qtbot).startswith("What answers there is not understood.")


def test_every_control_has_a_name(asked):
    assert asked.address.accessibleName() == "Address of the file of rates"
    assert asked.bar.accessibleName()
    assert all(button.text() for button in (asked.look, asked.close_it, asked.usual))


def test_nothing_lies_over_another_address(asked):
    asked.address.setText("https://example.org/" + "a" * 200)
    asked.resize(asked.minimumSize())
    QApplication.processEvents()
    assert asked.usual.isVisible()
    assert not asked.usual.geometry().intersects(asked.address.geometry())
    asked._fail(FetchError("moved", "https://example.org/" + "a" * 200))
    QApplication.processEvents()
    assert asked.said.sizeHint().width() <= asked.said.width()


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_with_large_text_the_address_scrolls_within_the_window(open_window, code):
    usual, font = QApplication.font(), QApplication.font()
    font.setPointSizeF(usual.pointSizeF() * 2)
    QApplication.setFont(font)
    try:
        window = open_window(language_code=code)
        dialog = LookUpWindow(window._session, "", window)
        dialog.show()
        dialog.resize(dialog.minimumSize())
        settle()
        inside = dialog.rect().adjusted(20, 20, -20, -16)
        for part in (dialog.address, dialog.look, dialog.close_it):
            assert inside.contains(part.geometry()), part.objectName()
        dialog.address.setText("https://example.com/rates.json")
        settle()
        for part in (dialog.address, dialog.usual):
            assert inside.contains(part.geometry()), part.text()
    finally:
        QApplication.setFont(usual)
