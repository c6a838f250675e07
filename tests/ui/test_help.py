"""The help's window: pages, links, search, the way back, and the page for where one is."""

import importlib
import re
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QKeySequence, QTextDocument, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from windows import choose, put

from estimator.help_pages import NAMES, page
from estimator.pricing.rates import RateKey
from estimator.ui import helping, language, theme
from estimator.ui.helping import PAGES, page_for


@pytest.fixture
def shown(window, qtbot):
    choose(window, "pages")
    qtbot.waitUntil(window.helping.window.isVisible)
    return window.helping.window


def plain(shown):
    return shown.browser.toPlainText()


def items(shown):
    tree = shown.contents
    return [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]


def click(shown, target):
    shown.browser.anchorClicked.emit(QUrl(target))


def test_it_is_imported_when_it_is_asked_for(window):
    assert window.helping.window is None
    assert window._menus.actions["pages"].shortcuts() == QKeySequence.keyBindings(
        QKeySequence.StandardKey.HelpContents
    )


def test_every_page_is_shown_with_every_figure(shown):
    for name in NAMES:
        shown.open_page(name)
        read = plain(shown)
        assert read.startswith(shown._pages[name].title)
        assert not re.search(r"\{\{|\}\}|\*\*|\]\(|\|---|–\s*$", read), name
        assert read.count("$") >= page("en", name).count("{{cost")


def test_figures_are_in_the_interfaces_language(window, shown, monkeypatch, qapp):
    shown.open_page("cost")
    assert "272,001\n$1.360005" in plain(shown)
    german = QLocale(QLocale.Language.English, QLocale.Country.Germany)
    monkeypatch.setattr(language, "_locale", lambda code: german if code == "en" else QLocale(code))
    window.choose_language("zh_CN")
    window.choose_language("en")
    qapp.processEvents()
    assert "272.001\n$1,360005" in plain(shown)


def test_a_rate_of_the_users_does_not_change_the_pages(window, shown):
    before = shown._pages["cost"].plain
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
    window._session.rates.set_rates({key: Decimal(99)})
    assert window.helping._pages()["cost"].plain == before


def test_it_follows_the_language(window, shown, qapp):
    shown.open_page("tokens")
    window.choose_language("zh_CN")
    qapp.processEvents()
    assert shown.name == "tokens"
    assert plain(shown).startswith("token\n模型读的不是字母")
    assert items(shown)[0].text(0) == "入门"


def test_every_page_in_chinese(window, shown, qapp):
    window.choose_language("zh_CN")
    qapp.processEvents()
    for name in NAMES:
        shown.open_page(name)
        assert not re.search(r"\{\{|\}\}|\*\*|\]\(|\|---", plain(shown)), name


def test_a_link_leads_to_its_page_and_back_to_the_same_place(shown, qapp):
    shown.resize(700, 300)
    qapp.processEvents()
    bar = shown.browser.verticalScrollBar()
    bar.setValue(120)
    click(shown, "cost.md")
    assert (shown.name, bar.value()) == ("cost", 0)
    assert shown.contents.currentItem().text(0) == "The cost of a call"
    shown.back.click()
    assert (shown.name, bar.value()) == ("start", 120)
    assert not shown.back.isEnabled()
    shown.forward.click()
    assert shown.name == "cost"
    assert not shown.forward.isEnabled()
    shown.go_forward()
    assert shown.name == "cost"


@pytest.mark.parametrize(
    "target", ["https://example.com/", "file:///etc/passwd", "nowhere.md", "../tokens.md", ""]
)
def test_a_link_to_anything_else_leads_nowhere(shown, target):
    before = plain(shown)
    click(shown, target)
    assert (shown.name, plain(shown)) == ("start", before)


