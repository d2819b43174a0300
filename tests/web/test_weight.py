"""How much a page asks of a line, and how its stylesheet and scripts are written."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive import web

STATIC = Path(web.__file__).parent / "static"
GZIP = {"Accept-Encoding": "gzip"}


def packed(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def sent(client: FlaskClient, path: str) -> bytes:
    answer = client.get(path, headers=GZIP, buffered=True)
    assert answer.status_code == 200, path
    return answer.data


def test_there_is_one_stylesheet_and_it_is_small() -> None:
    [stylesheet] = STATIC.glob("*.css")
    assert packed(stylesheet) <= 20_000


def test_the_scripts_are_small() -> None:
    assert packed(*STATIC.glob("*.js")) <= 15_000


def test_a_page_of_results_weighs_at_most_60_kb_with_all_that_it_loads(make_site: Callable[..., Any]) -> None:
    site = make_site()
    words = [f"word{number}{letter}" for number in range(40) for letter in "abcdefghij"]
    for number in range(120):
        site.put(
            f"{number}.txt",
            f"The treaty {' '.join(words[number : number + 90])}. A second treaty {' '.join(words[number + 90 :])}.",
            title=f"Treaty number {number} and {words[number]}",
            outlet=f"Outlet {number % 37}",
            authors=(f"Author {number}", f"Another {number}"),
            published=f"{2012 + number % 12}-{1 + number % 7:02}",
            section=f"Section {number % 23}",
            language="en",
        )
    site.index()
    text = gzip.decompress(sent(site.client, "/search?q=treaty")).decode()
    loaded = set(re.findall(r'<(?:script|link)[^>]* (?:src|href)="(/static/[^"]+)"', text))
    loaded |= {f"/static/{name}" for script in STATIC.glob("*.js") for name in imports(script)}
    assert {f"/static/{script.name}" for script in STATIC.glob("*.js")} <= loaded
    total = len(sent(site.client, "/search?q=treaty")) + sum(len(sent(site.client, path)) for path in loaded)
    assert total <= 60_000


def imports(script: Path) -> list[str]:
    return re.findall(r'^import .* from "\./([^"]+)";$', script.read_text("utf-8"), re.M)


PHYSICAL = re.compile(
    r"(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|(?:^|[\s;{])(?:left|right|top|bottom|width|height)\s*:"
    r"|text-align\s*:\s*(?:left|right)"
    r"|(?:float|clear)\s*:\s*(?:left|right))"
)


def test_the_stylesheet_knows_neither_left_nor_right() -> None:
    text = (STATIC / "pressmark.css").read_text("utf-8")
    assert [match[0] for match in PHYSICAL.finditer(text)] == []
    four = re.findall(r"(?:margin|padding|inset)\s*:\s*([^\s;]+) ([^\s;]+) ([^\s;]+) ([^\s;]+);", text)
    assert all(side == other for _, side, _, other in four), "the sides of a shorthand are left and right"


def test_every_colour_is_of_light_and_dark_and_is_named_once() -> None:
    text = (STATIC / "pressmark.css").read_text("utf-8")
    tokens, rest = text.split("}", 1)
    assert len(re.findall(r"light-dark\(#\w{6}, #\w{6}\)", tokens)) == 9
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;, )])", rest) == []


@pytest.mark.parametrize(
    "sink", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"]
)
def test_no_script_makes_markup_or_code_of_text(sink: str) -> None:
    assert all(sink not in script.read_text("utf-8") for script in STATIC.glob("*.js"))
