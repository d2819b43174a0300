"""Evaluation: labelled files → how much of what is true of them extraction finds, field by field.

``labelled`` reads the labels, ``matching`` says when a value is right, ``judging`` compares an item's
values with its labels, ``scoring`` counts with intervals, ``running`` reads and extracts the files.
``undating`` takes a day out of a text, ``inference`` scores what is then inferred. ``report`` says it.
"""
