"""Who stands on the printouts of a district, and who of them has a vCard."""

from __future__ import annotations

from contacts.people.appointments import city_appointments, current_facts
from contacts.people.directory import district_appointments
from contacts.people.facts import ContactFacts
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


def district_people(read: Reader, district: PageRow) -> tuple[ContactFacts, ...]:
    """Return the facts of who can be called today in a district (its source page).

    Its own people come first, then those of the city.
    """
    return read.shared(_district_people, district)


def _district_people(read: Reader, district: PageRow) -> tuple[ContactFacts, ...]:
    rows = (*district_appointments(read, district), *city_appointments(read, district.id))
    return current_facts(read, rows)


def people_with_numbers(read: Reader, district: PageRow) -> dict[PageRow, tuple[ContactFacts, ...]]:
    """Return the people (source pages) of a district who can be reached today, with their roles.

    Who answers for a vacancy stands on its card, not on one of their own.
    """
    found: dict[PageRow, tuple[ContactFacts, ...]] = {}
    for facts in district_people(read, district):
        if facts.person is not None and facts.has_own_ways:
            found[facts.person] = (*found.get(facts.person, ()), facts)
    return found
