"""The licences of what is shipped: the list, the texts, and what holds a frozen folder to them."""

import json
import re
from importlib import metadata
from pathlib import Path

import pytest
import recipes

from estimator import resources

ROOT = Path(__file__).resolve().parents[1]
LICENCES = ROOT / "resources" / "licenses"


@pytest.fixture(scope="module")
def check():
    return recipes.script(LICENCES / "check.py")


@pytest.fixture(scope="module")
def manifest():
    return json.loads((LICENCES / "manifest.json").read_text("utf-8"))


def shipped_packages():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    return set(re.findall(r"(?m)^([a-z0-9-]+)==", lock))


def test_every_package_that_is_shipped_has_a_licence(manifest, check):
    left_out = {name.replace("_", "-") for name in recipes.lists()["EXCLUDED"]}
    wanted = shipped_packages() - left_out
    assert {"tiktoken", "pypdf", "regex"} < wanted
    covers = [pattern for row in manifest for pattern in row["covers"]]
    for package in wanted:
        files = [file for file in metadata.files(package) if file.suffix in {".py", ".so"}]
        assert files
        for file in files:
            if file.parts[0] != "..":  # the commands that it installs
                assert any(check.covers(pattern, file.as_posix()) for pattern in covers), file


def test_every_licence_is_there_and_listed(manifest):
    texts = {file.name for file in LICENCES.glob("*.txt")}
    assert {row["file"] for row in manifest} == texts
    assert all((LICENCES / name).stat().st_size > 200 for name in texts)


def test_the_versions_in_the_list_are_those_of_the_lock(manifest):
    made = recipes.script(LICENCES / "refresh.py")
    fresh = json.loads(json.dumps([made.row(each) for each in made.COMPONENTS]))
    assert manifest == fresh, "run resources/licenses/refresh.py"


def test_the_terms_of_qt_are_met():
    text = (LICENCES / "qt.txt").read_text("utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3" in text
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in text
    assert "Their source code" in text
    assert "put your own builds" in text


def test_the_app_lists_what_its_system_ships():
    everywhere, linux, windows = (
        {each.component for each in resources.licences(system)}
        for system in ("darwin", "linux", "win32")
    )
    assert linux - everywhere == {"ICU", "libxcb", "xkbcommon"}
    assert windows - everywhere == {"Microsoft C and C++ run-time libraries"}
    for each in resources.licences():
        assert each.file.read_text("utf-8").strip()
    assert resources.licences()[0].file.read_text("utf-8") == (ROOT / "LICENSE").read_text("utf-8")


ROWS = [
    {"component": "App", "file": "app.txt", "covers": ["app/*", "<program>"], "systems": []},
    {"component": "Lib", "file": "lib.txt", "covers": ["lib*.so*"], "systems": ["linux"]},
    {"component": "Inside", "file": "app.txt", "covers": [], "systems": []},
]


@pytest.fixture
def texts(tmp_path):
    for name in ("app.txt", "lib.txt"):
        (tmp_path / name).write_text("terms")
    return tmp_path


def test_a_folder_with_all_its_licences_is_in_order(check, texts):
    paths = ["<program>", "app", "app/main", "libx.so.1"]
    assert check.complaints(ROWS, paths, texts, "linux") == []


@pytest.mark.parametrize(
    ("paths", "system", "complaint"),
    [
        (["app/main", "libx.so", "other/x"], "linux", "other/x is shipped without a licence"),
        (["app/main"], "linux", "Lib is listed and not shipped"),
        (["app/main", "libx.so"], "win32", "libx.so is shipped without a licence"),
    ],
)
def test_what_has_no_licence_is_told(check, texts, paths, system, complaint):
    assert check.complaints(ROWS, paths, texts, system) == [complaint]


def test_a_text_that_is_not_shipped_is_told(check, texts):
    (texts / "app.txt").unlink()
    told = check.complaints(ROWS, ["app/x", "lib.so"], texts, "linux")
    assert told == [
        "the licence of App, app.txt, is not shipped",
        "the licence of Inside, app.txt, is not shipped",
    ]
