"""The engine over Whoosh: embedded, one directory an index. Only this and the modules beside it import Whoosh.

Whoosh writes, merges, locks and reads; analysis, ranking and quoting are this package's own. What
differs from Whoosh as it comes:

- Text is analysed before Whoosh gets it, as words with positions; what is kept is told in ``whoosh_layout``.
  Lengths of texts stand in a column, exactly, so that scores are those of ``index.ranking``. A word of a
  query is looked for as all its forms, which the index lists, so that the answer can name them.
- Keyword values are terms and once more a column: Whoosh's own grouping calls back for each hit and its
  RefBytesColumn loses values beyond 65,535. Periods are columns, not terms.
- What the schema was and the last change applied stand in the table of contents, which Whoosh
  replaces by renaming a file: they are committed with the documents or not at all.
- Readers are not shared between threads, as Whoosh asks; each search borrows one. What is read from
  columns is shared and is kept as long as its segment lives.

A commit writes one segment and merges ten of about one size with it if these hold fewer than 1,000
documents each, so that one more document never rewrites the index (Whoosh's default policy merges
17 segments of 500, 22 of 5,000). An index is best built in batches of 1,000 or 2,000 documents, which are
never merged and just fit into the memory for sorting. Files that a commit replaces go with the next
one. Whoosh does not flush to the disk: after a power cut an index may be damaged.

An index directory is unpickled when it is opened and so must be trusted like code; it is made with
mode 0700.
"""

from __future__ import annotations

import math
import threading
import time
from array import array
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import whoosh  # type: ignore[import-untyped]
import whoosh.filedb.filestore  # type: ignore[import-untyped]
import whoosh.index  # type: ignore[import-untyped]
import whoosh.reading  # type: ignore[import-untyped]
from whoosh.codec import default_codec  # type: ignore[import-untyped]

from index import answers, likeness, listing, stemming, vocabulary
from index.clocks import Clock, Searches
from index.engine import Capabilities, EngineInfo
from index.errors import EngineError, IndexLocked, IndexMissing, SchemaMismatch
from index.model import (
    Bounds,
    Completion,
    Document,
    Hit,
    NearWord,
    Results,
    SearchRequest,
    Similar,
    ValuesPage,
    ValuesRequest,
)
from index.schema import FieldKind, Schema
from index.whoosh_contents import Contents, View
from index.whoosh_layout import LAYOUT, whoosh_schema, whoosh_values
from index.whoosh_postings import decoding, holders
from index.whoosh_search import Question, expected_s
from index.whoosh_words import Counts, Lexicon, Vocabulary

_SORTING_MB = 256  # postings kept in memory by a batch before they are sorted and spilled
_IDLE_READERS = 4  # each has three files open for a segment
_SEGMENTS_MERGED = 10
_LARGE = 1_000  # segments with so many documents are not merged; ten a little smaller take two minutes
_OPEN_ATTEMPTS = 5  # Whoosh itself makes ten for each of ours, of the same pause
_OPEN_PAUSE_S = 0.05


class _Storage(whoosh.filedb.filestore.FileStorage):  # type: ignore[misc]
    """A directory in which a commit deletes only what was stale before it.

    So a reader that has just read the table of contents still finds its files. Whoosh would leave
    those that it had opened already, when the next is gone, to the garbage collector.
    """

    kept: tuple[str, ...] = ()
    """How the names of files begin that are not to be deleted."""

    def delete_file(self, name: str) -> None:
        if not name.startswith(self.kept):
            super().delete_file(name)


