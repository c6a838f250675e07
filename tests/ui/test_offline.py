"""Nothing of the window reaches for a network, and nothing that could is even imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tour(tmp_path_factory):
    """What a run through the whole window told."""
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "ui" / "tour.py", tmp_path_factory.mktemp("tour")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return json.loads(done.stdout)


def test_the_tour_went_through(tour):
    assert tour["saved"]
    assert "estimator.ui.rates" in tour["modules"]


def test_no_socket_is_opened_and_no_program_started(tour):
    assert tour["told"] == []
    assert tour["sockets"] == []


@pytest.mark.parametrize(
    "module", ["requests", "urllib3", "http.client", "urllib.request", "ssl", "PySide6.QtNetwork"]
)
def test_what_could_reach_a_network_is_not_imported(tour, module):
    assert module not in tour["modules"]
