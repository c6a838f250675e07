"""The JSON of litellm: its entries by our models' names, their rates by our meters and tiers."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from estimator.pricing.portable.litellm import HOUR, RATES, SEARCH, SELLERS, THOUSAND, TIERS
from resources.rates.refresh.plain import STANDARD, Json, short

VERSION = "1.109.1"
NAME = f"litellm {VERSION}"
MEMBER = "litellm/model_prices_and_context_window_backup.json"
SHA256 = "8f8060d8ce7a40c91b995c74d6a27657543d49e3c1c53430dabd556f244392c6"

_KEY = re.compile(
    r"(?P<rate>\w+?(?:_above_\d+hr)?)(?:_above_(?P<thousands>\d+)k_tokens)?"
    r"(?:_(?P<tier>batches|flex|priority|ultrafast|decisions))?"
)
_IS_RATE = re.compile(r"cost|multiplier")
_ELSEWHERE = (
    *("regional_processing_uplift_multiplier_", "regional_endpoint_uplift_multiplier"),
    "input_cost_per_token_cache_hit",
)


class Place(NamedTuple):
    """Where a rate stands in a card: above so many input tokens, or -1 for the base."""

    tier: str
    meter: str
    above: int


def read(path: Path) -> dict[str, Json]:
    """All entries, from the JSON, a wheel with it, or a folder with the wheel.

    Raises:
        SystemExit: it is not the pinned one.
    """
    if path.is_dir():
        wheels = sorted(path.glob(f"litellm-{VERSION}-*.whl"))
        if not wheels:
            raise SystemExit(f"{path} has no wheel of litellm {VERSION}: see make rates")
        path = wheels[0]
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            content = wheel.read(MEMBER)
    else:
        content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise SystemExit(f"{path} is not what was read: pin VERSION, SHA256 and READ_ON anew")
    entries: dict[str, Json] = json.loads(content)
    return entries


def of_provider(entries: Mapping[str, Json], provider: str) -> dict[str, Json]:
    """A provider's entries by the names of its models, in lower case."""
    found: dict[str, Json] = {}
    for theirs in SELLERS[provider]:
        prefixes = (f"{theirs}/", f"{provider}/", "vertex_ai/")
        for key, entry in entries.items():
            if entry.get("litellm_provider") == theirs:
                name = key.partition("/")[2] if key.startswith(prefixes) else key
                found.setdefault(name.lower(), entry)
    return found


def match(row: Json, entries: Mapping[str, Json]) -> tuple[str, Json]:
    """The entry of a model, and its name: an id, an alias, or the newest of its dated names."""
    names = [row["id"].lower(), *row.get("aliases", ())]
    for name in names:
        if name in entries:
            return name, entries[name]
    for name in names:
        dated = re.compile(re.escape(name) + r"-(?:\d{4}-\d{2}-\d{2}|\d{8})")
        if found := sorted(filter(dated.fullmatch, entries)):
            return found[-1], entries[found[-1]]
    return "", {}


def points(entry: Json) -> dict[Place, Decimal]:
    """Its rates, per what our meters are for, by their places."""
    found = {}
    for key, value in entry.items():
        parts = _KEY.fullmatch(key)
        if parts and parts["rate"] in RATES and (parts["tier"] or "") in TIERS:
            meter, per = RATES[parts["rate"]]
            above = int(parts["thousands"] or 0) * 1000 or -1
            place = Place(TIERS[parts["tier"] or ""], meter, above)
            found[place] = _meant(short(value, per), per)
    if searches := _searches(entry):
        found[Place(STANDARD, "web_searches", -1)] = searches
    found.update(_fast(entry, found))
    return found


def left_out(entry: Json) -> Iterator[str]:
    """The keys of its rates that have no place in our book."""
    for key, value in entry.items():
        parts = _KEY.fullmatch(key)
        is_placed = parts and parts["rate"] in RATES and (parts["tier"] or "") in TIERS
        is_used = key.startswith(_ELSEWHERE) or (key == SEARCH and _searches(entry) is not None)
        if _IS_RATE.search(key) and value and not (is_placed or is_used):
            yield key


def _meant(value: Decimal, per: int) -> Decimal:
    """A rate per second has lost digits there: four are what a price per hour or minute has."""
    return Decimal(f"{value:.4g}") if per == HOUR else value


def _searches(entry: Json) -> Decimal | None:
    """The price of a thousand searches, where it is the same for every size of context."""
    sizes = set(entry.get(SEARCH, {}).values())
    return short(sizes.pop(), THOUSAND) if len(sizes) == 1 else None


def _fast(entry: Json, standard: Mapping[Place, Decimal]) -> dict[Place, Decimal]:
    """Anthropic's fast mode, a multiple of each rate for tokens; OpenAI's is its priority."""
    if entry.get("litellm_provider") == "openai":
        return {
            place._replace(tier="fast"): rate
            for place, rate in standard.items()
            if place.tier == "priority"
        }
    times = entry.get("provider_specific_entry", {}).get("fast")
    return {
        place._replace(tier="fast"): rate * Decimal(str(times))
        for place, rate in standard.items()
        if times and place.tier == STANDARD and place.meter.endswith("_tokens")
    }