def test_nothing_is_loaded_from_anywhere(shown, tmp_path):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"not empty")
    kinds = QTextDocument.ResourceType
    for kind in (kinds.ImageResource, kinds.HtmlResource, kinds.StyleSheetResource):
        assert shown.browser.loadResource(kind.value, QUrl.fromLocalFile(str(picture))) is None
    shown.browser.show_page(f"# A\n\n![b]({picture.as_uri()}) <b>c</b> <img src=x>", "", 10)
    assert "<b>c</b>" in plain(shown)


def test_the_list_has_every_page_and_its_headings(shown, qapp):
    assert [item.text(0) for item in items(shown)] == [each.title for each in shown._pages.values()]
    shown.resize(700, 300)
    qapp.processEvents()
    cost = items(shown)[NAMES.index("cost")]
    assert cost.childCount() == 6
    shown.contents.setCurrentItem(cost.child(3))
    assert shown.name == "cost"
    bar = shown.browser.verticalScrollBar()
    assert bar.value() > 0
    top = shown.browser.cursorForPosition(shown.browser.rect().topLeft()).block().text()
    assert top == "Long prompts"
    shown.contents.setCurrentItem(cost)
    assert bar.value() == 0


def test_headings_are_larger_than_the_text(shown):
    sizes = {}
    block = shown.browser.document().begin()
    while block.isValid():
        for each in block:
            form = each.fragment().charFormat()
            size = form.intProperty(QTextFormat.Property.FontSizeAdjustment)
            sizes.setdefault(block.blockFormat().headingLevel(), set()).add(size)
        block = block.next()
    assert sizes == {0: {0}, 1: {2}, 2: {1}}


def test_a_search_shows_the_pages_that_have_it(shown):
    shown.search.setText("BREAK-EVEN")
    seen = [item.text(0) for item in items(shown) if not item.isHidden()]
    assert "Other ways to pay (1)" in seen
    assert len(seen) < 4
    assert shown.said.text().endswith(" found")
    shown.search.setText("no such words")
    assert shown.said.text() == "Not found"
    assert all(item.isHidden() for item in items(shown))
    shown.search.clear()
    assert not any(item.isHidden() for item in items(shown))
    assert items(shown)[0].text(0) == "First steps"


def test_the_hits_of_a_page_are_marked(shown):
    shown.open_page("caching")
    shown.search.setText("cache")
    marks = shown.browser.extraSelections()
    assert len(marks) == shown._pages["caching"].matches("cache") > 3
    assert {mark.cursor.selectedText().lower() for mark in marks} == {"cache"}
    assert all(mark.format.fontUnderline() for mark in marks)
    shown.open_page("ways")
    assert len(shown.browser.extraSelections()) == shown._pages["ways"].matches("cache")


