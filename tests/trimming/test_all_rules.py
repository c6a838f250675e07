"""What holds of every rule, on prompts of all kinds."""

import ast
import functools
import json
import re
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import PROGRAMS, PYTHON_FILES, TSV, YAML, prompts

from estimator.tokens import vocab, whole
from estimator.trimming import edits, fit, line_data, order, patches, rules, tables
from estimator.trimming.cut import Where
from estimator.trimming.fit import Means
from estimator.trimming.prompt import Prompt
from estimator.trimming.source import Source

KEEPING = [rule for rule in rules.ALL if rule.keeps_meaning]
SHORTENING = {"duplicate-blocks", "html-text"}  # what they take may be a fence, a table, a value
each_rule = pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.name)
each_keeping = pytest.mark.parametrize("rule", KEEPING, ids=lambda rule: rule.name)
often = settings(max_examples=60, deadline=None)


@functools.cache
def counted_by(name):
    encoding = vocab.load(name)
    return lambda text: whole.count(encoding, text)


def values(text, made=()):
    """What is read of each JSON value of a text once edits within it are made."""
    spans, after = Source(text).json.values, edits.applied(text, made)
    left = [span for span in spans if not any(reaches_out(edit, span) for edit in made)]
    return [read(after[slice(*span)]) for span in edits.moved(left, made)]


def reaches_out(edit, span):
    """Whether an edit is of what is beside a span, too, or of all of it."""
    is_beside = edit.end <= span[0] or edit.start >= span[1]
    return not is_beside and (edit.start <= span[0] or edit.end >= span[1])


def read(value):
    """JSON written out anew; None where it is none."""
    try:
        return json.dumps(json.loads(value))
    except ValueError:
        return None


def shape(text):
    """The fences of a text by language, and whether the last one is closed."""
    return [(fence.language, fence.is_closed) for fence in Source(text).fences]


