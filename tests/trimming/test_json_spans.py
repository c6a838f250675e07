"""JSON is found anywhere in a text, whatever else is in it, and what is broken is said."""

import json
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from estimator.trimming import json_spans
from estimator.trimming.source import Source

DECODER = json.JSONDecoder()
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False)
    | st.text(st.characters(), max_size=8)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text(max_size=4), VALUES, min_size=1, max_size=4)
WRITTEN = st.builds(
    json.dumps, OBJECTS, indent=st.sampled_from([None, 0, 2, "\t"]), ensure_ascii=st.booleans()
)
TOKENS = st.lists(st.sampled_from([*"{}[],:  \n", '"a"', "12", "null", "-", "x"]), max_size=40)


def found(text):
    return [text[slice(*span)] for span in Source(text).json.values]


def slowly_found(text):
    """Every outermost value, each bracket tried in turn."""
    spans, at = [], 0
    while at < len(text):
        end = end_of_value(text, at)
        if end and is_data(text, at, end):
            spans.append((at, end))
        at = end or at + 1
    return spans


def end_of_value(text, at):
    try:
        return DECODER.raw_decode(text, at)[1] if text[at] in "[{" else None
    except ValueError:
        return None


def is_data(text, start, end):
    """Objects, and lists that are more than a few words of a line."""
    value, written = json.loads(text[start:end]), text[start:end]
    if not value:
        return False
    alone = not text[:start].split("\n")[-1].strip() and not text[end:].split("\n")[0].strip()
    return (
        isinstance(value, dict)
        or (isinstance(value[0], dict) and value[0])
        or "\n" in written
        or len(written) > 80
        or alone
    )


@given(TOKENS.map("".join))
@example('[1,{"a":[]},')
@example("[{ }")
@example("[[\n],")
@example('[[{"a":1}],x[\n{}]')
def test_what_is_found_is_what_trying_each_bracket_finds(text):
    assert not_empty(text, Source(text).json.values) == not_empty(text, slowly_found(text))


def not_empty(text, spans):
    """Without what has nothing to save: a list of an empty one."""
    return [span for span in spans if json.loads(text[slice(*span)]) not in ([[]], [{}])]


@given(st.lists(st.tuples(st.text("ab .!}]\n", max_size=9), WRITTEN), max_size=4))
def test_every_object_between_words_is_found(parts):
    assert found("".join(word + value for word, value in parts)) == [value for _, value in parts]


@given(st.text('[]{}",:1a\\\n u', max_size=60))
@example('"{"a":1}')
def test_whatever_a_text_is_what_is_found_parses_and_is_in_order(text):
    at = 0
    for start, end in Source(text).json.values:
        assert at <= start < end
        assert isinstance(json.loads(text[start:end]), dict | list)
        at = end


@given(WRITTEN, st.data())
def test_blanks_are_all_that_can_go(written, data):
    spans = list(json_spans.blanks(written, (0, len(written))))
    left = list(written)
    for start, end in reversed(spans):
        del left[start:end]
    value = json.loads(written)
    assert json.loads("".join(left)) == value
    ascii_only = written.isascii() and "\x7f" not in written  # which may be written as it is
    assert "".join(left) == json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("- [ ] to do\n- [x] done", []),
        ("as [1, 2] say, and x[0]", []),
        ('for x in ["a", "b"]:', []),
        ("at\n  [1, 2]  \nalone", ["[1, 2]"]),
        ("[1, 2]", ["[1, 2]"]),
        ("x = [\n1]", ["[\n1]"]),
        ('{"a": 1}{"b": 2}\n{"c": 3}', ['{"a": 1}', '{"b": 2}', '{"c": 3}']),
        ("{'a': {\"b\": 1}}", ['{"b": 1}']),
        ('{"a": NaN, "b": -Infinity}', ['{"a": NaN, "b": -Infinity}']),
        ('{"a": 1, "a": 2}', ['{"a": 1, "a": 2}']),
        ('{"a": "\\ud83d", "b": "\ud83d"}', ['{"a": "\\ud83d", "b": "\ud83d"}']),
        ('{"a": "\\"}{\\\\"}', ['{"a": "\\"}{\\\\"}']),
        ('{"a": ' + "9" * 5000 + "}", ['{"a": ' + "9" * 5000 + "}"]),
        ('{"a": 01}', []),
        ('{"a": "\\x"}', []),
        ('{"a": "1\n"}', []),
        ("{,}[,1]{1:2}", []),
        ('{"a": {"b": 1}, "c": [{"d": 1},]}', ['{"b": 1}', '{"d": 1}']),
        ('{"a": [1,], "b": "[[1, 2],\\n{}]", "c": {"d": 1}}', ['{"d": 1}']),
        ('say(\'{"a": 1}\', "[{}, []]")', []),
        ("curl -d '{\"a\": 1}'", ['{"a": 1}']),
        ('```diff\n {"a": 1}\n```\n{"b": 1}', ['{"b": 1}']),
        ('```python\nx = {"a": 1}\n```\n', ['{"a": 1}']),
    ],
)
def test_values(text, values):
    assert found(text) == values


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('```json\n{"a": 1,}\n```', ["}\n```"]),
        ('```jsonc\n{"a": 1, // so\n"b": 2}\n```', ['// so\n"b": 2}\n```']),
        ("```json\n{ ... }\n```", ["... }\n```"]),
        ("```json\nso: {}\n```", ["so: {}\n```"]),
        ('```json\n{"a": 1}\n\n[2]\n"x" 1 null\n```', []),
        ("```json\n\n```", []),
        ('```json\n{"a": "x', []),
        ('```json\n{"a": 1\n```\n', ["```\n"]),
        ("```json5\n{a: 1}\n```", []),
        ('{"a": 1,}', []),
        ("{ of no consequence", []),
        ('{"a": "' + "long " * 9 + '", b: 1}', ["b: 1}"]),
        ('[{"a": 1}, {"b": "' + "long " * 9 + '"}', [""]),
    ],
)
def test_what_was_meant_to_be_json_and_is_broken_is_said_with_the_place(text, faults):
    assert [text[at:] for at in Source(text).json.broken] == faults


