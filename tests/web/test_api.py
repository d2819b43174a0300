"""The JSON interface, and its description."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

import archive.web
from archive import completing
from archive.config import Settings
from archive.search_state import FACETS
from index.vocabulary import MAX_PREFIX_CHARS

DOCUMENT: dict[str, Any] = json.loads((Path(archive.web.__file__).parent / "openapi.json").read_text("utf-8"))
KINDS = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def faults(value: Any, schema: dict[str, Any], place: str = "$") -> Iterator[str]:
    """Give where *value* departs from *schema*; knows the part of JSON Schema that the document uses."""
    if "$ref" in schema:
        yield from faults(value, referred(schema["$ref"]), place)
        return
    if "anyOf" in schema:
        if all(any(faults(value, choice)) for choice in schema["anyOf"]):
            yield f"{place} is none of the choices"
        return
    kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if not any(isinstance(value, KINDS[kind]) and (kind == "boolean") == isinstance(value, bool) for kind in kinds):
        yield f"{place} is {value!r}, not {kinds}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place} is {value!r}"
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from faults(item, schema.get("items", {"type": list(KINDS)}), f"{place}[{number}]")
    if isinstance(value, dict):
        yield from faults_of_object(value, schema, place)


def faults_of_object(value: dict[str, Any], schema: dict[str, Any], place: str) -> Iterator[str]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    yield from (f"{place} lacks {name}" for name in schema.get("required", []) if name not in value)
    for name, item in value.items():
        if name in known:
            yield from faults(item, known[name], f"{place}.{name}")
        elif others is False:
            yield f"{place} has {name}, which is not described"
        elif isinstance(others, dict):
            yield from faults(item, others, f"{place}.{name}")


def referred(reference: str) -> Any:
    value: Any = DOCUMENT
    for step in reference.removeprefix("#/").split("/"):
        value = value[step]
    return value


def ask(client: FlaskClient, path: str, described: str, status: int = 200) -> Any:
    """Return the JSON of an answer, once it is as the document describes it."""
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    response = DOCUMENT["paths"][described]["get"]["responses"][str(status)]
    response = referred(response["$ref"]) if "$ref" in response else response
    assert answer.mimetype in response["content"]
    found = list(faults(answer.json, response["content"][answer.mimetype]["schema"]))
    assert not found, found
    return answer.json


def search(client: FlaskClient, query: str, status: int = 200) -> Any:
    return ask(client, f"/api/v1/search?{query}", "/api/v1/search", status)


def test_a_search_answers_in_its_shape(client: FlaskClient) -> None:
    found = search(client, "q=treaty&outlet=Harbour+Gazette&size=1")
    assert (found["total"], found["exact"], found["page"], found["size"]) == (2, True, 1, 1)
    assert found["query"]["q"] == "treaty"
    [hit] = found["hits"]
    assert hit["url"] == f"/articles/{hit['id']}"
    snippet = hit["snippets"][0]
    assert {snippet["text"][start:end].lower() for start, end in snippet["marks"]} == {"treaty"}
    assert list(found["facets"]) == list(FACETS)
    assert {"value": "Harbour Gazette", "count": 2, "selected": True} in found["facets"]["outlet"]
    assert {"value": "Enn Valley Star", "count": 1, "selected": False} in found["facets"]["outlet"]
    assert found["histogram"][0] == {"start": "2020-07-01", "end": "2020-08-01", "surely": 1, "possibly": 0}


def test_a_search_says_what_it_looked_for_and_what_each_word_found(client: FlaskClient) -> None:
    query = search(client, "q=" + quote("treaty sign* -outlet:star nowhere") + "&from=2021")["query"]
    assert query["explained"] == (
        "articles with treaty, the one word that begins with sign (signed) and nowhere, "
        "not from Enn Valley Star, surely or possibly in 2021 or later"
    )
    assert query["terms"] == [
        {"term": "treaty", "articles": 3, "forms": ["treaty"], "excluded": False},
        {"term": "sign*", "articles": 3, "forms": ["signed"], "excluded": False},
        {"term": "outlet:star", "articles": 1, "forms": ["Enn Valley Star"], "excluded": True},
        {"term": "nowhere", "articles": 0, "forms": [], "excluded": False},
    ]
    assert search(client, "q=nowhere")["notes"][0] == "There is no article with nowhere."
    assert search(client, "")["query"] == {"q": "", "explained": "all articles", "terms": []}


def test_what_would_find_something_is_told_where_nothing_is_found(client: FlaskClient) -> None:
    assert search(client, "q=treaty+nowhere&outlet=Enn+Valley+Star")["notes"] == [
        "There is no article with nowhere.",
        "Without nowhere there would be 1 article.",
    ]
    assert search(client, "q=treaty&outlet=Le+Courrier")["notes"] == [
        "Without treaty there would be 1 article.",
        "Without the outlet Le Courrier there would be 3 articles.",
    ]


def test_the_articles_with_most_of_the_words_stand_apart(client: FlaskClient) -> None:
    found = search(client, "q=treaty+signed+nowhere")
    assert (found["total"], found["hits"]) == (0, [])
    relaxed = found["relaxed"]
    assert (relaxed["total"], relaxed["missing_at_most"], len(relaxed["hits"])) == (3, 1, 3)
    assert relaxed["explained"] == "articles with at least 2 of treaty, signed and nowhere"
    assert search(client, "q=treaty")["relaxed"] is None


def test_unknown_is_null_in_facets_and_hits(client: FlaskClient) -> None:
    found = search(client, "missing=outlet")
    assert {"value": None, "count": 1, "selected": True} in found["facets"]["outlet"]
    [hit] = found["hits"]
    assert (hit["title"], hit["outlet"], hit["authors"]) == (None, None, [])
    assert hit["published"] == {"value": None, "earliest": None, "latest": None}


def test_dates_keep_what_is_known_of_them(client: FlaskClient) -> None:
    hits = search(client, "q=treaty&year=2021")["hits"]
    dates = {hit["published"]["value"]: hit["published"] for hit in hits}
    assert dates["2021-06"] == {"value": "2021-06", "earliest": "2021-06-01", "latest": "2021-06-30"}


def test_a_page_past_the_end_is_empty(client: FlaskClient) -> None:
    found = search(client, "page=400")
    assert (found["total"], found["hits"]) == (5, [])


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("colour=red", "colour"),
        ("q=a&q=b", "q"),
        ("page=0", "page"),
        ("page=1000000000", "page"),
        ("size=101", "size"),
        ("sort=best", "sort"),
        ("dates=maybe", "dates"),
        ("from=2021&to=2020", "to"),
        ("from=13-2021", "from"),
        ("month=2021-13", "month"),
        ("missing=colour", "missing"),
    ],
)
def test_what_cannot_be_meant_names_its_parameter(client: FlaskClient, query: str, parameter: str) -> None:
    problem = search(client, query, 400)
    assert (problem["status"], problem["title"], problem["parameter"]) == (400, "Bad Request", parameter)


def test_a_query_that_is_not_understood_names_the_place(client: FlaskClient) -> None:
    problem = search(client, "q=" + quote('the "open'), 400)
    assert (problem["position"], problem["length"], problem["mending"]) == (4, 1, 'the "open"')
    assert "not closed" in problem["detail"]
    assert search(client, "q=" + quote("date:someday"), 400)["mending"] is None


def test_what_may_have_been_meant_is_told_with_what_it_finds(client: FlaskClient) -> None:
    found = search(client, "q=traety+signd&outlet=Harbour+Gazette")
    assert (found["total"], found["did_you_mean"]) == (0, [{"q": "treaty signed", "total": 2}])
    assert search(client, "outlet=Harbour+Gazette&q=treaty+signed")["total"] == 2
    assert search(client, "q=traety&outlet=Le+Courrier")["did_you_mean"] == []
    assert search(client, "q=treaty")["did_you_mean"] == search(client, "")["did_you_mean"] == []


def complete(client: FlaskClient, query: str, status: int = 200) -> Any:
    return ask(client, f"/api/v1/complete?{query}", "/api/v1/complete", status)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("field=outlet&prefix=gaz", [("Harbour Gazette", 2)]),
        ("field=outlet&prefix=harbour%20gaz", [("Harbour Gazette", 2)]),
        ("field=outlet&prefix=%C3%89nn", [("Enn Valley Star", 1)]),
        ("field=author&prefix=c", [("Bo Chen", 1), ("Cy Dee", 1)]),
        ("field=author&prefix=ana", [("Lopez, Ana", 2)]),
        ("field=author&prefix=c&limit=1", [("Bo Chen", 1)]),
        ("field=section&prefix=W", [("World", 3)]),
        ("field=word&prefix=mare", [("maree", 1)]),
        ("field=word&prefix=s", [("second", 3), ("signed", 3)]),
        ("field=word&prefix=zeit", []),
        ("field=word&prefix=*", []),
    ],
)
def test_beginnings_are_completed(client: FlaskClient, query: str, found: list[tuple[str, int]]) -> None:
    assert [(each["value"], each["count"]) for each in complete(client, query)] == found


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("prefix=a", "field"),
        ("field=colour&prefix=a", "field"),
        ("field=year&prefix=2", "field"),
        ("field=word", "prefix"),
        ("field=word&prefix=", "prefix"),
        (f"field=word&prefix={'a' * 65}", "prefix"),
        ("field=word&prefix=a&limit=0", "limit"),
        ("field=word&prefix=a&limit=51", "limit"),
        ("field=word&prefix=a&limit=ten", "limit"),
        ("field=word&prefix=a&prefix=b", "prefix"),
        ("field=word&prefix=a&q=b", "q"),
    ],
)
def test_what_cannot_be_completed_names_its_parameter(client: FlaskClient, query: str, parameter: str) -> None:
    assert complete(client, query, 400)["parameter"] == parameter


def test_completion_waits_for_an_index(site: Any) -> None:
    complete(site.client, "field=word&prefix=a", 503)


def test_the_bounds_of_completion_are_described() -> None:
    described = {each["name"]: each["schema"] for each in DOCUMENT["paths"]["/api/v1/complete"]["get"]["parameters"]}
    assert tuple(described["field"]["enum"]) == completing.FIELDS
    assert described["prefix"]["maxLength"] == MAX_PREFIX_CHARS
    assert (described["limit"]["maximum"], described["limit"]["default"]) == (
        completing.MAX_LIMIT,
        completing.DEFAULT_LIMIT,
    )


def values(client: FlaskClient, path: str, status: int = 200) -> Any:
    return ask(client, f"/api/v1/facets/{path}", "/api/v1/facets/{facet}", status)


def test_the_values_of_a_facet_are_given_page_by_page(client: FlaskClient) -> None:
    found = values(client, "author?q=treaty&author=Bo+Chen&order=name")
    assert [(each["value"], each["count"], each["selected"]) for each in found["values"]] == [
        ("Bo Chen", 1, True),
        ("Cy Dee", 1, False),
        ("Lopez, Ana", 2, False),
    ]
    assert (found["facet"], found["total"], found["distinct"], found["missing"]) == ("author", 3, 3, 0)
    assert [each["value"] for each in values(client, "author?within=an")["values"]] == ["Lopez, Ana"]
    assert values(client, "author?page=2")["values"] == []
    assert [each["value"] for each in values(client, "month")["values"]] == ["2021-06", "2020-07"]


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("author?page=0", "page"),
        ("author?order=size", "order"),
        (f"author?within={'a' * 65}", "within"),
        ("author?colour=red", "colour"),
        ("author?from=13-2021", "from"),
    ],
)
def test_values_that_cannot_be_meant_name_their_parameter(client: FlaskClient, path: str, parameter: str) -> None:
    assert values(client, path, 400)["parameter"] == parameter


def test_a_facet_that_is_none_is_not_found(client: FlaskClient) -> None:
    values(client, "colour", 404)


@pytest.mark.parametrize("kind", ["outlets", "authors"])
def test_names_are_given_with_what_is_held_of_each(client: FlaskClient, site: Any, kind: str) -> None:
    found = ask(client, f"/api/v1/{kind}?order=count", f"/api/v1/{kind}")
    first = found[kind][0]
    assert first["articles"] == 2
    assert client.get(first["url"]).status_code == 200
    assert found["total"] == found["distinct"] == 3
    assert ask(client, f"/api/v1/{kind}?q=a", f"/api/v1/{kind}", 400)["parameter"] == "q"
    ask(site.client, f"/api/v1/{kind}", f"/api/v1/{kind}", 503)


def test_the_days_of_what_is_held_are_given_as_far_as_they_are_known(client: FlaskClient) -> None:
    outlets = {each["name"]: each for each in ask(client, "/api/v1/outlets", "/api/v1/outlets")["outlets"]}
    assert outlets["Harbour Gazette"]["first"] == {"earliest": "2020-07-13", "latest": "2020-07-13"}
    assert outlets["Harbour Gazette"]["last"] == {"earliest": "2021-06-01", "latest": "2021-06-30"}


def test_every_parameter_of_values_is_described() -> None:
    def described(path: str) -> set[str]:
        return {each["name"] for each in DOCUMENT["paths"][path]["get"]["parameters"]}

    assert described("/api/v1/facets/{facet}") == described("/api/v1/search") | {"facet", "within", "order", "page"}
    assert described("/api/v1/outlets") == described("/api/v1/authors") == {"within", "order", "page"}


def test_an_article_answers_with_its_evidence(client: FlaskClient) -> None:
    identifier = search(client, "q=treaty&year=2020")["hits"][0]["id"]
    found = ask(client, f"/api/v1/articles/{identifier}", "/api/v1/articles/{article_id}")
    assert found["id"] == identifier
    assert found["authors"]["value"] == ["Bo Chen", "Cy Dee"]
    assert found["title"]["evidence"][0]["rule"] == "made by hand"
    assert found["sources"] == [{"name": "treaty-0.txt", "part": "", "state": "present"}]


def test_articles_that_are_not_there_are_problems(site: Any) -> None:
    path = "/api/v1/articles/{article_id}"
    assert "check character" in ask(site.client, "/api/v1/articles/0000000000001", path, 404)["detail"]
    assert "never gave" in ask(site.client, "/api/v1/articles/0000000000000", path, 404)["detail"]
    identifier = site.put("a.txt")
    assert ask(site.client, f"/api/v1/articles/{identifier}?x=1", path, 400)["parameter"] == "x"
    site.archive.catalogue.withdraw(identifier, "Ana", "a court ordered it")
    assert "a court ordered it" in ask(site.client, f"/api/v1/articles/{identifier}", path, 410)["why"]


def test_an_unready_index_is_a_problem_too(site: Any) -> None:
    search(site.client, "q=a", 503)


def test_health_is_as_described(client: FlaskClient, site: Any) -> None:
    ask(client, "/healthz", "/healthz")
    with site.archive.catalogue.running(archive.catalogue.runs.RunKind.INGEST):
        ask(site.client, "/healthz", "/healthz")


def test_the_description_is_served(client: FlaskClient) -> None:
    answer = client.get("/api/v1/openapi.json", buffered=True)
    assert answer.mimetype == "application/json"
    assert answer.json == DOCUMENT
    assert DOCUMENT["openapi"].startswith("3.1")


def test_every_route_for_programs_is_described(shelf: Any) -> None:
    rules = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in shelf.app.url_map.iter_rules()}
    served = {rule for rule in rules if rule.startswith(("/api/", "/healthz"))}
    assert served | {"/search.{format}", "/articles/{article_id}.{format}"} == set(DOCUMENT["paths"])
    for path, prefix in (
        ("/search.{format}", "/search."),
        ("/articles/{article_id}.{format}", "/articles/{article_id}."),
    ):
        operation = DOCUMENT["paths"][path]["get"]
        [described] = [each["schema"]["enum"] for each in operation["parameters"] if each["name"] == "format"]
        assert {f"{prefix}{suffix}" for suffix in described} == {rule for rule in rules if rule.startswith(prefix)}
        assert len(operation["responses"]["200"]["content"]) == len(described)


def test_an_article_in_another_format_is_as_described(client: FlaskClient) -> None:
    identifier = search(client, "q=treaty")["hits"][0]["id"]
    ask(client, f"/articles/{identifier}.json", "/articles/{article_id}.{format}")
    ask(client, f"/articles/{identifier}.csl.json", "/articles/{article_id}.{format}")
    ask(client, "/articles/0000000000000.json", "/articles/{article_id}.{format}", 404)
    ask(client, "/search.jsonl?q=%22", "/search.{format}", 400)


def test_every_parameter_of_a_search_is_described() -> None:
    described = [each["name"] for each in DOCUMENT["paths"]["/api/v1/search"]["get"]["parameters"]]
    single = ["q", "missing", "from", "to", "dates", "sort", "page", "size"]
    assert sorted(described) == sorted([*single, *FACETS])
    [size] = [each for each in DOCUMENT["paths"]["/api/v1/search"]["get"]["parameters"] if each["name"] == "size"]
    assert size["schema"]["maximum"] == Settings().max_page_size


def test_every_reference_of_the_description_leads_somewhere() -> None:
    for reference in re.findall(r'"\$ref": "([^"]+)"', json.dumps(DOCUMENT)):
        assert referred(reference)


def test_the_checker_sees_faults() -> None:
    assert list(faults({"value": 1, "count": -1, "selected": 1}, {"$ref": "#/components/schemas/FacetValue"}))
    assert list(faults({"value": None}, {"$ref": "#/components/schemas/FacetValue"}))
