"""The list of people: who has which role where and until when, what of them is public, what is missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from contacts.cms.people.posts import Post, pages_for, places_of, posts_on
from contacts.cms.people.terms import WARNED, editable
from contacts.models import PersonPage
from contacts.models.personal import PERSONAL, PUBLIC_WHEN
from core.forms.spans import as_typed
from core.languages import SOURCE_LANGUAGE
from publishing.content.conditions import may_be_public

NO_ROLE, ENDS, HIDDEN = "no-role", "ends", "hidden"


@dataclass(frozen=True, slots=True)
class Line:
    """A role of somebody: with the page that it stands on, and where it is replaced."""

    role: str
    place: str
    span: str
    edit_url: str
    #: "" for who may not publish that page.
    change_url: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person of the list."""

    name: str
    edit_url: str
    live: bool
    #: Where their page stands, and where they have a role.
    places: tuple[str, ...]
    lines: tuple[Line, ...]
    shown: str
    missing: str
    states: frozenset[str]


def states_of_people() -> dict[str, str]:
    """Name what the list can be narrowed to."""
    return {
        NO_ROLE: _("without a role"),
        ENDS: _("role ends within two months"),
        HIDDEN: _("something filled in that is not shown"),
    }


def everybody_of(user: Any, today: date) -> list[Somebody]:
    """Return the people whom `user` may edit, in so many questions for one as for a thousand."""
    people = list(
        PersonPage.objects.filter(locale__language_code=SOURCE_LANGUAGE).order_by("title")
    )
    mine = editable(user, [each.pk for each in people])
    people = [each for each in people if each.pk in mine]
    publishable = set(pages_for(user, "publish"))
    posts: defaultdict[int, list[Post]] = defaultdict(list)
    for post in posts_on(pages_for(user, "change"), today):
        if post.row.person_id is not None and not _is_over(post, today):
            posts[post.row.person_id].append(post)
    above = {each.path[: -Page.steplen] for each in people}
    parents = {page.path: page for page in Page.objects.filter(path__in=above)}
    places = places_of(parents.values())
    return [
        _somebody(
            each,
            posts[each.pk],
            places.get(parents[each.path[: -Page.steplen]].pk, ""),
            publishable,
            today,
        )
        for each in people
    ]


def fits(person: Somebody, wanted: dict[str, str]) -> bool:
    """Return whether somebody is looked for: words of a name or role, a place, a state."""
    if wanted["place"] and wanted["place"] not in person.places:
        return False
    if wanted["state"] and wanted["state"] not in person.states:
        return False
    text = " ".join([person.name, *(line.role for line in person.lines)]).casefold()
    return all(word in text for word in wanted["q"].casefold().split())


def _is_over(post: Post, today: date) -> bool:
    return post.row.ends_on is not None and post.row.ends_on < today


def _somebody(
    person: PersonPage, posts: list[Post], home: str, publishable: set[int], today: date
) -> Somebody:
    shown: list[str] = []
    missing: list[str] = []
    for heading, key in zip(PERSONAL.values(), PUBLIC_WHEN, strict=True):
        if getattr(person, key):
            (shown if may_be_public(person, key) else missing).append(str(heading))
    soon = any(post.row.ends_on and post.row.ends_on <= today + WARNED for post in posts)
    states = {NO_ROLE} if not posts else set()
    states |= {ENDS} if soon else set()
    states |= {HIDDEN} if missing else set()
    not_shown = _("not shown: %(fields)s") % {"fields": ", ".join(missing).lower()}
    lacks = [
        *([] if posts else [_("no role")]),
        *([not_shown] if missing else []),
        *([] if shown or missing else [_("no number or address of their own")]),
    ]
    return Somebody(
        person.title,
        reverse("wagtailadmin_pages:edit", args=[person.pk]),
        person.live,
        tuple(dict.fromkeys([*(post.place for post in posts), home])),
        tuple(_line(post, publishable) for post in posts),
        ", ".join(shown),
        "; ".join(lacks),
        frozenset(states),
    )


def _line(post: Post, publishable: set[int]) -> Line:
    row = post.row
    first = as_typed(row.starts_on) if row.starts_on else "…"
    last = as_typed(row.ends_on) if row.ends_on else "…"
    change = f"{reverse('people:successor')}?post={post.key}"
    return Line(
        post.role,
        post.place,
        f"{first} – {last}" if row.starts_on or row.ends_on else "–",
        reverse("wagtailadmin_pages:edit", args=[row.page_id]),
        change if row.page_id in publishable else "",
    )
