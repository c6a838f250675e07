"""The prompts of a batch file, to see what they begin with alike."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from estimator.batch import lines
from estimator.batch.lines import LineReader
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
        with files.open_bytes(self.path) as file:
            for number, data in LineReader(file).lines():
                line = lines.read(number, data)
                with suppress(RecursionError):
                    if line.body:
                        yield Named(line.custom_id or str(number), rendered(line.body))
