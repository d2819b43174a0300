"""What went wrong, told to people as a page and to programs as problem details (RFC 9457).

400  a search that can't be meant, a query that is not understood
404  nothing is there; a mistyped permalink is told apart from one that never was
405  another method than GET and HEAD
410  an article that was withdrawn
500  a defect; the answer carries only an id, the log what happened
503  the index can't be used now, or the search took too long; the answer says why and when to ask again
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from archive.catalogue.values import Tombstone
from archive.errors import ArticleNotFound, OriginalMissing, PermalinkError, SearchesBusy, StateError
from archive.labels import day_label
from archive.presenters.results import search_form
from archive.presenters.standing import Notice, notice
from archive.search_state import SearchState
from archive.translating import gettext as _
from archive.translating import later
from archive.web.context import here, pairs
from index.errors import EngineError, QueryError, RequestError, SearchTimeout

_log = logging.getLogger(__name__)

_RETRY_S = 5
_AROUND = 60  # characters of a query shown on each side of what was not understood
_PROGRAMS = ("/api/", "/healthz")
_FOR_PROGRAMS = (".json", ".jsonl")


class Gone(Exception):
    """An article that was withdrawn."""

    def __init__(self, tombstone: Tombstone) -> None:
        super().__init__(tombstone.why)
        self.tombstone = tombstone


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a query the trouble is: the characters, and what stands around them.

    Attributes:
        number: of the first of these characters, from 1.
        mended: the search with the query mended, None where no mending suggests itself.
    """

    before: str
    at: str
    after: str
    number: int
    mended: SearchState | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong.

    Attributes:
        heading: for people, in place of the status's own name.
        detail: what happened and why, and what to do next.
        members: what programs are told besides.
        place: where in the query it is, if anywhere.
        notice: what is under way, if that is the reason.
        is_in_english: whether the detail is in English, whatever the language of the pages.
    """

    status: HTTPStatus
    heading: str
    detail: str
    members: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    place: Place | None = None
    notice: Notice | None = None
    is_in_english: bool = False


def register(app: Flask) -> None:
    """Let *app* answer with what went wrong."""
    app.register_error_handler(StateError, lambda error: answer(_state_problem(error)))
    app.register_error_handler(RequestError, lambda error: answer(replace(_refused(str(error)), is_in_english=True)))
    app.register_error_handler(QueryError, lambda error: answer(_query_problem(error)))
    app.register_error_handler(PermalinkError, lambda error: answer(_permalink_problem(error)))
    app.register_error_handler(ArticleNotFound, lambda error: answer(_article_problem(error)))
    app.register_error_handler(OriginalMissing, lambda error: answer(_original_problem()))
    app.register_error_handler(Gone, lambda error: answer(_gone_problem(error.tombstone)))
    app.register_error_handler(SearchTimeout, lambda error: answer(_too_long(_took(error))))
    app.register_error_handler(SearchesBusy, lambda error: answer(_too_long(str(error))))
    app.register_error_handler(EngineError, lambda error: answer(_engine_problem(error)))
    app.register_error_handler(HTTPException, lambda error: answer(_http_problem(error)))
    app.register_error_handler(Exception, lambda error: answer(_defect(error)))


def answer(problem: Problem) -> Response:
    """Return the answer that tells of a problem, as whoever asked can read it."""
    is_program = request.path.startswith(_PROGRAMS) or request.path.endswith(_FOR_PROGRAMS)
    made = _as_json(problem) if is_program else _as_page(problem)
    made.status_code = problem.status
    made.headers.extend(dict(problem.headers))
    return made


def _as_json(problem: Problem) -> Response:
    body = {
        "type": "about:blank",
        "title": problem.status.phrase,
        "status": problem.status.value,
        "detail": f"{problem.detail} {problem.notice.sentence}" if problem.notice else problem.detail,
        **problem.members,
    }
    return Response(json.dumps(body, ensure_ascii=False), mimetype="application/problem+json")


def _as_page(problem: Problem) -> Response:
    return make_response(render_template("errors/problem.html", problem=problem, form=search_form(pairs())))


def _refused(detail: str, **members: Any) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, _("This search can’t be made"), _sentence(detail), members)


def _state_problem(error: StateError) -> Problem:
    return _refused(str(error), parameter=error.parameter)


def _query_problem(error: QueryError) -> Problem:
    query, position = error.query, error.position
    end = position + min(max(1, error.length), _AROUND)
    place = Place(
        query[max(0, position - _AROUND) : position],
        query[position:end],
        query[end : end + _AROUND],
        position + 1,
        here().state().with_words(error.mending) if error.mending else None,
    )
    members = {"parameter": "q", "position": position, "length": error.length, "mending": error.mending}
    return Problem(
        HTTPStatus.BAD_REQUEST, _("This query is not understood"), _sentence(error.reason), members, place=place
    )


def _permalink_problem(error: PermalinkError) -> Problem:
    detail = _("No article can have this address: %(why)s. Compare it with where you found it.", why=error)
    return Problem(HTTPStatus.NOT_FOUND, _("The address is mistyped"), detail)


def _article_problem(error: ArticleNotFound) -> Problem:
    known = later("The identifier is well formed, but this archive never gave it to an article.")
    missing = _("No article has the identifier %(id)s.", id=error.identifier)
    detail = f"{missing} {_(known)}"
    return Problem(HTTPStatus.NOT_FOUND, _("No such article"), detail)


def _original_problem() -> Problem:
    detail = _("The article is here, but the file that it was taken from is not where it was filed.")
    return Problem(HTTPStatus.NOT_FOUND, _("The original is missing"), detail)


def _gone_problem(tombstone: Tombstone) -> Problem:
    when = day_label(tombstone.made_at)
    gone = later("The article %(id)s was withdrawn on %(day)s: %(why)s")
    detail = _(gone, id=tombstone.article_id, day=when, why=_sentence(tombstone.why))
    members = {"withdrawn_at": tombstone.made_at.isoformat(), "why": tombstone.why}
    return Problem(HTTPStatus.GONE, _("This article was withdrawn"), detail, members)


def _too_long(detail: str) -> Problem:
    headers = {"Retry-After": str(_RETRY_S)}
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, _("This search takes too long"), _sentence(detail), headers=headers)


def _took(error: SearchTimeout) -> str:
    longer = later("the search took longer than the %(seconds)s s that it may; narrow it or leave words out")
    return _(longer, seconds=f"{error.seconds:g}")


def _engine_problem(error: EngineError) -> Problem:
    _log.warning("the index can't be used: %s", error)
    underway = notice(here().status())
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The index is not ready"),
        _(
            "The archive can’t be searched at the moment: its index is not there yet, or is being built anew. "
            "No article is lost, and each can be read at its address."
        ),
        headers={"Retry-After": str(_RETRY_S)},
        notice=underway,
    )


def _http_problem(error: HTTPException) -> Problem:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    headers = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    known = {
        HTTPStatus.NOT_FOUND: (
            _("There is no such page"),
            _("Nothing is kept under this address. The search may find it."),
        ),
        HTTPStatus.METHOD_NOT_ALLOWED: (
            _("This can’t be done here"),
            _("The archive only answers GET and HEAD, not %(method)s.", method=request.method),
        ),
    }
    heading, detail = known.get(status, (status.phrase, error.description or status.description))
    return Problem(status, heading, detail, headers=headers)


def _defect(error: Exception) -> Problem:
    number = secrets.token_hex(6)
    _log.error("defect %s at %r", number, request.path, exc_info=error)
    detail = _("The archive failed at this; nothing is lost. Its log says more under the id %(number)s.", number=number)
    return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, _("Something went wrong here"), detail, {"id": number})


def _sentence(text: str) -> str:
    """Return *text* as a sentence, with a capital letter and a full stop."""
    capital = text[:1].upper() + text[1:]
    return capital if capital.endswith((".", "…", "?")) else f"{capital}."
