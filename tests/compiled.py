"""Statements are compiled once for each kind of database. An engine does it for itself, and is meant to be the only one
of its process: here each test has one, and half of what a short test took was to compile the same statements anew.
Migrations too are read once, and not by each that is asked for."""

from typing import Any

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event


def sharing_engine(url: str, **options: Any) -> Engine:
    """As `create_engine`: with the dialect, and what was compiled for it, of the first engine here of its kind."""
    engine = create_engine(url, query_cache_size=10_000, **options)
    kind = engine.dialect.name
    if kind in _FIRST:
        engine.dialect, engine._compiled_cache = _FIRST[kind]
    else:
        # Not before it has asked its database what it can.
        first = engine.dialect, engine._compiled_cache
        event.listen(engine, "connect", lambda *_: _FIRST.setdefault(kind, first), once=True)
    return engine


_FIRST: dict[str, tuple[Any, Any]] = {}


def read_scripts(config: Config) -> ScriptDirectory:
    """As `ScriptDirectory.from_config`."""
    folder = config.get_main_option("script_location") or ""
    if folder not in _READ:
        _READ[folder] = ScriptDirectory(folder)
    return _READ[folder]


_READ: dict[str, ScriptDirectory] = {}
