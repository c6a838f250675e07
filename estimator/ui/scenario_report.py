"""The report of a scenario: what it costs, what is assumed, and each sum with its price."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QObject

from estimator.projection.ranges import Range
from estimator.projection.result import Projection
from estimator.projection.scenario import Scenario
from estimator.reports import Cell, Column, Report, Table
from estimator.ui import scenario_words, text
from estimator.ui.figure_table import figure
from estimator.ui.rates_typed import class_title
from estimator.ui.report_words import Fact, ReportWords

_SHARES = "growth", "retries", "batch"
_WHOLE = "prefix", "images", "image_tokens", "months"


class ScenarioReport(QObject):
    """Words the report of a projection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ReportWords(self)

    def of(self, projection: Projection, tables: Sequence[Table], today: date) -> Report:
        """The report of a scenario.

        Args:
            projection: of it.
            tables: as they are shown.
            today: when it is made.
        """
        scenario = projection.scenario
        warned = scenario_words.warned(projection)
        notes = [
            *warned,
            scenario_words.ends(),
            *self._sources(projection),
            self._words.made(today),
        ]
        assumed = self._assumed(scenario)
        return Report(scenario.name, [*self._facts(projection)], [*tables, assumed], notes)

    def _facts(self, projection: Projection) -> Iterator[Fact]:
        fact, currency, first = self._words.fact, projection.currency, projection.months[0]
        yield fact("model", self.tr("Model"), Cell(projection.model.name, projection.model.id))
        for key, title, cost in (
            ("total", self.tr("All months"), projection.total),
            ("first_month", self.tr("First month"), first.cost),
        ):
            yield fact(key, title, figure(self._cost(cost, currency), cost.likely))
            span = scenario_words.cost_range(cost, currency)
            if span:
                ends = self.tr("{what}, from and to").format(what=title)
                yield fact(f"{key}_range", ends, Cell(span, f"{cost.low:f} - {cost.high:f}"))
        calls = projection.calls.likely
        yield fact("calls", self.tr("Calls"), figure(text.integer(round(calls)), calls))
        yield fact("currency", self.tr("Currency"), Cell(currency))

    @staticmethod
    def _cost(cost: Range, currency: str) -> str:
        return text.cost(cost.likely, currency)

    def _assumed(self, scenario: Scenario) -> Table:
        columns = [
            Column("assumption", self.tr("Assumption")),
            Column("value", self.tr("Value"), is_figure=True),
        ]
        rows = [
            [Cell(scenario_words.field(name), name), Cell(shown)]
            for name, shown in self._values(scenario).items()
        ]
        return Table("assumptions", self.tr("What is assumed"), columns, rows)

    def _values(self, scenario: Scenario) -> Mapping[str, str]:
        found = {"service_tier": class_title(scenario.service_tier)}
        found["input"] = self._input(scenario)
        found |= {name: _range(getattr(scenario, name)) for name in ("output", "calls")}
        found["weekdays"] = " · ".join(
            f"{text.weekday(day)} {_share(share)}" for day, share in enumerate(scenario.weekdays)
        )
        found |= {name: _share(getattr(scenario, name)) for name in _SHARES}
        found |= {name: text.integer(getattr(scenario, name)) for name in _WHOLE}
        found["start"] = text.day(scenario.start)
        found["lifetime"] = scenario_words.lifetime(scenario.lifetime)
        hits = scenario.hits and " – ".join(dict.fromkeys(map(_share, scenario.hits)))
        found["hits"] = hits or self.tr("worked out from the calls")
        found |= {meter: text.decimal(used) for meter, used in scenario.tools}
        return found

    def _input(self, scenario: Scenario) -> str:
        rows, around = scenario.input.rows, scenario_words.input_range(scenario)
        if around:
            return f"{text.integer(round(scenario.input.mean))} ({around})"
        if len(rows) == 1:
            return text.integer(rows[0][0])
        known = self.tr("{least} to {most}, {mean} on average")
        ends = (text.integer(rows[0][0]), text.integer(rows[-1][0]))
        mean = text.integer(round(scenario.input.mean))
        return known.format(least=ends[0], most=ends[1], mean=mean)

    def _sources(self, projection: Projection) -> list[str]:
        """Who says the prices, each once."""
        sources = dict.fromkeys(line.charge.origin.source for line in projection.lines)
        known = self.tr("Prices: {source}, read on {day}. {url}")
        return [
            known.format(source=each.name, day=text.day(each.date), url=each.url).strip()
            for each in sources
        ]


def _share(share: Decimal) -> str:
    return f"{text.decimal(share * 100)} %"


def _range(given: Range) -> str:
    return " – ".join(dict.fromkeys(map(text.decimal, given)))
