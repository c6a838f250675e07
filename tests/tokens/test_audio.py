from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import wav

from estimator.tokens.audio import AudioError, audio_tokens, milliseconds_of

FRAME = b"\xff\xfb\x90\x00"  # MPEG 1, layer 3, 128 kbit/s


@pytest.mark.parametrize(
    ("milliseconds", "role", "tokens"),
    [
        (0, "user", 0),
        (1, "user", 1),
        (100, "user", 1),
        (101, "user", 2),
        (60_000, "user", 600),
        (60_000, "assistant", 1200),
        (Fraction(100_001, 1000), "assistant", 3),
    ],
)
def test_tokens_by_duration(milliseconds, role, tokens):
    assert audio_tokens(milliseconds, role) == tokens


def test_no_other_role_and_no_time_before_the_start():
    with pytest.raises(KeyError):
        audio_tokens(1, "system")
    with pytest.raises(ValueError, match="-1"):
        audio_tokens(-1)


@pytest.mark.parametrize("length", [None, 0xFFFFFFFF])
def test_a_wav_file_tells_its_duration(length):
    assert milliseconds_of(wav(1250, length=length), "wav") == 1250


@pytest.mark.parametrize(
    ("data", "milliseconds"),
    [
        (FRAME + bytes(15_996), 1000),
        (b"\xff\xf3\x80\x00" + bytes(7_996), 1000),  # MPEG 2, 64 kbit/s
        (b"ID3\x04\x00\x00\x00\x00\x01\x02" + bytes(130) + FRAME + bytes(15_996), 1000),
        (b"junk" + FRAME + bytes(15_996), 1000),
    ],
)
def test_an_mp3_file_keeps_the_rate_of_its_first_frame(data, milliseconds):
    assert milliseconds_of(data, "mp3") == milliseconds


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"", "wav"),
        (b"RIFF\0\0\0\0WAVE", "wav"),
        (b"RIFF\0\0\0\0WAVEdata\x04\0\0\0abcd", "wav"),
        (b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0abcd", "wav"),
        (b"RIFF\0\0\0\0WAVE" + b"odd \0\0\0\0" * 2000, "wav"),
        (wav(10, bytes_per_second=0), "wav"),
        (b"OggS" + bytes(30), "wav"),
        (b"", "mp3"),
        (b"ID3", "mp3"),
        (bytes(100_000), "mp3"),
        (b"\xff\xfb\xf0\x00", "mp3"),  # a bit rate that is none
        (b"\xff\xfb\x00\x00", "mp3"),  # a free one
        (b"\xff\xeb\x90\x00", "mp3"),  # a version that is none
        (b"\xff\xfd\x90\x00", "mp3"),  # another layer
    ],
)
def test_audio_that_is_none(data, form):
    with pytest.raises(AudioError) as caught:
        milliseconds_of(data, form)
    assert caught.value.format == form


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([b"", wav(5)[:50], b"ID3", FRAME]), st.binary(max_size=200))
def test_any_bytes_have_a_duration_or_are_refused(start, rest):
    for form in ("wav", "mp3"):
        try:
            assert milliseconds_of(start + rest, form) >= 0
        except AudioError as error:
            assert error.format == form  # noqa: PT017 - either is right
