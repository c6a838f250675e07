"""Why a figure is an estimate: its factor, where that is from, or what bills taught."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from PySide6.QtCore import QObject

from estimator.estimate import Estimate, Local
from estimator.tokens.calibration import Learnt
from estimator.tokens.estimates import Digits, Ground, Rule, factor_of
from estimator.tokens.scripts import Script, Scripts
from estimator.ui import text

_HUNDREDTH = Decimal("0.01")


class EstimateWords(QObject):
    """Sentences about the factor of an estimate, and about the user's bills."""

    def reasons(self, estimate: Estimate) -> Iterator[str]:
        """How the text of an estimated model was counted."""
        local, counting = estimate.local, estimate.encoding
        if local and local.learnt and local.learnt.is_factor:
            yield self._learnt(local.learnt, counting.encoding)
        elif counting.rule:
            yield from self._ruled(estimate, counting.rule, local)

    def offset(self, estimate: Estimate) -> str:
        """What bills of an exact model were more; empty where there are none."""
        learnt = estimate.local.learnt if estimate.local else None
        if learnt is None or learnt.is_factor:
            return ""
        off = int(learnt.likely)
        more = self.tr(
            "%n bill(s) of yours: {tokens} tokens more, which frame a message.", "", learnt.count
        )
        fewer = self.tr("%n bill(s) of yours: {tokens} tokens fewer.", "", learnt.count)
        same = self.tr("%n bill(s) of yours: as many tokens.", "", learnt.count)
        said = more if off > 0 else fewer if off else same
        return said.format(tokens=text.integer(abs(off)))

    def _learnt(self, learnt: Learnt, encoding: str) -> str:
        more = self.tr(
            "From %n bill(s) of yours, {share} more than a count with {encoding}.", "", learnt.count
        )
        less = self.tr(
            "From %n bill(s) of yours, {share} less than a count with {encoding}.", "", learnt.count
        )
        same = self.tr(
            "From %n bill(s) of yours, the same as a count with {encoding}.", "", learnt.count
        )
        off = learnt.likely - 1
        said = more if off > 0 else less if off else same
        share = abs(Decimal(off.numerator) / off.denominator)
        return said.format(share=text.percent(share), encoding=encoding)

    def _ruled(self, estimate: Estimate, rule: Rule, local: Local | None) -> Iterator[str]:
        scripts = local.scripts if local else Scripts()
        factor = factor_of(rule, scripts)
        known = self.tr(
            "The vocabulary of {model} is not public. Counted with {encoding}, times {likely}"
            " ({low} to {high}) for {scripts}."
        )
        low, likely, high = map(_rounded, (factor.low, factor.likely, factor.high))
        yield known.format(
            model=estimate.model.name,
            encoding=rule.encoding,
            low=low,
            likely=likely,
            high=high,
            scripts=self._scripts(scripts),
        )
        if rule.digits is Digits.ONE:
            yield self.tr("Digits are counted one by one.")
        elif rule.digits is Digits.UNKNOWN:
            yield self.tr("Digits may be counted one by one.")
        yield self._ground(rule.ground)
        source = self.tr("Factor {name}: {source}, {date}")
        day = text.day(date.fromisoformat(rule.source.date))
        yield source.format(name=rule.name, source=rule.source.name, date=day)

    def _scripts(self, scripts: Scripts) -> str:
        names = {
            Script.LATIN: self.tr("Latin letters"),
            Script.CJK: self.tr("Chinese, Japanese or Korean"),
            Script.OTHER: self.tr("other scripts"),
        }
        found = [names[script] for script in scripts.present() or (Script.LATIN,)]
        return self.tr(" and ").join(found)

    def _ground(self, ground: Ground) -> str:
        words = {
            Ground.MEASURED: self.tr("Measured with its own vocabulary."),
            Ground.PUBLISHED: self.tr("As others measured it."),
            Ground.RELATED: self.tr(
                "Measured with the vocabularies that it is said to be built on."
            ),
            Ground.UNKNOWN: self.tr(
                "No factor is known for it: the range is that of every vocabulary that was"
                " measured."
            ),
        }
        return words[ground]


def _rounded(value: Decimal) -> str:
    return text.decimal(value.quantize(_HUNDREDTH, ROUND_HALF_EVEN).normalize())
