"""Programme pages: goals, period, decision, documents and the way through the parts."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile

from core.layout.documents import DocumentLink
from core.layout.views import Link
from core.models import PublicDocument
from home.models import ProgrammeDocument, ProgrammeGoal, ProgrammePage
from home.pages.programme import GoalView, ProgrammePart, ProgrammeView, period_text, programme_view
from publishing.content.declarations import PageRow
from tests.home.trees import City, add


def programme(city: City) -> ProgrammePage:
    page: ProgrammePage = add(
        ProgrammePage,
        city.home,
        "Wijk aan Zet",
        period_start=date(2024, 1, 1),
        period_end=date(2027, 12, 31),
        decided_on=date(2023, 11, 30),
        decided_by="de gemeenteraad",
    )
    ProgrammeGoal.objects.create(page=page, title="Dichtbij", text="In elke wijk een plek.")
    ProgrammeGoal.objects.create(page=page, title="Samen")
    return page


def test_a_programme_says_what_when_and_by_whom(city: City) -> None:
    page = programme(city)
    plan = PublicDocument.objects.create(title="Plan", file=ContentFile(b"%PDF-1.7", "plan.pdf"))
    ProgrammeDocument.objects.create(page=page, document=plan)
    part = add(ProgrammePage, page, "Hubs in de wijk", introduction="Waar u kunt binnenlopen.")
    read = city.read()
    row = read.row(PageRow, page.pk)
    view = programme_view(read, row)
    assert view == ProgrammeView(
        picture=None,
        period_start=date(2024, 1, 1),
        period_end=date(2027, 12, 31),
        period_text="2024 up to and including 2027",
        decided_on=date(2023, 11, 30),
        decided_by="de gemeenteraad",
        goals=(GoalView("Dichtbij", "In elke wijk een plek."), GoalView("Samen", "")),
        documents=(DocumentLink("Plan", view.documents[0].url, "PDF", "1 kB", None),),
        parts=(
            ProgrammePart(
                "Hubs in de wijk", "Waar u kunt binnenlopen.", "/wijk-aan-zet/hubs-in-de-wijk/"
            ),
        ),
        chapters=(
            Link("Wijk aan Zet", "/wijk-aan-zet/", current=True),
            Link("Hubs in de wijk", "/wijk-aan-zet/hubs-in-de-wijk/"),
        ),
        previous=None,
        following=Link("Hubs in de wijk", "/wijk-aan-zet/hubs-in-de-wijk/"),
        body=(),
    )
    assert view.documents[0].url.startswith("/documents/plan-")
    below = programme_view(read, read.row(PageRow, part.pk))
    assert [chapter.current for chapter in below.chapters] == [False, True]
    assert (below.previous, below.following) == (Link("Wijk aan Zet", "/wijk-aan-zet/"), None)


def test_a_translation_has_its_own_goals_and_the_dates_of_its_source(city: City) -> None:
    page = programme(city)
    version = city.translate(page, "en", "District first").specific
    goals = list(version.goals.all())
    goals[0].title, goals[0].text = "Nearby", "A place in every district."
    goals[0].save()
    goals[1].delete()
    ProgrammePage.objects.filter(pk=version.pk).update(period_end=None, decided_by="the council")
    read = city.read("en")
    view = programme_view(read, read.row(PageRow, version.pk))
    assert view.goals == (GoalView("Nearby", "A place in every district."),)
    assert (view.period_end, view.decided_by) == (date(2027, 12, 31), "the council")


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2024, 1, 1), date(2027, 12, 31), "2024 up to and including 2027"),
        (
            date(2024, 3, 1),
            date(2027, 12, 31),
            "1 maart 2024 up to and including 31 december 2027",
        ),
        (date(2024, 3, 1), None, "From 1 maart 2024"),
        (None, date(2027, 6, 30), "Up to and including 30 juni 2027"),
        (None, None, ""),
    ],
)
def test_a_period_in_words(city: City, start: date | None, end: date | None, text: str) -> None:
    assert period_text(city.read(), start, end) == text
