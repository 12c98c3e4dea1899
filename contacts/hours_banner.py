"""What is different now, as a message at the top of the page, when the host asked for one."""

from __future__ import annotations

from contacts import hours_words as say
from contacts.hours_rows import stored_days
from contacts.models.different_days import OpeningExceptionRow
from contacts.opening_hours import Base, Hours, day
from home.furniture import AlertView
from publishing.reader import Reader
from publishing.records import PageRow


def banners(read: Reader, hub: PageRow) -> tuple[AlertView, ...]:
    """Give the messages that hold today. `hub` is the source page."""
    found = []
    for row in read.where(OpeningExceptionRow, "page_id", hub.id):
        if row.banner and row.first_day <= read.today <= row.last_day:
            different = stored_days(row)
            today = day(Hours(Base.UNKNOWN, (), (different,)), read.today)
            dates = say.dates_text(read, different.first, different.last)
            own = row.note if read.language.base == read.source_language else ""
            text = read.language.gettext("%(dates)s: %(hours)s") % {
                "dates": dates,
                "hours": say.day_text(read, today, own),
            }
            title = read.language.gettext("Now different")
            found.append(AlertView("warning", title, text, None, None))
    return tuple(found)
