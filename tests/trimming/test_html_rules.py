"""HTML becomes the text that a reader sees."""

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.tokens import vocab
from estimator.trimming import edits, html_rules
from estimator.trimming.rule import LeftAlone
from estimator.trimming.source import Source


def trimmed(text):
    return edits.applied(text, html_rules.find_html(Source(text)).edits)


def shown(markup):
    """The text that is made of a piece of HTML; some tags around it make it enough."""
    made = trimmed(f"<div><div><div><div><div>\n{markup}\n</div></div></div></div></div>")
    assert not made.startswith("<div>")
    return made


PAGE = """\
Summarize this page:

<!DOCTYPE html>
<html><head><title>My &amp; page</title>
<style>a { color: red }</style>
<script>if (a < b) write("<div>")</script></head>
<body><!-- <p>no</p> -->
<h1 class="big">Hello <em>there</em></h1>
<p>Some   <b>text</b><br>second &lt;line&gt;
  <a href="https://x.y/z">link  text</a>, <a href="#top">top</a></p>
<ul><li>one<li>two<ol><li>a</li><li>b</li></ol></li></ul>
<table><thead><tr><th>A</th><th>B</th></tr></thead>
<tr><td>1 | 2</td><td><p>x</p><p>y</p></td></tr></table>
<pre>
  keep   this
    too
</pre>
<img src="data:xx" alt="A picture"><svg><title>no</title><path d="x"/></svg>
</body></html>

Thanks <b>very</b> much.
"""


def test_a_page_becomes_text():
    assert (
        trimmed(PAGE)
        == """\
Summarize this page:

My & page

# Hello there

Some text
second <line> [link text](https://x.y/z), top

- one
- two
  1. a
  2. b

| A | B |
| --- | --- |
| 1 \\| 2 | x y |

  keep   this
    too

A picture

Thanks <b>very</b> much.
"""
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a&nbsp;b &#x4e2d; &copy", "a\u00a0b 中 ©"),
        ("<h3>T</h3>x", "### T\n\nx"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a<p>b", "a\n\nb"),
        ("a<div>b</div>c", "a\nb\nc"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\nb"),
        ("<a href='/x'>y</a>", "[y](/x)"),
        ("<a href='http://x'>http://x</a>", "http://x"),
        ("<a href='javascript:x()'>y</a><a>z</a>", "yz"),
        ("<a href='/x'></a>y", "y"),
        ("<ol><li>a<ul><li>b</ul><li>c</ol>", "1. a\n  - b\n2. c"),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", "| a | b |\n| c |\n\nd"),
        ("<select><option>a<option>b</select>", "a\nb"),
        ("<noscript>a</noscript><style>b</style>", "a"),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
        ("<my-box x=1>a</my-box><script>x = {% y %}</script>", "a"),
        ("a<svg><text>b</text></svg>c", "ac"),
        ("10<sup>-6</sup> and 2<sup>10</sup>", "10^-6 and 2^10"),
        ("2<sup>10</sup>0 x<sup>n+1</sup>y<sup> </sup>", "2^(10)0 x^(n+1)y"),
        ("H<sub>2</sub>O, log<sub>10</sub>5, x<sub>i</sub><sup>2</sup>", "H_2O, log_(10)5, x_i^2"),
        ("1<sup>st</sup> note<sup><a href='#n'>[1]</a></sup>", "1st note[1]"),
        ("<table><tr><td>m<sup>2</sup><td>n</table>", "| m^2 | n |"),
        ("<del>$10</del><ins>$8</ins>", "~~$10~~ $8"),
        ("<s>a <b>b</b></s>, <strike>c</strike> d<ins>e</ins>", "~~a b~~, ~~c~~ de"),
        ("<del><p>a</p><p>b</p></del>c", "~~a~~\n\n~~b~~\n\nc"),
        ("<del><a href='/x'>y</a></del>", "~~[y](/x)~~"),
        ("<a href='/x'><del>y</del></a>", "[~~y~~](/x)"),
        ("<ol start='5'><li>a<li>b</ol>", "5. a\n6. b"),
        ("<ol><li>a<li value=6>b<li>c</ol>", "1. a\n6. b\n7. c"),
        ("<ol start=x><li>a</ol><ul><li value=6>b</ul>", "1. a\n\n- b"),
        ("Name: <input value='Ada Lovelace'>", "Name: Ada Lovelace"),
        ("<input type=hidden value=a><input type=password value=b>c", "c"),
        ("<input type=checkbox checked>a <input type=radio>b", "[x] a [ ] b"),
        ("<select><option>a<option selected>b</select>", "a\n[x] b"),
        ("<table><tr><td><select><option selected>a<option>b</select></table>", "| [x] a b |"),
        ("<object data=x>a <b>b</b></object>", "a b"),
    ],
)
def test_each_kind_of_markup_is_shown_as_text(markup, text):
    assert shown(markup) == text


LIST = "<ul><li>a</li><li>b</li><li>c</li><li>d</li></ul>"
AS_TEXT = "- a\n- b\n- c\n- d"


def test_a_fence_of_html_is_no_longer_one():
    assert trimmed(f"```html\n{LIST}\n```\n") == f"```\n{AS_TEXT}\n```\n"
    assert trimmed(f"~~~ HTML\n{LIST}\n~~~\n") == f"~~~ \n{AS_TEXT}\n~~~\n"
    half = f"```html\n{LIST}\n<b>x</b>\n```\n"
    assert trimmed(half) == f"```html\n{AS_TEXT}\n<b>x</b>\n```\n"


def test_html_among_other_text_is_found():
    text = f"Look:\n\n  {LIST}\n\n<notes>\n{LIST}\n</notes>\n"
    assert trimmed(text) == text.replace(LIST, AS_TEXT)


MANY = "<p>1</p><p>2</p><p>3</p><p>4</p><p>5</p>"


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>a</li><li>b</li></ul>",
        f"see <div>{MANY}</div> there",
        f'{{"body": "<div>{MANY}</div>"}}',
        f"```js\n<div>\n{MANY}\n</div>\n```",
        f"```\n<div>\n{MANY}\n</div>\n```",
        f'<div className="x">{MANY}</div>',
        f"<div onClick={{go}}>{MANY}</div>",
        f"<div><Item/>{MANY}</div>",
        f"<div><item/>{MANY}</div>",
        f"<div><?php echo 1 ?>{MANY}</div>",
        f"<div>{{% if a %}}{MANY}</div>",
        f"<div>{MANY}",
        f"<div><canvas>{MANY}</div>",
        f"<div><del>{MANY}</div>",
        f"<div><ol reversed><li>a</ol>{MANY}</div>",
        f"<div><pre>\n```\n</pre>{MANY}</div>",
        "<feed><entry><title>a</title><summary>b</summary></entry><entry><title>c</title></entry></feed>",
        '<svg xmlns="x"><g><g><g><g><text>a</text></g></g></g></g></svg>',
        "Use `<ul>`, `<li>`, `</li>`, `<b>`, `<i>` and `<p>`.",
        "a < b, c > d, <e",
        "",
    ],
)
def test_what_is_not_html_or_not_whole_is_left_alone(text):
    assert html_rules.find_html(Source(text)).edits == ()


