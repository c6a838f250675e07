"""Rows that no version of the app has written: damage, said as such, wherever they are read."""

import sqlite3

import pytest
from stores import changed

from estimator.store import peek, rows
from estimator.store.database import StoreError
from estimator.store.schema import UnsoundError
from estimator.store.store import Store

OLD_TABLES = """
CREATE TABLE loose.settings (name, value);
CREATE TABLE loose.recent_files (path, opened);
CREATE TABLE loose.observations (
    id, seen_at, provider, model, encoding, script, local, billed
);
CREATE TABLE loose.drafts (
    id, owner, position, closed, title, path, codec, mark, newline, modified, cursor, choices
);
CREATE TABLE loose.texts (draft, text);
CREATE TABLE loose.edits (draft, number, start, removed, text);
"""
DRAFT = [
    *("1", "'me'", "0", "0", "'t'", "x''", "'utf-8'", "0", "char(10)", "0", "0"),
    """'{"model": "gpt-4"}'""",
]
EDIT = ["1", "1", "0", "1", "x'62'"]
SCENARIO = ["1", "'a'", "'2026-11-23T12:00:00+00:00'", "'2026-11-23T12:00:00+00:00'", "'{}'"]
SEEN = ["1", "'2026-11-23T12:00:00+00:00'", "'p'", "'m'", "'e'", "'cjk'", "1", "2"]


def with_one(columns, place, value):
    """The columns of a row, one of them in another way."""
    return ", ".join([*columns[:place], value, *columns[place + 1 :]])


def heads(store):
    return store.drafts.heads()


def text(store):
    """Of the prompt 1, whose head is sound, and whose text is `a` where there is another row."""
    run = store._connection.execute
    run(f"INSERT INTO drafts VALUES ({', '.join(DRAFT)})")  # noqa: S608 - ours
    if not run("SELECT * FROM texts").fetchone():
        run("INSERT INTO texts VALUES (1, x'61')")
    return store.drafts.read(1)


ROWS = [
    ("settings", "'a', 1", Store.settings),
    ("settings", "NULL, 'a'", Store.settings),
    ("settings", "'a', CAST(x'ff' AS TEXT)", Store.settings),
    ("recent_files", "'text', 1", Store.recent_files),
    ("recent_files", "x'6100', 1", Store.recent_files),
    *(
        ("drafts", with_one(DRAFT, place, value), heads)
        for place, value in [
            (1, "NULL"),
            (1, "CAST(x'ff' AS TEXT)"),
            (3, "'yesterday'"),
            (4, "7"),
            (5, "'text'"),
            (5, "x'6100'"),
            (6, "'utf-32'"),
            (6, "CAST(x'ff' AS TEXT)"),
            (6, "7"),
            (8, "'x'"),
            (8, "NULL"),
            (10, "-1"),
            (10, "1 << 31"),
            (10, "'end'"),
            (11, "'{'"),
            (11, "'[]'"),
            (11, """'{"model": 4}'"""),
            (11, "7"),
        ]
    ),
    *(("texts", f"1, {value}", text) for value in ("'text'", "x'ff'", "NULL")),
    ("texts", "2, x''", text),
    *(
        ("edits", with_one(EDIT, place, value), text)
        for place, value in [
            (2, "2"),
            (2, "-1"),
            (2, "'a'"),
            (3, "2"),
            (3, "NULL"),
            (4, "'b'"),
            (4, "x'ff'"),
        ]
    ),
    *(
        ("observations", with_one(SEEN, place, value), Store.observations)
        for place, value in [
            (1, "'yesterday'"),
            (1, "5"),
            (1, "'0001-01-01T00:00:00+14:00'"),
            (2, "7"),
            (5, "'runes'"),
            (5, "NULL"),
            (6, "'many'"),
        ]
    ),
]


@pytest.fixture
def loose():
    """A store on tables without a rule, as a page that goes bad while it is open may look."""
    store = Store.in_memory()
    store._connection.execute("ATTACH ':memory:' AS loose")
    for statement in OLD_TABLES.split(";"):
        store._connection.execute(statement)
    for table in ("settings", "recent_files", "drafts", "texts", "edits", "observations"):
        store._connection.execute(f"DROP TABLE main.{table}")
    yield store
    store.close()


