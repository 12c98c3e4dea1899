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
        if not holds(read, row):
            continue
        shown = read.localised(page) or page
        words = read.get(AlertRow, shown.id) or row
        found.append(
            AlertView(
                row.level,
                heading(read, row, shown),
                words.introduction,
                (holidays_link(read) if row.about_holidays else None)
                or link(read, read.page(row.link_page_id)),
                foreign(read, shown.language),
                bool(row.standard),
            )
        )
    return tuple(found)


def holds(read: Reader, row: AlertRow) -> bool:
    """Return whether an alert stands there now."""
    read.until(row.starts_at)
    read.until(row.ends_at)
    return (row.starts_at is None or row.starts_at <= read.now) and row.ends_at > read.now


def heading(read: Reader, row: AlertRow, shown: PageRow) -> str:
    """Return what an alert says first; `shown` is the page in the language of the reader, if there is one."""
    if row.standard:
        return choice_label(read, AlertPage.Standard, row.standard)
    return shown.title
