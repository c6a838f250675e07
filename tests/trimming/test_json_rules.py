"""JSON in fewer tokens: the same values, or the same rows, or some of them."""

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from samples import inside

from estimator.tokens import vocab
from estimator.trimming import edits, json_rules, json_table_rules
from estimator.trimming.source import Source

RULES = {rule.name: rule for rule in (*json_rules.RULES, *json_table_rules.RULES)}
KEEPING = [rule.name for rule in RULES.values() if rule.keeps_meaning]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text(max_size=4), VALUES, min_size=1, max_size=4)
INDENTS = st.sampled_from([None, 0, 2, "\t"])
AROUND = st.sampled_from(["{}", "Look at {} here", "```json\n{}\n```\n", "- a\n\n  {}\n", "'{}'"])


def trimmed(text, *names):
    for name in names:
        found = RULES[name].find(Source(text)).edits
        assert list(edits.effective(text, found)) == list(found)
        text = edits.applied(text, found)
    return text


def written(value, indent, ascii_only):
    return json.dumps(value, indent=indent, ensure_ascii=ascii_only)


def same(one, other):
    """Equal, with the order and the doubles of keys, 1 is not 1.0, and NaN equals itself."""

    def read(text):
        return repr(json.loads(text, object_pairs_hook=lambda pairs: ("object", pairs)))

    return read(one) == read(other)


@pytest.mark.parametrize("name", KEEPING)
@given(OBJECTS, INDENTS, st.booleans(), AROUND)
def test_the_same_is_read_and_nothing_is_left_to_do(name, value, indent, ascii_only, around):
    before, after = around.split("{}")
    given_json = written(value, indent, ascii_only)
    made = trimmed(before + given_json + after, name)
    assert same(inside(made, before, after), given_json)
    assert trimmed(made, name) == made


@given(OBJECTS, INDENTS)
def test_compact_json_is_as_short_as_it_can_be(value, indent):
    made = trimmed(written(value, indent, ascii_only=True), "json-compact")
    assert made == json.dumps(value, separators=(",", ":"))


@given(st.text('[]{}",:1a\\\n u/d83', max_size=60))
@example('{"a": "\\u0022, \\u005c"}')
def test_any_text_may_be_broken_json(text):
    for name, rule in RULES.items():
        made = trimmed(text, name)
        if rule.keeps_meaning:
            assert trimmed(made, name) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('{ "a" : [ 1.0E+2 , -0 ] ,\n"a":\t"b  c" }', '{"a":[1.0E+2,-0],"a":"b  c"}'),
        ('```json\n{\n  "a": 1\n}\n```\n', '```json\n{"a":1}\n```\n'),
        ('{\n"a": 1,\n}', '{\n"a": 1,\n}'),
        ("so [ 1, 2 ] and\n[ 1, 2 ]\n", "so [ 1, 2 ] and\n[1,2]\n"),
        ('{"a": " \\" , "}', '{"a":" \\" , "}'),
        ('{"a": 1}\n{"b": 2}\n', '{"a":1}\n{"b":2}\n'),
    ],
)
def test_white_space_goes_where_it_is_only_layout(text, made):
    assert trimmed(text, "json-compact") == made


@pytest.mark.parametrize(
    ("escaped", "made"),
    [
        (r"\u4e2d\u6587", "中文"),
        (r"\uD83D\ude00", "\U0001f600"),
        (r"\ud83d\ud83d\ude00\ude00", "\\ud83d\U0001f600\\ude00"),
        (r"a\/b", "a/b"),
        (r"\\u4e2d \\\u4e2d \\/", r"\\u4e2d \\中 \\/"),
        (r"\u0022\u005c\u000a\u007f\u0085", None),
        (r"\u2028\u2029\u00a0\u202e\ufeff\ufdd0\ue000", None),
        (r"\ud83d \ude00", None),
        (r"\n\t\"\\", None),
        (r"\u003cb\u003e \u0026 \u0027", "<b> & '"),
        (
            r"<\/script> \u003c/b \u003c\/b \u003c!-- \u003c\u002fb",
            r"<\/script> \u003c/b \u003c/b \u003c!-- \u003c/b",
        ),
        (r"\ud83d\udc68\u200d\ud83d\udc69", "\U0001f468\u200d\U0001f469"),
    ],
)
def test_escapes_are_written_as_what_they_are_where_it_is_safe(escaped, made):
    text = f'{{"a": "{escaped}"}}'
    result = trimmed(text, "json-escapes")
    assert result == (text if made is None else f'{{"a": "{made}"}}')
    assert same(result, text)


def test_the_quotation_mark_around_it_stays_escaped_within_it():
    text = '\u201c{"a": "\\u201c\\u4e2d"}\u201d'
    assert trimmed(text, "json-escapes") == '\u201c{"a": "\\u201c中"}\u201d'
    shell = '-d \'{"a": "\\u0027\\u4e2d"}\''
    assert trimmed(shell, "json-escapes") == shell


@st.composite
def alike(draw):
    names = draw(st.lists(st.text(max_size=6), min_size=1, max_size=4, unique=True))
    rows = draw(st.lists(st.tuples(*[SCALARS] * len(names)), min_size=3, max_size=9))
    return [dict(zip(names, row, strict=True)) for row in rows]


@given(alike(), INDENTS, st.sampled_from(["{}", '{{"deep": [1, {}]}}']))
def test_a_table_has_the_same_rows_under_the_same_columns(rows, indent, around):
    text = around.format(written(rows, indent, ascii_only=True))
    made = json.loads(trimmed(text, "json-table"))
    table = made["deep"][1] if isinstance(made, dict) and "deep" in made else made
    if isinstance(table, dict):
        back = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
        assert repr(back) == repr(rows)
        assert len(trimmed(text, "json-table")) < len(text)
    else:
        assert repr(table) == repr(rows)


