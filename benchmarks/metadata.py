"""How true the metadata is that extraction finds, beside other programs on the same files in the same run.

    pip install -U pip && pip install '.[benchmark]'
    python benchmarks/metadata.py DATA_DIR
    python benchmarks/metadata.py DATA_DIR --write README.md --write docs/metadata.md

DATA_DIR holds a folder a set, each with a labels.jsonl and the files that it names (see docs/metadata.md). Prints
Markdown tables; with --write they replace what stands between “<!-- metadata: SET … -->” and “<!-- /metadata -->”
in the files named, of the sets that the first of these names, or of all. Two figures in a cell: of all
items, and of those that were held out while the rules were made.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from peers import PEERS, Tool, forget, isolate

from archive.errors import ReadError
from archive.evaluation.inference import Dating, UndatedEvaluation, undated_evaluation
from archive.evaluation.intervals import Estimate
from archive.evaluation.judging import Findings, Judgement, judged
from archive.evaluation.labelled import Item, SavedAs, read_labels
from archive.evaluation.running import files_of, first_part
from archive.evaluation.scoring import Scope, Score, scores, sureness, within
from archive.extraction import Knowledge, extract

OURS = "Pressmark"
NEUTRAL = "fundus"
COLUMNS = ("title", "day", "wrong day", "authors F1", "outlet", "wrong outlet", "body F1", "high", "wrong of high")
ROUNDS = 3
_SECTION = re.compile(r"(<!-- metadata:(?P<sets>[^>]*)-->\n).*?(<!-- /metadata -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """One program on one item as it is saved."""

    set_name: str
    tool: str
    saved_as: SavedAs
    item: Item
    judgements: tuple[Judgement, ...]
    failure: str | None


def pressmark(data: bytes, saved_as: SavedAs) -> Findings:
    """What extraction says of a file."""
    name = f"clipping.{'html' if saved_as is SavedAs.HTML else 'txt'}"
    return Findings.of(extract(first_part(name, data), name, knowledge()))


TOOLS: dict[str, Tool] = {OURS: pressmark, **PEERS}
_loaded: list[Knowledge] = []


def knowledge() -> Knowledge:
    """What comes with the program, loaded once in each process."""
    if not _loaded:
        _loaded.append(Knowledge.load())
    return _loaded[0]


def is_held_out(item: Item) -> bool:
    """Return whether nobody looked at *item* while rules were made: a quarter of all, by the digest of its id."""
    return int(hashlib.sha256(item.id.encode()).hexdigest(), 16) % 4 == 1


def run_tools(task: tuple[str, Item, SavedAs, Path]) -> list[Run]:
    """Return what each program makes of one file."""
    set_name, item, saved_as, path = task
    return [_run(tool, set_name, item, saved_as, path.read_bytes()) for tool in TOOLS]


def _run(tool: str, set_name: str, item: Item, saved_as: SavedAs, data: bytes) -> Run:
    failure = None
    try:
        findings = TOOLS[tool](data, saved_as)
    except Exception as error:  # a program that fails has found nothing; which one failed on what is said
        findings, failure = Findings(), f"{type(error).__name__}: {error}".splitlines()[0][:120]
        if tool == OURS and not isinstance(error, ReadError):
            raise
    judgements = tuple(judged(item, findings, saved_as, knowledge().outlets))
    return Run(set_name, tool, saved_as, item, judgements, failure)


def sets_in(folder: Path, part: str) -> dict[str, tuple[Item, ...]]:
    """Return the items of each set in *folder* that belong to *part*."""
    paths = sorted(folder.glob("*/labels.jsonl"), key=lambda path: (path.parent.name != NEUTRAL, path))
    found = {path.parent.name: read_labels(path) for path in paths}
    wanted = {"all": (False, True), "tuning": (False,), "held-out": (True,)}[part]
    return {name: tuple(item for item in items if is_held_out(item) in wanted) for name, items in found.items()}


def measured(sets: dict[str, tuple[Item, ...]], jobs: int) -> list[Run]:
    """Return what each program makes of each item, as page and as text."""
    tasks = [
        (name, item, saved_as, path)
        for name, items in sets.items()
        for saved_as in SavedAs
        for item, path in files_of(items, saved_as)
    ]
    found: list[Run] = []
    with ProcessPoolExecutor(jobs, initializer=isolate) as pool:
        for done, runs in enumerate(pool.map(run_tools, tasks, chunksize=4), 1):
            found += runs
            if sys.stderr.isatty():
                print(f"\r{done} of {len(tasks)} files", end="", file=sys.stderr, flush=True)
    return found


def accuracy_table(runs: Sequence[Run], saved_as: SavedAs, scope: Scope) -> Iterator[str]:
    """Yield the table of one kind of file; what is wrong is given of all in every scope."""
    yield f"| set | program | {' | '.join(COLUMNS)} |"
    yield "|---|---|" + "---|" * len(COLUMNS)
    of_kind = [run for run in runs if run.saved_as is saved_as]
    for set_name in dict.fromkeys(run.set_name for run in of_kind):
        for tool in TOOLS:
            mine = [run for run in of_kind if run.set_name == set_name and run.tool == tool]
            parts = [figures(mine, scope), figures([run for run in mine if is_held_out(run.item)], scope)]
            cells = [cell(pair) for pair in zip(*parts, strict=True)]
            if any(each != "–" for each in cells):
                yield f"| {set_name} | {tool} | {' | '.join(cells)} |"


def figures(runs: Iterable[Run], scope: Scope) -> list[Estimate | None]:
    """Return the figures of a row, None where there is nothing to give one of."""
    judgements = [one for run in runs for one in run.judgements]
    everything, in_scope = scores(judgements), scores(within(judgements, scope))
    sure = sureness(judgements)

    def of(name: str, kind: str, found: dict[str, Score] = in_scope) -> Estimate | None:
        one = found.get(name)
        return getattr(one, kind) if one is not None and one.found else None

    return [
        of("title", "recall"),
        of("published", "recall"),
        of("published", "wrong_share", everything),
        of("authors", "f1"),
        of("outlet", "recall"),
        of("outlet", "wrong_share", everything),
        of("body", "f1"),
        sure.share if sure.high else None,
        sure.wrong_share,
    ]


def undated_table(items: Sequence[Item]) -> Iterator[str]:
    """Yield the table of the neutral set's texts without their days."""
    found = undated_evaluation(items, SavedAs.TEXT, knowledge())
    apart = tuple(one for one in found.found if is_held_out(one.item))
    held_out = UndatedEvaluation(SavedAs.TEXT, len(apart), 0, (), apart)
    rows: dict[str, Callable[[UndatedEvaluation], Dating | None]] = {
        "inferred from the text": lambda one: one.inferred,
        "the latest year mentioned": lambda one: one.baseline,
        "the same, held to as many that contain the day": lambda one: (
            one.equal_baseline[1] if one.equal_baseline else None
        ),
        "given as stated though it was taken out": lambda one: one.stated,
    }
    yield "| | dated | of these contain the day | median width, days |"
    yield "|---|---|---|---|"
    for name, dating_of in rows.items():
        pair = [dating_of(found), dating_of(held_out)]
        dated, contained = (
            cell([getattr(one, kind) if one else None for one in pair]) for kind in ("dated_share", "contained_share")
        )
        widths = [f"{one.median_width_days:,.0f}" if one and one.median_width_days else "–" for one in pair]
        yield f"| {name} | {dated} | {contained} | {beside(widths)} |"


