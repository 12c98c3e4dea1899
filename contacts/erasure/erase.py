"""A whole erasure: out of the database, out of every release, and the proof of it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from wagtail.models import Page, Site

from contacts.erasure.patterns import SearchPatterns
from contacts.erasure.problems import Problem, not_forgotten, not_published, page_failed
from contacts.erasure.removal import overwrite_deleted, remove
from contacts.erasure.scan import Hit, scan
from contacts.erasure.striking import strike_out
from contacts.erasure.subject import Subject
from publishing.all_sites import AllSites, forget_earlier
from publishing.removal.erasures import Erasure, erasing
from publishing.removal.tombstones import erased_pages
from publishing.store.atomic import LockTimeoutError


@dataclass(slots=True)
class Report:
    """What an erasure did. `left` are the places where a person has to take the name out."""

    pages: int = 0
    pictures: int = 0
    releases: list[str] = field(default_factory=list)
    left: list[Hit] = field(default_factory=list)
    shared: int = 0
    #: Names of ordinary words: they stay in texts.
    ordinary: list[str] = field(default_factory=list)
    #: Pages of others that show the photo, or showed it.
    photo_on: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    #: What other work held up, and the next publish does by itself.
    waiting: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def public(self) -> bool:
        """Return whether residents can still see the person, or nobody knows."""
        held_up = bool(self.problems or self.waiting)
        return held_up or any(hit.public and hit.certain for hit in self.left)


def look(subject: Subject) -> Report:
    """Return what an erasure would find, and change nothing."""
    started = time.monotonic()
    report = _report(subject)
    report.left = scan(subject.patterns, subject.sites)
    report.seconds = time.monotonic() - started
    return report


def erase(
    subject: Subject,
    user: Any = None,
    *,
    reason: str = "",
    prose: bool = False,
    patience: float = 60.0,
) -> Report:
    """Withdraw a person from everything, publish, and look whether anything is left.

    With `prose` the name is struck out of texts as well, instead of left to an editor. Another
    publish is waited for at most `patience` seconds: then the one after it does the rest.
    """
    return erase_all([subject], user, reason=reason, prose=prose, patience=patience)[0]


def erase_all(
    subjects: Sequence[Subject],
    user: Any = None,
    *,
    reason: str = "",
    prose: bool = False,
    patience: float = 60.0,
) -> list[Report]:
    """Withdraw several people who have the same `sites`, with one publish for all of them.

    Each goes wholly or not at all; an error of one stops before those that follow.
    """
    if not subjects:
        return []
    started = time.monotonic()
    reports = [_report(subject) for subject in subjects]
    removed: list[Erasure] = []
    try:
        for subject in subjects:
            removed.append(remove(subject, user, reason=reason, prose=prose))
    except BaseException:
        # Those before went: the next publish finishes them.
        for erasure in removed:
            erasure.unlock()
        raise
    done = publish_and_forget(subjects[0].sites, patience)
    for subject in subjects:
        # The publish wrote down what it changed, and why.
        strike_out(subject, labels=["publishing.Publication"])
    if busy := overwrite_deleted():
        done.problems.append(busy)
    for erasure in removed:
        # With a problem the next publish finishes it.
        erasure.unlock() if done.problems or done.waiting else erasure.end()
    for subject, report in zip(subjects, reports, strict=True):
        report.releases, report.problems = done.releases, done.problems
        report.waiting = done.waiting
        report.left = scan(subject.patterns, subject.sites)
        report.seconds = time.monotonic() - started
    return reports


def look_for(names: Iterable[str], sites: Iterable[Site] | None = None) -> Report:
    """Return where names stand, and change nothing: of whoever went before, nothing is known."""
    started = time.monotonic()
    report = Report()
    report.left = scan(SearchPatterns(names=frozenset(names)), sites)
    report.seconds = time.monotonic() - started
    return report


def forget(
    names: Iterable[str], sites: Iterable[Site] | None = None, patience: float = 60.0
) -> Report:
    """Publish, keep no earlier release, and look for names: after texts were corrected."""
    done = publish_and_forget(sites, patience)
    if done.waiting:
        only = None if sites is None else [site.pk for site in sites]
        # A note with nothing in it but whose releases go: the next publish finishes it.
        with erasing([], [], only, datetime.now(UTC).isoformat(timespec="seconds")) as note:
            pass
        note.unlock()
    report = look_for(names, sites)
    report.releases, report.problems, report.waiting = done.releases, done.problems, done.waiting
    return report


def _report(subject: Subject) -> Report:
    return Report(
        len(subject.pages),
        len(subject.pictures),
        shared=len(subject.shared),
        ordinary=sorted(subject.patterns.ordinary),
        photo_on=[str(use) for use in subject.photo_on],
    )


@dataclass(slots=True)
class Forgotten:
    """The releases that stay, what did not work, and what other work held up."""

    releases: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


def publish_and_forget(sites: Iterable[Site] | None = None, patience: float = 60.0) -> Forgotten:
    """Publish these sites (None: all), and keep none of their earlier releases."""
    only = None if sites is None else [site.pk for site in sites]
    publishers = AllSites(patience=patience)
    receipts, errors = publishers.publish(by_hand=True, only=only)
    publishers.save_graph()
    done = Forgotten()
    for host, error in errors.items():
        if isinstance(error, LockTimeoutError):
            done.waiting.append(f"{host}: {error}")
        else:
            done.problems.append(not_published(host, error))
    for receipt in receipts:
        done.problems += [page_failed(receipt.site, failed.path) for failed in receipt.failed]
    if done.waiting:
        return done
    try:
        done.releases, unreadable = forget_earlier(only, patience)
    except LockTimeoutError as error:
        done.waiting.append(str(error))
    else:
        names = dict(Site.objects.values_list("pk", "hostname"))
        for site, fault in unreadable.items():
            done.problems.append(not_forgotten(names.get(site, str(site)), fault))
    return done


def came_back() -> list[Page]:
    """Return one page of each erased person whom a backup brought back."""
    found: dict[Any, Page] = {}
    for page in Page.objects.filter(pk__in=erased_pages()).order_by("pk"):
        found.setdefault(page.translation_key, page)
    return list(found.values())
