"""Data without the indentation that is only for the eye."""

import html.parser
import json
import re
import time
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from samples import inside

from estimator.trimming import data_rules, edits
from estimator.trimming.source import Source

(RULE,) = data_rules.RULES
NAMES = st.sampled_from(["a", "b-1", "x:y", "code", "pre", "item"])
WORDS = st.text("ab <>&\n '\"", max_size=6)


def trimmed(text):
    found = RULE.find(Source(text)).edits
    assert list(edits.effective(text, found)) == list(found)
    return edits.applied(text, found)


@st.composite
def elements(draw, depth=0):
    """An element as it is written: of elements, of text, of both, or empty."""
    name, margin = draw(NAMES), "\n" + "  " * depth
    value = quoteattr(draw(WORDS)).replace("&#10;", "\n")
    attributes = draw(st.sampled_from(["", f" n={value}", ' xml:space="preserve"']))
    kind = draw(st.sampled_from(["elements", "text", "mixed", "empty"] if depth < 3 else ["text"]))
    if kind == "empty":
        return f"<{name}{attributes}/>"
    if kind == "text":
        text = draw(st.sampled_from([escape(draw(WORDS)), f"<![CDATA[{margin} <b>]]>", margin]))
        return f"<{name}{attributes}>{text}</{name}>"
    inside = draw(st.lists(elements(depth + 1), max_size=3))
    if kind == "mixed":
        inside.insert(
            draw(st.integers(0, len(inside))), draw(st.sampled_from(["t", "<![CDATA[]]>"]))
        )
    if draw(st.booleans()):
        inside.append("<!-- so\n   <b> -->")
    body = "".join(f"{margin}  {each}" for each in inside)
    return f"<{name}{attributes}>{body}{margin}</{name}>"


def read(element, is_kept=False):
    """All that a parser reads, but for the indentation of elements in an element without text."""
    texts = [element.text or "", *(child.tail or "" for child in element)]
    is_kept = is_kept or element.tag in ("code", "pre") or len(element.attrib.get(SPACE, "")) > 0
    if len(element) and not "".join(texts).strip(" \n") and not is_kept:
        texts = [re.sub(r"\n +", "\n", text) for text in texts]
    return element.tag, element.attrib, texts, [read(child, is_kept) for child in element]


SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parsed(xml):
    return read(ET.fromstring(f'<r xmlns:x="x">{xml}</r>'))  # noqa: S314


@given(elements(), st.sampled_from(["{}", "```xml\n{}\n```\n", "So:\n\n{}\n\nand so on"]))
@example("<a>\n  <![CDATA[]]>\n  <b/>\n</a>", "{}")
def test_the_same_elements_and_texts_are_read_of_xml(xml, around):
    before, after = around.split("{}")
    made = trimmed(before + xml + after)
    short = inside(made, before, after)
    assert parsed(short) == parsed(xml)
    assert short.count("\n") == xml.count("\n")
    assert trimmed(made) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("<a>\n  <b>\n    <c/>\n  </b>\n</a>", "<a>\n<b>\n<c/>\n</b>\n</a>"),
        ("<a>\n  <b>x\n   y</b>\n</a>", "<a>\n<b>x\n   y</b>\n</a>"),
        ("<a>\n  <!-- b\n   c -->\n\t<b></b>\n</a>", "<a>\n<!-- b\n   c -->\n<b></b>\n</a>"),
        ("    <a>\n      <b/>\n    </a>", "    <a>\n    <b/>\n    </a>"),
        ("- <a>\n    <b/>\n  </a>", "- <a>\n<b/>\n</a>"),
        ("<a>\n  text\n  <b/>\n</a>", None),
        ("<a>\n  <b>\n</a>", None),
        ("<a>\n  </a>", None),
        ("<a>\n  <b/>\n  </c>\n</a>", None),
        ("if a <b and c> d:\n    x", None),
        ("List<String>\n  <T>\n", None),
        ("<pre>\n  <b/>\n</pre>", None),
        ("<a xml:space='preserve'>\n  <b>\n <c/></b></a>", None),
        ("<a>\n  <![CDATA[x]]>\n  <b/>\n</a>", None),
        ("<a>\n```py\n  x\n```\n  <b/>\n</a>", None),
        ("<a>\n  <b/>\n```py\n  <c>\n```\n</a>", None),
        ("```yaml\na:\n  b: 1\n```\n", None),
        ("```python\nx = '''<a>\n  <b/>\n</a>'''\n```\n", None),
        ('```jsonc\n{\n  "a": 1, // so\n}\n```\n', '```jsonc\n{\n"a": 1, // so\n}\n```\n'),
        ('```json5\n{\n  a: "b \\\n  c",\n}\n```\n', '```json5\n{\na: "b \\\n  c",\n}\n```\n'),
        ("1. a\n   ```json\n   {\n     }\n   ```\n", "1. a\n   ```json\n   {\n   }\n   ```\n"),
        ("```html\n  <p>\n    a\n    <br>b\n  </p>\n```\n", "```html\n<p>\na\n<br>b\n</p>\n```\n"),
        ("```html\n<p title='a\n  b'>\n```\n", None),
        ("```html\n<pre>\n <pre>\n </pre>\n </pre>\n```\n", None),
        ("```html\n<pre>\n a</pre>\n b\n```\n", "```html\n<pre>\n a</pre>\nb\n```\n"),
        ("```html\n<script>\n  a < b && '<p>\n  '\n</script>\n<!--\n  c -->\n```\n", None),
    ],
)
def test_indentation_goes_where_it_is_only_layout(text, made):
    assert trimmed(text) == (text if made is None else made)


