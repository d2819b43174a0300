"""The site: one application an archive, one blueprint a concern.

A view parses the state, calls the service, presents, renders. Modules:

    home, search, articles, rejected, help    the pages
    passages                                  an article by passages: quotations, beside the original
    revisions                                 what happened to an article
    taking                                    citations, exports, feeds
    facets, browse, almanac, holdings         pages to look through what is held
    api, health, crawlers                     for programs
    urls        every URL is built there
    links       the home's address, and Link headers
    conditional validators, and 304 in place of what the client has
    errors      what went wrong, as a page or as problem details
    language    the language of the pages
    security    headers of every answer
    compression fewer bytes on the way
    context     what a view works with
    places      where templates and documents lie
    wrapping    where a long line may break
"""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask

from archive.archive import Archive
from archive.config import Settings
from archive.home import home_for
from archive.web import (
    almanac,
    api,
    articles,
    browse,
    compression,
    context,
    crawlers,
    errors,
    facets,
    health,
    help,
    holdings,
    home,
    language,
    passages,
    rejected,
    revisions,
    search,
    security,
    taking,
    urls,
)
from archive.web.places import folder
from archive.web.wrapping import breakable

_BLUEPRINTS = (
    home.blueprint,
    search.blueprint,
    facets.blueprint,
    articles.blueprint,
    passages.blueprint,
    revisions.blueprint,
    browse.blueprint,
    almanac.blueprint,
    holdings.blueprint,
    rejected.blueprint,
    help.blueprint,
    taking.blueprint,
    api.blueprint,
    health.blueprint,
    crawlers.blueprint,
)


def create_app(settings: Settings | None = None, *, archive: Archive | None = None) -> Flask:
    """Return the site of an archive.

    Args:
        settings: the archive's own, or those of the environment, where they are not given.
        archive: opened already; else the one that *settings* or the working directory name is
            opened, and stays open as long as the process runs.

    Raises:
        ConfigError: nothing tells where the archive is, or it can't be kept there.
        CatalogueError: the catalogue can't be opened.
    """
    if archive is None:
        settings = settings or Settings.from_environment(os.environ)
        archive = Archive.open(settings, home_for((), settings, Path.cwd()))
    settings = settings or archive.settings
    app = Flask(__name__, template_folder=str(folder("templates")))
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False  # GET and HEAD are all there is
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.jinja_env.globals.update(urls=urls, site_name=settings.site_name, noindex=settings.noindex)
    app.jinja_env.filters["breakable"] = breakable
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    context.attach(app, archive, settings)
    errors.register(app)
    security.register(app, settings)
    compression.register(app)
    language.register(app, settings)
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
