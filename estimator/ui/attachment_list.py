"""The attachments of the prompt, under its editor."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from estimator.attachments import Attachment
from estimator.estimate import Estimate
from estimator.ui import parts
from estimator.ui.attachment_row import AttachmentRow

_ROWS_SHOWN = 4


class AttachmentList(QFrame):
    """A row for each attachment; hidden where there is none, and scrolled where there are many.

    Signals:
        changed: the id of one, and the Image or Audio that it is now.
        removed: the id of one.
    """

    changed = Signal(int, object)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachments")
        self._rows: dict[int, AttachmentRow] = {}
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self._scrolled = QScrollArea(widgetResizable=True)
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(parts.hairline())
        column.addWidget(self._scrolled)
        self.hide()

    def show_estimate(self, estimate: Estimate) -> None:
        """Show the attachments of an estimate."""
        there = [attachment.id for attachment in estimate.attachments]
        if there != list(self._rows):
            self._arrange(estimate.attachments)
        for attachment in estimate.attachments:
            self._rows[attachment.id].show_attachment(attachment, estimate)
        self.setVisible(bool(there))
        if there:
            self._set_height()

    def start(self, attachment: int) -> None:
        """Go to what can be typed of an attachment."""
        row = self._rows[attachment]
        row.start()
        # It may have been made just now, and stands in its place only then.
        QTimer.singleShot(0, row, lambda: self._scroll_to(row))

    def _scroll_to(self, row: AttachmentRow) -> None:
        self._scrolled.ensureWidgetVisible(row)
        self._scrolled.horizontalScrollBar().setValue(0)

    def _arrange(self, attachments: tuple[Attachment, ...]) -> None:
        """Have the rows of these, in their order; those that stay keep the focus."""
        there = {attachment.id for attachment in attachments}
        for gone in [number for number in self._rows if number not in there]:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        rows = {each.id: self._rows.get(each.id) or self._made(each) for each in attachments}
        for place, row in enumerate(rows.values()):
            self._column.insertWidget(place, row)
        self._rows = rows

    def _made(self, attachment: Attachment) -> AttachmentRow:
        row = AttachmentRow(attachment)
        row.changed.connect(self.changed)
        row.removed.connect(self.removed)
        return row

    def _set_height(self) -> None:
        shown = list(self._rows.values())[:_ROWS_SHOWN]
        self._scrolled.setFixedHeight(sum(row.sizeHint().height() for row in shown) + 8)
