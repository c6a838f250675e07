"""Rows of a prompt in the tokens of a model, against the prompt in the window."""

import io
import json

import pytest
from oracles import real

from estimator.filling import filling, grown, sized
from estimator.scaling import range_of
from estimator.templates.tally import tally
from estimator.tokens import whole
from estimator.tokens.models import counting_of
from estimator.tokens.parts import Counted

REQUEST = json.dumps(
    {"messages": [{"role": "user", "content": "Dear {{name}}, " + "it is on its way. " * 20}]}
)


def count(text):
    return whole.count(real("o200k_base"), text)


def counted(prompt, model, *names):
    it, counting = filling(prompt), counting_of(model)
    assert counting
    file = io.BytesIO("\n".join(["name", *names]).encode())
    *_, found = tally(it.texts, file, real("o200k_base"))
    return sized(found, it.frame(model, count), counting, it.scripts)


def in_window(begin, prompt, model):
    session = begin()
    session.choose_model(model)
    session.edit(0, 0, prompt)
    session._counter.finish()
    while work := session.take_aside():
        work.do()
        session.give_aside(work)
    return session.estimate().counted


@pytest.mark.parametrize("model", ["gpt-4o", "gpt-5.4", "claude-sonnet-5"])
@pytest.mark.parametrize("prompt", [REQUEST, "Dear {{name}}, it is on its way. " * 9])
def test_a_row_is_what_the_window_says(begin, prompt, model):
    found = counted(prompt, model, "Christopher")
    wanted = in_window(begin, prompt.replace("{{name}}", "Christopher"), model)
    whole_of = found.whole
    assert list(found.sizes.values()) == [1]
    for made, known in (
        (whole_of.low, wanted.low),
        (whole_of.tokens, wanted.tokens),
        (whole_of.high, wanted.high),
    ):
        assert abs(made - known) <= (1 if model.startswith("claude") else 0)  # rounded by part


def test_rows_add_up():
    one, two = (counted(REQUEST, "gpt-5.4", name) for name in ("Ann", "Bartholomew the Elder"))
    both = counted(REQUEST, "gpt-5.4", "Ann", "Bartholomew the Elder", "Ann")
    assert both.sizes == {one.whole.tokens: 2, two.whole.tokens: 1}
    for end in ("low", "tokens", "high"):
        assert getattr(both.whole, end) == 2 * getattr(one.whole, end) + getattr(two.whole, end)


def test_a_text_without_a_frame_is_as_an_estimate_says():
    counting, it = counting_of("claude-sonnet-5"), filling("Hello")
    assert counting
    for tokens in (0, 1, 500):
        made = grown(Counted(()), counting, it.scripts, tokens)
        known = range_of(counting, None, tokens, it.scripts)
        assert made.tokens == known.tokens
        assert made.low <= made.tokens <= made.high
    assert (made.low, made.high) == (known.low, known.high)


def test_a_request_without_places():
    it = filling('[{"role": "user", "content": "Hi"}]')
    assert [text.filled([]) for text in it.texts] == [""]
    assert it.request
