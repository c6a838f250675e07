import codecs
import json
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import TEXTS

from estimator.cli import progress
from estimator.tokens import vocab
from estimator.tokens.text import without_lone_surrogates


def counted(done):
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_one_line_for_people(run):
    assert run("count", stdin="tiktoken is great!").out == "6 tokens (exact, o200k_base)\n"
    assert run("count", stdin="a").out == "1 token (exact, o200k_base)\n"
    assert run("count").out == "0 tokens (exact, o200k_base)\n"
    assumed = run("count", "--model", "gpt-6-sol", stdin="a b")
    assert assumed.out == "2 tokens (assumed for gpt-6-sol, o200k_base)\n"


def test_json_for_programs(run):
    assert counted(run("count", "-", "--model", "gpt-5", "--json", stdin="2 + 2 = 4, 中")) == {
        "tokens": 9,
        "exact": True,
        "low": 9,
        "high": 9,
        "encoding": "o200k_base",
        "model": "gpt-5",
        "characters": 12,
        "bytes": 14,
        "basis": "counted with o200k_base, the encoding of gpt-5",
    }


def test_an_encoding_has_no_model(run):
    found = counted(run("count", "--encoding", "p50k_base", "--json", stdin="2 + 2 = 4"))
    assert (found["tokens"], found["model"], found["exact"]) == (5, None, True)
    assert found["basis"] == "counted with p50k_base"


def test_an_assumed_encoding_is_not_exact(run):
    found = counted(run("count", "--model", "gpt-6-sol", "--json", stdin="a b"))
    assert found["exact"] is False
    assert found["low"] == found["high"] == found["tokens"] == 2
    assert found["basis"] == (
        "counted with o200k_base, assumed: no encoding of gpt-6-sol is published"
    )


@pytest.mark.parametrize(
    ("model", "encoding"),
    [
        ("ft:gpt-4.1-mini:org::id", "o200k_base"),
        ("openai/gpt-5", "o200k_base"),
        ("gpt-4-0314", "cl100k_base"),
        ("gpt-oss-20b", "o200k_harmony"),
    ],
)
def test_a_name_that_the_book_does_not_have_may_have_an_encoding(run, model, encoding):
    found = counted(run("count", "--model", model, "--json", stdin="x"))
    assert (found["encoding"], found["model"]) == (encoding, model)


@pytest.mark.parametrize(
    ("data", "tokens", "characters"),
    [
        (b"a\r\nb", 3, 4),
        (codecs.BOM_UTF8 + b"a\r\nb", 3, 4),
        (codecs.BOM_UTF16_LE + "a\r\nb".encode("utf-16-le"), 3, 4),
        (codecs.BOM_UTF16_BE + "a\r\nb".encode("utf-16-be"), 3, 4),
        (b"<|endoftext|>", 7, 13),
    ],
)
def test_a_text_is_counted_as_it_stands(run, tmp_path, data, tokens, characters):
    path = tmp_path / "prompt.txt"
    path.write_bytes(data)
    for found in (
        counted(run("count", str(path), "--json")),
        counted(run("count", "--json", stdin=data)),
    ):
        assert (found["tokens"], found["characters"]) == (tokens, characters)
        assert found["bytes"] == len(data)


@given(TEXTS.map(without_lone_surrogates))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_is_counted_whole(run, text):
    found = counted(run("count", "--json", stdin=text))
    whole = vocab.load("o200k_base").encode_ordinary(text.removeprefix("\ufeff"))
    assert found["tokens"] == len(whole)


@pytest.mark.parametrize(
    ("words", "stdin", "sentence"),
    [
        (["none.txt"], b"", "There is no file none.txt: check its name and folder."),
        (
            [],
            b"caf\xe9",
            "The standard input is not UTF-8 text, byte 4 does not fit: save it as UTF-8.",
        ),
        (
            ["-"],
            codecs.BOM_UTF16_LE + b"a",
            "The standard input is not UTF-16 text, byte 3 does not fit: save it as UTF-8.",
        ),
        (
            [],
            codecs.BOM_UTF32_LE + b"a\0\0\0",
            "The standard input is UTF-32: save it as UTF-8.",
        ),
        (
            ["--encoding", "o300k"],
            b"",
            (
                'There is no encoding "o300k": choose r50k_base, p50k_base, cl100k_base,'
                " o200k_base, o200k_harmony, tekken or deepseek_v3."
            ),
        ),
        (
            ["--model", "whisper-1"],
            b"",
            (
                "Whisper-1 is not billed by the tokens of a text, or nothing tells how it counts"
                " them: choose another model, or --encoding (r50k_base, p50k_base, cl100k_base,"
                " o200k_base, o200k_harmony, tekken or deepseek_v3)."
            ),
        ),
        (
            ["--model", "claude-sonnet-5"],
            b"%PDF-1.4",
            (
                "A chat request or a PDF can't be counted for claude-sonnet-5, which has no"
                " published vocabulary: choose a model that has one (see estimator models)."
            ),
        ),
        (
            ["--model", "gpd-5.4"],
            b"",
            (
                'There is no model "gpd-5.4" in the rate book: use gpt-5.4, gpt-5.5 or'
                " gpt-5.3, or see estimator models."
            ),
        ),
        (
            ["--model", "zzz"],
            b"",
            'There is no model "zzz" in the rate book: see estimator models.',
        ),
    ],
)
def test_what_cannot_be_counted(refused, words, stdin, sentence):
    assert refused("count", *words, stdin=stdin) == sentence


@pytest.mark.skipif(sys.platform == "win32", reason="another error there")
def test_a_folder_is_not_counted(refused, tmp_path):
    assert refused("count", str(tmp_path)) == f"{tmp_path} is a folder: name a file in it."


@pytest.mark.parametrize("space", [" ", "\t", "\u3000"])
def test_a_million_white_spaces_are_counted(run, space):
    """tiktoken's own engine panics on them."""
    assert run("count", stdin=f"a{space * 1_000_000}b").status == 0


class Terminal:
    """A stderr that is a terminal."""

    def __init__(self):
        self.written = ""

    def isatty(self):
        return True

    def write(self, text):
        self.written += text

    def flush(self):
        pass


@pytest.mark.parametrize(
    ("total", "shown"), [(2_000_000, " 50 % of 2 MB"), (None, "1 MB"), (0, "1 MB")]
)
def test_a_long_count_says_how_far_it_is(monkeypatch, total, shown):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_EVERY_NS", 0)
    with progress.Progress(total) as told:
        told(1_000_000)
    assert terminal.written == f"\r\x1b[K{shown}\r\x1b[K"


def test_a_short_count_says_nothing(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.Progress(None) as told:
        told(1_000_000)
    assert terminal.written == "\r\x1b[K"


def test_a_file_of_many_blocks_is_counted(run, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("some words\n" * 1_000_000, encoding="utf-8")
    assert run("count", str(path)).out.startswith("3000000 tokens")
