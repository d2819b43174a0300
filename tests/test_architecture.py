"""The walls of the house: which module may import which."""

from __future__ import annotations

import ast
import configparser
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("index", "archive")


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


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """Give (package, room) of every import of ours in a file, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text())):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module in PACKAGES else [module]
        for name in names:
            package, _, rest = name.partition(".")
            if package in PACKAGES:
                yield package, rest.partition(".")[0]


def third_party(path: Path) -> set[str]:
    """Return the top-level names that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_stands_in_the_list(package: str) -> None:
    assert {room for room, _ in modules(package)} - {"__main__"} == set(rooms(package))


@pytest.mark.parametrize("package", PACKAGES)
def test_modules_import_only_from_those_above(package: str) -> None:
    order = rooms(package)
    for room, path in modules(package):
        if room == "__main__":
            continue
        for other_package, other in imported(path):
            if other_package != package or other in ("", "__version__", room):
                continue
            assert order.index(other) < order.index(room), (
                f"{path.relative_to(ROOT)} imports {other}, which stands below"
            )


def test_index_knows_nothing_of_the_archive() -> None:
    for _, path in modules("index"):
        assert "archive" not in {package for package, _ in imported(path)}, path


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