def cell(pair: Sequence[Estimate | None]) -> str:
    """Return an estimate of all and one of the part held out, as they stand in a table."""
    said = [f"{one.value:.3f}".lstrip("0") if one and one.value < 1 else "1.000" if one else "–" for one in pair]
    return beside(said)


def beside(said: Sequence[str]) -> str:
    """Return the figure of all and that of the part held out, but that of all alone where that part has none."""
    return said[0] if said[1] == "–" else " · ".join(said)


def speed_table(items: Sequence[Item]) -> Iterator[str]:
    """Yield how many articles a second one process reads and extracts, and trafilatura on the same pages."""
    yield "| | articles a second | seconds, of trafilatura’s |"
    yield "|---|---|---|"
    rates = {
        (saved_as, tool): _rate(TOOLS[tool], [path.read_bytes() for _, path in files_of(items, saved_as)], saved_as)
        for saved_as, tool in ((SavedAs.TEXT, OURS), (SavedAs.HTML, OURS), (SavedAs.HTML, "trafilatura"))
    }
    yield f"| {OURS}, plain text | {rates[SavedAs.TEXT, OURS]:,.0f} | |"
    ratio = rates[SavedAs.HTML, "trafilatura"] / rates[SavedAs.HTML, OURS]
    yield f"| {OURS}, HTML | {rates[SavedAs.HTML, OURS]:,.1f} | {ratio:.2f} |"
    yield f"| trafilatura, text and metadata of HTML | {rates[SavedAs.HTML, 'trafilatura']:,.1f} | 1 |"


