"""The calendar: years, months, days."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from archive.presenters.almanac import sheet
from archive.presenters.results import search_form
from archive.translating import weekdays
from archive.web.context import here
from index.errors import PeriodError
from index.periods import Period

blueprint = Blueprint("almanac", __name__)


@blueprint.get("/calendar")
def show() -> str:
    """Show all years."""
    return _page(None)


@blueprint.get("/calendar/<written>")
def of(written: str) -> str:
    """Show the months of a year, or the days of a month."""
    try:
        period = Period.parse(written)
    except PeriodError:
        abort(404)
    if period.day is not None:
        abort(404)
    return _page(period)


def _page(period: Period | None) -> str:
    page = sheet(here().browsing.stretch(period))
    return render_template("browse/calendar.html", page=page, weekdays=weekdays(), form=search_form(()))