class WhooshEngine:
    """One Whoosh index. Threads may search while one of any process writes."""

    def __init__(self, index: Any, schema: Schema) -> None:
        self._index = index
        self._schema = schema
        self._lock = threading.Lock()
        self._idle: list[View] = []
        self._contents: Contents | None = None
        self._lexicon = Lexicon()
        self._counts: tuple[Contents | None, Counts] = None, Counts()
        self._searches = Searches()
        self._closed = False

    @classmethod
    def create(cls, path: Path, schema: Schema) -> WhooshEngine:
        """Make an empty index in the directory *path*, which is made too.

        Raises:
            EngineError: the directory is not empty.
        """
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
        if any(path.iterdir()):
            raise EngineError(f"{path} is not empty")
        whoosh.index.FileIndex.create(_Storage(str(path)), whoosh_schema(schema))
        return cls.open(path, schema)  # not the one created, whose readers and writers would share one schema and stamp

    @classmethod
    def open(cls, path: Path, schema: Schema) -> WhooshEngine:
        """Open the index in the directory *path*.

        Raises:
            IndexMissing: there is none.
            IndexDamaged: it can't be read.
            SchemaMismatch: it was built for another schema, or written by a version that did it otherwise.
        """
        index = _retried(lambda: whoosh.index.FileIndex(_Storage(str(path))), path)
        with decoding():
            stamp = dict(index.schema.stamp)
            layout, found = stamp["layout"], stamp["fingerprint"]
        if layout != LAYOUT or found != schema.fingerprint():
            raise SchemaMismatch(schema.fingerprint(), found if layout == LAYOUT else f"of layout {layout}")
        engine = cls(index, schema)
        with engine._view():
            return engine

    @contextmanager
    def batch(self) -> Iterator[_WhooshBatch]:
        """Open a batch; see the port. Documents are analysed and sorted as they come."""
        writer = _writer(self._index)
        try:
            with decoding():
                reader = self._index.reader()
            try:
                batch = _WhooshBatch(self._schema, writer, reader)
                yield batch
            finally:
                reader.close()
            if batch.changed:
                _commit(writer)
        finally:
            _release(writer)

    def search(self, request: SearchRequest) -> Results:
        """Answer *request*; see the port."""
        answers.check(request, self._schema)
        about = request.bounds.search_s, request.query, expected_s(request.query)
        with self._view() as view, self._searches.clock(*about) as clock:
            question = Question(view, self._schema, request, clock)
            hits = question.hits()
            wanted = request.offset + request.limit
            page = question.ordered(hits, wanted)[request.offset :]
            counting = answers.Counting(request, clock)
            return Results(
                total=len(hits),
                hits=question.quoted(page),
                facets=counting.facets(question.facet),
                histogram=counting.histogram(question.histogram),
                term_counts=question.term_counts(),
                notes=tuple(counting.notes),
            )

    def together(self) -> AbstractContextManager[object]:
        """Count what this thread asks inside as one search; see the port."""
        return self._searches.together()

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        """Give every hit in order; see the port. All of them are of the state at the first one."""
        answers.check(request, self._schema)
        return self._scan(request)

    def _scan(self, request: SearchRequest) -> Iterator[Hit]:
        with self._view() as view:
            question = Question(view, self._schema, request, Clock(request.bounds.search_s))
            numbers = array("L", question.ordered(question.hits()))
        for number in numbers:
            yield Hit(question.contents.ids[number], question.scores[number])

    def facet_values(self, request: SearchRequest, asked: ValuesRequest) -> ValuesPage:
        """Give a page of a field's values; see the port."""
        answers.check(request, self._schema)
        listing.check(asked, self._schema)
        with self._view() as view, self._searches.clock(request.bounds.search_s) as clock:
            return Question(view, self._schema, request, clock).values(asked)

    def similar(
        self, document_id: str, limit: int = 10, fields: Collection[str] | None = None, seconds: float = math.inf
    ) -> Similar:
        """Give the documents that are most like another; see the port."""
        names = likeness.check(fields, self._schema)
        with self._view() as view, self._searches.clock(seconds) as clock:
            number = view.number(document_id)
            if number is None:
                return Similar()
            texts, language = view.stored(number)
            words = likeness.telling(
                likeness.weighed({name: texts[name] for name in names if name in texts}, view.norms(number)),
                language,
                view.contents.by_language[stemming.known(language)],
                (known := self._known(view, clock)).held_by_least,
                known.held_by,
                clock,
            )
            request = SearchRequest(likeness.query(words), bounds=Bounds(search_s=seconds))
            return Similar(words, Question(view, self._schema, request, clock).best(number, limit) if words else ())

    def near(
        self, word: str, field: str | None = None, limit: int = 10, seconds: float = math.inf
    ) -> tuple[NearWord, ...]:
        """Give words that *word* may be a misspelling of; see the port."""
        spelt = vocabulary.spelt(word)
        with self._vocabulary(field, seconds) as words:
            return words.near(spelt, field, limit) if spelt else ()

    def complete(
        self, prefix: str, field: str | None = None, limit: int = 10, seconds: float = math.inf
    ) -> tuple[Completion, ...]:
        """Give what begins with *prefix*; see the port."""
        with self._vocabulary(field, seconds) as words:
            return words.complete(prefix, field, limit)

    @contextmanager
    def _vocabulary(self, field: str | None, seconds: float) -> Iterator[Vocabulary]:
        """Lend the words of the newest commit, or those of *field*."""
        if field is not None:
            self._schema.require(field, FieldKind.KEYWORD)
        with self._view() as view, self._searches.clock(seconds) as clock:
            yield self._known(view, clock)

    def _known(self, view: View, clock: Clock) -> Vocabulary:
        known_of, counts = self._counts
        if known_of is not view.contents:
            self._counts = view.contents, (counts := Counts())
        return Vocabulary(view, self._schema, self._lexicon, counts, clock)

    def revisions(self) -> Iterator[tuple[str, str]]:
        """Give (id, revision) of every document, in order of id."""
        with self._view() as view:
            contents = view.contents
        pairs = sorted((contents.ids[number], contents.columns.revisions[number]) for number in contents.live)
        return iter(pairs)

    def info(self) -> EngineInfo:
        """Say what this is and how far it is; the version is Whoosh's."""
        with self._view() as view:
            return EngineInfo(
                engine="whoosh",
                version=whoosh.versionstring(),
                documents=len(view.contents.live),
                last_change=view.stamp["change"],
                fingerprint=view.stamp["fingerprint"],
                capabilities=Capabilities(atomic_batches=True, exclusive_writer=True, persistent=True),
            )

    def close(self) -> None:
        """Close the files; a search that is still under way ends well and closes its own."""
        with self._lock:
            self._closed = True
            while self._idle:
                self._idle.pop().reader.close()

    @contextmanager
    def _view(self) -> Iterator[View]:
        """Lend a reader of the newest commit to one thread."""
        view = self._borrowed()
        try:
            yield view
        finally:
            with self._lock:
                current = self._contents is view.contents and not self._closed
                if current and len(self._idle) < _IDLE_READERS:
                    self._idle.append(view)
                else:
                    view.reader.close()

    def _borrowed(self) -> View:
        with self._lock:
            newest = self._index.latest_generation()
            while self._idle:
                view = self._idle.pop()
                if view.generation == newest:
                    return view
                view.reader.close()
            opened: View = _retried(lambda: self._opened(newest), self._index.storage.folder)
            return opened

    def _opened(self, newest: int) -> View:
        """Return a new view, of generation *newest* or, if one was committed meanwhile, a later one."""
        reader = self._index.reader()
        try:
            generation = newest if reader.generation() is None else reader.generation()
            if self._contents is None or self._contents.generation != generation:
                self._contents = Contents(reader, generation, self._schema, self._contents)
            for leaf, _ in reader.leaf_readers():
                if leaf.doc_count_all():
                    leaf.stored_fields(0)  # opens the file, which a writer may delete later
        except BaseException:
            reader.close()
            raise
        return View(reader, generation, dict(reader.schema.stamp), self._contents)