class Shown(html.parser.HTMLParser):
    """The words of a page, with blanks as one, but for those of elements that show them."""

    def __init__(self):
        super().__init__()
        self.read, self.inside = [], 0

    def handle_starttag(self, tag, attrs):
        self.read.append((tag, attrs))
        self.inside += tag in ("pre", "textarea")

    def handle_endtag(self, tag):
        self.read.append(tag)
        self.inside -= tag in ("pre", "textarea")

    def handle_data(self, data):
        self.read.append(data if self.inside else re.sub(r"[ \t\n]+", " ", data))


def shown(page):
    reader = Shown()
    reader.feed(page)
    reader.close()
    return reader.read


PARTS = st.sampled_from(
    ["<p>", "</p>", "<br>", "<b c='\n  d'>", "</b>", "\n", "\n    ", "word", "\t", "<!--\n  -->"]
)
SHOWN = st.sampled_from(
    ["<pre>\n  a\n</pre>", "<textarea>\n  </textarea>", "<pre>\n  <b>\n  </b></pre>"]
)


@given(st.lists(PARTS | SHOWN, max_size=12).map("".join))
def test_the_same_words_are_shown_of_html(page):
    made = trimmed(f"```html\n{page}\n```\n")
    assert shown(made[7:-5]) == shown("\n" + page)
    assert made.count("\n") == page.count("\n") + 3


@given(
    st.recursive(st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_the_same_json_is_read(value):
    text = f"```json\n{json.dumps(value, indent=2)}\n```\n"
    made = trimmed(text)
    assert json.loads(made[8:-5]) == value
    assert "\n " not in made


@pytest.mark.parametrize(
    ("body", "fault"),
    [("<a>\n  <b>\n</a>\n", "</a>"), ("<a>\n  <b/>\n", "<a>"), ("<a>\n <b/>\n</a>\n</c>", "</c>")],
)
def test_broken_xml_is_said(body, fault):
    text = f"```xml\n{body}\n```\n"
    (left,) = RULE.find(Source(text)).left_alone
    assert (left.at, left.reason) == (text.rindex(fault), "broken-markup")


@given(st.text("<>/ab !-[]?'\"\n `", max_size=60))
def test_any_text_may_be_broken_markup(text):
    made = trimmed(text)
    assert re.sub(r"\n +", "\n", made) == re.sub(r"\n +", "\n", text)


@pytest.mark.slow
@pytest.mark.parametrize("fence", ["", "```xml\n", "```html\n", "```json5\n"])
@pytest.mark.parametrize(
    "unit",
    [
        *(
            "<",
            "<a",
            "<a>",
            "<a>\n ",
            "<!--",
            "<![CDATA[",
            "<?",
            '<a b="',
            "<a b='c",
            "<a\n",
            "</a>",
        ),
        *("\n ", " ", "<a><b>\n </b></a>", "<pre>", "\\\n ", "<a>\n <b/>\n</a>"),
    ],
)
def test_a_long_text_takes_no_longer_for_its_length(fence, unit):
    text = fence + "x" * 100_000 + "<r>" + unit * (400_000 // len(unit)) + "</r>"
    begun = time.perf_counter()
    RULE.find(Source(text))
    assert time.perf_counter() - begun < 3  # an algorithm of the square takes minutes
