from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.article import FIELD_NAMES
from archive.cli import main
from archive.terminal import ProgressLine, line

Run = Callable[..., Result]
FIELDS = set(FIELD_NAMES)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("PRESSMARK_HOME", "PRESSMARK_ENGINE", "PRESSMARK_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    for number, word in enumerate(("barrage", "treaty", "ferry")):
        text = (
            f"A headline about the {word}\n\nBy Ada Marsh\n\nThe {word} was on everybody's lips in the harbour town.\n"
        )
        (folder / f"{number}.txt").write_text(text)
    return folder


def answer(result: Result) -> Any:
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return json.loads(result.stdout)


def test_ingest_counts_outcomes_and_says_which(run: Run, clips: Path) -> None:
    report = answer(run("ingest", clips, "--json"))
    assert (report["added"], report["changed"], report["same"], report["rejected"]) == (3, 0, 0, 0)
    assert {each["outcome"] for each in report["outcomes"]} == {"added"}
    assert all(len(each["id"]) == 13 for each in report["outcomes"])
    assert answer(run("ingest", clips, "--json"))["same"] == 3
    assert (clips / ".pressmark" / "catalogue.sqlite3").is_file()


def test_ingest_ends_with_1_where_a_file_was_rejected(run: Run, clips: Path) -> None:
    (clips / "empty.txt").write_text("")
    result = run("ingest", clips)
    assert result.exit_code == 1
    assert "3 added" in result.stderr
    assert "empty.txt" in result.stderr
    assert result.stdout == ""


def test_search_finds_and_filters(run: Run, clips: Path) -> None:
    run("ingest", clips)
    home = clips / ".pressmark"
    found = answer(run("search", "barrage", "--home", home, "--json"))
    assert found["total"] == 1
    assert found["hits"][0]["title"] == "A headline about the barrage"
    (snippet, *_) = found["hits"][0]["snippets"]
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["barrage"]
    assert answer(run("search", "--home", home, "--filter", "author=Ada Marsh", "--json"))["total"] == 3
    assert answer(run("search", "--home", home, "--missing", "year", "--json"))["total"] == 3
    assert answer(run("search", "--home", home, "--from", "2020", "--json"))["total"] == 0


def test_search_says_what_may_have_been_meant(run: Run, clips: Path) -> None:
    run("ingest", clips)
    home = clips / ".pressmark"
    assert "Did you mean: barrage harbour (1 article)\n" in run("search", "barrge harbor", "--home", home).stdout
    assert "Did you mean" not in run("search", "barrage", "--home", home).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "2021", "--to", "2020"),
        ("--page", "0"),
        ("--page", "1000000000"),
        ("--sort", "random"),
        ("--filter", "colour=red"),
        ("--missing", "colour"),
        ('"unclosed',),
    ],
)
def test_a_search_that_can_not_be_meant_ends_with_2(run: Run, clips: Path, arguments: tuple[str, ...]) -> None:
    run("ingest", clips)
    result = run("search", "--home", clips / ".pressmark", *arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert result.stdout == ""


def test_show_gives_the_record_with_identity_and_sources(run: Run, clips: Path) -> None:
    article_id = answer(run("ingest", clips / "0.txt", "--home", clips / "h", "--json"))["outcomes"][0]["id"]
    shown = answer(run("show", article_id, "--home", clips / "h", "--json"))
    assert shown["id"] == article_id
    assert shown["url"] == f"/articles/{article_id}"
    assert shown["sources"] == [{"name": "0.txt", "part": "", "state": "present"}]
    assert shown["revision"] == 1
    assert set(shown) >= FIELDS
    assert "A headline about the barrage" in run("show", article_id.upper(), "--home", clips / "h").stdout


@pytest.mark.parametrize("article_id", ["0000000000000", "zzz", "not-an-article"])
def test_show_ends_with_1_where_there_is_no_such_article(run: Run, clips: Path, article_id: str) -> None:
    run("ingest", clips)
    result = run("show", article_id, "--home", clips / ".pressmark", "--json")
    assert result.exit_code == 1
    assert article_id in result.stderr
    assert result.stdout == ""


def test_extract_prints_one_object_a_line_and_takes_nothing_in(run: Run, clips: Path) -> None:
    result = run("extract", clips / "0.txt", clips / "1.txt", "--json")
    lines = [json.loads(each) for each in result.stdout.splitlines()]
    assert [Path(each["source"]).name for each in lines] == ["0.txt", "1.txt"]
    for each in lines:
        assert set(each) >= FIELDS | {"part", "sha256", "media_type", "encoding"}
        assert set(each) >= {"body", "captions", "notes", "furniture"}
        text = Path(each["source"]).read_text(each["encoding"])
        for evidence in each["title"]["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert not (clips / ".pressmark").exists()


def test_extract_knows_the_outlets_beside_the_file_or_beside_the_archive_named(
    run: Run, clips: Path, tmp_path: Path
) -> None:
    (clips / "0.txt").write_text("Quay Courier | Board meets\n\nThe board met on the quay and went home again, wet.\n")
    for folder, name in ((clips, "The Quay Courier"), (tmp_path, "The Quay Courier of Ellery")):
        (folder / "outlets.toml").write_text(f'[[outlet]]\nname = "{name}"\naliases = ["Quay Courier"]\n')
    assert answer(run("extract", clips / "0.txt", "--json"))["outlet"]["value"] == "The Quay Courier"
    named = answer(run("extract", clips / "0.txt", "--home", tmp_path / ".pressmark", "--json"))
    assert named["outlet"]["value"] == "The Quay Courier of Ellery"


def test_extract_ends_with_1_where_a_file_gives_nothing(run: Run, clips: Path) -> None:
    (clips / "empty.txt").write_text("")
    result = run("extract", clips / "0.txt", clips / "empty.txt", "--json")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "empty.txt" in result.stderr


def test_a_deleted_index_is_built_again_before_a_command_answers(run: Run, clips: Path) -> None:
    run("ingest", clips)
    home = clips / ".pressmark"
    shutil.rmtree(home / "index")
    assert answer(run("search", "ferry", "--home", home, "--json"))["total"] == 1
    shutil.rmtree(home / "index")
    assert answer(run("status", "--home", home, "--json"))["status"] == "ok"


def test_links_survive_the_loss_of_the_whole_archive(run: Run, clips: Path) -> None:
    before = {each["source"]: each["id"] for each in answer(run("ingest", clips, "--json"))["outcomes"]}
    shutil.rmtree(clips / ".pressmark")
    assert {each["source"]: each["id"] for each in answer(run("ingest", clips, "--json"))["outcomes"]} == before


def test_status_and_reindex_say_how_the_archive_stands(run: Run, clips: Path) -> None:
    (clips / "empty.txt").write_text("")
    run("ingest", clips)
    for command in ("status", "reindex"):
        now = answer(run(command, "--home", clips / ".pressmark", "--json"))
        assert (now["status"], now["articles"], now["indexed"], now["rejected"]) == ("ok", 3, 3, 1)
        assert now["engine"] == "whoosh"
    assert "3 articles" in run("status", "--home", clips / ".pressmark").stdout


def test_search_says_what_was_looked_for_and_what_else_there_is(run: Run, clips: Path) -> None:
    run("ingest", clips)
    home = clips / ".pressmark"
    lines = run("search", "barrage nowhere", "--home", home).stdout.splitlines()
    assert lines == [
        "0 found: articles with barrage and nowhere",
        "There is no article with nowhere.",
        "Without nowhere there would be 1 article.",
    ]
    lines = run("search", "lips harbour ferry", "--home", home).stdout.splitlines()
    assert lines[0] == "1 found: articles with lips, harbour and ferry"
    place = lines.index("2 more articles with all but one of the words:")
    assert [line for line in lines[:place] if "headline" in line] == [lines[2]]
    assert sum("A headline" in line for line in lines[place:]) == 2


@pytest.mark.parametrize("command", [("search", "x"), ("show", "x"), ("status",), ("reindex",)])
def test_no_archive_ends_with_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*command)
    assert result.exit_code == 2
    assert "no archive here" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_command_finds_the_archive_above_it(run: Run, clips: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("ingest", clips)
    (clips / "sub").mkdir()
    monkeypatch.chdir(clips / "sub")
    assert answer(run("search", "treaty", "--json"))["total"] == 1


def test_several_folders_need_a_home(run: Run, clips: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(clips, other)
    (other / "0.txt").write_text("Another headline\n\nBy Ben Quill\n\nAnother text, quite another one.\n")
    assert run("ingest", clips, other).exit_code == 2
    report = answer(run("ingest", clips, other, "--home", tmp_path / "home", "--json"))
    assert (report["added"], report["same"]) == (4, 2)


def test_a_bad_setting_ends_with_2_and_is_named(run: Run, clips: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSMARK_PORT", "many")
    result = run("ingest", clips)
    assert result.exit_code == 2
    assert "PRESSMARK_PORT" in result.stderr


def test_an_index_in_memory_can_not_be_served(run: Run, clips: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSMARK_ENGINE", "memory:")
    result = run("serve", clips)
    assert result.exit_code == 2
    assert "memory:" in result.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_has_rate_and_time_left() -> None:
    assert line("taking in", 120, 1000, 2.0).split("  ")[-2:] == ["60/s", "15 s left"]
    assert line("taking in", 0, 0, 0.0).endswith("…")


def test_progress_is_shown_on_a_terminal_after_a_second_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.0, 0.5, 2.0, 2.1, 3.0])
    monkeypatch.setattr("archive.terminal.time.monotonic", lambda: next(clock))
    terminal = Terminal()
    shown = ProgressLine(terminal)
    for done in range(4):
        shown("taking in", done, 10)
    shown.clear()
    assert terminal.getvalue().count("taking in") == 1
    monkeypatch.undo()
    plain = io.StringIO()
    ProgressLine(plain)("taking in", 1, 10)
    assert plain.getvalue() == ""


def test_a_correction_is_made_listed_and_undone(run: Run, clips: Path) -> None:
    home = clips / ".pressmark"
    article_id = answer(run("ingest", clips, "--json"))["outcomes"][0]["id"]
    given = ("correct", article_id, "--home", home, "--json")
    made = answer(run(*given, "published=2021-06~", "authors=Ada Marsh; Ben Quill", "--by", "Nora", "--why", "letter"))
    assert [(each["field"], each["value"], each["by"], each["why"]) for each in made["corrections"]] == [
        ("published", "2021-06~", "Nora", "letter"),
        ("authors", ["Ada Marsh", "Ben Quill"], "Nora", "letter"),
    ]
    assert answer(run("search", "--home", home, "--json", "--from", "2021", "--to", "2021"))["total"] == 1
    shown = answer(run("show", article_id, "--home", home, "--json"))
    assert shown["published"]["value"] == "2021-06~"
    assert "Nora" in shown["published"]["evidence"][0]["rule"]
    number = made["corrections"][0]["number"]
    assert run(*given, "--undo", number, "--by", "Ben").exit_code == 0
    listed = answer(run(*given))["corrections"]
    assert [each["undone_by"] for each in listed] == ["Ben", None]
    assert answer(run("search", "--home", home, "--json", "--from", "2021", "--to", "2021"))["total"] == 0
    lines = run("correct", article_id, "--home", home).stdout.splitlines()
    assert lines[0].startswith("1  published: 2021-06~  (Nora, ")
    assert "undone by Ben" in lines[0]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("title=A",), 2, "--by"),
        (("titel=A", "--by", "N"), 2, "titel"),
        (("title", "--by", "N"), 2, "FIELD=VALUE"),
        (("published=soon", "--by", "N"), 2, "EDTF"),
        (("--undo", "7", "--by", "N"), 1, "no correction 7"),
    ],
)
def test_a_correction_that_cannot_be_meant_changes_nothing(
    run: Run, clips: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    article_id = answer(run("ingest", clips, "--json"))["outcomes"][0]["id"]
    result = run("correct", article_id, "--home", clips / ".pressmark", *arguments)
    assert result.exit_code == code
    assert says in result.stderr
    assert "No corrections" in run("correct", article_id, "--home", clips / ".pressmark").stdout


def test_outlets_are_listed_and_merged(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    for number, outlet in enumerate(("Harbour Gazette", "Harbour Gazete", "Reuters")):
        (folder / f"{number}.md").write_text(
            f"---\ntitle: T{number}\noutlet: {outlet}\n---\n\nIt rained, {number} times.\n"
        )
    run("ingest", folder)
    home = ("--home", folder / ".pressmark")
    listed = answer(run("outlets", "--json", *home))["outlets"]
    assert {each["name"]: (each["known"], each["like"]) for each in listed} == {
        "Harbour Gazette": (False, "Harbour Gazete"),
        "Harbour Gazete": (False, "Harbour Gazette"),
        "Reuters": (True, None),
    }
    assert "unknown, perhaps" in run("outlets", *home).stdout
    assert run("outlets", "--unknown", "--merge", "Harbour Gazete", "Harbour Gazette", *home).stdout == "No outlets.\n"
    run("ingest", folder)
    found = answer(run("outlets", "--json", *home))["outlets"]
    assert {each["name"]: each["articles"] for each in found} == {"Harbour Gazette": 2, "Reuters": 1}
