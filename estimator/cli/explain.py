"""An answer of ``estimator quote`` as a person would write the sum."""

from collections.abc import Iterator, Mapping
from typing import Any

from estimator.pricing import money

ROUNDED = f"rounded to {money.ROUNDED_DIGITS} digits"
"""How the rule of a line ends whose amount is not exact."""


def explained(answer: Mapping[str, Any]) -> str:
    """The sum of an answer, a row for each line of it and one for the total; or why there is none.

    Args:
        answer: as it is printed as JSON.
    """
    name = f"line {answer['line']}" if answer["id"] is None else str(answer["id"])
    if "error" in answer:
        return f"{name}: {answer['error']['message']}"
    return "\n".join([f"{name}:", *_rows(answer)])


def _rows(answer: Mapping[str, Any]) -> Iterator[str]:
    currency = f" {answer['currency']}" if answer["currency"] else ""
    sums = [_sum(line) for line in answer["lines"]]
    total = f"{grouped(answer['total'])}{currency}"
    amounts = [*(grouped(line["amount"]) for line in answer["lines"]), total]
    width, wide = max(map(len, [*sums, "total"])), max(map(len, amounts))
    for line, written, amount in zip(answer["lines"], sums, amounts, strict=False):
        equals = "≈" if line["rule"].endswith(ROUNDED) else "="
        why = f"{line['rule']} ({line['source']})"
        yield f"  {written.ljust(width)} {equals} {amount.ljust(wide)}  {why}"
    yield f"  {'total'.ljust(width)} = {total}"


def _sum(line: Mapping[str, Any]) -> str:
    """``299,000 input_tokens × 5 / 1,000,000``."""
    per = f" / {grouped(str(line['per']))}" if line["per"] != 1 else ""
    return f"{grouped(line['quantity'])} {line['meter']} × {grouped(line['rate'])}{per}"


def grouped(decimal: str) -> str:
    """A canonical decimal with a comma between each three digits before the point."""
    whole, point, rest = decimal.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{rest}"
