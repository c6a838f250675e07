"""The limits that the documentation promises are those of the program."""

import importlib
import re
from pathlib import Path

import pytest

ROW = re.compile(r"\| .* \| ([\d,]+) \w+ \| `([\w.]+)\.(\w+)` \|")
TABLE = (Path(__file__).parents[1] / "docs" / "limits.md").read_text(encoding="utf-8")
ROWS = [match.groups() for match in map(ROW.fullmatch, TABLE.splitlines()) if match]


@pytest.mark.parametrize(("limit", "module", "name"), ROWS)
def test_a_limit_is_what_is_promised(limit, module, name):
    found = getattr(importlib.import_module(f"estimator.{module}"), name)
    assert f"{found:,}" == limit


def test_every_limit_is_in_the_table():
    assert len(ROWS) == 12
