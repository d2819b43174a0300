"""What every command has: the group, the options for the archive and for JSON, errors as messages, progress."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click

from archive import __version__
from archive.archive import Archive
from archive.config import Settings
from archive.errors import ArchiveError, ConfigError, CorrectionError, StateError
from archive.home import home_for
from archive.intake import Tell, catch_up, needs_catching_up
from archive.records import Json
from archive.terminal import ProgressLine
from index.errors import QueryError, SearchLibraryError

PATHS = click.Path(exists=True, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pressmark")
def main() -> None:
    """Keep press clippings in an archive that can be searched, browsed and cited."""


def home_option(command: Callable[..., Any]) -> Callable[..., Any]:
    text = "Folder of the archive; else .pressmark in the folder named, or the nearest from here upwards."
    return click.option("--home", type=click.Path(path_type=Path, file_okay=False), help=text)(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def answers_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Turn what can go wrong into a message on standard error and an exit code."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except (ConfigError, CorrectionError, StateError) as error:
            raise click.UsageError(str(error)) from error
        except QueryError as error:
            mending = f"\nInstead: {error.mending}" if error.mending else ""
            place = f"{' ' * error.position}{'^' * max(1, error.length)}"
            raise click.UsageError(f"{error.reason}\n  {error.query}\n  {place}{mending}") from error
        except (ArchiveError, SearchLibraryError) as error:
            raise click.ClickException(str(error)) from error

    return wrapped


@contextmanager
def opened(home: Path | None, paths: Sequence[Path] = (), **given: Any) -> Iterator[Archive]:
    """Open the archive that a command means, and close it after."""
    settings = Settings.from_environment(os.environ, home=str(home) if home else None, **given)
    archive = Archive.open(settings, home_for(paths, settings, Path.cwd()))
    try:
        yield archive
    finally:
        archive.close()


@contextmanager
def progress() -> Iterator[Tell]:
    line = ProgressLine()
    try:
        yield line
    finally:
        line.clear()


def catch_up_first(archive: Archive) -> None:
    """Bring the index up to date before a command answers, unless another process is at work on it."""
    if needs_catching_up(archive):
        with progress() as tell:
            catch_up(archive, tell)


def print_json(value: Json) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(value: Json, lines: Iterable[str], as_json: bool) -> None:
    if as_json:
        print_json(value)
    else:
        click.echo("\n".join(lines))
