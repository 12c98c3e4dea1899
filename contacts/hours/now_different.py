"""“Now different” and whole vacations on a page that is being changed: what is put in holds.

The engine would keep the shorter of two stretches, and add up two openings of one day. Whoever fills in
what holds means that alone, so what was different on these days before makes room: of what is urgent
what was urgent, of a vacation the rest. An urgent closing outlasts a vacation that is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from contacts.hours.live import fields_of
from contacts.models import HubPage, OpeningException

DAY = timedelta(days=1)


def put(
    page: HubPage,
    first: date,
    last: date,
    several: Sequence[dict[str, Any]],
    *,
    urgent: bool = True,
) -> None:
    """Let `several` hold on `page` from the first to the last day, each one a period of these days.

    None at all: these days are as usual.
    """
    clear(page, first, last, urgent=urgent)
    page.opening_exceptions.add(
        *(
            OpeningException(first_day=first, last_day=last, urgent=urgent, **fields)
            for fields in several
        )
    )


def clear(page: HubPage, first: date, last: date, *, urgent: bool = True) -> None:
    """Take away what is (or is not) urgent on these days; on days before and after them it goes on."""
    for each in list(page.opening_exceptions.all()):
        if each.urgent != urgent or each.last_day < first or each.first_day > last:
            continue
        if each.last_day > last:
            rest = fields_of(each) | {"first_day": last + DAY}
            page.opening_exceptions.add(OpeningException(**rest))
        if each.first_day < first:
            each.last_day = first - DAY
            page.opening_exceptions.add(each)
        else:
            page.opening_exceptions.remove(each)
