"""Outlets and authors: all of them, and a page for each."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from archive.listing import whole_listing
from archive.presenters.lists import list_page
from archive.presenters.profiles import profile_page
from archive.presenters.results import search_form
from archive.slugs import Slugs
from archive.web import urls
from archive.web.context import here, pairs

blueprint = Blueprint("browse", __name__)


@blueprint.get("/outlets")
def outlets() -> str:
    """Show a page of the outlets."""
    return _index("outlet")


@blueprint.get("/authors")
def authors() -> str:
    """Show a page of the authors."""
    return _index("author")


@blueprint.get("/outlets/<slug>")
def outlet(slug: str) -> AnyResponse | str | tuple[str, int]:
    """Show what is held of an outlet."""
    return _one("outlet", slug)


@blueprint.get("/authors/<slug>")
def author(slug: str) -> AnyResponse | str | tuple[str, int]:
    """Show what is held of an author."""
    return _one("author", slug)


def _index(facet: str) -> str:
    browsing = here().browsing
    listed = browsing.listed(whole_listing(facet, pairs(), strict=False), dated=True)
    return render_template("browse/index.html", page=list_page(listed, browsing.slugs(facet)), form=search_form(()))


def _one(facet: str, slug: str) -> AnyResponse | str | tuple[str, int]:
    browsing = here().browsing
    slugs = {name: browsing.slugs(name) for name in ("outlet", "author")}
    names = slugs[facet].names(slug) or _otherwise(facet, slug, slugs[facet])
    if not names:
        abort(404)
    if len(names) > 1:
        choices = [(name, slugs[facet].of(name)) for name in names]
        return render_template("browse/choices.html", kind=facet, choices=choices, form=search_form(())), 300
    written = slugs[facet].of(names[0])
    if written != slug:
        return redirect(urls.named(facet, written))
    page = profile_page(browsing.profile(facet, names[0]), slugs)
    return render_template("browse/profile.html", page=page, form=search_form(()))


def _otherwise(facet: str, slug: str, slugs: Slugs) -> tuple[str, ...]:
    """Return the outlet that has another name in the authority file, if it is held."""
    known = here().browsing.outlet(slug.replace("-", " ")) if facet == "outlet" else None
    return slugs.names(known.name) if known else ()
