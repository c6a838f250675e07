"""Light and dark: two palettes, the few rules that Qt's style lacks, and fonts."""

import sys

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from estimator import resources

SYSTEM, LIGHT, DARK = "system", "light", "dark"
THEMES = (SYSTEM, LIGHT, DARK)

_HALF = 128  # of 255

_Role = QPalette.ColorRole
_COLORS = {
    LIGHT: {
        _Role.Window: "#f6f7f9",
        _Role.WindowText: "#1c1f24",
        _Role.Base: "#ffffff",
        _Role.AlternateBase: "#f6f7f9",
        _Role.Text: "#1c1f24",
        _Role.PlaceholderText: "#646b76",
        _Role.Button: "#ffffff",
        _Role.ButtonText: "#1c1f24",
        _Role.ToolTipBase: "#ffffff",
        _Role.ToolTipText: "#1c1f24",
        _Role.BrightText: "#a83a00",  # warnings
        _Role.Light: "#ffffff",
        _Role.Midlight: "#eceef1",
        _Role.Mid: "#d5d9df",  # hairlines
        _Role.Dark: "#8a919c",
        _Role.Shadow: "#8a919c",
        _Role.Highlight: "#1f63c9",
        _Role.HighlightedText: "#ffffff",
        _Role.Link: "#1858b8",
        _Role.LinkVisited: "#1858b8",
        _Role.Accent: "#1f63c9",
    },
    DARK: {
        _Role.Window: "#202226",
        _Role.WindowText: "#e7e9ec",
        _Role.Base: "#18191c",
        _Role.AlternateBase: "#202226",
        _Role.Text: "#e7e9ec",
        _Role.PlaceholderText: "#a1a8b3",
        _Role.Button: "#2c2f35",
        _Role.ButtonText: "#e7e9ec",
        _Role.ToolTipBase: "#2c2f35",
        _Role.ToolTipText: "#e7e9ec",
        _Role.BrightText: "#ffb27a",
        _Role.Light: "#3b3f46",
        _Role.Midlight: "#30343a",
        _Role.Mid: "#3b3f46",
        _Role.Dark: "#6b727d",
        _Role.Shadow: "#0c0d0e",
        _Role.Highlight: "#2f6fd0",
        _Role.HighlightedText: "#ffffff",
        _Role.Link: "#82b1ff",
        _Role.LinkVisited: "#82b1ff",
        _Role.Accent: "#6ea2f7",
    },
}
_DISABLED = (_Role.WindowText, _Role.Text, _Role.ButtonText)

