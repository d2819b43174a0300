"""Pressmark: a self-hosted, searchable archive of press clippings.

Modules import only from those before them in this list, and from ``index``: errors, config, translating, home,
dates, differing, article, records, permalink, originals, readers, extraction, evaluation, merging, catalogue, history,
corrections, walk, following, deriving, learning, ingest, indexing, relevance, archive, status, intake, search_state,
labels, understanding, readback, relaxing, suggesting, completing, taking, search, neighbours, slugs, listing, browsing,
shapes, citation, exports, presenters, web, terminal, serving, cli.
``tests/test_architecture.py`` holds it.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("pressmark")
except PackageNotFoundError:  # a plain clone, started without being installed
    __version__ = "0+unknown"
