"""What is different now, as a message at the top of the page, when the host asked for one."""

from __future__ import annotations

from contacts.hours.until import page_until
from contacts.hours.view import stretch_text
from contacts.models.different_days import OpeningExceptionRow
from core.layout.views import AlertView
from hours_engine.engine import Hours
from hours_engine.special_days import special_stretches
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


def banners(read: Reader, hub: PageRow, hours: Hours) -> tuple[AlertView, ...]:
    """Return the message that holds today. `hub` is the source page, `hours` are its hours.

    The row says that there is a message; what it says is what holds: another row may go before it.
    """
    rows = read.where(OpeningExceptionRow, "page_id", hub.id)
    if not any(row.banner and row.first_day <= read.today <= row.last_day for row in rows):
        return ()
    title = read.language.gettext("Now different")
    return tuple(
        AlertView("warning", title, stretch_text(read, each), None, None)
        for each in special_stretches(hours, read.today, page_until(read))
        if each.holds_on(read.today)
    )
