"""Where templates and documents lie: in the package once installed, beside it in a clone."""

from __future__ import annotations

from pathlib import Path

import archive

_PACKAGE = Path(archive.__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder *name* of the installed package, else the one of the repository."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
