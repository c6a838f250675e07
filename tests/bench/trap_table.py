"""The measurements of pathological texts as a page."""

import os
import platform
from collections.abc import Iterator
from typing import Any

import tiktoken

Found = dict[str, Any]
OURS = ("counter", "stream")
PAGE = """# Pathological texts

What tiktoken {tiktoken} does with texts at which a tokenizer may panic, hang or count wrong, and
what this app does. Each figure is of a process of its own that is ended after a minute, with Python
{python} on {cores} cores that had other work too; memory is the peak of the whole process, with
Python, the text and the vocabulary. `python tests/bench/pathological.py` measures it all again.

- **encode** and **encode_ordinary** are tiktoken's. A panic is an exception that `except Exception`
  does not catch; `encode` raises a ValueError instead, as it does for the name of a special token.
- **window** is the counter behind the window: until the whole text is counted, after a paste.
- **edit** is the longest of three edits in the middle (a letter or a line feed put in, a character
  taken out): how long the window waits, then until the count is exact again, where a thread has to
  go on. Meanwhile the window says that it is counting.
- **file** is `estimator count` on two threads, with the time in which it loads a vocabulary.
- *same*: as many tokens as tiktoken says, in the window after the edits were taken back too.
  *same by pieces*: tiktoken can't say. The pattern's pieces are then found by another engine for
  regular expressions (regex), and each is encoded by tiktoken's own byte-pair encoding, in one.

That the edits count as the whole does is held by random edits in the tests;
[Where a text may be cut](cuts.md) shows that these would see a wrong rule.

## In o200k_base

| text | tokens | encode | encode_ordinary | memory | window | memory | edit | file |
|---|---:|---|---|---:|---|---:|---|---|
{rows}

## In cl100k_base and r50k_base

Here are the texts that tiktoken does not count, or not within ten seconds. All of the other
{others} counts are the same too{wrong}.

| text | encoding | tokens | encode_ordinary | memory | window | memory | edit |
|---|---|---:|---|---:|---|---:|---|
{other_rows}
"""


def seconds(value: float) -> str:
    """A time, to two digits."""
    if value < 1:
        return f"{1000 * value:.2g} ms" if value < 0.0995 else f"{1000 * value:.0f} ms"
    return f"{value:.1f} s"


def outcome(found: Found) -> str:
    """How tiktoken's call ended."""
    if "tokens" in found:
        return seconds(found["seconds"])
    raised = found.get("raises", "")
    return {"PanicException": "panics", "ValueError": "raises ValueError"}.get(raised, str(raised))


def memory(found: Found) -> str:
    """The peak, or nothing where there was no answer."""
    return f"{found['megabytes']} MB" if "megabytes" in found else ""


def verdict(found: Found, true: int | None, *, by_pieces: bool) -> str:
    """Whether our count is the true one, and its time."""
    if "raises" in found or found["tokens"] != true:
        return "**wrong**" if "tokens" in found else outcome(found)
    return f"same{' by pieces' if by_pieces else ''}, {seconds(found['seconds'])}"


def edit(found: Found) -> str:
    """The longest edit: the call, and the count being exact again where that is later."""
    if "call" not in found:
        return ""
    call, exact = seconds(found["call"]), seconds(found["exact"])
    return call if found["exact"] < 2 * found["call"] else f"{call}, exact after {exact}"


class Case:
    """One text in one encoding."""

    def __init__(self, every: dict[str, Found], name: str, encoding: str) -> None:
        self.name, self.encoding = name, encoding
        self._every = every
        self.by_pieces = "tokens" not in self["encode_ordinary"]
        self.true = self["pieces" if self.by_pieces else "encode_ordinary"].get("tokens")

    def __getitem__(self, way: str) -> Found:
        return self._every.get(f"{self.name}|{self.encoding}|{way}", {})

    @property
    def is_right(self) -> bool:
        """Whether the window's count is the true one, before and after edits."""
        ours = self["counter"]
        return "raises" not in ours and ours["tokens"] == self.true

    @property
    def is_hard(self) -> bool:
        """Whether tiktoken does not count it, or takes long."""
        return self.by_pieces or self["encode_ordinary"]["seconds"] > 10

    def cells(self) -> Iterator[str]:
        """What both tables show."""
        yield f"{self.true:,}" if self.true is not None else "?"
        if self.encoding == "o200k_base":
            yield outcome(self["encode"])
        yield outcome(self["encode_ordinary"])
        yield memory(self["encode_ordinary"])
        yield verdict(self["counter"], self.true, by_pieces=self.by_pieces)
        yield memory(self["counter"])
        yield edit(self["counter"])
        if self.encoding == "o200k_base":
            file = self["stream"]
            yield (
                "–"
                if file.get("raises") == "no file"
                else verdict(file, self.true, by_pieces=False)
            )


def table(cases: list[list[str]]) -> str:
    """Rows of Markdown."""
    escaped = [[cell.replace("|", "\\|") for cell in cells] for cells in cases]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in escaped)


def page(every: dict[str, Found], names: list[str], encodings: tuple[str, ...]) -> str:
    """The page of all measurements."""
    others = [Case(every, name, encoding) for name in names for encoding in encodings[1:]]
    wrong = [f"{case.name} in {case.encoding}" for case in others if not case.is_right]
    return PAGE.format(
        tiktoken=tiktoken.__version__,
        python=platform.python_version(),
        cores=os.cpu_count(),
        rows=table([[name, *Case(every, name, encodings[0]).cells()] for name in names]),
        others=sum(not case.is_hard for case in others),
        wrong=f", but for {', '.join(wrong)}" if wrong else "",
        other_rows=table(
            [[case.name, case.encoding, *case.cells()] for case in others if case.is_hard]
        ),
    )
