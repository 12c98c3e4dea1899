"""Registers the outputs of this app with the generator."""

from __future__ import annotations

from districts.budget import budget_view
from districts.deals import deal_view
from districts.district import district_thing, district_view
from districts.index import district_index_view
from districts.initiative import initiative_thing, initiative_view
from districts.people import council_thing, people_view
from districts.taking_part import taking_part_view
from home.structured_data import THINGS
from publishing.outputs import registry

for kind, view, template in (
    ("districts.districtindexpage", district_index_view, "districts/index.html"),
    ("districts.districtpage", district_view, "districts/district.html"),
    ("districts.peoplepage", people_view, "districts/people.html"),
    ("districts.takingpartpage", taking_part_view, "districts/taking_part.html"),
    ("districts.initiativepage", initiative_view, "districts/initiative.html"),
    ("districts.dealpage", deal_view, "districts/deal.html"),
    ("districts.budgetpage", budget_view, "districts/budget.html"),
):
    registry.register_page(kind, view, template)

THINGS["districts.districtpage"] = district_thing
THINGS["districts.peoplepage"] = council_thing
THINGS["districts.initiativepage"] = initiative_thing
