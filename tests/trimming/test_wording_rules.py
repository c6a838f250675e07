"""Wording: plain punctuation, and requests without phrases of politeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.trimming import wording_rules
from estimator.trimming.edits import applied
from estimator.trimming.source import Source

PLAIN, POLITE = wording_rules.RULES


def out(rule, text):
    return applied(text, rule.find(Source(text)).edits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u201cit\u2019s\u201d", '"it\'s"'),
        ("a \u2014 b\u2014c \u2013 1\u20132", "a - b - c - 1-2"),
        ("wait\u2026", "wait..."),
        ("a\u00a0b\u2009c\u202f!", "a b c !"),
        ("a\u200bb\u00adc \ufeffd", "abc d"),
        ("\ufeffTitle", "Title"),
        ("\uff21\uff22\uff23\uff11\uff12", "ABC12"),
        ("价格\uff11\uff12元", "价格12元"),
        ("a\u200db", "ab"),
    ],
)
def test_punctuation_becomes_plain(text, expected):
    assert out(PLAIN, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "他说\u201c你好\u201d\u2014\u2014真的\u2026\u2026",
        "你好\uff0c世界\uff01",
        "\u3000\u3000段落",
        "中\u3000文",
        "👩\u200d👩\u200d👧 ❤\ufe0f",
        "क\u094d\u200dष \u0645\u06cc\u200c\u062e\u0648",
        "ภาษา\u200bไทย",
        "```\n\u201ca\u201d \u2014 \u00a0b\n```",
        "`a\u00a0b`",
        "\u2014 a",
        "  \u2014 a",
        '{"k": "\u201ca\u201d"}',
        "x = 'it\u2019s'",
        "`\u200b``",
        "\u200b# no heading",
        "\u00a0\u00a0\u00a0\u00a0no code",
    ],
)
def test_what_marks_mean_something_stays(text):
    assert out(PLAIN, text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please summarise this.", "Summarise this."),
        ("please summarise this.", "summarise this."),
        ("Please, kindly do it.", "Do it."),
        ("Could you please sum it up? Be brief.", "Sum it up. Be brief."),
        ("Could you please read a.txt and sum it up?", "Read a.txt and sum it up."),
        ("I would like you to act as a pirate.", "Act as a pirate."),
        ("I\u2019d like you to check iOS.", "Check iOS."),
        ("Please iOS only.", "iOS only."),
        ("If you don't mind, please be brief.", "Be brief."),
        ("Do it. Please be brief.", "Do it. Be brief."),
        ("- Please be brief\n1. Kindly wait", "- Be brief\n1. Wait"),
        ("Be brief, please.", "Be brief."),
        ("Be brief, thank you in advance!", "Be brief!"),
        ("Be brief. Thank you for your help! Now go.", "Be brief. Now go."),
        ("Be brief. Thanks in advance.", "Be brief."),
        ("Be brief.\n\nThank you very much!\n", "Be brief.\n"),
        ("Be brief.\n\nThanks!\n\nGo.", "Be brief.\n\nGo."),
        ("Thanks a lot.\nBe brief.", "Be brief."),
        ("请您总结这篇文章。", "总结这篇文章。"),
        ("麻烦您请您帮我看看，谢谢！", "帮我看看！"),
        ("能否请您总结一下吗\uff1f谢谢。", "总结一下。"),
        ("总结一下。非常感谢您的帮助！", "总结一下。"),
        ("總結一下。謝謝您。", "總結一下。"),
        ("如果可以，烦请回复", "如果可以，回复"),
        ("谢谢\n总结", "总结"),
        ("- Be brief\n- Thanks\n- Go", "- Be brief\n- Go"),
        ("- Thanks!\n- Go", "- Go"),
        ("- Be brief\n  - Thanks", "- Be brief"),
        ("- Be brief. Thanks!\n- Go", "- Be brief.\n- Go"),
        ("<task>\nPlease go.\n</task>", "<task>\nGo.\n</task>"),
    ],
)
def test_requests_are_said_without_phrases(text, expected):
    assert out(POLITE, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Please everyone with it.",
        "Please.",
        "Please not now.",
        "I would like you to not speak.",
        "Kindly old men spoke.",
        "Pleased to meet you.",
        "They please the crowd.",
        "Say please.",
        "He said, please.",
        "I want to say thank you.",
        "Thank you for the music is a song.",
        "Thank you letters are sent.",
        "Tell me if you don't mind.",
        'He said "Go. Please be brief. Thank you."',
        "\u201cGo. Please be brief.\u201d",
        "「走。请您看看。」",
        "> Please be brief.",
        "```\nPlease be brief.\n```",
        "`a. Please be brief.`",
        '{"k": "Please be brief"}',
        "Thank you!",
        "1. Thanks!\n2. Go.",
        "# Thanks\n\nTo all.",
        "- Thanks\n  - to Ann",
        "请您们来。",
        "请您吃饭。",
        "请问这是什么\uff1f",
        "他说，谢谢。",
        "谢谢惠顾的意思是什么\uff1f",
    ],
)
def test_what_is_no_phrase_or_is_quoted_stays(text):
    assert out(POLITE, text) == text


PARTS = st.sampled_from(
    ["Please ", "kindly ", "Go there. ", "Thanks! ", ", please. ", '"', "`", "Could you please ",
     "be brief? ", "\n", "谢谢。", "请您", "看看", "\uff1f", "，", "\n```\n", "- ", "not ", "'"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=20).map("".join))
def test_quotes_code_and_other_words_stay(text):
    made = out(POLITE, text)
    for kept in ('"', "`", "not", "看看", "brief", "there"):
        assert made.lower().count(kept) == text.lower().count(kept)


@pytest.mark.parametrize("rule", wording_rules.RULES, ids=lambda rule: rule.name)
@given(TEXTS)
def test_any_text_is_read(rule, text):
    found = rule.find(Source(text))
    applied(text, found.edits)
    assert all(text[each.start : each.end] != each.text for each in found.edits)
