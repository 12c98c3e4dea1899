"""The accessibility statement: its facts from the source, its limitations in each language."""

from __future__ import annotations

from datetime import date

from home.models import AccessibilityLimitation, AccessibilityStatementPage
from home.pages.accessibility import AccessibilityView, LimitationView, accessibility_view
from publishing.content.declarations import PageRow
from tests.home.trees import City, add


def statement(city: City) -> AccessibilityStatementPage:
    page: AccessibilityStatementPage = add(
        AccessibilityStatementPage,
        city.home,
        "Toegankelijkheid",
        status="B",
        organisation="Gemeente Stad",
        evaluated_on=date(2026, 9, 1),
        report_url="https://www.example.nl/rapport",
        feedback_email="toegankelijk@example.nl",
        feedback_phone="14 010",
        response_days=5,
        complaint_url="https://www.example.nl/klacht",
        approved_by="Directeur dienstverlening",
        approved_on=date(2026, 10, 1),
    )
    AccessibilityLimitation.objects.create(
        page=page,
        criterion="1.1.1",
        description="Een kaart zonder tekst.",
        consequence="Niet te lezen.",
        cause="Oude software.",
        measure="Wij vervangen die.",
        planned_on=date(2027, 3, 1),
        alternative="De lijst ernaast.",
    )
    return page


def test_a_statement_has_all_that_the_model_asks_for(city: City) -> None:
    page = statement(city)
    read = city.read()
    assert accessibility_view(read, read.row(PageRow, page.pk)) == AccessibilityView(
        site_title="Wijken in Stad",
        organisation="Gemeente Stad",
        organisation_in_text="De gemeente Stad",
        scope="https://stad.localhost/",
        status="B",
        status_text="B: complies partially",
        approved_by="Directeur dienstverlening",
        approved_on=date(2026, 10, 1),
        fact_lang=None,
        feedback_email="toegankelijk@example.nl",
        feedback_phone="14010",
        response_text="You get an answer within 5 working days.",
        complaint_url="https://www.example.nl/klacht",
        evaluated_on=date(2026, 9, 1),
        report_url="https://www.example.nl/rapport",
        limitations=(
            LimitationView(
                criterion="1.1.1",
                description="Een kaart zonder tekst.",
                cause="Oude software.",
                consequence="Niet te lezen.",
                alternative="De lijst ernaast.",
                measure="Wij vervangen die.",
                planned_on=date(2027, 3, 1),
            ),
        ),
        body=(),
    )


def test_a_translation_marks_what_is_in_the_language_of_the_source(city: City) -> None:
    page = statement(city)
    version = city.translate(page, "en", "Accessibility").specific
    version.limitations.update(description="A map without text.")
    AccessibilityStatementPage.objects.filter(pk=version.pk).update(status="A", response_days=1)
    read = city.read("en")
    view = accessibility_view(read, read.row(PageRow, version.pk))
    assert (view.status, view.fact_lang) == ("B", "nl")
    assert view.response_text == "You get an answer within 5 working days."
    assert [each.description for each in view.limitations] == ["A map without text."]
