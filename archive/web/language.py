"""The language of the pages: what templates say, and what presenters say while a request is answered."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from markupsafe import Markup, escape

from archive import translating
from archive.config import Settings
from archive.translating import SHIPPED, decimal, load, speaking

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

END = Markup("</a>")


def register(app: Flask, settings: Settings) -> None:
    """Let *app* speak the language that is set.

    Raises:
        ConfigError: the pages are not translated into it.
    """
    language = load(settings.language, Path(settings.translations) if settings.translations else SHIPPED)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]
    app.jinja_env.globals.update(language=language, gettext=_gettext, ngettext=_ngettext, link=_link, end=END)
    app.jinja_env.filters.update(number=decimal, capital=_capital, in_a_row=_in_a_row)
    inner: WSGIApplication = app.wsgi_app

    def spoken(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with speaking(language):
            return inner(environ, start_response)

    app.wsgi_app = spoken  # type: ignore[method-assign]


def _gettext(message: str, **values: object) -> Markup:
    """Return a sentence as translated; neither it nor the values can write markup, unless these are Markup."""
    return escape(translating.raw(message)) % values


def _ngettext(one: str, many: str, number: int, **values: object) -> Markup:
    return escape(translating.raw_plural(one, many, number)) % {"number": decimal(number), **values}


def _link(address: str) -> Markup:
    """Begin a link in a sentence; ``end`` ends it."""
    return Markup('<a href="{}">').format(address)


def _capital(text: str) -> str:
    """Return *text*, which begins a sentence, with a capital letter."""
    return text[:1].upper() + text[1:]


def _in_a_row(items: Iterable[str]) -> str:
    return translating.in_a_row(tuple(items))
