"""What matters first to a reader: the order of the desk."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

#: News that is older than this matters least.
OLD = timedelta(days=60)
URGENT, FIRST, USEFUL, OTHER, LAST = range(5)
_FIRST = {"home.homepage", "districts.districtpage", "districts.districtindexpage"}
_FIRST |= {"contacts.hubpage", "contacts.hubindexpage", "contacts.contactspage"}
_USEFUL = {"home.informationpage", "districts.takingpartpage", "districts.peoplepage"}
_USEFUL |= {"districts.initiativepage", "contacts.rolepage", "home.accessibilitystatementpage"}


def impact(page: Any, today: date) -> int:
    """Return how much it matters that `page` is up to date; 0 is most. Never asks what is translated."""
    kind = page._meta.label_lower
    if kind == "home.alertpage":
        ended = page.ends_at and page.ends_at.date() < today
        return LAST if ended else URGENT
    if kind == "contacts.hubpage":
        return URGENT if _differs(page, today) else FIRST
    if kind in _FIRST:
        return FIRST
    if kind in _USEFUL:
        return USEFUL
    day = getattr(page, "date", None)
    if day is None and getattr(page, "starts_at", None):
        # What repeats is as new as its last day.
        day = page.repeats_until or page.starts_at.date()
    if isinstance(day, date) and day < today - OLD:
        return LAST
    return OTHER


def _differs(hub: Any, today: date) -> bool:
    """Return whether a hub is closed for longer, or different today or in the week to come."""
    if hub.hours_state == "closed":
        return True
    soon = today + timedelta(days=7)
    days = hub.opening_exceptions.all()
    return any(each.first_day <= soon and each.last_day >= today for each in days)
