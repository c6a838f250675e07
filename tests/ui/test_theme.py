"""Light and dark: what is read can be read, and the desktop's choice is followed at once."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QLabel
from windows import figure, put

from estimator.ui import theme

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
]
# What is seen beside what: focus and the meter.
SEEN = [
    (Role.Highlight, Role.Base),
    (Role.Highlight, Role.Window),
    (Role.Accent, Role.Window),
    (Role.BrightText, Role.Window),
]


def luminance(color):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette, one, other):
    lights = sorted(luminance(palette.color(role)) for role in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("shade", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize(("text", "ground"), READ)
def test_text_can_be_read(qapp, shade, text, ground):
    assert contrast(theme.palette(shade), text, ground) >= 4.5


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
    assert not re.search("#[0-9a-fA-F]{3,6}[ ;]", theme._RULES)


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
