"""The rules of trimming in the user's words."""

from typing import TYPE_CHECKING

from estimator.ui import text
from estimator.ui.translated import tr

if TYPE_CHECKING:
    from estimator.trimming.rule import LeftAlone


def title(rule: str) -> str:
    """What a rule does, in some words."""
    return _titles().get(rule, rule)


def _titles() -> dict[str, str]:
    return {
        "base64": tr("Embedded data to a placeholder"),
        "html-text": tr("HTML to text"),
        "duplicate-blocks": tr("Repeated paragraphs"),
        "duplicate-lines": tr("Repeated lines"),
        "log-lines": tr("Log lines alike folded"),
        "json-rows": tr("Long JSON lists to head and tail"),
        "table-rows": tr("Long tables to head and tail"),
        "json-table": tr("JSON records to a table"),
        "json-compact": tr("Compact JSON"),
        "json-escapes": tr("JSON escapes to characters"),
        "table-padding": tr("Padding of tables"),
        "data-indentation": tr("Indentation of data"),
        "comments": tr("Comments in code"),
        "code-indentation": tr("Indentation of code"),
        "politeness": tr("Polite phrases"),
        "punctuation": tr("Plain punctuation"),
        "inner-blanks": tr("Spaces within lines"),
        "trailing-blanks": tr("Spaces at line ends"),
        "blank-lines": tr("Empty lines"),
    }


def left_alone(found: "LeftAlone", prompt: str) -> str:
    """What was left alone, and where."""
    line = text.integer(prompt.count("\n", 0, found.at) + 1)
    known = {
        "broken-json": tr("Line {line}: JSON that can't be read is left alone."),
        "broken-markup": tr("Line {line}: markup that can't be read is left alone."),
        "broken-table": tr("Line {line}: a table that can't be read is left alone."),
        "unclosed-fence": tr("Line {line}: code without an end is left alone."),
        "too-long": tr("Line {line}: what is too long is left alone."),
        "too-deep": tr("Line {line}: what is nested too deeply is left alone."),
        "unknown-language": tr("Line {line}: code in an unknown language is left alone."),
    }
    return known[found.reason].format(line=line)
