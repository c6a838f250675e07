"""Nothing of the window reaches for a network by itself, and one place alone ever can."""

import ast
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
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return json.loads(done.stdout)


def test_the_tour_went_through_every_window(tour):
    assert {"saved.md", "exported.json", "report.pdf"} <= set(tour["saved"])
    windows = {path.stem for path in (ROOT / "estimator" / "ui").glob("*_window.py")}
    windows -= {"fault_window"}  # of what nobody expects
    assert windows <= {module.rpartition(".")[2] for module in tour["modules"]}
    names = {"".join(map(str.title, name.split("_"))) for name in windows}
    assert names - {"ToolWindow", "FitWindow"} < set(tour["shown"])


def test_no_socket_is_opened_and_no_program_started(tour):
    assert tour["told"] == []
    assert tour["sockets"] == []


@pytest.mark.parametrize(
    "module", ["requests", "urllib3", "http.client", "urllib.request", "ssl", "PySide6.QtNetwork"]
)
def test_what_could_reach_a_network_is_not_imported(tour, module):
    assert module not in tour["modules"]


REACHING = (
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore", "requests", "smtplib", "socket", "socketserver", "ssl", "telnetlib",
    "urllib.request", "urllib3", "webbrowser", "xmlrpc",
)  # fmt: skip


def imported(path):
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def reaches(path):
    names = set(imported(path))
    return any(name == one or name.startswith(f"{one}.") for name in names for one in REACHING)


LOCAL = ("launch.py", "listening.py")
"""They open sockets of the file system, by which one launch reaches another."""


def test_one_place_alone_opens_connections():
    files = (ROOT / "estimator").rglob("*.py")
    assert sorted(path.name for path in files if reaches(path)) == ["fetching.py", *LOCAL]


@pytest.mark.parametrize("path", [ROOT / "estimator/launch.py", ROOT / "estimator/ui/listening.py"])
def test_what_reaches_another_launch_reaches_no_network(path):
    used = {
        ast.unparse(node)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "socket"
    }
    assert used == {"socket.socket", "socket.AF_UNIX", "socket.SOCK_STREAM"}
    made = [
        [ast.unparse(word) for word in node.args]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "socket.socket"
    ]
    assert made == [["socket.AF_UNIX", "socket.SOCK_STREAM"]]


def test_one_place_alone_asks_for_them():
    files = [*(ROOT / "estimator").rglob("*.py")]
    asking = [
        path.name
        for path in files
        if {"estimator.fetching", "estimator.fetching.fetch"} & set(imported(path))
    ]
    assert asking == ["look_up.py"]


def test_the_dialog_that_could_ask_was_opened(tour):
    assert "estimator.ui.look_up_window" in tour["modules"]
    assert "estimator.fetching" not in tour["modules"]
