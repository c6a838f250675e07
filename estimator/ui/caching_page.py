"""The page of caching, in the window of the comparison: what calls begin with alike, and saves."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from estimator.pricing import caching, money
from estimator.pricing.caching import CACHE_WRITE, CACHE_WRITE_LONG, Costs
from estimator.pricing.usage import UsageError
from estimator.reports import Cell, Report
from estimator.ui import caching_model, parts, text
from estimator.ui.caching_model import Case, HitsTable, VersionTable
from estimator.ui.caching_words import CachingWords
from estimator.ui.figure_table import figure, view_of
from estimator.ui.label import Label
from estimator.ui.part_words import APPROXIMATELY
from estimator.ui.report_words import ReportWords

SAME, KEPT, PLAIN, COLD, WARM, PAYS = range(6)
_NAMES = (
    "cachingSame",
    "cachingKept",
    "cachingPlain",
    "cachingCold",
    "cachingWarm",
    "cachingBreakEven",
)
_HIT_RATE, _SETTING = 90, "caching_hit_rate"
_NONE = "–"
_VERSION_ROWS = 4


class CachingPage(QWidget):
    """The versions, where their common beginning ends, and what a cache of it saves.

    Signals:
        files_wanted: files are to be asked for.
        reset_wanted: the files are to be left again.
        place_wanted: the end of the beginning is to be shown in the text.
        changed: another share of calls finds its beginning.
    """

    files_wanted = Signal()
    reset_wanted = Signal()
    place_wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._costs: Costs | None = None
        self._is_waiting, self._problem = False, ""
        self._words = CachingWords(self)
        self._make_versions()
        self._make_figures()
        self._lay_out()
        self.retranslate()

    def _make_versions(self) -> None:
        self._hint, self.place = parts.caption(), Label()
        self._hint.setWordWrap(True)
        self.versions = VersionTable()
        self.table = view_of(self.versions, "cachingVersions", caching_model.GOES_ON)
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(row * (_VERSION_ROWS + 1) + 12)
        self.add, self.reset = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self.show_place = QPushButton(autoDefault=False)
        self.add.clicked.connect(self.files_wanted)
        self.reset.clicked.connect(self.reset_wanted)
        self.show_place.clicked.connect(self.place_wanted)

    def _make_figures(self) -> None:
        self.figures = [parts.figure(name, 1.4) for name in _NAMES]
        self.captions = [parts.caption() for _ in _NAMES]
        self.said = Label()
        self.terms = Label(wordWrap=True)
        self.terms.setObjectName("caption")
        self.month = Label()
        self._lifetime_name, self._rate_name, self._rate_unit = Label(), Label(), Label()
        self.lifetime = parts.named(QComboBox(), "cachingLifetime")
        for meter in (CACHE_WRITE, CACHE_WRITE_LONG):
            self.lifetime.addItem("", meter)
        self.hit_rate = parts.number("cachingHitRate", 100, step=5)
        self.hit_rate.setValue(_HIT_RATE)
        self._lifetime_name.setBuddy(self.lifetime)
        self._rate_name.setBuddy(self.hit_rate)
        self.lifetime.currentIndexChanged.connect(self._show)
        self.hit_rate.valueChanged.connect(self._change)
        self.hits = HitsTable()
        self.hits_table = view_of(self.hits, "cachingHits", None)

    def _lay_out(self) -> None:
        where, choices = QHBoxLayout(), QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.place, 1)
        for button in (self.show_place, self.reset, self.add):
            where.addWidget(button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(0)
        for column, (shown, caption) in enumerate(zip(self.figures, self.captions, strict=True)):
            grid.addWidget(shown, 0, column)
            grid.addWidget(caption, 1, column)
        grid.setColumnStretch(len(_NAMES), 1)
        choices.setSpacing(8)
        for widget in (self._rate_name, self.hit_rate, self._rate_unit):
            choices.addWidget(widget)
        choices.addWidget(self.month, 1)
        choices.addWidget(self._lifetime_name)
        choices.addWidget(self.lifetime)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 12, 0, 0)
        column_.setSpacing(12)
        column_.addWidget(self._hint)
        column_.addWidget(self.table)
        column_.addLayout(where)
        column_.addLayout(grid)
        column_.addWidget(self.said)
        column_.addWidget(self.terms)
        column_.addLayout(choices)
        column_.addWidget(self.hits_table, 1)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._hint.setText(
            self.tr(
                "A provider keeps what calls begin with, and reads it again for less. Add other"
                " versions of the prompt, or a batch file, to see how far they begin alike."
            )
        )
        self.add.setText(self.tr("A&dd Files…"))
        self.reset.setText(self.tr("&Leave the Files"))
        self.show_place.setText(self.tr("S&how Where"))
        self._rate_name.setText(self.tr("&Found in the cache"))
        self.hit_rate.setAccessibleName(self.tr("Percent of calls found in the cache"))
        self._rate_unit.setText(self.tr("% of the calls:"))
        self._lifetime_name.setText(self.tr("&Kept for"))
        self.lifetime.setItemText(0, self.tr("5 minutes"))
        self.lifetime.setItemText(1, self.tr("1 hour"))
        self.lifetime.setAccessibleName(self.tr("How long the beginning is kept"))
        self.table.setAccessibleName(self.tr("Versions that are compared"))
        self.hits_table.setAccessibleName(self.tr("What a cache saves, by the number of calls"))
        for model in (self.versions, self.hits):
            model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, model.columnCount() - 1)
        self._show()

    # From one start to the next

    def restore(self, kept: Mapping[str, str]) -> None:
        """Have the share of an earlier start, or one to begin with."""
        value = kept.get(_SETTING, "")
        self.hit_rate.setValue(int(value) if value.isdecimal() else _HIT_RATE)

    def kept(self) -> dict[str, str]:
        """The settings that ``restore`` reads."""
        return {_SETTING: str(self.hit_rate.value())}

    def _change(self) -> None:
        self._show()
        self.changed.emit()

    # What is shown

    def show_waiting(self) -> None:
        """Say that prompts are compared; the figures of the last ones stay until then."""
        self._is_waiting = True
        self.place.setText(self.tr("Comparing…"))

    def show_progress(self, share: Decimal) -> None:
        """Say how many of the prompts were compared, 0 to 1, while the page waits for them."""
        if self._is_waiting:
            known = self.tr("Comparing… {percent}")
            self.place.setText(known.format(percent=text.percent(share)))

    def show_problem(self, sentence: str) -> None:
        """Say why a file can't be compared, and show no figures."""
        self._problem = sentence
        self._show_anew(None, has_files=True, is_in_text=False)

    def show_case(self, case: Case, *, has_files: bool, is_in_text: bool) -> None:
        """Show what is cached.

        Args:
            case: what it is.
            has_files: whether any were added.
            is_in_text: whether the end of the beginning can be shown in the text.
        """
        self._problem = ""
        self._show_anew(case, has_files=has_files, is_in_text=is_in_text)

    def _show_anew(self, case: Case | None, *, has_files: bool, is_in_text: bool) -> None:
        self._case, self._is_waiting = case, False
        self.reset.setEnabled(has_files)
        self.show_place.setEnabled(is_in_text)
        self.versions.show_case(case)
        self._show()

    def _show(self) -> None:
        case, costs = self._case, None
        if case and case.sharing and case.tariff:
            with suppress(UsageError):
                costs = caching.costs(case.call, case.tariff, self.lifetime.currentData())
        self._costs = costs
        has_choice = bool(case and case.tariff and len(caching.lifetimes(case.tariff)) > 1)
        self.lifetime.setVisible(has_choice)
        self._lifetime_name.setVisible(has_choice)
        self._show_figures(case)
        is_kept = bool(case and case.call.kept)
        self.hits.show_costs(costs if is_kept else None, self._currency)
        self.month.setText(self._month())
        self.terms.setText(self._words.terms(case) if case else "")
        self.terms.setVisible(bool(case and case.is_batch))
        if case is None or case.sharing is None:
            is_known = case is not None  # before the first answer there is nothing to say
            self.place.setText(self.tr("There is no prompt yet.") if is_known else self._problem)
            self.said.clear()
            return
        self.place.setText(self._words.place(case.sharing))
        self.said.setText(self._words.pays(costs, case))

    @property
    def _currency(self) -> str:
        return self._case.tariff.currency if self._case and self._case.tariff else ""

    def _show_figures(self, case: Case | None) -> None:
        for label, caption, shown, said in zip(
            self.figures, self.captions, self._shown(case), self._captions(case), strict=True
        ):
            parts.say(label, shown, f"{said}: {shown}")
            caption.setText(said)

    def _shown(self, case: Case | None) -> list[str]:
        if case is None or case.sharing is None:
            return [_NONE] * len(_NAMES)
        kept, found = case.call.kept, self._costs
        tokens = [case.figure(case.prefix), case.figure(kept) if kept else text.integer(0)]
        each = (found.plain, found.cold, found.warm) if found else ()
        about = APPROXIMATELY if case.is_unsure else ""
        costs = [about + cost for cost in text.costs(each, self._currency)] or [_NONE] * 3
        hits = found.break_even if found and kept and found.warm < found.plain else None
        return [*tokens, *costs, _NONE if hits is None else text.integer(hits)]

    def _captions(self, case: Case | None) -> list[str]:
        same = self.tr("tokens begin alike")
        if case and case.call.tokens:
            share = text.percent(Decimal(case.prefix) / case.call.tokens)
            same = self.tr("tokens begin alike, {share}").format(share=share)
        return [
            same,
            self._words.rule(case.model if case else None),
            self.tr("a call without a cache"),
            self.tr("one that fills it"),
            self.tr("one that finds it"),
            self.tr("times found until it pays"),
        ]

    def _month(self) -> str:
        """What a month costs, of which so many calls find their beginning."""
        case, costs = self._case, self._costs
        if case is None or costs is None or not case.call.kept:
            return ""
        rate = money.times(Decimal(self.hit_rate.value()), Decimal("0.01"))
        calls = Decimal(case.requests)
        cached = money.times(calls, costs.average(rate))
        return self._words.month(
            case.requests, cached, costs.without(case.requests), self._currency
        )

    def report(self, today: date) -> Report:
        """The report of the page."""
        say, case = ReportWords(self), self._case
        facts = [say.fact("model", self.tr("Model"), Cell(case.model.name if case else ""))]
        costs = self._costs
        values: list[int | Decimal] = [case.prefix, case.call.kept] if case else []
        values += [costs.plain, costs.cold, costs.warm] if costs else []
        for name, value, shown, said in zip(
            _NAMES, values, self._shown(case), self._captions(case), strict=False
        ):
            facts.append(say.fact(name, said, figure(shown, value)))
        tables = [
            self.versions.as_table("versions", self.table.accessibleName()),
            self.hits.as_table("calls", self.hits_table.accessibleName()),
        ]
        labels = self._hint, self.place, self.said, self.terms, self.month
        notes = [label.text() for label in labels]
        rates = say.rates(case.tariff) if case and case.tariff else ()
        return Report(self.tr("Caching"), facts, tables, [*notes, *rates, say.made(today)])