def _rate(tool: Tool, files: Sequence[bytes], saved_as: SavedAs) -> float:
    """Files a second of one core in the best of some rounds, the first of which warms up what is loaded once."""
    best = float("inf")
    for _ in range(ROUNDS):
        forget()
        started = time.process_time()
        for data in files:
            tool(data, saved_as)
        best = min(best, time.process_time() - started)
    return len(files) / best


def tables(sets: dict[str, tuple[Item, ...]], runs: Sequence[Run], extra: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the report on *sets*; *extra* stand at its end where the neutral set is among them."""
    mine = [run for run in runs if run.set_name in sets]
    counts = ", ".join(f"{name} {len(items)}" for name, items in sets.items())
    apart = sum(is_held_out(item) for items in sets.values() for item in items)
    programs = ", ".join(f"{name} {version(name)}" for name in ("trafilatura", "newspaper4k", "htmldate"))
    yield f"Items: {counts}; {apart} of them held out. In a cell: of all · of those held out. {programs}."
    for title, saved_as, scope in (
        ("HTML", SavedAs.HTML, Scope.ALL),
        ("Plain text, of those whose label is in the text (what is wrong: of all)", SavedAs.TEXT, Scope.IN_TEXT),
        ("Plain text, of all", SavedAs.TEXT, Scope.ALL),
    ):
        yield from ("", f"**{title}**", "", *accuracy_table(mine, saved_as, scope))
    failures = {tool: sum(run.failure is not None for run in mine if run.tool == tool) for tool in TOOLS}
    if any(failures.values()):
        yield from (
            "",
            "Failed on a file: " + ", ".join(f"{tool} {count}" for tool, count in failures.items() if count),
        )
    if NEUTRAL in sets:
        yield from extra


def written(text: str, report_of: Callable[[list[str]], Iterable[str]]) -> str:
    """Return *text* with each section between the markers made anew."""

    def section(match: re.Match[str]) -> str:
        lines = "\n".join(report_of(match["sets"].split()))
        return f"{match[1]}\n{lines}\n\n{match[3]}"

    return _SECTION.sub(section, text)


def main() -> None:
    """Measure, print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--part", choices=("all", "tuning", "held-out"), default="all")
    parser.add_argument("--write", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes while measuring what is found")
    arguments = parser.parse_args()
    for path in arguments.write:
        if not _SECTION.search(path.read_text("utf-8")):
            parser.error(f"{path} has no “<!-- metadata: … -->” and “<!-- /metadata -->” to write between")
    sets = sets_in(arguments.data, arguments.part)
    if not sets:
        parser.error(f"{arguments.data} holds no folder with a labels.jsonl")
    runs = measured(sets, arguments.jobs)
    isolate()
    extra: list[str] = []
    if NEUTRAL in sets:
        extra += ("", "**Undated**", "", *undated_table(sets[NEUTRAL]))
        extra += ("", "**Speed**", "", *speed_table(sets[NEUTRAL]))

    def report_of(names: list[str]) -> Iterator[str]:
        return tables({name: items for name, items in sets.items() if not names or name in names}, runs, extra)

    for path in arguments.write:
        path.write_text(written(path.read_text("utf-8"), report_of), "utf-8")
    if not arguments.write:
        print("\n".join(report_of([])))


if __name__ == "__main__":
    main()
