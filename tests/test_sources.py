"""What the sources never do: nothing that a file says is run, unpacked or followed."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [*(ROOT / "estimator").rglob("*.py"), *(ROOT / "resources").rglob("*.py")]
RUN = {"eval", "exec", "compile", "__import__", "breakpoint"}
MODULES = {
    "code", "ctypes", "dill", "imp", "jsonpickle", "lxml", "marshal", "pickle", "plistlib", "pty",
    "runpy", "shelve", "subprocess", "tarfile", "xml", "yaml", "zipfile",
}  # fmt: skip
CALLS = {
    ("importlib", "import_module"), ("os", "popen"), ("os", "startfile"), ("os", "system"),
    ("shutil", "unpack_archive"), ("tempfile", "mktemp"),
}  # fmt: skip
METHODS = {"extractall", "read_pickle", "allow_pickle"}
ALLOWED = {
    # They read one file out of a wheel whose SHA-256 they know, by its name, into memory.
    ("resources/rates/refresh/litellm.py", "zipfile"),
    ("resources/vocab/published.py", "zipfile"),
    # They ask the system: which library Qt lacks, and to let another window come to the front.
    ("estimator/ui/screen.py", "ctypes"),
    ("estimator/launch.py", "ctypes"),
}


def found(tree):
    """What a module uses of it: names of modules, of functions and of arguments."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from (each.name.partition(".")[0] for each in names)
            case ast.ImportFrom(module=module, names=names):
                top = (module or "").partition(".")[0]
                yield top
                yield from (f"{module}.{each.name}" for each in names if (top, each.name) in CALLS)
            case ast.Call(func=ast.Name(name), keywords=words):
                yield from (name, *_true(words))
            case ast.Call(func=ast.Attribute(value, name), keywords=words):
                yield from _true(words)
                if name in METHODS:
                    yield name
                if isinstance(value, ast.Name) and _is_call(value.id, name):
                    yield f"{value.id}.{name}"


def _is_call(module, name):
    is_process = module == "os" and name.startswith(("exec", "spawn", "posix_spawn"))
    return is_process or (module, name) in CALLS


def _true(words):
    """The arguments that are switched on."""
    for word in words:
        if word.arg == "shell" and not (
            isinstance(word.value, ast.Constant) and word.value.value is False
        ):
            yield "shell=True"


def refused(source):
    wanted = RUN | MODULES | METHODS | {"shell=True"} | {f"{one}.{two}" for one, two in CALLS}
    each = found(ast.parse(source))
    return {name for name in each if name in wanted or name.startswith(("os.exec", "os.spawn"))}


def test_no_source_runs_unpacks_or_follows_what_a_file_says():
    seen = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in FILES
        for name in refused(path.read_text(encoding="utf-8"))
    }
    assert len(FILES) > 300
    assert seen == ALLOWED


@pytest.mark.parametrize(
    "source",
    [
        "eval('1')",
        "import pickle",
        "from xml.etree import ElementTree",
        "import xml.sax as s",
        "from os import system",
        "os.system('a')",
        "os.execv('a', [])",
        "subprocess_run('a', shell=True)",
        "made.run('a', shell=flag)",
        "archive.extractall()",
        "tempfile.mktemp()",
        "importlib.import_module(name)",
        "if a:\n def b():\n  import shelve",
    ],
)
def test_it_would_be_seen(source):
    assert refused(source)


@pytest.mark.parametrize("source", ["app.exec()", "re.compile('a')", "import csv", "a.execute('')"])
def test_what_only_looks_like_it_is_not(source):
    assert not refused(source)
