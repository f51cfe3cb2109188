"""SQLite: all tables in one file with keys and indexes, and metadata for Datasette."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from archive.exports.about import DESCRIPTION, LICENCES, NAME, TITLE, foreign_keys, readme
from archive.exports.columns import columns, document, dump, plain
from archive.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from archive.exports.snapshot import Files, Snapshot

DATABASE = f"{NAME}.db"

INDEXES = {
    "draws": ("draw_date", "category", "status"),
    "pool": ("as_of",),
    "observations": ("draw_number", "fetched_at", "source"),
    "evidence": ("observation_id",),
    "issues": ("draw_id", "kind"),
    "occupations": ("noc_code",),
    "changes": ("draw_id", "kind"),
}
"""Columns that people look rows up by, beside the key."""

_COLUMNS = (
    'CREATE TABLE "columns" ("table_name" TEXT NOT NULL, "position" INTEGER NOT NULL, "name" TEXT NOT NULL, '
    '"type" TEXT NOT NULL, "nullable" INTEGER NOT NULL, "meaning" TEXT NOT NULL, "unit" TEXT, "source" TEXT, '
    'PRIMARY KEY ("table_name", "position"))'
)


def files(snapshot: Snapshot) -> Files:
    """Return the database, `metadata.json` for Datasette, and a readme."""
    return {
        DATABASE: database(snapshot),
        "metadata.json": document(metadata(snapshot)),
        "README.md": readme("sqlite", snapshot),
    }


def database(snapshot: Snapshot) -> bytes:
    """Return the bytes of the database. It is built in memory, so the same snapshot gives the same bytes."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        _tell(connection, snapshot)
        keys = foreign_keys(snapshot.chosen)
        for name, table in snapshot.tables.items():
            for statement in definitions(name, keys[name]):
                connection.execute(statement)
            _fill(connection, name, table)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
        return connection.serialize()


def _tell(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Write which snapshot it is, and what every column means."""
    connection.execute('CREATE TABLE "snapshot" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL)')
    told = {**snapshot.origin.record(), "title": TITLE, "description": DESCRIPTION}
    connection.executemany("INSERT INTO snapshot VALUES (?, ?)", [(name, str(value)) for name, value in told.items()])
    connection.execute(_COLUMNS)
    rows = [
        (name, at, one["name"], dump(one["type"]), one["nullable"], one["meaning"], one.get("unit"), one.get("source"))
        for name in snapshot.chosen
        for at, one in enumerate(columns(name), start=1)
    ]
    connection.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?, ?, ?, ?, ?)', rows)


def definitions(name: str, keys: list[tuple[str, str, str]]) -> Iterator[str]:
    """Give the statements that make a table and its indexes; `keys` are its references (column, table, column)."""
    table = TABLES[name]
    told = columns(name)
    parts = [_definition(column["name"], column["type"], column["nullable"]) for column in told]
    nullable = {column["name"] for column in told if column["nullable"]}
    whole_key = not nullable & set(table.key)
    if whole_key:
        parts.append(f"PRIMARY KEY ({_quoted(*table.key)})")
    parts += [f"FOREIGN KEY ({_quoted(own)}) REFERENCES {_quoted(to)} ({_quoted(its)})" for own, to, its in keys]
    yield f"CREATE TABLE {_quoted(name)} ({', '.join(parts)})"
    if not whole_key:
        # SQLite takes two nulls for different: said twice, once whether it is null, the key holds all the same.
        key = [
            f"({_quoted(one)} IS NULL), ifnull({_quoted(one)}, '')" if one in nullable else _quoted(one)
            for one in table.key
        ]
        yield f"CREATE UNIQUE INDEX {_quoted(f'{name}_key')} ON {_quoted(name)} ({', '.join(key)})"
    for column in INDEXES.get(name, ()):
        yield f"CREATE INDEX {_quoted(f'{name}_{column}')} ON {_quoted(name)} ({_quoted(column)})"


def _definition(name: str, type_: Any, nullable: bool) -> str:
    number = type_ == "boolean" or (isinstance(type_, str) and type_.startswith("int"))
    check = f" CHECK ({_quoted(name)} IN (0, 1))" if type_ == "boolean" else ""
    return f"{_quoted(name)} {'INTEGER' if number else 'TEXT'}{'' if nullable else ' NOT NULL'}{check}"


def _quoted(*names: str) -> str:
    return ", ".join('"{}"'.format(name.replace('"', '""')) for name in names)


def _fill(connection: sqlite3.Connection, name: str, table: pa.Table) -> None:
    listed = [[_value(value) for value in column.to_pylist()] for column in table.columns]
    marks = ", ".join("?" * table.num_columns)
    connection.executemany(f"INSERT INTO {_quoted(name)} VALUES ({marks})", zip(*listed, strict=True))  # noqa: S608


def _value(value: Any) -> Any:
    value = plain(value)
    return dump(value) if isinstance(value, list) else value


def metadata(snapshot: Snapshot) -> dict[str, Any]:
    """Return Datasette's metadata: titles, licence, source, meanings, facets and sorting."""
    tables: dict[str, Any] = {
        name: {
            "description": TABLES[name].meaning,
            "columns": {one["name"]: one["meaning"] for one in columns(name)},
            "size": 50,
        }
        for name in snapshot.chosen
    }
    for name, more in _SHOWN.items():
        if name in tables:
            tables[name] |= more
    about = {
        "title": TITLE,
        "description": f"{DESCRIPTION} Snapshot {snapshot.origin.version}.",
        "license": LICENCES[0]["title"],
        "license_url": LICENCES[0]["path"],
        "source": ", ".join(one["title"] for one in snapshot.sources),
    }
    return {**about, "snapshot": snapshot.origin.record(), "databases": {NAME: {"tables": tables}}}


_SHOWN: dict[str, dict[str, Any]] = {
    "draws": {"sort_desc": "draw_date", "facets": ["category", "round_type", "status"], "label_column": "draw_id"},
    "pool": {"facets": ["level"]},
    "observations": {"sort_desc": "fetched_at", "facets": ["source", "role"], "label_column": "observation_id"},
    "issues": {"sort_desc": "opened_at", "facets": ["kind", "severity"], "label_column": "issue_id"},
    "history": {"sort_desc": "version", "label_column": "version"},
    "changes": {"sort_desc": "version", "facets": ["kind", "field"]},
}
