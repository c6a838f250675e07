"""The bills that the user gave to learn from: in the store, and at hand for each estimate."""

from collections.abc import Iterable
from datetime import datetime

from estimator.store.store import Kept, Store
from estimator.tokens import calibration
from estimator.tokens.calibration import Learnt
from estimator.tokens.models import Counting
from estimator.tokens.observation import Observation
from estimator.tokens.scripts import Script


class Observations:
    """What was observed so far; it is in the store before it counts.

    Every method that changes it raises StoreError where that could not be kept; nothing has
    changed then.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept = tuple(store.observations())

    @property
    def kept(self) -> tuple[Kept, ...]:
        """All of them, the oldest first."""
        return self._kept

    def add(self, seen: Observation, now: datetime) -> None:
        """Keep one."""
        number = self._store.add_observation(seen, now)
        self._kept = (*self._kept, Kept(number, now, seen))

    def forget(self, ids: Iterable[int]) -> None:
        """Forget those of these numbers."""
        gone = set(ids)
        self._store.forget_observations(gone)
        self._kept = tuple(kept for kept in self._kept if kept.id not in gone)

    def has(self, model: str, encoding: str) -> bool:
        """Whether there is any of a model in an encoding."""
        seen = (kept.observation for kept in self._kept)
        return any((each.model, each.encoding) == (model, encoding) for each in seen)

    def learnt(self, model: str, counting: Counting, script: Script) -> Learnt | None:
        """What those of a model teach for texts mainly in a script; None where there are none."""
        seen = (kept.observation for kept in self._kept)
        found = calibration.of(seen, model, counting.encoding, script)
        return calibration.learn(counting.kind, found)
