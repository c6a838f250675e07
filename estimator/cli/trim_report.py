"""What was done to a prompt, as text and as JSON."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from estimator.budget import Budget, Kind
from estimator.estimate import Estimate
from estimator.pricing import money
from estimator.trimming.rule import LeftAlone, Rule
from estimator.trimming.rules import LINE_ENDINGS

_MOST = 10  # things left alone that are listed
_REASONS = {
    "broken-json": "JSON that can't be read",
    "broken-markup": "markup that can't be read",
    "broken-table": "a table that can't be read",
    "unclosed-fence": "a fence that is not closed",
    "too-long": "too long to be looked at",
    "too-deep": "nested too deeply",
    "unknown-language": "code in a language that is not known",
}


@dataclass(frozen=True)
class Done:
    """What became of a prompt.

    Attributes:
        before, after: what it was and is, counted and priced as a whole.
        shares: the rules that were followed, and the tokens that each saved.
        is_with_line_feeds: whether its line endings became line feeds.
        made_alike: how many line endings were another than most, which all have become.
        cuts: how many times lines or sentences were cut out.
        original: the text as it was.
        text: as it is now.
        is_reached: whether the budget is met, if there is one.
        is_lossy: whether something could be lost.
    """

    before: Estimate
    after: Estimate
    budget: Budget | None
    shares: tuple[tuple[Rule, int], ...]
    is_with_line_feeds: bool
    made_alike: int
    cuts: int
    left_alone: tuple[LeftAlone, ...]
    original: str
    text: str
    is_reached: bool
    is_lossy: bool


def say(done: Done, *, as_json: bool) -> None:
    """Print the report: JSON to the standard output, or text to the standard error."""
    if as_json:
        print(json.dumps(_json(done), ensure_ascii=False))
        return
    for line in _lines(done):
        print(line, file=sys.stderr)


def _json(done: Done) -> dict[str, Any]:
    return {
        "before": _figures(done.before),
        "after": _figures(done.after),
        "budget": _budget(done.budget),
        "reached": done.is_reached,
        "encoding": done.after.encoding.encoding,
        "model": done.after.model.id,
        "rules": [
            {"name": rule.name, "keeps_meaning": rule.keeps_meaning, "saved": saved}
            for rule, saved in done.shares
        ],
        "line_endings": done.is_with_line_feeds,
        "made_alike": done.made_alike,
        "cuts": done.cuts,
        "left_alone": [
            {"line": _line(done, each), "reason": each.reason} for each in done.left_alone
        ],
        "text": done.text,
    }


def _figures(estimate: Estimate) -> dict[str, Any]:
    cost = None if estimate.cost is None else money.plain_text(estimate.cost)
    return {
        "tokens": estimate.tokens,
        "low": estimate.low,
        "high": estimate.high,
        "cost": cost,
        "currency": estimate.currency,
    }


def _budget(budget: Budget | None) -> dict[str, str] | None:
    if budget is None:
        return None
    amount = {} if budget.kind is Kind.WINDOW else {"amount": money.plain_text(budget.amount)}
    return {"kind": budget.kind.value, **amount}


def _line(done: Done, left: LeftAlone) -> int:
    return done.original.count("\n", 0, left.at) + 1


def _lines(done: Done) -> Iterator[str]:
    yield f"{_tokens(done.before)} -> {_tokens(done.after)}{_costs(done)}"
    rows = [(rule.name, saved, _kind(rule)) for rule, saved in done.shares]
    width = max((len(name) for name, _, _ in rows), default=0)
    for name, saved, kind in rows:
        yield f"  {name.ljust(width)}  {-saved:,}{kind}"
    if done.is_with_line_feeds:
        yield f"  {LINE_ENDINGS}: each is one line feed now"
    if done.made_alike == 1:
        yield "  1 line ending is like the others now"
    elif done.made_alike:
        yield f"  {done.made_alike:,} line endings are like the others now"
    if done.cuts:
        places = "one place" if done.cuts == 1 else f"{done.cuts} places"
        yield f"  lines or sentences were cut out in {places}, marked […]"
    for left in done.left_alone[:_MOST]:
        yield f"  line {_line(done, left)} is left alone: {_REASONS[left.reason]}"
    if len(done.left_alone) > _MOST:
        yield f"  and {len(done.left_alone) - _MOST} more are left alone"
    if not done.is_reached:
        yield f"The budget is not met: {_hint(done)}."


def _hint(done: Done) -> str:
    if done.after.cost is None and done.budget and done.budget.kind is Kind.COST:
        return "the model has no price, so give a budget in tokens"
    if done.is_lossy:
        return "give a larger one; of a chat, fewer turns stay with --keep"
    return "allow more with --lossy, or give a larger one"


def _kind(rule: Rule) -> str:
    return "" if rule.keeps_meaning else "  (loses something)"


def _tokens(estimate: Estimate) -> str:
    sign = "" if estimate.low == estimate.high else "≈ "
    return f"{sign}{estimate.tokens:,} {'token' if estimate.tokens == 1 else 'tokens'}"


def _costs(done: Done) -> str:
    before, after = done.before.cost, done.after.cost
    if before is None or after is None:
        return ", no price"
    shown = " -> ".join(money.plain_text(cost) for cost in (before, after))
    return f", {shown} {done.after.currency} a call"
