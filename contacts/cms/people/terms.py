"""What ends soon: appointments and terms of seats, of the pages that somebody may edit.

Terms in districts are stored by the app that knows districts; it hands in a function here, so that
this app need not import it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from contacts.cms.people.posts import places_of
from contacts.models import CityAppointment
from core.cms.findings import changeable
from core.languages import SOURCE_LANGUAGE

#: So long before its end a term is on the list; so long after it while nobody follows.
WARNED = timedelta(days=60)
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time in a role or a seat. `follower` is whoever comes next; empty: nobody yet."""

    page: int
    place: str
    role: str
    person: str
    ends_on: date
    follower: str

    @property
    def edit_url(self) -> str:
        """Return the editor of the page that the term stands on."""
        return reverse("wagtailadmin_pages:edit", args=[self.page])

    def days(self, today: date) -> str:
        """Return how long it takes until the end, or since when it is over."""
        left = (self.ends_on - today).days
        if left < 0:
            return _("over")
        if left == 0:
            return _("today")
        return ngettext("%(count)s day left", "%(count)s days left", left) % {"count": left}


#: Gives the terms that end from one day to another.
Provider = Callable[[date, date], Iterable[Term]]
PROVIDERS: list[Provider] = []


def provide_terms(provider: Provider) -> Provider:
    """Register a function that gives terms. Usable as a decorator."""
    if provider not in PROVIDERS:
        PROVIDERS.append(provider)
    return provider


def ending(user: Any, today: date) -> list[Term]:
    """Return what ends soon, or is over while nobody follows, on pages that `user` may edit."""
    found = [
        term
        for provider in PROVIDERS
        for term in provider(today - KEPT, today + WARNED)
        if term.ends_on >= today or not term.follower
    ]
    allowed = editable(user, {term.page for term in found})
    return sorted(
        (term for term in found if term.page in allowed),
        key=lambda term: (term.ends_on, term.place, term.role, term.person),
    )


def editable(user: Any, pages: Iterable[int]) -> set[int]:
    """Return those of the pages that `user` may edit."""
    return set(pages) & changeable(user)


def appointment_terms(rows: QuerySet[Any], first: date, last: date) -> Iterable[Term]:
    """Yield the terms of appointments of one kind. A vacancy ends as well, but nobody leaves."""
    known = list(rows.select_related("page", "role", "person"))
    ending = [
        row
        for row in known
        if row.person is not None and row.ends_on is not None and first <= row.ends_on <= last
    ]
    places = places_of(row.page for row in ending)
    for row in ending:
        names = [
            each.person.title
            for each in known
            if (each.page_id, each.role_id) == (row.page_id, row.role_id)
            and each.person is not None
            and follows(each, row)
        ]
        place = places[row.page_id]
        yield Term(row.page_id, place, row.role.title, row.person.title, row.ends_on, _join(names))


def follows(other: Any, row: Any) -> bool:
    """Return whether somebody comes in the place of `row`: begins in the month before or after its end.

    Who is there beside it all along, such as another alderman, does not follow.
    """
    begins = other.starts_on is not None and abs(other.starts_on - row.ends_on) <= KEPT
    stays = other.ends_on is None or other.ends_on > row.ends_on
    return bool(other.pk != row.pk and begins and stays)


def place_of(page: Page) -> str:
    """Name the place that a page with people is about: the page above it, or the page itself."""
    above = page.get_parent()
    return str(above.title if above is not None and above.depth > 2 else page.title)


def _join(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))


@provide_terms
def _city_terms(first: date, last: date) -> Iterable[Term]:
    rows = CityAppointment.objects.filter(page__locale__language_code=SOURCE_LANGUAGE)
    return appointment_terms(rows, first, last)
