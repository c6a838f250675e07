"""A rule for logs: lines that differ in their values alone are folded into the first of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from estimator.trimming.edits import Edit
from estimator.trimming.rule import Found, Rule
from estimator.trimming.source import Source

FEWEST = 3
"""Lines in a row that are folded."""

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_CLOCK = r"\d\d:\d\d:\d\d(?:[.,]\d++)?"
_ZONE = r"(?:Z| ?[+-]\d\d:?\d\d)?"
_TIMES = (
    rf"\d{{4}}[-/]\d\d[-/]\d\d[T ]{_CLOCK}{_ZONE}",  # ISO 8601, Python, Go, nginx's errors
    rf"(?:[A-Z][a-z]{{2}} )?{_MONTH} [ \d]\d {_CLOCK}(?: \d{{4}})?",  # syslog, Apache's errors
    rf"[IWEF]\d{{4}} {_CLOCK}",  # Kubernetes
    _CLOCK,
)
_ACCESS = rf"\d\d/{_MONTH}/\d{{4}}:\d\d:\d\d:\d\d [+-]\d{{4}}"  # Apache, nginx
_LEVEL = "TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL|SEVERE"
_LINE = re.compile(
    rf"^(?:(?:<\d{{1,3}}>)?\[?(?P<time>{'|'.join(_TIMES)})(?![\w:])"
    rf"|[^\s\[\]]{{1,255}}+ \S{{1,64}}+ [^\s\[\]]{{1,64}}+ \[(?P<access>{_ACCESS})\]"
    rf"|(?:\[(?i:{_LEVEL})\]|(?:{_LEVEL})[:\t ]))(?P<rest>[^\n]*+)$",
    re.MULTILINE,
)
_VARIES = re.compile(
    r"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b"
    r"|\b(?:0x)?[0-9a-fA-F]{8,}+\b"
    r"|\"[^\"\n]*+\"|(?<!\w)'[^'\n]*+'(?!\w)"
    r"|(?<![^\W\d])[+-]?\b[^\W\d]*+\d\w*+(?:[.,:/-]\d\w*+)*+"
)
_STATUS = re.compile(r'" ([1-5]\d\d)(?= |$)')
_SAYS = re.compile(r"[^ \]:\t]*+[ \]:\t].*?[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class _LogLine:
    """A line of a log: what is the same in those like it, and when it was written."""

    start: int
    end: int
    number: int
    pattern: str
    time: str


def _log_lines(source: Source) -> Found:
    """Of log lines in a row that say the same but for values, the first; and how many there are."""
    lines = _numbered(source.text)
    alike = groupby(lines, key=lambda line: (line.number, line.pattern))
    runs = (list(run) for _, run in alike)
    return Found(tuple(_folded(run) for run in runs if len(run) >= FEWEST))


def _numbered(text: str) -> Iterator[_LogLine]:
    """The log lines; those that follow one another have one number."""
    end, number = -1, 0
    for match in _LINE.finditer(text):
        rest = match["rest"]
        if not _SAYS.match(rest):  # values alone: a table
            continue
        number += match.start() != end + 1
        end = match.end()
        time = match["time"] or match["access"] or ""
        yield _LogLine(match.start(), end, number, _pattern(match, rest), time)


def _pattern(match: re.Match[str], rest: str) -> str:
    """What is said, without numbers, times, ids and quoted values; a status says something."""
    status = _STATUS.search(rest)
    kind = "time" if match["time"] else "access" if match["access"] else _level(match)
    return "\n".join([kind, _VARIES.sub("#", rest), status[1] if status else ""])


def _level(match: re.Match[str]) -> str:
    return match[0][: match.start("rest") - match.start()]


def _folded(run: list[_LogLine]) -> Edit:
    until = f", until {run[-1].time}" if run[-1].time else ""
    return Edit(run[1].start, run[-1].end, f"[{len(run) - 1} more like this{until}]")


RULES: tuple[Rule, ...] = (Rule("log-lines", keeps_meaning=False, find=_log_lines),)
