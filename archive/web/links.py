"""Where the archive is read, and what the ``Link`` headers of its answers say."""

from __future__ import annotations

from archive.citation.record import Place
from archive.exports.formats import OF_ARTICLE
from archive.web import urls
from archive.web.context import here


def place() -> Place:
    """Return where the archive is read."""
    return Place(here().settings.site_name, urls.base())


def of_article(article_id: str) -> str:
    """Return the header of an article's page: what it is, and in which formats it is described (signposting)."""
    page = urls.absolute(urls.article(article_id))
    links = [_link(page, "canonical"), _link(page, "cite-as"), _link("https://schema.org/NewsArticle", "type")]
    for form in OF_ARTICLE:
        address = urls.absolute(urls.article_as(article_id, form.suffix))
        links.append(_link(address, "alternate describedby" if form.is_record else "alternate", form.media_type))
    return ", ".join(links)


def of_format(article_id: str) -> str:
    """Return the header of an article in another format, which leads to its page."""
    page = urls.absolute(urls.article(article_id))
    return ", ".join((_link(page, "canonical"), _link(page, "describes", "text/html")))


def _link(address: str, rel: str, media_type: str = "") -> str:
    return f'<{address}>; rel="{rel}"' + (f'; type="{media_type}"' if media_type else "")