def test_return_goes_from_hit_to_hit_over_all_pages_and_round(shown):
    shown.search.setText("elasticity")
    pages = [name for name in NAMES if shown._pages[name].matches("elasticity")]
    hits = sum(each.matches("elasticity") for each in shown._pages.values())
    seen = []
    for _ in range(hits + 1):
        QTest.keyClick(shown.search, Qt.Key.Key_Return)
        assert shown.browser.textCursor().selectedText().lower() == "elasticity"
        seen.append((shown.name, shown.browser.textCursor().position()))
    assert {name for name, _ in seen} == set(pages)
    assert len(set(seen)) == hits
    assert seen[-1] == seen[0]
    QTest.keyClick(shown.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (shown.name, shown.browser.textCursor().position()) == seen[-2]


def test_escape_ends_the_search_before_the_window(shown):
    shown.search.setText("cache")
    QTest.keyClick(shown.search, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert shown.search.text() == ""
    QTest.keyClick(shown.search, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_letters_are_as_large_as_in_the_editor(window, shown):
    before = shown.browser.document().defaultFont().pointSizeF()
    window.editor.set_points(window.editor.points() * 2)
    shown.close()
    window.helping.open()
    shown.open_page("plan")
    after = shown.browser.document().defaultFont().pointSizeF()
    assert after == pytest.approx(before * 2)


def test_it_follows_the_theme(window, shown, qapp):
    shown.open_page("cost")
    shown.browser.verticalScrollBar().setValue(50)

    def link():
        block = shown.browser.document().begin()
        while block.isValid():
            for each in block:
                if each.fragment().charFormat().isAnchor():
                    return each.fragment().charFormat().foreground().color().name()
            block = block.next()
        raise AssertionError("no link")

    window.choose_theme("light")
    qapp.processEvents()
    light = link()
    window.choose_theme("dark")
    qapp.processEvents()
    role = shown.palette().ColorRole.Link
    assert link() == theme.palette("dark").color(role).name() != light
    assert shown.browser.verticalScrollBar().value() == 50


# The page for a place


def classes():
    found = set()
    kinds = [QWidget]
    while kinds:
        kind = kinds.pop()
        found.add(kind.__name__)
        kinds += kind.__subclasses__()
    return found


def test_every_place_is_a_part_of_the_windows():
    for module in Path(helping.__file__).parent.glob("*_window.py"):
        importlib.import_module(f"estimator.ui.{module.stem}")
    for name in ("making", "trim_preview"):
        importlib.import_module(f"estimator.ui.{name}")
    assert set(PAGES) <= classes()
    assert set(PAGES.values()) <= set(NAMES)


def test_f1_in_the_editor_opens_the_first_page(window):
    window.editor.setFocus()
    assert page_for(window.editor) == "start"
    assert page_for(None) == "start"


def test_f1_in_the_parts_of_the_main_window(window):
    put(window, "hello " * 50)
    window.show_trimming()
    assert page_for(window.figures.trim._tokens) == "trimming"
    assert page_for(window.figures.count) == "tokens"


@pytest.mark.parametrize(
    ("command", "part", "page_name"),
    [
        ("rates", lambda window: window.rates.window, "rates"),
        ("models", lambda window: window.models.window, "compare"),
        ("plan", lambda window: window.planning.window, "plan"),
        ("scenarios", lambda window: window.projecting.window, "scenarios"),
        ("batch", lambda window: window.batching.window, "batch"),
        ("reconcile", lambda window: window.reconciling.window, "reconcile"),
        ("learn", lambda window: window.learning.window, "tokens"),
    ],
)
def test_f1_in_a_window_opens_its_page(window, monkeypatch, command, part, page_name):
    choose(window, command)
    other = part(window)
    focused = other.focusWidget() or other
    monkeypatch.setattr(QApplication, "focusWidget", staticmethod(lambda: focused))
    choose(window, "pages")
    assert window.helping.window.name == page_name


def test_f1_on_a_page_of_a_window_opens_that_of_the_page(window):
    choose(window, "models")
    compare = window.models.window
    compare._pages.setCurrentWidget(compare.ways)
    assert page_for(compare._pages) == "ways"
    assert page_for(compare.caching) == "caching"
    compare._pages.setCurrentIndex(0)
    assert page_for(compare._pages) == "compare"


def test_the_key_works_in_every_window(window):
    action = window._menus.actions["pages"]
    assert action.shortcutContext() == Qt.ShortcutContext.ApplicationShortcut


def test_every_control_has_a_name(shown, window, qapp):
    controls = (shown.search, shown.contents, shown.browser)
    buttons = (shown.back, shown.forward, shown.next, shown.previous)
    for code in ("en", "zh_CN"):
        window.choose_language(code)
        qapp.processEvents()
        assert all(each.accessibleName() for each in controls + buttons)
        assert all(each.toolTip() for each in buttons)


@pytest.mark.parametrize(
    ("command", "page_name"), [("", "start"), ("rates", "rates"), ("plan", "plan")]
)
def test_the_key_itself(window, qtbot, qapp, command, page_name):
    target = window.editor
    window.activateWindow()
    target.setFocus()
    if command:
        choose(window, command)
        target = {"rates": window.rates, "plan": window.planning}[command].window
        target.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is target.window())
    QTest.keyClick(target.focusWidget() or target, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.helping.window is not None)
    assert window.helping.window.name == page_name
