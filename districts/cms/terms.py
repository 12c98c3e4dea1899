"""What ends in districts: appointments there, and seats in the councils."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from contacts.cms.people.terms import KEPT, Term, appointment_terms, place_of, provide_terms
from core.languages import SOURCE_LANGUAGE
from districts.models.people import CouncilSeat, DistrictAppointment


@provide_terms
def district_terms(first: date, last: date) -> Iterable[Term]:
    """Return the appointments that end."""
    rows = DistrictAppointment.objects.filter(page__locale__language_code=SOURCE_LANGUAGE)
    touching = rows.filter(ends_on__range=(first, last)).values("page")
    return appointment_terms(rows.filter(page__in=touching), first, last)


@provide_terms
def seat_terms(first: date, last: date) -> Iterable[Term]:
    """Yield the seats whose term ends. Who takes a seat soon after that, follows."""
    rows = CouncilSeat.objects.filter(
        page__locale__language_code=SOURCE_LANGUAGE, person__isnull=False
    ).select_related("page", "person")
    for seat in rows.filter(ends_on__range=(first, last)).order_by("page", "ends_on", "pk"):
        if seat.ends_on is None or seat.person is None:
            continue
        later = rows.exclude(pk=seat.pk).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=seat.ends_on),
            page=seat.page_id,
            office=seat.office,
            starts_on__range=(seat.ends_on - KEPT, seat.ends_on + KEPT),
        )
        names = [each.person.title for each in later if each.person]
        yield Term(
            seat.page_id,
            place_of(seat.page),
            str(seat.get_office_display()),
            seat.person.title,
            seat.ends_on,
            ", ".join(names),
        )
