"""The user's settings: what each is by default, and what another value changes at once."""

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from estimator.choices import DEFAULT_OUTPUT_TOKENS, DEFAULT_REQUESTS
from estimator.estimate import Costs
from estimator.pricing.exchanging import BOOK, exchanged
from estimator.session import DEFAULT_MODEL, Session
from estimator.store.folder import data_folder
from estimator.store.store import HISTORY, NONE
from estimator.ui import file_dialogs, language, text, theme
from estimator.ui.editor import DEFAULT_POINTS

if TYPE_CHECKING:
    from estimator.ui.window import MainWindow

THEME, LANGUAGE, FONT, POINTS = "theme", "language", "editor_font", "points"
CURRENCY = "shown_currency"
NEW, NEW_MODEL, NEW_OUTPUT, NEW_REQUESTS = "new", "new_model", "new_output", "new_requests"
SAME, FIXED = "as before", "fixed"
ALL = "all"
DEFAULTS: Mapping[str, str] = {
    THEME: theme.SYSTEM,
    LANGUAGE: language.SYSTEM,
    FONT: "",
    POINTS: str(DEFAULT_POINTS),
    CURRENCY: "",
    NEW: SAME,
    NEW_MODEL: DEFAULT_MODEL,
    NEW_OUTPUT: str(DEFAULT_OUTPUT_TOKENS),
    NEW_REQUESTS: str(DEFAULT_REQUESTS),
    HISTORY: ALL,
}
"""Each setting and its value where the user has said nothing."""


class Preferences(QObject):
    """The settings of a window, kept with it."""

    def __init__(self, session: Session, window: "MainWindow") -> None:
        super().__init__(window)
        self.session = session
        self._window = window
        window.editor.set_family(self.get(FONT))
        window.figures.shown_also = self._also

    def get(self, name: str) -> str:
        """The value of a setting now."""
        if name == POINTS:
            return str(self._window.editor.points())
        return self._window.keeper.get(name, DEFAULTS[name])

    def all(self) -> dict[str, str]:
        """Every setting and its value now."""
        return {name: self.get(name) for name in DEFAULTS}

    def put(self, name: str, value: str) -> None:
        """Set one, and show at once what it changes.

        Raises:
            StoreError: what is kept of the history can't be removed.
        """
        if value == self.get(name):
            return
        window = self._window
        if name == THEME:
            window.choose_theme(value)
        elif name == LANGUAGE:
            window.choose_language(value)
        elif name == FONT:
            window.editor.set_family(value)
        elif name == POINTS:
            with suppress(ValueError):
                window.editor.set_points(float(value))
        elif name == HISTORY:
            self._set_history(value)
        window.keeper.set(name, value)
        if name == CURRENCY:
            window.refresh()
        if name == HISTORY and value != NONE:
            window.switching.visit_all()

    def put_all(self, values: Mapping[str, str]) -> None:
        """Set several.

        Raises:
            StoreError: as ``put``; the others are set.
        """
        for name, value in sorted(values.items(), key=lambda each: each[0] == HISTORY):
            self.put(name, value)

    def _set_history(self, value: str) -> None:
        if value == NONE:
            self._window.switching.hold_all()
            self.session.store.forget_history()
        else:
            self.session.store.keep_history()
        file_dialogs.remember(data_folder(), is_wanted=value != NONE)

    # What new prompts begin with

    def begin_prompt(self) -> None:
        """Begin a new prompt with the user's choices, where they are not those of the last one."""
        if self.get(NEW) != FIXED:
            return
        choices, figures = self.session.choices, self._window.figures
        if self.get(NEW_MODEL) in self.session.offered_models():
            self._window.picker.choose(self.get(NEW_MODEL))
        choices.set_output_tokens(_number(self.get(NEW_OUTPUT), DEFAULT_OUTPUT_TOKENS))
        choices.set_requests(_number(self.get(NEW_REQUESTS), DEFAULT_REQUESTS))
        figures.show_choices(choices.output_tokens, choices.requests)
        self._window.changed()

    # The currency that costs are shown in too

    def currencies(self) -> list[str]:
        """Those that a rate is known for; so is that of the book's, which rates are given in."""
        known = sorted(self.session.book.own.exchanges)
        return [*known, BOOK] if known else []

    def _also(self, costs: Costs, currency: str) -> str:
        """Costs in the user's currency by its rate; empty where that is the same or not known."""
        wanted, rates = self.get(CURRENCY), self.session.book.own.exchanges
        each = (costs.likely, costs.low, costs.high)
        found = [exchanged(cost, currency, wanted, rates) for cost in each] if wanted else []
        shown = [text.cost(cost.amount, wanted) for cost in found if cost]
        if not shown or found[0] is None:
            return ""
        known = self.tr("≈ {cost} by the rate of {day}")
        cost = text.span(shown[1], shown[2]) or shown[0]
        return known.format(cost=cost, day=text.day(found[0].day))


def _number(kept: str, default: int) -> int:
    """A setting as a number; what an earlier version may have written otherwise is passed over."""
    return int(kept) if kept.isascii() and kept.isdigit() else default
