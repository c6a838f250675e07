"""What meters are called, and how many of each a rate is for."""

from functools import lru_cache

from estimator.pricing.rates import TOKENS, Meter
from estimator.ui import text
from estimator.ui.translated import tr

_MILLION, _HOUR, _MINUTE = 1_000_000, 3_600, 60
_SECONDS = "seconds"


def title(meter: Meter) -> str:
    """A meter as the head of a column; one of the user's as they called it."""
    return meter.title or _titles(tr("Input")).get(meter.name, meter.name.replace("_", " "))


def plain_title(meter: str) -> str:
    """A meter by its name alone."""
    return title(Meter(meter, 1))


@lru_cache(4)
def _titles(_input: str) -> dict[str, str]:
    """By meter; the first of them tells one language from another."""
    return {
        "input_tokens": tr("Input"),
        "cache_read_tokens": tr("Cached input"),
        "cache_write_tokens": tr("Cache write"),
        "cache_write_1h_tokens": tr("1-hour cache"),
        "input_audio_tokens": tr("Audio input"),
        "cache_audio_read_tokens": tr("Cached audio"),
        "input_image_tokens": tr("Image input"),
        "cache_image_read_tokens": tr("Cached images"),
        "input_video_tokens": tr("Video input"),
        "output_tokens": tr("Output"),
        "reasoning_tokens": tr("Reasoning"),
        "citation_tokens": tr("Citations"),
        "output_audio_tokens": tr("Audio output"),
        "output_image_tokens": tr("Image output"),
        "output_video_tokens": tr("Video output"),
        "audio_seconds": tr("Audio"),
        "input_audio_seconds": tr("Audio heard"),
        "input_characters": tr("Characters"),
        "input_pages": tr("Pages"),
        "input_annotated_pages": tr("Noted pages"),
        "input_text_messages": tr("Messages"),
        "web_searches": tr("Web searches"),
        "web_search_previews": tr("Web previews"),
        "file_searches": tr("File searches"),
        "requests": tr("Requests"),
        "training_tokens": tr("Training"),
        "training_seconds": tr("Training time"),
        "storage_gb_days": tr("GB-days"),
        "container_sessions": tr("Sessions"),
        "cache_storage_token_hours": tr("Cache storage"),
    }


def unit(meter: Meter, per: int | None = None) -> str:
    """How many of a meter a rate is for: ``per million``, ``per hour``, ``per 1,000``."""
    count = per or meter.per
    if meter.title:  # the user's own unit
        return tr("per {unit}").format(unit=amount(count, meter.unit))
    if meter.unit == _SECONDS and count in (_HOUR, _MINUTE):
        return tr("per hour") if count == _HOUR else tr("per minute")
    if count == _MILLION:
        return tr("per million")
    if count == 1:
        return tr("each")
    return tr("per {unit}").format(unit=text.integer(count))


def amount(count: int, of: str) -> str:
    """So many of a unit of the user's: ``hour``, ``100 images``."""
    if count == 1:
        return of or "1"
    return f"{text.integer(count)} {of}".strip()


def whole_unit(meter: Meter, per: int | None = None) -> str:
    """The same, with what is counted: ``per million tokens``; of the user's, with its name."""
    if meter.title:
        return f"{unit(meter, per)}\n{meter.name}"  # as a quote request calls it
    if (per or meter.per) == _MILLION and meter.unit == TOKENS:
        return tr("per million tokens")
    return unit(meter, per)
