"""Write this folder's JSON anew from the pinned sources, and say what was made of them."""

import sys
from collections import Counter
from pathlib import Path

from estimator.pricing.portable.litellm import SELLERS
from resources.rates.refresh import aliases, compare, facts, files, genai, hand, litellm, names
from resources.rates.refresh.compare import Tally
from resources.rates.refresh.plain import STANDARD, Json, unique

PROVIDERS = tuple(SELLERS)
NAMES = {"deepseek": "DeepSeek", "x-ai": "xAI", "moonshotai": "Moonshot AI", "zai": "Z.ai"}
HOLIDAYS = "Public holidays in China are cheap all day too, which these hours do not say."


def main() -> None:
    """Write a file for each provider, and the index of them."""
    if len(sys.argv) != len(("program", "litellm")):
        raise SystemExit(f"give the wheel, the JSON or the folder of litellm {litellm.VERSION}")
    entries = litellm.read(Path(sys.argv[1]))
    left_out: Counter[str] = Counter()
    for name in PROVIDERS:
        files.write_provider(provider_file(name, entries, left_out))
    files.write_index(PROVIDERS)
    print("litellm's rates without a place here, and how many models have each:")
    for key, count in sorted(left_out.items()):
        print(f"  {count:3} {key}")


def provider_file(name: str, entries: dict[str, Json], left_out: Counter[str]) -> Json:
    """The file of a provider: its models in the hand-kept order, the others after them."""
    rows, without_price = _priced(name)
    theirs = litellm.of_provider(entries, name)
    tally = Tally()
    matched = 0
    hand.add_models(name, rows, tally)
    for row in rows:
        known_as, entry = litellm.match(row, theirs)
        matched += bool(entry)
        left_out.update(litellm.left_out(entry))
        facts.overlay(row, known_as, entry)
        row["listed"] = facts.is_text(row, entry)
        row["conflicts"] = [*row.get("conflicts", ()), *_conflicts(row, entry, tally)]
        row["note"] = " ".join([row.get("note", ""), *facts.mend(row), *_holidays(row)]).strip()
    aliases.add(name, rows, theirs)
    hand.add_facts(name, rows)
    names.name_all(rows, hand.names(name))
    _say(name, len(rows), matched, tally)
    return {
        "format": 2,
        "id": name,
        "name": NAMES.get(name, genai.provider(name).name),
        "currency": "USD",
        "source": genai.source(name),
        **hand.file_note(name, without_price),
        "models": _ordered(name, rows),
    }


def _holidays(row: Json) -> list[str]:
    return [HOLIDAYS] if any("mon" in card.get("when", "") for card in row["cards"]) else []


def _priced(name: str) -> tuple[list[Json], list[str]]:
    """The rows with a price by genai-prices or by hand, and the ids of those without."""
    rows, without = [], []
    for row in genai.rows(name):
        has_price = any(card["rates"] for card in row["cards"]) or hand.prices(name, row["id"])
        if has_price:
            rows.append(row)
        else:
            without.append(row["id"])
    return rows, without


def _conflicts(row: Json, entry: Json, tally: Tally) -> list[Json]:
    """What litellm says otherwise, tier by tier; its dear hours against ours."""
    points = litellm.points(entry)
    found: list[Json] = []
    sold = unique(card["tier"] for card in row["cards"])
    tally.unsold += sum(place.tier not in sold for place in points)
    at_hours = [card for card in row["cards"] if "when" in card]
    for tier in sold:
        card = compare.card_in_force(row, tier)
        if card and entry:
            cheap = points
            if tier == STANDARD and at_hours and "off_peak_pricing" in entry:
                found += compare.conflicts(row, at_hours[-1], points, litellm.NAME, tally)
                cheap = litellm.points(entry["off_peak_pricing"])
            found += compare.conflicts(row, card, cheap, litellm.NAME, tally)
    return found


def _ordered(name: str, rows: list[Json]) -> list[Json]:
    """The listed ones in their order, then the others by id."""
    order = hand.listed(name)
    missing = set(order) - {row["id"] for row in rows}
    if missing:
        raise SystemExit(f"hand.json lists models that are not sold: {sorted(missing)}")
    for row in rows:
        if order:
            row["listed"] = row["id"] in order
    place = {model: n for n, model in enumerate(order)}
    return sorted(rows, key=lambda row: (place.get(row["id"], len(place)), row["id"]))


def _say(name: str, models: int, matched: int, tally: Tally) -> None:
    print(
        f"{name}: {models} models, {matched} of them known to litellm; {tally.compared} rates "
        f"compared, {tally.differ} differ; {tally.only_there} only there (conflicts in "
        f"{len(tally.models)} models), {tally.only_here} only here, {tally.unsold} of tiers "
        "without a card"
    )


if __name__ == "__main__":
    main()