PRETTY = json.dumps({f"name {n}": [n, True, None, {"a": "b"}][n % 4] for n in range(40)}, indent=2)
SECOND = PRETTY.split("\n")[2]


@pytest.mark.parametrize(
    "around", ["{}", "Look:\n\n{}\n\nSo.\n", "The data: {}\n", "- {}", "```\n{}\n```"]
)
@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (PRETTY.replace(",", "", 1), SECOND),
        (PRETTY.replace(": 0,", ": None,", 1), "None"),
        (PRETTY.replace(": 0,", ": 0, // so", 1), "// so"),
        (PRETTY.replace(": 0,", ": '0',", 1), "'0'"),
        (PRETTY.replace('"name 1"', "name1", 1), "name1"),
        (f"[{PRETTY.replace(',', '', 1)}, {PRETTY.replace(',', '', 2)}]", SECOND),
    ],
)
def test_what_fails_at_once_is_broken_json_if_it_goes_on_like_it(around, broken, fault):
    text = around.replace("{}", broken)
    assert [text[at : at + len(fault.strip())] for at in Source(text).json.broken] == [
        fault.strip()
    ]


@pytest.mark.parametrize("around", ["{}", "Look:\n\n{}\n\nSo.\n", "```\n{}\n```"])
@pytest.mark.parametrize(
    ("made", "by"),
    [("'", '"'), ("", '"')],
    ids=["single quotes", "no quotes"],
)
def test_keys_that_json_has_not_are_broken_json(around, made, by):
    text = around.replace("{}", PRETTY.replace("name ", "name").replace(by, made))
    assert len(Source(text).json.broken) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The {name} of {a: b} and {1, 2, 3, 4}, [1, 2, 3, and so on], {note: see 1, 2, 3 and 4}",
        "int main()\n{\n  a: b = 1;\n  return 0;\n  case 1: x(2);\n  case 2: y(3);\n}\n",
        "a {\n  color: 1px;\n  width: 2px;\n  height: 3px;\n}\n",
        "const x = {\n  a: 1,\n  b: 2,\n  c: 3,\n  d: 4, e: 'a long string'\n};\n",
        'x = f({\n  "a": y,\n  "b": 2,\n  "c": 3,\n  "d": 4,\n  "e": 5\n})\n',
        "type A = {\n  name: string;\n  size: number;\n  kind: 1 | 2 | 3;\n  more: {}\n}\n",
        "{% if a: 1 %}{{ b: 2 }} c: 3 {# d: 4 #} and so on, a template with braces {% endif %}",
        "```json5\n" + PRETTY.replace('"', "'") + "\n```",
        "```js\nx = {\n  a: 1,\n  b: 2,\n  c: 3,\n  d: 4, e: 'a long string'\n};\n```",
    ],
)
def test_words_and_programs_are_no_broken_json(text):
    assert Source(text).json.broken == ()


def test_depth_is_no_limit():
    deep = 100_000
    text = '{"a":[' * deep + "1" + "]}" * deep
    assert Source(text).json.values == ((0, len(text)),)
    assert Source(text[:-1]).json.values == ((5, len(text) - 1),)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        *(
            "[",
            "{",
            "[{",
            '{"',
            '["',
            "[1",
            "[1,2",
            '[{"a"',
            "[[1],",
            '{"a":',
            '{"a":[',
            "[-",
            '"',
            "\\",
        ),
        *(
            ': "',
            "{a:",
            "{a:1\n",
            "{'a':1,\n",
            '{"a":x\n',
            "'{}'",
            '"""{}',
            "`{}\n",
            '{"a": 1} \'',
            ':"\\"',
            '["\\"[',
            "[ ",
            "{ ",
            " ",
            "\n",
            "```json\n",
            "```json\n[\n```\n",
            '{"a":1,}',
        ),
        *('["a": {"b": "cut\n', '{"a": [1, 2], "b": {"c": 3}, "d": ["e", "f", {"g": 1}], "h"\n'),
    ],
)
def test_a_long_text_takes_no_longer_for_its_length(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        begun = time.perf_counter()
        assert Source(text).json
        return time.perf_counter() - begun

    seconds(1000)
    assert seconds(400_000) < 2  # an algorithm of the square takes minutes