def _retried(attempt: Callable[[], Any], path: object) -> Any:
    """Return what *attempt* gives; a file that a writer has just deleted is looked for again.

    Raises:
        IndexMissing: there is no index at *path*.
        IndexDamaged, EngineError: it can't be read.
    """
    with decoding():
        for remaining in reversed(range(_OPEN_ATTEMPTS)):
            try:
                return attempt()
            except whoosh.index.EmptyIndexError as error:
                raise IndexMissing(f"there is no index in {path}") from error
            except FileNotFoundError:
                if not remaining:
                    raise
            time.sleep(_OPEN_PAUSE_S)
    raise AssertionError("unreachable")


def _writer(index: Any) -> Any:
    codec = default_codec()
    codec.length_stats = False  # Whoosh would look up a length for each posting; ours are exact and in a column
    with decoding():
        try:
            writer = index.writer(limitmb=_SORTING_MB, compound=False, codec=codec)
        except whoosh.index.LockError as error:
            raise IndexLocked("another batch is being written to this index") from error
        except whoosh.index.EmptyIndexError as error:
            raise IndexMissing("the index is no longer there") from error
        except OSError as error:
            raise EngineError(f"the index can't be written ({error})") from error
        current = [segment.segment_id() for segment in writer.segments]
        index.storage.kept = (f"_{index.indexname}_{writer.generation - 1}.toc", *(f"{name}." for name in current))
        return writer


