"""The shapes of API responses as they stand in logs; all else in them is passed over unread."""

from typing import Annotated, Any

from msgspec import Meta, Raw, Struct, field

Count = Annotated[int, Meta(ge=0, le=10**18)] | None
"""A quantity; no usage has more (``pricing.usage.MAX_QUANTITY``)."""
Scalar = str | int | float | bool | list[Any] | dict[str, Any] | None
"""What should be a text or a number, and may be anything."""
Other = str | int | float | bool | list[Any] | None
"""What may stand in the place of an object."""
_Plain = str | int | float | bool | None


class CachedDetails(Struct, gc=False):
    """Of the cached tokens, those that are no text."""

    audio_tokens: Count = None
    image_tokens: Count = None


class Details(Struct, gc=False):
    """What a total is made of, as OpenAI says it."""

    cached_tokens: Count = None
    cache_write_tokens: Count = None
    audio_tokens: Count = None
    image_tokens: Count = None
    reasoning_tokens: Count = None
    cached_tokens_details: CachedDetails | None = None


class Written(Struct, gc=False):
    """What was written to a cache, as Anthropic says it."""

    ephemeral_5m_input_tokens: Count = None
    ephemeral_1h_input_tokens: Count = None


class ServerTools(Struct, gc=False):
    """Calls of the provider's own tools, as Anthropic says them."""

    web_search_requests: Count = None


class Usage(Struct, gc=False):
    """The ``usage`` of a response: of Chat Completions, Responses, Embeddings or Messages."""

    prompt_tokens: Count = None
    completion_tokens: Count = None
    prompt_tokens_details: Details | None = None
    completion_tokens_details: Details | None = None
    prompt_cache_hit_tokens: Count = None
    input_tokens: Count = None
    output_tokens: Count = None
    input_tokens_details: Details | None = None
    output_tokens_details: Details | None = None
    input_token_details: Details | None = None
    output_token_details: Details | None = None
    cache_read_input_tokens: Count = None
    cache_creation_input_tokens: Count = None
    cache_creation: Written | None = None
    server_tool_use: ServerTools | None = None
    service_tier: Scalar = None
    inference_geo: Scalar = None
    speed: Scalar = None


class ModalityCount(Struct, rename="camel", gc=False):
    """So many tokens of a kind, as Google says it."""

    modality: str = ""
    token_count: Count = None


class UsageMetadata(Struct, rename="camel", gc=False):
    """The ``usageMetadata`` of a Gemini response."""

    prompt_token_count: Count = None
    tool_use_prompt_token_count: Count = None
    cached_content_token_count: Count = None
    candidates_token_count: Count = None
    thoughts_token_count: Count = None
    prompt_tokens_details: list[ModalityCount] | None = None


class Candidate(Struct, gc=False):
    """One answer of a Gemini response; a part of a stream has no reason to be finished."""

    finish_reason: Scalar = field(default=None, name="finishReason")


class Output(Struct, gc=False):
    """One item of what a response of the Responses API has put out."""

    type: Scalar = None


class Names(Struct, gc=False):
    """Under which names the client's own id of a request is written down."""

    idempotency_key: Scalar = None
    client_request_id: Scalar = None
    request_id: Scalar = None
    x_request_id: Scalar = None


class Headers(Struct, gc=False):
    """The same as headers of HTTP, also as HTTP itself writes them."""

    idempotency_key: Scalar = field(default=None, name="idempotency-key")
    client_request_id: Scalar = field(default=None, name="x-client-request-id")
    request_id: Scalar = field(default=None, name="request-id")
    x_request_id: Scalar = field(default=None, name="x-request-id")
    idempotency_key_http: Scalar = field(default=None, name="Idempotency-Key")
    client_request_id_http: Scalar = field(default=None, name="X-Client-Request-Id")
    request_id_http: Scalar = field(default=None, name="Request-Id")
    x_request_id_http: Scalar = field(default=None, name="X-Request-Id")


class Asked(Names, gc=False):
    """What a logger kept of the request."""

    model: Scalar = None
    headers: Headers | Other = None


class Node(Names, gc=False):
    """A response, a part of one, or what a logger has wrapped around it."""

    id: Scalar = None
    object: Scalar = None
    type: Scalar = None
    model: Scalar = None
    created: Scalar = None
    created_at: Scalar = None
    service_tier: Scalar = None
    usage: Usage | Other = None
    error: Scalar = None
    output: list[Output | str | int | float | bool | None] | Output | _Plain = None
    response: "Node | Other" = None
    body: "Node | Other" = None
    message: "Node | Other" = None
    result: "Node | Other" = None
    event: "Node | Other" = None
    request: Asked | Other = None
    headers: Headers | Other = None
    metadata: Names | Other = None
    data: Raw = Raw()
    has_more: Scalar = None
    timestamp: Scalar = None
    time: Scalar = None
    ts: Scalar = None
    status_code: Scalar = None
    status: Scalar = None
    custom_id: Scalar = None
    usage_metadata: UsageMetadata | Other = field(default=None, name="usageMetadata")
    response_id: Scalar = field(default=None, name="responseId")
    model_version: Scalar = field(default=None, name="modelVersion")
    create_time: Scalar = field(default=None, name="createTime")
    candidates: list[Candidate | str | int | float | bool | None] | _Plain = None
