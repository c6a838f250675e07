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
from estimator.ui.scenario_pages import Page

_SHARES = "growth", "retries", "batch"
_WHOLE = "prefix", "images", "image_tokens", "months"


class ScenarioReport(QObject):
    """Words the report of a projection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ReportWords(self)

    def of(self, projection: Projection, pages: Sequence[Page], today: date) -> Report:
        """The report of a scenario.

        Args:
            projection: of it.
            pages: that have a part in it, in its order.
            today: when it is made.
        """
        scenario = projection.scenario
        facts = [*self._facts(projection), *(fact for page in pages for fact in page.facts())]
        tables = [table for page in pages for table in page.tables()]
        said = [note for page in pages for note in page.notes()]
        warned = scenario_words.warned(projection)
        sources = self._sources(projection)
        notes = [*warned, *said, scenario_words.ends(), *sources, self._words.made(today)]
        return Report(
            scenario_words.called(scenario.name), facts, [*tables, self._assumed(projection)], notes
        )

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

    def _assumed(self, projection: Projection) -> Table:
        columns = [
            Column("assumption", self.tr("Assumption")),
            Column("value", self.tr("Value"), is_figure=True),
        ]
        rows = [
            [Cell(scenario_words.field(name), name), Cell(shown)]
            for name, shown in self._values(projection).items()
        ]
        return Table("assumptions", self.tr("What is assumed"), columns, rows)

    def _values(self, projection: Projection) -> Mapping[str, str]:
        scenario = projection.scenario
        found = {"service_tier": class_title(scenario.service_tier)}
        found["input"] = self._input(scenario)
        found["counted_in"] = scenario_words.sureness(scenario) or self.tr("Typed in")
        if scenario.values:
            known = self.tr("%Ln row(s) of {file}", "", scenario.input.weight)
            found["values"] = known.format(file=scenario.values)
        found |= {name: _range(getattr(scenario, name)) for name in ("output", "calls")}
        found["weekdays"] = " · ".join(
            f"{scenario_words.weekday(day)} {_share(share)}"
            for day, share in enumerate(scenario.weekdays)
        )
        found["hours"] = self._hours(scenario)
        found["utc_offset"] = _zone(scenario.utc_offset)
        found |= {name: _share(getattr(scenario, name)) for name in _SHARES}
        found |= {name: text.integer(getattr(scenario, name)) for name in _WHOLE}
        found["start"] = text.day(scenario.start)
        found["lifetime"] = scenario_words.lifetime(scenario.lifetime)
        hits = scenario.hits and " – ".join(dict.fromkeys(map(_share, scenario.hits)))
        known = self.tr("{share}, worked out from the calls")
        found["hits"] = hits or known.format(share=text.percent(projection.hit_rate))
        found |= {meter: text.decimal(used) for meter, used in scenario.tools}
        return found

    def _hours(self, scenario: Scenario) -> str:
        if len(set(scenario.hours)) == 1:
            return self.tr("as many calls at each hour")
        whole = sum(scenario.hours)
        shares = (text.percent(Decimal(weight) / whole) for weight in scenario.hours)
        return " · ".join(f"{hour:02}:00 {share}" for hour, share in enumerate(shares))

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


def _zone(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _share(share: Decimal) -> str:
    return f"{text.decimal(share * 100)} %"


def _range(given: Range) -> str:
    return " – ".join(dict.fromkeys(map(text.decimal, given)))
