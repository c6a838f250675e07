"""The prompts of a batch file, to see what they begin with alike."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from estimator.batch import lines
from estimator.batch.lines import Line, LineReader
from estimator.sharing import Named, rendered
from estimator.store import files


@dataclass(frozen=True)
class Prompts:
    """Those of a file, read anew each time that they are gone through: it may be large.

    Going through them raises FileError or OSError where the file can't be read.
    """

    path: Path

    def __iter__(self) -> Iterator[Named]:
        """The requests that can be read, in the order of the file."""
        for line in self._lines():
            with suppress(RecursionError):
                if line.body:
                    yield Named(line.custom_id or str(line.number), rendered(line.body))

    @property
    def model(self) -> str:
        """The first that a request asks for; empty where none does."""
        return next((line.model for line in self._lines() if line.model), "")

    def _lines(self) -> Iterator[Line]:
        with files.open_bytes(self.path) as file:
            for number, data in LineReader(file).lines():
                yield lines.read(number, data)