@pytest.mark.parametrize(("table", "values", "read"), ROWS)
def test_a_row_that_is_none_is_damage(loose, table, values, read):
    loose._connection.execute(f"INSERT INTO {table} VALUES ({values})")  # noqa: S608 - ours
    with pytest.raises(StoreError) as caught:
        read(loose)
    assert caught.value.kind == "damaged"


@pytest.mark.parametrize(
    ("table", "values", "read"),
    [
        ("settings", "'a', 'b'", Store.settings),
        ("recent_files", "x'61', 1", Store.recent_files),
        ("drafts", ", ".join(DRAFT), heads),
        ("texts", "1, x'61'", text),
        ("edits", ", ".join(EDIT), text),
        ("observations", ", ".join(SEEN), Store.observations),
    ],
)
def test_a_row_that_is_one_is_read_there(loose, table, values, read):
    loose._connection.execute(f"INSERT INTO {table} VALUES ({values})")  # noqa: S608 - ours
    assert read(loose)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE settings SET value = CAST(x'ff' AS TEXT)",
        "UPDATE recent_files SET path = x'6100'",
        "UPDATE texts SET text = x'ff'",
        "UPDATE edits SET start = 2",
        "DELETE FROM texts",
        "UPDATE drafts SET choices = '[]'",
        "UPDATE drafts SET codec = 'utf-32'",
        "UPDATE observations SET seen_at = 'yesterday'",
        "UPDATE observations SET billed = 0",
        "UPDATE scenarios SET body = '{'",
        "UPDATE scenarios SET changed = 'yesterday'",
        "UPDATE scenarios SET name = CAST(x'ff' AS TEXT)",
        "UPDATE scenario_versions SET made = 'yesterday'",
        "DROP TABLE scenario_versions",
        "ALTER TABLE drafts DROP COLUMN cursor",
        "DROP TABLE recent_files",
    ],
)
def test_it_is_found_when_the_file_is_opened(path, spoil):
    Store.open(path).close()
    changed(
        path,
        "INSERT INTO settings VALUES ('a', 'b')",
        "INSERT INTO recent_files VALUES (x'61', 1)",
        f"INSERT INTO drafts VALUES ({', '.join(DRAFT)})",  # noqa: S608 - ours
        "INSERT INTO texts VALUES (1, x'61')",
        f"INSERT INTO edits VALUES ({', '.join(EDIT)})",  # noqa: S608 - ours
        f"INSERT INTO observations VALUES ({', '.join(SEEN)})",  # noqa: S608 - ours
        f"INSERT INTO scenarios VALUES ({', '.join(SCENARIO)})",  # noqa: S608 - ours
        f"INSERT INTO scenario_versions VALUES (1, 1, {SCENARIO[2]}, '{{}}')",  # noqa: S608 - ours
    )
    Store.open(path).close()
    changed(path, spoil)
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert caught.value.kind == "damaged"


def test_settings_at_a_glance(path):
    assert peek.settings(path) == {}
    store = Store.open(path)
    store.set_settings({"theme": "dark"})
    store.close()
    assert peek.settings(path) == {"theme": "dark"}
    changed(path, "UPDATE settings SET value = CAST(x'ff' AS TEXT)")
    assert peek.settings(path) == {}
    changed(
        path, "PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET name = CAST(x'ff' AS TEXT)"
    )
    assert peek.settings(path) == {}


@pytest.mark.parametrize("read", [Store.settings, Store.recent_files, heads])
def test_what_is_read_while_another_process_writes(path, read, monkeypatch):
    store = Store.open(path)
    store._connection.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for action in (read, lambda store: store.own.entries(), lambda store: store.own.revision()):
        with pytest.raises(StoreError) as caught:
            action(store)
        assert caught.value.kind == "busy"
    other.close()
    read(store)
    store.close()


def test_a_value_of_another_type_is_named():
    with pytest.raises(UnsoundError) as caught:
        rows.typed(b"x" * 100, str, "setting")
    assert caught.value == UnsoundError("a setting of b'" + "x" * 38)
