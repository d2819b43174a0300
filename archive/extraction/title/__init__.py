"""The headline: as a page states it, and as it stands above a text."""
