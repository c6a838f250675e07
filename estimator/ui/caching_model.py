"""The figures of the caching page: the versions that are compared, and what hits save."""

from dataclasses import dataclass
from decimal import Decimal

from estimator.pricing import caching, money
from estimator.pricing.caching import Call, Costs
from estimator.pricing.rates import Model
from estimator.pricing.tariff import Tariff
from estimator.sharing import Sharing
from estimator.ui import part_words, text
from estimator.ui.language import before_digits
from estimator.ui.rows_table import Cells, RowsTable

NAME, TOKENS, GOES_ON = range(3)
CALLS, PLAIN, CACHED, SAVED = range(4)
_CALLS = (1, 2, 3, 5, 10, 20, 50, 100, 1000)


@dataclass(frozen=True)
class Case:
    """What is cached, of which model.

    Attributes:
        tariff: None where it has no price.
        sharing: what the prompts begin with alike; None where there is no prompt.
        prefix: its tokens, as the model's; ``tokens``: of each version that is told of;
            ``mean``: of all of them.
        output: tokens of an answer.
        requests: calls a month.
        is_unsure: whether tokens are shown as ones that may differ.
        is_batch: whether they are those of a batch file; ``asked`` is the model that it is for,
            where that is another one.
    """

    model: Model
    tariff: Tariff | None
    sharing: Sharing | None
    prefix: int = 0
    tokens: tuple[int, ...] = ()
    mean: int = 0
    output: int = 0
    requests: int = 0
    is_unsure: bool = False
    is_batch: bool = False
    asked: str = ""

    def figure(self, tokens: int) -> str:
        """Tokens as they are shown."""
        return part_words.figure(tokens, is_unsure=self.is_unsure)

    @property
    def call(self) -> Call:
        """A call as long as the versions are on the average."""
        tokens = max(self.mean, self.prefix)
        return Call(tokens, caching.kept(self.model, self.prefix), self.output)


class VersionTable(RowsTable):
    """A row for each version: its tokens, and how it goes on where not all do alike."""

    keys = "version", "tokens", "goes_on"
    words = frozenset({NAME, GOES_ON})

    def show_case(self, case: Case | None) -> None:
        """Show the versions, and the tokens of each as the model's; none without a case."""
        if case is None or case.sharing is None:
            self.show_rows([])
            return
        rows = zip(case.sharing.versions, case.tokens, strict=True)
        self.show_rows([(each.name, (case.figure(n), n), each.goes_on) for each, n in rows])

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return self.tr("Version"), self.tr("Tokens"), self.tr("Goes on with")


class HitsTable(RowsTable):
    """A row for so many calls, of which the first fills the cache and the others find it."""

    keys = "calls", "without_cache", "with_cache", "saved"

    def show_costs(self, costs: Costs | None, currency: str) -> None:
        """Show what calls cost; nothing where that is not known."""
        self.show_rows([_row(costs, calls, currency) for calls in _CALLS] if costs else [])

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (
            self.tr("Calls"),
            self.tr("Without a cache"),
            self.tr("With the cache"),
            self.tr("Saved"),
        )


def _row(costs: Costs, calls: int, currency: str) -> Cells:
    plain, cached = costs.without(calls), costs.with_hits(calls - 1)
    saved = money.minus(plain, cached)
    amounts = [(text.cost(amount, currency), amount) for amount in (plain, cached)]
    return (text.integer(calls), calls), *amounts, (_signed(saved, currency), saved)


def _signed(saved: Decimal, currency: str) -> str:
    """What is saved; with a minus sign where it costs more."""
    shown = text.cost(saved.copy_abs(), currency)
    return before_digits("\u2212") + shown if saved < 0 else shown
