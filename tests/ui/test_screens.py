"""Where the window stands on the screens that there are, as real processes on other screens."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def start(tmp_path):
    """Runs the app on screens of these places; where it stood, and whether whole on one."""

    def see(*screens, **more):
        rows = [
            {"name": str(n), "x": x, "y": y, "width": width, "height": height, "dpr": 1.0,
             "logicalDpi": 96, "logicalBaseDpi": 96}
            for n, (x, y, width, height) in enumerate(screens)
        ]  # fmt: skip
        (tmp_path / "screens.json").write_text(json.dumps({"screens": rows}))
        done = subprocess.run(
            [sys.executable, ROOT / "tests" / "launcher.py"],
            env={
                **os.environ,
                "ESTIMATOR_DATA_DIR": str(tmp_path / "data"),
                "PYTHONPATH": str(ROOT),
                "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}",
                "SEE": "yes",
                "ENDS": "yes",
                **more,
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        *frame, is_inside = done.stdout.splitlines()[1].split()
        return [int(number) for number in frame], is_inside == "True"

    return see


LAPTOP, DESK = (0, 0, 1280, 800), (1280, 0, 3840, 2160)


@pytest.mark.parametrize("screen", [(0, 0, 1024, 600), (0, 0, 960, 540)])
def test_a_first_window_is_no_larger_than_a_small_screen(start, screen):
    assert start(screen)[1]


@pytest.mark.parametrize("place", ["1400 100 3000 1800", "4000 1800 900 300", "1300 40 1200 700"])
def test_a_window_of_a_screen_that_is_gone_comes_back_onto_one_that_is_there(start, place):
    start(LAPTOP, DESK, PLACE=place)
    frame, is_inside = start(LAPTOP)
    assert is_inside, frame


def test_a_window_of_a_second_screen_comes_back_onto_it(start):
    start(LAPTOP, DESK, PLACE="1400 100 1500 900")
    frame, is_inside = start(LAPTOP, DESK)
    assert is_inside
    assert frame[0] >= DESK[0]
