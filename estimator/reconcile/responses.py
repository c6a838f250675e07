"""API responses out of what loggers wrap around them, streams joined."""

from typing import NamedTuple

from estimator.reconcile import usages
from estimator.reconcile.record import Kind, Record, RecordError, seconds, service_class
from estimator.reconcile.shapes import Asked, Candidate, Headers, Names, Node, Usage, UsageMetadata
from estimator.reconcile.visible import visible

ANTHROPIC, GOOGLE = "anthropic", "google"
BATCH = "batch"
_PART = "chat.completion.chunk"
_START, _DELTA = "message_start", "message_delta"
_PARTS = ("response.", "content_block", "message_", "ping")  # types of events begin with these
_FAILED = 400  # the first status that says so
_ENDED = ("errored", "canceled", "expired")  # results of a batch that are not billed
_UNFINISHED = ("queued", "in_progress")
_MOST_OPEN = 1_000


class Place(NamedTuple):
    """Where a usage stands: what was logged, what directly holds the response, and the response."""

    outer: Node
    holder: Node
    inner: Node


def children(node: Node) -> tuple[object, ...]:
    """What a node wraps, if it wraps something."""
    return node.response, node.body, node.message, node.result, node.event


def place_of(node: Node) -> Place | None:
    """Where in a line its usage stands; None where there is none."""
    if _has_usage(node):
        return Place(node, node, node)
    found: Node | None = node.response if type(node.response) is Node else _wrapped(node)
    holder = node
    while found is not None:
        if _has_usage(found):
            return Place(node, holder, found)
        holder, found = found, _wrapped(found)
    return None


def _has_usage(node: Node) -> bool:
    return type(node.usage) is Usage or type(node.usage_metadata) is UsageMetadata


def _wrapped(node: Node) -> Node | None:
    for child in children(node):
        if type(child) is Node:
            return child
    return None


def is_begun(place: Place) -> bool:
    """Whether it is the beginning of a message, whose end says how long it has become."""
    return place.holder.type == _START


class Responses:
    """Reads the lines of one log, in their order: a stream's parts belong to what came before.

    Anthropic's say how long an answer is without saying whose; they belong to the last message
    that was begun in the log and has not been ended.

    Attributes:
        overlapped: at least how many of them ended while another was open that ended later, or
            were that other one: their answers may belong to each other.
    """

    def __init__(self) -> None:
        self._open: list[tuple[Record, int]] = []  # and how many had ended when it was begun
        self._ended_ones = self._seen = self.overlapped = 0

    def record(self, place: Place) -> Record | None:
        """The usage of a line; None where it waits for another part of its stream.

        Raises:
            RecordError: it says no model, or its usage can't be read.
        """
        outer, _, inner = place
        if inner.type == _DELTA:
            return self._ended(inner)
        made = _record(outer, inner)
        if not is_begun(place):
            return made
        self._open.append((made, self._ended_ones))
        return self._open.pop(0)[0] if len(self._open) > _MOST_OPEN else None

    def _ended(self, delta: Node) -> Record:
        """The last message that was begun, as it stood at its end: counts are of all of it."""
        if not self._open:
            raise RecordError("no-model")
        began, ended_before = self._open.pop()
        if ended_before < self._ended_ones:
            self.overlapped += self._ended_ones + 1 - max(ended_before, self._seen)
            self._seen = self._ended_ones + 1
        self._ended_ones += 1
        assert isinstance(delta.usage, Usage)  # noqa: S101 - it has a place
        delta.usage.input_tokens = delta.usage.input_tokens or 0
        end = usages.of_anthropic(delta.usage)
        longest = max(len(end), len(began.quantities))
        both = ((*each, *(0,) * (longest - len(each))) for each in (began.quantities, end))
        return began._replace(quantities=tuple(map(max, *both)))

    def cut_off(self) -> list[Record]:
        """The messages that were begun and never ended, as far as they are known."""
        left, self._open = self._open, []
        return [each._replace(kind=each.kind._replace(is_part=True)) for each, _ in left]


