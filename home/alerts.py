"""The alerts that stand above a page now."""

from __future__ import annotations

from contacts.hubs.holidays import holidays_link
from core.layout.reading import choice_label, foreign, link
from core.layout.views import AlertView
from home.models.alerts import AlertPage, AlertRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


def alerts(read: Reader, owner: PageRow) -> tuple[AlertView, ...]:
    """Return the alerts that stand under `owner` (a source page) and hold now.

    An alert that is not translated is shown in its own language: a warning is better than none.
    """
    found = []
    for page in read.children(owner, "home.alertpage"):
        row = read.row(AlertRow, page.id)
        read.until(row.starts_at)
        read.until(row.ends_at)
        if (row.starts_at and row.starts_at > read.now) or row.ends_at <= read.now:
            continue
        shown = read.localised(page) or page
        words = read.get(AlertRow, shown.id) or row
        found.append(
            AlertView(
                row.level,
                choice_label(read, AlertPage.Standard, row.standard)
                if row.standard
                else shown.title,
                words.introduction,
                (holidays_link(read) if row.about_holidays else None)
                or link(read, read.page(row.link_page_id)),
                foreign(read, shown.language),
                bool(row.standard),
            )
        )
    return tuple(found)
