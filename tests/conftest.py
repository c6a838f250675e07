import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

OFFSCREEN = "offscreen"
os.environ.setdefault("QT_QPA_PLATFORM", OFFSCREEN)
sys.path.insert(0, str(Path(__file__).parent))  # tests/strategies.py

# Forty examples of each property that sets no number of its own, so that a test run stays short;
# `make soak` tries a thousand.
# How long an example takes depends on what else the machine does, so that nothing is timed.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("checks", UNTIMED, max_examples=40)
settings.register_profile("soak", UNTIMED, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "checks"))


@pytest.fixture(scope="session")
def qapp_args():
    """The screen of a laptop; that which is off the screen has 800 by 800 otherwise."""
    # Qt splits it at colons, as one of a Windows drive would be.
    screen = os.path.relpath(Path(__file__).parent / "data" / "laptop.json")
    is_off = os.environ["QT_QPA_PLATFORM"] == OFFSCREEN
    return ["tests", *(["-platform", f"{OFFSCREEN}:configfile={screen}"] if is_off else [])]
