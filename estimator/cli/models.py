"""``estimator models``: what the rate book knows of each model, without its rates."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from estimator.cli import in_force
from estimator.pricing.rates import Model
from estimator.tokens.models import Kind, counting_of

_TITLES = ("MODEL", "PROVIDER", "ENCODING", "CONTEXT", "SERVICE TIERS")


def run(*, as_json: bool) -> None:
    """Print a JSON list, or a table.

    Raises:
        StoreError: the models of the user's own can't be read.
    """
    models = in_force.load().models()
    if as_json:
        print(json.dumps([_row(model) for model in models], ensure_ascii=False, indent=1))
    else:
        print("\n".join(_table(models)))


def _row(model: Model) -> dict[str, Any]:
    found = counting_of(model.counts_as or model.id)
    return {
        "id": model.id,
        "provider": model.provider,
        "name": model.name,
        "encoding": found.encoding if found else None,
        "assumed": found.kind is Kind.ASSUMED if found else None,
        "counting": found.kind.value if found else None,
        "context_window": model.context_window,
        "max_input": model.max_input,
        "max_output": model.max_output,
        "service_tiers": model.service_tiers,
        "regions": list(model.uplifts),
        "retires": model.retires.isoformat() if model.retires else None,
    }


def _table(models: Iterable[Model]) -> Iterator[str]:
    rows = [_TITLES, *map(_cells, models)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if title == "CONTEXT" else cell.ljust(width)
            for cell, width, title in zip(row, widths, _TITLES, strict=True)
        ]
        yield "  ".join(cells).rstrip()


def _cells(model: Model) -> tuple[str, str, str, str, str]:
    row = _row(model)
    kind, encoding = row["counting"], row["encoding"]
    return (
        model.id,
        model.provider,
        encoding if kind == Kind.EXACT else "-" if kind is None else f"{encoding} ({kind})",
        str(model.context_window or "-"),
        ", ".join(model.service_tiers),
    )
