"""`pressmark serve`, as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.archive import Archive
from archive.catalogue.runs import RunState
from archive.config import Settings
from archive.home import Home
from archive.serving import _Beside

pytestmark = pytest.mark.enable_socket

Serve = Callable[..., "Server"]


def _interruptible() -> None:
    """Let SIGINT end what is started: a shell that runs the tests in the background has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Server:
    """A server under way; what it printed, and what it answers."""

    def __init__(self, *arguments: str) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PRESSMARK_")}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "archive", "serve", *arguments, "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
            preexec_fn=_interruptible,
        )
        assert self.process.stdout
        self.announced = self.process.stdout.readline()
        self.address = next((word for word in self.announced.split() if word.startswith("http://127.0.0.1:")), "")

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:
            text: str = answer.read().decode()
        return text

    def health(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get("/healthz"))
        return found

    def wait_until_ok(self) -> dict[str, Any]:
        for _ in range(600):
            health = self.health()
            if health["status"] == "ok":
                return health
            time.sleep(0.1)
        raise AssertionError(f"never ok: {health}")

    def stop(self, sign: int = signal.SIGTERM) -> int:
        self.process.send_signal(sign)
        code = self.process.wait(60)
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        return code


@pytest.fixture
def serve() -> Iterator[Serve]:
    started: list[Server] = []

    def start(*arguments: object) -> Server:
        started.append(Server(*(str(argument) for argument in arguments)))
        return started[-1]

    yield start
    for server in started:
        if server.process.poll() is None:
            server.stop(signal.SIGKILL)


def write(folder: Path, count: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = f"Headline number {number}\n\nBy Ada Marsh\n\nThe harbour board met for the {number}th time this year.\n"
        (folder / f"{number}.txt").write_text(text)


def test_serve_answers_at_once_and_is_ok_when_all_is_searchable(serve: Serve, tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    write(folder, 60)
    server = serve(folder)
    assert server.address, server.announced
    first = server.health()
    assert first["status"] in ("ingesting", "ok")
    assert first["status"] == "ingesting" or first["indexed"] == 60
    assert server.get("/")
    health = server.wait_until_ok()
    assert (health["articles"], health["indexed"], health["rejected"]) == (60, 60, 0)
    assert json.loads(server.get("/api/v1/search?q=harbour"))["total"] == 60
    assert server.stop() == 0


def test_with_json_serve_prints_its_address_as_json(serve: Serve, tmp_path: Path) -> None:
    write(tmp_path / "clips", 1)
    server = serve(tmp_path / "clips", "--json")
    assert json.loads(server.announced)["url"].startswith("http://127.0.0.1:")


@pytest.mark.slow
def test_served_again_it_takes_in_what_changed(serve: Serve, tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    write(folder, 3)
    first = serve(folder)
    first.wait_until_ok()
    first.stop(signal.SIGINT)
    write(folder, 4)
    second = serve(folder)
    assert second.wait_until_ok()["articles"] == 4


@pytest.mark.slow
def test_a_deleted_index_is_built_beside_the_running_site(serve: Serve, tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    write(folder, 3)
    first = serve(folder)
    first.wait_until_ok()
    link = json.loads(first.get("/api/v1/search"))["hits"][0]["url"]
    first.stop()
    for path in sorted((folder / ".pressmark" / "index").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    second = serve("--home", folder / ".pressmark")
    assert second.get(link)
    assert second.wait_until_ok()["indexed"] == 3


def test_a_run_whose_process_ended_before_it_began_has_failed(tmp_path: Path) -> None:
    write(tmp_path / "clips", 1)
    archive = Archive.open(Settings(), Home(tmp_path / "home"))
    beside = _Beside(archive, [tmp_path / "clips"])
    run = archive.catalogue.latest_run()
    assert run is not None
    assert run.state is RunState.RUNNING
    with subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"]) as process:
        beside._watch(process, run.id)
    ended = archive.catalogue.latest_run()
    assert ended is not None
    assert ended.state is RunState.FAILED
    archive.close()


@pytest.mark.slow
def test_a_port_that_is_taken_is_said(serve: Serve, tmp_path: Path) -> None:
    write(tmp_path / "clips", 1)
    first = serve(tmp_path / "clips")
    port = first.address.rpartition(":")[2]
    second = subprocess.run(
        [sys.executable, "-P", "-m", "archive", "serve", str(tmp_path / "clips"), "--port", port],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert second.returncode == 2
    assert "--port" in second.stderr
    assert first.wait_until_ok()
