"""The user's entries and their history against plain dicts, with two windows on one file."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from estimator.pricing.entries import rate_entry
from estimator.pricing.rates import RateKey
from estimator.store.database import StoreError
from estimator.store.own import Change
from estimator.store.store import Store

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
RATES = [rate_entry(RateKey("p", "m", "standard", "", "x", above)) for above in (-1, 0, 7)]
OTHERS = [("model", '["me","中"]'), ("model", '["me","1"]'), ("meter", '["\\ud800"]')]
VALUES = ["", "0", "2.5", "0.000000000001"]
ENTRIES = st.dictionaries(
    st.sampled_from(RATES), st.none() | st.sampled_from(VALUES), max_size=3
) | st.dictionaries(
    st.sampled_from(OTHERS), st.sampled_from([None, "{}", "{ }", " {}"]), max_size=3
)
WINDOWS = st.integers(0, 1)


class Model:
    """What is kept, and which steps are a window's to undo."""

    def __init__(self):
        self.entries, self.steps = {}, []
        self.ours = [set(), set()]

    def of(self, window, *states):
        return [
            step
            for step in self.steps
            if step["number"] in self.ours[window] and step["state"] in states
        ]

    def change(self, window, wanted):
        changes = {
            Change(kind, key, self.entries.get((kind, key)), value)
            for (kind, key), value in wanted.items()
            if self.entries.get((kind, key)) != value
        }
        if not changes:
            return None
        for step in self.of(window, "undone"):
            step["state"] = "dropped"
        number = len(self.steps) + 1
        self.steps.append({"number": number, "changes": changes, "state": "done"})
        self.ours[window].add(number)
        self.put({(change.kind, change.key): change.new for change in changes})
        return number

    def put(self, values):
        self.entries = {
            entry: value for entry, value in {**self.entries, **values}.items() if value is not None
        }

    def turn(self, step, state, was, becomes):
        """The entries that keep it from being turned; none if it is."""
        changes = [
            ((change.kind, change.key), getattr(change, was), getattr(change, becomes))
            for change in step["changes"]
        ]
        wrong = {entry for entry, old, _ in changes if self.entries.get(entry) != old}
        if not wrong:
            step["state"] = state
            self.put({entry: new for entry, _, new in changes})
        return wrong


class Windows(RuleBasedStateMachine):
    """Whatever two windows do in whatever order, both see the same, and all of it outlasts them."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "estimator.db"
        self.stores = [Store.open(self.path), Store.open(self.path)]
        self.model, self.now = Model(), START
        self.revisions = [store.own.revision() for store in self.stores]

    def later(self):
        self.now += timedelta(seconds=1)
        return self.now

    def expect(self, *, changed):
        """Both windows find out, once, and only if an entry was changed."""
        found = [store.own.revision() for store in self.stores]
        assert [new != old for new, old in zip(found, self.revisions, strict=True)] == [changed] * 2
        self.revisions = found

    @rule(window=WINDOWS, wanted=ENTRIES)
    def change(self, window, wanted):
        made = self.stores[window].own.change(wanted, f"label {len(wanted)}", self.later())
        assert made == self.model.change(window, wanted)
        self.expect(changed=made is not None)

    @rule(window=WINDOWS)
    def undo(self, window):
        done = self.model.of(window, "done")
        self.turned(self.stores[window].own.undo, done[-1:], "undone", "new", "old")

    @rule(window=WINDOWS)
    def redo(self, window):
        last = max((step["number"] for step in self.model.of(window, "done")), default=0)
        undone = [step for step in self.model.of(window, "undone") if step["number"] > last]
        self.turned(self.stores[window].own.redo, undone[:1], "done", "old", "new")

    def turned(self, action, steps, state, was, becomes):
        wrong = self.model.turn(steps[0], state, was, becomes) if steps else set()
        if wrong:
            with pytest.raises(StoreError) as caught:
                action(self.later())
            assert (caught.value.kind, caught.value.entry in wrong) == ("changed-since", True)
        else:
            step = action(self.later())
            assert (step and step.number) == (steps[0]["number"] if steps else None)
            assert step is None or step.is_undone == (state == "undone")
        self.expect(changed=bool(steps) and not wrong)

    @rule(window=WINDOWS)
    def reopen(self, window):
        self.stores[window].close()
        self.stores[window] = Store.open(self.path)
        self.model.ours[window] = {step["number"] for step in self.model.steps}

    @invariant()
    def all_is_there(self):
        expected = [
            (step["number"], step["changes"], step["state"] != "done")
            for step in reversed(self.model.steps)
        ]
        for store in self.stores:
            assert store.own.entries() == self.model.entries
            steps = store.own.steps()
            assert [(each.number, set(each.changes), each.is_undone) for each in steps] == expected
            assert all(START < each.at <= self.now for each in steps)

    def teardown(self):
        for store in self.stores:
            store.close()
        self.folder.cleanup()


TestWindows = Windows.TestCase
TestWindows.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


class ForLong(Windows):
    """The same, for minutes."""


TestForLong = pytest.mark.slow(ForLong.TestCase)
TestForLong.settings = settings(max_examples=1000, stateful_step_count=60, deadline=None)
