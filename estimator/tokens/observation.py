"""A bill beside a count: what calibration learns from, and what the store keeps."""

from dataclasses import dataclass

from estimator.tokens.scripts import Script


@dataclass(frozen=True)
class Observation:
    """A prompt that was counted here and billed by its provider; nothing of its text.

    Attributes:
        provider, model: as the rate book has them.
        encoding: that it was counted in.
        script: the main one of the text.
        local: its tokens in this encoding.
        billed: the input tokens that were billed.
    """

    provider: str
    model: str
    encoding: str
    script: Script
    local: int
    billed: int
