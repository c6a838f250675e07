"""Sections in words."""

from estimator.ui.translated import tr


def kind(found: str) -> str:
    """What a section is, in a word."""
    names = {
        "definition": tr("definition"),
        "heading": tr("heading"),
        "key": tr("key"),
        "message": tr("message"),
        "paragraph": tr("paragraph"),
        "part": tr("part"),
    }
    return names[found]
