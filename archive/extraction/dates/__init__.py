"""Dates as texts and lines write them, in the calendars and orders of the world."""
