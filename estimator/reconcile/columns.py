"""Columns of exports, by any of the names that they go by."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from estimator.reconcile.record import RecordError
from estimator.reconcile.responses import ANTHROPIC

ROLES: Mapping[str, tuple[str, ...]] = {
    "moment": (
        "start_time_iso", "usage_date_utc", "starting_at", "start_time", "timestamp",
        "created_at", "created", "date", "day", "time",
    ),
    "model": ("model", "model_version", "model_id", "model_name"),
    "id": ("response_id", "request_id", "id"),
    "requests": ("num_model_requests", "requests", "n_requests", "request_count"),
    "input": ("input_tokens", "prompt_tokens", "n_context_tokens_total"),
    "uncached": ("usage_input_tokens_no_cache", "uncached_input_tokens"),
    "input_uncached": ("input_uncached_tokens",),
    "output": (
        "output_tokens", "completion_tokens", "usage_output_tokens", "n_generated_tokens_total",
    ),
    "cached": (
        "input_cached_tokens", "usage_input_tokens_cache_read", "cache_read_input_tokens",
        "cached_tokens", "cache_read_tokens",
    ),
    "written": ("input_cache_write_tokens", "cache_creation_input_tokens", "cache_write_tokens"),
    "written_5m": (
        "usage_input_tokens_cache_write_5m", "cache_creation.ephemeral_5m_input_tokens",
    ),
    "written_1h": (
        "usage_input_tokens_cache_write_1h", "cache_creation.ephemeral_1h_input_tokens",
    ),
    "audio": ("input_audio_tokens",),
    "audio_cached": ("input_cached_audio_tokens",),
    "image": ("input_image_tokens",),
    "image_cached": ("input_cached_image_tokens",),
    "audio_out": ("output_audio_tokens",),
    "image_out": ("output_image_tokens",),
    "searches": ("web_search_count", "server_tool_use.web_search_requests", "web_search_requests"),
    "tier": ("service_tier", "usage_type"),
    "batch": ("batch",),
    "speed": ("speed",),
    "region": ("inference_geo",),
    "context": ("context_window",),
    "amount": ("amount_value", "amount.value", "cost_usd", "amount_usd", "amount", "cost", "spend"),
    "currency": ("amount_currency", "amount.currency", "currency"),
    "item": ("line_item", "description", "cost_type"),
    "token_type": ("token_type",),
    "report": ("object",),
    "end": ("end_time_iso", "ending_at", "end_time"),
    "organization": ("organization_id",),
    "project": ("project_id",),
    "space": ("workspace_id",),
    "space_name": ("workspace",),
    "user": ("user_id",),
    "key": ("api_key_id",),
    "key_name": ("api_key",),
}  # fmt: skip
"""What a column may be called, by what it means."""
_WRITERS = {"start_time": "openai", "start_time_iso": "openai", "starting_at": ANTHROPIC,
            "usage_date_utc": ANTHROPIC}  # fmt: skip
USAGE = "input", "uncached", "output", "searches"
"""Of which a row has one that says what was used."""


class Columns:
    """The columns of a table, by what they mean.

    Attributes:
        names: as they stand in it.
        writer: who is known to write such a table.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        plain = [name.strip().strip('"').lower().replace(" ", "_") for name in self.names]
        self.writer = next((_WRITERS[name] for name in plain if name in _WRITERS), "")
        self._places = {
            role: plain.index(name)
            for role, known in ROLES.items()
            if (name := next((each for each in known if each in plain), None))
        }

    @property
    def is_usage(self) -> bool:
        """Whether they say what was used."""
        return "model" in self and any(role in self for role in USAGE)

    @property
    def is_bill(self) -> bool:
        """Whether they say what was billed, and when."""
        return "amount" in self and "moment" in self

    def __contains__(self, role: str) -> bool:
        return role in self._places

    def values(self, cells: tuple[Any, ...]) -> dict[str, Any]:
        """What a row says, by what it means; a short one lacks its last cells.

        Raises:
            RecordError: it has more cells than the table has columns.
        """
        if any(cells[len(self.names) :]):
            raise RecordError("too-many-cells")
        return {role: cells[at] for role, at in self._places.items() if at < len(cells)}


@lru_cache(64)
def columns(names: tuple[str, ...]) -> Columns:
    """The columns of these names."""
    return Columns(names)
