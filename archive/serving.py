"""Serving an archive from one command: the site in this process, the ingest in one beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from waitress.server import create_server

from archive.archive import Archive
from archive.catalogue.runs import RunKind
from archive.errors import ConfigError
from archive.intake import needs_catching_up
from archive.web import create_app

_STOP_WAIT_S = 10.0


def serve(archive: Archive, paths: Sequence[Path], host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve *archive* until interrupted, taking in *paths* in a process beside the site.

    Args:
        port: 0 for any that is free.
        say: told the address as soon as the site can be reached.

    Raises:
        ConfigError: the address can't be used, or the engine can't be shared by two processes.
    """
    if archive.settings.engine.startswith("memory:"):
        raise ConfigError("the engine memory: is of one process alone; serve needs one on the disk")
    try:
        server = create_server(
            create_app(archive.settings, archive=archive), host=host, port=port, threads=archive.settings.web_threads
        )
    except (OSError, ValueError) as error:
        raise ConfigError(f"can't listen on {host}:{port} ({error}); choose another with --port") from error
    beside = _Beside(archive, paths)
    say(_address(server))
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        beside.start()
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        beside.stop()


class _Beside:
    """The process that takes files in, or rebuilds the index, while the site answers."""

    def __init__(self, archive: Archive, paths: Sequence[Path]) -> None:
        self._archive = archive
        self._paths = paths
        self._process: subprocess.Popen[bytes] | None = None
        # Written down before the site answers, so that it never calls itself complete too early.
        self._run_id: int | None = None
        if paths:
            self._run_id = archive.catalogue.begin_run(RunKind.INGEST)
        elif needs_catching_up(archive):
            self._run_id = archive.catalogue.begin_run(RunKind.REBUILD)

    def start(self) -> None:
        """Start the process where there is work."""
        if self._run_id is None:
            return
        home = str(self._archive.home.path)
        command = [sys.executable, "-P", "-m", "archive", "work", "--home", home, "--run", str(self._run_id), "--"]
        self._process = subprocess.Popen(
            [*command, *map(str, self._paths)], stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": _code()}
        )
        threading.Thread(target=self._watch, args=(self._process, self._run_id), daemon=True).start()

    def stop(self) -> None:
        """End the process; what it has recorded is kept, and the next run goes on from there."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOP_WAIT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _watch(self, process: subprocess.Popen[bytes], run_id: int) -> None:
        process.wait()  # a run that came to its end has said so; this says it for one that didn't
        self._archive.catalogue.fail_run(run_id, f"the process ended with code {process.returncode}")


def _code() -> str:
    """Return the path by which this very program is found again, installed or not."""
    ours = str(Path(__file__).resolve().parent.parent)
    return os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _address(server: Any) -> str:
    """Return the first address that *server* listens on; a name may stand for several."""
    host, port = getattr(server, "effective_listen", [(server.effective_host, server.effective_port)])[0]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