def syntax(code):
    """The syntax tree of Python; None where it has none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.dump(ast.parse(code))
    except (SyntaxError, ValueError):
        return None


def programs(text):
    """The syntax trees of the fences of Python that are not set in."""
    return [
        syntax(text[slice(*fence.body)])
        for fence in Source(text).fences
        if fence.language == "python"
    ]


def columns(text):
    """Of each table the number of its cells, and the alignments of its columns."""
    found = tables.find(text, Source(text).fences).tables
    return [
        (len(tables.pipes(text, each.header)), alignments(text[slice(*each.delimiter)]))
        for each in found
    ]


def alignments(dashes):
    cells = dashes.strip().strip("|").split("|")
    return [(cell.strip().startswith(":"), cell.strip().endswith(":")) for cell in cells]


@st.composite
def kept_spans(draw, text):
    ends = st.integers(0, len(text))
    return edits.merged(
        tuple(sorted(pair)) for pair in draw(st.lists(st.tuples(ends, ends), max_size=3))
    )


@each_rule
@often
@given(text=prompts())
def test_edits_are_in_order_and_apart_and_each_changes_something(rule, text):
    found = rule.find(Source(text)).edits
    edits.applied(text, found)
    assert list(edits.effective(text, found)) == list(found)


@each_rule
@often
@given(text=prompts(), data=st.data())
def test_any_part_of_the_edits_leaves_the_text_sound(rule, text, data):
    some = [edit for edit in rule.find(Source(text)).edits if data.draw(st.booleans())]
    made = edits.applied(text, some)
    assert None not in values(text, some)
    if rule.name in SHORTENING:
        assert is_part(programs(made), programs(text))
        return
    assert shape(made) == shape(text)
    assert programs(made) == programs(text)
    assert columns(made) == columns(text)


CALLS = ["register('a name that is long', 1)", "app.run()  # why", "x = f'{1}  {2} # {3}'",
         "page = '<ul><li>a</li><li>b</li><li>c <b>d</b></li></ul>'",
         "said = 'Please, be kind. Thank you very much.'", "quoted = '“a” and … more'"]  # fmt: skip
FILES = st.lists(
    st.sampled_from([*CALLS, "def f():\n    return '#'", "", "y = '''\n  a\n\n'''"]), max_size=9
).map(lambda lines: "\n".join(["import app", *lines]))
ROWS = st.lists(st.sampled_from(["Ann,She came here.,1", "Bob,It is, or was.,2"]), max_size=9)
WRAPPED = st.lists(
    st.sampled_from(["The quick brown fox jumps over\nthe fence.", "It slept in the long grass."]),
    max_size=9,
).map("\n".join)
TURNS = st.lists(
    st.sampled_from(["Yes, do it as you have said.", "No, it is not what I asked."]),
    min_size=1,
    max_size=9,
)
TEXT_OF = {
    "jsx": "let a = <p>Visit https://a.b/c // d /* e */</p>;",
    "ini": "a = b;c ; d # e\nf = #fff",
    "perl": "$s =~ s#/+#/#g;\n$x =~ m#a b#;",
    "kotlin": '/* a /* b */ c */\nval u = "http://a"',
}


@each_rule
@often
@given(code=FILES, data=st.data())
def test_any_part_of_the_edits_leaves_a_program_without_a_fence_the_same(rule, code, data):
    some = [edit for edit in rule.find(Source(code)).edits if data.draw(st.booleans())]
    assert syntax(edits.applied(code, some)) == syntax(code)


@each_rule
@often
@given(rows=ROWS, wrapped=WRAPPED, turns=TURNS)
def test_rows_sentences_and_turns_stay_whole(rule, rows, wrapped, turns):
    csv = "\n".join(["name,said,number", *rows])
    assert edits.applied(csv, rule.find(Source(csv)).edits) == csv
    chat = "".join(f"User: {said}\nAssistant: I see.\n" for said in turns)
    assert edits.applied(chat, rule.find(Source(chat)).edits) == chat
    made = edits.applied(wrapped, rule.find(Source(wrapped)).edits)
    assert made.count("jumps over") == made.count("the fence")


@each_rule
@pytest.mark.parametrize("language", TEXT_OF)
def test_what_is_no_comment_stays_in_every_language(rule, language):
    text = f"```{language}\n{TEXT_OF[language]}\n```\n"
    assert edits.applied(text, rule.find(Source(text)).edits) == text


def is_part(few, many):
    left = iter(many)
    return all(any(each == other for other in left) for each in few)


@each_keeping
@often
@given(text=prompts())
def test_a_rule_that_keeps_the_meaning_is_idempotent_and_never_costs_tokens(rule, text):
    for name in ("o200k_base", "cl100k_base"):
        count = counted_by(name)
        found = Prompt(text, count).trimmed([rule])
        made = edits.applied(text, found.edits)
        assert found.saved == count(text) - count(made)
        assert found.saved > 0 or made == text
        assert Prompt(made, count).trimmed([rule]).saved == 0
        assert values(text, found.edits) == values(text)
        assert (programs(made), columns(made)) == (programs(text), columns(text))


@each_rule
@often
@given(text=prompts())
def test_patches_stay_to_the_byte(rule, text):
    made = edits.applied(text, rule.find(Source(text)).edits)
    assert [each for each in spans(patches.find, text) if each not in made] == []


def spans(find, text):
    return [text[slice(*span)] for span in find(text)]


@each_keeping
@often
@given(text=st.lists(TSV | YAML | PROGRAMS, min_size=1, max_size=4).map("\n\nSo.  \n\n\n".join))
def test_a_rule_that_keeps_the_meaning_keeps_rows_scalars_and_strings(rule, text):
    made = edits.applied(text, rule.find(Source(text)).edits)
    for find in (line_data.rows, line_data.scalars):
        assert spans(find, made) == spans(find, text)
    written = re.findall(r'[`\'"]\s*\{[^`\']*?\}\s*[`\'"]', text)
    assert [each for each in written if each not in made] == []


@pytest.mark.parametrize(
    "rule",
    [*KEEPING, *(rule for rule in rules.ALL if rule.name in {"comments", "code-indentation"})],
    ids=lambda rule: rule.name,
)
@often
@given(text=PYTHON_FILES, data=st.data())
def test_a_file_of_python_stays_the_same_program(rule, text, data):
    some = [edit for edit in rule.find(Source(text)).edits if data.draw(st.booleans())]
    assert syntax(edits.applied(text, some)) == syntax(text)


@often
@given(text=prompts(), data=st.data())
def test_what_is_protected_stays_to_the_byte(text, data):
    kept = data.draw(kept_spans(text))
    found = Prompt(text, counted_by("o200k_base"), kept=kept).trimmed(rules.ALL)
    made, moved = edits.applied(text, found.edits), edits.moved(kept, found.edits)
    assert [made[slice(*span)] for span in moved] == [text[slice(*span)] for span in kept]


@often
@given(text=prompts())
def test_all_rules_do_and_save_what_each_does_after_the_other(text):
    count = counted_by("o200k_base")
    found, made = Prompt(text, count).trimmed(rules.ALL), text
    for rule in rules.ALL:
        made = edits.applied(made, Prompt(made, count).trimmed([rule]).edits)
    assert edits.applied(text, found.edits) == made
    assert found.saved == count(text) - count(made)
    assert list(edits.effective(text, found.edits)) == list(found.edits)


MESSAGES = st.lists(
    st.tuples(st.sampled_from(["system", "user", "assistant"]), prompts(3), st.booleans()),
    min_size=1,
    max_size=3,
)


def request(messages, *, is_list, **layout):
    """A chat request as it may be written."""
    made = [
        {"role": role, "content": [{"type": "text", "text": text}] if is_parted else text}
        for role, text, is_parted in messages
    ]
    body = made if is_list else {"model": "gpt-5", "messages": made, "n": 1}
    return json.dumps(body, **layout)


def texts(body):
    """The texts of a request's messages; they are taken out of it."""
    for message in body if isinstance(body, list) else body["messages"]:
        content = message["content"]
        yield message.pop("content") if isinstance(content, str) else content[0].pop("text")


