"""What rows begin with alike."""

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st
from oracles import real

from estimator.templates.beginning import Beginning
from estimator.templates.template import parse

VALUES = st.text("ab 1", max_size=4)
TEMPLATES = st.sampled_from(["{{a}}", "Hello {{a}}, ", "x{{a}}b{{b}}{{a}}", "{{a}}{{b}}", "none"])


@given(TEMPLATES, st.lists(st.tuples(VALUES, VALUES), max_size=5), st.integers(0, 5))
def test_it_is_the_common_beginning_of_the_filled_texts(text, pairs, first):
    template = parse(text)
    rows = [
        [dict(zip("ab", pair, strict=True))[name] for name in template.variables] for pair in pairs
    ]
    made = Beginning(template)
    made.see(rows[:first])
    made.see(rows[first:])
    columns = zip(*(template.filled(row) for row in rows), strict=False)
    same = takewhile(lambda signs: len(set(signs)) == 1, columns)
    assert made.text == "".join(signs[0] for signs in same)


@given(TEMPLATES, st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=4))
def test_its_tokens_are_the_first_of_every_row(text, pairs):
    template, encoding = parse(text), real("o200k_base")
    rows = [
        [dict(zip("ab", pair, strict=True))[name] for name in template.variables] for pair in pairs
    ]
    made = Beginning(template)
    made.see(rows)
    all_tokens = [encoding.encode_ordinary(template.filled(row)) for row in rows]
    count = made.tokens(encoding)
    assert all(tokens[:count] == all_tokens[0][:count] for tokens in all_tokens)


def test_a_long_head_counts_whole():
    template, encoding = (
        parse("You are a support agent. " * 100 + "Question: {{a}}"),
        real("o200k_base"),
    )
    made = Beginning(template)
    assert made.tokens(encoding) == 0
    made.see([["where"], ["how"]])
    assert made.tokens(encoding) == 602