def test_what_is_too_long_is_said_and_left_alone():
    text = f"<div>{MANY}</div>\n" + "x" * html_rules.LONGEST
    assert html_rules.find_html(Source(text)).left_alone == (LeftAlone(0, "too-long"),)
    assert trimmed(text) == text


WORDS = st.text("abc中é&<> ", min_size=1, max_size=8)
TREES = st.recursive(
    WORDS.map(html.escape),
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "b", "li", "ul", "td", "tr", "table", "h2", "a", "span"]),
        st.lists(inner, max_size=3).map("".join),
    ).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
    max_leaves=12,
)


@given(TREES)
def test_every_word_is_kept_in_its_order(markup):
    def letters(text):
        return re.sub(r"[^abc中é&<>]", "", text)

    wanted = letters(html.unescape(re.sub(r"<[^>]*>", "", markup)))
    assert letters(shown(markup)) == wanted


PIECES = st.lists(st.sampled_from(["<div>", "</div>", "<p>", "<li>", "<td>", "<!--", "-->", "<pre>",
    "</pre>", "<tr>", "</table>", "<table>", "<a href=x>", "</a>", "<script>", "</script>", "\n",
    "```\n", "```html\n", "<", "&#x;", "<!", "<?", "<title>", "<head>", "</head>", "x", "<ul>"]),
    max_size=25).map("".join)  # fmt: skip


@given(st.one_of(TEXTS, PIECES))
def test_any_text_may_be_read(text):
    found = html_rules.find_html(Source(text)).edits
    made = edits.applied(text, found)
    assert list(edits.effective(text, found)) == list(found)
    assert len(list(Source(made).fences)) == len(list(Source(text).fences))


def test_a_page_is_fewer_tokens_as_text():
    encoding = vocab.load("o200k_base")
    before, after = (len(encoding.encode_ordinary(text)) for text in (PAGE, trimmed(PAGE)))
    assert after < before / 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "<", "<a", "<a ", "<div>", "</div>", "<!--", "<!", "<?", "<script>", "<svg>", "<p>\n", "&",
        "<a b='", '<a b="', "<li>", "<div><p>", "<div\n", "<table><tr><td>", "<style>\n", "</",
        "<div a=b c ", "<div>x</div>\n", "<ul><li>", "&#", "<![CDATA[", "</a\n", "<pre>",
        "x<p></p>", "<del>", "<sup>1</sup>", "<sup>1<p>", "</del>", "<del><s>", "<s></del>",
        "<del>a</p>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", f"<div>\n{MANY}{{}}</div>"])
def test_odd_markup_takes_no_long_time(unit, around):
    text = around.format(unit * (200_000 // len(unit)))
    began = time.perf_counter()
    trimmed(text)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("tail", [" b" * 5000, " b=c" * 5000, " '" * 5000, ' "' * 4999, "b" * 9999])
def test_a_tag_without_an_end_is_read_in_one_way(tail):
    """A pattern that reads it in many takes longer than anyone lives."""
    text = f"<a{tail}\n"
    assert html_rules.RULES[0].find(Source(text)).edits == ()
