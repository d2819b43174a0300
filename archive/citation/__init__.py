"""An article as others cite it: one record, and each format one function from that record to text.

Modules import only from those before them in this list:

    lines       text in one line
    days        what can be said of a date where only a year, a month or a day may stand
    authors     names that can be told apart into family and given names, and those that can't
    record      the Citation that every format is made from
    ris, bibtex, csl            for reference managers
    prose       what the styles share
    chicago, apa, mla           one line of plain text
    embedded, linked_data       what a page says of its article in its head
    coins                       what a list of results says of each of its articles
"""
