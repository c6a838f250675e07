"""What a cache keeps and saves, in the user's words."""

from decimal import Decimal

from PySide6.QtCore import QObject

from estimator.pricing import caching, money
from estimator.pricing.caching import Costs
from estimator.pricing.rates import Model
from estimator.sharing import Sharing
from estimator.ui import text
from estimator.ui.caching_model import Case
from estimator.ui.words_media import shown


class CachingWords(QObject):
    """Sentences of the caching page."""

    def place(self, sharing: Sharing) -> str:
        """Where the common beginning ends."""
        line, column = text.integer(sharing.line), text.integer(sharing.column)
        if sharing.is_guess:
            known = self.tr(
                "One prompt alone: taken to stay the same up to line {line}, column {column}, by"
                " its placeholders, dates and turns."
            )
        else:
            known = self.tr(
                "%Ln prompts begin alike up to line {line}, column {column}.", "", sharing.count
            )
        listed = len(sharing.versions)
        if listed < sharing.count:
            known += " " + self.tr(
                "The first %Ln are listed; a call is as long as all are on the average.", "", listed
            )
        return known.format(line=line, column=column)

    def rule(self, model: Model | None) -> str:
        """How much of a beginning a model's provider keeps."""
        least = caching.cached_from(model) if model and caching.is_cached(model) else 0
        by = caching.step(model) if model else 1
        if not least:
            return self.tr("can be cached")
        if by == 1:
            return self.tr("can be cached, from {least} on").format(least=text.integer(least))
        known = self.tr("can be cached, from {least} on, {step} at a time")
        return known.format(least=text.integer(least), step=text.integer(by))

    def pays(self, costs: Costs | None, case: Case) -> str:
        """From how many hits on a cache pays, or why there is none."""
        least = text.integer(caching.cached_from(case.model))
        if costs is None:
            return self.tr("The model has no price.")
        if not caching.is_cached(case.model):
            return self.tr("This model has no lower price for what is cached.")
        if not case.call.kept:
            known = self.tr("Too few tokens begin alike: {least} are the fewest that are kept.")
            return known.format(least=least) if case.prefix else self.tr("Nothing begins alike.")
        if costs.warm >= costs.plain:
            return self.tr("This model has no lower price for what is cached.")
        hits = costs.break_even
        if hits == 0:
            return self.tr(
                "Filling the cache costs nothing more: the first call that finds it saves."
            )
        return self.tr(
            "Filling the cache costs more: it pays once %Ln call(s) found it.", "", hits or 0
        )

    def terms(self, case: Case) -> str:
        """By which prices a batch file is told, which may ask for others; empty for no such."""
        if not case.is_batch:
            return ""
        said = self.tr("By the standard prices of {model}, for calls sent one by one.")
        if case.asked:
            said += " " + self.tr(
                "The file asks for {asked}: choose that model to see what it keeps and costs."
            )
        return said.format(model=case.model.name, asked=shown(case.asked))

    def month(self, calls: int, cached: Decimal, plain: Decimal, currency: str) -> str:
        """What so many calls cost with a cache and without."""
        saved = money.minus(plain, cached)
        shown = text.costs([cached, plain, saved.copy_abs()], currency)
        less = self.tr("{saved} less") if saved >= 0 else self.tr("{saved} more")
        known = self.tr(
            "%Ln call(s) a month cost {cached}, without a cache {plain}: {less}.", "", calls
        )
        return known.format(cached=shown[0], plain=shown[1], less=less.format(saved=shown[2]))
