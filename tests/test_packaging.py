"""What the packages are made of, as far as it shows without building one."""

import configparser
import re
import struct
import sys
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import recipes
from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QImage

import estimator
from estimator.__main__ import _WORDS

ROOT = Path(__file__).resolve().parents[1]
DESKTOP, ICONS = ROOT / "resources" / "desktop", ROOT / "resources" / "icons"
METAINFO = next(DESKTOP.glob("*.metainfo.xml"))


class Keys(configparser.ConfigParser):
    def optionxform(self, optionstr):
        return optionstr  # capitals count


@pytest.fixture(scope="module")
def recipe():
    return recipes.lists()


@pytest.fixture(scope="module")
def entry():
    parser = Keys(interpolation=None, delimiters="=")
    parser.read(DESKTOP / "token-estimator.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture(scope="module")
def metainfo():
    return ET.parse(METAINFO).getroot()  # noqa: S314 - our own


def test_the_desktop_entry_speaks_both_languages(entry):
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert entry[key]
        assert entry[f"{key}[zh_CN]"]
    assert re.search("[\u4e00-\u9fff]", entry["Comment[zh_CN]"])


def test_the_desktop_entry_opens_files_with_the_command(entry):
    assert entry["Exec"] == "estimator %F"
    assert {"text/plain", "text/markdown", "text/csv", "application/json"} < set(
        entry["MimeType"].split(";")
    )


def test_every_list_in_the_desktop_entry_ends_as_it_must(entry):
    assert all(value.endswith(";") for key, value in entry.items() if ";" in value)


def test_the_window_finds_its_entry(entry):
    source = (ROOT / "estimator" / "__main__.py").read_text("utf-8")
    (name,) = re.findall(r'setDesktopFileName\("(.+)"\)', source)
    assert (DESKTOP / f"{name}.desktop").is_file()
    assert entry["Icon"] == entry["StartupWMClass"] == name


def test_the_metainfo_is_named_by_its_id_and_starts_the_entry(metainfo):
    assert METAINFO.name == f"{metainfo.findtext('id')}.metainfo.xml"
    assert (DESKTOP / metainfo.findtext("launchable")).is_file()


def test_the_metainfo_says_what_the_entry_says(metainfo, entry):
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    summaries = {each.get(language): each.text for each in metainfo.iter("summary")}
    assert summaries == {None: entry["Comment"], "zh_CN": entry["Comment[zh_CN]"]}
    types = {each.text for each in metainfo.iter("mediatype")}
    assert types <= set(entry["MimeType"].split(";"))


def test_versions_agree(metainfo):
    assert metainfo.find("releases/release").get("version") == estimator.__version__
    assert f"## {estimator.__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_json_lines_are_a_type_that_the_entry_opens(entry):
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    types = ET.parse(DESKTOP / "token-estimator.mime.xml")  # noqa: S314 - our own
    kind = types.find("m:mime-type", space)
    assert kind.get("type") in entry["MimeType"].split(";")
    assert {each.get("pattern") for each in kind.findall("m:glob", space)} == {
        "*.jsonl",
        "*.ndjson",
    }


def test_the_manual_page_has_every_word_and_no_version_of_its_own():
    page = (DESKTOP / "estimator.1").read_text("utf-8")
    for word in _WORDS:
        assert re.search(rf'^\.BR? "?{word}\b', page, re.MULTILINE), word
    assert "@VERSION@" in page
    assert estimator.__version__ not in page


def images(data, files):
    """The sides of the pictures in a file, and whether each is drawn as the icon is now."""
    for size, png in files:
        drawn, fresh = QImage.fromData(png), QImage.fromData(data.png(size))
        assert (drawn.width(), drawn.height()) == (size, size)
        assert drawn == fresh, f"{size} pixels: run resources/icons/refresh.py"


@pytest.fixture(scope="module")
def drawing(qapp_cls):
    return recipes.script(ICONS / "refresh.py")


def test_png_icons_are_the_svg(drawing):
    assert {int(file.stem) for file in (ICONS / "png").iterdir()} == set(drawing.PNG)
    images(drawing, [(size, (ICONS / "png" / f"{size}.png").read_bytes()) for size in drawing.PNG])


def test_the_icon_of_windows_is_the_svg(drawing):
    data = (ICONS / "estimator.ico").read_bytes()
    _, kind, count = struct.unpack_from("<3H", data)
    assert (kind, count) == (1, len(drawing.ICO))
    entries = [struct.unpack_from("<4B2H2I", data, 6 + 16 * i) for i in range(count)]
    images(drawing, [(e[0] or 256, data[e[7] : e[7] + e[6]]) for e in entries])


def test_the_icon_of_macos_is_the_svg(drawing):
    data = (ICONS / "estimator.icns").read_bytes()
    assert struct.unpack_from(">4sI", data) == (b"icns", len(data))
    at, files = 8, []
    while at < len(data):
        kind, length = struct.unpack_from(">4sI", data, at)
        files.append((drawing.ICNS[kind], data[at + 8 : at + length]))
        at += length
    assert len(files) == len(drawing.ICNS)
    images(drawing, files)


def test_every_plugin_in_the_recipe_exists(recipe):
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    there = {f"{f.parent.name}/{f.stem.removeprefix('lib')}" for f in folder.glob("*/*")}
    assert recipe["PLUGINS"][sys.platform] <= there


def test_the_recipe_takes_a_screen_for_each_system(recipe):
    for system, screen in (("linux", "qxcb"), ("win32", "qwindows"), ("darwin", "qcocoa")):
        assert {f"platforms/{screen}", "platforms/qoffscreen"} < recipe["PLUGINS"][system]


def test_what_the_recipe_leaves_out_exists_and_is_not_imported(recipe):
    imported = "\n".join(f.read_text("utf-8") for f in (ROOT / "estimator").rglob("*.py"))
    installed = metadata.packages_distributions()
    for name in recipe["EXCLUDED"]:
        top = name.partition(".")[0]
        assert top in sys.stdlib_module_names or top in installed, name
        assert not re.search(rf"^\s*(import|from) {re.escape(name)}\b", imported, re.MULTILINE), (
            name
        )


def test_no_library_of_the_app_itself_is_left_to_the_system(recipe):
    own = ("libQt6Core.so.6", "libicudata.so.73", "libpython3.12.so.1.0", "libsqlite3.so.0")
    for name in own:
        assert not any(fnmatch(name, pattern) for pattern in recipe["FROM_THE_SYSTEM"])
