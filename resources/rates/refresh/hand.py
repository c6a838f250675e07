"""What is kept by hand, in hand.json: an order, names, facts, and rates that no package has."""

import json
from collections.abc import Iterator
from decimal import Decimal

from resources.rates.refresh import compare
from resources.rates.refresh.compare import Tally
from resources.rates.refresh.litellm import Place
from resources.rates.refresh.plain import HERE, READ_ON, STANDARD, Json

KEPT: Json = json.loads((HERE / "hand.json").read_text("utf-8"))


def listed(provider: str) -> list[str]:
    """The models that are offered, in their order; empty: the rule of facts.is_text."""
    ids: list[str] = KEPT["listed"].get(provider, [])
    return ids


def names(provider: str) -> dict[str, str]:
    """Names on the screen that no rule makes, by id."""
    found: dict[str, str] = KEPT["names"].get(provider, {})
    return found


def add_facts(provider: str, rows: list[Json]) -> None:
    """Facts of models that nothing else gives; they win, and a note is added."""
    known = {row["id"]: row for row in rows}
    for name, facts in KEPT["facts"].get(provider, {}).items():
        row = known[name]
        for key, value in facts.items():
            if key == "note" and row.get("note"):
                row["note"] += f" {value}"
            else:
                row[key] = value


def add_models(provider: str, rows: list[Json], tally: Tally) -> None:
    """Rates that nothing else gives: a row's fill what is missing, or are a new model's."""
    for kept in KEPT["models"].get(provider, []):
        source = KEPT["sources"][kept["source"]]
        if row := _find(rows, kept["id"]):
            row.setdefault("conflicts", []).extend(_filled(row, kept["rates"], source, tally))
        else:
            rows.append(_new(kept, source))


def prices(provider: str, model: str) -> bool:
    """Whether a model has rates by hand."""
    return any(kept["id"] == model for kept in KEPT["models"].get(provider, []))


def _find(rows: list[Json], name: str) -> Json | None:
    for key in ("id", "aliases"):
        for row in rows:
            if name == row[key] or (key == "aliases" and name in row[key]):
                return row
    return None


def _new(kept: Json, source: Json) -> Json:
    card = {"tier": STANDARD, "rates": kept["rates"]}
    card |= {key: kept[key] for key in ("minimum",) if key in kept}
    row = {key: kept[key] for key in ("id", "name", "note") if key in kept}
    return row | {"aliases": [], "cards": [card | {"source": source}]}


def _filled(row: Json, rates: Json, source: Json, tally: Tally) -> Iterator[Json]:
    """Put what a card lacks into it; a rate that it has otherwise is a conflict."""
    card = compare.card_in_force(row, STANDARD)
    if card is None:
        raise SystemExit(f"{row['id']} has no standard card to fill")
    ours = card["rates"]
    said = {Place(STANDARD, meter, -1): Decimal(rate) for meter, rate in rates.items()}
    known = {place: rate for place, rate in said.items() if place.meter in ours}
    yield from compare.conflicts(row, card, known, source["name"], Tally())
    tally.compared += len(known)
    missing = {
        meter: rate
        for meter, rate in rates.items()
        if meter not in ours and compare.charged(ours, meter, -1) != Decimal(rate)
    }
    if missing:
        for each in row["cards"]:
            is_later = each.get("from", "") > READ_ON
            if each is card or (each["tier"] == STANDARD and is_later):
                each["rates"] = each["rates"] | missing
                each["note"] = f"{', '.join(missing)}: {source['name']}, {source['date']}."


def file_note(provider: str, without_price: list[str]) -> Json:
    """A note for a whole file: what is left out of it, and why."""
    note = KEPT["notes"].get(provider, "")
    if without_price:
        note += f" Left out, since they have no price: {', '.join(without_price)}."
    return {"note": note.strip()} if note else {}
