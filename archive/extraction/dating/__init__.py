"""Dating the undated: when a text that states no date was written, reasoned from what it says.

idioms      how languages speak of time
stretch     where on its page the article is told
passages    what is read, its words and sentences
eras        words that no older text has
tense       whether a date is past or to come
mentions    the dates in a passage
targets     they and the events in it
clues       what one place says of the day of writing, and how clues are put together
bounds      after what is past, before what is to come
occasions   anniversaries, and events whose weekday or year is named
reckoning   “two years after”, “20 years ago”
recurring   “in June”, “the first ten months of this year”
weekdays    which weekdays of a known week are past
surroundings    what the lines around the text tell
inference   the outcome, with its steps
"""

from archive.article import Field
from archive.dates import EdtfDate
from archive.extraction.dating.idioms import idiom_of
from archive.extraction.dating.inference import infer
from archive.extraction.dating.passages import passages_of
from archive.extraction.dating.surroundings import surrounding_clues
from archive.extraction.dating.targets import read
from archive.extraction.fields.body import Division
from archive.extraction.lines.clipping import Clipping


def inferred(
    clipping: Clipping,
    title: Field[str],
    standfirst: Field[str],
    accessed: Field[EdtfDate],
    language: str | None,
    division: Division,
) -> Field[EdtfDate]:
    """Return when *clipping* was written as far as its text lets one reason, with the steps."""
    idiom = idiom_of(language)
    events = clipping.knowledge.events
    passages = passages_of(clipping, title, standfirst, division) if idiom else ()
    readings = [read(passage, idiom, events) for passage in passages] if idiom else []
    return infer(readings, surrounding_clues(clipping, accessed))
