"""Registers the outputs of this app with the generator."""

from __future__ import annotations

from core.layout.structured_data import THINGS
from districts.finder import finder, postcode_pages, shards
from districts.pages.district import district_thing, district_view
from districts.pages.index import district_index_view
from districts.pages.people import council_thing, people_view
from districts.participation.advice import advice_view
from districts.participation.budget import budget_view
from districts.participation.consultations import consultation_view
from districts.participation.deals import deal_view
from districts.participation.initiative import initiative_thing, initiative_view
from districts.participation.projects import project_view
from districts.participation.taking_part import taking_part_view
from publishing.registry import Searchable, SiteOutput, registry

for kind, view, template in (
    ("districts.districtindexpage", district_index_view, "districts/index.html"),
    ("districts.districtpage", district_view, "districts/district.html"),
    ("districts.peoplepage", people_view, "districts/people.html"),
    ("districts.takingpartpage", taking_part_view, "districts/taking_part.html"),
    ("districts.initiativepage", initiative_view, "districts/initiative.html"),
    ("districts.dealpage", deal_view, "districts/deal.html"),
    ("districts.projectpage", project_view, "districts/project.html"),
    ("districts.consultationpage", consultation_view, "districts/consultation.html"),
    ("districts.advicepage", advice_view, "districts/advice.html"),
    ("districts.budgetpage", budget_view, "districts/budget.html"),
):
    registry.register_page(kind, view, template)

registry.register_site(SiteOutput("finder", finder.plan, page=finder.page))
registry.register_site(SiteOutput("postcodes", postcode_pages.plan, page=postcode_pages.page))
registry.register_site(SiteOutput("shard", shards.plan, shards.make, once=True))
for kind, searchable in (
    ("districts.districtindexpage", Searchable("district", 0.8, listed=True)),
    ("districts.districtpage", Searchable("district", place=True, listed=True)),
    ("districts.peoplepage", Searchable("contact", 0.9)),
    ("districts.takingpartpage", Searchable("plan", 0.9, listed=True)),
    ("districts.initiativepage", Searchable("plan", 0.8, listed=True)),
    ("districts.dealpage", Searchable("plan", 0.8)),
    ("districts.budgetpage", Searchable("plan", 0.8)),
    ("districts.projectpage", Searchable("plan", 0.9)),
    ("districts.consultationpage", Searchable("plan", 0.9)),
    ("districts.advicepage", Searchable("plan", 0.9)),
):
    registry.searchable[kind] = searchable

THINGS["districts.districtpage"] = district_thing
THINGS["districts.peoplepage"] = council_thing
THINGS["districts.initiativepage"] = initiative_thing
