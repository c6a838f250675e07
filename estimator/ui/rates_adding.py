"""New rows of the rates: a model, another day, class or size, a copy; and facts of a model."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from estimator.pricing import edits, model_edits, regions
from estimator.pricing.book import RateBook
from estimator.pricing.edits import BASE, Changes, EditError, Place
from estimator.pricing.entries import EntryError
from estimator.pricing.money import RateError
from estimator.pricing.own import CardKey, OwnModel
from estimator.pricing.rates import STANDARD, card_start
from estimator.pricing.when import start_text
from estimator.session import Session
from estimator.store.database import StoreError
from estimator.tokens.models import counting_of
from estimator.ui import meter_words, rates_regions, rates_sizes, rates_typed, text, words
from estimator.ui.rates_form import Fields, Form
from estimator.ui.rates_plan import PlanForm, TypedLine, read_line
from estimator.ui.rates_rows import Row
from estimator.ui.rates_typed import TypedError

ADD = "add"
_OWN = "own"  # who sells the plans of the user's
_REFUSALS = (RateError, TypedError, EditError, EntryError, StoreError)
DAY, CLASS, SIZE, MODEL = "start", "class", "size", "model"


class Adding(QObject):
    """The forms for new rows.

    Signals:
        added: the place of the new row, or None where there is none.
    """

    added = Signal(object)

    def __init__(self, session: Session, window: "QObject") -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    @property
    def _book(self) -> RateBook:
        return self._session.book

    # Forms

    def row_like(self, row: Row, first: str, title: str) -> Form:
        """Ask where a copy of a row is to hold.

        Args:
            row: what is copied.
            first: the field that the form opens at.
            title: of the form.
        """
        form = Form(title, lambda typed: self._copy(row, typed), self._window)  # type: ignore[arg-type] # a widget
        form.add("provider", self.tr("Provider"), row.provider.name, self._providers())
        form.add(MODEL, self.tr("Model"), row.model.id)
        tier = rates_typed.class_title(row.card.service_tier)
        form.add(CLASS, self.tr("Class"), tier, self._classes())
        hint = self.tr("always")
        form.add(DAY, self.tr("From"), card_start(row.card), hint=hint)
        size = "" if row.above == BASE else rates_sizes.shown(row.card, row.above)
        hint = self.tr("any, or such as above 272,000")
        form.add(SIZE, self.tr("Size of input"), size, hint=hint)
        form.start(first)
        return form

    def model(self) -> Form:
        """Ask for a new model."""
        title = self.tr("Add a Model")
        form = Form(title, self._add_model, self._window)  # type: ignore[arg-type] # a widget
        form.add("provider", self.tr("Provider"), "", self._providers())
        form.add(MODEL, self.tr("Model"))
        form.add("name", self.tr("Name"), hint=self.tr("as the model"))
        known = sorted(self._book_models())
        hint = self.tr("a known model, to offer it for prompts")
        form.add("counts_as", self.tr("Counted as"), "", known, hint)
        form.add(CLASS, self.tr("Class"), rates_typed.class_title(STANDARD), self._classes())
        form.add(DAY, self.tr("From"), hint=self.tr("always"))
        form.start("provider")
        return form

    def plan(self) -> PlanForm:
        """Ask for a plan: a model of the user's with lines of prices."""
        meters = self._book.meters.values()
        titles = {meter_words.title(meter): meter_words.unit(meter) for meter in meters}
        form = PlanForm(self.tr("Add a Plan"), self._add_plan, titles, self._window)  # type: ignore[arg-type] # a widget
        form.add("provider", self.tr("Provider"), _OWN, self._providers())
        form.add(MODEL, self.tr("Name"))
        form.add(CLASS, self.tr("Class"), rates_typed.class_title(STANDARD), self._classes())
        hint = self.tr("a known model, to offer it for prompts")
        form.add("counts_as", self.tr("Counted as"), "", sorted(self._book_models()), hint)
        form.start(MODEL)
        return form

    def facts(self, row: Row) -> Form:
        """Show what is known of a model, to be changed."""
        model = row.model
        form = Form(model.id, lambda typed: self._set_facts(row, typed), self._window)  # type: ignore[arg-type] # a widget
        form.buttons.buttons()[0].setText(self.tr("Save"))
        form.add("name", self.tr("Name"), model.name)
        for name, title, value in (
            ("context_window", self.tr("Context window"), model.context_window),
            ("max_input", self.tr("Longest input"), model.max_input),
            ("max_output", self.tr("Longest output"), model.max_output),
        ):
            hint = self.tr("unknown")
            form.add(name, title, text.integer(value) if value else "", hint=hint)
        retires = model.retires.isoformat() if model.retires else ""
        form.add("retires", self.tr("Sold until"), retires, hint=self.tr("no end is known"))
        hint = self.tr("its own tokens")
        known = sorted(self._book_models())
        form.add("counts_as", self.tr("Counted as"), model.counts_as, known, hint)
        known_regions = rates_regions.shown(model.uplifts)
        form.add("regions", self.tr("Dearer regions"), known_regions, hint="eu +10%")
        form.add("note", self.tr("Note"), model.note)
        form.start("name")
        return form

    def _providers(self) -> list[str]:
        return [provider.name for provider in self._book.providers.values()]

    def _classes(self) -> list[str]:
        tiers = {card.service_tier for model in self._book.models() for card in model.cards}
        return [rates_typed.class_title(tier) for tier in sorted(tiers)]

    def _book_models(self) -> set[str]:
        return {model.id for model in self._book.models() if counting_of(model.id)}

    # What is done with them

    def _copy(self, row: Row, typed: Fields) -> str:
        return self._taken(lambda: self._copied(row, typed))

    def _copied(self, row: Row, typed: Fields) -> tuple[Changes, Place]:
        to = self._card(typed)
        above = self._above(row, typed[SIZE])
        if above not in (BASE, row.above):
            if to != row.place.card:
                raise TypedError("place-and-size", typed[SIZE])
            changes = edits.resized(self._book, row.place, above, keep=True)
            return changes, Place(to, above)
        changes = edits.copied(self._book, row.place.card, to)
        if to[:2] not in self._book.models_by_key:
            counts_as = row.model.counts_as or row.model.id
            said = OwnModel(
                counts_as=counts_as if counting_of(counts_as) else "",
                regions=regions.written(row.model.uplifts),
            )
            changes |= model_edits.model_said(self._book, to[:2], said)
        return changes, Place(to)

    def _above(self, row: Row, typed: str) -> int:
        """The threshold of a row's card that a text means; what is empty is any size."""
        if not typed.strip():
            return BASE
        under = edits.card_under(self._book, row.place.card)
        return rates_sizes.above(typed, row.card, under, row.above)

    def _card(self, typed: Fields) -> CardKey:
        found = rates_typed.start(typed[DAY])
        provider = rates_typed.name(typed["provider"])
        names = {known.name.casefold(): id_ for id_, known in self._book.providers.items()}
        return (
            names.get(provider.casefold(), provider),
            rates_typed.name(typed[MODEL]),
            rates_typed.service_tier(typed[CLASS]),
            start_text(found.day, found.when),
        )

    def _add_model(self, typed: Fields) -> str:
        return self._taken(lambda: self._new_model(typed))

    def _new_model(self, typed: Fields) -> tuple[Changes, Place]:
        card = self._card(typed)
        said = OwnModel(
            name=rates_typed.display_name(typed["name"]),
            counts_as=self._counted(typed["counts_as"]),
        )
        return model_edits.model_added(self._book, card, said), Place(card)

    def _add_plan(self, typed: Fields, lines: list[TypedLine]) -> str:
        return self._taken(lambda: self._new_plan(typed, lines))

    def _new_plan(self, typed: Fields, lines: list[TypedLine]) -> tuple[Changes, Place]:
        card = self._card({**typed, DAY: ""})
        said = OwnModel(counts_as=self._counted(typed["counts_as"]))
        read = [read_line(self._book, line) for line in lines]
        return model_edits.plan_added(self._book, card, said, read), Place(card)

    def _counted(self, typed: str) -> str:
        given = typed.strip()
        if given and counting_of(given) is None:
            raise TypedError("counted", typed)
        return given

    def _set_facts(self, row: Row, typed: Fields) -> str:
        return self._taken(lambda: (self._facts(row, typed), row.place), label="edit")

    def _facts(self, row: Row, typed: Fields) -> Changes:
        def limit(name: str) -> int | None:
            return rates_typed.limit(typed[name], "limit") if typed[name].strip() else None

        self._check_emptied(row, typed)
        uplifts = row.model.uplifts
        is_same = typed["regions"] == rates_regions.shown(uplifts)
        retires = typed["retires"].strip()
        said = OwnModel(
            name=rates_typed.display_name(typed["name"], row.model.name),
            retires=rates_typed.lone_day(retires) if retires else None,
            note=rates_typed.note(typed["note"]),
            counts_as=self._counted(typed["counts_as"]),
            regions=(regions.written(uplifts) or regions.NOWHERE)
            if is_same
            else rates_regions.read(typed["regions"]),
            context_window=limit("context_window"),
            max_input=limit("max_input"),
            max_output=limit("max_output"),
        )
        return model_edits.model_said(self._book, row.place.model, said)

    def _check_emptied(self, row: Row, typed: Fields) -> None:
        """A shipped fact is what counts where the user says nothing.

        Raises:
            TypedError: one that is in force was emptied.
        """
        shipped = self._book.shipped(*row.place.model)
        own = self._book.own.models.get(row.place.model, OwnModel())
        for name in model_edits.FACTS:
            is_shipped = bool(getattr(shipped, name, None)) and not getattr(own, name)
            if is_shipped and not typed[name].strip():
                value = getattr(shipped, name)
                is_number = isinstance(value, int)
                raise TypedError("shipped-fact", text.integer(value) if is_number else str(value))

    def _taken(self, made: Callable[[], tuple[Changes, Place]], label: str = ADD) -> str:
        """Make the changes; why that can't be, as a sentence, else empty."""
        try:
            changes, place = made()
            self._session.rates.change(changes, label)
        except _REFUSALS as error:
            return words.sentence(error)
        self.added.emit(place)
        return ""
