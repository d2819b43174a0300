"""The command ``pressmark``.

Exit codes: 0; 1 where a file was rejected, an article was not found or the work failed; 2 for a
command that can't be meant. With ``--json`` nothing but JSON goes to standard output; what is said
to people while it works goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click

from archive import __version__, labels, permalink, shapes
from archive.archive import Archive
from archive.catalogue.values import DerivedPart, Entry, Outcome, OutcomeKind
from archive.config import Settings
from archive.corrections import parse_assignment
from archive.deriving import derive
from archive.errors import (
    ArchiveError,
    ArticleNotFound,
    ConfigError,
    CorrectionError,
    PermalinkError,
    ReadError,
    StateError,
)
from archive.evaluation import report
from archive.evaluation.inference import undated_evaluation
from archive.evaluation.labelled import SavedAs, read_labels
from archive.evaluation.running import evaluation
from archive.evaluation.scoring import fallen_short, gated, read_floors
from archive.extraction import Knowledge, OutletAuthority
from archive.home import home_for
from archive.ingest import Report
from archive.intake import Tell, catch_up, needs_catching_up, reindex, take_in
from archive.merging import merge_into, printed_outlets
from archive.readers import Refusal
from archive.records import Json
from archive.search import SearchService
from archive.search_state import FACETS, parse
from archive.status import status
from archive.terminal import ProgressLine, article_lines, correction_line, hit_lines, outlet_line
from archive.walk import AUTHORITY, FoundFile, files_of, read_bytes
from index.errors import QueryError, SearchLibraryError

_PATHS = click.Path(exists=True, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SAVED_AS = click.Choice([one.value for one in SavedAs])


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pressmark")
def main() -> None:
    """Keep press clippings in an archive that can be searched, browsed and cited."""


def _home_option(command: Callable[..., Any]) -> Callable[..., Any]:
    text = "Folder of the archive; else .pressmark in the folder named, or the nearest from here upwards."
    return click.option("--home", type=click.Path(path_type=Path, file_okay=False), help=text)(command)


def _json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def _answers_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Turn what can go wrong into a message on standard error and an exit code."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except (ConfigError, CorrectionError, StateError) as error:
            raise click.UsageError(str(error)) from error
        except QueryError as error:
            raise click.UsageError(f"{error.reason}\n  {error.query}\n  {' ' * error.position}^") from error
        except (ArchiveError, SearchLibraryError) as error:
            raise click.ClickException(str(error)) from error

    return wrapped


@main.command()
@click.argument("paths", nargs=-1, required=True, type=_PATHS)
@_home_option
@_json_option
@_answers_errors
def ingest(paths: tuple[Path, ...], home: Path | None, as_json: bool) -> None:
    """Take in files and folders and make them searchable; unchanged files cost next to nothing."""
    with _opened(home, paths) as archive, _progress() as tell:
        report = take_in(archive, paths, tell)
    _say_report(report, as_json)
    sys.exit(_code(report))


@main.command()
@click.argument("paths", nargs=-1, type=_PATHS)
@click.option("--host", help="Address to listen on (127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (8000); 0 for any that is free.")
@_home_option
@_json_option
@_answers_errors
def serve(paths: tuple[Path, ...], host: str | None, port: int | None, home: Path | None, as_json: bool) -> None:
    """Serve the archive until Ctrl-C, taking in PATHS meanwhile."""
    from archive.serving import serve as serve_archive  # loads the web, which no other command needs

    with _opened(home, paths, host=host, port=port) as archive:
        say = _announce_json if as_json else _announce
        serve_archive(archive, paths, archive.settings.host, archive.settings.port, say)


@main.command(hidden=True)
@click.argument("paths", nargs=-1, type=_PATHS)
@click.option("--run", "run_id", type=int, required=True)
@_home_option
@_answers_errors
def work(paths: tuple[Path, ...], run_id: int, home: Path | None) -> None:
    """Do the work that `serve` wrote down as a run: take PATHS in, or bring the index up to date."""
    with _opened(home, paths) as archive, _progress() as tell:
        if not paths:
            catch_up(archive, tell, run_id)
            return
        report = take_in(archive, paths, tell, run_id)
    _say_report(report, as_json=False)
    sys.exit(_code(report))


@main.command()
@click.argument("query", default="")
@click.option("--filter", "filters", multiple=True, metavar="NAME=VALUE", help=f"Narrow by {', '.join(FACETS)}.")
@click.option("--missing", multiple=True, metavar="NAME", help="Only articles where this is unknown.")
@click.option("--from", "first", metavar="DATE", help="From this year, month or day on.")
@click.option("--to", "last", metavar="DATE", help="Up to and with this year, month or day.")
@click.option("--surely", is_flag=True, help="Leave out what is only possibly in the range.")
@click.option("--sort", help="relevance, newest or oldest.")
@click.option("--page", help="Page of the results, from 1.")
@click.option("--size", help="Results on a page.")
@_home_option
@_json_option
@_answers_errors
def search(query: str, home: Path | None, as_json: bool, **narrowed: Any) -> None:
    """Search the archive; without QUERY list everything, newest first."""
    with _opened(home) as archive:
        state = parse(_pairs(query, **narrowed), archive.settings, strict=True)
        _catch_up(archive)
        answer = SearchService(archive.catalogue, archive.generations, archive.settings).search(state)
    if as_json:
        _print_json(shapes.search(answer))
        return
    for text in (f"{answer.results.total:,} found: {answer.explained}", *answer.notes):
        click.echo(text)
    for found in answer.found:
        click.echo("\n" + "\n".join(hit_lines(found)))


@main.command()
@click.argument("article_id", metavar="ID")
@_home_option
@_json_option
@_answers_errors
def show(article_id: str, home: Path | None, as_json: bool) -> None:
    """Show one article, with how each field is known."""
    with _opened(home) as archive:
        entry = _entry(archive, article_id)
    if as_json:
        _print_json(shapes.article(entry))
    else:
        click.echo("\n".join(article_lines(entry.article)))


@main.command()
@click.argument("article_id", metavar="ID")
@click.argument("assignments", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--by", default="", help="Who says so.")
@click.option("--why", default="", help="On what grounds.")
@click.option("--undo", type=int, metavar="NUMBER", help="Take the correction of this number back.")
@_home_option
@_json_option
@_answers_errors
def correct(
    article_id: str, assignments: tuple[str, ...], by: str, why: str, undo: int | None, home: Path | None, as_json: bool
) -> None:
    """Correct fields of an article, or list its corrections where none is named.

    Several authors are parted by semicolons; an empty VALUE, or “unknown”, says that the field isn't known.
    """
    if (assignments or undo is not None) and not by.strip():
        raise click.UsageError("--by says who corrects; it is kept with the correction")
    said = [parse_assignment(text, by.strip(), why.strip()) for text in assignments]
    with _opened(home) as archive:
        catalogue = archive.catalogue
        entry = _entry(archive, article_id)
        if undo is not None:
            catalogue.undo_correction(entry.id, undo, by.strip())
        if said:
            catalogue.correct(entry.id, said)
        if said or undo is not None:
            _catch_up(archive)
        made = catalogue.corrections(entry.id)
    if as_json:
        _print_json({"id": entry.id, "corrections": [shapes.correction(each) for each in made]})
    else:
        click.echo("\n".join(map(correction_line, made)) or "No corrections.")


@main.command()
@click.argument("files", nargs=-1, required=True, type=_PATHS)
@_home_option
@_json_option
@_answers_errors
def extract(files: tuple[Path, ...], home: Path | None, as_json: bool) -> None:
    """Show what would be extracted from FILES, without taking them in.

    The outlets of an outlets.toml beside the archive of --home are known, else of one beside each file.
    """
    settings = Settings.from_environment(os.environ)
    is_refused = False
    for path in files:
        for found, data, derived in _derivations(path, home, settings.max_file_bytes):
            if isinstance(derived, Refusal):
                is_refused = True
                click.echo(f"{found.path}{' ' if derived.key else ''}{derived.key}: {derived.reason}", err=True)
            elif as_json:
                click.echo(json.dumps(shapes.extracted(str(found.path), data, derived), ensure_ascii=False))
            else:
                click.echo("\n".join([f"{found.path}", *article_lines(derived.article), ""]))
    sys.exit(1 if is_refused else 0)


@main.command()
@click.option("--unknown", is_flag=True, help="Only those that no authority file knows.")
@click.option("--merge", nargs=2, metavar="PRINTED NAME", help="Say that the outlet printed as PRINTED is NAME.")
@_home_option
@_json_option
@_answers_errors
def outlets(unknown: bool, merge: tuple[str, str] | None, home: Path | None, as_json: bool) -> None:
    """List the outlets as they are printed, with those that they may be; or merge two.

    A merge is written into outlets.toml of the archive's folder, and the next ingest applies it.
    """
    with _opened(home) as archive:
        path = archive.home.path.parent / AUTHORITY
        authority = OutletAuthority.load(path if path.is_file() else None)
        if merge:
            authority = merge_into(path, *merge, authority)
        found = printed_outlets(archive.catalogue.outlets(), authority)
    shown = [outlet for outlet in found if not (unknown and outlet.is_known)]
    if as_json:
        _print_json({"outlets": [shapes.printed_outlet(outlet) for outlet in shown]})
    else:
        click.echo("\n".join(map(outlet_line, shown)) or "No outlets.")


@main.command()
@click.argument("labels", type=_FILE)
@click.option("--as", "saved_as", type=_SAVED_AS, default="text", help="Which of an item's files to read (text).")
@click.option("--undated", is_flag=True, help="Take the day out of each file first, and score what is inferred.")
@click.option("--fail-under", "floors", multiple=True, metavar="FIELD=F1", help="End with 1 if a field's F1 is below.")
@_home_option
@_json_option
@_answers_errors
def evaluate(
    labels: Path, saved_as: str, undated: bool, floors: tuple[str, ...], home: Path | None, as_json: bool
) -> None:
    """Run extraction over the files that LABELS, a labels.jsonl, lies beside, and score what it finds."""
    if undated and floors:
        raise ConfigError("--fail-under goes with fields, which --undated does not score")
    least = read_floors(floors)
    items, knowledge = read_labels(labels), _knowledge(labels.parent, home)
    if undated:
        with _progress() as tell:
            dated = undated_evaluation(items, SavedAs(saved_as), knowledge, tell)
        _say(report.undated_as_json(dated), report.undated_lines(dated), as_json)
        return
    with _progress() as tell:
        found = evaluation(items, SavedAs(saved_as), knowledge, tell)
    _say(report.as_json(found), report.lines(found), as_json)
    short = list(fallen_short(gated(found.judgements, found.saved_as), least))
    for sentence in short:
        click.echo(sentence, err=True)
    sys.exit(1 if short else 0)


@main.command("reindex")
@_home_option
@_json_option
@_answers_errors
def reindex_command(home: Path | None, as_json: bool) -> None:
    """Build the index anew beside the one in use, and swap them."""
    with _opened(home) as archive:
        with _progress() as tell:
            reindex(archive, tell)
        _say_status(archive, as_json)


@main.command("status")
@_home_option
@_json_option
@_answers_errors
def status_command(home: Path | None, as_json: bool) -> None:
    """Say what the archive holds and whether all of it can be searched."""
    with _opened(home) as archive:
        _catch_up(archive)
        _say_status(archive, as_json)


@contextmanager
def _opened(home: Path | None, paths: Sequence[Path] = (), **given: Any) -> Iterator[Archive]:
    """Open the archive that a command means, and close it after."""
    settings = Settings.from_environment(os.environ, home=str(home) if home else None, **given)
    archive = Archive.open(settings, home_for(paths, settings, Path.cwd()))
    try:
        yield archive
    finally:
        archive.close()


def _entry(archive: Archive, article_id: str) -> Entry:
    try:
        return archive.catalogue.entry(permalink.parse(article_id))
    except (PermalinkError, ArticleNotFound) as error:
        raise click.ClickException(f"{article_id}: {error}") from error


@contextmanager
def _progress() -> Iterator[Tell]:
    line = ProgressLine()
    try:
        yield line
    finally:
        line.clear()


def _catch_up(archive: Archive) -> None:
    """Bring the index up to date before a command answers, unless another process is at work on it."""
    if needs_catching_up(archive):
        with _progress() as tell:
            catch_up(archive, tell)


def _pairs(
    query: str, filters: Sequence[str], missing: Sequence[str], surely: bool, **single: str | None
) -> list[tuple[str, str]]:
    """Return a search's options as the query string that means the same."""
    named = {"first": "from", "last": "to"}
    pairs = [("q", query)]
    for text in filters:
        name, equals, value = text.partition("=")
        if not equals or name not in FACETS:
            raise ConfigError(f"--filter is NAME=VALUE with a name of {', '.join(FACETS)}, not “{text}”")
        pairs.append((name, value))
    pairs += [("missing", name) for name in missing]
    pairs += [("dates", "surely")] if surely else []
    return pairs + [(named.get(name, name), value) for name, value in single.items() if value is not None]


