"""The publication date, where it is stated."""
