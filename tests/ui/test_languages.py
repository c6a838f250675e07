"""A language is one file, and one that is written from the right turns the window round."""

import re
import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QTabBar, QTextBrowser
from windows import choose, figure, put, said, settle, status, texts

from estimator import resources
from estimator.ui import command_list, language, sum_words, text
from estimator.ui.pseudo import pseudo
from estimator.ui.scenario_rows import WeekRow
from estimator.ui.section_view import SectionView

RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
NAMES = re.compile(
    r"&nbsp;|UTF-8|\bLF\b|/M|Ctrl\+\w+|OpenAI|gpt-[\w.]+|GPT|o200k_base|genai-prices"
)
MADE_UP = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context><name></name>
<message><source>&amp;File</source><translation>&amp;Arquivo</translation></message>
</context>
<context><name>StatusBar</name>
<message numerus="yes"><source>%Ln token(s)</source>
<translation><numerusform>%Ln ficha</numerusform><numerusform>%Ln fichas</numerusform></translation>
</message>
</context>
</TS>
"""


@pytest.fixture
def with_portuguese(tmp_path, monkeypatch):
    """The resources as they are shipped, and one file more."""
    for folder in resources.root().iterdir():
        if folder.name == "i18n":
            shutil.copytree(folder, tmp_path / "i18n")
        else:
            (tmp_path / folder.name).symlink_to(folder)
    source = tmp_path / "estimator_pt_BR.ts"
    source.write_text(MADE_UP, "utf-8")
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    made = tmp_path / "i18n" / "estimator_pt_BR.qm"
    subprocess.run([tool, source, "-qm", made], check=True, capture_output=True)
    monkeypatch.setattr(resources, "root", lambda: tmp_path)


def test_a_file_is_a_language(with_portuguese, open_window, qapp):
    window = open_window()
    assert language.offered() == {"en": "English", "pt_BR": "Português", "zh_CN": "简体中文"}
    titles = [action.text() for action in window._menus.languages.actions()]
    assert titles == ["System", "English", "Português", "简体中文"]
    window.app_windows.open_settings()
    choice = window.app_windows.settings.findChild(QComboBox, "languageChoice")
    assert choice.itemText(choice.findData("pt_BR")) == "Português"
    assert "Language: Português" in [row.title for row in command_list.commands(window)]
    put(window, "word " * 1500)
    choice.setCurrentIndex(choice.findData("pt_BR"))
    choice.activated.emit(choice.currentIndex())
    qapp.processEvents()
    assert window.menuBar().actions()[0].text() == "&Arquivo"
    assert window.menuBar().actions()[1].text() == "&Edit"  # what is not translated is English
    assert status(window)[0].startswith("1.501 fichas")
    window.helping.open()  # in English, as there are no pages in it
    assert "Questions and answers" in window.helping.window.findChild(QTextBrowser).toPlainText()


def test_plurals_that_are_not_translated_are_those_of_english(with_portuguese):
    language.apply("pt_BR")
    said = {n: QCoreApplication.translate("AttachmentRow", "%Ln page(s)", "", n) for n in (1, 6001)}
    language.apply("en")
    assert said == {1: "1 page", 6001: "6.001 pages"}


def test_a_language_of_a_user_is_found_by_the_systems(with_portuguese, monkeypatch):
    for system, code in (("pt_PT", "pt_BR"), ("pt_BR", "pt_BR"), ("zh_TW", "zh_CN"), ("de", "en")):
        monkeypatch.setattr(QLocale, "system", staticmethod(lambda name=system: QLocale(name)))
        assert language.effective("system") == code


@pytest.fixture
def from_the_right(window, monkeypatch):
    monkeypatch.setenv("ESTIMATOR_PSEUDO", "1")
    put(window, "word " * 1500)
    window.choose_language(language.PSEUDO)
    settle()
    return window


def test_the_pseudo_language_is_offered_only_where_it_is_asked_for(monkeypatch):
    assert language.PSEUDO not in language.offered()
    assert language.effective(language.PSEUDO) in ("en", "zh_CN")
    monkeypatch.setenv("ESTIMATOR_PSEUDO", "1")
    assert language.PSEUDO in language.offered()


def test_the_whole_app_turns_round_and_back(from_the_right):
    window = from_the_right
    assert QGuiApplication.layoutDirection() == RIGHT
    assert (
        window.figures.mapTo(window, window.figures.rect().topLeft()).x()
        < window.editor.mapTo(window, window.editor.rect().topLeft()).x()
    )
    assert window.editor.layoutDirection() == LEFT  # prompts and code are as they are
    window.choose_language("en")
    assert QGuiApplication.layoutDirection() == LEFT
    assert window.figures.layoutDirection() == LEFT


def test_figures_keep_the_digits_that_rates_are_typed_in(from_the_right):
    assert figure(from_the_right, "tokenCount") == "1,501"
    assert text.day(date(2026, 11, 23)).startswith("23 ")
    assert text.signed(Decimal("-1234.5")) == "\u200f\u200e\u22121,234.5"
    assert text.percent(Decimal("0.0001")) == "\u200f\u200e<0.1%"  # not mirrored into a greater one
    assert text.parse_decimal(text.signed(Decimal("1234.5"))).value == Decimal("1234.5")
    assert sum_words.rate(Decimal("2.5"), "USD", 10**6) == "\u200f\u200e$2.50/M"


def test_a_locale_with_digits_of_its_own_gives_way(monkeypatch):
    for system in ("ar_EG", "fa_IR", "C"):
        monkeypatch.setattr(QLocale, "system", staticmethod(lambda name=system: QLocale(name)))
        for code in ("ar", "fa"):
            assert language._locale(code).zeroDigit() == "0"


def test_every_text_of_the_window_is_translated(from_the_right):
    """By tr(): what is still drawn forwards was put there some other way."""
    from_the_right.files.open_path(Path("/q/q.q"))
    assert "\u202e" in said(from_the_right)
    for where, shown in texts(from_the_right):
        if where.startswith(("ModelPicker", "action")) or "modelPicker" in where:
            continue  # names of models, paths, and line endings
        forwards = re.sub("\u202e.*?\u202c|<.*?>", "", shown)
        rest = NAMES.sub("", forwards)
        assert not re.search("[A-Za-z]{3}", rest), f"{where}: {shown}"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("{cost} a call", ["{cost}"]),
        ('See <a href="x.y">the rates</a> &amp; more', ['<a href="x.y">', "</a>", "&amp;"]),
        ("%Ln token(s)", ["%Ln"]),
        ("Save &As…", ["…"]),
    ],
)
def test_a_pseudo_text_keeps_what_is_no_word(source, kept):
    made = pseudo(source)
    assert all(part in made for part in kept)
    assert made.count("\u202e") == made.count("\u202c") > 0
    assert len(made) > len(source) * 1.2
    assert QApplication.instance() is not None


def test_the_tabs_of_a_window_that_is_open_turn_round(window, monkeypatch, qtbot):
    monkeypatch.setenv("ESTIMATOR_PSEUDO", "1")
    put(window, "# A long title of a prompt that has many words\n\nHello.")
    bar = window.tabs.bar
    qtbot.waitUntil(lambda: bar.tabText(0).startswith("A long"))
    settle()
    window.choose_language(language.PSEUDO)
    sides = (QTabBar.ButtonPosition.LeftSide, QTabBar.ButtonPosition.RightSide)
    (button,) = [made for side in sides if (made := bar.tabButton(0, side))]
    qtbot.waitUntil(lambda: button.geometry().center().x() < bar.tabRect(0).center().x())


def colored(widget, color):
    """Where the first and the last pixel of a color are, as a share of a widget's width."""
    seen = widget.grab().toImage()
    found = [
        x
        for x in range(seen.width())
        for y in range(0, seen.height(), 2)
        if seen.pixelColor(x, y) == color
    ]
    return min(found) / seen.width(), max(found) / seen.width()