def _record(outer: Node, inner: Node) -> Record:
    usage = inner.usage
    if type(usage) is not Usage:
        return _of_google(outer, inner)
    is_anthropic = usage.prompt_tokens is None and (
        usage.cache_read_input_tokens is not None
        or usage.cache_creation_input_tokens is not None
        or inner.type == "message"
    )
    tier = inner.service_tier or usage.service_tier
    if is_anthropic:
        vendor, quantities = ANTHROPIC, usages.of_anthropic(usage)
    else:
        vendor, quantities = "", usages.of_openai(usage, inner.output)
    if outer.custom_id is not None and outer is not inner:
        tier = BATCH
    kind = Kind(
        vendor,
        _model(outer, inner.model),
        service_class(_text(tier), _text(usage.speed)),
        visible(_text(usage.inference_geo)),
        inner.object == _PART,
    )
    second = seconds(inner.created or inner.created_at) or _logged(outer)
    id_ = _text(inner.id)
    if type(inner.id) is int:  # of a row, and not of a response: no other file knows it
        id_ = repr((inner.id, kind, second, quantities))
    return Record(id_, _attempt(outer, inner), second, kind, quantities)


def _of_google(outer: Node, inner: Node) -> Record:
    assert isinstance(inner.usage_metadata, UsageMetadata)  # noqa: S101 - it has a place
    quantities = usages.of_google(inner.usage_metadata)
    answers = inner.candidates
    first = answers[0] if isinstance(answers, list) and answers else None
    is_part = isinstance(first, Candidate) and first.finish_reason is None
    kind = Kind(GOOGLE, _model(outer, inner.model_version or inner.model), is_part=is_part)
    second = seconds(inner.create_time) or _logged(outer)
    return Record(_text(inner.response_id), _attempt(outer, inner), second, kind, quantities)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _model(outer: Node, said: object) -> str:
    if said and isinstance(said, str):
        return visible(said)
    asked = outer.request.model if type(outer.request) is Asked else None
    model = _text(asked) or _text(outer.model)
    if not model:
        raise RecordError("no-model")
    return visible(model)


def _logged(outer: Node) -> int:
    """When the logger wrote it down."""
    return seconds(outer.timestamp or outer.time or outer.ts or outer.created_at or outer.created)


def _attempt(outer: Node, inner: Node) -> str:
    """The client's own id of a request, wherever a logger keeps it."""
    asked = outer.request
    headers = asked.headers if type(asked) is Asked else None
    for names in (asked, headers, outer, outer.headers, outer.metadata, inner.metadata):
        if isinstance(names, Names | Headers) and (found := _own_id(names)):
            return found
    return ""


def _own_id(names: Names | Headers) -> str:
    found = names.idempotency_key or names.client_request_id
    found = found or names.request_id or names.x_request_id
    if not found and isinstance(names, Headers):
        found = names.idempotency_key_http or names.client_request_id_http
        found = found or names.request_id_http or names.x_request_id_http
    return _text(found)


def is_part(node: Node) -> bool:
    """Whether a line without usage is a part of a stream."""
    inner = innermost(node)
    if inner.object == _PART or inner.status in _UNFINISHED:
        return True
    types = (_text(each.type) for each in (node, _wrapped(node), inner) if each is not None)
    return any(said.startswith(_PARTS) for said in types)


def stream_id(node: Node) -> str:
    """Of the response that a part belongs to; empty where it does not say so."""
    inner = innermost(node)
    return _text(inner.id) if inner.object == _PART or inner.status in _UNFINISHED else ""


def innermost(node: Node) -> Node:
    """What a line wraps, wherever it is wrapped again."""
    while (found := _wrapped(node)) is not None:
        node = found
    return node


def has_failed(node: Node) -> bool:
    """Whether a line without usage says that a request failed, which is not billed."""
    each: Node | None = node
    while each is not None:
        status = each.status_code
        if (isinstance(status, int) and status >= _FAILED) or each.type in _ENDED:
            return True
        if each.error:
            return True
        each = _wrapped(each)
    return False
