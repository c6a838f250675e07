"""Bytes that are written as text become a note, and what they stand in stays whole."""

import base64
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.trimming import embedded_rules
from estimator.trimming.edits import applied
from estimator.trimming.source import Source

(EMBEDDED,) = embedded_rules.RULES
BYTES = random.Random(1).randbytes(1500)
B64 = base64.b64encode(BYTES).decode()
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + BYTES).decode()


def out(text):
    return applied(text, EMBEDDED.find(Source(text)).edits)


def wrapped(text, width):
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def dump(data, as_line):
    rows = (data[at : at + 16] for at in range(0, len(data), 16))
    return "\n".join(as_line(16 * number, row) for number, row in enumerate(rows))


def xxd(at, row):
    pairs = " ".join(row[n : n + 2].hex() for n in range(0, len(row), 2))
    return f"{at:08x}: {pairs:<39}  ................"


def hexdump(at, row):
    return f"{at:08x}  {row[:8].hex(' '):<23}  {row[8:].hex(' '):<23}  |................|"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"a {B64} b", "a [base64, 1,500 bytes] b"),
        (f"a {PNG} b", "a [image/png, 1,508 bytes] b"),
        (f"a:\n{wrapped(B64, 76)}\nThanks", "a:\n[base64, 1,500 bytes]\nThanks"),
        (f"a\n{wrapped(B64, 64)}\nThen", "a\n[base64, 1,500 bytes]\nThen"),
        (base64.urlsafe_b64encode(BYTES).decode(), "[base64, 1,500 bytes]"),
        (f"src='data:image/gif;base64,{B64}'", "src='[image/gif, 1,500 bytes]'"),
        (f"![a](data:image/gif;base64,{B64} 't')", "![a](<[image/gif, 1,500 bytes]> 't')"),
        (f"[a]: data:image/gif;base64,{B64}", "[a]: <[image/gif, 1,500 bytes]>"),
        (f"url(data:image/gif;base64,{B64})", "url([image/gif,_1,500_bytes])"),
        (f"<img src=data:image/gif;base64,{B64}>", "<img src=[image/gif,_1,500_bytes]>"),
        (f"data:text/html;charset=utf-8,{'%3Cb%3E' * 50}.", "[text/html, 151 bytes]"),
        (f"-----BEGIN A KEY-----\n{wrapped(B64, 64)}\n-----END A KEY-----\n",
         "[PEM A KEY, 1,500 bytes]\n"),
        (f"a {BYTES.hex()}", "a [hex, 1,500 bytes]"),
        (f"a {BYTES.hex(' ')}, b", "a [hex, 1,500 bytes], b"),
        (f"a\n{dump(BYTES, xxd)}\nb", "a\n[hex, 1,500 bytes]\nb"),
        (f"a\n{dump(BYTES, hexdump)}\nb", "a\n[hex, 1,500 bytes]\nb"),
    ],
)  # fmt: skip
def test_bytes_become_a_note(text, expected):
    assert out(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        base64.b64encode(BYTES[:130]).decode(),
        f"data:image/png;base64,{B64[:100]}",
        BYTES[:90].hex(),
        "a" * 1000,
        "0123456789" * 100,
        "12 34 56 78 90 " * 50,
        "/usr/Lib2/share" * 50,
        "/usr/Lib2/share/python/Xyz9/jquick/from/wave" * 9,
        "a-Long-Name-2-" * 50,
        "LongCamelCaseName" * 50,
        f"-----BEGIN A-----\n{B64[:400]}\n-----END B-----".replace(B64[:400], B64[:80]),
        "2020001 12 34 56\n2020002 12 35 60\n" * 30,
    ],
)
def test_what_is_short_or_not_random_stays(text):
    assert out(text) == text


KINDS = st.sampled_from(["b64", "wrapped", "hex", "pem", "uri"])
BESIDE = st.sampled_from(["", "\n", "\\", '"', " ", "\nThanks a lot.\n", "\t", "\r\n"])


@given(st.integers(), KINDS, BESIDE, st.booleans())
def test_json_stays_json_and_what_is_beside_stays(seed, kind, beside, slashes):
    data = random.Random(seed).randbytes(400)
    body = base64.b64encode(data).decode()
    value = {
        "b64": body,
        "wrapped": wrapped(body, 76),
        "hex": data.hex(),
        "pem": f"-----BEGIN K-----\n{wrapped(body, 64)}\n-----END K-----",
        "uri": f"data:image/png;base64,{body}",
    }[kind]
    text = json.dumps({"a": beside + value, "b": value + beside})
    made = json.loads(out(text.replace("/", "\\/") if slashes else text))
    name = {"hex": "hex", "pem": "PEM K", "uri": "image/png"}.get(kind, "base64")
    note = f"[{name}, 400 bytes]"
    assert made == {"a": beside + note, "b": note + beside}


@given(st.integers(200, 900))
def test_the_size_is_that_of_the_bytes(size):
    data = random.Random(size).randbytes(size)
    note = f"[base64, {size:,} bytes]"
    assert out(base64.b64encode(data).decode()) == note
    assert out(data.hex()) == note.replace("base64", "hex")
    assert out(json.dumps(base64.encodebytes(data).decode()))[:-1].startswith(f'"{note}')


@given(TEXTS)
def test_any_text_is_read(text):
    assert out(out(text)) == out(text)
