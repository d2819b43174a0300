"""Words that mean something around articles, in the languages of the press: months, labels, sections, occupations."""
