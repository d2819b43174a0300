"""Commands for what the archive holds: search, show, correct, outlets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from archive import permalink, shapes
from archive.archive import Archive
from archive.catalogue.values import Entry
from archive.cli.command import (
    answers_errors,
    catch_up_first,
    home_option,
    json_option,
    main,
    opened,
    print_json,
)
from archive.corrections import parse_assignment
from archive.errors import (
    ArticleNotFound,
    ConfigError,
    PermalinkError,
)
from archive.extraction import OutletAuthority
from archive.merging import merge_into, printed_outlets
from archive.presenters.results import relaxed_heading
from archive.search import SearchService
from archive.search_state import FACETS, parse
from archive.terminal import answer_lines, article_lines, correction_line, hit_lines, outlet_line
from archive.walk import OUTLETS


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
@home_option
@json_option
@answers_errors
def search(query: str, home: Path | None, as_json: bool, **narrowed: Any) -> None:
    """Search the archive; without QUERY list everything, newest first."""
    with opened(home) as archive:
        state = parse(_pairs(query, **narrowed), archive.settings, strict=True)
        catch_up_first(archive)
        answer = SearchService(archive.catalogue, archive.generations, archive.settings).search(state)
    if as_json:
        print_json(shapes.search(answer))
        return
    for line in answer_lines(answer):
        click.echo(line)
    for found in answer.found:
        click.echo("\n" + "\n".join(hit_lines(found)))
    if answer.relaxed:
        click.echo(f"\n{relaxed_heading(answer.relaxed, answer.results.total)}:")
        for found in answer.relaxed.found:
            click.echo("\n" + "\n".join(hit_lines(found)))


@main.command()
@click.argument("article_id", metavar="ID")
@home_option
@json_option
@answers_errors
def show(article_id: str, home: Path | None, as_json: bool) -> None:
    """Show one article, with how each field is known."""
    with opened(home) as archive:
        entry = _entry(archive, article_id)
    if as_json:
        print_json(shapes.article(entry))
    else:
        click.echo("\n".join(article_lines(entry.article)))


@main.command()
@click.argument("article_id", metavar="ID")
@click.argument("assignments", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--by", default="", help="Who says so.")
@click.option("--why", default="", help="On what grounds.")
@click.option("--undo", type=int, metavar="NUMBER", help="Take the correction of this number back.")
@home_option
@json_option
@answers_errors
def correct(
    article_id: str, assignments: tuple[str, ...], by: str, why: str, undo: int | None, home: Path | None, as_json: bool
) -> None:
    """Correct fields of an article, or list its corrections where none is named.

    Several authors are parted by semicolons; an empty VALUE, or “unknown”, says that the field isn't known.
    """
    if (assignments or undo is not None) and not by.strip():
        raise click.UsageError("--by says who corrects; it is kept with the correction")
    said = [parse_assignment(text, by.strip(), why.strip()) for text in assignments]
    with opened(home) as archive:
        catalogue = archive.catalogue
        entry = _entry(archive, article_id)
        if undo is not None:
            catalogue.undo_correction(entry.id, undo, by.strip())
        if said:
            catalogue.correct(entry.id, said)
        if said or undo is not None:
            catch_up_first(archive)
        made = catalogue.corrections(entry.id)
    if as_json:
        print_json({"id": entry.id, "corrections": [shapes.correction(each) for each in made]})
    else:
        click.echo("\n".join(map(correction_line, made)) or "No corrections.")


@main.command()
@click.option("--unknown", is_flag=True, help="Only those that no authority file knows.")
@click.option("--merge", nargs=2, metavar="PRINTED NAME", help="Say that the outlet printed as PRINTED is NAME.")
@home_option
@json_option
@answers_errors
def outlets(unknown: bool, merge: tuple[str, str] | None, home: Path | None, as_json: bool) -> None:
    """List the outlets as they are printed, with those that they may be; or merge two.

    A merge is written into outlets.toml of the archive's folder, and the next ingest applies it.
    """
    with opened(home) as archive:
        path = archive.home.path.parent / OUTLETS
        authority = OutletAuthority.load(path if path.is_file() else None)
        if merge:
            authority = merge_into(path, *merge, authority)
        found = printed_outlets(archive.catalogue.outlets(), authority)
    shown = [outlet for outlet in found if not (unknown and outlet.is_known)]
    if as_json:
        print_json({"outlets": [shapes.printed_outlet(outlet) for outlet in shown]})
    else:
        click.echo("\n".join(map(outlet_line, shown)) or "No outlets.")


def _entry(archive: Archive, article_id: str) -> Entry:
    try:
        return archive.catalogue.entry(permalink.parse(article_id))
    except (PermalinkError, ArticleNotFound) as error:
        raise click.ClickException(f"{article_id}: {error}") from error


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
