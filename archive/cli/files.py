"""Commands that look at files without taking them in: extract, evaluate, evaluate-search."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from archive import shapes
from archive.catalogue.values import DerivedPart
from archive.cli.command import (
    FILE,
    FOLDER,
    PATHS,
    answers_errors,
    home_option,
    json_option,
    main,
    progress,
    say,
)
from archive.config import Settings
from archive.deriving import derive
from archive.errors import (
    ConfigError,
    ReadError,
)
from archive.evaluation import report
from archive.evaluation.inference import undated_evaluation
from archive.evaluation.labelled import SavedAs, read_labels
from archive.evaluation.running import evaluation
from archive.evaluation.scoring import fallen_short, gated, read_floors
from archive.extraction import Knowledge
from archive.readers import Refusal
from archive.relevance import report as relevance_report
from archive.relevance.collection import read_collection
from archive.relevance.searching import relevance
from archive.terminal import article_lines
from archive.walk import FoundFile, authorities_of, files_of, read_bytes

_SAVED_AS = click.Choice([one.value for one in SavedAs])


@main.command()
@click.argument("files", nargs=-1, required=True, type=PATHS)
@home_option
@json_option
@answers_errors
def extract(files: tuple[Path, ...], home: Path | None, as_json: bool) -> None:
    """Show what would be extracted from FILES, without taking them in.

    The outlets.toml and events.toml beside the archive of --home are known, else those beside each file.
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
@click.argument("labels", type=FILE)
@click.option("--as", "saved_as", type=_SAVED_AS, default="text", help="Which of an item's files to read (text).")
@click.option("--undated", is_flag=True, help="Take the day out of each file first, and score what is inferred.")
@click.option("--fail-under", "floors", multiple=True, metavar="FIELD=F1", help="End with 1 if a field's F1 is below.")
@home_option
@json_option
@answers_errors
def evaluate(
    labels: Path, saved_as: str, undated: bool, floors: tuple[str, ...], home: Path | None, as_json: bool
) -> None:
    """Run extraction over the files that LABELS, a labels.jsonl, lies beside, and score what it finds."""
    if undated and floors:
        raise ConfigError("--fail-under goes with fields, which --undated does not score")
    least = read_floors(floors)
    items, knowledge = read_labels(labels), _knowledge(labels.parent, home)
    if undated:
        with progress() as tell:
            dated = undated_evaluation(items, SavedAs(saved_as), knowledge, tell)
        say(report.undated_as_json(dated), report.undated_lines(dated), as_json)
        return
    with progress() as tell:
        found = evaluation(items, SavedAs(saved_as), knowledge, tell)
    say(report.as_json(found), report.lines(found), as_json)
    short = list(fallen_short(gated(found.judgements, found.saved_as), least))
    for sentence in short:
        click.echo(sentence, err=True)
    sys.exit(1 if short else 0)


@main.command("evaluate-search")
@click.argument("collection", type=FOLDER)
@json_option
@answers_errors
def evaluate_search(collection: Path, as_json: bool) -> None:
    """Index the documents of COLLECTION, a folder with docs.jsonl, queries.jsonl and qrels.tsv, and score the answers.

    Each query is asked as a bag of words of which any may match.
    """
    with progress() as tell:
        found = relevance(read_collection(collection), tell)
    say(relevance_report.as_json(found), relevance_report.lines(found), as_json)


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
    """Return what is known, with the authority files beside the archive of *home* if one is named, else in *folder*."""
    return Knowledge.load(*authorities_of(home.absolute().parent if home else folder))
