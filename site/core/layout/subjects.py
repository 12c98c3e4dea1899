"""Subjects that residents search in words of their own, and that a page of another name is about or nobody here.

Apps register them. Their words are phrases: each language has its own. A municipality adds its own words
as other names of roles and pages; what it arranges elsewhere leads to its own number and links.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from core.layout.sections import section_link
from core.layout.views import Link
from publishing.content.phrases import public
from publishing.content.reader import Reader

Leads = Callable[[Reader], Sequence[Link | None]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What people ask for.

    label  what it is called, a phrase
    words  what people call it, between commas, a phrase
    leads  where they find it; nothing when the site has no place for it
    """

    label: str
    words: str
    leads: Leads


@dataclass(frozen=True, slots=True)
class SubjectView:
    """A subject in the language of an output."""

    label: str
    words: str
    links: tuple[Link, ...]


def main_page(kind: str) -> Leads:
    """Lead to the page of a kind below the start page."""
    return lambda read: (section_link(read, kind),)


#: What pages of the site are about.
SUBJECTS: list[Subject] = []
#: What the municipality arranges, and no page here is about: (label, words), phrases. It leads to the
#: number of the municipality and to its own links.
MUNICIPAL: Final = (
    (
        public("Waste and bins"),
        public(
            "waste, rubbish, garbage, litter, bin, bins, container, recycling, bulky waste, "
            "trash, wheelie bin, bin lorry, glass, paper, batteries, electronics, mattress, "
            "dumping, Christmas tree, collection days, waste calendar"
            ", fridge, throw away, old furniture, plastic, garden waste, diapers, "
            "paint, dump"
        ),
    ),
    (
        public("Passport, identity card and driving licence"),
        public(
            "passport, identity card, ID card, driving licence, driver's licence, ID, renew "
            "passport, town hall, lost passport, photo, nationality, naturalisation, DigiD "
            "for children, certificate of conduct, VOG"
            ", driver's license, identity document, renew, extract"
        ),
    ),
    (
        public("Parking"),
        public(
            "parking, parking permit, parking place, visitor permit, garage, parking fine, "
            "disabled parking, parking fee, moving van, parking machine, car"
            ", parking space, visitors, towed, car sharing"
        ),
    ),
    (
        public("Nuisance, and what is broken in the street"),
        public(
            "nuisance, noise, report, complaint, street light, loose tile, rats, vandalism, "
            "graffiti, noise nuisance, neighbours, neighbour dispute, street lamp, broken, "
            "pothole, hole in the road, mice, vermin, wasps, pigeons, tree fell, dirty "
            "street, smell, dog mess, playground broken, public toilet"
            ", light is out, noisy neighbor, slippery, flood, sewer, broken glass, "
            "drunk people"
        ),
    ),
    (
        public("Care and support at home"),
        public(
            "Wmo, home care, domestic help, mobility scooter, taxi card, informal carer, "
            "care, wheelchair, stairlift, rollator, youth care, day care for elderly, "
            "personal budget, disability, dementia, nurse"
            ", dementia care, cleaning help, addiction, meals at home"
        ),
    ),
    (
        public("Benefits and allowances"),
        public(
            "benefit, benefits, social assistance, allowance, minimum income, energy bill, "
            "income, unemployed, job seeker, debt relief, debt counselling, low income, "
            "discount pass, study costs, homeless, shelter, poverty"
            ", city pass, job loss"
        ),
    ),
    (
        public("Moving house, birth, marriage and death"),
        public(
            "moving, registration, birth certificate, marriage, divorce, death, extract, "
            "address change, change of address, register baby, wedding, funeral, cemetery, "
            "registered partnership, name change, emigrate, immigration, BSN"
            ", new address, baby, register"
        ),
    ),
    (
        public("Municipal taxes"),
        public(
            "tax, taxes, property tax, dog tax, assessment, objection, remission, bill, "
            "payment, council tax, waste tax, tourist tax, WOZ"
            ", pay in instalments, reminder"
        ),
    ),
    (
        public("Streets and traffic"),
        public(
            "traffic, speeding, charging point, bicycle rack, speed bump, roadworks, "
            "pavement, flooding, sewer, road, road works, road closed, cycle path, zebra "
            "crossing, traffic light, bus, tram, metro, electric car, shared scooter, snow, "
            "ice, one-way street, dangerous crossing, abandoned bicycle"
            ", crossing, bridge, moped"
        ),
    ),
    (
        public("Safety and enforcement"),
        public(
            "enforcement, warden, burglary, drugs, camera, police, domestic violence, safety, "
            "fire, fireworks, crime, theft, hangout youths, neighbourhood watch, emergency, "
            "112, report a crime, harassment, discrimination"
            ", burglar, robbed, stolen, violence, knife, dealer"
        ),
    ),
    (
        public("Housing and energy"),
        public(
            "social housing, rent, rental home, insulation, solar panels, energy label, "
            "urgency, house, flat, apartment, room, landlord, housing association, damp, "
            "mould, heating, heat pump, energy bill, heat network, owners' association, "
            "student housing"
            ", leak, eviction, air conditioning"
        ),
    ),
    (
        public("School, sports and library"),
        public(
            "school, childcare, sports hall, swimming pool, sports club, library, elections, "
            "primary school, kindergarten, nursery, day care, swimming lessons, football, "
            "gym, sport, museum, music school, vote, polling station, voting card"
            ", daycare, swimming, books, truancy"
        ),
    ),
    (
        public("Permits"),
        public(
            "permit, building permit, extension, dormer, event permit, terrace, permission, "
            "planning permission, demolition, tree felling, zoning plan, fence, shed"
            ", build, demonstration, filming"
        ),
    ),
    (
        public("Green, trees and animals"),
        public(
            "green, tree, trees pruning, pruning, grass, mowing, weeds, leaves, hedge, park "
            "maintenance, allotment, dog, dog park, loose dog, cat, dead animal, animal "
            "ambulance, pond, rain barrel"
            ", pet, missing cat, animal shelter, park"
        ),
    ),
    (
        public("Health"),
        public(
            "health, doctor, dentist, pharmacy, hospital, child health centre, vaccination, "
            "flu shot, pregnant, midwife, addiction, alcohol, depression, crisis, first aid, "
            "AED, air quality, heat"
        ),
    ),
    (
        public("Newcomers and refugees"),
        public(
            "refugee, refugees, asylum seeker, Ukraine, residence permit, IND, integration, "
            "civic integration, migrant worker, expat, newcomer, visa, family reunification"
        ),
    ),
    (
        public("Lost and found"),
        public("lost, found, lost property, wallet, lost wallet, keys, lost keys, lost phone"),
    ),
    (
        public("Businesses and markets"),
        public(
            "entrepreneur, business, start a business, company, shop, shops, market stall, "
            "self-employed, café, restaurant"
        ),
    ),
    (
        public("Mayor, aldermen and city council"),
        public(
            "city council, council of the municipality, mayor and aldermen, budget of the "
            "municipality, announcements, bylaw, ombudsman, referendum, freedom of "
            "information, work for the municipality, internship"
        ),
    ),
)


def subject_views(read: Reader) -> tuple[SubjectView, ...]:
    """Return the subjects of pages of the site, in the language of this output."""
    words, found = read.language, []
    for each in SUBJECTS:
        links = tuple(link for link in each.leads(read) if link is not None)
        if links:
            found.append(SubjectView(words.gettext(each.label), words.gettext(each.words), links))
    return tuple(found)


def municipal_views(read: Reader) -> tuple[SubjectView, ...]:
    """Return what the municipality arranges, in the language of this output."""
    words = read.language
    return tuple(
        SubjectView(words.gettext(label), words.gettext(said), ()) for label, said in MUNICIPAL
    )
