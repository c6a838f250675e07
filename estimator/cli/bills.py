"""What bills taught of a model: learnt from a pasted usage, kept in the store, used by a count."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from estimator.cli.arguments import CommandError
from estimator.cli.source import read_text
from estimator.pricing import book
from estimator.pricing.book import BookError
from estimator.store.folder import database_path
from estimator.store.store import Store
from estimator.tokens import calibration, pasted
from estimator.tokens.calibration import Learnt
from estimator.tokens.models import Counting, bare_name
from estimator.tokens.observation import Observation
from estimator.tokens.scripts import Script


def learnt(model: str, counting: Counting, script: Script) -> Learnt | None:
    """What the kept bills of a model teach; None where there are none.

    Raises:
        StoreError: the store can't be read.
    """
    if not database_path().exists():
        return None
    with _store() as store:
        return _learnt(store, _sold(model)[1], counting, script)


def learn(usage: str, model: str, counting: Counting, local: int, script: Script) -> Learnt:
    """Keep what a usage says of a text that was counted, and what all of the model's bills teach.

    Args:
        usage: the file with the pasted usage.
        model: as it was asked for.
        counting: of the model.
        local: the tokens of the text, as they are counted here.
        script: its main one.

    Raises:
        PastedError, FileError: the usage can't be read.
        CalibrationError: nothing can be learnt from it.
        CommandError: it is of another model.
        StoreError: it could not be kept.
    """
    billed = pasted.read(read_text(usage).text)
    provider, sold = _sold(model)
    if billed.model and _sold(billed.model)[1] != sold:
        raise CommandError(
            f"the usage is of {billed.model} and the count of {model}: give --model {billed.model}"
        )
    calibration.check(counting.kind, local, billed.tokens)
    seen = Observation(provider, sold, counting.encoding, script, local, billed.tokens)
    with _store() as store:
        store.add_observation(seen, datetime.now(UTC))
        found = _learnt(store, sold, counting, script)
    assert found, seen  # noqa: S101 - it was just added
    return found


def _learnt(store: Store, sold: str, counting: Counting, script: Script) -> Learnt | None:
    seen = [kept.observation for kept in store.observations()]
    return calibration.learn(counting.kind, calibration.of(seen, sold, counting.encoding, script))


def _sold(model: str) -> tuple[str, str]:
    """The provider and the id that the book has a model under; "" and its name if it has none."""
    try:
        found = book.load().find(model)
    except BookError as error:
        if error.kind != "ambiguous-model":
            return "", bare_name(model)
        found = book.load().find(model, error.known[0])
    return found.provider, found.id


@contextmanager
def _store() -> Iterator[Store]:
    store = Store.open(database_path())
    try:
        yield store
    finally:
        store.close()
