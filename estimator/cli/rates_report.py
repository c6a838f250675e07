"""What a file of rates would change, as text."""

import json
from collections.abc import Iterator, Mapping, Sequence

from estimator.pricing import entries
from estimator.pricing.portable.changes import Difference, Import
from estimator.reconcile.visible import visible

_TITLES = ("MODEL", "PROVIDER", "CLASS", "RATE OR FACT", "NOW", "FILE")
_MOST_NAMES = 8  # providers or fields that are named


def table(differences: Sequence[Difference]) -> Iterator[str]:
    """A line for each difference."""
    rows = [_TITLES, *map(_cells, differences)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(c.ljust(width) for c, width in zip(row, widths, strict=True)).rstrip()


def _cells(each: Difference) -> tuple[str, ...]:
    above = f" from {each.first} tokens" if each.first else ""
    is_own = each.what in (entries.RULE, entries.EXCHANGE, entries.METER)
    cells = (
        " ".join(entries.parts_of(each.model)) if is_own else each.model,
        each.provider or "-",
        f"{each.service_tier} {each.start}".strip() or "-",
        f"{each.what}{above}",
        (_thing(each.old) if is_own else each.old) or "-",
        f"-> {(_thing(each.new) if is_own else each.new) or '-'}",
    )
    return tuple(map(_shown, cells))


def _shown(text: str) -> str:
    return visible(" ".join(text.split()))


def _thing(value: str) -> str:
    """What a rule, an exchange rate or a meter says, field by field."""
    said = json.loads(value) if value else {}
    fields = ((name.replace("_", " "), each) for name, each in said.items())
    return ", ".join(
        f"{name} {' '.join(each) if isinstance(each, list) else each}" for name, each in fields
    )


def conflicts(kept: Sequence[Difference]) -> Iterator[str]:
    """What the user set otherwise, which stays."""
    if kept:
        yield "Kept as you set it (--overwrite takes the file's):"
        yield from table(kept)


def summary(made: Import, *, is_done: bool, is_trial: bool) -> str:
    """How many things change, in a sentence."""
    added = sum(not each.old for each in made.differences)
    removed = sum(bool(each.old) and _is_gone(each.new) for each in made.differences)
    changed = len(made.differences) - added - removed
    counts = (
        f"{added} added, {changed} changed, {removed} removed, {made.unchanged} as they were,"
        f" {len(made.conflicts)} kept as you set them, {len(made.bad)} refused ({made.form})"
    )
    if is_done:
        return f"Done: {counts}."
    return f"{'Would be' if is_trial else 'Nothing was changed'}: {counts}."


def _is_gone(new: str) -> bool:
    return new in ("", "no price")


def left_out(made: Import) -> Iterator[str]:
    """What the file has beside that, and what of it is new and may be misspelt."""
    for new in made.new_names:
        meant = f"; was {new.near} meant?" if new.near else ""
        yield f"New {new.kind}: {_shown(new.name)}{meant}"
    if made.skipped:
        rows = sum(made.skipped.values())
        yield f"Passed over, {rows} rows of other providers: {_named(made.skipped)}."
    if made.ignored:
        yield f"Without a place in the book, {len(made.ignored)} fields: {_named(made.ignored)}."


def _named(counts: Mapping[str, int]) -> str:
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = ", ".join(f"{_shown(name)} ({n})" for name, n in most[:_MOST_NAMES])
    return f"{named} and {len(most) - _MOST_NAMES} more" if len(most) > _MOST_NAMES else named
