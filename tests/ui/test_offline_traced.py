"""The whole window without any network, and with every call of the system's network watched."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOUR = [sys.executable, str(ROOT / "tests" / "ui" / "tour.py")]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="Linux's own ways to watch a process"),
]


@pytest.fixture(scope="module")
def screen():
    """An X server of its own; without one, the tour is offscreen."""
    if not shutil.which("Xvfb"):
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
        server.terminate()


def run(words, folder, screen):
    """The tour's own answer, of a run that these words begin."""
    done = subprocess.run(
        [*words, *TOUR, folder, "second"],
        env={**os.environ, **screen, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert "report.pdf" in answer["saved"]
    assert "second.md" in answer["saved"]
    return answer


def needs(*words):
    """Skip where the machine has no such program, or does not let it."""
    if not shutil.which(words[0]):
        pytest.skip(f"{words[0]} is not installed")
    tried = subprocess.run([*words, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"{' '.join(words)}: {tried.stderr.strip()}")


def test_everything_works_where_there_is_no_network(tmp_path, screen):
    needs("unshare", "-rn")
    run(["unshare", "-rn"], tmp_path, screen)


def test_no_call_of_the_system_reaches_for_a_network(tmp_path, screen):
    needs("strace", "-f", "-e", "trace=network", "-o", "/dev/null")
    calls = tmp_path / "calls"
    folder = tmp_path / "tour"
    folder.mkdir()
    run(["strace", "-f", "-e", "trace=network", "-o", str(calls)], folder, screen)
    lines = calls.read_text(encoding="utf-8", errors="replace").splitlines()
    made = [found[1] for line in lines if (found := re.search(r"\bsocket(?:pair)?\((\w+)", line))]
    reached = [line for line in lines if re.search(r"\b(?:connect|sendto|bind)\(", line)]
    print(*sorted({where(line) for line in reached}), sep="\n")  # noqa: T201 - for who asks
    assert set(made) == {"AF_UNIX"}
    assert [line for line in reached if not is_local(line, folder)] == []
    assert [line for line in reached if "window.socket" in line and "connect(" in line]


def where(line):
    """The call, and the address of it where it has one."""
    call = re.findall(r"(\w+)\(", line)[:1]
    return " ".join(call + re.findall(r'sun_path=(@?"[^"]*")', line))


def is_local(line, folder):
    """Whether a call is one to the screen, to the desktop's bus, or to the app's own socket."""
    if "sa_family" not in line:
        return "sendto(" in line  # on a socket that is connected already
    own = re.escape(str(folder))
    screen = r"/tmp/\.X11-unix/X\d+"  # noqa: S108 - where X servers listen
    bus = r"[^\"]*/bus|/tmp/dbus-[^\"]*"
    return re.search(rf'sa_family=AF_UNIX, sun_path=@?"({screen}|{bus}|{own})', line) is not None
