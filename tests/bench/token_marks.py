"""A key pressed with the tokens marked and the ruler beside them, to the repainted window."""

from keystroke import app_window, keys, wait_for_count
from measure import Figure
from texts import code, one_line


def marked(text: str) -> list[float]:
    """The keys in the app's window, which shows each token and how many there are before."""
    with app_window() as window:
        window.editor.load(text)
        window.editor.fill()
        wait_for_count(window)
        window.tokens.set_marks(True)
        window.tokens.set_ruler(True)
        samples: list[float] = keys(window.editor)
        return samples


def figures() -> list[Figure]:
    """Source code of two sizes, and minified JSON on one line, against a frame."""
    return [
        Figure(
            f"a key with token marks on, {name}, p99",
            marked(text),
            "16 ms",
            [0.016],
            ("at most", 1),
            by=0.99,
        )
        for name, text in (
            ("1 MB", code(1_000_000)),
            ("10 MB", code(10_000_000)),
            ("5 MB on one line", one_line(5_000_000)),
        )
    ]
