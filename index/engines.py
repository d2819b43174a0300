"""From an address to an engine, or to its generations: "whoosh:PATH" or "memory:"."""

from __future__ import annotations

from pathlib import Path

from index.engine import Engine, Generations
from index.errors import UnknownEngine
from index.generations import DirectoryGenerations
from index.memory_engine import MemoryEngine, MemoryGenerations
from index.schema import Schema
from index.whoosh_engine import WhooshEngine


def open_engine(url: str, schema: Schema) -> Engine:
    """Return the engine at *url*; where the directory is missing or empty, a new one is made.

    Raises:
        UnknownEngine: *url* has another form.
        IndexMissing, IndexDamaged, SchemaMismatch: the directory holds something else.
    """
    path = _whoosh_path(url)
    if path is None:
        return MemoryEngine(schema)
    is_new = not path.exists() or not any(path.iterdir())
    return WhooshEngine.create(path, schema) if is_new else WhooshEngine.open(path, schema)


def open_generations(url: str, schema: Schema) -> Generations:
    """Return the generations at *url*; nothing is read or made yet.

    Raises:
        UnknownEngine: *url* has another form.
    """
    path = _whoosh_path(url)
    if path is None:
        return MemoryGenerations(schema)
    return DirectoryGenerations(
        path,
        create=lambda folder: WhooshEngine.create(folder, schema),
        reopen=lambda folder: WhooshEngine.open(folder, schema),
    )


def _whoosh_path(url: str) -> Path | None:
    """Return the path of a Whoosh address, None for memory."""
    name, _, rest = url.partition(":")
    if name == "whoosh" and rest:
        return Path(rest)
    if url == "memory:":
        return None
    raise UnknownEngine(f"“{url}” names no search engine; write whoosh:PATH or memory:")
