"""Numbers that the user chooses: held within their limits, and read from an earlier start."""

import re
from collections.abc import Mapping


def within(value: int, most: int) -> int:
    """The nearest number from 0 to the most."""
    return max(0, min(value, most))


def kept_number(kept: Mapping[str, str], name: str, default: int, most: int) -> int:
    """A setting written by an earlier run; anything else than a number in range is passed over."""
    found = re.fullmatch("[0-9]{1,10}", kept.get(name, ""))
    return int(found[0]) if found and int(found[0]) <= most else default
