"""Scenarios joined to the main window: kept as they are edited, projected beside the window."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from estimator.estimate import Estimate
from estimator.pricing.book import BookError
from estimator.pricing.usage import UsageError
from estimator.projection.scenario import Scenario
from estimator.session import Session
from estimator.session import now as session_now
from estimator.store.database import StoreError
from estimator.ui.asking import Asking
from estimator.ui.keeping import Keeper
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    from estimator.scenarios import Scenarios
    from estimator.ui.scenario_beginnings import Wanted
    from estimator.ui.scenario_pricing import ScenarioPricing
    from estimator.ui.scenario_values import ScenarioValues
    from estimator.ui.scenario_window import ScenarioWindow

_KEEP_AFTER_MS = 400


class Projecting(QObject):
    """Opens the window, and does what it wants."""

    window: "ScenarioWindow"
    _kept: "Scenarios"
    _wanted: "Wanted"
    _values: "ScenarioValues"
    _pricing: "ScenarioPricing"

    def __init__(self, session: Session, keeper: Keeper, worker: Worker, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._keeper = session, keeper
        self._worker, self._parent = worker, parent
        self._is_made = False
        self._number = self._prompt_for = -1
        self._scenario: Scenario | None = None
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)

    def open(self) -> None:
        """Show the window, at first with the article's scenarios."""
        if not self._is_made:
            self._make()
        self.window.bring_up()
        self.follow_rates()

    def _make(self) -> None:
        from estimator.scenarios import Scenarios  # noqa: PLC0415 - when it is asked for
        from estimator.ui import outlook_pages  # noqa: PLC0415 - when it is asked for
        from estimator.ui import scenario_beginnings as beginnings  # noqa: PLC0415
        from estimator.ui.scenario_pricing import ScenarioPricing  # noqa: PLC0415
        from estimator.ui.scenario_values import ScenarioValues  # noqa: PLC0415
        from estimator.ui.scenario_window import ScenarioWindow  # noqa: PLC0415

        self._kept = Scenarios(self._session.store, session_now)
        self.window = ScenarioWindow(self._parent)
        self._pricing = ScenarioPricing(self._worker, lambda: self._session.book, self.window)
        turned = Asking(self._worker, self)
        for page in outlook_pages.pages(turned, lambda: self._session.book, self._keeper):
            self.window.add_page(page)
        self._values = ScenarioValues(self._worker, self.window)
        self._wanted = beginnings.Wanted(self._session, self._begin, self.window.say)
        self._is_made = True
        self._connect()
        self._offer()
        try:
            if not self._kept.all and self._session.store.settings().get("scenarios") != "begun":
                beginnings.keep_samples(self._kept, self._session.store)
                self._kept = Scenarios(self._session.store, session_now)  # there is nothing to undo
        except StoreError as error:
            self._say(error)
        self._choose(next((each.id for each in self._kept.all), -1))

    def _connect(self) -> None:
        window = self.window
        window.chosen.connect(self._choose)
        window.renamed.connect(self._rename)
        window.new_wanted.connect(self._new)
        window.duplicate_wanted.connect(self._duplicate)
        window.delete_wanted.connect(self._delete)
        window.undo_wanted.connect(partial(self._turn, forth=False))
        window.redo_wanted.connect(partial(self._turn, forth=True))
        window.form.changed.connect(self._edited)
        window.form.model_chosen.connect(self._choose_model)
        window.form.input.prompt_wanted.connect(self._use_prompt)
        window.form.input.stop_wanted.connect(self._forget_prompt)
        window.form.input.values_wanted.connect(self._choose_values)
        window.form.output.sample_wanted.connect(self._values.ask_for_sample)
        window.versions.price = self._pricing.price
        self._pricing.failed.connect(self._say)
        window.versions.keep_wanted.connect(self._keep_version)
        window.versions.delete_wanted.connect(self._delete_version)
        self._values.counted.connect(self._take_values)

    # What is chosen

    def _choose(self, number: int) -> None:
        self._keep()
        self._values.stop()
        self._forget_prompt()
        self._number = number
        found = next((each for each in self._kept.all if each.id == number), None)
        self._scenario = found.scenario if found else None
        self._show_list()
        if self._scenario:
            self.window.show_scenario(self._scenario)
            self.window.versions.show_versions(self._kept.versions(number))
            self._pricing.ask(self._scenario)
        elif found:
            self._pricing.stop()
            known = self.tr("“{name}” was kept by another version of the app, and can't be read.")
            self.window.say(known.format(name=found.name))

    def _show_list(self) -> None:
        kept = self._kept
        self.window.show_list(
            kept.all, self._number, can_undo=kept.can_undo, can_redo=kept.can_redo
        )

    def follow_rates(self) -> None:
        """Price by the book in force."""
        if not self._is_made or not self.window.isVisible():
            return
        self._offer()
        if self._scenario:
            self.window.show_scenario(self._scenario)
            self._pricing.ask(self._scenario)

    def _offer(self) -> None:
        book = self._session.book
        self.window.form.show_models(self._session.offered_models(), book, session_now().date())
        self.window.set_meters(dict(book.meters))

    # Made, renamed, deleted

    def _new(self, word: str) -> None:
        from estimator.ui import scenario_beginnings as beginnings  # noqa: PLC0415

        if word:
            self._do(lambda: self._kept.add(beginnings.sample(word)).id)
        else:
            self._wanted.want(self._number)

    def _begin(self, made: Scenario, number: int) -> None:
        """Keep a scenario, and show it, unless another than that of this number is chosen now."""
        if number != self._number:
            try:
                self._kept.add(made)
                self._show_list()
            except StoreError as error:
                self._say(error)
        elif self._do(lambda: self._kept.add(made).id):
            self._values.tell_taken(self._session.text)

    def _duplicate(self, number: int) -> None:
        from estimator.ui.scenario_words import called  # noqa: PLC0415 - with the window

        self._keep()
        if self._scenario and number == self._number:
            name = self.tr("{name} (copy)").format(name=called(self._scenario.name))[:200]
            made = replace(self._scenario, name=name)
            self._do(lambda: self._kept.add(made).id)

    def _delete(self, number: int) -> None:
        def do() -> int:
            self._kept.delete(number)
            rest = [each.id for each in self._kept.all]
            return next((other for other in rest if other > number), rest[-1] if rest else -1)

        self._keep()
        self._scenario = None
        self._do(do)

    def _rename(self, number: int, name: str) -> None:
        if number == self._number and self._scenario and name:
            self._edited(replace(self._scenario, name=name))
        self._keep()

    def _turn(self, *, forth: bool) -> None:
        self._keep()
        self._scenario = None
        self._do(lambda: (self._kept.redo() if forth else self._kept.undo()) or self._number)
        if self._number not in [each.id for each in self._kept.all]:
            rest = self._kept.all
            self._choose(rest[-1].id if rest else -1)

    def _do(self, action: Callable[[], int]) -> bool:
        """Do something to what is kept, and show the scenario whose number it gives; if it can."""
        try:
            self._choose(action())
        except StoreError as error:
            self._say(error)
            return False
        return True

    # What is typed

    def _edited(self, scenario: object) -> None:
        self._scenario = cast("Scenario", scenario)
        self._keeping.start()
        self._pricing.ask(self._scenario)

    def _choose_model(self, name: str) -> None:
        model = self._session.offered_models().get(name)
        if self._scenario is None or model is None:
            return
        made = self._scenario.with_model(model)
        self._take(made)
        self._values.again(made, model)

    def _take(self, scenario: Scenario) -> None:
        """Show a scenario that was changed elsewhere than in its form."""
        self.window.show_scenario(scenario)
        self._edited(scenario)

    def _keep(self) -> None:
        self._keeping.stop()
        if self._scenario is None or self._number < 0:
            return
        try:
            if self._kept.change(self._number, self._scenario):
                self._show_list()
        except StoreError as error:
            self._say(error)

    def _say(self, error: Exception) -> None:
        from estimator.ui import words  # noqa: PLC0415 - when it is needed

        self.window.say(words.sentence(error))

    def stop(self) -> None:
        """Keep what is typed last."""
        if self._is_made:
            self._pricing.stop()
            self._values.stop()
            self._keep()

    # The prompt and its values

    def _use_prompt(self) -> None:
        """Take the text in the editor, counted for the scenario's model; wait until it can be."""
        if self._scenario is None:
            return
        try:
            model = self._session.book.find(self._scenario.model, self._scenario.provider)
        except BookError as error:
            self._say(error)
            return
        snapshot = self._session.snapshot(may_look=True)
        self._prompt_for = -1 if snapshot else self._number
        self._values.count_prompt(snapshot, model, self._session.text)

    def _forget_prompt(self) -> None:
        self._prompt_for = -1

    def follow(self, estimate: Estimate) -> None:
        """Take the prompt that was waited for."""
        if estimate.counted and 0 <= self._prompt_for == self._number:
            self._use_prompt()
        if self._is_made:
            self._wanted.follow()

    def _choose_values(self) -> None:
        if self._scenario:
            self._values.ask(self._scenario, self._session.book)

    def _take_values(self, fields: object) -> None:
        """Take what was counted into the scenario that it was counted for."""
        if self._scenario:
            self._take(self._scenario.changed(cast("dict[str, object]", fields)))

    # Versions

    def _keep_version(self) -> None:
        self._keep()
        if self._scenario is None:
            return
        try:
            self._kept.keep_version(self._number, self._pricing.price(self._scenario))
            self.window.versions.show_versions(self._kept.versions(self._number))
        except (BookError, UsageError, StoreError) as error:
            self._say(error)

    def _delete_version(self, number: int) -> None:
        try:
            self._kept.delete_version(number)
            self.window.versions.show_versions(self._kept.versions(self._number))
        except StoreError as error:
            self._say(error)
