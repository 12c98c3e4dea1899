"""What there is to do about districts: a role that districts have, and this one has not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.models import CityAppointment, RolePage
from core.cms.findings import Finding, Town, editor_of, finds
from core.languages import SOURCE_LANGUAGE
from districts.models import DistrictPage
from districts.models.people import DistrictAppointment, PeoplePage


@finds("coordinators", gettext_lazy("Districts in which somebody is missing"), 5)
def missing_people(town: Town) -> Iterable[Finding]:
    """Find districts without a role that at least half of the districts have, a coordinator first.

    No list of roles says which ones a district must have: what most have, people expect.
    """
    districts, pages = (_of_all(town, model) for model in (DistrictPage, PeoplePage))
    people = {page.path[:-4]: page.pk for page in pages}
    filled = _filled(town, {people.get(each.path): each.pk for each in districts})
    usual = Counter(role for roles in filled.values() for role in roles)
    names = town.kept.once("roles", lambda: dict(RolePage.objects.values_list("pk", "title")))
    for district in sorted(districts, key=lambda each: each.path):
        url = editor_of(people.get(district.path, district.pk))
        for role, count in usual.most_common():
            if 2 * count >= len(districts) and role not in filled[district.pk]:
                words = _("Nobody is %(role)s here. In %(count)d of %(all)d districts somebody is.")
                values = {"role": names.get(role, ""), "count": count, "all": len(districts)}
                yield Finding(district.pk, district.title, words % values, url)


def _filled(town: Town, district_of: dict[int | None, int]) -> defaultdict[int, set[int]]:
    """Return for each district the roles that a public person has there today."""
    roles, city = town.kept.once("filled roles", lambda: _roles(town))
    filled: defaultdict[int, set[int]] = defaultdict(set)
    for page, role in roles:
        if page in district_of:
            filled[district_of[page]].add(role)
    for page, district, role in city:
        if district is not None and page in town.pages:
            filled[district].add(role)
    return filled


def _of_all(town: Town, model: Any) -> list[Any]:
    """Return the public pages of a type of a municipality, read for all municipalities at once."""
    rows = town.kept.once(
        model,
        lambda: list(
            model.objects.filter(
                pk__in=town.kept.public, locale__language_code=SOURCE_LANGUAGE
            ).order_by("path")
        ),
    )
    return [page for page in rows if page.pk in town.pages]


def _roles(town: Town) -> tuple[list[Any], list[Any]]:
    """Return the roles that public people have today: on pages of districts, and of whole towns."""
    today = town.today
    now = Q(starts_on__isnull=True) | Q(starts_on__lte=today)
    now &= Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    now &= Q(person__in=town.kept.public, page__in=town.kept.public)
    rows = DistrictAppointment.objects.filter(now).values_list("page_id", "role_id")
    city = CityAppointment.objects.filter(now).values_list("page_id", "districts", "role_id")
    return list(rows), list(city)
