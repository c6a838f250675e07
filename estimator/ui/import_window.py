"""What a file of rates would change, for the user to choose from; nothing is changed before."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from estimator.pricing.book import RateBook
from estimator.pricing.portable.changes import Difference, Import
from estimator.pricing.portable.picking import Needs, needs
from estimator.ui import columns, geometry, parts, text, words
from estimator.ui.import_words import ImportWords
from estimator.ui.label import Label

_CHECKED = Qt.CheckState.Checked
_NUMBER = Qt.ItemDataRole.UserRole
_FEW = 200  # differences that are shown at once, without a click on their models
_MOST_BAD = 200  # refused rows that are listed
_WIDTHS = (280, 160, 200, 110)


class ImportWindow(QDialog):
    """A tree of models and what would become of each, with a check mark beside everything.

    Attributes:
        made: what the file would change.
    """

    def __init__(
        self, name: str, read: Callable[[bool], Import], book: RateBook, parent: QWidget
    ) -> None:
        """Show what a file would change.

        Args:
            name: of the file.
            read: reads it; whether its rates are taken where the user set others before.
            book: whose meters and providers have names.
            parent: the window that it belongs to.
        """
        super().__init__(parent)
        self.setObjectName("importRates")
        self._name, self._read = name, read
        self._words = ImportWords(book.meters, book.providers, self)
        self._items: list[QTreeWidgetItem] = []
        self._needs: Needs = {}
        self._needing: dict[int, frozenset[int]] = {}
        self.made = read(False)
        self._make()
        self._lay_out()
        self._retranslate()
        self._fill()

    def _make(self) -> None:
        self.tree = parts.named(QTreeWidget(), "importTree")
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setColumnCount(5)
        self.tree.setIndentation(16)
        self.tree.setStyleSheet("QTreeWidget::item { padding: 3px 0; }")
        self.tree.itemChanged.connect(self._check)
        self.summary, self.left_out = Label(), parts.named(Label(), "caption")
        for label in (self.summary, self.left_out):
            label.setWordWrap(True)
        self.bad_title = parts.named(Label(), "warning")
        self.bad = QPlainTextEdit(readOnly=True)
        self.bad.setMaximumHeight(110)
        self.overwrite = QCheckBox()
        self.overwrite.toggled.connect(self._read_again)
        self.apply, self.cancel = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self.apply.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column, bottom = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        bottom.addWidget(self.overwrite)
        bottom.addStretch(1)
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.apply)
        for widget in (self.summary, self.tree, self.left_out, self.bad_title, self.bad):
            column.addWidget(widget, 1 if widget is self.tree else 0)
        column.addLayout(bottom)
        header = self.tree.header()
        columns.set_widths(header, dict(enumerate(_WIDTHS)))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        geometry.open_at(self, QSize(900, 620))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import {name}").format(name=self._name))
        self.tree.setAccessibleName(self.tr("What the file would change"))
        self.tree.setHeaderLabels(
            [self.tr("Model"), self.tr("Class"), self.tr("Rate or fact"), self.tr("Now"),
             self.tr("File")]
        )  # fmt: skip
        self.bad.setAccessibleName(self.tr("Rows that are refused"))
        self.overwrite.setText(self.tr("&Take the file's also where I set something else"))
        self.cancel.setText(self.tr("Cancel"))

    def _read_again(self, is_wanted: bool) -> None:  # noqa: FBT001 - a toggle's slot
        self.made = self._read(is_wanted)
        self._fill()

    # Filling

    def _fill(self) -> None:
        self.tree.blockSignals(True)
        self._items.clear()
        self.tree.clear()
        self._needs, self._needing = needs(self.made.differences), {}
        for n, needed in self._needs.items():
            for each in needed:
                self._needing[each] = self._needing.get(each, frozenset()) | {n}
        models: dict[tuple[str, str], QTreeWidgetItem] = {}
        for difference in self.made.differences:
            self._items.append(self._item(difference))
            self._items[-1].setData(0, _NUMBER, len(self._items) - 1)
            key = difference.provider, difference.model
            if key not in models:
                models[key] = self._model_item(difference)
            models[key].addChild(self._items[-1])
        self.tree.addTopLevelItems([*models.values()])
        if len(self._items) <= _FEW:
            self.tree.expandAll()
        self.tree.blockSignals(False)
        self.summary.setText(self._words.summary(self.made))
        self.left_out.setText(self._words.left_out(self.made))
        self.left_out.setVisible(bool(self.left_out.text()))
        self.overwrite.setVisible(bool(self.made.conflicts) or self.overwrite.isChecked())
        self._show_bad()
        self._count()

    def _model_item(self, difference: Difference) -> QTreeWidgetItem:
        item = QTreeWidgetItem([self._words.model(difference)])
        item.setFlags(
            item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
        )
        return item

    def _item(self, difference: Difference) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self._words.cells(difference))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, _CHECKED)
        return item

    def _show_bad(self) -> None:
        bad = self.made.bad
        for widget in (self.bad_title, self.bad):
            widget.setVisible(bool(bad))
        self.bad_title.setText(self.tr("%Ln row(s) can't be taken:", "", len(bad)))
        shown = [words.sentence(error) for error in bad[:_MOST_BAD]]
        if len(bad) > _MOST_BAD:
            shown.append("…")
        self.bad.setPlainText("\n".join(shown))

    # Choosing

    def _check(self, item: QTreeWidgetItem) -> None:
        """Take along what a difference needs, or leave out what needs it; and count them."""
        n, state = item.data(0, _NUMBER), item.checkState(0)
        if n is not None:
            self.tree.blockSignals(True)
            for other in self._tied(n, is_chosen=state == _CHECKED):
                self._items[other].setCheckState(0, state)
            self.tree.blockSignals(False)
        self._count()

    def _tied(self, n: int, *, is_chosen: bool) -> set[int]:
        """The differences that one needs, and what these need; or those that need it."""
        tied = self._needs if is_chosen else self._needing
        found, left = {n}, [n]
        while left:
            more = tied.get(left.pop(), frozenset()) - found
            left += more
            found |= more
        return found - {n}

    def chosen(self) -> set[int]:
        """The indexes of the differences that are checked."""
        return {n for n, item in enumerate(self._items) if item.checkState(0) == _CHECKED}

    def _count(self) -> None:
        count = len(self.chosen())
        self.apply.setEnabled(count > 0)
        self.apply.setText(self.tr("&Apply %Ln Change(s)", "", count))
        self.apply.setAccessibleName(text.integer(count))
