"""What the user expects of a call and of a month: numbers within limits, kept."""

import re
from collections.abc import Mapping

DEFAULT_OUTPUT_TOKENS = 800
DEFAULT_REQUESTS = 30_000
MAX_OUTPUT_TOKENS = 10_000_000
MAX_REQUESTS = 2_000_000_000


class Choices:
    """What is expected.

    Attributes:
        output_tokens: of a call.
        requests: calls a month.
        made: the size and the quality of the picture that a call makes, where a model does.
    """

    def __init__(self, kept: Mapping[str, str]) -> None:
        """As an earlier run kept them."""
        self.output_tokens = _kept(kept, "output_tokens", DEFAULT_OUTPUT_TOKENS, MAX_OUTPUT_TOKENS)
        self.requests = _kept(kept, "requests_per_month", DEFAULT_REQUESTS, MAX_REQUESTS)
        self.made = kept.get("made_size", ""), kept.get("made_quality", "")

    def set_output_tokens(self, tokens: int) -> None:
        """Expect so many tokens of output, 0 to MAX_OUTPUT_TOKENS."""
        self.output_tokens = _within(tokens, MAX_OUTPUT_TOKENS)

    def set_made(self, size: str, quality: str) -> None:
        """Expect a picture of this size and quality of a model that makes pictures."""
        self.made = size, quality

    def set_requests(self, requests: int) -> None:
        """Expect so many requests a month, 0 to MAX_REQUESTS."""
        self.requests = _within(requests, MAX_REQUESTS)

    def kept(self) -> dict[str, str]:
        """The settings that have the next start begin with the same."""
        return {
            "output_tokens": str(self.output_tokens),
            "requests_per_month": str(self.requests),
            "made_size": self.made[0],
            "made_quality": self.made[1],
        }


def _within(value: int, most: int) -> int:
    """The nearest number from 0 to the most."""
    return max(0, min(value, most))


def _kept(kept: Mapping[str, str], name: str, default: int, most: int) -> int:
    """A setting written by an earlier run; anything else than a number in range is passed over."""
    found = re.fullmatch("[0-9]{1,10}", kept.get(name, ""))
    return int(found[0]) if found and int(found[0]) <= most else default
