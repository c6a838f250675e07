"""Databases as earlier versions of the app wrote them, and ways to spoil one."""

import json
import sqlite3
from contextlib import closing, contextmanager

from estimator.store.drafts import Change, Leaving

FIRST = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE own_rates (
    provider TEXT NOT NULL, model TEXT NOT NULL, service_tier TEXT NOT NULL, start TEXT NOT NULL,
    meter TEXT NOT NULL, above INTEGER NOT NULL CHECK (above >= -1),
    rate TEXT NOT NULL CHECK (rate GLOB '[0-9]*' AND rate NOT GLOB '*[^0-9.]*'),
    set_at TEXT NOT NULL, PRIMARY KEY (provider, model, service_tier, start, meter, above)
) STRICT;
CREATE TABLE recent_files (path BLOB PRIMARY KEY, opened INTEGER NOT NULL) STRICT;
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY, text BLOB NOT NULL, path BLOB NOT NULL, codec TEXT NOT NULL,
    mark INTEGER NOT NULL, newline TEXT NOT NULL, modified INTEGER NOT NULL, cursor INTEGER NOT NULL
) STRICT;
"""
SECOND = """
CREATE TABLE observations (
    id INTEGER PRIMARY KEY, seen_at TEXT NOT NULL, provider TEXT NOT NULL, model TEXT NOT NULL,
    encoding TEXT NOT NULL, script TEXT NOT NULL CHECK (script IN ('latin', 'cjk', 'other')),
    local INTEGER NOT NULL CHECK (local >= 0), billed INTEGER NOT NULL CHECK (billed > 0)
) STRICT;
"""
THIRD = """
CREATE TABLE entries (
    kind TEXT NOT NULL CHECK (kind <> ''), key TEXT NOT NULL CHECK (json_valid(key)),
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
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')), turned TEXT NOT NULL
) STRICT;
CREATE TABLE changes (
    step INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, old TEXT,
    new TEXT CHECK (old IS NOT new), PRIMARY KEY (step, kind, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE revisions (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL) STRICT;
INSERT INTO revisions VALUES (1, 7);
DROP TABLE own_rates;
"""
FOURTH = """
CREATE TABLE scenarios (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, created TEXT NOT NULL,
    changed TEXT NOT NULL, body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE TABLE scenario_versions (
    id INTEGER PRIMARY KEY, scenario INTEGER NOT NULL, made TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
"""
OF_THE_DRAFT = {"model": "gpt-4", "as_text": "yes", "protected": "2: 0-1"}
RATES = [
    ("openai", "gpt-5.4", "standard", "", "input_tokens", -1, "3.5", "2026-10-01T00:00:00+00:00"),
    ("openai", "gpt-5.4", "batch", "2026-10-14", "input_tokens", 272000, "0", "x"),
    ("me", 'a "b" \\ 中 é \u2028\x7f\t', "standard", "", "output_tokens", -1, "0.000000000001", ""),
]


def old(path, version):
    """A file of an old format that holds something in each of its tables."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as made:
        made.executescript(FIRST + SECOND * (version > 1))
        made.execute("INSERT INTO settings VALUES ('theme', 'dark')")
        if version < 3:
            made.executemany("INSERT INTO own_rates VALUES (?, ?, ?, ?, ?, ?, ?, ?)", RATES)
        else:
            made.executescript(THIRD)
            rows = [("rate", json.dumps(row[:6], separators=(",", ":")), row[6]) for row in RATES]
            made.executemany("INSERT INTO entries VALUES (?, ?, ?)", rows)
        made.executescript(FOURTH * (version > 3))
        made.executemany("INSERT INTO settings VALUES (?, ?)", OF_THE_DRAFT.items())
        made.execute("INSERT INTO recent_files VALUES (x'612e747874', 0)")
        made.execute("INSERT INTO drafts VALUES (1, x'6162', x'', 'utf-8', 0, char(10), 1, 2)")
        if version > 1:
            made.execute(
                "INSERT INTO observations VALUES"
                " (1, '2026-11-23T12:00:00+00:00', 'p', 'm', 'o200k_base', 'cjk', 10, 12)"
            )
        made.execute(f"PRAGMA user_version = {version}")
        made.commit()


@contextmanager
def files_up_to(size):
    """No file grows beyond so many bytes, as on a full disk; POSIX has such a limit."""
    import resource  # noqa: PLC0415 - Windows has none

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def leave(store, draft, number=1, owner="me", settings=None):
    """Keep a prompt as it is, open alone."""
    store.keep(Leaving(owner, [number], [Change(number, draft)], settings=settings or {}))


def left(store):
    """The prompt that is open first; None where none is."""
    heads = [head for head in store.drafts.heads() if not head.is_closed]
    return store.drafts.read(heads[0].number) if heads else None


def changed(path, *statements):
    """The file, after statements that no version of the app would run."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path
