import json
from datetime import UTC, datetime

from estimator.pricing import book, entries
from estimator.pricing.own import OwnModel
from estimator.store.store import Store


def test_a_list_for_programs(run):
    done = run("models", "--json")
    listed = json.loads(done.out)
    assert (done.status, done.err) == (0, "")
    assert len(listed) == len(list(book.load().models()))
    by_id = {(model["provider"], model["id"]): model for model in listed}
    assert by_id["openai", "gpt-5-mini"] == {
        "id": "gpt-5-mini",
        "provider": "openai",
        "name": "GPT-5 mini",
        "encoding": "o200k_base",
        "assumed": False,
        "counting": "exact",
        "context_window": 400000,
        "max_input": 272000,
        "max_output": 128000,
        "service_tiers": ["standard", "batch", "flex", "priority", "fast"],
        "regions": [],
        "retires": "2026-12-11",
    }
    assert by_id["openai", "gpt-6-sol"]["assumed"] is True
    claude = by_id["anthropic", "claude-sonnet-5"]
    assert (claude["encoding"], claude["counting"]) == ("o200k_base", "estimate")
    assert (claude["assumed"], claude["retires"]) == (False, None)
    deepseek = by_id["deepseek", "deepseek-v4-pro"]
    assert (deepseek["encoding"], deepseek["counting"]) == ("deepseek_v3", "exact")
    whisper = by_id["openai", "whisper-1"]
    assert (whisper["encoding"], whisper["counting"], whisper["assumed"]) == (None, None, None)


def test_a_table_for_people(run):
    lines = run("models").out.splitlines()
    assert len(lines) == len(list(book.load().models())) + 1
    assert lines[0].split() == ["MODEL", "PROVIDER", "ENCODING", "CONTEXT", "SERVICE", "TIERS"]
    start = lines[0].index("SERVICE")
    assert all(line[start - 1] == " " and line[start] != " " for line in lines)
    (sol,) = (line for line in lines if line.startswith("gpt-6-sol "))
    assert "o200k_base (assumed)" in sol
    assert sol.endswith("  1050000  standard, batch, flex, priority, fast")
    (opus,) = (line for line in lines if line.startswith("claude-opus-5 ") and "anth" in line)
    assert "o200k_base (estimate)" in opus
    (whisper,) = (line for line in lines if line.startswith("whisper-1 "))
    assert whisper.split() == ["whisper-1", "openai", "-", "-", "standard"]


def test_models_of_the_users_own_are_listed(run, data_dir):
    store = Store.open(data_dir / "estimator.db")
    said = entries.value_of(OwnModel("House", 8192, counts_as="gpt-4"))
    place = "model", entries.key_of("mine", "house")
    store.own.change({place: said}, "add", datetime.now(UTC))
    store.close()
    listed = json.loads(run("models", "--json").out)
    (house,) = (model for model in listed if model["provider"] == "mine")
    assert (house["name"], house["encoding"], house["context_window"]) == (
        "House",
        "cl100k_base",
        8192,
    )
    assert house["service_tiers"] == []
    assert "house" in run("models").out
