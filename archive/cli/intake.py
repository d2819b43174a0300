"""Commands that take in, serve and keep the index."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from archive import labels, shapes
from archive.archive import Archive
from archive.catalogue.values import Outcome, OutcomeKind
from archive.cli.command import (
    PATHS,
    answers_errors,
    catch_up_first,
    home_option,
    json_option,
    main,
    opened,
    print_json,
    progress,
)
from archive.ingest import Report
from archive.intake import catch_up, reindex, take_in
from archive.records import Json
from archive.status import status


@main.command()
@click.argument("paths", nargs=-1, required=True, type=PATHS)
@home_option
@json_option
@answers_errors
def ingest(paths: tuple[Path, ...], home: Path | None, as_json: bool) -> None:
    """Take in files and folders and make them searchable; unchanged files cost next to nothing."""
    with opened(home, paths) as archive, progress() as tell:
        report = take_in(archive, paths, tell)
    _say_report(report, as_json)
    sys.exit(_code(report))


@main.command()
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--host", help="Address to listen on (127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (8000); 0 for any that is free.")
@home_option
@json_option
@answers_errors
def serve(paths: tuple[Path, ...], host: str | None, port: int | None, home: Path | None, as_json: bool) -> None:
    """Serve the archive until Ctrl-C, taking in PATHS meanwhile."""
    from archive.serving import serve as serve_archive  # loads the web, which no other command needs

    with opened(home, paths, host=host, port=port) as archive:
        say = _announce_json if as_json else _announce
        serve_archive(archive, paths, archive.settings.host, archive.settings.port, say)


@main.command(hidden=True)
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--run", "run_id", type=int, required=True)
@home_option
@answers_errors
def work(paths: tuple[Path, ...], run_id: int, home: Path | None) -> None:
    """Do the work that `serve` wrote down as a run: take PATHS in, or bring the index up to date."""
    with opened(home, paths) as archive, progress() as tell:
        if not paths:
            catch_up(archive, tell, run_id)
            return
        report = take_in(archive, paths, tell, run_id)
    _say_report(report, as_json=False)
    sys.exit(_code(report))


@main.command("reindex")
@home_option
@json_option
@answers_errors
def reindex_command(home: Path | None, as_json: bool) -> None:
    """Build the index anew beside the one in use, and swap them."""
    with opened(home) as archive:
        with progress() as tell:
            reindex(archive, tell)
        _say_status(archive, as_json)


@main.command("status")
@home_option
@json_option
@answers_errors
def status_command(home: Path | None, as_json: bool) -> None:
    """Say what the archive holds and whether all of it can be searched."""
    with opened(home) as archive:
        catch_up_first(archive)
        _say_status(archive, as_json)


def _say_report(report: Report, as_json: bool) -> None:
    counted = {kind.value: report.counts[kind] for kind in OutcomeKind}
    if as_json:
        counted |= {"missing": report.missing, "corrections": report.corrections, "relearned": report.relearned}
        print_json({**counted, "outcomes": [_outcome(each) for each in report.outcomes]})
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
        print_json(shapes.status(now))
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
