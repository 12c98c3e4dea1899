"""Registers the outputs of this app with the generator."""

from __future__ import annotations

from contacts.blocks import contact_card_block, hub_card_block
from contacts.hours.exchange import ical
from contacts.hubs.index import hub_index_view
from contacts.hubs.page import hub_thing, hub_view
from contacts.people.overview import contacts_view
from contacts.people.roles import role_view
from contacts.printouts import flyer, poster, vcard
from core.blocks.registry import makes
from core.layout.structured_data import THINGS
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Searchable, SiteOutput, registry

registry.register_page("contacts.contactspage", contacts_view, "contacts/contacts.html")
registry.register_page("contacts.rolepage", role_view, "contacts/role.html")
registry.register_page("contacts.hubindexpage", hub_index_view, "contacts/hub_index.html")
registry.register_page("contacts.hubpage", hub_view, "contacts/hub.html")
registry.searchable["contacts.contactspage"] = Searchable("contact", listed=True)
registry.searchable["contacts.rolepage"] = Searchable("contact", listed=True)
registry.searchable["contacts.hubindexpage"] = Searchable("hub", listed=True)
registry.searchable["contacts.hubpage"] = Searchable("hub", listed=True)
# Dutch writes such words as one: who looks for the last part alone finds the whole.
registry.synonyms["nl"] = {"wijkhub": ("hub", "hubs"), "wijkhubs": ("hub", "hubs")}
registry.register_site(SiteOutput("calendar", ical.plan, ical.make))
registry.register_site(SiteOutput("vcard", vcard.plan, vcard.make))
registry.register_site(SiteOutput("poster", poster.plan, poster.make, sheet=True))
registry.register_site(SiteOutput("flyer", flyer.plan, flyer.make, sheet=True))

makes("contact_card")(contact_card_block)
makes("hub_card")(hub_card_block)
THINGS["contacts.hubpage"] = hub_thing


def _parent(read: Reader, page: PageRow) -> PageRow | None:
    return read.parent(page)


# A person has no page: the page above shows who is called here.
registry.shown_on["contacts.personpage"] = _parent
