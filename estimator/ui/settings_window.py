"""The settings: each counts at once, and all of them can be put back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from estimator.choices import MAX_OUTPUT_TOKENS, MAX_REQUESTS
from estimator.session import now as session_now
from estimator.store.database import StoreError
from estimator.store.folder import data_folder
from estimator.store.store import HISTORY, NONE
from estimator.ui import announcing, geometry, menus, parts, preferences, theme, words
from estimator.ui.command_list import plain
from estimator.ui.editor import MAX_POINTS, MIN_POINTS
from estimator.ui.label import Label
from estimator.ui.number_box import NumberBox
from estimator.ui.picker import ModelPicker
from estimator.ui.preferences import Preferences
from estimator.ui.scrolled import Scrolled
from estimator.ui.settings_fields import Choice, FontChoice, Rows
from estimator.ui.tool_window import ToolWindow

_SIZE = QSize(620, 800)
_NARROWEST = 160
_TAKES_LITTLE = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
_SAMPLE = "You are {role}; 0O 1lI |  提示词"


class SettingsWindow(ToolWindow):
    """A page of settings.

    Signals:
        rates_wanted: the user wants to say what currencies are worth.
    """

    rates_wanted = Signal()

    def __init__(self, settings: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self._settings = settings
        self._before: dict[str, str] = {}  # what a reset took the place of
        self._make_fields()
        self._make_rest()
        self._lay_out()
        self._connect()
        geometry.open_at(self, _SIZE)
        self.retranslate()

    def _make_fields(self) -> None:
        self.theme, self.language = Choice("themeChoice"), Choice("languageChoice")
        self.font_family, self.points = FontChoice("fontChoice"), NumberBox(int(MAX_POINTS), 1)
        self.points.setMinimum(int(MIN_POINTS))
        self.points.setKeyboardTracking(False)  # 1 is on the way to 12, and no size
        self.sample = parts.named(Label(_SAMPLE), "fontSample")
        self.sample.setSizePolicy(_TAKES_LITTLE)
        self.currency = Choice("currencyChoice")
        self.rates = QPushButton(autoDefault=False)
        self.fixed = QCheckBox()
        self.model = parts.named(ModelPicker(), "newModel")
        self.output = parts.number("newOutput", MAX_OUTPUT_TOKENS, step=100)
        self.requests = parts.number("newRequests", MAX_REQUESTS, step=1000)
        self.history = QCheckBox()

    def _make_rest(self) -> None:
        self.folder = parts.named(QLineEdit(readOnly=True), "dataFolder")
        self.open_folder, self.reset = (QPushButton(autoDefault=False) for _ in range(2))
        self.said = parts.named(Label(wordWrap=True), "said")

    # Layout

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 20, 20, 20)
        column.addLayout(self._rows())
        column.addStretch(1)
        area = Scrolled()
        area.setWidget(page)
        below = QHBoxLayout()
        below.setContentsMargins(20, 12, 20, 16)
        below.addWidget(self.said, 1)
        below.addWidget(self.reset)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(area, 1)
        around.addWidget(parts.hairline())
        around.addLayout(below)

    def _rows(self) -> Rows:
        rows = Rows()
        self._look = rows.title()
        self._names = [rows.add(field) for field in (self.theme, self.language)]
        self._names += [rows.add(self.font_family, is_wide=True), rows.add(self.points)]
        rows.addWidget(self.sample, rows.rowCount(), 1)
        self._costs = rows.title()
        self._names.append(rows.add(self.currency))
        self._currency_note = rows.note()
        rows.addWidget(self.rates, rows.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        self._new = rows.title()
        rows.whole(self.fixed)
        self._names.append(rows.add(self.model, is_wide=True))
        self._names += [rows.add(field) for field in (self.output, self.requests)]
        self._private = rows.title()
        rows.whole(self.history)
        self._history_note = parts.caption()
        self._history_note.setWordWrap(True)
        rows.whole(self._history_note)
        self._data = rows.title()
        self._names.append(rows.add(self.folder, is_wide=True))
        rows.addWidget(self.open_folder, rows.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        return rows

    def _connect(self) -> None:
        for name, field in (
            (preferences.THEME, self.theme),
            (preferences.LANGUAGE, self.language),
            (preferences.FONT, self.font_family),
            (preferences.CURRENCY, self.currency),
        ):
            field.chosen.connect(partial(self._put, name))
        for name, box in (
            (preferences.POINTS, self.points),
            (preferences.NEW_OUTPUT, self.output),
            (preferences.NEW_REQUESTS, self.requests),
        ):
            box.valueChanged.connect(lambda value, name=name: self._put(name, str(value)))
        self.model.model_chosen.connect(partial(self._put, preferences.NEW_MODEL))
        self.fixed.toggled.connect(self._fix)
        self.history.toggled.connect(
            lambda is_on: self._put(HISTORY, preferences.ALL if is_on else NONE)
        )
        self.rates.clicked.connect(self.rates_wanted)
        self.open_folder.clicked.connect(self._open_folder)
        self.reset.clicked.connect(self._reset)

    # Texts

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Settings"))
        self._write_titles()
        names = (
            self.tr("&Theme"),
            self.tr("&Language"),
            self.tr("Editor &font"),
            self.tr("&Size of the text"),
            self.tr("Show costs &also in"),
            self.tr("&Model"),
            self.tr("&Output tokens"),
            self.tr("&Calls a month"),
            self.tr("Kept &in"),
        )
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
            label.buddy().setAccessibleName(plain(name))
        self._write_notes()
        self._say("")
        self._fill()

    def _write_titles(self) -> None:
        self._look.setText(self.tr("Appearance"))
        self._costs.setText(self.tr("Costs"))
        self._new.setText(self.tr("New prompts"))
        self._private.setText(self.tr("Privacy"))
        self._data.setText(self.tr("Data"))
        self.rates.setText(self.tr("E&xchange Rates…"))
        self.fixed.setText(self.tr("&Begin new prompts with these"))
        self.history.setText(self.tr("&Keep recent files and unsaved prompts"))
        self.open_folder.setText(self.tr("Open the Fol&der"))

    def _write_notes(self) -> None:
        self._currency_note.setText(
            self.tr(
                "Shown under the costs, by a rate that you typed and its day. Prices stay exact in"
                " their own currency."
            )
        )
        self._history_note.setText(
            self.tr(
                "When this is off, the list of recent files and the unsaved prompts kept so far are"
                " removed at once, and none are kept from then on; you are asked to save when you"
                " close. Your rates, scenarios and settings stay."
            )
        )

    def _say(self, said: str) -> None:
        self.said.setText(said)
        if said:
            announcing.announce(self.said, said)

    # What is shown

    def start(self) -> None:
        """Show the window."""
        self._say("")
        self._fill()
        self.bring_up()
        self.theme.setFocus()

    def _fill(self) -> None:
        """Show every setting as it is now, without saying that it changed."""
        now = self._settings.all()
        fields = (self.fixed, self.history, self.points, self.output, self.requests, self.model)
        for field in fields:
            field.blockSignals(True)
        self.theme.offer(menus.theme_titles(), now[preferences.THEME])
        self.language.offer(menus.language_titles(), now[preferences.LANGUAGE])
        self.font_family.offer_families(self.tr("System"), now[preferences.FONT])
        self.points.setValue(round(float(now[preferences.POINTS])))
        self.currency.offer(self._currencies(), now[preferences.CURRENCY])
        self._fill_new(now)
        self.history.setChecked(now[HISTORY] != NONE)
        self.folder.setText(str(data_folder()))
        for field in fields:
            field.blockSignals(False)
        self._follow()

    def _fill_new(self, now: dict[str, str]) -> None:
        session = self._settings.session
        self.fixed.setChecked(now[preferences.NEW] == preferences.FIXED)
        self.model.show_models(
            session.offered_models(),
            session.book.providers,
            now[preferences.NEW_MODEL],
            session_now().date(),
        )
        self.output.setValue(int(now[preferences.NEW_OUTPUT]))
        self.requests.setValue(int(now[preferences.NEW_REQUESTS]))
        self.model.setMinimumWidth(_NARROWEST)

    def _currencies(self) -> dict[str, str]:
        codes = {code: code for code in self._settings.currencies()}
        return {"": self.tr("No other currency"), **codes}

    def _follow(self) -> None:
        """Show what follows from the settings: what can be set, the sample, the way back."""
        for field in (self.model, self.output, self.requests):
            field.setEnabled(self.fixed.isChecked())
        self.reset.setText(self.tr("&Undo the Reset") if self._before else self.tr("&Reset All"))
        family = self._settings.get(preferences.FONT)
        points = min(float(self._settings.get(preferences.POINTS)), 24)
        self.sample.setFont(theme.editor_font(points, is_quick=False, family=family))

    # What is changed

    def _put(self, name: str, value: str) -> None:
        """Set one; its field has what was typed, and stays as it is."""
        self._before = {}
        self._do(partial(self._settings.put, name, value), self._follow)

    def _do(self, change: Callable[[], None], show: Callable[[], None]) -> None:
        """Change something and show it; where that fails, say why and show what is."""
        said = ""
        try:
            change()
        except StoreError as error:
            said, show = words.sentence(error), self._fill
        show()
        self._say(said)

    def _fix(self, is_fixed: bool) -> None:  # noqa: FBT001 - a signal's slot
        self._put(preferences.NEW, preferences.FIXED if is_fixed else preferences.SAME)

    def _reset(self) -> None:
        """Put all back to what they are by default, or undo that."""
        values, self._before = self._before, {}
        if not values:
            self._before, values = self._settings.all(), dict(preferences.DEFAULTS)
        self._do(partial(self._settings.put_all, values), self._fill)

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text())):
            self._say(self.tr("The folder could not be opened."))

    def hideEvent(self, event: QHideEvent) -> None:
        """A reset can be undone until the window closes."""
        super().hideEvent(event)
        self._before = {}

    def changeEvent(self, event: QEvent) -> None:
        """Show what was changed elsewhere, when the user comes back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._fill()
