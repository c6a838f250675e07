"""The tables, format by format: how a file is brought to the next, and whether it has them."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from estimator.pricing import money
from estimator.pricing.money import RateError

_FIRST = """
    CREATE TABLE settings (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE own_rates (
        provider TEXT NOT NULL,
        model TEXT NOT NULL,
        service_tier TEXT NOT NULL,
        start TEXT NOT NULL,
        meter TEXT NOT NULL,
        above INTEGER NOT NULL CHECK (above >= -1),
        rate TEXT NOT NULL CHECK (rate GLOB '[0-9]*' AND rate NOT GLOB '*[^0-9.]*'),
        set_at TEXT NOT NULL,
        PRIMARY KEY (provider, model, service_tier, start, meter, above)
    ) STRICT;
    CREATE TABLE recent_files (
        path BLOB PRIMARY KEY,
        opened INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE drafts (
        id INTEGER PRIMARY KEY,
        text BLOB NOT NULL,
        path BLOB NOT NULL,
        codec TEXT NOT NULL,
        mark INTEGER NOT NULL,
        newline TEXT NOT NULL,
        modified INTEGER NOT NULL,
        cursor INTEGER NOT NULL
    ) STRICT
"""
_OBSERVATIONS = """
    CREATE TABLE observations (
        id INTEGER PRIMARY KEY,
        seen_at TEXT NOT NULL,
        provider TEXT NOT NULL,
        model TEXT NOT NULL,
        encoding TEXT NOT NULL,
        script TEXT NOT NULL CHECK (script IN ('latin', 'cjk', 'other')),
        local INTEGER NOT NULL CHECK (local >= 0),
        billed INTEGER NOT NULL CHECK (billed > 0)
    ) STRICT
"""
# Without rowids a table is its own index: the two can't come to differ.
_OWN = """
    CREATE TABLE entries (
        kind TEXT NOT NULL CHECK (kind <> ''),
        key TEXT NOT NULL CHECK (json_valid(key)),
        value TEXT NOT NULL CHECK (
            CASE kind
                WHEN 'rate' THEN value = '' OR (
                    value GLOB '[0-9]*' AND value NOT GLOB '*[^0-9.]*' AND value NOT GLOB '*.*.*'
                )
                ELSE json_valid(value)
            END
        ),
        PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE steps (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        label TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
        turned TEXT NOT NULL
    ) STRICT;
    CREATE TABLE changes (
        step INTEGER NOT NULL,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        old TEXT,
        new TEXT CHECK (old IS NOT new),
        PRIMARY KEY (step, kind, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE revisions (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        number INTEGER NOT NULL
    ) STRICT;
    INSERT INTO revisions VALUES (1, 0)
"""
# A number is never given again: the versions of a deleted scenario may still be there.
_SCENARIOS = """
    CREATE TABLE scenarios (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT;
    CREATE TABLE scenario_versions (
        id INTEGER PRIMARY KEY,
        scenario INTEGER NOT NULL,
        made TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT
"""
# A text stands apart: SQLite writes a row anew as a whole.
_PROMPTS = """
    CREATE TABLE drafts (
        id INTEGER PRIMARY KEY,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        closed INTEGER NOT NULL CHECK (closed >= 0),
        title TEXT NOT NULL,
        path BLOB NOT NULL,
        codec TEXT NOT NULL,
        mark INTEGER NOT NULL,
        newline TEXT NOT NULL,
        modified INTEGER NOT NULL,
        cursor INTEGER NOT NULL,
        choices TEXT NOT NULL CHECK (json_valid(choices))
    ) STRICT;
    CREATE TABLE texts (
        draft INTEGER PRIMARY KEY,
        text BLOB NOT NULL
    ) STRICT;
    CREATE TABLE edits (
        draft INTEGER NOT NULL,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        removed INTEGER NOT NULL CHECK (removed >= 0),
        text BLOB NOT NULL,
        PRIMARY KEY (draft, number)
    ) STRICT, WITHOUT ROWID
"""
_OF_A_TEXT = ("as_text", "attachments", "protected")
_OF_A_PROMPT = (
    *("model", "output_tokens", "requests_per_month", "made_size", "made_quality"),
    *_OF_A_TEXT,
)


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class UnsoundError(Exception):
    """What was found in a file that SQLite may call sound, and that the app never wrote."""

    detail: str


def _first(connection: sqlite3.Connection) -> None:
    _run(connection, _FIRST)


def _observations(connection: sqlite3.Connection) -> None:
    _run(connection, _OBSERVATIONS)


def _own(connection: sqlite3.Connection) -> None:
    """The user's rates become entries, which hold more than rates."""
    _run(connection, _OWN)
    rows = connection.execute(
        "SELECT provider, model, service_tier, start, meter, above, rate FROM own_rates"
    ).fetchall()
    connection.executemany(
        "INSERT INTO entries VALUES ('rate', ?, ?)", [_entry(row) for row in rows]
    )
    _run(connection, "DROP TABLE own_rates")


def _scenarios(connection: sqlite3.Connection) -> None:
    _run(connection, _SCENARIOS)


def _prompts(connection: sqlite3.Connection) -> None:
    """The one draft becomes the first of several, with the settings that were its own."""
    left = connection.execute(
        "SELECT text, path, codec, mark, newline, modified, cursor FROM drafts ORDER BY id LIMIT 1"
    ).fetchall()
    _run(connection, "DROP TABLE drafts;" + _PROMPTS)
    settings = dict(connection.execute("SELECT name, value FROM settings"))
    own = json.dumps({name: settings[name] for name in _OF_A_PROMPT if name in settings})
    for text, *rest in left:
        connection.execute("INSERT INTO texts VALUES (1, ?)", (text,))
        row = (*rest, own)
        connection.execute("INSERT INTO drafts VALUES (1, '', 0, 0, '', ?, ?, ?, ?, ?, ?, ?)", row)
    connection.executemany("DELETE FROM settings WHERE name = ?", [(name,) for name in _OF_A_TEXT])


def _entry(row: Sequence[Any]) -> tuple[str, str]:
    *key, rate = row
    try:
        value = money.plain_text(money.parse_rate(rate))
    except RateError as error:
        raise UnsoundError(f"a rate of {error.given}") from None
    return json.dumps(key, separators=(",", ":")), value


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Statement by statement: ``executescript`` would end the transaction."""
    for statement in script.split(";"):
        connection.execute(statement)


MIGRATIONS = (_first, _observations, _own, _scenarios, _prompts)
"""Each brings a file from the format of its place to the next."""
VERSION = len(MIGRATIONS)


def version(connection: sqlite3.Connection) -> int:
    """The format of a database; 0 for an empty one."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def check(connection: sqlite3.Connection) -> None:
    """Whether pages, order, types and constraints are sound, and the tables those of its format.

    Raises:
        UnsoundError: they are not.
    """
    # Some builds of SQLite start without it, and a CHECK may not call json_valid then.
    connection.execute("PRAGMA trusted_schema = ON")
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != "ok":
        raise UnsoundError(answer)
    found = version(connection)
    if not 0 <= found <= VERSION:
        raise UnsoundError(f"a format of {found}")
    wrong = _difference(tables(connection), found)
    if wrong:
        raise UnsoundError(f"the table {wrong} is not as it was made")


def _difference(there: dict[str, str], found: int) -> str:
    """The first table that is not as a file of this format has it; empty if there is none."""
    wanted = expected(found)
    later = expected(VERSION).keys() - wanted.keys()
    wrong = [name for name, sql in wanted.items() if there.get(name) != sql]
    return next(iter([*wrong, *(later & there.keys())]), "")


def tables(connection: sqlite3.Connection) -> dict[str, str]:
    """How each table was made, by its name; without its blanks."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    return {str(name): "".join(str(sql).split()) for name, sql in rows}


@cache
def expected(version: int) -> dict[str, str]:
    """The tables of a file of this format."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for migration in MIGRATIONS[:version]:
        migration(connection)
    made = tables(connection)
    connection.close()
    return made
