"""Knowledge that ends the process in which a deadly file is extracted, as a fault in a C library would."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from archive.extraction import Knowledge


@dataclass(frozen=True)
class DeadlyKnowledge:
    """Stands for *knowledge* until it is asked for anything by a process that has read a file named deadly."""

    knowledge: Knowledge

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "knowledge":
            raise AttributeError(name)
        import inspect

        if any(frame.frame.f_locals.get("name") == "deadly.txt" for frame in inspect.stack()):
            os._exit(11)
        return getattr(self.knowledge, name)
