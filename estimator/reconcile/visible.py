"""Texts of strangers, made safe to be printed and shown."""

import re
from functools import lru_cache

# Control characters, which a terminal obeys; what turns the direction of a line or has no width.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


@lru_cache(1024)
def visible(text: str) -> str:
    r"""A text whose characters can all be seen: an escape is written ``\u001b``."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
