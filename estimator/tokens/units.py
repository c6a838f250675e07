"""Lengths in UTF-16 units, which is how Qt counts."""


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def index_of(text: str, unit: int, units: int) -> int | None:
    """The character that a UTF-16 unit begins; None where the unit is the half of a pair.

    Args:
        text: any.
        unit: from 0 to ``units``.
        units: of the whole text.
    """
    if units == len(text):
        return unit
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * unit]
    index = len(before.decode("utf-16-le", "surrogatepass"))
    return index if utf16_length(text[:index]) == unit else None


def sliced(text: str, start: int, end: int) -> str:
    """The text from one unit to another; half a pair at either end is a surrogate alone."""
    if utf16_length(text) == len(text):
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
    return units.decode("utf-16-le", "surrogatepass")


def spliced(text: str, start: int, removed: int, inserted: str) -> str:
    """``text`` with ``removed`` units at ``start`` replaced; halves of a pair are joined."""
    if utf16_length(text) == len(text):
        made = text[:start] + inserted + text[start + removed :]
    else:
        units = text.encode("utf-16-le", "surrogatepass")
        middle = inserted.encode("utf-16-le", "surrogatepass")
        made = (units[: 2 * start] + middle + units[2 * (start + removed) :]).decode(
            "utf-16-le", "surrogatepass"
        )
    return with_pairs_joined(made)


def with_pairs_joined(text: str) -> str:
    """The text with each high surrogate and the low one after it as the character they are."""
    if is_paired(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def is_paired(text: str) -> bool:
    """Whether no half of a surrogate pair stands alone or as a character of its own."""
    return paired_length(text) is not None


def paired_length(text: str) -> int | None:
    """The length in UTF-16 units of a text that is paired; None for any other."""
    if text.isascii():
        return len(text)
    try:
        return len(text.encode("utf-16-le")) // 2  # four times as fast as UTF-8
    except UnicodeEncodeError:
        return None
