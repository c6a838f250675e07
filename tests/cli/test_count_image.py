import json

import pytest
from pictures import jpeg, png

OPENAI = "OpenAI, Images and vision, 2026-10, https://developers.openai.com/api/docs/guides/images-vision"


def asked(run, *words, stdin=b""):
    done = run("count", *words, stdin=stdin)
    assert (done.status, done.err) == (0, "")
    return done.out


def counted(run, *words, stdin=b""):
    return json.loads(asked(run, *words, "--json", stdin=stdin))


def test_json_for_programs(run):
    assert counted(run, "--image", "2048x4096", "--detail", "high", "--model", "gpt-4o") == {
        "tokens": 1105,
        "exact": True,
        "low": 1105,
        "high": 1105,
        "encoding": None,
        "model": "gpt-4o",
        "basis": f"documented: {OPENAI}",
        "detail": "high",
        "width": 2048,
        "height": 4096,
        "resized": [768, 1536],
        "parts": [
            {
                "name": "2048x4096 high, seen as 768x1536, 6 squares of 512 pixels",
                "tokens": 1105,
                "basis": "documented",
            }
        ],
    }


def test_patches_are_documented_to_within_one_token(run):
    found = counted(run, "--image", "1024x1024")
    assert (found["low"], found["tokens"], found["high"]) == (1228, 1229, 1230)
    assert (found["exact"], found["basis"]) == (False, f"documented to within one token: {OPENAI}")
    assert (found["model"], found["detail"]) == ("gpt-5.4", "high")


def test_a_newer_model_is_an_estimate(run):
    found = counted(run, "--image", "1024x1024", "--model", "gpt-6-sol")
    assert found["basis"] == (
        f"estimate: no rule of gpt-6-sol is published, counted as gpt-6-astra: {OPENAI}"
    )
    assert found["parts"][0]["basis"] == "estimate"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["1024x1024"], "1024x1024 high, 1024 squares of 32 pixels  1229  documented"),
        (["8×8"], "8x8 high, 1 square of 32 pixels  2  documented"),
        (
            ["8x8", "--model", "claude-opus-5"],
            "8x8, 1 square of 28 pixels  1  documented",
        ),
        (
            ["8x8", "--model", "gpt-4o", "--detail", "low"],
            "8x8 low  85  documented",
        ),
        (["8x8", "--model", "gemini-3.5-flash"], "8x8 high  1120  estimate"),
    ],
)
def test_a_table_for_people(run, words, line):
    assert asked(run, "--image", *words).splitlines()[1] == f"  {line}"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["1024x1024"], "1229 tokens (documented, from 1228 to 1230, gpt-5.4)"),
        (["1024x1024", "--model", "o3"], "675 tokens (exact, o3)"),
        (["1x1", "--model", "claude-opus-5"], "1 token (exact, claude-opus-5)"),
        (["8x8", "--model", "o3-pro"], "225 tokens (estimate, o3-pro)"),
    ],
)
def test_its_first_line(run, words, line):
    assert asked(run, "--image", *words).splitlines()[0] == line


def test_the_size_from_a_file(run, tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(jpeg(640, 480))
    for found in (
        counted(run, "--image", str(path)),
        counted(run, "--image", "-", stdin=png(640, 480)),
    ):
        assert (found["width"], found["height"], found["tokens"]) == (640, 480, 360)


@pytest.mark.parametrize(
    ("words", "stdin", "sentence"),
    [
        (["none.png"], b"", "There is no file none.png: check its name and folder."),
        (["12x"], b"", "There is no file 12x: check its name and folder."),
        (
            ["-"],
            b"hello",
            "The standard input is no picture that can be read: use PNG, JPEG, GIF, WebP or BMP.",
        ),
        (
            ["-"],
            png(1, 1)[:12],
            "The standard input is the beginning of a PNG picture: use the whole of it.",
        ),
        (["-"], png(0, 1), "The standard input is a broken PNG picture: save it anew."),
        (
            ["0x5"],
            b"",
            "0x5 is no size of a picture: a side has from 1 to 2147483647 pixels.",
        ),
        (
            ["6000x6000", "--model", "gpt-5.6-sol"],
            b"",
            (
                "The picture is 35344 patches, and gpt-5.6-sol takes 30000: make it smaller, or"
                " choose less detail."
            ),
        ),
        (
            ["9000x10", "--model", "claude-opus-5"],
            b"",
            "claude-opus-5 takes no picture of 9000x10: a side may have 8000 pixels.",
        ),
        (
            ["9x9", "--model", "gpt-4o", "--detail", "original"],
            b"",
            'gpt-4o sees no picture in the detail "original": use low, high or auto.',
        ),
    ],
    ids=range(9),
)
def test_what_cannot_be_counted(refused, words, stdin, sentence):
    assert refused("count", "--image", *words, stdin=stdin) == sentence


def test_a_model_without_a_rule(refused):
    said = refused("count", "--image", "9x9", "--model", "gpt-4")
    assert said.startswith('There is no rule for the pictures of "gpt-4": use gpt-6-astra,')
