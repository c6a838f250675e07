"""The sizes of pictures from their files, whole, cut off, and hostile."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import (
    bmp,
    gif,
    jpeg,
    png,
    segment,
    webp,
    webp_extended,
    webp_lossless,
    webp_lossy,
)

from estimator.tokens.picture import FORMATS, PictureError, size_of

EVERY = [
    ("PNG", png(640, 480)),
    ("GIF", gif(640, 480)),
    ("GIF", gif(640, 480, b"87a")),
    ("JPEG", jpeg(640, 480)),
    ("JPEG", jpeg(640, 480, marker=0xC2)),  # progressive
    ("JPEG", jpeg(640, 480, segment(0xE1, bytes(65_000)) * 3)),
    ("JPEG", jpeg(640, 480, b"\xff\xff\xff" + segment(0xC4, bytes(9)) + b"\xff\x01\xff\xd0")),
    ("WebP", webp_lossy(640, 480)),
    ("WebP", webp_lossy(640, 480, scale=3)),
    ("WebP", webp_lossless(640, 480)),
    ("WebP", webp_extended(640, 480)),
    ("BMP", bmp(640, 480)),
    ("BMP", bmp(640, -480)),
    ("BMP", bmp(640, 480, header=12)),
    ("BMP", bmp(640, 480, header=124)),
]
WHOLE = pytest.mark.parametrize(("name", "data"), EVERY, ids=lambda value: str(value)[:24])


def refusal(data):
    with pytest.raises(PictureError) as caught:
        size_of(data)
    return caught.value.reason, caught.value.format


@WHOLE
def test_a_picture(name, data):
    assert size_of(data) == (640, 480)
    assert size_of(data + bytes(1000)) == (640, 480)


@WHOLE
def test_a_picture_that_is_cut_off(name, data):
    for length in [*range(min(len(data), 200)), len(data) // 2]:
        try:
            assert size_of(data[:length]) == (640, 480)
        except PictureError as error:
            expected = {("short", name), ("unknown", "")}
            assert (error.reason, error.format) in expected  # noqa: PT017 - some lengths suffice


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(2**31 - 1, 1), (2**31 - 1, 1)),
        (webp_extended(2**24, 2**24), (2**24, 2**24)),
        (webp_lossless(1 << 14, 1 << 14), (1 << 14, 1 << 14)),
        (webp_lossy(16383, 16383), (16383, 16383)),
        (bmp(1, -(2**31)), (1, 2**31)),
        (jpeg(65535, 65535), (65535, 65535)),
        (gif(65535, 65535), (65535, 65535)),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_picture_of_the_largest_size(data, size):
    assert size_of(data) == size


@pytest.mark.parametrize(
    ("data", "reason", "form"),
    [
        (b"", "unknown", ""),
        (b"hello", "unknown", ""),
        (b"%PDF-1.7", "unknown", ""),
        (b"RIFF\0\0\0\0WAVEfmt ", "unknown", ""),
        (png(0, 5), "broken", "PNG"),
        (png(5, 0), "broken", "PNG"),
        (png(5, 5)[:8] + b"\x00\x00\x00\x0cIHDR" + bytes(20), "broken", "PNG"),
        (gif(0, 5), "broken", "GIF"),
        (jpeg(5, 0), "broken", "JPEG"),  # its height would follow the pixels
        (b"\xff\xd8\xff\xd9" + bytes(20), "broken", "JPEG"),
        (b"\xff\xd8\xff\xda" + bytes(20), "broken", "JPEG"),
        (b"\xff\xd8\xff\xe0\x00\x01" + bytes(20), "broken", "JPEG"),
        (b"\xff\xd8\xff\xe0\x00\x02" + bytes(20), "broken", "JPEG"),
        (b"\xff\xd8" + b"\xff" * 100, "short", "JPEG"),
        (webp(b"ICCP", bytes(30)), "broken", "WebP"),
        (webp(b"VP8 ", bytes(30)), "broken", "WebP"),
        (webp(b"VP8L", bytes(30)), "broken", "WebP"),
        (webp_lossy(0, 5), "broken", "WebP"),
        (bmp(-5, 5), "broken", "BMP"),
        (bmp(5, 5, header=3), "broken", "BMP"),
        (b"BM", "short", "BMP"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_picture_that_is_none(data, reason, form):
    assert refusal(data) == (reason, form)
    assert form in {*FORMATS, ""}


def tried(data):
    """Any bytes have a size or a reason."""
    try:
        width, height = size_of(data)
    except PictureError as error:
        assert error.reason in ("unknown", "short", "broken")  # noqa: PT017 - either is right
    else:
        assert 1 <= width <= 2**32
        assert 1 <= height <= 2**32


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([b"", *(data[:12] for _, data in EVERY)]), st.binary(max_size=80))
def test_random_bytes(start, rest):
    tried(start + rest)


def test_flipped_bytes():
    chance = random.Random(7)
    for _ in range(3000):
        data = bytearray(chance.choice(EVERY)[1][:300])
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        tried(bytes(data[: chance.randint(1, len(data))]))


def test_a_jpeg_of_nothing_but_segments_is_passed_over_quickly():
    small = segment(0xFE) * 50_000
    assert refusal(b"\xff\xd8" + small) == ("short", "JPEG")
