"""JSON between quotation marks is a string of a program, or quoted: it stays as it is."""

import pytest

from estimator.trimming import edits, rules
from estimator.trimming.source import Source

ONE = '{"a": 1, "b": [1, 2]}'
LONG = '{\n  "a": 1,\n  "b": {"c": "d e"}\n}'


def compact(text):
    return edits.applied(text, rules.BY_NAME["json-compact"].find(Source(text)).edits)


@pytest.mark.parametrize(
    "around",
    [
        '"""{}"""', "'''\n{}\n'''", 'x = """\nfoo\n{}\n{}\nbar"""', "return '{}'", "['{}', '{}']",
        "x = ('' + '{}')", "y or 'so: {}; ' in out", "x := `{}`", "x := `\n{}\n`", 'r#"{}"#',
        'R"({})"', 'String s = """\n    {}\n    """;', "const a = `so {} then`;", "f'{}'",
        "u'{}\\n'", "curl -d '{}' a.b", "<a b='{}'>", "see `{}` there", 'He said "{}" and "so".',
    ],
)  # fmt: skip
@pytest.mark.parametrize("written", [ONE, LONG])
def test_what_is_quoted_stays(around, written):
    text = around.replace("{}", written)
    assert compact(text) == text


@pytest.mark.parametrize(
    "around",
    [
        "{}", "The data: {}", "\u201c{}\u201d", "It's {}, isn't it?", "'a' {} 'b'", '"a": {}, "b"',
        "```\n{}\n```", "```json\n{}\n```", "`a`\n{}\n`b`", '"Title"\n{}\n"End"', "- {}\n- {}",
        '{} and "two"', "{}\n\n```python\nx = 1\n```",
    ],
)  # fmt: skip
@pytest.mark.parametrize("written", [ONE, LONG])
def test_what_stands_beside_quotations_does_not(around, written):
    short = {ONE: '{"a":1,"b":[1,2]}', LONG: '{"a":1,"b":{"c":"d e"}}'}[written]
    assert compact(around.replace("{}", written)) == around.replace("{}", short)


@pytest.mark.parametrize(
    "language", ["python", "go", "rust", "java", "js", "bash", "yaml", "klingon"]
)
def test_a_program_keeps_all_of_its_json(language):
    text = f"```{language}\nx = {LONG}\ny = 'so {ONE}'\n```\n"
    assert compact(text) == text