def _commit(writer: Any) -> None:
    try:
        writer.commit(mergetype=_merge)
    except Exception as error:
        raise EngineError(f"the batch could not be written ({type(error).__name__}: {error})") from error


def _merge(writer: Any, segments: list[Any]) -> list[Any]:
    """Read into *writer* the segments that are to be merged; return those that stay as they are.

    Segments without documents are dropped. Small ones are merged when there are ten whose numbers of
    documents have equally many digits, and one that is mostly deleted is written anew.
    """
    living = {segment: segment.doc_count_all() - segment.deleted_count() for segment in segments}
    sizes: dict[int, list[Any]] = {}
    for segment in segments:
        sizes.setdefault(len(str(living[segment])), []).append(segment)
    small = (sizes.get(digits, []) for digits in range(1, len(str(_LARGE))))
    chosen = set(next((several for several in small if len(several) >= _SEGMENTS_MERGED), []))
    wasted = (each for each in segments if living[each] < min(each.deleted_count(), _LARGE))
    chosen.update([*wasted][:1])
    for segment in segments:
        if segment in chosen and living[segment]:
            with closing(whoosh.reading.SegmentReader(writer.storage, writer.schema, segment)) as reader:
                writer.add_reader(reader)
    return [segment for segment in segments if living[segment] and segment not in chosen]


def _release(writer: Any) -> None:
    """Discard what was not committed and let the lock go, which Whoosh 2.7 keeps when a commit fails."""
    if writer.is_closed:
        return
    with suppress(Exception):  # what is discarded need not end in order; the next commit sweeps its files
        writer.cancel()
    if not writer.is_closed:
        writer.writelock.release()


class _WhooshBatch:
    """Changes that are in the writer but not in the table of contents yet."""

    def __init__(self, schema: Schema, writer: Any, reader: Any) -> None:
        self._schema = schema
        self._writer = writer
        self._reader = reader
        self._added: dict[str, int] = {}  # id → document number in the new segment
        self.changed = False

    def replace(self, document: Document) -> None:
        self._schema.check(document)
        values = whoosh_values(document, self._schema)
        self.remove(document.id)
        self._added[document.id] = self._writer.docnum
        self._writer.add_document(**values)
        self.changed = True

    def remove(self, document_id: str) -> None:
        number = self._added.pop(document_id, None)
        if number is not None:
            self._writer.newsegment.delete_document(number)
        for leaf, base in self._reader.leaf_readers():
            for local in holders(leaf, "id", document_id):
                self._writer.delete_document(base + local)
                self.changed = True

    def applied(self, change: int) -> None:
        self._writer.schema.stamp = {**self._writer.schema.stamp, "change": change}
        self.changed = True
