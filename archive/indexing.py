"""From the catalogue to the index: what is indexed of an article, keeping up, rebuilding beside.

The index is a projection: it can be deleted at any time. Each generation of it remembers the number of
the last change that it has applied, so keeping up costs what changed and may be cut off anywhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import islice

from archive.article import Article, Confidence, Field
from archive.catalogue import Catalogue, reading
from archive.catalogue.values import ArticleState, Entry
from archive.dates import EdtfDate
from index.engine import Engine, Generations
from index.errors import IndexDamaged, IndexLocked, IndexMissing, SchemaMismatch
from index.model import Document, FieldValue
from index.schema import FieldKind, FieldSpec, Schema

SCHEMA = Schema(
    (
        FieldSpec("title", FieldKind.TEXT, boost=3.0, asked_as="title"),
        FieldSpec("kicker", FieldKind.TEXT, boost=1.5, asked_as="kicker"),
        FieldSpec("standfirst", FieldKind.TEXT, boost=2.0, asked_as="standfirst"),
        FieldSpec("byline", FieldKind.TEXT, boost=1.0),
        FieldSpec("body", FieldKind.TEXT, boost=1.0, asked_as="body"),
        FieldSpec("captions", FieldKind.TEXT, boost=0.5, asked_as="captions"),
        FieldSpec("notes", FieldKind.TEXT, boost=0.5, asked_as="notes"),
        FieldSpec("outlet", FieldKind.KEYWORD, asked_as="outlet"),
        FieldSpec("author", FieldKind.KEYWORD, asked_as="author"),
        FieldSpec("section", FieldKind.KEYWORD, asked_as="section"),
        FieldSpec("language", FieldKind.KEYWORD, asked_as="language"),
        FieldSpec("year", FieldKind.KEYWORD),
        FieldSpec("month", FieldKind.KEYWORD),
        FieldSpec("published", FieldKind.PERIOD, asked_as="date"),
        FieldSpec("dating", FieldKind.KEYWORD, asked_as="dating"),
    )
)
"""What can be searched, filtered and counted. A change of it is noticed and rebuilds the index."""

Progress = Callable[[int, int], None]
"""Told how many articles of how many are done."""

_SYNC_BATCH = 500  # changes
_REBUILD_BATCH = 2000  # articles; larger batches make fewer segments and merges
_PAGE = 100
_LOCK_WAIT_S = 60.0


def document(entry: Entry) -> Document:
    """Return what the index holds of an article."""
    article = entry.article
    return Document(
        entry.id,
        entry.state_token,
        article.language.value,
        {
            "title": article.title.value,
            "kicker": article.kicker.value,
            "standfirst": article.standfirst.value,
            "byline": ", ".join(article.authors.value or ()) or None,
            "body": "\n\n".join(block.text for block in article.body) or None,
            "captions": "\n\n".join(passage.text for passage in article.captions) or None,
            "notes": "\n\n".join(passage.text for passage in article.notes) or None,
            "author": tuple(filter(None, article.authors.value or ())),
            **{name: _one(getattr(article, name).value) for name in ("outlet", "section", "language")},
            **_periods(article),
            "dating": _one(dating(article.published)),
        },
    )


def keep_up(catalogue: Catalogue, generations: Generations, report: Progress | None = None) -> None:
    """Bring the index to where the catalogue is: rebuild it where it can't be used, then apply what changed.

    Raises:
        IndexLocked: another process has been writing to the index for a minute.
    """
    if not is_usable(catalogue, generations):
        rebuild(catalogue, generations, report)
    deadline = time.monotonic() + _LOCK_WAIT_S
    while True:
        try:
            sync(catalogue, generations.current(), report)
        except IndexLocked:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def is_usable(catalogue: Catalogue, generations: Generations) -> bool:
    """Tell whether the current generation can be brought up to date, rather than built anew."""
    try:
        applied = generations.current().info().last_change
    except (IndexMissing, SchemaMismatch, IndexDamaged):
        return False
    return applied <= catalogue.counts().last_change


def sync(catalogue: Catalogue, engine: Engine, report: Progress | None = None) -> int:
    """Apply to *engine* the changes that it has not seen; return how many articles that were.

    Each batch commits with the number of its last change; cut off, it goes on from there.

    Raises:
        IndexLocked: another writer is at work.
    """
    first = applied = engine.info().last_change
    newest = catalogue.counts().last_change
    articles = 0
    while applied < newest:
        with catalogue.store.reading() as connection:
            changed = reading.changed_after(connection, applied, _SYNC_BATCH)
            ids = list(dict.fromkeys(article_id for _, article_id in changed))
            entries = reading.entries(connection, ids)
        with engine.batch() as batch:
            for entry in entries.values():
                if entry.state is ArticleState.HELD:
                    batch.replace(document(entry))
                else:
                    batch.remove(entry.id)
            applied = changed[-1][0]
            batch.applied(applied)
        articles += len(ids)
        if report:
            report(applied - first, max(newest, applied) - first)
    return articles


def rebuild(catalogue: Catalogue, generations: Generations, report: Progress | None = None) -> None:
    """Build a generation from the whole catalogue beside the live one, and swap them."""
    counts = catalogue.counts()
    held, done = _held(catalogue), 0
    with generations.rebuild() as engine:
        while True:
            before = done
            with engine.batch() as batch:
                for entry in islice(held, _REBUILD_BATCH):
                    batch.replace(document(entry))
                    done += 1
                    if report and done % _PAGE == 0:
                        report(done, max(counts.articles, done))
                if done == before:  # all are in; what changed meanwhile has a later number and follows
                    batch.applied(counts.last_change)
            if done == before:
                break
    if report:
        report(done, max(counts.articles, done))


def _held(catalogue: Catalogue) -> Iterator[Entry]:
    """Give every held article, a page at a time."""
    after = ""
    while True:
        with catalogue.store.reading() as connection:
            ids = reading.held_ids(connection, after, _PAGE)
            entries = reading.entries(connection, ids)
        if not ids:
            return
        after = ids[-1]
        yield from (entries[article_id] for article_id in ids)


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def dating(published: Field[EdtfDate]) -> str | None:
    """Return how a date is known, in the word that pages say it with; None where it is not known."""
    if published.value is None:
        return None
    if published.is_inferred:
        return "inferred"
    return "doubtful" if published.confidence is Confidence.LOW else "stated"


def _periods(article: Article) -> dict[str, FieldValue]:
    """Return the days, and the year and month where all of them lie in one."""
    published: EdtfDate | None = article.published.value
    if published is None:
        return {"published": None, "year": (), "month": ()}
    first, last = (day.isoformat() if day else "" for day in (published.earliest, published.latest))
    return {
        "published": published.days,
        "year": (first[:4],) if first and first[:4] == last[:4] else (),
        "month": (first[:7],) if first and first[:7] == last[:7] else (),
    }
