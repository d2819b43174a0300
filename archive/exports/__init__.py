"""What can be taken away: one article, or all that a search finds, in the formats of others.

Modules import only from those before them in this list:

    elements        XML, with text that it can hold
    reading_text    an article as plain text
    spreadsheet     a row of CSV that no spreadsheet takes for a formula
    formats         the two tables: of an article, of a search
    atom            the newest of a search, for feed readers
    opensearch      the search, for the search box of a browser
    sitemap         every article, for web search engines
    file_names      names that any system can keep
"""
