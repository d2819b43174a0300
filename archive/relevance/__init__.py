"""Relevance: a test collection → how well the search that ships finds what answers its queries.

``collection`` reads documents, queries and answers, ``ranked`` measures a ranking, ``searching`` indexes
and asks, ``report`` says it.
"""
