"""A site over an archive that is filled by hand, asked through HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from making import derived, seen

from archive.archive import Archive
from archive.catalogue.recording import Recorder
from archive.catalogue.values import DerivedPart
from archive.config import Settings
from archive.home import Home
from archive.indexing import keep_up
from archive.web import create_app


@dataclass
class Site:
    """An archive with its site; what is put in is searchable after ``index``."""

    archive: Archive
    app: Flask

    @property
    def client(self) -> FlaskClient:
        return self.app.test_client()

    def put(self, name: str, text: str = "The text.", **values: Any) -> str:
        """Take in a file with one article; return its identifier."""
        return self.put_part(name, text, derived(text, **values))

    def put_part(self, name: str, text: str, part: DerivedPart) -> str:
        self.archive.originals.keep(hashlib.sha256(text.encode()).hexdigest(), text.encode())
        with self.archive.catalogue.store.writing() as connection:
            [outcome] = Recorder(connection, "by hand").record(seen(name, text), [part])
        assert outcome.article_id
        return outcome.article_id

    def reject(self, name: str, reason: str) -> None:
        with self.archive.catalogue.store.writing() as connection:
            Recorder(connection, "by hand").reject(seen(name), reason)

    def index(self) -> None:
        keep_up(self.archive.catalogue, self.archive.generations)


def opened(folder: Path, **settings: Any) -> Site:
    archive = Archive.open(Settings(**{"engine": "memory:", **settings}), Home(folder))
    return Site(archive, create_app(archive=archive))


@pytest.fixture(scope="package")
def open_site() -> Callable[..., Site]:
    """Open a site in a folder, which whoever asks for it closes."""
    return opened


@pytest.fixture
def make_site(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Make sites with settings of their own."""
    made: list[Site] = []

    def make(**settings: Any) -> Site:
        made.append(opened(tmp_path / f"home-{len(made)}", **settings))
        return made[-1]

    yield make
    for site in made:
        site.archive.close()


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    """A site with nothing in it."""
    return make_site()


@pytest.fixture(scope="package")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with five articles and two rejected files, which tests only read."""
    site = opened(tmp_path_factory.mktemp("shelf"))
    for number, outlet in enumerate(["Harbour Gazette", "Harbour Gazette", "Enn Valley Star"]):
        site.put(
            f"treaty-{number}.txt",
            f"The treaty was signed on day {number}. A second treaty follows.",
            title=f"Treaty number {number}",
            outlet=outlet,
            authors=("Lopez, Ana",) if number else ("Bo Chen", "Cy Dee"),
            published=("2020-07-13", "2021-06", "2021")[number],
            section="World",
            language="en",
        )
    site.put(
        "tide.txt", "La marée monte.", title="La marée", outlet="Le Courrier", language="fr", published="2021-06-28"
    )
    site.put("nameless.txt", "Nothing is known of this.", title=None)
    site.reject("empty.txt", "the file is empty")
    site.reject("picture.jpg", "the file is no text")
    site.index()
    yield site
    site.archive.close()


@pytest.fixture
def client(shelf: Site) -> FlaskClient:
    """Asks the site of ``shelf``."""
    return shelf.client
