"""Lines and paragraphs of prose that stand on their own, so that one can go without another."""

import re
from collections import Counter
from collections.abc import Sequence

from estimator.trimming.code_blocks import looks_like_code
from estimator.trimming.edits import Span

_WORD = re.compile(r"[^\W\d_]{2}")
_STRUCTURE = re.compile(  # of lists, tables, markup, or who speaks
    r"""[ \t#|<}\])"'=\u2013-\u2015\u201c\u201e\u00ab\u300c-]|[+*][ \t]|[$%>@/\\]"""
    r"|\w{1,9}[.)][ \t]|[^|]*+\||\[?[^\s:\uff1a][^:\uff1a\n.!?]{0,39}\]?\**+[:\uff1a]"
)
_OF_CODE = re.compile(r"[{}=<>$`\\_]|;|\w\(|[,\t]\S|[^\w\s]{3}|[ \t]-{1,2}\w|\w[/.:]\w|&&")
_ENDED = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019\u300d\u300f)\]*_]*+$")
_SEPARATORS = ",;\t"
_LABEL = re.compile(
    r"^[ \t]{0,3}+(?:(?:[*#>]{1,6} ?)?(?P<who>[^\W\d_][\w .'-]{0,29})[*]*+[:\uff1a]"
    r"|(?:#{1,6} |\*\*|\[|<\|(?:im_start\|>)?)(?P<marked>system|developer|user|human|assistant|ai|"
    r"bot|model|tool|you|chatgpt|claude|customer|agent|\u7528\u6237|\u52a9\u624b)\b)",
    re.MULTILINE | re.IGNORECASE,
)
_ITEM = re.compile(r"[#>|<]|[-+*][ \t]|\d{1,9}[.)][ \t]|```|~~~")
_LEAST = 2  # speakers, and turns of each of them


def is_prose(line: str) -> bool:
    """Whether a line, without blanks at its end, may be prose that is no item and no turn."""
    if _STRUCTURE.match(line) or _OF_CODE.search(line):
        return False
    return bool(_WORD.search(line))


def stands_alone(text: str, lines: Sequence[Span], number: int) -> bool:
    """Whether a line of prose begins and ends what it says, and nothing near says it is a row.

    One that ends no sentence has to be a paragraph, and to begin like a title.
    """
    before, line, after = (_line(text, lines, number + step) for step in (-1, 0, 1))
    if any(line.count(sign) and _near(line, before, after, sign) for sign in _SEPARATORS):
        return False
    above = before or _last_line(text, lines[number][0])
    if above.endswith((":", "\uff1a")) or _STRUCTURE.match(above):
        return False
    if not _ENDED.search(line):
        return not before and not after and _is_title(line)
    return not before or bool(_ENDED.search(before))


def _line(text: str, lines: Sequence[Span], number: int) -> str:
    return text[slice(*lines[number])].rstrip() if 0 <= number < len(lines) else ""


def _near(line: str, before: str, after: str, sign: str) -> bool:
    """Whether a line beside has as many of a sign as rows of a table have."""
    return line.count(sign) in {before.count(sign), after.count(sign)}


def _last_line(text: str, end: int) -> str:
    """The last line above that is not empty."""
    above = text[max(0, end - 1_000) : end].rstrip()
    return above[above.rfind("\n") + 1 :]


def _is_title(line: str) -> bool:
    first = line.split(maxsplit=1)[0]
    return not line[0].islower() and not (len(first) > 1 and first.isupper() and first.isascii())


def is_dialogue(text: str) -> bool:
    """Whether at least two speak in a text, and more than once each."""
    turns = Counter((found["who"] or found["marked"]).lower() for found in _LABEL.finditer(text))
    return sum(count >= _LEAST for count in turns.values()) >= _LEAST


def is_turn(paragraph: str) -> bool:
    """Whether a paragraph has a line that says who speaks."""
    return bool(_LABEL.search(paragraph))


def is_of_sentences(paragraph: str) -> bool:
    """Whether a paragraph is no code, no rows of a table, no verse: what is repeated for a reason.

    Lists, headings, quotes and what is fenced say by their marks what they are.
    """
    if _ITEM.match(paragraph):
        return True
    if _are_rows(paragraph) or (paragraph[0] not in "{[" and looks_like_code(paragraph)):
        return False
    lines = [line.rstrip() for line in paragraph.split("\n")]
    is_said = any(_ENDED.search(line) for line in lines) or paragraph[0] in "{["
    return is_said or (len(lines) == 1 and not _OF_CODE.search(paragraph))


def _are_rows(paragraph: str) -> bool:
    """Whether each line of a paragraph has as many separators as the first."""
    lines = paragraph.split("\n")
    return len(lines) > 1 and any(
        lines[0].count(sign) and len({line.count(sign) for line in lines}) == 1
        for sign in _SEPARATORS
    )
