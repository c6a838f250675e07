"""The pictures of the READMEs can be taken, and are all there."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_pictures_are_those_that_the_readmes_show(tmp_path):
    subprocess.run(
        [sys.executable, ROOT / "docs" / "screenshots.py", tmp_path],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    texts = [path.read_text(encoding="utf-8") for path in ROOT.glob("README*.md")]
    shown = {name for text in texts for name in re.findall(r"\(docs/([\w-]+\.png)\)", text)}
    assert {path.name for path in tmp_path.iterdir()} == shown
    assert all((ROOT / "docs" / name).is_file() for name in shown)
