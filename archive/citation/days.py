"""What can be said of a date where only a year, a month or a day may stand."""

from __future__ import annotations

from archive.dates import EdtfDate


def common(date: EdtfDate | None) -> str:
    """Return what all days that *date* can mean have in common: “2021-06-28”, “2021-06”, “2021” or ""."""
    if date is None or date.earliest is None or date.latest is None:
        return ""
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), "")


def is_plain(date: EdtfDate) -> bool:
    """Whether *date* is a day, a month or a year and nothing else."""
    return str(date) == common(date)


def simplest(date: EdtfDate) -> EdtfDate:
    """Return the year or month that *date* is, where it is written as the days from its first to its last."""
    shared = common(date)
    whole = EdtfDate.parse(shared) if shared else date
    is_written_out = date.first != date.last and whole.days == date.days and not _is_qualified(date)
    return whole if is_written_out else date


def _is_qualified(date: EdtfDate) -> bool:
    return any(point is not None and point.qualifier for point in (date.first, date.last))
