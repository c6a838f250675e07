"""What litellm knows of a model beside its rates: limits, last day, regions, weekdays."""

import re
from collections.abc import Iterator

from resources.rates.refresh.plain import Json, plain, short

NOT_TEXT = {
    *("audio_speech", "audio_transcription", "realtime", "image_generation"),
    *("video_generation", "ocr", "image_edit", "audio"),
}
"""Modes of models that no prompt is written for."""
_NOT_TEXT_NAME = re.compile(r"\b(tts|live|image|voice|ocr|transcribe|audio|speech|omni|banana)\b")

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALL_DAY = ("00:00-00:00", ["00:00-00:00"])


def overlay(row: Json, name: str, entry: Json) -> None:
    """Add the facts of the entry of this name to a row that lacks them."""
    row["max_input"] = _tokens(entry, "max_input_tokens")
    row["max_output"] = _tokens(entry, "max_output_tokens")
    row["retires"] = _day(row, name, entry)
    row["uplifts"] = dict(_uplifts(entry))
    if days := peak_days(entry):
        for card in row["cards"]:
            if "when" in card:
                card["when"] += f" {days}"


def is_text(row: Json, entry: Json) -> bool:
    """Whether a model takes a prompt and answers it, or embeds it, in text."""
    has_input = any("input_tokens" in card["rates"] for card in row["cards"])
    if entry.get("mode") in NOT_TEXT:
        return False
    return has_input and ":" not in row["id"] and not _NOT_TEXT_NAME.search(row["id"].lower())


def mend(row: Json) -> Iterator[str]:
    """Mend limits that can't all be true, and say what was done."""
    window, largest = row.get("context_window"), row.get("max_input") or 0
    if window and largest > window:
        row["context_window"] = largest
        yield (
            f"Its context window is given as {window:,} and as {largest:,} tokens; "
            "the larger stands here."
        )
    longest = row.get("max_output") or 0
    if longest > (row.get("context_window") or longest):
        del row["max_output"]
        yield f"An output of {longest:,} tokens, larger than its context window, was left out."


def peak_days(entry: Json) -> str:
    """The weekdays with dear hours: those that are not cheap all day; empty where every day is."""
    windows = entry.get("off_peak_pricing", {}).get("windows", ())
    cheap = {day for w in windows if w["hours_utc"] in _ALL_DAY for day in w["weekdays"]}
    dear = [n for n in range(1, 8) if n not in cheap]
    if not cheap or dear != list(range(dear[0], dear[-1] + 1)):
        return ""
    return f"{_WEEK[dear[0] - 1]}-{_WEEK[dear[-1] - 1]}"


def _tokens(entry: Json, key: str) -> int | None:
    value = entry.get(key)
    return int(value) if value else None


def _day(row: Json, name: str, entry: Json) -> str | None:
    """Its last day.

    That of a preview is not that of the model, and Vertex gives Claude's first possible one.
    """
    is_preview = "preview" in name and "preview" not in row["id"]
    if is_preview or entry.get("litellm_provider") == "vertex_ai-anthropic_models":
        return None
    day = entry.get("deprecation_date")
    return day if day and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) else None


def _uplifts(entry: Json) -> Iterator[tuple[str, str]]:
    """Regions and the factor on every rate for tokens."""
    for region in ("eu", "us"):
        for factor in (
            entry.get(f"regional_processing_uplift_multiplier_{region}"),
            entry.get("regional_endpoint_uplift_multiplier"),
            entry.get("provider_specific_entry", {}).get(region),
        ):
            if factor:
                yield region, plain(short(factor))
