"""What can be taken away: an article and its citation, all that a search finds, feeds, the search itself.

One route for each line of the tables in ``archive.exports.formats``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from archive.catalogue.values import Entry
from archive.citation.record import Place, cited
from archive.exports.atom import feed, updated
from archive.exports.file_names import attachment, search_name
from archive.exports.formats import OF_ARTICLE, OF_SEARCH, Format
from archive.exports.opensearch import description
from archive.readback import plain
from archive.search_state import SearchState
from archive.taking import Taken
from archive.web import conditional, links, urls
from archive.web.articles import held, resolve
from archive.web.context import here
from archive.web.links import place
from index.model import Sort

blueprint = Blueprint("taking", __name__)

_FEED_ENTRIES = 50


@blueprint.get("/search.atom")
def search_feed() -> Response:
    """Give the newest articles of a search to feed readers."""
    state = replace(here().state().whole(), sort=Sort.NEWEST)
    return conditional.answer(conditional.tag(conditional.archive_state()), lambda: _feed(state))


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """Describe the search to browsers."""
    search = urls.absolute(urls.search())
    made = description(here().settings.site_name, urls.absolute(urls.opensearch()), search, f"{search}.atom")
    return Response(made, mimetype="application/opensearchdescription+xml")


def _article_view(form: Format) -> Callable[[str], AnyResponse]:
    def show(article_id: str) -> AnyResponse:
        canonical = resolve(article_id)
        if canonical != article_id:
            return redirect(urls.article_as(canonical, form.suffix), 301)
        entry = held(canonical)
        validator = conditional.tag(entry.state_token, entry.source_name, entry.sources)
        made = conditional.answer(validator, lambda: _given(form, _written(form, [entry], place())), updated(entry))
        made.headers["Link"] = links.of_format(canonical)
        if form.is_file:
            made.headers["Content-Disposition"] = attachment(f"clip-{canonical}", form.suffix)
        return made

    return show


def _search_view(form: Format) -> Callable[[], Response]:
    def show() -> Response:
        state = here().state().whole()
        made = conditional.answer(conditional.tag(conditional.archive_state()), lambda: _streamed(form, state))
        made.headers["Content-Disposition"] = attachment(search_name(here().settings.site_name, state.q), form.suffix)
        return made

    return show


def _streamed(form: Format, state: SearchState) -> Response:
    taken = here().service.everything(state)
    made = _given(form, _chunks(form, taken, place()))
    made.call_on_close(taken.close)
    return made


def _chunks(form: Format, taken: Taken, where: Place) -> Iterator[bytes]:
    yield form.head.encode()
    for entries in taken.batches():
        yield _written(form, entries, where)


def _written(form: Format, entries: list[Entry], where: Place) -> bytes:
    return "".join(form.write(entry, cited(entry, where)) for entry in entries).encode("utf-8", "replace")


def _feed(state: SearchState) -> Response:
    explained, found = here().service.first(state, _FEED_ENTRIES)
    name, where = here().settings.site_name, place()
    made = feed(
        f"{name}: {plain(explained)}",
        urls.absolute(urls.search_as(replace(state, sort=None), "atom")),
        urls.absolute(urls.search(state)),
        [(each.entry, cited(each.entry, where)) for each in found],
    )
    return Response(made, mimetype="application/atom+xml")


def _given(form: Format, body: bytes | Iterator[bytes]) -> Response:
    charset = "" if form.media_type.endswith(("json", "jsonl")) else "; charset=utf-8"
    return Response(body, content_type=form.media_type + charset)


for _form in OF_ARTICLE:
    blueprint.add_url_rule(
        f"/articles/<article_id>.{_form.suffix}", f"article_{_form.suffix.replace('.', '_')}", _article_view(_form)
    )
for _form in OF_SEARCH:
    blueprint.add_url_rule(f"/search.{_form.suffix}", f"search_{_form.suffix}", _search_view(_form))
