import os

import pytest
from samples import rate_entries

from estimator.cli import selftest
from estimator.pricing import book
from estimator.pricing.rates import RateKey
from estimator.store.store import Store
from estimator.tokens import vocab
from estimator.tokens.vocab import VocabularyError


def test_all_is_well(run, data_dir):
    done = run("--self-test")
    lines = done.out.splitlines()
    assert (done.status, done.err) == (0, "")
    assert len(lines) == len(vocab.vocabularies()) + 3
    assert all(line.startswith("ok ") for line in lines)
    assert lines[3] == (
        "ok      vocabulary o200k_base: 200019 tokens loaded, a known text is 28 of them"
        " (expected 28)"
    )
    assert lines[-3] == f"ok      store: {data_dir / 'estimator.db'} opened, 0 rates of your own"
    models = len(list(book.load().models()))
    assert lines[-1] == "ok      logs: 148 requests in the sample (expected 148)"
    assert lines[-2] == (
        f"ok      rates: {models} models loaded, a known request to gpt-5.4 costs 1.5405 USD"
        " (expected 1.5405)"
    )


def failed(run):
    done = run("--self-test")
    assert done.status == 1
    lines = done.out.splitlines()
    assert len(lines) == len(vocab.vocabularies()) + 3
    return [line for line in lines if line.startswith("FAILED ")]


def test_a_vocabulary_that_is_not_there(run, monkeypatch):
    def missing(name):
        if name == "p50k_base":
            raise VocabularyError("p50k_base.tiktoken", "missing")
        return load(name)

    load = vocab.load
    monkeypatch.setattr(vocab, "load", missing)
    assert failed(run) == [
        (
            "FAILED  vocabulary p50k_base: The vocabulary p50k_base.tiktoken is missing: install"
            " Token Estimator again."
        )
    ]


def test_a_count_that_is_wrong(run, monkeypatch):
    monkeypatch.setitem(selftest.TOKENS, "o200k_base", 27)
    (line,) = failed(run)
    assert line.endswith("a known text is 28 of them (expected 27)")


def test_a_store_that_cannot_be_opened(run, data_dir):
    data_dir.write_bytes(b"")
    (line,) = failed(run)
    assert line.startswith(f"FAILED  store: The store {data_dir / 'estimator.db'} can't be written")


def test_a_price_that_is_wrong(run, monkeypatch):
    monkeypatch.setattr(selftest, "TOTAL", selftest.TOTAL + 1)
    (line,) = failed(run)
    assert line.endswith("costs 1.5405 USD (expected 2.5405)")


def test_own_rates_are_counted_and_do_not_fail_it(run, data_dir):
    store = Store.open(data_dir / "estimator.db")
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
    store.own.change(rate_entries({key: selftest.TOTAL}), "rates", selftest.AT)
    store.close()
    done = run("--self-test")
    assert done.status == 0
    assert "1 rates of your own" in done.out


@pytest.mark.skipif(not hasattr(os, "fork"), reason="one system is enough")
def test_every_vocabulary_has_a_known_count():
    assert list(selftest.TOKENS) == list(vocab.vocabularies())
