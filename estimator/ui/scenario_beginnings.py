"""Scenarios to begin with: the samples, and the prompt in the editor."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from estimator.projection.ranges import Range, Sizes
from estimator.projection.samples import samples
from estimator.projection.scenario import Scenario
from estimator.session import Session
from estimator.session import now as session_now
from estimator.ui import scenario_words
from estimator.ui.translated import tr

_DAYS = Decimal(30)  # of the month that the main window speaks of


def sample(word: str) -> Scenario:
    """A sample by its word, from the next month on, with its name."""
    found = {each.word: each.scenario for each in samples(_next_month(), _utc_offset())}
    return replace(found[word], name=scenario_words.sample(word))


def of_prompt(session: Session) -> Scenario:
    """The prompt, with what the main window expects of a call and of a month."""
    estimate, path = session.estimate(), session.document.path
    return Scenario(
        name=path.stem[:200] if path else tr("New scenario"),
        provider=estimate.model.provider,
        model=estimate.model.id,
        input=Sizes.fixed(estimate.tokens or 0),
        output=Range.sure(estimate.output_tokens),
        calls=Range.sure(round(Decimal(estimate.requests) / _DAYS)),
        start=_next_month(),
        utc_offset=_utc_offset(),
    )


def _next_month() -> date:
    today = session_now().date()
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)


def _utc_offset() -> int:
    """Minutes that the clock of this machine is ahead of UTC."""
    ahead = datetime.now().astimezone().utcoffset()
    return round(ahead.total_seconds() / 60) if ahead else 0
