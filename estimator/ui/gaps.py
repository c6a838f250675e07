"""Gaps between the blocks of a column, which are smaller where the column is low."""

from typing import NamedTuple

from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout

from estimator.ui import theme

_Policy = QSizePolicy.Policy


class _Gap(NamedTuple):
    spacer: QSpacerItem
    layout: QVBoxLayout
    usual: int
    low: int


class Gaps:
    """The gaps of one column."""

    def __init__(self, low: int) -> None:
        """Take a column for low that has fewer pixels than this, of text of the usual size."""
        self._low, self._is_low = low, False
        self._gaps: list[_Gap] = []

    def add(self, layout: QVBoxLayout, usual: int, low: int) -> None:
        """Add a gap at the end of a layout: its pixels, and those in a low column."""
        spacer = QSpacerItem(0, usual, _Policy.Minimum, _Policy.Fixed)
        layout.addSpacerItem(spacer)
        self._gaps.append(_Gap(spacer, layout, usual, low))

    def fit(self, height: int) -> None:
        """Have the gaps of a column of this height."""
        is_low = height < self._low * theme.scale()
        if is_low == self._is_low:
            return
        self._is_low = is_low
        for gap in self._gaps:
            height = gap.low if is_low else gap.usual
            gap.spacer.changeSize(0, height, _Policy.Minimum, _Policy.Fixed)
            gap.layout.invalidate()
