"""HTML as text: what a reader sees of it, with its headings, lists, links and tables."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

from estimator.trimming import html_marks

_HIDDEN = frozenset(["script", "style", "svg", "template", "head", "canvas", "iframe"])
_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
     "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header",
     "hgroup", "hr", "legend", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
     "section", "summary", "table", "title", "ul"]
)  # fmt: skip
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_APART = frozenset(["p", "pre", "table", "ul", "ol", "dl", "blockquote", "section", *_HEADINGS])
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LIST = "- "
_WRITTEN: dict[str, Callable[[dict[str, str | None]], str]] = {
    "img": lambda given: given.get("alt") or "",
    "input": html_marks.of_input,
}
_NESTED = 20  # levels of lists that are shown


def text_of(html: str) -> str | None:
    """HTML as readable text: Markdown's headings, lists, links and tables, nothing else of it.

    Signs stand for what is raised, lowered, deleted or chosen.

    Returns:
        None where it can't be known how it is shown: something that is hidden or marked does not
        end, or a list counts down from its length.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Writes lines; ``_row`` are the cells of the row that is being read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._begin = ""
        self._hidden: list[str] = []
        self._links: list[tuple[str, int]] = []  # where they go, and begin in the line
        self._marks = html_marks.Marks()
        self._lists: list[int | None] = []  # the number of the next item
        self._is_unclear = False
        self._row: list[str] | None = None
        self._is_head = False
        self._has_rows = False
        self._preformatted = 0

    def text(self) -> str | None:
        if self._hidden or self._marks.are_unclear or self._is_unclear:
            return None
        self._end_row()
        self._break()
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        return "\n".join(self._lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif self._hidden == ["head"] and tag in ("title", "body"):
            self._hidden.clear()  # the title is read, and the end of a head may be left out
        elif not self._hidden:
            self._start(tag, dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _HIDDEN:  # it hides nothing
            self.handle_starttag(tag, attrs)

    def _start(self, tag: str, given: dict[str, str | None]) -> None:
        if tag == "br":
            self._soft_break()
        elif tag in _WRITTEN:
            self._write(_WRITTEN[tag](given))
        elif tag == "a":
            self._links.append((given.get("href") or "", len(self._line)))
        elif tag in html_marks.MARKED:
            self._marks.start(tag, self._line)
        elif tag == "ins":
            self._write(html_marks.apart(self._line))
        elif tag in ("td", "th", "tr", "table"):
            self._start_cell(tag)
        elif tag == "li":
            self._start_item(given)
        else:
            self._start_block(tag, given)

    def _start_block(self, tag: str, given: dict[str, str | None]) -> None:
        chosen = html_marks.CHOSEN if tag == "option" and "selected" in given else ""
        if self._row is not None:
            self._write(" " + chosen if tag in _BLOCKS or tag in _HEADINGS else "")
            return
        if tag in _BLOCKS or tag in _HEADINGS:
            self._break(is_apart=tag in _APART and not self._lists)
        if tag in _HEADINGS or chosen:
            self._begin = chosen or _HEADINGS[tag]
        elif tag in ("ul", "ol", "menu"):
            self._start_list(tag, given)
        elif tag == "pre":
            self._preformatted += 1

    def _start_list(self, tag: str, given: dict[str, str | None]) -> None:
        first = html_marks.number(given.get("start"))
        self._lists.append((1 if first is None else first) if tag == "ol" else None)
        self._is_unclear = self._is_unclear or (tag == "ol" and "reversed" in given)

    def _start_item(self, given: dict[str, str | None]) -> None:
        if self._row is not None:
            self._write(" ")
            return
        self._break()
        number = self._lists[-1] if self._lists else None
        own = html_marks.number(given.get("value"))
        number = own if number is not None and own is not None else number
        if self._lists and number is not None:
            self._lists[-1] = number + 1
        indent = "  " * min(max(len(self._lists) - 1, 0), _NESTED)
        self._begin = indent + (f"{number}. " if number is not None else _LIST)

    def _start_cell(self, tag: str) -> None:
        if tag in ("td", "th") and self._row is not None:
            self._end_cell()
            self._row.append("")
            self._is_head = self._is_head or tag == "th"
            return
        self._end_row()
        if tag == "tr":
            self._break()
            self._row, self._is_head = [], False
        else:
            self._break(is_apart=True)
            self._has_rows = False

    def _end_cell(self) -> None:
        self._marks.end_line(self._line)
        written = _BLANKS.sub(" ", "".join(self._line)).strip().replace("|", "\\|")
        if self._row:
            self._row[-1] = written
        elif self._row is not None and written:  # before the first cell
            self._row.append(written)
        self._line, self._links = [], []

    def _end_row(self) -> None:
        if self._row is None:
            return
        self._end_cell()
        cells, self._row = self._row, None
        if any(cells):
            self._lines.append(f"| {' | '.join(cells)} |")
            if self._is_head and not self._has_rows:
                self._lines.append("|" + " --- |" * len(cells))
            self._has_rows = True

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif self._hidden:
            return
        elif tag == "a" and self._links:
            self._end_link()
        elif tag in html_marks.MARKED:
            self._marks.end(tag, self._line)
        elif tag in ("tr", "table", "tbody", "thead"):
            self._end_row()
            self._break(is_apart=tag == "table")
        elif self._row is None and (tag in _BLOCKS or tag in _HEADINGS or tag == "li"):
            self._end_block(tag)

    def _end_block(self, tag: str) -> None:
        if tag in ("ul", "ol", "menu") and self._lists:
            self._lists.pop()
        self._break(is_apart=tag in _APART and not self._lists)
        if tag == "pre" and self._preformatted:
            self._preformatted -= 1

    def _end_link(self) -> None:
        href, start = self._links.pop()
        label = _BLANKS.sub(" ", "".join(self._line[start:])).strip()
        is_shown = href and label and not href.startswith(("#", "javascript:", "data:"))
        if is_shown and label != href:
            self._line[start:] = [f"[{label}]({href})"]

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._write(data)

    def _write(self, text: str) -> None:
        if not self._preformatted or self._row is not None:
            text = _BLANKS.sub(" ", text)
        self._marks.before(text, self._line)
        self._line.append(text)

    def _soft_break(self) -> None:
        if self._row is not None:
            self._write(" ")
        elif self._preformatted:
            self._line.append("\n")
        else:
            self._break()

    def _break(self, *, is_apart: bool = False) -> None:
        """End the line; an empty one stands between what is apart."""
        self._marks.end_line(self._line)
        written = "".join(self._line)
        self._line, self._links = [], []
        is_kept = self._preformatted
        written = written.strip("\n") if is_kept else re.sub(" +", " ", written).strip()
        if written:
            self._lines.append(self._begin + written)
            self._begin = ""
        if is_apart and self._lines and self._lines[-1]:
            self._lines.append("")
