"""A whole withdrawal: out of the database, out of every release, and the proof of it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from wagtail.models import Page

from contacts.withdrawal.needles import Needles
from contacts.withdrawal.removal import overwrite_deleted, remove, strike_out
from contacts.withdrawal.scan import Hit, scan
from contacts.withdrawal.subject import Subject
from publishing import on_disk
from publishing.disk import lock
from publishing.everything import AllSites
from publishing.manifests import ReleaseError
from publishing.retention import YOUNG
from publishing.tombstones import withdrawn_pages
from publishing.withdrawals import withdrawn_blobs


@dataclass(slots=True)
class Report:
    """What a withdrawal did. `left` are the places where a person has to take the name out."""

    pages: int = 0
    pictures: int = 0
    releases: list[str] = field(default_factory=list)
    left: list[Hit] = field(default_factory=list)
    shared: int = 0
    #: Pages of others that show the photo, or showed it.
    photo_on: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def public(self) -> bool:
        """Tell whether residents can still see the person, or nobody knows."""
        return bool(self.problems) or any(hit.public and hit.certain for hit in self.left)


def look(subject: Subject) -> Report:
    """Say what a withdrawal would find, and change nothing."""
    started = time.monotonic()
    report = _report(subject)
    report.left = scan(subject.needles)
    report.seconds = time.monotonic() - started
    return report


def withdraw(
    subject: Subject, user: Any = None, *, reason: str = "", prose: bool = False
) -> Report:
    """Withdraw a person from everything, publish all sites, and look whether anything is left.

    With `prose` the name is struck out of texts as well, instead of left to an editor.
    """
    started = time.monotonic()
    report = _report(subject)
    remove(subject, user, reason=reason, prose=prose)
    publish_and_forget(report)
    # The publish wrote down what it changed, and why.
    strike_out(subject)
    if waiting := overwrite_deleted():
        report.problems.append(waiting)
    report.left = scan(subject.needles)
    report.seconds = time.monotonic() - started
    return report


def look_for(names: Iterable[str]) -> Report:
    """Publish, keep no earlier release, and look for names: of whoever went before, nothing is known."""
    started = time.monotonic()
    report = Report()
    publish_and_forget(report)
    report.left = scan(Needles(names=frozenset(names)))
    report.seconds = time.monotonic() - started
    return report


def _report(subject: Subject) -> Report:
    return Report(
        len(subject.pages),
        len(subject.pictures),
        shared=len(subject.shared),
        photo_on=[str(use) for use in subject.photo_on],
    )


def publish_and_forget(report: Report) -> None:
    """Publish all sites, then keep no release and no file but those that are served now.

    Which earlier releases named the person in a text, nobody knows: all go.
    """
    sites = AllSites()
    receipts, errors = sites.publish(by_hand=True)
    sites.save_notes()
    report.problems += [f"{host}: {error}" for host, error in errors.items()]
    for receipt in receipts:
        report.problems += [f"{receipt.site}: {failed.path} failed" for failed in receipt.failed]
    for store in on_disk.stores(settings.RELEASES_DIR):
        try:
            with lock(store.folder):
                current = store.current()
                store.withdraw(withdrawn_blobs(store, None, current.entries if current else ()))
                report.releases += [f"{store.folder.name}/{each}" for each in store.ids()]
        except (ReleaseError, OSError) as error:
            report.problems.append(f"{store.folder.name}: {error}")
            continue
        # What a killed publish left behind belongs to no release.
        store.collect(now=time.time() + YOUNG + 1)


def came_back() -> list[Page]:
    """Give one page of each withdrawn person whom a backup brought back."""
    found: dict[Any, Page] = {}
    for page in Page.objects.filter(pk__in=withdrawn_pages()).order_by("pk"):
        found.setdefault(page.translation_key, page)
    return list(found.values())
