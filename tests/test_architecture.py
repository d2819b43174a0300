"""The walls of the house: which module may import which."""

from __future__ import annotations

import ast
import configparser
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("index", "archive")
DIVIDED = (*PACKAGES, "archive/extraction")
"""The packages whose rooms stand in an order."""


def rooms(package: str) -> list[str]:
    """Return the order of the modules as the package's docstring gives it."""
    text = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text())) or ""
    listed = re.search(r"(?:in this list|before them in this list)[^:]*:(.+?)\.(?:\s|$)", " ".join(text.split()))
    assert listed, f"{package}/__init__.py lists no modules"
    return [name.strip() for name in listed[1].split(",")]


def modules(package: str) -> Iterator[tuple[str, Path]]:
    """Give (room, file) of every module; a room is a module or a sub-package."""
    for path in sorted((ROOT / package).rglob("*.py")):
        parts = path.relative_to(ROOT / package).with_suffix("").parts
        if parts != ("__init__",):
            yield parts[0], path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imported(path: Path) -> Iterator[str]:
    """Give the dotted name of every import of ours in a file, those inside functions too."""
    for node in ast.walk(tree(path)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            module = node.module or ""
            is_divided = module.replace(".", "/") in DIVIDED
            names = [f"{module}.{alias.name}" for alias in node.names] if is_divided else [module]
        yield from (name for name in names if name.partition(".")[0] in PACKAGES)


def rooms_imported(path: Path, package: str) -> Iterator[str]:
    """Give the rooms of *package* that a file imports from."""
    inside = package.replace("/", ".") + "."
    for name in imported(path):
        if name.startswith(inside):
            yield name.removeprefix(inside).partition(".")[0]


def third_party(path: Path) -> set[str]:
    """Return the top-level names that a file imports."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("package", DIVIDED)
def test_every_module_stands_in_the_list(package: str) -> None:
    assert {room for room, _ in modules(package)} - {"__main__"} == set(rooms(package))


@pytest.mark.parametrize("package", DIVIDED)
def test_modules_import_only_from_those_above(package: str) -> None:
    order = rooms(package)
    for room, path in modules(package):
        if room == "__main__":
            continue
        for other in set(rooms_imported(path, package)) - {"__version__", room}:
            if other not in order:
                continue
            assert order.index(other) < order.index(room), (
                f"{path.relative_to(ROOT)} imports {other}, which stands below"
            )


def test_index_knows_nothing_of_the_archive() -> None:
    for _, path in modules("index"):
        assert "archive" not in {name.partition(".")[0] for name in imported(path)}, path


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("whoosh", "index/whoosh"),
        ("sqlalchemy", "archive/catalogue/"),
        ("alembic", "archive/catalogue/"),
        ("flask", "archive/web/"),
        ("markdown", ("archive/web/", "archive/readers/")),
        ("click", "archive/cli"),
        ("waitress", "archive/serving"),
    ],
)
def test_each_library_lives_in_one_place(library: str, allowed: str | tuple[str, ...]) -> None:
    users = [path for package in PACKAGES for _, path in modules(package) if library in third_party(path)]
    assert users, f"nothing uses {library}"
    for path in users:
        assert path.relative_to(ROOT).as_posix().startswith(allowed), f"{path} uses {library}"


def test_every_package_is_shipped() -> None:
    """Read setup.cfg, which names packages one by one because templates and documents are mapped into them."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", "utf-8")
    listed = set(settings["options"]["packages"].split())
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for package in PACKAGES
        for path in (ROOT / package).rglob("__init__.py")
    }
    assert listed == found | {"archive.docs", "archive.templates"}
