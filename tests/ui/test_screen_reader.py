"""The real process, read by AT-SPI as a screen reader reads it: names, roles, tables, what is said.

It needs an X server, a D-Bus session and the system's Python with the bindings of AT-SPI; on Debian
they are the packages at-spi2-core, dbus, gir1.2-atspi-2.0, python3-gi, xdotool and xvfb.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("Xvfb", "dbus-run-session", "xdotool")
XVFB = ("Xvfb", "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
WINDOWS = ("models", "learn", "plan", "scenarios", "batch", "reconcile", "rates", "settings",
           "shortcuts", "pages", "about")  # fmt: skip
POLITE = 1
CONTROLS = {
    *("push button", "toggle button", "check box", "radio button", "combo box", "spin button"),
    *(
        "text",
        "entry",
        "slider",
        "table",
        "tree",
        "list",
        "page tab",
        "page tab list",
        "link",
        "menu item",
    ),
}
# What has the focus and no role of its own: pages with tabs, and what is drawn.
DRAWN = {"filler", "panel", "label", "document text", "unknown"}
# What is the same in Chinese: names, units, formats.
SAME = re.compile(
    r"\b[\w.-]*\d[\w.-]*|tokens?|Token|Estimator|OpenAI|GPT|Markdown|JSON|CSV|PDF|Ctrl"
    r"|Hello, world|UTF-8|genai-prices|MIT"
)
DATA = {"promptEditor", "dataFolder", "helpPage", "terms", "en"}


def lacking():
    """What of the system is not there."""
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    reads = subprocess.run(["/usr/bin/python3", "-c", BINDINGS], capture_output=True, check=False)
    return missing + (["gir1.2-atspi-2.0 for /usr/bin/python3"] if reads.returncode else [])


@pytest.fixture(scope="module")
def display():
    """A screen of its own."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [*XVFB, "-displayfd", str(writing)],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait(20)


@pytest.fixture(scope="module")
def read(request, tmp_path_factory):
    """What is told of every window, in both languages."""
    if sys.platform != "linux" or not Path("/usr/bin/python3").exists():
        pytest.skip("AT-SPI is Linux's")
    if missing := lacking():
        pytest.skip(f"missing: {', '.join(missing)}")
    folder = tmp_path_factory.mktemp("read")
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    reader = [str(Path(__file__).parent / "reader.py"), sys.executable, *WINDOWS]
    done = subprocess.run(
        ["dbus-run-session", "--", "/usr/bin/python3", *reader],  # noqa: S607
        env=kept | {
            "DISPLAY": request.getfixturevalue("display"),
            "ESTIMATOR_DATA_DIR": str(folder / "data"),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "XDG_RUNTIME_DIR": str(folder),
        },
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


CODES = ["en", "zh_CN"]


def test_what_is_typed_can_be_read_and_the_count_is_said_politely(read):
    assert read["typed"] == "Hello, world"
    assert read["count"] == "3 tokens, exact"
    assert read["figures"] == {
        "requestCost": "$0.0120 a call",
        "monthlyCost": "$360.22 a month",
    }
    assert read["said"] == [["3 tokens, $0.0120 a call", POLITE]]


@pytest.mark.parametrize("code", CODES)
def test_every_window_is_there(read, code):
    windows = {each["window"] for each in read[code]}
    assert len(windows) == len(WINDOWS) + 1
    assert all(windows)


@pytest.mark.parametrize("code", CODES)
def test_every_control_has_a_name_and_a_role(read, code):
    for each in read[code]:
        is_control = each["role"] in CONTROLS or each["focusable"]
        if is_control and each["showing"] and each["id"] != "qt_spinbox_lineedit":
            assert each["name"].strip(), each
            assert each["role"] in CONTROLS | DRAWN, each


@pytest.mark.parametrize("code", CODES)
def test_tables_say_what_their_columns_and_cells_are(read, code):
    tables = [each for each in read[code] if each["role"] in ("table", "tree") and each["cells"]]
    assert {"compareTable", "ratesTable", "shortcutTable"} <= {each["id"] for each in tables}
    for each in tables:
        assert all(re.search(r"\w", header) for header in each["headers"]), each
        assert any(cell.strip() for row in each["cells"] for cell in row), each


def test_no_name_of_a_control_is_in_the_other_language(read):
    """What only stands there is held to it by test_language.py."""
    wrong = []
    for each in read["zh_CN"]:
        if each["id"] in DATA or each["role"] not in CONTROLS:
            continue
        rest = SAME.sub("", each["name"])
        if re.search("[A-Za-z]{3}", rest):
            wrong.append((each["window"], each["id"], each["name"]))
    assert not wrong
