"""Phrases of politeness, which a model does without, by language."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """What is polite in one language, and how its sentences are written.

    Phrases are regular expressions, matched in either case; a blank stands for one or more. Add a
    phrase only if the sentence is whole without it wherever it may stand.

    Attributes:
        language: its tag.
        opening: what begins a sentence, which goes on with what is to be done.
        asking: the same, of a question; without it, the sentence is a request and ends as one.
        alone: what is a sentence.
        closing: what ends a sentence, after a comma.
        not_before: where an opening is none, by what follows it.
        not_after: where a closing is none, by the words before its comma.
        lead: what a sentence begins after, within a line.
        part_lead: what an opening may also begin after.
        space: what stands between sentences, and between an opening and the rest.
        comma: with the blanks after it.
        stop: ends of sentences.
        question: how a question ends, and ``full_stop``, how a request does.
        signs: in lower case; each phrase has one of them.
    """

    language: str
    opening: tuple[str, ...]
    asking: tuple[str, ...]
    alone: tuple[str, ...]
    closing: tuple[str, ...]
    not_before: str
    not_after: tuple[str, ...]
    lead: str
    part_lead: str
    space: str
    comma: str
    stop: str
    question: str
    full_stop: str
    signs: tuple[str, ...]


_EN_THANKS = (
    "(?:(?:many|a thousand) )?thanks(?: a lot| so much| very much)?",
    "thank you(?: very much| so much)?",
)
_EN_FOR = (
    "(?: in advance)?(?: for your (?:kind |great )?(?:help|time|assistance|support|patience"
    "|cooperation|attention|understanding|consideration)(?: and (?:help|time|patience|support))?)?"
)

ENGLISH = Phrases(
    language="en",
    opening=(
        "please",
        "please kindly",
        "kindly",
        "(?:i would|i'd) (?:really )?like you to",
        "(?:i would|i'd) (?:really |greatly )?appreciate it if you could(?: please)?",
        "(?:i would|i'd) be (?:very )?grateful if you could(?: please)?",
        "it would be (?:great|nice|lovely|wonderful|helpful) if you could(?: please)?",
        "if (?:you don't mind|it's not too much trouble|you would be so kind), ?(?:please)?",
    ),
    asking=(
        "(?:could|can|would|will) you (?:please|kindly)",
        "(?:could|would) you be so kind as to",
    ),
    alone=(
        *(thanks + _EN_FOR for thanks in _EN_THANKS),
        "(?:i|i would|i'd) (?:really |greatly )?appreciate your (?:help|time|support|patience)",
        "your (?:help|time|assistance|support) is (?:much |greatly |highly )?appreciated",
        "(?:any help (?:is|would be) )?(?:much|greatly) appreciated",
        "please and thank you",
    ),
    closing=(
        "please",
        "please and thank you",
        "if you please",
        "if you don't mind",
        "if you would be so kind",
        *(thanks + "(?: in advance)?" for thanks in _EN_THANKS),
    ),
    not_before=(
        r"(?:not?|never|and|or|the|an?|everyone|everybody|all|any|your|yours|yourself|my|his|him"
        r"|hers?|its|our|their|them|us|me|old|young|people|person|man|men|wom[ae]n|gentlem[ae]n"
        r"|souls?|hearts?|faces?|eyes|is|was|are|as|if)\b"
    ),
    not_after=("say", "says", "said", "sorry", "thanks", "please", "hello", "word", "words"),
    lead=r"[.!?][ \t]",
    part_lead=r"[.!?][ \t]",
    space=r"[ \t]+",
    comma=r",[ \t]+",
    stop=r"[.!?]",
    question=r"\?",
    full_stop=".",
    signs=(
        *("please", "kind", "like", "appreciat", "grateful", "thank", "mind", "trouble", "could"),
    ),
)

_ZH_THANKS = "(?:非常|十分|万分|萬分|先|提前|多|衷心)?(?:感[谢謝]|[谢謝]{1,2})"
_ZH_FOR = "(?:的?(?:[帮幫]助|支持|配合|耐心|[时時][间間]|理解|解答|回复|回覆))?"

CHINESE = Phrases(
    language="zh",
    opening=(
        "[请請][您你]",
        "(?:[麻劳勞][烦煩]|[烦煩][请請]|拜托|拜託|有[劳勞]|[劳勞][驾駕])[您你]",
        "[烦煩][请請]",
    ),
    asking=("(?:能否|能不能|可否|可不可以|可以|能)(?:[请請]|麻[烦煩])[您你]",),
    alone=(
        f"{_ZH_THANKS}(?:[您你][们們]?|大家)?[了啦]?{_ZH_FOR}",
        "麻[烦煩][您你]了",
        "辛苦[您你]?了",
        "拜[托託][您你]?了",
    ),
    closing=(
        f"{_ZH_THANKS}[您你]?[了啦]?",
        "麻[烦煩][您你]了",
        "辛苦[您你]?了",
        "拜[托託][您你]?了",
    ),
    not_before="[们們了的吃喝来來去坐放]",
    not_after=("说", "說", "道", "叫"),
    lead="[。！\uff1f\uff1b]",
    part_lead="[。！\uff1f\uff1b，]",
    space=r"[ \t]*",
    comma=r"[，,][ \t]*",
    stop="[。！\uff1f!?\uff5e~.]",
    question="[吗嗎]?[\uff1f?]",
    full_stop="。",
    signs=("请", "請", "烦", "煩", "劳", "勞", "托", "託", "谢", "謝", "辛苦"),
)

LANGUAGES = (ENGLISH, CHINESE)


def any_of(phrases: tuple[str, ...]) -> str:
    """A regular expression for phrases: the longest first, typed with either apostrophe."""
    longest = sorted(phrases, key=len, reverse=True)
    written = "|".join(longest).replace("'", "['\u2019]")
    return "(?i:" + re.sub(" (?![?*+])", r"[ \\t]+", written) + ")"
