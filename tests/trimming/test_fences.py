"""Fenced code is found as Markdown has it."""

import pytest

from estimator.trimming import fences


def found(text):
    return [(text[slice(*f.body)], f.language, f.is_closed) for f in fences.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n```json\n{}\n```\nb", [("{}\n", "json", True)]),
        ("~~~ Python x=1\n1\n~~~~\n", [("1\n", "python", True)]),
        ("```\n``\n~~~\n```", [("``\n~~~\n", "", True)]),
        ("````\n```\n````\n", [("```\n", "", True)]),
        ("```a`b\n```\nx\n```", [("x\n", "", True)]),
        ("    ```\nx\n", []),
        ("```js\nx\n", [("x\n", "js", False)]),
        ("```", [("", "", False)]),
        ("```\n```\n```\n```", [("", "", True), ("", "", True)]),
        ("```{.python}\n```", [("", "python", True)]),
    ],
)
def test_fences(text, expected):
    assert found(text) == expected


def test_a_fence_has_its_marks_in_its_span():
    text = "a\n```\nb\n```\nc"
    (fence,) = fences.find(text)
    assert text[slice(*fence.span)] == "```\nb\n```"
