"""Texts in the cells of a spreadsheet, which runs some of them as formulas."""

_RUN = tuple("=+-@＝＋－＠﹦﹢﹣﹫\t\r\n")  # noqa: RUF001 - a spreadsheet takes these for the others
_MARK = "'"


def safe(text: str) -> str:
    """A text as no spreadsheet runs it: with an apostrophe before it where it would.

    One that begins with an apostrophe gets another, so that ``plain`` gives each text back.
    """
    return _MARK + text if _needs_mark(text) else text


def plain(cell: str) -> str:
    """The text that ``safe`` made a cell of; others stay as they are."""
    rest = cell.removeprefix(_MARK)
    return rest if rest != cell and _needs_mark(rest) else cell


def _needs_mark(text: str) -> bool:
    # Some spreadsheets pass over spaces before a formula.
    return text.startswith((*_RUN, _MARK)) or text.lstrip().startswith(_RUN)
