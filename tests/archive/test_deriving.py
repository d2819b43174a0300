from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from deadly import DeadlyKnowledge

from archive.catalogue.values import DerivedPart, SeenFile
from archive.deriving import Derivation, DerivedFile, ReadFile
from archive.extraction import Knowledge

TEXT = "Headline number {}\n\nBy Ada Marsh\n\nThe harbour board met for the {}th time, and nothing came of it.\n"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load(None)


def read(name: str, text: str) -> ReadFile:
    data = text.encode()
    return ReadFile(SeenFile(name, name, hashlib.sha256(data).hexdigest(), len(data), 1), data)


def many(count: int) -> list[ReadFile]:
    return [read(f"{number}.txt", TEXT.format(number, number)) for number in range(count)]


def articles(results: list[Any]) -> list[Any]:
    return [part.article for result in results for part in result.parts if isinstance(part, DerivedPart)]


@pytest.mark.slow
def test_other_processes_make_what_this_one_makes_in_the_same_order(knowledge: Knowledge) -> None:
    files = many(20)
    with Derivation(knowledge, 1) as here, Derivation(knowledge, 1000) as there:
        by_itself, by_others = list(here.results(files)), list(there.results(files))
    assert [result.file.name for result in by_others] == [file.file.name for file in files]
    assert articles(by_others) == articles(by_itself)
    assert [result.data for result in by_others] == [file.data for file in files]


@pytest.mark.parametrize("files", [1, pytest.param(1000, marks=pytest.mark.slow)])
def test_what_is_no_file_passes_through_in_its_place(knowledge: Knowledge, files: int) -> None:
    first, second = many(2)
    with Derivation(knowledge, files) as derivation:
        results = list(derivation.results([first, "between", second]))
    assert [type(result) for result in results] == [DerivedFile, str, DerivedFile]


@pytest.mark.slow
def test_files_are_read_only_a_little_ahead(knowledge: Knowledge) -> None:
    taken = 0

    def files() -> Any:
        nonlocal taken
        for file in many(200):
            taken += 1
            yield file

    with Derivation(knowledge, 1000) as derivation:
        results = derivation.results(files())
        next(results)
        assert taken < 50
        assert sum(1 for _ in results) == 199


@pytest.mark.slow
def test_a_file_that_ends_its_process_is_refused_and_the_rest_goes_on(knowledge: Knowledge) -> None:
    files = many(2)
    files.insert(1, read("deadly.txt", TEXT.format("deadly", "last")))
    with Derivation(DeadlyKnowledge(knowledge), 1000) as derivation:  # type: ignore[arg-type]
        results = list(derivation.results(files))
    refused = [result.file.name for result in results if result.refusal]
    assert refused == ["deadly.txt"]
    assert len(articles(results)) == 2


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed in /proc")
def test_no_worker_outlives_a_process_that_was_killed(tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    for file in many(400):
        (folder / file.file.name).write_bytes(file.data)
    command = [sys.executable, "-P", "-m", "archive", "ingest", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as ingest:
        workers: list[int] = []
        deadline = time.monotonic() + 20
        while not workers and ingest.poll() is None and time.monotonic() < deadline:
            workers = children(ingest.pid)
            time.sleep(0.02)
        ingest.send_signal(signal.SIGKILL)
    assert workers
    while any(is_alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(is_alive(worker) for worker in workers)


def children(process: int) -> list[int]:
    """Return the workers of a process."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [int(child) for child in listed if "spawn_main" in command_of(int(child))]


def command_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "spawn_main" in command_of(process)
