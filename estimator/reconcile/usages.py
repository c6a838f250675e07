"""What each provider's usage says, as quantities of the book's meters."""

from estimator.reconcile.record import RecordError, of_text, trimmed
from estimator.reconcile.shapes import Details, Output, Usage, UsageMetadata

_NOTHING = Details()
_SEARCHES = "web_search_call", "file_search_call"


def of_openai(usage: Usage, output: object = None) -> tuple[int, ...]:
    """Totals that include what was cached.

    Args:
        usage: of Chat Completions, Embeddings, the Responses API, or one that follows them.
        output: the items that a response has put out, among which searches are.

    Raises:
        RecordError: it has no total, or a part is more than its total.
    """
    total, answer = usage.prompt_tokens, usage.completion_tokens
    inside, outside = usage.prompt_tokens_details, usage.completion_tokens_details
    if total is None:
        total, answer = usage.input_tokens, usage.output_tokens
        inside = usage.input_tokens_details or usage.input_token_details
        outside = usage.output_tokens_details or usage.output_token_details
    if total is None:
        raise RecordError("no-usage")
    inside, outside = inside or _NOTHING, outside or _NOTHING
    cached = inside.cached_tokens or usage.cache_read_input_tokens
    cached = cached or usage.prompt_cache_hit_tokens or 0
    text = total, answer or 0, cached, outside.reasoning_tokens or 0, inside.cache_write_tokens or 0
    if _is_rich(inside, outside) or isinstance(output, list):
        return trimmed((*text, 0, *_others(inside, outside), *_calls(output)))
    return of_text(*text)


def _is_rich(inside: Details, outside: Details) -> bool:
    return bool(
        inside.audio_tokens or inside.image_tokens or outside.audio_tokens or outside.image_tokens
    )


def _others(inside: Details, outside: Details) -> tuple[int, ...]:
    """The tokens that are no text, in the order of QUANTITIES."""
    cached = inside.cached_tokens_details
    return (
        inside.audio_tokens or 0,
        (cached.audio_tokens or 0) if cached else 0,
        inside.image_tokens or 0,
        (cached.image_tokens or 0) if cached else 0,
        outside.audio_tokens or 0,
        outside.image_tokens or 0,
    )


def _calls(output: object) -> tuple[int, ...]:
    items = (
        [item.type for item in output if isinstance(item, Output)]
        if isinstance(output, list)
        else []
    )
    return tuple(items.count(kind) for kind in _SEARCHES)


def of_anthropic(usage: Usage) -> tuple[int, ...]:
    """An input beside which stand what was read from a cache and written to one.

    Raises:
        RecordError: it has no input.
    """
    if usage.input_tokens is None:
        raise RecordError("no-usage")
    cached, written = usage.cache_read_input_tokens or 0, usage.cache_creation_input_tokens or 0
    by_age = usage.cache_creation
    written_1h = (by_age.ephemeral_1h_input_tokens or 0) if by_age else 0
    if by_age and not written:
        written = written_1h + (by_age.ephemeral_5m_input_tokens or 0)
    tools = usage.server_tool_use
    searches = (tools.web_search_requests or 0) if tools else 0
    text = usage.input_tokens + cached + written, usage.output_tokens or 0, cached, 0
    if searches:
        return trimmed((*text, written, written_1h, *(0,) * 6, searches, 0))
    return of_text(*text, written, written_1h)


def of_google(usage: UsageMetadata) -> tuple[int, ...]:
    """A prompt that includes what was cached, and thoughts beside the answer.

    Raises:
        RecordError: it has no prompt.
    """
    if usage.prompt_token_count is None:
        raise RecordError("no-usage")
    total = usage.prompt_token_count + (usage.tool_use_prompt_token_count or 0)
    thoughts = usage.thoughts_token_count or 0
    answer = (usage.candidates_token_count or 0) + thoughts
    counts = usage.prompt_tokens_details or ()
    audio = sum(each.token_count or 0 for each in counts if each.modality == "AUDIO")
    cached = usage.cached_content_token_count or 0
    return trimmed((total, answer, cached, thoughts, 0, 0, audio, *(0,) * 7))
