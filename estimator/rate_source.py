"""Where newer rates may be fetched from; nothing is fetched here, nor is what could imported."""

from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

ADDRESS = (
    "https://raw.githubusercontent.com/pydantic/genai-prices/refs/heads/main/prices/new_data/v2/"
    "data.json"
)
"""Where the project genai-prices publishes its prices, as its own package 0.2.3 asks for them.

``prices/data.json`` there is its first form, which is kept for old programs and has had no new
price since July 2026 (its pull request 512): it would bring back prices that are no more.
"""
MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is fetched; that of genai-prices has less than two million bytes."""
_LONGEST = 2000
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class FetchError(Exception):
    """Nothing was fetched.

    Attributes:
        reason: ``"no-address"`` (it is none), ``"not-secure"`` (neither https nor on this
            computer), ``"unreachable"``, ``"certificate"``, ``"slow"``, ``"status"`` (``given`` is
            the number), ``"moved"`` (``given`` is the address it leads on to), ``"wrong-kind"``
            (``given`` is what it is), ``"too-large"``, ``"cut-off"``, ``"packed"``, ``"not-text"``,
            ``"not-understood"`` (no HTTP) or ``"stopped"`` (by the user).
        given: as above, or the system's own words.
    """

    reason: str
    given: str = ""


def checked(address: str) -> SplitResult:
    """The parts of an address from which rates may be fetched.

    Raises:
        FetchError: ``"no-address"`` or ``"not-secure"``.
    """
    try:
        parts = urlsplit(address)
        is_one = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        raise FetchError("no-address") from None
    is_plain = address.isascii() and address.isprintable() and " " not in address
    if not is_one or not is_plain or len(address) > _LONGEST:
        raise FetchError("no-address")
    if parts.scheme != "https" and (parts.scheme != "http" or parts.hostname not in _HERE):
        raise FetchError("not-secure")
    return parts
