"""Made-up logs of any length, realistic and with their faults, and the truth about them.

The truth is worked out while a log is written, with whole numbers and the prices as they stand on
the book's cards, and by nothing of what reads the log.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from estimator.pricing.book import RateBook
from estimator.pricing.rates import STANDARD, Model, Rate

NOVEMBER = 1_793_491_200  # the first second of November 2026, UTC
_DAYS = 29
COPIES, RETRIES, BROKEN = 0.02, 0.01, 0.001
MODELS = ("gpt-5.4", "gpt-5.4-mini", "gpt-5.6-sol", "claude-sonnet-4-5", "text-embedding-3-small")
_CLASSES = ("default", "default", "default", "priority", "flex")
_UNIT = Decimal(10) ** 12  # of the whole numbers in which amounts are added up, for a dollar
_INPUT, _CACHED, _WRITTEN, _OUTPUT = (
    "input_tokens", "cache_read_tokens", "cache_write_tokens", "output_tokens",
)  # fmt: skip
_TEXT = "the refund was sent to the card that paid for the order and arrives in a few days"
_WORDS = _TEXT.split()


@dataclass
class Truth:
    """What a log comes to.

    Attributes:
        lines: that were written.
        used: tokens by model, class and meter, those of an input without what was cached.
        cost: in millionths of a millionth of a dollar.
    """

    lines: int = 0
    requests: int = 0
    copies: int = 0
    retries: int = 0
    broken: int = 0
    cost: int = 0
    used: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    @property
    def dollars(self) -> Decimal:
        """The cost."""
        return Decimal(self.cost) / _UNIT


@dataclass(frozen=True)
class Call:
    """One request."""

    id: str
    attempt: str
    model: str
    tier: str
    second: int
    total: int
    cached: int
    written: int
    output: int
    reasoning: int


class Maker:
    """Makes the lines of a log."""

    def __init__(self, book: RateBook, seed: int = 1) -> None:
        self.truth = Truth()
        self._random = random.Random(seed)
        self._models = {name: book.find(name, vendor(name)) for name in MODELS}
        self._prices: dict[tuple[str, str, bool], dict[str, int]] = {}
        self._numbers = iter(range(10**12))

    def lines(self, count: int) -> Iterator[bytes]:
        """So many lines, in the order of a log whose copies come late."""
        choose, truth = self._random, self.truth
        earlier: list[bytes] = []
        while truth.lines < count:
            truth.lines += 1
            lot = choose.random()
            if lot < BROKEN:
                truth.broken += 1
                yield self._line(self._call())[: choose.randrange(10, 300)] + b"\n"
            elif lot < BROKEN + COPIES and earlier:
                truth.copies += 1
                yield earlier[choose.randrange(len(earlier))]
            else:
                call = self._counted(self._call())
                line = self._line(call)
                if len(earlier) < 500:
                    earlier.append(line)
                else:
                    earlier[choose.randrange(500)] = line
                yield line
                if choose.random() < RETRIES and truth.lines < count:
                    truth.lines += 1
                    truth.retries += 1
                    yield self._line(self._counted(self._again(call)))

    def _call(self) -> Call:
        choose, number = self._random, next(self._numbers)
        model = choose.choice(MODELS)
        total = choose.randrange(300, 12_000) if choose.random() < 0.99 else 280_000
        is_cached = choose.random() < 0.4 and model != "text-embedding-3-small"
        cached = choose.randrange(1, total // 128 + 1) * 128 if is_cached else 0
        cached = min(cached, total)
        written = 0
        if model.startswith("claude") and choose.random() < 0.3:
            written = choose.randrange(total - cached + 1)
        output = 0 if model.startswith("text-") else choose.randrange(20, 1_500)
        reasoning = choose.randrange(output) if model.startswith("gpt") else 0
        tier = choose.choice(_CLASSES) if model.startswith("gpt") else "default"
        second = NOVEMBER + choose.randrange(_DAYS * 86_400)
        key = f"{choose.getrandbits(96):024x}{number:x}"
        return Call(
            f"chatcmpl-{key}", f"req-{number}", model, tier, second, total, cached, written,
            output, reasoning,
        )  # fmt: skip

    def _again(self, call: Call) -> Call:
        output = max(0, call.output - 1) if call.output > call.reasoning else call.output
        return Call(
            f"{call.id}r", call.attempt, call.model, call.tier, call.second + 3, call.total,
            call.cached, call.written, output, call.reasoning,
        )  # fmt: skip

    def _counted(self, call: Call) -> Call:
        truth, tier = self.truth, STANDARD if call.tier == "default" else call.tier
        prices = self._price(call.model, tier, is_long=call.total > 272_000)
        plain = call.total - call.cached - call.written
        used = (_INPUT, plain), (_CACHED, call.cached), (_WRITTEN, call.written)
        for meter, tokens in (*used, (_OUTPUT, call.output)):
            truth.cost += tokens * prices[meter]
            truth.used[call.model, tier, meter] += tokens
        truth.requests += 1
        return call

    def _price(self, name: str, tier: str, *, is_long: bool) -> dict[str, int]:
        """The prices of a token, in the units of the cost."""
        key = name, tier, is_long
        if key not in self._prices:
            rates = _rates(self._models[name], tier)
            plain = rates[_INPUT]
            meters = (_INPUT, _CACHED, _WRITTEN, _OUTPUT)
            self._prices[key] = {
                meter: int(_at(rates.get(meter, plain), is_long=is_long) * 10**6)
                for meter in meters
            }
        return self._prices[key]

    def _line(self, call: Call) -> bytes:
        text = " ".join(self._random.choices(_WORDS, k=45))
        if call.model.startswith("claude"):
            return _anthropic(call, text)
        if call.model.startswith("text-"):
            return _embedding(call)
        return _openai(call, text)


def vendor(name: str) -> str:
    """Whose a model is."""
    return "anthropic" if name.startswith("claude") else "openai"


def _rates(model: Model, tier: str) -> dict[str, Rate]:
    cards = [card for card in model.cards if card.when is None]
    found: dict[str, Rate] = {}
    for wanted in (STANDARD, tier):
        of_tier = [card for card in cards if card.service_tier == wanted]
        found |= max(of_tier, key=lambda card: str(card.start or "")).rates
    return found


def _at(rate: Rate, *, is_long: bool) -> Decimal:
    tiers = [tier for tier in rate.tiers if is_long and tier.above <= 272_000]
    return tiers[-1].rate if tiers else rate.base


def _openai(call: Call, text: str) -> bytes:
    return (
        f'{{"timestamp":{call.second},"request":{{"client_request_id":"{call.attempt}"}},"response":'
        f'{{"id":"{call.id}","object":"chat.completion","created":{call.second},"model":'
        f'"{call.model}","choices":[{{"index":0,"message":{{"role":"assistant","content":"{text}",'
        f'"refusal":null}},"finish_reason":"stop"}}],"usage":{{"prompt_tokens":{call.total},'
        f'"completion_tokens":{call.output},"total_tokens":{call.total + call.output},'
        f'"prompt_tokens_details":{{"cached_tokens":{call.cached},"audio_tokens":0}},'
        f'"completion_tokens_details":{{"reasoning_tokens":{call.reasoning},"audio_tokens":0,'
        f'"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}}},'
        f'"service_tier":"{call.tier}","system_fingerprint":"fp_44709d6fcb"}}}}\n'
    ).encode()


def _anthropic(call: Call, text: str) -> bytes:
    plain = call.total - call.cached - call.written
    return (
        f'{{"timestamp":{call.second},"request":{{"client_request_id":"{call.attempt}"}},"response":'
        f'{{"id":"{call.id.replace("chatcmpl-", "msg_")}","type":"message","role":"assistant",'
        f'"model":"claude-sonnet-4-5-20250929","content":[{{"type":"text","text":"{text}"}}],'
        f'"stop_reason":"end_turn","stop_sequence":null,"usage":{{"input_tokens":{plain},'
        f'"cache_creation_input_tokens":{call.written},"cache_read_input_tokens":{call.cached},'
        f'"cache_creation":{{"ephemeral_5m_input_tokens":{call.written},'
        f'"ephemeral_1h_input_tokens":0}},"output_tokens":{call.output},'
        f'"service_tier":"standard"}}}}}}\n'
    ).encode()


def _embedding(call: Call) -> bytes:
    numbers = ",".join(f"-0.0{n * 7919 % 89_993}" for n in range(60))
    return (
        f'{{"timestamp":{call.second},"request":{{"client_request_id":"{call.attempt}"}},"response":'
        f'{{"object":"list","id":"{call.id}","data":[{{"object":"embedding","index":0,"embedding":'
        f'[{numbers}]}}],"model":"{call.model}","usage":{{"prompt_tokens":{call.total},'
        f'"total_tokens":{call.total}}}}}}}\n'
    ).encode()
