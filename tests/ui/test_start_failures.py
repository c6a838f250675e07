"""Starts that something is in the way of: one sentence where no window can be shown, else there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from estimator.ui import screen

ROOT = Path(__file__).parents[2]
LAUNCHER = ROOT / "tests" / "launcher.py"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux's screens and folders")
WITHOUT = "the words count, quote, models and rates work without a window\n"


def run(words, folder, **surroundings):
    """Run a process to its end; None unsets a variable."""
    kept = {name: value for name, value in os.environ.items() if name not in SCREENS}
    given = {**kept, "ESTIMATOR_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT), **surroundings}
    env = {name: value for name, value in given.items() if value is not None}
    return subprocess.run(
        words, env=env, capture_output=True, text=True, timeout=60, check=False, cwd=ROOT
    )


def refused(folder, **surroundings):
    """What is said where no window can be shown."""
    done = run([sys.executable, "-m", "estimator"], folder, **surroundings)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.endswith(WITHOUT)
    return done.stderr


def opened(folder, *before, **surroundings):
    """What is said in a window that is shown and closed."""
    words = [*before, sys.executable, LAUNCHER]
    more = {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", "ENDS": "yes", **surroundings}
    done = run(words, folder, **more)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout.removeprefix("ready ").removesuffix("\n")


# No window


def test_a_library_that_the_screen_needs_is_named_with_its_package(tmp_path):
    (tmp_path / "libxcb-cursor.so.0").write_bytes(b"")  # which is found before the real one
    where = {"LD_LIBRARY_PATH": str(tmp_path), "QT_QPA_PLATFORM": "xcb", "DISPLAY": ":4711"}
    said = refused(tmp_path / "data", **where)
    assert said.startswith("estimator: no window can be opened, since libxcb-cursor.so.0 can't be")
    assert "on Debian and Ubuntu the package libxcb-cursor0 has it; " in said


@pytest.mark.parametrize(
    ("told", "package"),
    [
        (
            "libxkbcommon-x11.so.0: cannot open shared object file: No such file",
            "libxkbcommon-x11-0",
        ),
        ("libGL.so.1: cannot open shared object file: No such file", "libgl1"),
        ("/usr/lib/libX11.so.6: file too short", "libx11-6"),
    ],
)
def test_packages_are_named_as_debian_names_them(told, package):
    assert f"the package {package} has it" in screen._unloaded(told)


def test_what_else_the_system_says_is_repeated():
    assert screen._unloaded("libfoo.so: not ours").endswith("libfoo.so can't be loaded (not ours)")
    assert screen._unloaded("undefined symbol x") == "Qt can't be loaded: undefined symbol x"


def test_a_library_that_qt_needs_anywhere_is_named_too(tmp_path):
    (tmp_path / "libEGL.so.1").write_bytes(b"")
    where = {"LD_LIBRARY_PATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    assert "libEGL.so.1 can't be loaded" in refused(tmp_path / "data", **where)


@pytest.mark.parametrize(
    ("surroundings", "why"),
    [
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":4711"}, "nothing answers at :4711"),
        ({"DISPLAY": "localhost:4711"}, "nothing answers at localhost:4711"),
        ({"QT_QPA_PLATFORM": "none"}, 'Could not find the Qt platform plugin "none"'),
    ],
)
def test_a_screen_that_only_qt_can_look_for(tmp_path, surroundings, why):
    assert why in refused(tmp_path / "data", **surroundings)


# A window that keeps nothing


def not_kept(folder):
    return f"{folder}/estimator.db can't be written, so nothing is kept. Check its permissions."


def test_a_data_folder_that_is_a_file(tmp_path):
    (tmp_path / "data").write_text("a file")
    assert opened(tmp_path / "data") == not_kept(tmp_path / "data")
    assert (tmp_path / "data").read_text() == "a file"


def test_a_data_folder_that_nobody_can_make():
    assert opened("/proc/nowhere/data") == not_kept("/proc/nowhere/data")


def test_a_data_folder_whose_parents_are_missing_is_made(tmp_path):
    assert opened(tmp_path / "a" / "b" / "c") == ""
    assert (tmp_path / "a" / "b" / "c" / "estimator.db").is_file()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_data_folder_on_a_disk_that_can_only_be_read(tmp_path, is_there):
    mount = f"mount --bind {tmp_path} {tmp_path} && mount -o remount,ro,bind {tmp_path}"
    tried = (
        run(["unshare", "-rm", "sh", "-c", mount], tmp_path) if shutil.which("unshare") else None
    )
    if tried is None or tried.returncode:
        pytest.skip("this machine lets no user mount (unshare -rm)")
    if is_there:
        assert opened(tmp_path / "data") == ""
    inside = ("unshare", "-rm", "sh", "-c", f'{mount} && exec "$@"', "sh")
    said = opened(tmp_path / "data", *inside)
    if is_there:
        assert "nothing new is kept. What was kept before is safe." in said
    else:
        assert said == not_kept(tmp_path / "data")


def test_a_folder_that_may_not_be_written(tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    tmp_path.chmod(0o500)
    assert opened(tmp_path / "data") == not_kept(tmp_path / "data")


def test_without_a_home_the_user_still_has_one(tmp_path):
    shared = {"ESTIMATOR_DATA_DIR": None, "HOME": None, "XDG_DATA_HOME": str(tmp_path)}
    assert opened("", **shared) == ""
    assert (tmp_path / "token-estimator" / "estimator.db").is_file()


NO_HOME = """
import os, pwd
def nobody(_number):
    raise KeyError
pwd.getpwuid = nobody
from estimator import __main__, cli
cli.main = lambda words: None
import sys
sys.argv = ["estimator", "count"]
__main__.main()
from estimator.store.folder import data_folder
print(data_folder())
"""


def test_a_user_without_any_home_has_the_root_folder(tmp_path):
    done = run(
        [sys.executable, "-c", NO_HOME], "", ESTIMATOR_DATA_DIR=None, HOME=None, XDG_DATA_HOME=None
    )
    assert done.stdout == "/.local/share/token-estimator\n", done.stderr
