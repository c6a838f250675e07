"""The compute-time plan: the window for it is made when it is first asked for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from estimator.pricing.plans import INPUTS
from estimator.pricing.presets import PRESETS
from estimator.ui.keeping import Keeper

if TYPE_CHECKING:
    from estimator.ui.plan_window import PlanWindow

_PRESET = "preset"
_SETTING = "plan_{name}"  # of an input, or of the preset


class Planning(QObject):
    """Opens the window, and keeps its inputs for the next start.

    Signals:
        rates_wanted: the user wants to see the rates.
    """

    rates_wanted = Signal()

    def __init__(self, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._keeper = keeper
        self._parent = window
        self.window: PlanWindow | None = None

    def open(self) -> None:
        """Show the window."""
        if self.window is None:
            self.window = self._make()
        self.window.start()

    def _make(self) -> "PlanWindow":
        from estimator.ui.plan_window import PlanWindow

        made = PlanWindow(self._parent)
        own = {name: self._get(name, "") for name in INPUTS}
        made.restore(self._get(_PRESET, PRESETS[0].name), own)
        made.changed.connect(lambda: self._keep({_PRESET: made.chosen} | made.own))
        made.rates_wanted.connect(self.rates_wanted)
        return made

    def _get(self, name: str, default: str) -> str:
        return self._keeper.get(_SETTING.format(name=name), default)

    def _keep(self, changed: Mapping[str, str]) -> None:
        for name, value in changed.items():
            self._keeper.set(_SETTING.format(name=name), value)
