"""Convert the installed genai-prices into this folder's JSON, one file per provider.

Reads facts.json (hand-kept) for the order of models and for limits that genai-prices lacks. The
app reads the JSON; neither it nor its tests import genai-prices. Run it after raising the pinned
version, then read the diff:

    make rates
"""

import datetime as dt
import importlib.metadata
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from genai_prices import data
from genai_prices.types import (
    ClauseEquals,
    ClauseOr,
    ClauseRegex,
    ConditionalPrice,
    MatchLogic,
    ModelInfo,
    ModelPrice,
    Provider,
    StartDateConstraint,
    TieredPrices,
    TimeOfDateConstraint,
)

HERE = Path(__file__).resolve().parent
READ_ON = "2026-11-23"  # the day on which this version's prices were compared with the pages
PROVIDERS = (
    "openai",
    "anthropic",
    "google",
    "x-ai",
    "deepseek",
    "mistral",
    "cohere",
    "meta",
    "minimax",
    "moonshotai",
    "perplexity",
    "voyageai",
    "zhipuai",
    "zai",
)
NAMES = {"deepseek": "DeepSeek", "x-ai": "xAI", "moonshotai": "Moonshot AI", "zai": "Z.ai"}
METERS = {
    "input_mtok": "input_tokens",
    "cache_read_mtok": "cache_read_tokens",
    "cache_write_mtok": "cache_write_tokens",
    "cache_write_1h_mtok": "cache_write_1h_tokens",
    "input_audio_mtok": "input_audio_tokens",
    "cache_audio_read_mtok": "cache_audio_read_tokens",
    "input_image_mtok": "input_image_tokens",
    "cache_image_read_mtok": "cache_image_read_tokens",
    "input_video_mtok": "input_video_tokens",
    "output_mtok": "output_tokens",
    "output_reasoning_mtok": "reasoning_tokens",
    "output_citation_mtok": "citation_tokens",
    "output_audio_mtok": "output_audio_tokens",
    "output_image_mtok": "output_image_tokens",
    "output_video_mtok": "output_video_tokens",
    "audio_hours": "audio_seconds",
    "input_audio_hours": "input_audio_seconds",
    "input_mchars": "input_characters",
    "input_document_kpages": "input_pages",
    "input_annotated_document_kpages": "input_annotated_pages",
    "input_text_messages_kcount": "input_text_messages",
    "web_searches_kcount": "web_searches",
    "storage_searches_kcount": "file_searches",
    "requests_kcount": "requests",
}
TIERS = {
    ("processing", "batch"): "batch",
    ("service_tier", "flex"): "flex",
    ("service_tier", "priority"): "priority",
    ("service_tier", "fast"): "fast",
    ("speed", "fast"): "fast",
}

Json = dict[str, Any]


def plain(value: Decimal) -> str:
    """A decimal without exponent and trailing zeros."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def rate(value: Decimal | TieredPrices) -> str | Json:
    """A rate as this folder writes it: a decimal, or a base and its thresholds."""
    if isinstance(value, TieredPrices):
        above = {str(tier.start): plain(tier.price) for tier in value.tiers}
        return {"base": plain(value.base), "above": above}
    return plain(value)


def rates(prices: ModelPrice) -> Json:
    """Every price that is set, by our meter, in METERS' order."""
    given = {key: value for key, value in vars(prices).items() if value is not None}
    unknown = given.keys() - METERS.keys()
    if unknown:
        raise SystemExit(f"no meter for {sorted(unknown)}: add it to METERS and meters.json")
    return {meter: rate(given[key]) for key, meter in METERS.items() if key in given}


def condition(constraint: object) -> Json:
    """When a card applies: from a day on, or at a time of day."""
    if isinstance(constraint, StartDateConstraint):
        return {"from": constraint.start_date.isoformat()}
    if isinstance(constraint, TimeOfDateConstraint):
        return {"window": [utc(constraint.start_time), utc(constraint.end_time)]}
    return {}


def utc(moment: dt.time) -> str:
    """A time of day, which must already be in UTC."""
    if moment.utcoffset() not in (None, dt.timedelta(0)):
        raise SystemExit(f"a window that is not in UTC: {moment}")
    return moment.strftime("%H:%M")


