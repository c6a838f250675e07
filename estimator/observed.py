"""The bills that the user gave to learn from: in the store, and at hand for each estimate."""

from collections.abc import Iterable
from datetime import datetime

from estimator.store.rows import Kept
from estimator.store.store import Store
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
        self._hold(store.observations())

    def _hold(self, kept: Iterable[Kept]) -> None:
        self._kept = tuple(kept)
        self._models = {(each.observation.model, each.observation.encoding) for each in self._kept}
        self._learnt: dict[tuple[str, str, Script], Learnt | None] = {}

    @property
    def kept(self) -> tuple[Kept, ...]:
        """All of them, the oldest first."""
        return self._kept

    def add(self, seen: Observation, now: datetime) -> None:
        """Keep one."""
        number = self._store.add_observation(seen, now)
        self._hold((*self._kept, Kept(number, now, seen)))

    def forget(self, ids: Iterable[int]) -> None:
        """Forget those of these numbers."""
        gone = set(ids)
        self._store.forget_observations(gone)
        self._hold(kept for kept in self._kept if kept.id not in gone)

    def has(self, model: str, encoding: str) -> bool:
        """Whether there is any of a model in an encoding."""
        return (model, encoding) in self._models

    def learnt(self, model: str, counting: Counting, script: Script) -> Learnt | None:
        """What those of a model teach for texts mainly in a script; None where there are none."""
        key = model, counting.encoding, script
        if key not in self._learnt:
            found = calibration.of((kept.observation for kept in self._kept), *key)
            self._learnt[key] = calibration.learn(counting.kind, found)
        return self._learnt[key]
