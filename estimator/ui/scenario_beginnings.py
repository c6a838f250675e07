"""Scenarios to begin with: the samples, and the prompt in the editor."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from estimator.projection.ranges import Range, Sizes
from estimator.projection.samples import samples
from estimator.projection.scenario import Scenario
from estimator.scenarios import Scenarios
from estimator.session import Session
from estimator.session import now as session_now
from estimator.store.store import Store
from estimator.ui import scenario_values, scenario_words
from estimator.ui.scenario_window import SAMPLES
from estimator.ui.translated import tr

if TYPE_CHECKING:
    from estimator.prompt import Prompt

_DAYS = Decimal(30)  # of the month that the main window speaks of


def sample(word: str) -> Scenario:
    """A sample by its word, from the next month on, with its name."""
    found = {each.word: each.scenario for each in samples(_next_month(), _utc_offset())}
    return replace(found[word], name=scenario_words.sample(word))


def keep_samples(kept: Scenarios, store: Store) -> None:
    """Begin with the article's scenarios.

    Raises:
        StoreError: they can't be kept.
    """
    for word in SAMPLES:
        kept.add(sample(word))
    store.set_settings({"scenarios": "begun"})


def of_prompt(session: Session) -> Scenario | None:
    """The prompt, with what the main window expects of a call and of a month.

    None while it is counted: no figure may pass for its tokens until then.
    """
    estimate, path = session.estimate(), session.document.path
    if not estimate.counted:
        return None
    made = Scenario(
        name=path.stem[:200] if path else tr("New scenario"),
        provider=estimate.model.provider,
        model=estimate.model.id,
        input=Sizes.fixed(estimate.counted.tokens),
        output=Range.sure(estimate.output_tokens),
        calls=Range.sure(round(Decimal(estimate.requests) / _DAYS)),
        start=_next_month(),
        utc_offset=_utc_offset(),
    )
    return made.changed(
        scenario_values.of_prompt(estimate.counted, session.text, estimate.encoding)
    )


class Wanted:
    """A scenario that is wanted of a prompt, begun once that is seen and counted."""

    def __init__(
        self,
        session: Session,
        begin: Callable[[Scenario, int], None],
        say: Callable[[str], None],
    ) -> None:
        """``begin`` is given the scenario, and which one was chosen when it was wanted."""
        self._session, self._begin, self._say = session, begin, say
        self._of: tuple[Prompt, int] | None = None

    def want(self, number: int) -> None:
        """Want one of the prompt that is seen, while the scenario of this number is chosen."""
        self._of = self._session.prompt, number
        self.follow()

    def follow(self) -> None:
        """Begin the one that is wanted, or say that its prompt is being counted."""
        if self._of is None or self._of[0] is not self._session.prompt:
            return
        made = of_prompt(self._session)
        self._say("" if made else tr("Counting…"))
        if made:
            (_, number), self._of = self._of, None
            self._begin(made, number)


def _next_month() -> date:
    today = session_now().date()
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)


def _utc_offset() -> int:
    """Minutes that the clock of this machine is ahead of UTC."""
    ahead = datetime.now().astimezone().utcoffset()
    return round(ahead.total_seconds() / 60) if ahead else 0
