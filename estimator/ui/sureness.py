"""How far a figure can be trusted: in a word, and why."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from estimator.estimate import Estimate
from estimator.tokens.models import is_of_others
from estimator.tokens.parts import Basis
from estimator.ui import part_words, text
from estimator.ui.estimate_words import EstimateWords

_TEXTS = ("text", "message")


class Sureness(QObject):
    """Words an estimate's basis, for one that has a figure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._estimates = EstimateWords(self)

    def word(self, estimate: Estimate) -> str:
        """How far the count can be trusted, in a word."""
        if estimate.is_estimated or estimate.is_taken_as_text:
            return part_words.basis(Basis.ESTIMATE)
        if estimate.is_plain and estimate.low == estimate.high:
            return self.tr("assumed") if estimate.encoding.assumed else self.tr("exact")
        if estimate.counted and estimate.counted.exact:
            return self.tr("exact")
        return part_words.basis(estimate.basis or Basis.ESTIMATE)

    def why(self, estimate: Estimate) -> str:
        """Why the count is what it says it is."""
        said = list(self._reasons(estimate))
        if estimate.low != estimate.high:
            known = self.tr("The figure may be from {low} to {high}.")
            low, high = text.integer(estimate.low or 0), text.integer(estimate.high or 0)
            said.append(known.format(low=low, high=high))
        return "\n".join(said)

    def _reasons(self, estimate: Estimate) -> Iterator[str]:
        names = {"encoding": estimate.encoding.encoding, "model": estimate.model.name}
        if estimate.is_estimated:
            yield from self._estimates.reasons(estimate)
        elif estimate.reading.counted and not is_of_others(estimate.model.id):
            yield self._request(estimate).format(**names)
        elif any(entry.part.kind in _TEXTS for entry in estimate.entries):
            yield self._text(estimate).format(**names)
        if estimate.reading.counted and is_of_others(estimate.model.id):
            yield self.tr(
                "A chat request. How {model} frames messages is not published; the range allows for"
                " it."
            ).format(**names)
        if estimate.is_taken_as_text:
            yield self.tr(
                "A chat request. {model} is not known to take any; it is counted as plain text."
            ).format(**names)
        if offset := self._estimates.offset(estimate):
            yield offset
        for sentence in self._media(estimate):
            yield sentence.format(**names)
        if left := self._left_out(estimate):
            yield self.tr("Not counted, as no rule is known: {names}.").format(names=left)

    def _text(self, estimate: Estimate) -> str:
        if estimate.encoding.assumed:
            return self.tr(
                "Counted with {encoding}. The encoding of {model} is not published; this is that"
                " of the models before it, so its own count may differ."
            )
        return self.tr("Counted with {encoding}, the encoding of {model}.")

    def _request(self, estimate: Estimate) -> str:
        counted = estimate.reading.counted
        if counted and counted.exact:
            return self.tr(
                "A chat request, counted with {encoding} by the rule that OpenAI publishes for"
                " {model}."
            )
        if counted and counted.parts[-1].basis is Basis.DOCUMENTED:  # the start of the reply
            return self.tr(
                "A chat request, counted with {encoding} by the rule that OpenAI publishes for"
                " {model}. Some of what stands in it is beyond that rule, and estimated."
            )
        return self.tr(
            "A chat request, counted with {encoding} by the rule that OpenAI publishes for the"
            " models before {model}. How {model} frames messages is not published."
        )

    def _media(self, estimate: Estimate) -> Iterator[str]:
        found = {entry.part.kind: entry.part.basis for entry in estimate.entries}
        if found.get("image") is Basis.DOCUMENTED:
            yield self.tr("Images are counted by the rule that is published for {model}.")
        elif found.get("image") is Basis.MEASURED:
            yield self.tr("Images are counted by a rule that others found from what was billed.")
        elif found.get("image") is Basis.ESTIMATE:
            yield self.tr(
                "Images are an estimate: their size, or the rule of {model}, is not known."
            )
        if "audio" in found:
            yield self.tr("Audio is counted as 10 tokens a second.")
        if found.get("pages") is Basis.ESTIMATE:
            yield self.tr(
                "A PDF counts as its text and a picture of each page; how large the pages are drawn"
                " is not published."
            )

    def _left_out(self, estimate: Estimate) -> str:
        left = [e.part for e in estimate.entries if e.part.basis is Basis.NOT_COUNTED]
        return self.tr(", ").join(
            f"{part_words.name(part)} {part_words.more(part)}".strip() for part in left
        )