@settings(max_examples=100, deadline=None)
@given(
    messages=MESSAGES,
    is_list=st.booleans(),
    indent=st.sampled_from([None, 2]),
    ensure_ascii=st.booleans(),
    data=st.data(),
)
def test_a_trimmed_request_is_the_same_but_for_its_texts(messages, data, **written):
    count, text = counted_by("o200k_base"), request(messages, **written)
    kept = data.draw(kept_spans(text))
    found = Prompt(text, count, is_request=True, kept=kept).trimmed(rules.ALL)
    made = edits.applied(text, found.edits)
    before, after = json.loads(text), json.loads(made)
    old, new = list(texts(before)), list(texts(after))
    assert before == after
    assert sum(map(count, old)) - sum(map(count, new)) == found.saved
    moved = edits.moved(kept, found.edits)
    assert [made[slice(*span)] for span in moved] == [text[slice(*span)] for span in kept]
    if not kept:
        alone = [Prompt(each, count).trimmed(rules.ALL) for each in old]
        assert new == [edits.applied(a, b.edits) for a, b in zip(old, alone, strict=True)]


@settings(max_examples=40, deadline=None)
@given(text=prompts(), share=st.floats(0.01, 1.2), data=st.data())
def test_a_fit_is_under_its_budget_or_says_that_it_is_not(text, share, data):
    count = counted_by("o200k_base")
    excess = max(1, int(count(text) * share))
    prompt = Prompt(text, count, kept=data.draw(kept_spans(text)))
    may_lose, where = data.draw(st.booleans()), data.draw(st.sampled_from([None, *Where]))
    parts = order.of_prompt(prompt) if may_lose else []
    found = fit.fit(prompt, excess, Means(rules.ALL, parts, where), count)
    made = edits.applied(text, found.edits)
    assert found.saved == count(text) - count(made)
    assert found.is_reached == (found.saved >= excess)
    if not may_lose:
        assert values(text, found.edits) == values(text)
        assert (programs(made), columns(made)) == (programs(text), columns(text))