# Hairlines in place of Fusion's frames, and room around what is read. Colours are the palette's.
_RULES = """
QScrollBar { border: 0; background: palette(base); }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: palette(mid); border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: palette(dark); }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSpinBox, QLineEdit, QComboBox, QDateEdit { min-height: 26px; padding: 0 8px; border-radius: 4px;
    border: 1px solid palette(mid); background: palette(base);
    selection-background-color: palette(highlight); }
QSpinBox:focus, QLineEdit:focus, QComboBox:focus, QDateEdit:focus {
    border-color: palette(accent); }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }
QSpinBox:disabled { color: palette(dark); }
QTableView QLineEdit, QComboBox QLineEdit, QSpinBox QLineEdit {
    min-height: 0; border: 0; padding: 0; background: transparent; }
QSpinBox { padding: 0; }
QSpinBox QLineEdit { padding: 0 8px; }
DecimalBox { min-height: 29px; padding: 0 0 0 8px; }  /* as a QSpinBox turns out */
QTableView QLineEdit { border-radius: 0; background: palette(base); color: palette(text); }
QPushButton#sample { border: 0; padding: 0; color: palette(link); text-align: left; }
QPushButton#sample:focus { text-decoration: underline; }
QStatusBar QToolButton::menu-indicator { image: none; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("{chevron}");
    width: 12px; height: 12px; }
QComboBox QAbstractItemView { border: 1px solid palette(mid); padding: 4px; }
QListWidget#scenarioList, QListWidget#licences {
    border: 1px solid palette(mid); padding: 4px; outline: 0; }
QListWidget#scenarioList::item, QListWidget#licences::item {
    min-height: 28px; padding: 0 6px; border-radius: 4px; }
QListWidget#scenarioList::item:selected, QListWidget#licences::item:selected {
    background: palette(highlight);
    color: palette(highlighted-text); }
QListView#matches { border: 1px solid palette(mid); padding: 4px; }
QListView#matches::item { min-height: 24px; padding: 0 4px; }
QListView#matches::item:selected { background: palette(highlight);
    color: palette(highlighted-text); }
QPushButton { min-height: 20px; padding: 2px 12px; border: 1px solid palette(mid);
    border-radius: 4px; background: palette(button); outline: 0; }
QPushButton:default { border-color: palette(dark); }
QPushButton:hover { background: palette(midlight); }
QPushButton:pressed { background: palette(mid); }
QPushButton:disabled { background: transparent; color: palette(dark); }
QPushButton:focus { border: 2px solid palette(accent); padding: 1px 11px; }
QListView, QTreeView, QTextBrowser, QPlainTextEdit[readOnly="true"],
QPlainTextEdit#forecastHistory { border: 1px solid transparent; }
QTableView { border: 1px solid palette(mid); }
QHeaderView::section { border: 0; border-bottom: 1px solid palette(mid); padding: 6px 7px;
    background: palette(window); color: palette(placeholder-text); }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 9px; height: 9px;
    subcontrol-origin: margin; subcontrol-position: top center; }
QTableView::item { padding: 0 4px; }
QTreeWidget { border: 1px solid palette(mid); outline: 0; }
QTreeWidget::item { padding: 3px 0; }
QTreeWidget::item:selected, QTableView::item:selected {
    background: palette(highlight); color: palette(highlighted-text); }
QCheckBox::indicator, QAbstractItemView::indicator { width: 12px; height: 12px;
    border: 1px solid palette(placeholder-text); border-radius: 3px; background: palette(base); }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    border-color: palette(base); background: palette(highlight); image: url("{check}"); }
QCheckBox { border: 1px solid transparent; border-radius: 4px; padding: 1px 3px 1px 0; outline: 0; }
QCheckBox:focus, QSlider:focus { border-color: palette(accent); }
QSlider { border: 1px solid transparent; border-radius: 4px; outline: 0; }
QCheckBox::indicator:disabled, QAbstractItemView::indicator:disabled {
    border-color: palette(mid); background: palette(mid); }
QSplitter::handle { background: palette(mid); }
QStatusBar, QFrame#topBar { border: 0; }
QStatusBar::item { border: 0; }
QStatusBar QLabel, QStatusBar QToolButton { padding: 2px 8px; color: palette(placeholder-text); }
QFrame#hairline { background: palette(mid); border: 0; }
QFrame#notice { background: palette(alternate-base); border: 0;
    border-bottom: 1px solid palette(mid); }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QListView#requestParts, QListView#trimRules, QTreeView#sectionMap { background: transparent; }
QListView#requestParts QScrollBar, QListView#trimRules QScrollBar, QTreeView#sectionMap QScrollBar {
    background: transparent; }
QTreeView#sectionMap QHeaderView::section { padding: 3px 6px; }
QPlainTextEdit#pastedUsage, QPlainTextEdit#terms {
    border: 1px solid palette(mid); border-radius: 4px; padding: 2px; }
QTableView:focus, QTreeView:focus, QListView:focus, QTreeWidget:focus, QTextBrowser:focus,
QListWidget#scenarioList:focus, QListWidget#licences:focus, QPlainTextEdit#pastedUsage:focus,
QPlainTextEdit#terms:focus, QPlainTextEdit#forecastHistory:focus,
QPlainTextEdit[readOnly="true"]:focus { border-color: palette(accent); }
QFrame#commandPalette { border: 1px solid palette(dark); border-radius: 6px;
    background: palette(base); }
QFrame#commandPalette QLabel { padding: 0 4px; }
QListView#commandRows { background: palette(base); }
QToolButton#commandButton { color: palette(placeholder-text); }
QFrame#why { border: 1px solid palette(mid); background: palette(tool-tip-base); }
QFrame#findBar { border: 0; border-top: 1px solid palette(mid); }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px 8px; }
QToolButton:hover { background: palette(midlight); }
QToolButton:focus { border-color: palette(accent); }
QToolButton#tag { border: 1px solid palette(mid); border-radius: 9px; padding: 1px 8px;
    color: palette(placeholder-text); }
QToolButton#tag:focus { border-color: palette(accent); }
QLabel#caption { color: palette(placeholder-text); }
QLabel#warning { color: palette(bright-text); }
QTabBar::tab { border: 0; border-bottom: 2px solid transparent; padding: 4px; margin-right: 20px;
    background: transparent; color: palette(placeholder-text); }
QTabBar::tab:selected { color: palette(window-text); border-bottom-color: palette(highlight); }
QTabBar::tab:selected:focus { color: palette(link); border: 1px solid palette(accent); }
QTabBar#openPrompts::tab { padding: 6px 4px 6px 12px; margin-right: 0; }
QTabBar#openPrompts::close-button { image: url("{close}"); margin: 2px; border-radius: 3px; }
QTabBar#openPrompts::close-button:hover { background: palette(midlight); }
QToolTip { border: 1px solid palette(mid); padding: 4px; }
"""


def apply(theme: str) -> None:
    """Dress the whole app in a theme; ``"system"`` follows the desktop's light or dark."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a theme needs a QApplication")
    shade = DARK if is_dark(theme) else LIGHT
    rules = _RULES
    for name, file in (
        ("chevron", f"chevron-{shade}"),
        ("close", f"close-{shade}"),
        ("check",) * 2,
    ):
        rules = rules.replace(f"{{{name}}}", resources.path("icons", f"{file}.svg").as_posix())
    if app.styleSheet() == rules:
        return  # dressing every widget again would be seen
    if sys.platform != "darwin" and not app.styleSheet():
        app.setStyle("Fusion")
    app.setPalette(palette(shade))
    app.setStyleSheet(rules)


def is_dark(theme: str) -> bool:
    """Whether a theme is dark now."""
    return theme == DARK or (theme == SYSTEM and _is_desktop_dark())


def _is_desktop_dark() -> bool:
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.styleSheet():
        # The desktop's own palette is still there. To ask for the scheme is to make all 93
        # enumerations of Qt, a tenth of the start.
        return app.palette().window().color().lightness() < _HALF
    from PySide6.QtCore import Qt  # noqa: PLC0415

    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def palette(theme: str) -> QPalette:
    """The palette of ``"light"`` or ``"dark"``."""
    made = QPalette()
    for role, color in _COLORS[theme].items():
        made.setColor(role, QColor(color))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_COLORS[theme][_Role.Dark]))
    return made


def editor_font(points: float, *, is_quick: bool, family: str = "") -> QFont:
    """The system's monospaced font, or a family before it.

    A quick one takes a fifth less time to lay out and to paint: where its script needs no shaping,
    letters are not joined and emoji are not drawn as one picture of several.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if family:
        font.setFamilies([family, *font.families()])
    font.setPointSizeF(points)
    if is_quick:
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def figure_font(scale: float, *, bold: bool = False) -> QFont:
    """The interface's font, larger, with digits of one width so that figures do not jump."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setFeature(QFont.Tag("tnum"), 1)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
