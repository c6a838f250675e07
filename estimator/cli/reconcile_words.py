"""Why a line of a log can't be read, and why a bill differs, in English."""

from estimator.reconcile import causes, comparing
from estimator.reconcile.causes import Cause
from estimator.reconcile.lines import MAX_LINE
from estimator.reconcile.record import RecordError


def record(error: RecordError) -> str:
    """Why a line can't be read."""
    field = error.field or "a value"
    known = {
        "not-json": "it is not JSON",
        "not-an-object": "it is JSON, but not an object",
        "too-deep": "it has too many brackets in brackets",
        "too-long": f"it is longer than {MAX_LINE >> 20} MB",
        "bad-value": f"{field} is not what it must be",
        "no-usage": "it has no usage with a number of input tokens",
        "no-model": "it says no model",
        "not-by-model": "it says no model: export the usage grouped by model",
        "no-time": "it says no day",
        "ambiguous": f"{field} may be read in two ways: write 1500 or 1.5, not 1,500",
        "too-many-cells": "it has more cells than the table has columns: quote amounts with commas",
        "part-above-total": f"{field} is more than the total that includes it",
    }
    return known.get(error.kind, "it is no row of this table")


def causes_of(found: Cause) -> str:
    """What accounts for a difference, and what may do it as well."""
    return ", or ".join(map(cause, (found, *found.others)))


def cause(found: Cause) -> str:
    """What accounts for a difference."""
    of = f" of {found.model}" if found.model else ""
    detail = found.detail.replace(", ", " or ")
    known = {
        causes.CLASS: f"requests{of} were billed in the class {detail}",
        causes.UNCACHED: f"cached input{of} was billed as if it were not cached",
        causes.RATE: f"requests{of} were billed at the rates {_since(detail)}",
        causes.REGION: f"requests{of} were billed with the uplift of the region {detail}",
        causes.LONG: f"long requests{of} were billed at the rates of short ones",
        causes.COPIES: f"copies{of} in the log were billed again",
        causes.RETRIES: f"retries{of} were not billed",
        comparing.ROUNDING: "rounding of the bill",
        comparing.NO_PRICE: f"the rate book has no price for {found.model or 'them'}",
        comparing.NOT_IN_LOG: f"the log has nothing of {found.model or found.detail or 'that day'}",
        comparing.NOT_BILLED: f"the bill has nothing of {found.model or 'it'}",
    }
    return known.get(found.kind, "unexplained")


def _since(days: str) -> str:
    return f"since {days}" if days else "before the first change"
