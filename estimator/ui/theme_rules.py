"""The few rules that Qt's style lacks; their colours are the palette's."""

# Hairlines in place of Fusion's frames, and room around what is read.
RULES = """
QScrollBar { border: 0; background: palette(base); }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: palette(mid); border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: palette(dark); }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSpinBox, QLineEdit, QComboBox, QDateEdit { min-height: {box}px; padding: 0 8px; border-radius: 4px;
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
DecimalBox { min-height: {decimal}px; padding: 0 0 0 8px; }  /* as a QSpinBox turns out */
QTableView QLineEdit { border-radius: 0; background: palette(base); color: palette(text); }
QPushButton#sample { border: 0; padding: 0; color: palette(link); text-align: left; }
QPushButton#sample:focus { text-decoration: underline; }
QStatusBar QToolButton::menu-indicator { image: none; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("{chevron}");
    width: {sign}px; height: {sign}px; }
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
QDialogButtonBox { button-layout: 3; }  /* Cancel, then what it does, as in every window */
QPushButton { padding: 5px 12px; border: 1px solid palette(mid);
    border-radius: 4px; background: palette(button); outline: 0; }
QPushButton::menu-indicator { image: url("{chevron}"); width: {sign}px; height: {sign}px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QPushButton:default { border-color: palette(dark); }
QPushButton:hover { background: palette(midlight); }
QPushButton:pressed { background: palette(mid); }
QPushButton:disabled { background: transparent; color: palette(dark); }
QPushButton:focus { border: 2px solid palette(accent); padding: 4px 11px; }
QTabWidget > ReportButton { padding: 2px 12px; }
QTabWidget > ReportButton:focus { padding: 1px 11px; }
QListView, QTreeView, QTextBrowser, QPlainTextEdit[readOnly="true"],
QPlainTextEdit#forecastHistory { border: 1px solid transparent; }
QTableView { border: 1px solid palette(mid); }
QHeaderView::section { border: 0; border-bottom: 1px solid palette(mid); padding: 6px 7px;
    background: palette(window); color: palette(placeholder-text); }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 9px; height: 9px;
    subcontrol-origin: margin; subcontrol-position: top center; }
QTableView::item { padding: 0 4px; }
QTreeWidget { border: 1px solid palette(mid); outline: 0; }
QTreeWidget::item { padding: 5px 4px; min-height: 16px; }
QTreeWidget::item:selected, QTableView::item:selected {
    background: palette(highlight); color: palette(highlighted-text); }
QCheckBox::indicator, QAbstractItemView::indicator { width: {sign}px; height: {sign}px;
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
