"""Registers the page types and the outputs of this app."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from contacts.hours.exchange import ical
from contacts.hubs import holidays
from contacts.hubs.index import hub_index_view
from contacts.hubs.page import hub_thing, hub_view
from contacts.hubs.start import HubsPart, HubsPartBlock, hubs_part, where_to_walk_in
from contacts.models.hubs import HubIndexPage, HubPage
from contacts.models.people import ContactsPage, PersonPage
from contacts.models.roles import RolePage
from contacts.people.overview import contacts_view
from contacts.people.roles import role_view
from contacts.people.shown import shown_to_call, shown_with_role
from contacts.people.start import (
    PeoplePart,
    PeoplePartBlock,
    call_button,
    people_part,
    whom_to_call,
)
from contacts.people.ways import shown_ways
from contacts.printouts import flyer, poster, vcard
from core.blocks import start_parts
from core.blocks.start_parts import StartPart
from core.layout.subjects import SUBJECTS, Subject, main_page
from core.page_types import First, PageType, page_above, register
from publishing.build.render import FILTERS
from publishing.content.phrases import public
from publishing.registry import Searchable, SiteOutput, registry


def _hub_first(hub: Any, today: date) -> First:
    """Return urgent for a hub that is closed for longer, or different today or in the week to come."""
    if hub.hours_state == "closed":
        return First.URGENT
    soon = today + timedelta(days=7)
    differs = any(
        each.first_day <= soon and each.last_day >= today for each in hub.opening_exceptions.all()
    )
    return First.URGENT if differs else First.FIRST


register(
    PageType(
        model=ContactsPage,
        view=contacts_view,
        template="contacts/contacts.html",
        search=Searchable("contact", listed=True),
        structured_data=None,
        shows=shown_to_call,
        translate_first=First.FIRST,
    ),
    PageType(
        model=RolePage,
        view=role_view,
        template="contacts/role.html",
        search=Searchable("contact", listed=True),
        structured_data=None,
        shows=shown_with_role,
        translate_first=First.USEFUL,
    ),
    PageType(
        model=HubIndexPage,
        view=hub_index_view,
        template="contacts/hub_index.html",
        search=Searchable("hub", listed=True),
        structured_data=None,
        lists=True,
        shows=lambda read, _index: holidays.hub_pages(read),
        translate_first=First.FIRST,
    ),
    PageType(
        model=HubPage,
        view=hub_view,
        template="contacts/hub.html",
        search=Searchable("hub", listed=True),
        structured_data=hub_thing,
        translate_first=_hub_first,
        first_reads=("opening_exceptions",),
    ),
    # A person has no page: the page above shows who is called here.
    PageType(model=PersonPage, search=None, structured_data=None, shown_on=page_above),
)
registry.register_site(SiteOutput("holidays", holidays.plan, page=holidays.page))
registry.register_site(SiteOutput("calendar", ical.plan, ical.make))
registry.register_site(SiteOutput("vcard", vcard.plan, vcard.make))
registry.register_site(SiteOutput("poster", poster.plan, poster.make, sheet=True))
registry.register_site(SiteOutput("flyer", flyer.plan, flyer.make, sheet=True))

SUBJECTS += [
    Subject(
        public("Open during the holidays"),
        public(
            "Christmas, Boxing Day, New Year, New Year's Eve, Easter, Whitsun, King's Day, holidays"
        ),
        lambda read: (holidays.holidays_link(read),),
    ),
    Subject(
        public("Opening hours"),
        public(
            "opening hours, opening times, open today, open now, open on Sunday, open on Saturday, open in the"
            " evening, closed, closing time, when open"
        ),
        main_page(HubIndexPage._meta.label_lower),
    ),
    Subject(
        public("Help near you"),
        public(
            "help, forms, letters, debts, money worries, DigiD, computer, printing, language "
            "lesson, energy advice, lonely, loneliness, community centre, volunteering, walk "
            "in, filling in forms, bills, payment plan, food bank, clothing bank, meals, "
            "soup, repair café, sewing, homework help, tutoring, language café, interpreter, "
            "social worker, social work, neighbourhood team, legal advice, taxes return, "
            "internet, smartphone, elderly, meet people, parents, baby, integration course, "
            "work, jobs"
            ", class, classes, course, language classes, sewing class, swap, room "
            "hire, choir, games afternoon, reading and writing"
        ),
        main_page(HubIndexPage._meta.label_lower),
    ),
    Subject(
        public("Who you can call"),
        public(
            "phone number, telephone, call, mail, mail address, complaint, alderman, "
            "official, whom to call, e-mail, e-mail address, mayor, neighbourhood police "
            "officer, community police officer, appointment, office hours, compliment, who is "
            "who, council member, counter"
            ", staff, contact person"
        ),
        main_page(ContactsPage._meta.label_lower),
    ),
]
start_parts.register(
    StartPart(name=HubsPart.kind, block=HubsPartBlock, view=hubs_part),
    StartPart(name=PeoplePart.kind, block=PeoplePartBlock, view=people_part),
)
FILTERS["ways"] = shown_ways
start_parts.ACTIONS.append((20, call_button))
start_parts.TASKS += [(10, whom_to_call), (20, where_to_walk_in)]
