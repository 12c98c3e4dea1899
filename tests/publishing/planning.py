"""Planned pages for the tests of the schedule, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from wagtail.models import Page, Revision

from home.models import InformationPage

#: The moment of most tests of the schedule; what they plan lies around it.
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@contextmanager
def clock(moment: datetime) -> Iterator[None]:
    """Let the clock stand still at `moment`: Wagtail looks at it as well."""
    with time_machine.travel(moment, tick=False):
        yield


def plan(parent: Page, title: str, go_live_at: datetime, **fields: Any) -> InformationPage:
    """Plan a new page; it is not online yet."""
    with clock(go_live_at - timedelta(days=1)):
        slug = fields.pop("slug", title.lower().replace(" ", "-"))
        page: InformationPage = parent.add_child(
            instance=InformationPage(
                title=title, slug=slug, live=False, go_live_at=go_live_at, **fields
            )
        )
        page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live
    return page


def online(parent: Page, title: str, expire_at: datetime | None = None) -> InformationPage:
    """Put a page online, with an end or without."""
    page: InformationPage = parent.add_child(
        instance=InformationPage(title=title, slug=title.lower(), expire_at=expire_at)
    )
    return page


def take_address(page: InformationPage) -> InformationPage:
    """Return the address of a planned page to another one: the plan can no longer work."""
    Page.objects.filter(pk=page.pk).update(slug=f"{page.slug}-old")
    parent = Page.objects.get(pk=page.get_parent().pk)
    return online(parent, page.slug)


def is_live(page: Page) -> bool:
    """Return whether a page is online now."""
    return bool(Page.objects.get(pk=page.pk).live)


def planned_moment(page: Page) -> datetime | None:
    """Return the moment for which a version of the page is planned."""
    found: datetime | None = (
        Revision.objects.filter(object_id=str(page.pk), approved_go_live_at__isnull=False)
        .values_list("approved_go_live_at", flat=True)
        .first()
    )
    return found


def broken(monkeypatch: pytest.MonkeyPatch, *titles: str, error: Exception) -> None:
    """Let publishing pages of these titles fail with `error`."""
    publish = Revision.publish

    def failing(self: Any, *args: Any, **options: Any) -> Any:
        if self.object_str in titles:
            # As Wagtail does: the schedule is cleared before anything can fail.
            self.content_object.revisions.update(approved_go_live_at=None)
            raise error
        return publish(self, *args, **options)

    monkeypatch.setattr(Revision, "publish", failing)
