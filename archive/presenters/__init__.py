"""Results and records as people read them: labels, counts, sentences; no HTML and no URLs.

Where something leads to another search, it carries that ``SearchState``; whoever writes the page
makes a URL of it. Modules, each importing only from those before it:

    text        runs of marked and emphasised text
    marks       the places that a search marks, numbered
    terms       what each word of a query found
    spans       what is held by years, as rows of bars
    picture     when articles were published, in bars
    results     facets, chips, hits, paging
    citing      how an article is cited and results are taken away
    records     an article with its catalogue card
    source      the original with the words of each value
    bare        the words of an original without its markup
    beside      the text beside the original
    quoting     a passage with its citation, ready to be copied
    onward      the results beside an article
    alike       the articles like one
    revising    what happened to an article, and what differs between two revisions
    standing    what the archive holds and what is under way
    lists       the values of a facet, all outlets, all authors
    profiles    an outlet or an author
    almanac     the calendar
    stock       what the archive holds, in numbers that lead to what they count
"""
