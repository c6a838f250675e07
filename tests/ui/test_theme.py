"""Light and dark: what is read can be read, and the desktop's choice is followed at once."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QLabel
from windows import choose_model, figure, put

from estimator.ui import help_browser, protecting, theme, theme_rules
from estimator.ui.token_colors import colors_of

Role = QPalette.ColorRole
# What is written on what; WCAG's AA for text.
READ = [
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button),
    (Role.ButtonText, Role.Midlight),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.HighlightedText, Role.Highlight),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.Window),  # captions, the status bar, the table's header
    (Role.PlaceholderText, Role.AlternateBase),
    (Role.PlaceholderText, Role.Midlight),  # a button under the mouse
    (Role.Link, Role.Window),
    (Role.Link, Role.Base),
    (Role.BrightText, Role.Window),  # warnings
    (Role.BrightText, Role.AlternateBase),
    (Role.BrightText, Role.Base),  # where the budget ends, and models that are too small
    (Role.Link, Role.AlternateBase),
    (Role.Link, Role.ToolTipBase),
    (Role.WindowText, Role.ToolTipBase),  # the sum of a call
    (Role.PlaceholderText, Role.ToolTipBase),
    (Role.ButtonText, Role.Mid),  # a button that is pressed
    (Role.Text, Role.Midlight),  # the section that the caret is in
    (Role.Text, Role.Mid),  # a share over its bar
]
# What is seen beside what: focus and the meter.
SEEN = [
    (Role.Highlight, Role.Base),
    (Role.Highlight, Role.Window),
    (Role.Accent, Role.Window),  # focus, charts
    (Role.Accent, Role.Base),
    (Role.Accent, Role.Mid),  # a meter on its track
    (Role.Accent, Role.Midlight),
    (Role.Accent, Role.Button),
    (Role.BrightText, Role.Window),
    (Role.BrightText, Role.Mid),
    (Role.PlaceholderText, Role.Base),  # the box of a check
    (Role.HighlightedText, Role.Highlight),  # the check in it, bars in a chosen row
]
# What is read on a wash of one colour over another: the text, the ground, the wash, how much of it.
WASHED = [
    (Role.Text, Role.Base, Role.Link, 32 / 255),  # protected
    (Role.Text, Role.Base, Role.Highlight, 90 / 255),  # found in the help
    (Role.Text, Role.Base, Role.Highlight, 0.25),  # new in a comparison of texts
    (Role.Text, Role.Base, Role.Text, 0.1),  # gone from one
]


def luminance(color):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette, one, other):
    return between(palette.color(one), palette.color(other))


def between(one, other):
    """The contrast of two colours, from 1 to 21."""
    lights = sorted(map(luminance, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("shade", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize(("text", "ground"), READ)
def test_text_can_be_read(qapp, shade, text, ground):
    assert contrast(theme.palette(shade), text, ground) >= 4.5


def mixed(palette, ground, wash, share):
    under, over = palette.color(ground), palette.color(wash)
    parts = zip(under.getRgbF()[:3], over.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in parts))


@pytest.mark.parametrize("shade", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("washed", WASHED)
def test_text_can_be_read_on_a_wash(qapp, shade, washed):
    palette, (text, *below) = theme.palette(shade), washed
    assert between(palette.color(text), mixed(palette, *below)) >= 4.5


def test_the_washes_are_those_of_the_window():
    shares = {share for *_, share in WASHED}
    assert {protecting._TINT / 255, help_browser._WASH / 255} <= shares


@pytest.mark.parametrize("shade", [theme.LIGHT, theme.DARK])
def test_text_can_be_read_on_token_marks(qapp, shade):
    """Also where it is protected, and marked in colour: the marks lie under the wash."""
    palette = theme.palette(shade)
    colors = colors_of(palette)
    for mark in (colors.first, colors.second):
        for role in (Role.Text, Role.BrightText):
            assert between(palette.color(role), mark) >= 4.5
        under = QPalette(palette)
        under.setColor(Role.Base, mark)
        washed = mixed(under, Role.Base, Role.Link, protecting._TINT / 255)
        assert between(palette.color(Role.Text), washed) >= 4.5
    assert between(colors.stroke, palette.color(Role.Base)) >= 3


@pytest.mark.parametrize("shade", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize(("mark", "ground"), SEEN)
def test_marks_can_be_seen(qapp, shade, mark, ground):
    assert contrast(theme.palette(shade), mark, ground) >= 3


@pytest.mark.parametrize("shade", [theme.LIGHT, theme.DARK])
def test_what_can_not_be_used_is_paler_but_there(qapp, shade):
    palette = theme.palette(shade)
    for role, ground in ((Role.Text, Role.Base), (Role.ButtonText, Role.Button)):
        palette.setCurrentColorGroup(QPalette.ColorGroup.Disabled)
        disabled = contrast(palette, role, ground)
        palette.setCurrentColorGroup(QPalette.ColorGroup.Active)
        assert 2 < disabled < contrast(palette, role, ground)


def test_the_rules_take_their_colours_from_the_palette():
    assert not re.search("#[0-9a-fA-F]{3,6}[ ;]", theme_rules.RULES)


@pytest.fixture
def desktop(monkeypatch):
    """Switches the desktop between light and dark."""

    def switch(scheme):
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda _self: scheme)
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)

    return switch


def is_dark():
    return QGuiApplication.palette().color(Role.Window).lightness() < 128


def test_the_systems_theme_is_followed_at_once(window, desktop):
    window.choose_theme(theme.SYSTEM)
    for scheme, dark in (
        (Qt.ColorScheme.Dark, True),
        (Qt.ColorScheme.Light, False),
        (Qt.ColorScheme.Dark, True),
        (Qt.ColorScheme.Unknown, False),
    ):
        desktop(scheme)
        assert is_dark() == dark


@pytest.mark.parametrize(("chosen", "dark"), [(theme.LIGHT, False), (theme.DARK, True)])
def test_a_chosen_theme_stays(window, desktop, chosen, dark):
    window.choose_theme(chosen)
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        desktop(scheme)
        assert is_dark() == dark


def contrasting(background, text):
    made = QPalette()
    for role in (Role.Window, Role.Base, Role.Button, Role.AlternateBase, Role.ToolTipBase):
        made.setColor(role, QColor(background))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.ToolTipText, Role.Link):
        made.setColor(role, QColor(text))
    made.setColor(Role.Highlight, QColor(text))
    made.setColor(Role.HighlightedText, QColor(background))
    return made


@pytest.mark.parametrize("colors", [("#000000", "#ffff00"), ("#ffffff", "#000000")])
def test_a_desktop_of_high_contrast_keeps_its_colours(window, monkeypatch, colors):
    monkeypatch.setattr(theme, "_wants_contrast", lambda: True)
    monkeypatch.setattr(theme, "_desktops", lambda _app: contrasting(*colors))
    window.choose_theme(theme.SYSTEM)
    shown = QGuiApplication.palette()
    assert shown.color(Role.Base).name() == colors[0]
    assert shown.color(Role.Text).name() == colors[1]
    assert all(contrast(shown, text, ground) >= 4.5 for text, ground in READ)
    assert all(contrast(shown, mark, ground) >= 3 for mark, ground in SEEN)
    window.choose_theme(theme.LIGHT)
    assert QGuiApplication.palette().color(Role.Text).name() == "#1c1f24"
    window.choose_theme(theme.SYSTEM)
    monkeypatch.setattr(theme, "_wants_contrast", lambda: False)
    window.follow_desktop()
    assert QGuiApplication.palette().color(Role.Text).name() in ("#1c1f24", "#e7e9ec")


def test_a_theme_of_no_known_name_is_the_systems(qapp, desktop):
    desktop(Qt.ColorScheme.Dark)
    assert not theme.is_dark("pink")
    theme.apply("pink")
    theme.apply(theme.LIGHT)


def test_figures_have_digits_of_one_width(window, qapp):
    """Else they would jump while one types."""
    put(window, "word " * 10)
    for theme_ in (theme.DARK, theme.LIGHT):
        window.choose_theme(theme_)
        qapp.processEvents()
        for name in ("tokenCount", "requestCost", "monthlyCost"):
            metrics = window.findChild(QLabel, name).fontMetrics()
            assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert figure(window, "tokenCount") == "11"


def test_the_sizes_of_text_survive_a_change_of_theme(window, qapp):
    def sizes():
        names = ("tokenCount", "requestCost", "monthlyCost")
        return [window.findChild(QLabel, name).font().pointSizeF() for name in names]

    before = sizes()
    assert before[0] > before[1] == before[2] > qapp.font().pointSizeF()
    window.choose_theme(theme.DARK)
    qapp.processEvents()
    assert sizes() == before


def test_the_editor_has_a_font_of_one_width(window):
    metrics = window.editor.fontMetrics()
    assert metrics.horizontalAdvance("i") == metrics.horizontalAdvance("W")


def test_the_links_that_stand_there_follow_the_theme(window, qtbot):
    """Their colour is part of their text."""
    choose_model(window, "gpt-5")
    put(window, "You are kind. " * 400 + "\n\nThe customer {{name}} asks.")
    qtbot.waitUntil(lambda: "<a" in window.figures.sections.prefix.text())
    for shade in (theme.DARK, theme.LIGHT):
        window.choose_theme(shade)
        QApplication.processEvents()
        color = theme.palette(shade).color(QPalette.ColorRole.Link).name()
        links = [label.text() for label in window.findChildren(QLabel) if "<a " in label.text()]
        assert len(links) >= 4
        assert [text for text in links if f'style="color:{color};' not in text] == []
