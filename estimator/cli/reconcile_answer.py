"""What ``estimator reconcile`` has found, as JSON."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from estimator.cli import reconcile_words
from estimator.pricing import money
from estimator.reconcile.comparing import Comparison, Difference
from estimator.reconcile.found import Found
from estimator.reconcile.gaps import Gap
from estimator.reconcile.outcome import Outcome
from estimator.reconcile.priced import Sum, Unpriced

Answer = dict[str, Any]


def answer(found: Outcome) -> Answer:
    """All of it; amounts are plain decimals, exact."""
    days = found.days
    return {
        "requests": None if found.has_untold and not found.requests else found.requests,
        "more_requests_not_said": found.has_untold,
        "first_day": str(days[0]) if days else None,
        "last_day": str(days[1]) if days else None,
        "totals": {name: _plain(total) for name, total in found.priced.totals().items()},
        "lines": [_line(each) for each in found.priced.sums()],
        "days": [
            {"day": str(day) if day else None, "currency": currency, "amount": _plain(amount)}
            for day, currency, amount in found.priced.days()
        ],
        "unpriced": [_unpriced(each) for each in found.priced.unpriced],
        "found": _found(found.log.found),
        "reports_without_tokens": dict(found.log.found.reports),
        "more_pages": found.log.found.is_cut,
        "undated": found.undated,
        "set_aside": {
            "requests": sum(cell.requests for cell in found.aside),
            "tokens": found.tokens(found.aside),
        },
        "tiers_not_judged": found.unjudged,
        "gaps": [_gap(each) for each in found.gaps],
        "bill": _bill(found.comparison) if found.comparison else None,
        "exchanges": [
            {"currency": name, "rate": _plain(each.rate), "day": str(each.date)}
            for name, each in found.bill.exchanges.items()
        ],
        "not_compared": [
            {"currency": name, "amount": _plain(amount)}
            for name, amount in found.bill.apart.items()
        ],
    }


def _plain(value: Decimal) -> str:
    sign = "-" if value < 0 else ""
    return sign + money.plain_text(value.copy_abs())


def _line(each: Sum) -> Answer:
    source = each.line.origin.source
    is_own = each.line.charge.is_own or not source.name
    return {
        "provider": each.model.provider,
        "model": each.model.id,
        "service_tier": each.service_tier,
        "region": each.region or None,
        "meter": each.line.meter,
        "quantity": _plain(each.line.quantity),
        "rate": _plain(each.line.rate),
        "per": each.line.per,
        "above": each.line.tier.above if each.line.tier else None,
        "charged_as": each.line.charged_as,
        "amount": _plain(each.line.amount),
        "currency": each.currency,
        "source": "your own rate" if is_own else f"{source.name}, {source.date}, {source.url}",
    }


def _unpriced(each: Unpriced) -> Answer:
    return {
        "model": each.name,
        "reason": each.reason,
        "detail": each.detail,
        "requests": each.requests,
        "input_tokens": each.input_tokens,
        "output_tokens": each.output_tokens,
    }


def _found(found: Found) -> Answer:
    counts = {name: count for name, count in vars(found).items() if isinstance(count, int)}
    broken = [
        {"file": bad.file, "line": bad.line, "why": reconcile_words.record(bad.error)}
        for bad in found.broken
    ]
    return {**counts, "broken": broken}


def _gap(gap: Gap) -> Answer:
    return {
        "start": gap.start.isoformat(),
        "end": gap.end.isoformat(),
        "requests": gap.requests,
        "usual": gap.usual,
        "by": "day" if gap.hours > 1 else "hour",
    }


def _bill(found: Comparison) -> Answer:
    return {
        "currency": found.currency,
        "priced": _plain(found.priced),
        "billed": _plain(found.billed),
        "difference": _plain(money.minus(found.billed, found.priced)),
        "causes": list(_causes(found.causes())),
        "differences": [_difference(each) for each in found.differences],
    }


def _causes(found: Iterable[Any]) -> Iterator[Answer]:
    for cause in found:
        yield {
            "kind": cause.kind,
            "detail": cause.detail or None,
            "model": cause.model or None,
            "amount": _plain(cause.amount),
            "why": reconcile_words.causes_of(cause),
            "or": list(_causes(cause.others)),
        }


def _difference(each: Difference) -> Answer:
    return {
        "day": str(each.day) if each.day else None,
        "model": each.model or None,
        "meter": each.meter or None,
        "priced": None if each.priced is None else _plain(each.priced),
        "billed": None if each.billed is None else _plain(each.billed),
        "difference": _plain(each.amount),
        "causes": list(_causes(each.causes)),
    }
