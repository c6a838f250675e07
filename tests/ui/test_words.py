"""Every error that the window can meet: a sentence that says what is wrong and what helps."""

import re
from pathlib import Path

import pytest

from estimator.pricing.book import BookError
from estimator.pricing.money import RateError
from estimator.pricing.usage import UsageError
from estimator.store.database import StoreError
from estimator.store.files import FileError
from estimator.tokens.text import DecodeError
from estimator.tokens.vocab import UnknownEncodingError, VocabularyError
from estimator.ui import language, words

FOLDER = Path("/home/ann/prompts")
FILE = FOLDER / "plan.md"

# What each kind's sentence has to name, and what it advises.
FILE_KINDS = {
    "missing": ("plan.md", "Check its folder, /home/ann/prompts"),
    "folder": ("plan.md is a folder", "Choose a text file"),
    "device": ("plan.md is a device or a pipe", "Choose a file"),
    "forbidden": ("You may not use plan.md", "permissions"),
    "unwritable": ("plan.md can't be saved", "permissions, or those of /home/ann/prompts"),
    "torn": ("plan.md could not be saved whole", "Save the text as another file"),
    "full": ("/home/ann/prompts is full", "Free some room"),
    "too-large": ("plan.md is larger than 512 MB", "estimator count"),
    "not-text": ("byte 8 is not UTF-8", "Open a UTF-8 or UTF-16 file"),
    "failed": ("plan.md can't be used: Input/output error", "choose another file"),
}
STORE_KINDS = {
    "newer": ("later version of Token Estimator", "until you update the app"),
    "damaged": ("/data/estimator.db is damaged", "start the app again"),
    "full": ("The disk is full", "Free some room and try again"),
    "busy": ("Another window is writing", "Try again"),
    "taken": ("Another window has this prompt open", "Try again"),
    "unwritable": ("/data/estimator.db can't be written", "Check its permissions"),
    "read-only": ("/data/estimator.db can't be written", "What was kept before is safe"),
    "changed-since": ("changed again in another window", "Undo it there first"),
    "failed": ("could not be kept: disk I/O error", "Try again"),
}
RATE_KINDS = {
    "not-a-number": ("“abc” is not a number", "Type a price in US dollars, such as 2.5"),
    "negative": ("can't be negative", "Type 0 or more"),
    "too-large": ("“abc” is too large", "The largest price is 1,000,000,000"),
    "too-fine": ("“abc” has too many decimals", "Twelve is the most"),
}
VOCABULARY_KINDS = {
    "missing": ("/app/o200k.tiktoken is missing", "Install the app again"),
    "unreadable": ("/app/o200k.tiktoken is missing or can't be read", "Install the app again"),
    "changed": ("/app/o200k.tiktoken is not the file", "Install it again"),
}
NO_PRICE = ("There is no price for this model today", "Set one in the rates")
NOT_UTF8 = DecodeError("utf-8", 7)
CASES = [
    *((k, FileError(FILE, k, "Input/output error", NOT_UTF8), FILE_KINDS) for k in FILE_KINDS),
    *((k, StoreError(k, "/data/estimator.db", "disk I/O error"), STORE_KINDS) for k in STORE_KINDS),
    *((k, RateError(" abc ", k), RATE_KINDS) for k in RATE_KINDS),
    *((k, VocabularyError("/app/o200k.tiktoken", k), VOCABULARY_KINDS) for k in VOCABULARY_KINDS),
]


def kinds_of(error):
    """The kinds that the error's own description lists."""
    return set(re.findall('``"([a-z0-9-]+)"``', error.__doc__))


@pytest.fixture(autouse=True)
def _english(qapp):
    language.apply("en")
    yield
    language.apply("en")


