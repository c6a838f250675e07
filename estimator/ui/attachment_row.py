"""One attachment of the prompt, in a row: what it is, its size and detail, its tokens."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QToolButton

from estimator.attachments import Attachment
from estimator.estimate import Estimate
from estimator.tokens.attachment import Audio, Image, Listed, Pdf
from estimator.tokens.media import details_of
from estimator.tokens.parts import Part
from estimator.ui import keys, part_words, parts, text, words
from estimator.ui.label import Label

MAX_SIDE = 100_000
"""The longest side in pixels that can be typed."""
_ROOMY = 560  # pixels from which on a row says everything
_NAME_WIDTH, _SHORT_NAME_WIDTH = 220, 96


class AttachmentRow(QFrame):
    """A picture or audio by its size can be changed in place; a file's can't.

    Signals:
        changed: the id, and the Image or Audio that it is now.
        removed: the id.
    """

    changed = Signal(int, object)
    removed = Signal(int)

    def __init__(self, attachment: Attachment) -> None:
        super().__init__()
        self.setObjectName("attachment")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._attachment = attachment
        self._estimate: Estimate | None = None
        self._model = ""
        self._kind, self._name, self._size = (parts.caption() for _ in range(3))
        self._name.setObjectName("")
        self._sides = [parts.number("imageSide", MAX_SIDE, step=64) for _ in range(2)]
        self._by = parts.caption()
        self._length = parts.named(QLineEdit(), "audioLength")
        self._detail = parts.named(QComboBox(), "imageDetail")
        self._tokens, self._remove = Label(), QToolButton()
        self._make()
        self._lay_out()
        self._show_kind()

    def _make(self) -> None:
        self._by.setText("×")
        self._length.setFixedWidth(80)
        self._remove.setText("✕")
        self._remove.clicked.connect(self._say_removed)
        self._tokens.setWordWrap(True)
        self._tokens.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for side in self._sides:
            side.setMinimum(1)
            side.valueChanged.connect(self._say_changed)
        self._length.editingFinished.connect(self._length_edited)
        self._detail.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._detail.activated.connect(self._say_changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._kind)
        row.addWidget(self._name)
        row.addWidget(self._sides[0])
        row.addWidget(self._by)
        row.addWidget(self._sides[1])
        row.addWidget(self._length)
        row.addWidget(self._size)
        row.addWidget(self._detail)
        row.addWidget(self._tokens, 1)
        row.addWidget(self._remove)
        self.setMinimumHeight(self._detail.sizeHint().height() + 8)  # as high as one with inputs

    def _show_kind(self) -> None:
        """Show the inputs that this kind of attachment has."""
        is_typed = self._attachment.path is None
        is_image = self._attachment.kind == "image"
        for widget in (*self._sides, self._by):
            widget.setVisible(is_typed and is_image)
        self._length.setVisible(is_typed and self._attachment.kind == "audio")
        self._size.setVisible(not is_typed)
        self._name.setVisible(not is_typed)
        self._detail.hide()

    def start(self) -> None:
        """Go to the first thing that can be typed."""
        box = self._sides[0] if self._attachment.kind == "image" else self._length
        box.setFocus()
        box.selectAll()

    # Showing

    def show_attachment(self, attachment: Attachment, estimate: Estimate) -> None:
        """Show an attachment as it is counted now."""
        self._attachment, self._estimate = attachment, estimate
        content = attachment.content
        self._kind.setVisible(self._is_roomy or attachment.path is None)
        self._kind.setText(part_words.kind(attachment.kind))
        self._show_name()
        self._size.setText(self._sized())
        self._detail.hide()
        if isinstance(content, Image):
            self._show_image(content, estimate.model.id)
        elif isinstance(content, Audio) and not self._length.hasFocus():
            self._length.setText(text.length(content.milliseconds))
        self._show_tokens(attachment)
        self._name_inputs()

    def _show_name(self) -> None:
        path = self._attachment.path
        name = path.name if path else ""
        width = _NAME_WIDTH if self._is_roomy else _SHORT_NAME_WIDTH
        metrics = self._name.fontMetrics()
        self._name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width))
        self._name.setToolTip(parts.plain(str(path)) if path else "")

    def _sized(self) -> str:
        match self._attachment.content:
            case Image(width, height):
                return f"{text.integer(width)} × {text.integer(height)}"
            case Audio(milliseconds):
                return text.length(milliseconds)
            case Pdf(pages):
                return self.tr("%Ln page(s)", "", len(pages))
            case _:
                return ""

    def _show_image(self, image: Image, model: str) -> None:
        for box, side in zip(self._sides, (image.width, image.height), strict=True):
            if self._attachment.path is None and box.value() != side:
                box.blockSignals(True)
                box.setValue(side)
                box.blockSignals(False)
        known = details_of(model)
        levels = known if not known or image.detail in known else (*known, image.detail)
        shown = [self._detail.itemData(row) for row in range(self._detail.count())]
        if (model, list(levels)) != (self._model, shown):
            self._fill(levels)
            self._model = model
        self._detail.setCurrentIndex(self._detail.findData(image.detail))
        self._detail.setVisible(len(levels) > 1)

    def _fill(self, levels: tuple[str, ...]) -> None:
        self._detail.clear()
        for level in levels:
            self._detail.addItem(part_words.detail_name(level), level)

    def _show_tokens(self, attachment: Attachment) -> None:
        problem = attachment.problem or (attachment.listed and attachment.listed.problem)
        if problem:
            shown = words.sentence(problem)
        elif attachment.listed:
            shown = self._counted(attachment.listed)
        elif attachment.content:
            shown = self.tr("Counting…")
        else:
            shown = self.tr("Reading…")
        parts.restyle(self._tokens, "warning" if problem else "tokens")
        self._tokens.setText(shown)
        self._tokens.setToolTip("" if problem else self._span(attachment.listed))

    def _counted(self, listed: Listed) -> str:
        found = listed.parts
        if len(found) == 1:
            (part,) = found
            known = self.tr("{tokens} tokens · {basis}") if self._is_roomy else "{tokens}"
            return known.format(tokens=self._ranged(part), basis=part_words.basis(part.basis))
        inside, pages = found
        known = self.tr("text {text} + pages {pages} · {basis}")
        return known.format(
            text=text.integer(inside.tokens),
            pages=self._ranged(pages),
            basis=part_words.basis(pages.basis),
        )

    def _ranged(self, part: Part) -> str:
        span, shown = part_words.span(part), part_words.tokens(part)
        return f"{shown} ({span})" if span and self._is_roomy else shown

    def _span(self, listed: Listed | None) -> str:
        spans = [part_words.span(part) for part in listed.parts] if listed else []
        return next((span for span in spans if span), "")

    @property
    def _is_roomy(self) -> bool:
        return self.width() >= _ROOMY

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is little room."""
        super().resizeEvent(event)
        was_roomy = event.oldSize().width() >= _ROOMY
        if was_roomy != self._is_roomy and self._estimate:
            self.show_attachment(self._attachment, self._estimate)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._model = ""  # the names of the levels are written anew
        if self._estimate:
            self.show_attachment(self._attachment, self._estimate)

    def _name_inputs(self) -> None:
        name = " ".join(filter(None, (self._kind.text(), self._name.text())))
        remove = self.tr("Remove {name}").format(name=name)
        self._remove.setToolTip(parts.plain(remove))
        self._remove.setAccessibleName(remove)
        self._sides[0].setAccessibleName(self.tr("Width in pixels"))
        self._sides[1].setAccessibleName(self.tr("Height in pixels"))
        self._length.setAccessibleName(self.tr("Length of the audio"))
        self._length.setToolTip(self.tr("Minutes and seconds, such as 3:20"))
        self._detail.setAccessibleName(self.tr("Level of detail"))
        self._detail.setToolTip(self.tr("Level of detail"))

    # What a user does

    def _say_changed(self) -> None:
        image = self._attachment.content
        if not isinstance(image, Image):
            return
        if self._attachment.path is None:
            image = replace(image, width=self._sides[0].value(), height=self._sides[1].value())
        detail = self._detail.currentData() or image.detail
        self.changed.emit(self._attachment.id, replace(image, detail=detail))

    def _length_edited(self) -> None:
        """Take the length that was typed; what is none goes back to what it was."""
        milliseconds = text.parse_length(self._length.text())
        content = self._attachment.content
        if not isinstance(content, Audio):
            return
        known = content.milliseconds if milliseconds is None else milliseconds
        self._length.setText(text.length(known))
        if known != content.milliseconds:
            self.changed.emit(self._attachment.id, Audio(known))

    def _say_removed(self) -> None:
        self.removed.emit(self._attachment.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the attachment off, where no input wants the key."""
        if event.key() == keys.TAKE_OFF:
            self._say_removed()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language in what the levels are called."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