def cards(model: ModelInfo) -> Iterator[Json]:
    """The standard cards in their order, then those of the other service tiers.

    Of the cards in force the last one counts, here and for genai-prices' standard prices; of its
    variants it takes the first, so they are turned round.
    """
    listed = model.prices
    standard = listed if isinstance(listed, list) else [ConditionalPrice(prices=listed)]
    for priced in standard:
        yield {"tier": "standard", **condition(priced.constraint), "rates": rates(priced.prices)}
    for variant in reversed(model.price_variants or ()):
        tier = TIERS.get(next(iter(variant.when.items())))
        if tier and len(variant.when) == 1:
            yield {"tier": tier, **condition(variant.constraint), "rates": rates(variant.prices)}
        elif variant.when != {"service_tier": "default"}:
            print(f"left out: {model.id} {variant.when}")


def aliases(match: MatchLogic) -> Iterator[str]:
    """The names that a model is matched by exactly; looser rules would price strangers."""
    if isinstance(match, ClauseEquals):
        yield match.equals
    elif isinstance(match, ClauseOr):
        for clause in match.or_:
            yield from aliases(clause)
    elif isinstance(match, ClauseRegex):
        dated = re.fullmatch(r"\^([\w\\.-]+?)-\\d\{4\}-\\d\{2\}-\\d\{2\}\$", match.regex)
        if dated:
            yield dated[1].replace("\\", "")


def model_row(model: ModelInfo, facts: Json) -> Json:
    """One model as this folder writes it; what is unknown is left out."""
    names = {name.lower() for name in aliases(model.match)} - {model.id.lower()}
    row = {
        "id": model.id,
        "name": model.name,
        "aliases": sorted(names),
        "listed": bool(facts),
        "context_window": model.context_window or facts.get("context_window"),
        "max_input": facts.get("max_input"),
        "max_output": facts.get("max_output"),
        "retires": facts.get("retires"),
        "cards": list(cards(model)),
    }
    return {key: value for key, value in row.items() if value}


def provider_file(provider: Provider, facts: list[Json], version: str) -> Json:
    """The file of a provider: its models in the hand-kept order, the others after them."""
    known = {row["id"]: row for row in facts}
    place = {row["id"]: n for n, row in enumerate(facts)}
    missing = place.keys() - {model.id for model in provider.models}
    if missing:
        raise SystemExit(f"facts.json knows models that are not sold: {sorted(missing)}")
    models = sorted(provider.models, key=lambda m: (place.get(m.id, len(place)), m.id))
    return {
        "format": 1,
        "id": provider.id,
        "name": NAMES.get(provider.id, provider.name),
        "currency": "USD",
        "source": {
            "name": f"genai-prices {version}",
            "url": (provider.pricing_urls or [""])[0],
            "date": READ_ON,
        },
        "models": [model_row(model, known.get(model.id, {})) for model in models],
    }


def one_line(value: object) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def model_lines(row: Json) -> str:
    """A model: a line of facts, then a line for each card, so that a diff shows what changed."""
    facts = {key: value for key, value in row.items() if key != "cards"}
    card_lines = ",\n    ".join(map(one_line, row["cards"]))
    return f'{one_line(facts)[:-1]}, "cards": [\n    {card_lines}\n  ]}}'


def write(made: Json) -> None:
    """Write a provider's file beside this script."""
    head = {key: value for key, value in made.items() if key != "models"}
    models = ",\n  ".join(map(model_lines, made["models"]))
    text = f'{one_line(head)[:-1]},\n "models": [\n  {models}\n ]}}\n'
    path = HERE / f"{made['id']}.json"
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(made['models'])} models")


def main() -> None:
    """Write a file per provider, and the index of them."""
    version = importlib.metadata.version("genai-prices")
    facts = json.loads((HERE / "facts.json").read_text(encoding="utf-8"))
    sold = {provider.id: provider for provider in data.providers}
    for name in PROVIDERS:
        write(provider_file(sold[name], facts.get(name, []), version))
    index = {"format": 1, "files": [f"{name}.json" for name in PROVIDERS]}
    (HERE / "index.json").write_text(one_line(index) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
