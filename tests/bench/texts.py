"""Real text to measure with: Python's own library."""

import functools
import json
import sysconfig
from pathlib import Path


@functools.cache
def code(size: int) -> str:
    """Source code of this many characters; the library again from its start where it is short."""
    folder = Path(sysconfig.get_path("stdlib"))
    parts, length = [], 0
    while length < size:
        for path in sorted(folder.glob("*.py")):
            parts.append(path.read_text(encoding="utf-8"))
            length += len(parts[-1])
            if length >= size:
                break
    return "".join(parts)[:size]


@functools.cache
def prose(size: int) -> str:
    """English sentences of this many characters, from the library's own documentation."""
    import pydoc_data.topics  # noqa: PLC0415 - half a megabyte

    text = "\n".join(pydoc_data.topics.topics.values())
    return (text * (size // len(text) + 1))[:size]


@functools.cache
def one_line(size: int) -> str:
    """Minified JSON of this many characters."""
    rows = [
        {"id": i, "name": f"user {i}", "tags": ["a", "bc", "déf"], "score": i * 1.37}
        for i in range(size // 50)
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))[:size]
