"""The files as they are written: a line for each model's facts, each conflict and each card."""

import json

from resources.rates.refresh.plain import RATES, Json, without_none

_ORDER = (
    *("id", "name", "aliases", "listed", "context_window", "max_input", "max_output"),
    *("retires", "cutoff", "uplifts", "note"),
)
_CARD = ("tier", "from", "when", "currency", "minimum", "rates", "note", "source")


def write_provider(made: Json) -> None:
    """Write a provider's file."""
    head = {key: value for key, value in made.items() if key != "models"}
    models = ",\n  ".join(map(_model, made["models"]))
    _write(f"{made['id']}.json", f'{_line(head)[:-1]},\n "models": [\n  {models}\n ]}}\n')


def write_index(providers: tuple[str, ...]) -> None:
    """Write the list of the files."""
    index = {"format": 2, "files": [f"{name}.json" for name in providers]}
    _write("index.json", _line(index) + "\n")


def _write(name: str, text: str) -> None:
    (RATES / name).write_text(text, encoding="utf-8", newline="\n")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _model(row: Json) -> str:
    text = _line(without_none({key: row.get(key) for key in _ORDER}))[:-1]
    if row.get("conflicts"):
        text += f', "conflicts": {_lines(row["conflicts"])}'
    cards = [{key: card[key] for key in _CARD if key in card} for card in row["cards"]]
    return f'{text}, "cards": {_lines(cards)}}}'


def _lines(rows: list[Json]) -> str:
    return "[\n    " + ",\n    ".join(map(_line, rows)) + "\n  ]"
