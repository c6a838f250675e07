"""Why nothing was fetched, as sentences."""

from collections.abc import Callable
from typing import Any

from estimator.rate_source import MAX_BYTES, FetchError
from estimator.ui import text
from estimator.ui.translated import tr

_MEBI = 1024 * 1024
_LONGEST = 200  # letters of what stands there that a sentence repeats


def _fetch(error: FetchError) -> str:
    sentences = {
        "no-address": tr("This is no address. Type one that begins with https://."),
        "not-secure": tr("Only an address that begins with https:// is asked. Change it."),
        "certificate": tr(
            "The server could not prove that it is the one of this address, so nothing was read:"
            " {given}."
        ),
        "slow": tr("The server took too long to answer. Try again later."),
        "status": tr(
            "The server answered with error {given}. Check the address, or try again later."
        ),
        "moved": tr("The address leads on to {given}. Type that one if you trust it."),
        "wrong-kind": tr(
            "The server did not answer with a file of rates but with {given}. You may have to sign"
            " in to the network first."
        ),
        "too-large": tr("The answer is larger than {limit} MB, so it was not read."),
        "cut-off": tr("The answer ended too early. Try again."),
        "packed": tr("The answer is packed, which nobody asked for, so it was not read."),
        "not-text": tr("The answer is not text, so it has no rates. Check the address."),
        "not-understood": tr("What answers there is not understood. Check the address."),
        "stopped": tr("Stopped. Nothing was changed."),
    }
    other = tr("The server can't be reached: {given}. Check the network and try again.")
    return sentences.get(error.reason, other).format(
        given=error.given[:_LONGEST], limit=text.integer(MAX_BYTES // _MEBI)
    )


WORDS: dict[type[Exception], Callable[[Any], str]] = {FetchError: _fetch}
