"""What is quoted of a hit."""

from __future__ import annotations

from index.corpora import document
from index.engine import Engine
from index.model import FragmentRequest, Hit, MatchAll, SearchRequest
from index.query_syntax import parse
from index.testing.asking import Suite, ask, put


class Quoting(Suite):
    """Fragments and their marks."""

    def test_marks_lie_on_the_words_that_match(self, engine: Engine) -> None:
        body = "Nothing here. The war, they said, was\nno War at all; rules-based order and order. " * 5
        put(engine, document("1", title="China’s WAR", body=body))
        fragments = FragmentRequest(("title",), ("body",), 3, 60)
        hit = engine.search(SearchRequest(parse('war "rules-based order"'), fragments=fragments)).hits[0]
        assert hit.whole["title"].marks == ((8, 11),)
        assert 0 < len(hit.excerpts) <= 3
        for excerpt in hit.excerpts:
            marked = [excerpt.text[start:end].lower() for start, end in excerpt.marks]
            assert marked
            assert set(marked) <= {"war", "rules", "based", "order"}
            assert all(before[1] <= after[0] for before, after in zip(excerpt.marks, excerpt.marks[1:], strict=False))

    def test_without_words_a_hit_is_quoted_from_its_beginning_unmarked(self, engine: Engine) -> None:
        put(engine, document("1", body="First sentence. Second sentence."), document("2", title="Only a title"))
        found = engine.search(SearchRequest(MatchAll(), fragments=FragmentRequest(("title",), ("body",), 2, 16)))
        assert [[part.text for part in hit.excerpts] for hit in found.hits] == [["First sentence."], []]
        assert [hit.whole["title"].text for hit in found.hits] == ["", "Only a title"]

    def test_no_fragments_are_made_unless_asked_for(self, engine: Engine) -> None:
        put(engine, document("1", title="war", body="war"))
        assert ask(engine, "war").hits[0] == Hit("1", ask(engine, "war").hits[0].score)
