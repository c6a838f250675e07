"""What a model is called on the screen."""

import re
from collections import Counter

from resources.rates.refresh.plain import Json

_CAPITALS = ("gpt", "tts", "ocr", "glm", "hd", "maas", "er")
_WORDS = {word: word.upper() for word in _CAPITALS} | {
    "chatgpt": "ChatGPT",
    "deepseek": "DeepSeek",
    "highspeed": "HighSpeed",
    "mini": "mini",
    "minimax": "MiniMax",
    "nano": "nano",
    "zai": "Z.ai",
}
_KEPT = re.compile(r"o\d|text-|gpt-oss|omni-moderation|pplx-|babbage|davinci|ada$|curie|tts-")
"""Names that are written as the id is."""
_DATED = re.compile(r"(.+)-(\d{4}-\d{2}-\d{2})")


def name_all(rows: list[Json], by_hand: dict[str, str]) -> None:
    """Give each row a name; one that several have gets the id too."""
    for row in rows:
        row["name"] = by_hand.get(row["id"]) or _name(row["id"], row.get("name"))
    taken = Counter(row["name"] for row in rows)
    for row in rows:
        if taken[row["name"]] > 1 and row["id"] not in by_hand:
            row["name"] += f" ({row['id']})"


def _name(model: str, given: str | None) -> str:
    if given and not _is_odd(given, model):
        return given
    head, _, product = model.removeprefix("ft:").partition(":")
    kept = _of_id(head.rpartition("/")[2].rstrip("-"))
    if model.startswith("ft:"):
        kept += " fine-tuned"
    return f"{kept} ({product.replace('-', ' ')})" if product else kept


def _is_odd(given: str, model: str) -> bool:
    """A name that is an id, or is written without its capitals."""
    return (given == model and given.islower()) or given[:1].islower()


def _of_id(name: str) -> str:
    """GPT-4o mini from gpt-4o-mini, Claude Haiku 4.5 from claude-haiku-4-5."""
    if _KEPT.match(name):
        return name
    if dated := _DATED.fullmatch(name):
        return f"{_of_id(dated[1])} {dated[2]}"
    name = re.sub(r"(?<=-)(\d)-(\d)(?=-|$)", r"\1.\2", name.lower())
    name = re.sub(r"^claude-([\d.]+)-(\w+)", r"claude-\2-\1", name)
    return re.sub(r"^(GPT|GLM) (?=\d)", r"\1-", " ".join(map(_word, name.split("-"))))


def _word(word: str) -> str:
    if word in _WORDS:
        return _WORDS[word]
    if re.fullmatch(r"a?\d+[bm]", word):
        return word.upper()
    if re.match(r"[a-z]+\d*(?!\w)", word) or re.fullmatch(r"[kvm]\d[\w.]*", word):
        return word[:1].upper() + word[1:]
    return word
