"""Texts at which a tokenizer may panic, hang or count wrong, each made anew from its name."""

import base64
import json
import random
from collections.abc import Callable

M = 1_000_000
BLOCK = 10_000
ZALGO = [chr(n) for n in range(0x300, 0x370)]
ORDINARY = (
    "The quick brown fox jumps over the lazy dog, 3.14 times; it's \u4e2d\u6587 and na\u00efve. "
)


def drawn(characters: str, length: int) -> str:
    """Random characters, the same each time; made in blocks, to take little memory."""
    rng = random.Random(7)
    blocks = range(0, length, BLOCK)
    return "".join("".join(rng.choices(characters, k=min(BLOCK, length - at))) for at in blocks)


def between(first: int, last: int) -> str:
    """The characters of a range of code points."""
    return "".join(map(chr, range(first, last + 1)))


def encoded(length: int) -> str:
    """Random bytes in base64."""
    return base64.b64encode(random.Random(7).randbytes(length * 3 // 4)).decode()


def minified(length: int) -> str:
    """JSON on one line, about so long."""
    rng = random.Random(7)
    rows = [
        {"id": n, "name": drawn("abcdefgh", 8), "score": rng.random(), "tags": ["a", None, True]}
        for n in range(length // 76)
    ]
    return json.dumps(rows, separators=(",", ":"))


def zalgo(length: int) -> str:
    """Letters, each under twenty combining marks."""
    rng = random.Random(7)
    return "".join(
        rng.choice("abcde") + "".join(rng.choices(ZALGO, k=20)) for _ in range(length // 21)
    )


def anything(length: int) -> str:
    """Code points of every kind, assigned or not, but no surrogates."""
    every = [chr(n) for n in range(0x110000) if not 0xD800 <= n < 0xE000]
    return drawn("".join(every), length)


LETTERS = between(0x61, 0x7A)
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"

TRAPS: dict[str, Callable[[], str]] = {
    "ordinary text, 1 MB": lambda: ORDINARY * (M // len(ORDINARY)),
    # White space
    "999,998 spaces": lambda: " " * 999_998,
    "999,999 spaces": lambda: " " * 999_999,
    "1,000,000 spaces": lambda: " " * M,
    "1,000,000 spaces between two letters": lambda: "x" + " " * M + "y",
    "10,000,000 spaces": lambda: " " * (10 * M),
    "1,000,000 tabs": lambda: "\t" * M,
    "1,000,000 no-break spaces": lambda: "\u00a0" * M,
    "1,000,000 ideographic spaces": lambda: "\u3000" * M,
    "1,000,000 of space, tab and no-break space": lambda: drawn(" \t\u00a0", M),
    "1,000,000 of space and line feed": lambda: drawn(" \n", M),
    "1,000,000 line feeds": lambda: "\n" * M,
    "10,000,000 line feeds": lambda: "\n" * (10 * M),
    "1,000,000 carriage returns": lambda: "\r" * M,
    "500,000 times CR LF": lambda: "\r\n" * (M // 2),
    "1,000,000 times U+0085 (next line)": lambda: "\u0085" * M,
    "1,000,000 times U+2028 (line separator)": lambda: "\u2028" * M,
    "1,000,000 times U+200B (zero-width space)": lambda: "\u200b" * M,
    # Letters
    "100,000 times a": lambda: "a" * 100_000,
    "1,000,000 times a": lambda: "a" * M,
    "10,000,000 times a": lambda: "a" * (10 * M),
    "500,000 times ab": lambda: "ab" * (M // 2),
    "500,000 times aB": lambda: "aB" * (M // 2),
    "1,000,000 random small letters": lambda: drawn(LETTERS, M),
    "10,000,000 random small letters": lambda: drawn(LETTERS, 10 * M),
    "1,000,000 random capitals": lambda: drawn(LETTERS.upper(), M),
    "a Cyrillic word of 1,000,000 letters": lambda: drawn(between(0x430, 0x44F), M),
    "1,000,000 Arabic letters": lambda: drawn(between(0x621, 0x63A), M),
    "1,000,000 Thai letters and vowels": lambda: drawn(between(0xE01, 0xE3A), M),
    "1,000,000 Hangul syllables": lambda: drawn(between(0xAC00, 0xD7A3), M),
    "10,000,000 Chinese characters": lambda: drawn(between(0x4E00, 0x9FA5), 10 * M),
    "500,000 times 's": lambda: "'s" * (M // 2),
    # Digits and codes
    "1,000,000 digits": lambda: drawn("0123456789", M),
    "1 MB of hexadecimal": lambda: drawn("0123456789abcdef", M),
    "1 MB of base64": lambda: encoded(M),
    "10 MB of base64": lambda: encoded(10 * M),
    "5 MB of JSON on one line": lambda: minified(5 * M),
    # Marks
    "1,000,000 dashes": lambda: "-" * M,
    "1,000,000 slashes": lambda: "/" * M,
    "1,000,000 apostrophes": lambda: "'" * M,
    "1,000,000 opening brackets": lambda: "[" * M,
    "1,000,000 random ASCII marks": lambda: drawn("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", M),
    # Unicode
    "a with 1,000,000 combining accents": lambda: "a" + "\u0301" * M,
    "1,000,000 of zalgo": lambda: zalgo(M),
    "150,000 families of emoji": lambda: FAMILY * 150_000,
    "one chain of 500,000 emoji (ZWJ)": lambda: "\u200d".join("\U0001f600" * (M // 2)),
    "500,000 flags": lambda: "\U0001f1e9\U0001f1ea" * (M // 2),
    "1,000,000 lone surrogates": lambda: "\ud83d" * M,
    "a lone surrogate in 1 MB of text": lambda: "\ud83d" + ORDINARY * (M // len(ORDINARY)),
    "1,000,000 NUL": lambda: "\0" * M,
    "1,000,000 unassigned characters": lambda: "\u0378" * M,
    "1,000,000 private-use characters": lambda: drawn(between(0xE000, 0xE0FF), M),
    "1,000,000 code points of any kind": lambda: anything(M),
    # Names of special tokens
    "100,000 times <|endoftext|>": lambda: "<|endoftext|>" * 100_000,
}