@pytest.mark.parametrize(
    ("error", "kinds"),
    [
        (FileError, FILE_KINDS),
        (StoreError, STORE_KINDS),
        (RateError, RATE_KINDS),
        (VocabularyError, VOCABULARY_KINDS),
    ],
)
def test_no_kind_is_forgotten(error, kinds):
    assert kinds_of(error) == set(kinds)


@pytest.mark.parametrize(("kind", "error", "expected"), CASES)
def test_a_sentence_says_what_is_wrong_and_what_helps(kind, error, expected):
    wrong, right = expected[kind]
    said = words.sentence(error)
    assert wrong in said
    assert right in said
    check(said, ".")


@pytest.mark.parametrize(("kind", "error", "expected"), CASES)
def test_a_sentence_in_chinese(kind, error, expected):
    english = words.sentence(error)
    language.apply("zh_CN")
    said = words.sentence(error)
    assert said != english
    check(said, "。")
    # What is given stays as it is; nothing else is left in English.
    for name in ("Token Estimator", "estimator count", "Input/output error", "disk I/O error",
                 "/home/ann/prompts", "plan.md", "/data/estimator.db", "/app/o200k.tiktoken",
                 "abc", "UTF-8", "UTF-16", "MB"):  # fmt: skip
        said = said.replace(name, "")
    assert not re.search("[A-Za-z]", said), said


def check(said, stop):
    assert said.endswith(stop)
    assert not re.search(r"[{}]|%n|\bNone\b|\.\.|。。", said)
    assert said.count("\n") == 0


@pytest.mark.parametrize("code", ["en", "zh_CN"])
@pytest.mark.parametrize(
    ("cause", "named"),
    [
        (DecodeError("utf-8", 0), "UTF-8"),
        (DecodeError("utf-16-le", 1234), "UTF-16"),
        (DecodeError("utf-16-be", 2), "UTF-16"),
        (DecodeError("utf-32", None), "UTF-32"),
    ],
)
def test_a_file_that_is_not_text(code, cause, named):
    language.apply(code)
    said = words.sentence(FileError(FILE, "not-text", cause=cause))
    assert named in said
    assert "plan.md" in said
    if cause.offset == 1234:
        assert "1,235" in said  # counted from 1, as people do
    check(said, "." if code == "en" else "。")


@pytest.mark.parametrize("kind", sorted(kinds_of(BookError)))
def test_a_model_without_a_price(kind):
    for part in NO_PRICE:
        assert part in words.sentence(BookError(kind, "gpt-9", ("gpt-5",), "gpt-9"))


@pytest.mark.parametrize("kind", sorted(kinds_of(UsageError)))
def test_a_prompt_without_a_price(kind):
    said = words.sentence(UsageError(kind, "input_tokens", "5"))
    assert ("Set one in the rates" in said) == (kind != "no-exchange")
    assert ("what one of it is worth" in said) == (kind == "no-exchange")
    assert ("for its input" in said) == (kind == "no-rate")
    check(said, ".")


def test_an_encoding_that_the_app_lacks():
    said = words.sentence(UnknownEncodingError("p60k", ("o200k_base",)))
    assert "p60k" in said
    assert "Install the app again" in said


def test_what_was_typed_is_repeated_briefly():
    said = words.sentence(RateError("9" * 5000, "too-large"))
    assert len(said) < 200
    assert "99…”" in said


def test_braces_in_what_was_given_stay_as_they_are():
    assert "“{limit}{0}”" in words.sentence(RateError("{limit}{0}", "not-a-number"))
    said = words.sentence(FileError(Path("/a/{folder}.txt"), "missing"))
    assert "{folder}.txt does not exist" in said


@pytest.mark.parametrize("path", ["/", ".", "/a/"])
def test_a_path_without_a_name_is_named_whole(path):
    assert words.sentence(FileError(Path(path), "folder")).startswith((f"{Path(path)} ", "a "))


def test_an_error_of_no_known_kind_is_said_in_its_own_words():
    assert words.sentence(OSError("out of luck")) == "out of luck"
