"""Counts that are estimates, and what bills teach of them."""

import json

import pytest

from estimator.store.store import Store

TEXT = "The committee will publish its findings in the spring. " * 20
TOKENS = 201  # in o200k_base
ALONE = "--calibrate is for a text and a model: give it with --model alone."
LINE = "a line of a text that is used\n"


def count(run, *words, stdin=TEXT):
    done = run("count", *words, stdin=stdin)
    assert (done.status, done.err) == (0, "")
    return done.out.rstrip()


def counted(run, *words, stdin=TEXT):
    return json.loads(count(run, "--json", *words, stdin=stdin))


@pytest.fixture
def usage(tmp_path):
    """Writes what was billed."""

    def write(tokens, **more):
        path = tmp_path / "usage.json"
        path.write_text(json.dumps({"usage": {"input_tokens": tokens}, **more}))
        return str(path)

    return write


def test_an_estimate_is_a_range_with_its_basis(run, data_dir):
    assert counted(run, "--encoding", "o200k_base")["tokens"] == TOKENS
    found = counted(run, "--model", "claude-3-haiku")
    basis = found.pop("basis")
    assert found == {
        "tokens": 241,
        "exact": False,
        "low": 198,
        "high": 345,
        "encoding": "o200k_base",
        "model": "claude-3-haiku",
        "characters": len(TEXT),
        "bytes": len(TEXT),
    }
    assert basis.startswith(
        "estimate: counted with o200k_base, times 1.2 (1 to 1.7) for Latin letters; as others"
        " measured it: VentureBeat, "
    )
    assert not data_dir.exists()


def test_an_estimate_for_people(run):
    assert count(run, "--model", "claude-3-haiku") == (
        "≈ 241 tokens (198 to 345, an estimate for claude-3-haiku, o200k_base)"
    )
    assert count(run, "--model", "claude-3-haiku", stdin="") == (
        "0 tokens (estimated for claude-3-haiku, o200k_base)"
    )


@pytest.mark.parametrize(
    ("model", "text", "said"),
    [
        (
            "gemini-3.8-flash",
            "中文",
            "for Chinese, Japanese or Korean; digits counted one by one; m",
        ),
        ("kimi-k3", "中文 and text", "for Latin letters and Chinese, Japanese or Korean; digits"),
        ("kimi-k3", "text", "; digits counted one by one at most; as others measured it: "),
        ("voyage-4", "я", "for other scripts; digits counted one by one at most; the range of"),
        ("voyage-4", "", "for no text;"),
        ("sonar", "text", "for Latin letters; measured with vocabularies that it is said to be"),
        ("gemini-3.8-flash", "text", "; measured with the model's own vocabulary: Google's"),
    ],
)
def test_the_basis_names_what_the_factor_is_for(run, model, text, said):
    assert said in counted(run, "--model", model, stdin=text)["basis"]


def test_a_vocabulary_of_another_vendor_is_exact(run):
    found = counted(run, "--model", "deepseek-v4-pro")
    assert (found["exact"], found["encoding"]) == (True, "deepseek_v3")
    assert found["low"] == found["tokens"] == found["high"]
    assert count(run, "--model", "mistral-nemo", stdin=LINE) == "9 tokens (exact, tekken)"


def test_a_giant_text_is_streamed_in_every_encoding(run, tmp_path):
    path = tmp_path / "giant.txt"
    path.write_text(LINE * 400_000)
    for model in ("deepseek-chat", "mistral-nemo"):
        one, many = (counted(run, "--model", model, stdin=LINE * n)["tokens"] for n in (1, 1001))
        each = (many - one) // 1000
        assert counted(run, str(path), "--model", model)["tokens"] == one + each * 399_999


