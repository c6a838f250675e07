"""The user's layer while a file is laid over it, and what has become of it then."""

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from estimator.pricing import entries
from estimator.pricing.book import RateBook
from estimator.pricing.entries import Entry
from estimator.pricing.portable.places import Places
from estimator.pricing.portable.rows import NO_PRICE
from estimator.pricing.portable.said import Found, RowError, Where
from estimator.pricing.rates import SERVICE_TIERS

_MOST_NEW = 20  # of each kind; a file with more of them is of another world


@dataclass(frozen=True, slots=True)
class Difference:
    """What would become of one thing that the file says.

    Attributes:
        where: in the file.
        service_tier, start: of the card; empty for a fact of the model, or a thing of the user's.
        what: a meter; or a field such as ``context_window``; or ``rule``, ``exchange``, ``meter``.
        first: the fewest input tokens that a rate is for; 0 for the base.
        old: what the book says now; empty: nothing.
        new: what the file says.
    """

    where: Where
    provider: str
    model: str
    service_tier: str
    start: str
    what: str
    first: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NewName:
    """A provider or a class that the book does not have; it may be misspelt.

    Attributes:
        kind: ``"provider"`` or ``"class"``.
        near: a name of the book that is written much like it; empty for none.
    """

    kind: str
    name: str
    near: str


@dataclass(frozen=True)
class Import:
    """What a file of rates would change.

    Attributes:
        form: ``"csv"``, ``"json"``, ``"litellm"`` or ``"genai-prices"``.
        changes: the entries to set, or to delete where the value is None; apply them as one step.
        differences: what they do, in the file's order.
        conflicts: where the user said something else before, which stays.
        bad: what is refused.
        unchanged: how many things the book says already.
        skipped: providers whose rows are passed over, and how many.
        ignored: fields that have no place in the book, and how often they are there.
        new_names: providers and classes that the differences would add.
    """

    form: str
    changes: Mapping[Entry, str | None]
    differences: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()
    bad: tuple[RowError, ...] = ()
    unchanged: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)
    ignored: Mapping[str, int] = field(default_factory=dict)
    new_names: tuple[NewName, ...] = ()


class Layer:
    """The user's layer with what a file says laid over it, one thing after the other."""

    def __init__(self, book: RateBook, *, overwrite: bool) -> None:
        self.before = book
        self.own: Mapping[Entry, str] = entries.written(book.own)
        self.overwrite = overwrite
        self._after = dict(self.own)
        self._differences: list[Difference] = []
        self._told: set[Where] = set()
        self._conflicts: list[Difference] = []
        self._unchanged = 0
        self._ignored: Counter[str] = Counter()
        self._book: RateBook | None = book

    def book(self) -> RateBook:
        """The book under the layer as it is now."""
        if self._book is None:
            self._book = self.before.with_own(entries.read(self._after))
        return self._book

    def places(self, at: datetime) -> Places:
        """The places of that book."""
        return Places(self.book(), at)

    def leave(self) -> None:
        """Count something that the book says already."""
        self._unchanged += 1

    def ignore(self, what: str) -> None:
        """Count something that has no place in the book."""
        self._ignored[what] += 1

    def put(self, entry: Entry, value: str | None, difference: Difference) -> bool:
        """Set or delete an entry, unless the user has set it to something else.

        Returns:
            Whether that was done; else it is a conflict, or the user has set it to just that.
        """
        if value is not None and self.own.get(entry) == value:
            self.leave()  # of something deleted, so that the book does not say it
            return False
        if entry in self.own and not self.overwrite:
            self.refuse(difference)
            return False
        self.set(entry, value)
        self.tell(difference)
        return True

    def refuse(self, difference: Difference) -> None:
        """Keep what the user said, and tell of what the file says."""
        self._conflicts.append(difference)

    def pin(self, entry: Entry, difference: Difference) -> None:
        """Set a rate that the book would not say otherwise."""
        self.set(entry, "" if difference.new == NO_PRICE else difference.new)
        if difference.where not in self._told:
            self.tell(difference)

    def undo(self, entry: Entry) -> None:
        """Have an entry be what it was before the file."""
        self.set(entry, self.own.get(entry))

    def tell(self, difference: Difference) -> None:
        """Tell of a difference that ``set`` makes."""
        self._differences.append(difference)
        self._told.add(difference.where)

    def has(self, entry: Entry) -> bool:
        """Whether there is a value for it now."""
        return entry in self._after

    def set(self, entry: Entry, value: str | None) -> None:
        """Set or delete an entry."""
        if value is None:
            self._after.pop(entry, None)
        else:
            self._after[entry] = value
        self._book = None

    def done(self, form: str, bad: Sequence[RowError], found: Found) -> Import:
        """What it came to."""
        return Import(
            form=form,
            changes=_changes(self.own, self._after),
            differences=tuple(self._differences),
            conflicts=tuple(self._conflicts),
            bad=tuple(bad),
            unchanged=self._unchanged,
            skipped=found.skipped,
            ignored={**found.ignored, **self._ignored},
            new_names=tuple(_new_names(self._differences, self.before)),
        )


def _new_names(differences: Sequence[Difference], book: RateBook) -> Iterator[NewName]:
    tiers = {card.service_tier for model in book.models() for card in model.cards}
    for kind, known, given in (
        ("provider", set(book.providers), [each.provider for each in differences]),
        ("class", {*SERVICE_TIERS, *tiers}, [each.service_tier for each in differences]),
    ):
        new = [name for name in dict.fromkeys(given) if name and name not in known]
        for name in new[:_MOST_NEW]:
            near = difflib.get_close_matches(name.lower(), sorted(known), n=1)
            yield NewName(kind, name, "".join(near))


def _changes(before: Mapping[Entry, str], after: Mapping[Entry, str]) -> dict[Entry, str | None]:
    gone: dict[Entry, str | None] = dict.fromkeys(before.keys() - after.keys())
    return gone | {entry: value for entry, value in after.items() if before.get(entry) != value}
