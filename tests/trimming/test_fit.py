"""A prompt gets under a budget with as little loss as does it."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from estimator.trimming import edits, fit
from estimator.trimming.cut import MARK, Where
from estimator.trimming.edits import Edit
from estimator.trimming.fit import Means
from estimator.trimming.passages import of_request
from estimator.trimming.prompt import Prompt
from estimator.trimming.rule import Found, Rule


def dropping(name, pattern, *, keeps_meaning):
    """A rule that drops what a pattern finds."""

    def find(source):
        found = re.finditer(pattern, source.text)
        return Found(tuple(Edit(*match.span()) for match in found))

    return Rule(name, keeps_meaning, find)


BLANKS = dropping("blanks", " {2,}", keeps_meaning=True)
DOTS = dropping("dots", r"\.{2,}", keeps_meaning=True)
WORDS = dropping("words", "really", keeps_meaning=False)
NUMBERS = dropping("numbers", r"\d+", keeps_meaning=False)
ALL = (BLANKS, DOTS, WORDS, NUMBERS)


def names(found):
    return [rule.name for rule in found.rules]


def fitted(text, excess, order=None, where=None, *, kept=(), rules=ALL, **options):
    prompt = Prompt(text, len, kept=kept, **options)
    parts = [(0, len(text))] if order is None else order
    found = fit.fit(prompt, excess, Means(rules, parts, where), len)
    after = edits.applied(text, found.edits)
    return found, after


def test_the_rule_that_is_enough_alone_is_all_that_is_done():
    found, after = fitted("a   b.....c really 123", 3)
    assert (names(found), after, found.is_reached) == (["dots"], "a   bc really 123", True)


def test_a_rule_that_the_others_do_without_is_not_followed():
    """It saved more than the last one by itself, but hardly anything beside the first."""
    most = dropping("most", "a", keeps_meaning=True)
    overlapping = dropping("overlapping", "a{8}|b", keeps_meaning=True)
    last = dropping("last", "c", keeps_meaning=True)
    found, after = fitted("a" * 10 + "b" + "ccc", 12, rules=(most, overlapping, last))
    assert (names(found), after) == (["most", "last"], "b")


def test_rules_that_keep_the_meaning_come_first_and_all_of_them_before_a_lossy_one():
    found, after = fitted("a   b.....c really 123", 8)
    assert (names(found), after) == (["blanks", "dots"], "abc really 123")
    found, after = fitted("a   b.....c really 123", 9)
    assert (names(found), after) == (["blanks", "dots", "words"], "abc  123")


def test_lossy_rules_are_for_as_few_parts_as_do_it():
    text = "really a\nreally b\nreally c\n"
    order = [(18, 27), (0, 9), (9, 18)]
    found, after = fitted(text, 12, order)
    assert (after, found.saved) == (" a\nreally b\n c\n", 12)
    found, after = fitted(text, 6, order)
    assert after == "really a\nreally b\n c\n"
    found, after = fitted(text, 99, order)
    assert (found.is_reached, found.saved) == (False, 18)


def test_without_parts_that_may_lose_nothing_is_lost():
    found, after = fitted("really   1", 9, [], Where.TAIL)
    assert (names(found), after, found.is_reached) == (["blanks"], "really1", False)


def test_parts_are_cut_in_their_order_until_it_is_enough():
    text = "one one one.\ntwo two two.\nthree three.\n"
    order = [(13, 26), (0, 13), (26, 39)]
    found, after = fitted(text, 9, order, Where.TAIL, rules=())
    assert (after, found.cuts, found.is_reached) == (
        f"one one one.\n{MARK}\nthree three.\n",
        1,
        True,
    )
    found, after = fitted(text, 18, order, Where.TAIL, rules=())
    assert (after, found.cuts) == (f"{MARK}\nthree three.\n", 1)  # of two that meet one is left
    found, after = fitted(text, 99, order, Where.TAIL, rules=())
    assert (after, found.saved, found.is_reached) == (f"{MARK}\n", len(text) - 4, False)
    assert [step.part for step in found.steps] == [0, 1, 2]


def test_each_step_says_what_it_saves():
    text = "a   b.....c really 123 one. two. three.\n" * 2
    half = len(text) // 2
    found, after = fitted(text, 50, [(half, len(text)), (0, half)], Where.TAIL)
    assert found.is_reached
    assert [step.rule.name for step in found.steps if step.rule] == names(found)
    assert [step.part for step in found.steps if not step.rule] == [0]
    assert sum(step.saved for step in found.steps) == found.saved == len(text) - len(after)


def test_what_is_protected_is_neither_trimmed_nor_cut():
    text = "aa   aa.\nbb   bb.\ncc   cc.\n"
    _, after = fitted(text, 99, None, Where.HEAD, kept=[(9, 18)])
    assert "bb   bb.\n" in after
    assert after == f"{MARK}\nbb   bb.\n{MARK}\n"


def test_a_request_loses_in_its_messages_alone():
    messages = [
        {"role": "system", "content": "Be   kind."},
        {"role": "user", "content": 'He said: "one". \n Two two two two. Three.'},
    ]
    text = json.dumps(messages, indent=1)
    spans = [(p.start, p.place(len(p.text))) for p in of_request(text)]
    found, after = fitted(text, 15, spans[1:], Where.MIDDLE, is_request=True)
    assert found.is_reached
    system, user = (message["content"] for message in json.loads(after))
    assert (system, user) == ("Bekind.", f'He said: "one". \n {MARK} Three.')
    assert found.saved == sum(len(m["content"]) for m in messages) - len(system + user)


TEXTS = st.lists(
    st.sampled_from(["One   two. ", "really ", "12345", "...", "\n", "三。", "word "]), max_size=15
).map("".join)


@given(TEXTS, st.integers(1, 60), st.sampled_from([None, *Where]), st.data())
def test_what_is_saved_is_what_is_gone(text, excess, where, data):
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends).map(sorted).map(tuple), max_size=2))
    kept = edits.merged(pairs)
    found, after = fitted(text, excess, None, where, kept=kept)
    assert found.saved == len(text) - len(after)
    assert found.is_reached == (found.saved >= excess)
    assert sum(step.saved for step in found.steps) == found.saved
    for start, end in kept:
        ((first, last),) = edits.moved([(start, end)], found.edits)
        assert after[first:last] == text[start:end]
    if not found.is_reached and not where:
        every = Prompt(text, len, kept=kept).trimmed(ALL)
        assert found.saved >= every.saved
