"""The user's scenarios: kept as they change, with undo, and the versions of each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from estimator.projection.ranges import ScenarioError
from estimator.projection.result import Projection
from estimator.projection.scenario import Scenario
from estimator.projection.versions import Version, read_version, version, write_version
from estimator.projection.written import read, written
from estimator.store.scenarios import Row
from estimator.store.store import Store

_STEPS = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """A scenario of the user's.

    Attributes:
        name: as it is called, also where it can't be read.
        scenario: None where what is kept can't be read; it stays as it is.
    """

    id: int
    name: str
    changed: datetime
    scenario: Scenario | None


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version of a scenario, and its number."""

    id: int
    version: Version


@dataclass(frozen=True, slots=True)
class _Step:
    """What became of one row; None: it is not there.

    Attributes:
        id: of the row.
        fields: that were changed, by which a step may be joined to the one before.
    """

    id: int
    before: Row | None
    after: Row | None
    fields: frozenset[str] = frozenset()


class Scenarios:
    """What is kept of them; each method raises StoreError as the store's do, and changes nothing.

    A step back undoes what was made, changed or deleted since the start, the last first; changes
    of the same field in a row are one step.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._table, self._clock = store.scenarios, clock
        self._table.sweep()
        self._rows = {row.id: row for row in self._table.all()}
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._may_join = False

    @property
    def all(self) -> list[Kept]:
        """In the order in which they were made."""
        return [_kept(self._rows[number]) for number in sorted(self._rows)]

    def add(self, scenario: Scenario) -> Kept:
        """Keep a new one."""
        row = self._table.add(scenario.name, written(scenario), self._clock())
        self._take(_Step(row.id, None, row))
        return _kept(row)

    def change(self, number: int, scenario: Scenario) -> bool:
        """Keep a scenario as it is now; whether it is another one than it was."""
        before, body = self._rows[number], written(scenario)
        if body == before.body:
            return False
        changed = self._clock().astimezone(UTC)
        after = replace(before, name=scenario.name, changed=changed, body=body)
        self._table.put(after)
        fields = _differing(_kept(before).scenario, scenario)
        last = self._done[-1] if self._done and self._may_join else None
        if last and last.id == number and last.fields == fields:
            self._done.pop()
            self._take(replace(last, after=after))
        else:
            self._take(_Step(number, before, after, fields))
        self._may_join = bool(fields)
        return True

    def delete(self, number: int) -> None:
        """Delete one; until the next start it can be put back."""
        self._table.delete(number)
        self._take(_Step(number, self._rows[number], None))

    # Back and forth

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to be undone."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to be done again."""
        return bool(self._undone)

    def undo(self) -> int | None:
        """Undo the last step; the number of the scenario that it was of, None without one."""
        return self._turn(self._done, self._undone, forth=False)

    def redo(self) -> int | None:
        """Do the last undone step again; as ``undo``."""
        return self._turn(self._undone, self._done, forth=True)

    def _turn(self, steps: list[_Step], others: list[_Step], *, forth: bool) -> int | None:
        if not steps:
            return None
        step = steps[-1]
        row = step.after if forth else step.before
        if row:
            self._table.put(row)
        else:
            self._table.delete(step.id)
        others.append(steps.pop())
        self._set(step.id, row)
        self._may_join = False
        return step.id

    def _take(self, step: _Step) -> None:
        self._set(step.id, step.after)
        self._may_join = False
        self._done = [*self._done, step][-_STEPS:]
        self._undone.clear()

    def _set(self, number: int, row: Row | None) -> None:
        if row:
            self._rows[number] = row
        else:
            del self._rows[number]

    # Versions

    def versions(self, number: int) -> list[KeptVersion]:
        """Those of a scenario that can be read, the newest first."""
        found = []
        for row in reversed(self._table.versions()):
            if row.scenario == number:
                try:
                    found.append(KeptVersion(row.id, read_version(row.body)))
                except ScenarioError:
                    continue
        return found

    def keep_version(self, number: int, projection: Projection) -> KeptVersion:
        """Keep what a scenario costs now, with the rates of now."""
        made = version(projection, self._clock().astimezone(UTC))
        row = self._table.add_version(number, write_version(made), made.made)
        return KeptVersion(row.id, made)

    def delete_version(self, number: int) -> None:
        """Delete a version."""
        self._table.delete_version(number)


def _kept(row: Row) -> Kept:
    try:
        return Kept(row.id, row.name, row.changed, read(row.body))
    except ScenarioError:
        return Kept(row.id, row.name, row.changed, None)


def _differing(before: Scenario | None, after: Scenario) -> frozenset[str]:
    if before is None:
        return frozenset()
    old, new = vars(before), vars(after)
    return frozenset(name for name in new if new[name] != old[name])
