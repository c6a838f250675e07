"""What providers say of the beginnings of prompts that they keep for the next call."""

from estimator.pricing.rates import Model

CACHE_WRITE, CACHE_WRITE_LONG = "cache_write_tokens", "cache_write_1h_tokens"
SHORT_SECONDS = 300
"""How long a beginning is kept for the usual write price, where there is a dearer one too."""
_CACHED_FROM = {"openai": 1024}
"""What the providers say that do: the fewest tokens of a beginning that they keep."""


def cached_from(model: Model) -> int:
    """The fewest tokens of a prompt's beginning that a model's provider keeps, where it says so."""
    return _CACHED_FROM.get(model.provider, 0)
