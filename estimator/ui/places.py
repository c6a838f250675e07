"""What stands at a place of a request, shown in the editor."""

from estimator.tokens.chat_places import place_of
from estimator.tokens.units import utf16_length
from estimator.ui.editor import PromptEditor


def show(editor: PromptEditor, text: str, path: str) -> None:
    """Select what stands at a path, its beginning in sight; nothing where there is no such place.

    Args:
        editor: which holds the text.
        text: that of the request.
        path: as in a Part; empty for what stands in no one place.
    """
    if not path or not (found := place_of(text, path)):
        return
    editor.fill()
    breaks = editor.prompt.breaks
    start, end = (utf16_length(text[:at]) for at in found)
    editor.setTextCursor(editor.prompt.cursor(breaks.place(end, ends=True), breaks.place(start)))


def show_line(editor: PromptEditor, unit: int) -> None:
    """Select from a UTF-16 unit of the text to the end of its line, in the middle of the view."""
    editor.fill()
    place = editor.prompt.breaks.place(min(unit, editor.prompt.units))
    _, end = editor.prompt.line(place)
    editor.setTextCursor(editor.prompt.cursor(end, place))
    editor.centerCursor()
