"""The first run of a frozen app, on any system: its words, a count, and a window that is painted.

.venv/bin/python .ci/smoke.py dist/estimator
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

SECONDS = 60
PAINTED = "Flushing"
"""What Qt says when it is told to, each time that something was painted."""


def program(folder: Path, *, with_window: bool = False) -> Path:
    """The executable in a frozen folder, or in the bundle in it; Windows has two."""
    bundle = folder / "Token Estimator.app" / "Contents" / "MacOS"
    if bundle.is_dir():
        return bundle / "estimator"
    if sys.platform != "win32":
        return folder / "estimator"
    return folder / ("Token Estimator.exe" if with_window else "estimator.exe")


def told(folder: Path, *words: str, given: str = "") -> str:
    """What the program prints."""
    done = subprocess.run(
        [program(folder), *words],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
    )
    if done.returncode:
        sys.exit(f"smoke: estimator {' '.join(words)} says: {done.stdout}{done.stderr}")
    return done.stdout


def seconds_to_paint(executable: Path) -> float:
    """From the start of a program to its first painted window, without a screen and its data.

    The log of Qt is read, so that nothing in the program has to tell.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        env = {
            **os.environ,
            "ESTIMATOR_DATA_DIR": data,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "qt.widgets.painting=true",
            "QT_FORCE_STDERR_LOGGING": "1",
        }
        start = time.monotonic()
        running = subprocess.Popen(
            [executable], env=env, stderr=subprocess.PIPE, encoding="utf-8", errors="replace"
        )
        ending = threading.Timer(SECONDS, running.kill)
        ending.start()
        said = []
        try:
            for line in running.stderr or ():
                if PAINTED in line:
                    return time.monotonic() - start
                said.append(line)
        finally:
            ending.cancel()
            running.kill()
            running.communicate()
    sys.exit(f"smoke: no window was painted: {''.join(said)}")


def check_portable(folder: Path) -> None:
    """Whether a program beside which a folder ``data`` lies keeps what it keeps there."""
    os.environ.pop("ESTIMATOR_DATA_DIR", None)
    told(folder, "--self-test")
    if not (folder / "data" / "estimator.db").is_file():
        sys.exit(f"smoke: nothing was kept in {folder / 'data'}")
    print("smoke: it keeps its data beside itself")


def main() -> None:
    """Run the app in the folder that is named."""
    folder = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        os.environ["ESTIMATOR_DATA_DIR"] = data
        print(told(folder, "--version").strip())
        told(folder, "--self-test")
        counted = told(folder, "count", given="Hello, world")
        if not counted.startswith("3 "):
            sys.exit(f"smoke: 'Hello, world' is counted as {counted}")
        seconds = seconds_to_paint(program(folder, with_window=True))
    print(f"smoke: self-test, count and window, painted after {1000 * seconds:.0f} ms")
    if (folder / "data").is_dir():
        check_portable(folder)


if __name__ == "__main__":
    main()
