"""Registers the page types and the outputs of this app."""

from __future__ import annotations

from core.blocks import start_parts
from core.blocks.start_parts import StartPart
from core.layout.sections import section_link
from core.layout.subjects import SUBJECTS, Subject, main_page
from core.page_types import First, PageType, page_above, register
from districts import models
from districts.finder import finder, postcode_pages, shards
from districts.finder.finder import finder_link
from districts.pages.district import district_shows, district_thing, district_view
from districts.pages.index import district_index_view
from districts.pages.people import council_thing, people_called, people_shows, people_view
from districts.pages.start import (
    INDEX,
    DistrictsPart,
    DistrictsPartBlock,
    districts_part,
    find_your_district,
    finder_field,
    how_to_take_part,
)
from districts.participation.advice import advice_view
from districts.participation.budget import budget_called, budget_view
from districts.participation.consultations import consultation_view
from districts.participation.deals import deal_view
from districts.participation.initiative import initiative_thing, initiative_view
from districts.participation.projects import project_view
from districts.participation.taking_part import taking_part_view
from publishing.content.phrases import public
from publishing.registry import Searchable, SiteOutput, registry

register(
    PageType(
        model=models.DistrictIndexPage,
        view=district_index_view,
        template="districts/index.html",
        search=Searchable("district", 0.8, listed=True),
        structured_data=None,
        lists=True,
        translate_first=First.FIRST,
    ),
    PageType(
        model=models.DistrictPage,
        view=district_view,
        template="districts/district.html",
        search=Searchable("district", place=True, listed=True, other=("neighbourhoods",)),
        structured_data=district_thing,
        shows=district_shows,
        translate_first=First.FIRST,
    ),
    PageType(
        model=models.PeoplePage,
        view=people_view,
        template="districts/people.html",
        search=Searchable("contact", 0.9),
        structured_data=council_thing,
        shows=people_shows,
        about=page_above,
        called=people_called,
        translate_first=First.USEFUL,
    ),
    PageType(
        model=models.TakingPartPage,
        view=taking_part_view,
        template="districts/taking_part.html",
        search=Searchable("plan", 0.9, listed=True),
        structured_data=None,
        translate_first=First.USEFUL,
    ),
    PageType(
        model=models.InitiativePage,
        view=initiative_view,
        template="districts/initiative.html",
        search=Searchable("plan", 0.8, listed=True),
        structured_data=initiative_thing,
        translate_first=First.USEFUL,
    ),
    PageType(
        model=models.DealPage,
        view=deal_view,
        template="districts/deal.html",
        search=Searchable("plan", 0.8),
        structured_data=None,
    ),
    PageType(
        model=models.ProjectPage,
        view=project_view,
        template="districts/project.html",
        search=Searchable("plan", 0.9),
        structured_data=None,
    ),
    PageType(
        model=models.ConsultationPage,
        dated_by=("result_on",),
        view=consultation_view,
        template="districts/consultation.html",
        search=Searchable("plan", 0.9),
        structured_data=None,
    ),
    PageType(
        model=models.AdvicePage,
        dated_by=("given_on", "answered_on"),
        view=advice_view,
        template="districts/advice.html",
        search=Searchable("plan", 0.9),
        structured_data=None,
    ),
    PageType(
        model=models.BudgetPage,
        dated_by=("as_of",),
        view=budget_view,
        template="districts/budget.html",
        search=Searchable("plan", 0.8),
        structured_data=None,
        about=page_above,
        called=budget_called,
    ),
)

SUBJECTS += [
    Subject(
        public("Money for your idea"),
        public(
            "subsidy, grant, contribution, money, funding, sponsor, street party, apply, "
            "plan, initiative, residents' initiative, crowdfunding, budget for the "
            "neighbourhood, application, neighbourhood party, facade garden"
            ", community garden, organise, green the street"
        ),
        main_page(models.TakingPartPage._meta.label_lower),
    ),
    Subject(
        public("Think along about your district"),
        public(
            "have your say, participation, survey, consultation, building plans, minutes, "
            "advice, idea, ideas, plans, project, meeting, vote, petition, council meeting, "
            "public comment, residents' evening, volunteer in the district"
            ", opinion, react, drawings, evening"
        ),
        main_page(models.TakingPartPage._meta.label_lower),
    ),
    Subject(
        public("Which district do I live in?"),
        public(
            "postcode, address, where do I live, my district, my neighbourhood, map, zip "
            "code, my street, find my district, neighbourhoods, which neighbourhood"
        ),
        lambda read: (finder_link(read) or section_link(read, INDEX),),
    ),
]
start_parts.register(
    StartPart(name=DistrictsPart.kind, block=DistrictsPartBlock, view=districts_part, place=20)
)
start_parts.FIELDS.append(finder_field)
start_parts.ACTIONS.append((10, find_your_district))
start_parts.TASKS.append((30, how_to_take_part))

registry.register_site(SiteOutput("finder", finder.plan, page=finder.page, indexed=True))
registry.register_site(
    SiteOutput("postcodes", postcode_pages.plan, page=postcode_pages.page, indexed=True)
)
registry.register_site(SiteOutput("shard", shards.plan, shards.make, once=True))