@pytest.mark.parametrize(
    "text",
    [
        '[{"name":1},{"name":2}]',
        '[{"name":1},{"name":2},{"other":3}]',
        '[{"name":1},{"name":2},{"name":3,"other":4}]',
        '[{"name":1,"other":5},{"name":2,"other":5},{"name":3}]',
        '[{"name":1,"name":2},{"name":1,"name":2},{"name":1,"name":2}]',
        '[{"name":1},{"name":2},{"name":3,"name":4}]',
        '[{"name":1},{"name":2},{"name":[]}]',
        '[{"name":1},{"name":2},{"name":3},4]',
        '[{"n":1},{"n":2},{"n":3}]',
        '["[{\\"name\\":1},{\\"name\\":2},{\\"name\\":3}]"]',
        "[{},{},{}]",
    ],
)
def test_what_is_no_table_stays(text):
    assert trimmed(text, "json-table") == text


def test_a_table_keeps_spellings_and_rows_on_their_lines():
    rows = ['{"id": 1.0, "na me": "\\u4e2d"}', '{"na me": null, "id": 2e1}', '{"id":3,"na me":""}']
    text = "[\n " + ",\n ".join(rows) + "\n]"
    assert trimmed(text, "json-table") == (
        '{"columns":["id","na me"],"rows":[\n [1.0,"\\u4e2d"],\n [2e1,null],\n [3,""]\n]}'
    )


@given(st.lists(VALUES, max_size=40), INDENTS)
def test_a_long_list_is_cut_to_its_ends_and_says_how_many_are_left_out(items, indent):
    text = json.dumps({"items": items}, indent=indent)
    made = json.loads(trimmed(text, "json-rows"))["items"]
    if len(items) <= 20:
        assert repr(made) == repr(items)
    else:
        marker = f"… {len(items) - 12} items left out"
        assert repr(made) == repr([*items[:10], marker, *items[-2:]])
        assert trimmed(trimmed(text, "json-rows"), "json-rows") == trimmed(text, "json-rows")


def test_lists_within_what_is_left_are_cut_too():
    inner = list(range(30))
    made = json.loads(trimmed(json.dumps([inner] * 30), "json-rows"))
    assert made[10] == "… 18 items left out"
    assert made[0] == made[-1] == [*range(10), "… 18 items left out", 28, 29]
    assert len(made) == 13


@pytest.mark.parametrize("name", RULES)
def test_broken_json_is_said(name):
    found = RULES[name].find(Source('```json\n{"a": 1,}\n```'))
    assert [(each.at, each.reason) for each in found.left_alone] == [(16, "broken-json")]
    assert found.edits == ()


@pytest.mark.parametrize("name", RULES)
def test_a_fence_of_json_that_is_open_is_said_to_be_so(name):
    found = RULES[name].find(Source('Look:\n```json\n[{"a": 1},\n'))
    assert [(each.at, each.reason) for each in found.left_alone] == [(6, "unclosed-fence")]
    assert RULES[name].find(Source('Look:\n```json\n[{"a": 1}]\n')).left_alone == ()


@pytest.mark.parametrize("name", RULES)
def test_what_fails_in_a_program_is_no_broken_json(name):
    written = json.dumps([{"id": number} for number in range(30)], indent=1) + "["
    body = f"rows = [{written}\n{{\n'a': 1,\n'b': 2,\n'c': 3,\n'd': 4,\n'e': 5,\n'f': 6,\n"
    for text in (f"```python\n{body}\n```", f"a.py\n{body}\nimport c\nimport d\n"):
        assert RULES[name].find(Source(text)).left_alone == ()
    assert len(RULES[name].find(Source(f"```\n{body}\n```")).left_alone) == 1


@pytest.fixture(scope="module")
def encoding():
    return vocab.load("o200k_base")


WORDS = st.lists(
    st.sampled_from(["name", "total_count", "Müller", "中文", "is-active", "2024-01-01", ":)", "a"])
)
NAMED = st.dictionaries(
    WORDS.map("_".join).filter(bool),
    st.integers(0, 999) | WORDS.map(" ".join) | st.lists(st.integers() | st.booleans(), max_size=3),
    min_size=1,
)


@given(st.lists(NAMED, min_size=1, max_size=3), INDENTS, st.sampled_from(KEEPING))
def test_values_with_names_never_take_more_tokens(encoding, rows, indent, name):
    text = json.dumps(rows, indent=indent)
    assert tokens(encoding, trimmed(text, name)) <= tokens(encoding, text)


def tokens(encoding, text):
    return len(encoding.encode(text, disallowed_special=()))


def test_real_rows_take_fewer_tokens_with_each_rule(encoding):
    rows = [
        {"id": n, "name": f"Müller {n}", "email": f"user{n}@example.com", "active": n % 2 == 0}
        for n in range(60)
    ]
    counts = [tokens(encoding, text := json.dumps({"data": rows}, indent=2))]
    for name in RULES:
        text = trimmed(text, name)
        counts.append(tokens(encoding, text))
    assert counts == sorted(set(counts), reverse=True)
    assert not re.search(r"\\u|  ", text)


@pytest.mark.parametrize("name", RULES)
def test_json_that_a_program_reads_as_its_own_stays(name):
    rows = [{"id": number, "name": "a/b"} for number in range(30)]
    written = json.dumps(rows, indent=1).replace("/", "\\/")
    for text in (f"```python\nrows = {written}\n```", f"import os\n\nrows = {written}\n"):
        assert RULES[name].find(Source(text)).edits == ()
    assert RULES[name].find(Source(f"```json\n{written}\n```")).edits
