"""Pages behind tabs, which scroll themselves before their window does."""

from PySide6.QtWidgets import QTabWidget, QWidget


class Pages(QTabWidget):
    """As high as the window lets it be: what is in a page can be lower than it would like."""

    def heightForWidth(self, width: int) -> int:
        """The least height that its pages need, with their tabs."""
        pages = [page for number in range(self.count()) if (page := self.widget(number))]
        tabs = self.minimumSizeHint().height() - max(
            (page.minimumSizeHint().height() for page in pages), default=0
        )
        return tabs + max((_least(page, width) for page in pages), default=0)


def _least(page: QWidget, width: int) -> int:
    least, layout = page.minimumSizeHint().height(), page.layout()
    if layout is None or not layout.hasHeightForWidth():
        return least
    return max(least, layout.minimumHeightForWidth(width))
