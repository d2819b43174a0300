"""The language of the pages: what templates say, and what presenters say while a request is answered."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from markupsafe import Markup, escape

from archive import translating
from archive.config import Settings
from archive.translating import ENGLISH, SHIPPED, Language, decimal, load, speaking

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def register(app: Flask, settings: Settings) -> None:
    """Let *app* speak the language that is set.

    Raises:
        ConfigError: the pages are not translated into it.
    """
    language = load(settings.language, Path(settings.translations) if settings.translations else SHIPPED)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]
    app.jinja_env.globals.update(gettext=_gettext, ngettext=_ngettext, **_for_templates(language))
    app.jinja_env.filters.update(number=decimal, capital=_capital)
    inner: WSGIApplication = app.wsgi_app

    def spoken(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with speaking(language):
            return inner(environ, start_response)

    app.wsgi_app = spoken  # type: ignore[method-assign]


def _for_templates(language: Language) -> dict[str, object]:
    """Return what templates name.

    Attributes ``ours``, for words of ours inside a text of another language, and ``in_english``, for what is English
    in every language; for places in sentences ``link(address)`` to ``end``, and ``unseen`` to ``seen``, for what only
    those hear who don't see the page.
    """
    return {
        "language": language,
        "ours": Markup(' lang="{}" dir="{}"').format(language.tag, language.direction),
        "in_english": Markup("" if language is ENGLISH else ' lang="en"'),
        "link": Markup('<a href="{}">').format,
        "end": Markup("</a>"),
        "unseen": Markup('<span class="unseen">'),
        "seen": Markup("</span>"),
    }


def _gettext(message: str, **values: object) -> Markup:
    """Return a sentence as translated; neither it nor the values can write markup, unless these are Markup."""
    return escape(translating.raw(message)) % values


def _ngettext(one: str, many: str, number: int, **values: object) -> Markup:
    return escape(translating.raw_plural(one, many, number)) % {"number": decimal(number), **values}


def _capital(text: str) -> str:
    """Return *text*, which begins a sentence, with a capital letter."""
    return text[:1].upper() + text[1:]
