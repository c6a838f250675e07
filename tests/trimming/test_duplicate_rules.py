"""What is said twice goes, and all that was said is still said once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.trimming import duplicate_rules
from estimator.trimming.edits import applied
from estimator.trimming.source import Source

BLOCKS, LINES = duplicate_rules.RULES
P = "This is a paragraph that is long enough to be worth more than one look."
Q = "Another paragraph, which goes on and on\nover two lines so that it counts."
LINE = "A line of twenty characters or more."
FENCE = f"```py\nprint('{LINE}')\n\nprint('{LINE}')\n```"


def out(rule, text):
    return applied(text, rule.find(Source(text)).edits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{P}\n\n{Q}\n\n{P}\n", f"{P}\n\n{Q}\n"),
        (f"{P}\n\n{P}\n\n\n{Q}", f"{P}\n\n{Q}"),
        (f"{P}\n\n{P}\n\n{P}", P),
        (f"{P}\n\nshort\n\nshort", f"{P}\n\nshort\n\nshort"),
        (f"{FENCE}\n\na\n{FENCE}\nb", f"{FENCE}\n\na\n\nb"),
        (f"a\n\n# H\n\n{P}\n\n## I\n\n{Q}\n\n# H\n\n{P}\n\n## I\n\n{Q}\n\n# J\nb",
         f"a\n\n# H\n\n{P}\n\n## I\n\n{Q}\n\n# J\nb"),
        (f"## H\n\n{P}\n\n# J\n\n## H\n\n{P}\n", f"## H\n\n{P}\n\n# J\n"),
        (f"{P}\n\n- a\n\n    {P}\n\nb", f"{P}\n\n- a\n\n    {P}\n\nb"),
        (f"{P}\n\na\n\n{P}\n\n    code\n", f"{P}\n\na\n\n{P}\n\n    code\n"),
        (f"{P}\n\n```\n{P}\n\n{P}\n```", f"{P}\n\n```\n{P}\n\n{P}\n```"),
    ],
)  # fmt: skip
def test_blocks(text, expected):
    assert out(BLOCKS, text) == expected


def test_a_block_within_json_stays():
    value = '[\n\n"1234567890",\n"1234567890",\n"1234567890",\n"1234567890",\n"12345678901234567"'
    text = f"{value},\n\n2]\n\n{value},\n\n2]"
    assert out(BLOCKS, text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LINE}\nb.\n{LINE}\nc", f"{LINE}\nb.\nc"),
        (f"{LINE}\n{LINE}  \n{LINE}", LINE),
        (f"{LINE}\n\n{LINE}\n\n{LINE}\n", f"{LINE}\n"),
        (f"{LINE}\nb\n\n{LINE}\n\nc", f"{LINE}\nb\n\nc"),
        ("too short\ntoo short", "too short\ntoo short"),
        (f"{LINE}\n{LINE.upper()}", f"{LINE}\n{LINE.upper()}"),
        (f"{LINE}\n===\n\n{LINE}\n===", f"{LINE}\n===\n\n{LINE}\n==="),
        (f"- {LINE}\n  - a\n- {LINE}\n  - b", f"- {LINE}\n  - a\n- {LINE}\n  - b"),
        (f"- {LINE}\n- a\n- {LINE}\n- b", f"- {LINE}\n- a\n- {LINE}\n- b"),
        (
            f"Company report of the year\n\n{LINE}\n\nCompany report of the year\n",
            f"Company report of the year\n\n{LINE}\n",
        ),
        (f"| {LINE} |\n| {LINE} |", f"| {LINE} |\n| {LINE} |"),
        (f"{LINE} | a\n---|---\n{LINE} | a\n---|---", f"{LINE} | a\n---|---\n{LINE} | a\n---|---"),
        (f"# {LINE}\na\n# {LINE}\nb", f"# {LINE}\na\n# {LINE}\nb"),
        (f"{LINE}:\n1\n{LINE}:\n2", f"{LINE}:\n1\n{LINE}:\n2"),
        (f"    {LINE}\n    {LINE}", f"    {LINE}\n    {LINE}"),
        (f"{FENCE}\n{FENCE}", f"{FENCE}\n{FENCE}"),
        (f"```\n{LINE}\n```\n{LINE}", f"```\n{LINE}\n```\n{LINE}"),
        ("-" * 30 + "\n" + "-" * 30, "-" * 30 + "\n" + "-" * 30),
        (f'[\n1,\n"{LINE}",\n"{LINE}"\n]', f'[\n1,\n"{LINE}",\n"{LINE}"\n]'),
    ],
)
def test_lines(text, expected):
    assert out(LINES, text) == expected


CALL = "register_handler('a long name', 1)"
PYTHON = f"import app\n\n{CALL}\napp.run()\n{CALL}\n\ndef f():\n    return 1\n"
FUNCTION = "def first(a, b):\n    total = a + b\n    return total * (a - b) + 1000 * total\n"
CSV = "name,comment,place\nAnn,It is good,Rome\nBob,It is bad,Oslo\n"
PADDED = "No, Name, Comment\n1, Ann, She came here.\n2, Bob, He went away.\n"
WRAPPED = "The quick brown fox jumps over\nthe fence."
ASKED = "yes, do all of it as you said, and in the same order as before please."
CHAT = f"User: {ASKED}\nAssistant: It is done.\n"
COMMANDS = "cd /srv/application/current\nmake install\ncd /srv/application/current\nmake test"


@pytest.mark.parametrize("rule", duplicate_rules.RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize(
    "text",
    [
        PYTHON,
        f"import a\n\n{FUNCTION}\nx = 1\n\n{FUNCTION}",
        f"Before:\n\n{FUNCTION}\nAfter:\n\n{FUNCTION}",
        CSV * 3,
        PADDED * 3,
        f"{CSV}\nagain\n\n{CSV}",
        f"{WRAPPED}\nIt ran on.\n{WRAPPED}\nIt slept.",
        f"I saw that\n{LINE}\nThen\n{LINE}",
        CHAT * 3,
        CHAT.replace("\n", "\n\n") * 3,
        CHAT.replace(": ", ":\n\n").replace("\n", "\n\n") * 3,
        CHAT.replace("User:", "### User\n\n").replace("Assistant:", "### Assistant\n\n") * 3,
        CHAT.replace("User", "**Ann**").replace("Assistant", "**Bob**").replace("\n", "\n\n") * 3,
        f"User:\n{LINE}\nAssistant:\nYes.\n" * 2,
        COMMANDS,
        f"{COMMANDS}\n\nand\n\n{COMMANDS}",
        "npm install --save-dev a b\n\nThen\n\nnpm install --save-dev a b\n",
        "SELECT name FROM the users\n\nGO\n\nSELECT name FROM the users\n",
        "title: This is a long title.\n---\ntitle: This is a long title.\n",
    ],
)
def test_what_is_repeated_for_a_reason_stays(rule, text):
    assert out(rule, text) == text


def test_what_is_pasted_into_a_chat_twice_goes():
    text = f"User: see\n\nfirst\n\n{P}\n\nAssistant: ok\n\n"
    assert out(BLOCKS, text * 2) == text + text.replace(f"{P}\n\n", "").rstrip("\n") + "\n\n"


def test_lines_in_an_open_fence_are_left_and_it_is_said():
    found = LINES.find(Source(f"a\n```\n{LINE}\n{LINE}"))
    assert found.edits == ()
    assert [(each.at, each.reason) for each in found.left_alone] == [(2, "unclosed-fence")]


PIECES = st.sampled_from(
    [P, Q, LINE, FENCE, "# H", "## I", "short", "    code", "- a", "```", "<div>", "", "| a | b |"]
)
DOCUMENTS = st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n"])).map("".join), max_size=20)


@given(DOCUMENTS.map("".join))
def test_each_paragraph_is_still_there_once(text):
    made = out(BLOCKS, text)
    before = [text[slice(*span)].strip() for span in duplicate_rules._blocks(text)]
    after = [made[slice(*span)].strip() for span in duplicate_rules._blocks(made)]
    assert list(dict.fromkeys(before)) == list(dict.fromkeys(after))
    assert out(BLOCKS, made) == made


@given(DOCUMENTS.map("".join))
def test_each_line_is_still_there_once(text):
    made = out(LINES, text)
    assert list(dict.fromkeys(text.split())) == list(dict.fromkeys(made.split()))
    before, after = (filter(str.strip, each.split("\n")) for each in (text, made))
    assert list(dict.fromkeys(before)) == list(dict.fromkeys(after))
    assert out(LINES, made) == made


@pytest.mark.parametrize("rule", duplicate_rules.RULES, ids=lambda rule: rule.name)
@given(TEXTS)
def test_any_text_is_read(rule, text):
    found = rule.find(Source(text * 3))
    assert len(applied(text * 3, found.edits)) <= 3 * len(text)
