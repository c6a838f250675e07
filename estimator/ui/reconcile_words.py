"""What logs and bills come to, in words."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QObject

from estimator.reconcile import causes, comparing, expected
from estimator.reconcile.causes import Cause
from estimator.reconcile.faults import MAX_DOCUMENT, LogError
from estimator.reconcile.gaps import DAY, Gap
from estimator.reconcile.outcome import Outcome
from estimator.reconcile.priced import Unpriced
from estimator.reconcile.record import RecordError
from estimator.store.files import FileError
from estimator.ui import meter_words, text, words
from estimator.ui.language import before_digits
from estimator.ui.rates_typed import class_title, lone_day

_MINUS = "\u2212"
_TRACE = Decimal("0.0001")
_MOST_COLUMNS = 8  # of a table, that a sentence names


def signed(amount: Decimal, currency: str) -> str:
    """An amount with its sign: ``+$1.20``, ``−$0.0004``; a trace of one is ``<$0.0001``."""
    if 0 < amount.copy_abs() < _TRACE:
        return before_digits("<") + text.cost(_TRACE, currency)
    sign = _MINUS if amount < 0 else "+" if amount else ""
    return before_digits(sign) + text.cost(amount.copy_abs(), currency)


class ReconcileWords(QObject):
    """Words a reading, its faults and what a bill differs by."""

    def error(self, error: LogError | FileError) -> str:
        """Why a file can't be read."""
        if isinstance(error, FileError):
            return words.sentence(error)
        known = {
            "empty": self.tr("{name} is empty."),
            "not-json": self.tr(
                "{name} is broken JSON. Save it as JSON Lines, one response a line."
            ),
            "too-large": self.tr(
                "{name} is one JSON document of more than {most} MB. Save it as JSON Lines, one"
                " response a line."
            ),
        }
        other = self.tr(
            "{name} is no usage log. Choose JSON Lines of API responses, or an export of usage or"
            " costs from OpenAI or Anthropic."
        )
        if error.columns:
            other = self.tr(
                "{name} has the columns {columns}. An export of usage has a model and its tokens,"
                " one of costs has days and amounts."
            )
        columns = ", ".join(error.columns[:_MOST_COLUMNS])
        most = text.integer(MAX_DOCUMENT >> 20)
        said = known.get(error.kind, other)
        return said.format(name=error.name, columns=columns, most=most)

    def record(self, error: RecordError) -> str:
        """Why a line can't be read."""
        known = {
            "not-json": self.tr("not JSON"),
            "not-an-object": self.tr("not an object"),
            "too-deep": self.tr("too many brackets in brackets"),
            "too-long": self.tr("too long"),
            "bad-value": self.tr("“{field}” is not what it must be"),
            "no-usage": self.tr("no usage with input tokens"),
            "no-model": self.tr("no model"),
            "not-by-model": self.tr("no model; export the usage grouped by model"),
            "no-time": self.tr("no day"),
            "ambiguous": self.tr("“{field}” may be read in two ways, as 1,500 is"),
            "too-many-cells": self.tr(
                "more cells than the table has columns; amounts with a comma need quotation marks"
            ),
            "part-above-total": self.tr("“{field}” is more than the total that includes it"),
        }
        said = known.get(error.kind, self.tr("not a row of this table"))
        return said.format(field=error.field)

    # What a bill differs by

    def cause(self, cause: Cause) -> str:
        """What accounts for a difference, and what may do it as well.

        Whose it is, is said beside it.
        """
        known = self.tr("{cause} ({model})")
        said = [self._cause(cause)]
        for other in cause.others:
            why = self._cause(other)
            is_its = not other.model or other.model == cause.model
            said.append(why if is_its else known.format(cause=why, model=other.model))
        return self.tr("; or: ").join(said)

    def _cause(self, cause: Cause) -> str:
        known = {
            causes.CLASS: self.tr("Billed in the class {detail}"),
            causes.UNCACHED: self.tr("Cached input was billed in full"),
            causes.RATE: self.tr("Billed at the rates since {detail}"),
            causes.REGION: self.tr("Billed with the surcharge of a region ({detail})"),
            causes.LONG: self.tr("Long requests were billed as short ones"),
            causes.COPIES: self.tr("Lines that the log has twice were billed twice"),
            causes.RETRIES: self.tr("Requests that were sent again were not billed"),
            comparing.ROUNDING: self.tr("Rounding of the bill"),
            comparing.NO_PRICE: self.tr("No price in the rate book"),
            comparing.NOT_IN_LOG: self.tr("Billed, but not in the log"),
            comparing.NOT_BILLED: self.tr("In the log, but not billed"),
        }
        if cause.kind == causes.RATE and not cause.detail:
            return self.tr("Billed at the first rates, before they changed")
        said = known.get(cause.kind, self.tr("Not explained"))
        return said.format(detail=self._detail(cause))

    def _detail(self, cause: Cause) -> str:
        details = cause.detail.split(", ")
        if cause.kind == causes.CLASS:
            details = [class_title(each) for each in details]
        elif cause.kind == causes.RATE and cause.detail:
            details = [text.day(lone_day(each)) for each in details]
        return self.tr(" or ").join(details)

    # What was found

    def found(self, outcome: Outcome) -> Iterator[tuple[int | None, str]]:
        """What was found in the files: how many, and of what."""
        found = outcome.log.found
        if outcome.requests or not outcome.has_untold:
            yield outcome.requests, self.tr("Requests, each counted once")
        if outcome.has_untold:
            yield None, self.tr("An export doesn't say how many requests it is of")
        counts = (
            (found.copies, self.tr("Copies of requests (the same id): they don't count again")),
            (found.copied_rows, self.tr("Rows that another export has too: they count once")),
            (
                found.covered_rows,
                self.tr("Rows whose time and model another export has in other parts: not counted"),
            ),
            (found.retries, self.tr("Of the requests, those that were sent again: each is billed")),
            (found.parts, self.tr("Parts of streams: each stream counts once, by its end")),
            (
                found.overlapped,
                self.tr("Streams that overlapped: their output may belong to each other"),
            ),
            (found.silent, self.tr("Streams that never said what they used: not priced")),
            (found.failed, self.tr("Requests that failed: not billed")),
            (found.nameless, self.tr("Requests without an id: a copy of one would count again")),
            (outcome.undated, self.tr("Requests without a time: priced as of today")),
            (found.bad, self.tr("Lines that can't be read: not counted")),
        )
        yield from (each for each in counts if each[0])
        if found.is_cut:
            yield None, self.tr("An export has more pages, which are not among the files")
        for name, count in found.reports.items():
            known = self.tr("No price: rows of a report of {what}, which has no tokens")
            yield count, known.format(what=self._report(name))
        if outcome.aside:
            requests = sum(cell.requests for cell in outcome.aside)
            known = self.tr(
                "Requests of a usage export whose provider has a log here: not counted again"
                " ({tokens} tokens)"
            )
            yield requests or None, known.format(tokens=text.integer(outcome.tokens(outcome.aside)))
        if outcome.unjudged:
            yield (
                outcome.unjudged,
                self.tr("Sums of an export, which may hide long requests: priced as short ones"),
            )
        yield from ((each.requests, self.unpriced(each)) for each in outcome.priced.unpriced)
        yield from ((gap.requests, self._gap(gap)) for gap in outcome.gaps)
        for bad in found.broken:
            known = self.tr("{file}, line {line}: {why}")
            line = text.integer(bad.line)
            yield None, known.format(file=bad.file, line=line, why=self.record(bad.error))

    def _report(self, name: str) -> str:
        """What one of OpenAI's reports is about."""
        return {
            "images": self.tr("images"),
            "audio_speeches": self.tr("speech"),
            "audio_transcriptions": self.tr("transcriptions"),
            "code_interpreter_sessions": self.tr("code interpreter sessions"),
            "vector_stores": self.tr("vector stores"),
        }.get(name, name.replace("_", " "))

    def unpriced(self, each: Unpriced) -> str:
        """What has no price, and why."""
        known = {
            "unknown-model": self.tr("No price: {model} is not in the rate book ({tokens} tokens)"),
            "tier-not-sold": self.tr(
                "No price: {model} is not sold in the class {detail} ({tokens} tokens)"
            ),
            "not-in-force": self.tr(
                "No price: the rates of {model} in the class {detail} begin later ({tokens} tokens)"
            ),
        }
        other = self.tr("No price: {model} has no rate for {detail} ({tokens} tokens)")
        detail = class_title(each.detail)
        if each.reason not in known:
            detail = meter_words.plain_title(each.detail)
        tokens = text.integer(each.input_tokens + each.output_tokens)
        said = known.get(each.reason, other)
        return said.format(model=each.name, detail=detail, tokens=tokens)

    def _gap(self, gap: Gap) -> str:
        if gap.hours == DAY:
            first, last = gap.start.date(), (gap.end - timedelta(days=1)).date()
            known = self.tr("Few or no requests from {start} to {end}: {usual} a day are usual")
            if first == last:
                known = self.tr("Few or no requests on {start}: {usual} a day are usual")
            start, end = text.day(first), text.day(last)
        else:
            known = self.tr(
                "Few or no requests from {start} to {end} UTC: {usual} an hour are usual"
            )
            start, end = (f"{text.day(each.date())}, {each:%H:%M}" for each in (gap.start, gap.end))
        return known.format(start=start, end=end, usual=text.integer(gap.usual))

    # An estimate

    def step(self, kind: str) -> str:
        """Which assumption a step replaces."""
        return {
            expected.VOLUME: self.tr("Calls"),
            expected.INPUTS: self.tr("Input tokens a call"),
            expected.OUTPUTS: self.tr("Output tokens a call"),
            expected.CACHE: self.tr("Share of the input that a cache had"),
            expected.PRICES: self.tr("Prices: models, classes, dates, long requests"),
        }[kind]