def _derivations(
    path: Path, home: Path | None, most_bytes: int
) -> Iterator[tuple[FoundFile, bytes, DerivedPart | Refusal]]:
    """Give what would be extracted from the files of a path, and why some would be refused."""
    knowledge = _knowledge(path if path.is_dir() else path.parent, home)
    for found in files_of(path.absolute()):
        data = b""
        try:
            if found.refusal:
                raise ReadError(found.refusal)
            data = read_bytes(found, most_bytes)
            for derived in derive(data, found.name, knowledge):
                yield found, data, derived
        except ReadError as error:
            yield found, data, Refusal("", str(error))


def _knowledge(folder: Path, home: Path | None) -> Knowledge:
    """Return what is known, with the outlets beside the archive of *home* if one is named, else in *folder*."""
    authority = (home.absolute().parent if home else folder) / AUTHORITY
    return Knowledge.load(authority if authority.is_file() else None)


def _say_report(report: Report, as_json: bool) -> None:
    counted = {kind.value: report.counts[kind] for kind in OutcomeKind}
    if as_json:
        counted |= {"missing": report.missing, "corrections": report.corrections, "relearned": report.relearned}
        _print_json({**counted, "outcomes": [_outcome(each) for each in report.outcomes]})
        return
    missing = f", {report.missing:,} no longer there" if report.missing else ""
    corrections = (
        f", {labels.counted(report.corrections, 'correction changed', 'corrections changed')}"
        if report.corrections
        else ""
    )
    click.echo(", ".join(f"{count:,} {name}" for name, count in counted.items()) + missing + corrections, err=True)
    for outcome in report.outcomes:
        if outcome.kind is OutcomeKind.REJECTED:
            click.echo(f"rejected: {outcome.name}{' ' if outcome.key else ''}{outcome.key}: {outcome.reason}", err=True)


def _outcome(outcome: Outcome) -> Json:
    return {
        "source": outcome.name,
        "part": outcome.key,
        "outcome": outcome.kind.value,
        "id": outcome.article_id,
        "reason": outcome.reason,
    }


def _code(report: Report) -> int:
    return 1 if report.counts[OutcomeKind.REJECTED] else 0


def _say_status(archive: Archive, as_json: bool) -> None:
    now = status(archive.catalogue, archive.generations)
    if as_json:
        _print_json(shapes.status(now))
        return
    click.echo(f"{now.standing.value}: {now.counts.articles:,} articles, {now.indexed:,} searchable, ", nl=False)
    click.echo(f"{now.counts.rejected:,} rejected")
    if now.run is not None and now.run.reason:
        click.echo(f"the last run failed: {now.run.reason}")


def _announce(address: str) -> None:
    click.echo(f"Serving at {address} (Ctrl-C to stop)")
    sys.stdout.flush()


def _announce_json(address: str) -> None:
    click.echo(json.dumps({"url": address}))
    sys.stdout.flush()


def _say(value: Json, lines: Iterable[str], as_json: bool) -> None:
    if as_json:
        _print_json(value)
    else:
        click.echo("\n".join(lines))


def _print_json(value: Json) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
