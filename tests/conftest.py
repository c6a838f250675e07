import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

# Qt's own screen is 800 by 800. It splits this at colons, as one of a Windows drive would be.
SCREEN = os.path.relpath(Path(__file__).parent / "data" / "laptop.json")
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}")
sys.path.insert(0, str(Path(__file__).parent))  # tests/strategies.py

# Forty examples of each property that sets no number of its own, so that a test run stays short;
# `make soak` tries a thousand.
# How long an example takes depends on what else the machine does, so that nothing is timed.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("checks", UNTIMED, max_examples=40)
settings.register_profile("soak", UNTIMED, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "checks"))
