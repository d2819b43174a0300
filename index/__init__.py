"""A small search library behind one port: documents in, results out, whatever the engine.

It knows neither articles, SQL nor Flask. Modules import only from those above them in this list:
errors, periods, model, conditions, analysis, stemming, schema, sought, vocabulary, matching, query_tokens,
query_order, query_syntax, query_words, sentences, marking, passages, snippets, ranking, nearness, clocks, engine,
answers, listing, likeness, memory_search, memory_engine, whoosh_layout, whoosh_postings, whoosh_contents,
whoosh_search, whoosh_words, whoosh_engine, generations, engines, corpora, testing.
"""
