"""Logs as tests write them, and what was read of them."""

import io
import json
from collections import Counter
from datetime import UTC, datetime

from estimator.pricing import book
from estimator.reconcile.reading import Reading

BOOK = book.load()
NOW = datetime(2026, 11, 30, tzinfo=UTC)
NOON = 1_795_435_200  # 2026-11-23 12:00 UTC
DAY = 86_400


def reading(*files, priced_by=BOOK):
    """What has read these files, each bytes, a text, or a list of lines and of objects."""
    made = Reading(priced_by, NOW)
    for number, content in enumerate(files, 1):
        made.read(f"file {number}", io.BytesIO(as_bytes(content)))
    return made


def log_of(*files):
    return reading(*files).close()


def as_bytes(content):
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode()
    lines = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in content]
    return b"\n".join(lines) + b"\n"


def used(cells):
    """What cells used: by model and class, the meters and their totals."""
    sums = {}
    for cell in cells:
        key = cell.sale.model.id if cell.sale.model else cell.sale.name, cell.sale.service_tier
        sums.setdefault(key, Counter()).update({"requests": cell.requests, **cell.totals})
    return {key: dict(counts) for key, counts in sums.items()}


def reasons(log):
    return [(bad.line, bad.error.kind, bad.error.field) for bad in log.found.broken]


def chat(id_="chatcmpl-1", model="gpt-5.4", total=1000, output=100, **more):
    """A Chat Completions response."""
    usage = {"prompt_tokens": total, "completion_tokens": output, "total_tokens": total + output}
    usage |= more.pop("usage", {})
    plain = {"id": id_, "object": "chat.completion", "created": NOON, "model": model}
    return {**plain, "choices": [{"message": {"content": "hi"}}], "usage": usage, **more}


def message(id_="msg_1", model="claude-sonnet-4-5-20250929", **usage):
    """A Messages response of Anthropic."""
    counts = {"input_tokens": 10, "output_tokens": 5, **usage}
    return {"id": id_, "type": "message", "model": model, "content": [], "usage": counts}