def test_what_is_drawn_by_ourselves_turns_round_too(from_the_right, qtbot):
    window = from_the_right
    put(window, "# One\n\nIn order to.   \n\n\n\nword\n\n# Two\n\nword")
    window.show_tab("trim")
    rows = window.figures.trim.list
    qtbot.waitUntil(lambda: window.trimming._is_done and rows.model().rowCount() > 0)
    first, _ = colored(rows.viewport(), rows.palette().highlight().color())
    assert first > 0.8, "a check mark"
    window.show_tab("sections")
    tree = window.figures.sections.findChild(SectionView)
    qtbot.waitUntil(lambda: tree.currentIndex().isValid())
    first, _ = colored(tree.viewport(), tree.palette().color(QPalette.ColorRole.Accent))
    assert first > 0.9, "the bar of the current section"
    window.choose_language("en")
    settle()
    _, last = colored(tree.viewport(), tree.palette().color(QPalette.ColorRole.Accent))
    assert last < 0.1


def test_days_that_have_no_room_are_letters(from_the_right):
    choose(from_the_right, "scenarios")
    (row,) = from_the_right.projecting.window.form.findChildren(WeekRow)
    for label in row._days:
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
        assert len(label.text()) < len(label.toolTip())
    from_the_right.choose_language("en")
    settle()
    assert row._days[2].text() == row._days[2].toolTip() == "Wed"
