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
        public("waste, rubbish, garbage, litter, bin, bins, container, recycling, bulky waste"),
    ),
    (
        public("Passport, identity card and driving licence"),
        public("passport, identity card, ID card, driving licence, driver's licence"),
    ),
    (public("Parking"), public("parking, parking permit, parking place, visitor permit, garage")),
    (
        public("Nuisance, and what is broken in the street"),
        public(
            "nuisance, noise, report, complaint, street light, loose tile, rats, vandalism, graffiti"
        ),
    ),
    (
        public("Care and support at home"),
        public("Wmo, home care, domestic help, mobility scooter, taxi card, informal carer"),
    ),
    (
        public("Benefits and allowances"),
        public("benefit, benefits, social assistance, allowance, minimum income, energy bill"),
    ),
    (
        public("Moving house, birth, marriage and death"),
        public("moving, registration, birth certificate, marriage, divorce, death, extract"),
    ),
    (
        public("Municipal taxes"),
        public("tax, taxes, property tax, dog tax, assessment, objection, remission"),
    ),
    (
        public("Streets and traffic"),
        public(
            "traffic, speeding, charging point, bicycle rack, speed bump, roadworks, pavement, flooding, sewer"
        ),
    ),
    (
        public("Safety and enforcement"),
        public("enforcement, warden, burglary, drugs, camera, police, domestic violence"),
    ),
    (
        public("Housing and energy"),
        public(
            "social housing, rent, rental home, insulation, solar panels, energy label, urgency"
        ),
    ),
    (
        public("School, sports and library"),
        public("school, childcare, sports hall, swimming pool, sports club, library, elections"),
    ),
    (
        public("Permits"),
        public("permit, building permit, extension, dormer, event permit, terrace"),
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