def test_a_bill_teaches_a_factor(run, usage, data_dir):
    found = counted(run, "--model", "claude-3-haiku", "--calibrate", usage(402))
    assert (found["low"], found["tokens"], found["high"]) == (351, 402, 453)
    assert found["learnt"] == {"bills": 1, "factor": ["1.75", "2", "2.25"]}
    assert found["basis"] == (
        "estimate: counted with o200k_base, times 2 (1.75 to 2.25), learnt from a bill of yours"
    )
    again = counted(run, "--model", "claude-3-haiku", "--calibrate", usage(402))
    assert again["learnt"]["bills"] == 2
    assert again["basis"].endswith("learnt from 2 bills of yours")
    store = Store.open(data_dir / "estimator.db")
    (seen, _) = (kept.observation for kept in store.observations())
    assert (seen.provider, seen.model, seen.local, seen.billed) == (
        "anthropic", "claude-3-haiku", TOKENS, 402,
    )  # fmt: skip
    store.close()


def test_what_was_learnt_is_used_for_this_model_and_script_alone(run, usage):
    counted(run, "--model", "claude-3-haiku", "--calibrate", usage(402))
    later = counted(run, "--model", "anthropic/claude-3-haiku", stdin=TEXT * 2)
    assert (later["tokens"], later["learnt"]["bills"]) == (802, 1)
    assert "learnt" not in counted(run, "--model", "claude-3-opus-latest")
    assert "learnt" not in counted(run, "--model", "claude-3-haiku", stdin="中文" * 100)


def test_an_assumed_count_learns_a_factor_too(run, usage):
    found = counted(run, "--model", "gpt-6.1-sol", "--calibrate", usage(250, model="gpt-6.1-sol"))
    assert (found["tokens"], found["exact"]) == (250, False)


def test_an_exact_count_learns_what_frames_it(run, usage):
    found = counted(run, "--model", "gpt-5.4", "--calibrate", usage(TOKENS + 7))
    assert (found["tokens"], found["exact"], found["low"]) == (TOKENS, True, TOKENS)
    assert found["learnt"] == {"bills": 1, "offset": [4, 7, 10]}
    said = count(run, "--model", "gpt-5.4", "--calibrate", usage(TOKENS + 7))
    assert (
        said == f"{TOKENS} tokens (exact, o200k_base), billed as {TOKENS + 7} with what frames it"
    )
    assert "learnt" not in counted(run, "--model", "gpt-5.4")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--calibrate", "none.json"], "There is no file none.json: check its name and folder."),
        (["--calibrate", "-"], "--calibrate and the text can't both be -: name two files."),
        (["--encoding", "tekken", "--calibrate", "x"], ALONE),
        (["--chat", "--calibrate", "x"], ALONE),
        (["--image", "5x5", "--calibrate", "x"], ALONE),
    ],
)
def test_a_calibration_that_cannot_be(refused, words, sentence):
    assert refused("count", *words, stdin=TEXT) == sentence


def test_a_usage_of_something_else(refused, usage, tmp_path):
    model = ["--model", "claude-3-haiku"]
    assert refused("count", *model, "--calibrate", usage(4000), stdin=TEXT) == (
        f"The usage is not of this text, 4000 tokens were billed and {TOKENS} are counted, more"
        " than 4 times apart: give the usage of a call with this text alone."
    )
    assert refused("count", *model, "--calibrate", usage(30), stdin="short") == (
        "The text is too short to learn from, 1 of at least 100 tokens: use a longer one."
    )
    other = usage(300, model="claude-3-opus-latest")
    assert refused("count", *model, "--calibrate", other, stdin=TEXT) == (
        "The usage is of claude-3-opus-latest and the count of claude-3-haiku: give --model"
        " claude-3-opus-latest."
    )
    path = tmp_path / "usage.bin"
    path.write_bytes(b"\xff\x00")
    assert "is not UTF-8 text" in refused("count", *model, "--calibrate", str(path), stdin=TEXT)
    assert refused("count", "--calibrate", usage(9), stdin=b"%PDF-1.4") == (
        "--calibrate is for a text: a PDF is counted as an estimate anyway."
    )


def test_a_model_that_no_book_has_learns_by_its_name(run, usage):
    found = counted(run, "--model", "claude-next-9", "--calibrate", usage(300))
    assert found["learnt"]["bills"] == 1
    assert counted(run, "--model", "anthropic/Claude-Next-9")["learnt"]["bills"] == 1
