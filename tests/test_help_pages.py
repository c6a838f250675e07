"""The pages of the help: alike in both languages, no broken link, every figure worked out."""

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from estimator import help_pages, resources
from estimator.help_pages import FIGURE, NAMES, figure, page
from estimator.pricing import book
from estimator.tokens import vocab, whole

LANGUAGES = ("en", "zh_CN")
PAGES = [(language, name) for language in LANGUAGES for name in NAMES]
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
HEADING = re.compile(r"^(#+) .+$", re.MULTILINE)
# Digits that are part of a name: of models, keys and encodings.
NAMED = re.compile(r"`[^`\n]*`|\bF\d\b|^\d+\. ", re.MULTILINE)
TOKENS = re.compile(r"tokens (\d+) (\w+) (.*)", re.DOTALL)
NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def shipped():
    return book.load()


@pytest.fixture(scope="module")
def o200k():
    return vocab.load("o200k_base")


def marks(text):
    return FIGURE.findall(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_the_pages(language):
    files = {path.stem for path in resources.path("help", language).glob("*.md")}
    assert files == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_parts(name):
    texts = [page(language, name) for language in LANGUAGES]
    headings, links, rows = (
        [[len(found) for found in HEADING.findall(text)] for text in texts],
        [sorted(target for _, target in LINK.findall(text)) for text in texts],
        [text.count("\n|") for text in texts],
    )
    assert headings[0] == headings[1]
    assert links[0] == links[1]
    assert rows[0] == rows[1]
    assert headings[0].count(1) == 1
    assert len(headings[0]) > 2


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_figures(name):
    """But for the texts that are counted, which are of their language."""
    found = [
        sorted(mark for mark in marks(page(language, name)) if not mark.startswith("tokens"))
        for language in LANGUAGES
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_every_link_leads_to_another_page(language, name):
    for title, target in LINK.findall(page(language, name)):
        assert target.removesuffix(".md") in NAMES, target
        assert target != f"{name}.md"
        assert title.strip() == title != ""


def test_every_page_can_be_reached_from_the_first():
    reached, left = set(), ["start"]
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left += [t.removesuffix(".md") for _, t in LINK.findall(page("en", name))]
    assert reached == set(NAMES)


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_nothing_of_a_page_is_fetched_or_is_html(language, name):
    text = page(language, name)
    assert "](http" not in text
    assert "![" not in text
    assert not re.search(r"<\w", text)


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_no_number_is_written_by_hand(language, name):
    rest = NAMED.sub("", FIGURE.sub("", page(language, name)))
    assert not re.search(r"\d", rest), re.findall(r".*\d.*", rest)


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_every_figure_is_worked_out(language, name, shipped):
    for mark in marks(page(language, name)):
        assert figure(mark, shipped, NOW).value.is_finite(), mark


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_is_counted_has_so_many_tokens(language, o200k):
    counted = 0
    for name in NAMES:
        for mark in marks(page(language, name)):
            if mark.startswith("tokens"):
                said, encoding, text = TOKENS.fullmatch(mark).groups()
                assert encoding == "o200k_base"
                assert int(said) == whole.count(o200k, text), mark
                assert f"`{text}`" in page(language, name)  # it is shown
                counted += 1
    assert counted > 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_that_is_said_to_be_longer_is(language, o200k):
    assert "tokens 6 o200k_base" in page(language, "tokens")
    assert whole.count(o200k, '{\n    "a": 1\n}') > 6


@pytest.mark.parametrize("name", NAMES)
def test_chinese_is_written_as_chinese(name):
    text = page("zh_CN", name)
    known = re.sub(r"`[^`\n]*`|\]\([^)]*\)", "", FIGURE.sub("", text))
    words = set(re.findall(r"[A-Za-z]{2,}", known))
    assert words <= {"token", "JSON", "PDF", "OpenAI", "Token", "Ctrl", "Tab", "Shift"}, words
    assert not re.search(r"[\u4e00-\u9fff][,;:!?]", known)


# What a mark is

USED = "input_tokens=12000 output_tokens=800"


@pytest.mark.parametrize(
    ("mark", "kind", "value"),
    [
        ("number 272000", "number", "272000"),
        ("money 30", "money", "30"),
        (f"rate input_tokens gpt-5.4 standard {USED}", "rate", "2.5"),
        (f"line input_tokens gpt-5.4 standard {USED}", "exact", "0.03"),
        (f"cost gpt-5.4 standard {USED}", "exact", "0.042"),
        (f"cost gpt-5.4 batch {USED}", "exact", "0.021"),
        (f"month 30000 gpt-5.4 standard {USED}", "money", "1260"),
        ("cost gpt-5.4 standard input_tokens=272000", "exact", "0.68"),
        ("cost gpt-5.4 standard input_tokens=272001", "exact", "1.360005"),
        ("window gpt-5.4", "number", "1050000"),
        ("above gpt-5.4", "number", "272000"),
        ("kept 3000 gpt-5.4", "number", "2944"),
        (f"even 5 30 gpt-5.4 standard {USED}", "number", "3572"),
        ("plan first", "number", "40961.28"),
        ("printed first", "number", "41696"),
        ("plan second", "number", "204838.40"),
        ("plan listing", "number", "206028.80"),
    ],
)
def test_a_figure_by_hand(mark, kind, value, shipped):
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert figure(mark, shipped, at) == help_pages.Figure(kind, Decimal(value))


@pytest.mark.parametrize(
    "mark", ["odd 1", "number", "cost gpt-5.4 standard input_tokens", "estimate 1000 gpt-5.4 low"]
)
def test_a_mark_that_is_none(mark, shipped):
    with pytest.raises((ValueError, IndexError)):
        figure(mark, shipped, NOW)


def test_braces_within_a_mark():
    assert marks('a {{tokens 6 o200k_base {"a": 1}}} b {{number 1}}') == [
        'tokens 6 o200k_base {"a": 1}',
        "number 1",
    ]
