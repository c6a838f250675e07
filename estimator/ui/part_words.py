"""Names for the parts of a prompt, and the words for what a figure stands on."""

from decimal import Decimal

from estimator.tokens.parts import Basis, Part
from estimator.ui import text
from estimator.ui.translated import tr

APPROXIMATELY = "≈\u202f"


def basis(found: Basis) -> str:
    """One word for what a figure stands on."""
    words = {
        Basis.DOCUMENTED: tr("documented"),
        Basis.MEASURED: tr("measured"),
        Basis.ESTIMATE: tr("estimate"),
        Basis.NOT_COUNTED: tr("not counted"),
    }
    return words[found]


def is_unsure(part: Part) -> bool:
    """Whether the figure of a part is shown as one that may differ."""
    return part.basis is Basis.ESTIMATE or part.low != part.high


def figure(tokens: int, *, is_unsure: bool) -> str:
    """Tokens, with a sign where they may differ."""
    return (APPROXIMATELY if is_unsure else "") + text.integer(tokens)


def tokens(part: Part) -> str:
    """The figure of a part; a dash where it is not counted."""
    if part.basis is Basis.NOT_COUNTED:
        return "–"
    return figure(part.tokens, is_unsure=is_unsure(part))


def span(part: Part) -> str:
    """From the fewest to the most tokens of a part; empty where they are the same."""
    return text.span(text.integer(part.low), text.integer(part.high))


def name(part: Part) -> str:
    """What a part is, in a word or two."""
    names = {
        "audio": tr("Audio"),
        "file": tr("File"),
        "field": part.path.rpartition(".")[2],
        "image": tr("Image"),
        "message": _role(part.name),
        "pages": tr("Pages as pictures"),
        "reply": tr("Start of the reply"),
        "text": tr("Text"),
        "tool": tr("Tool"),
        "tools": tr("End of the tools"),
    }
    return names.get(part.kind, part.kind)


def more(part: Part) -> str:
    """What tells a part from its like, where that is not in its name."""
    if part.kind == "image":
        size, _, detail = part.name.partition(" ")
        sides = size.replace("x", "\u202f×\u202f")
        return f"{sides} {detail_name(detail)}".strip()
    if part.kind in ("tool", "file", "pages"):
        return part.name
    return length(part.name) if part.kind == "audio" else ""


def _role(role: str) -> str:
    roles = {
        "assistant": tr("Assistant"),
        "developer": tr("Developer"),
        "function": tr("Function"),
        "system": tr("System prompt"),
        "tool": tr("Tool result"),
        "user": tr("User"),
    }
    return roles.get(role, role)


def detail_name(detail: str) -> str:
    """A level of detail."""
    names = {
        "auto": tr("auto"),
        "high": tr("high"),
        "low": tr("low"),
        "original": tr("original"),
    }
    return names.get(detail, detail)


def quality(found: str) -> str:
    """A quality of a picture that is made."""
    names = {
        "high": tr("high"),
        "low": tr("low"),
        "max": tr("highest"),
        "medium": tr("medium"),
        "xhigh": tr("very high"),
    }
    return names.get(found, found)


def kind(found: str) -> str:
    """What an attachment is."""
    names = {"audio": tr("Audio"), "image": tr("Image"), "pdf": "PDF"}
    return names[found]


def length(seconds: str) -> str:
    """The name of an audio part, ``3.2 s``, as a length of time."""
    return text.length(int(Decimal(seconds.removesuffix(" s")) * 1000))
