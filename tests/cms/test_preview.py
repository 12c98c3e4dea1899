"""The preview of every page type, through the views that the editor's screen asks."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from contacts.models import HubPage
from core.models import PictureRendition
from core.permissions import municipality_collection
from home.models import AlertPage, InformationPage, NewsPage
from tests.cms.admin import add_item, add_url, edit_url, form_data
from tests.cms.files import body_of, stored_picture
from tests.cms.test_editor import a_page, parents
from tests.cms.world import Municipality, filled_in, page_types, translate

pytestmark = pytest.mark.django_db
TYPES = page_types()
#: A text with a block of every kind.
BODY: list[tuple[str, Any]] = [
    ("heading", {"text": "Kopje", "level": "2"}),
    ("rich_text", "<p>Lopende tekst met <b>nadruk</b>.</p>"),
    ("quote", {"text": "Samen houden we het schoon", "name": "Bewoner", "role": ""}),
    ("steps", {"title": "Zo gaat het", "items": [
        {"title": "Stap een", "text": "<p>Doe dit.</p>"},
        {"title": "Stap twee", "text": "<p>Doe dat.</p>"},
    ]}),
    ("details", {"items": [{"summary": "Waarom?", "text": "<p>Daarom.</p>"}]}),
    ("video_link", {"title": "Filmpje", "url": "https://video.example.nl/1", "provider": "Voorbeeld",
                    "minutes": None, "transcript": ""}),
]  # fmt: skip


def preview(client: Client, url: str, data: dict[str, Any]) -> str:
    """Send the form to the preview as the editor's screen does, and give what it shows."""
    state = client.post(url, data)
    assert state.json() == {"is_valid": True, "is_available": True}
    response = client.get(url)
    assert response.status_code == 200
    return str(response.content.decode())


def preview_of(client: Client, page: Page, **changes: Any) -> str:
    data = form_data(client.get(edit_url(page))) | changes
    return preview(client, reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), data)


@pytest.mark.repeats("model")
@pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)
def test_a_preview_shows_the_draft_and_leaves_what_is_live(
    chief: Client, city: Municipality, model: type[Any]
) -> None:
    page = a_page(city, model)
    if model._meta.label == "contacts.PersonPage":
        page = city.pages["person_one"]
        people = city.pages["people_one"]
        people.appointments.create(role=city.pages["role"], person=page)
        people.save()
    html = preview_of(chief, page, title="Titel in concept")
    assert "Titel in concept" in html
    stored = model.objects.get(pk=page.pk)
    assert stored.title == page.title
    assert stored.latest_revision is None


@pytest.mark.repeats("model")
@pytest.mark.parametrize(
    "model",
    [model for model in TYPES if model._meta.model_name not in ("homepage", "personpage")],
    ids=lambda model: model._meta.label,
)
def test_a_page_that_was_never_saved_has_a_preview(
    chief: Client, city: Municipality, model: type[Page]
) -> None:
    count = Page.objects.count()
    parent = parents(city, model)[0]
    data = form_data(chief.get(add_url(model, parent))) | filled_in(model)
    data["title"] = "Nog nergens"
    args = [model._meta.app_label, model._meta.model_name, parent.pk]
    html = preview(chief, reverse("wagtailadmin_pages:preview_on_add", args=args), data)
    assert "Nog nergens" in html
    assert Page.objects.count() == count


def test_the_text_is_the_one_that_is_being_written(chief: Client, city: Municipality) -> None:
    page = city.pages["information"]
    page.body = BODY
    page.save_revision()
    html = preview_of(chief, page)
    for words in ("Kopje", "Lopende tekst", "Samen houden", "Stap twee", "Daarom.", "Filmpje"):
        assert words in html, words
    assert not InformationPage.objects.get(pk=page.pk).body


def test_items_are_the_ones_in_the_form(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_one"]
    data = form_data(chief.get(edit_url(hub))) | {"hours_state": "regular"}
    data["opening_periods-0-opens"] = "13:15"
    data = add_item(
        data, "opening_periods", weekday="2", opens="10:45", closes="11:30",
        admission="walk-in", valid_from="", valid_until="",
    )  # fmt: skip
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[hub.pk])
    html = preview(chief, url, data)
    assert "13.15" in html
    assert "10.45" in html
    assert "14.00" not in html
    assert HubPage.objects.get(pk=hub.pk).opening_periods.count() == 1


def test_a_translation_shows_the_facts_of_its_source(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_one"]
    english = translate(hub, "en", "The hub")
    hub.hours_state, hub.street = "regular", "Nieuwe Kade 5"
    hub.save()
    html = preview_of(chief, english, title="Our hub")
    assert 'lang="en"' in html
    assert "Our hub" in html
    assert "Nieuwe Kade 5" in html
    assert "14:00" in html


def test_districts_in_a_preview_are_those_in_the_form(chief: Client, city: Municipality) -> None:
    html = preview_of(chief, city.pages["article"], districts=[str(city.pages["two"].pk)])
    assert "Wijk two" in html
    assert not NewsPage.objects.get(pk=city.pages["article"].pk).districts.exists()


def test_a_picture_that_was_just_chosen_is_shown(chief: Client, city: Municipality) -> None:
    own = municipality_collection(city.site)
    picture = stored_picture(description="Een plein", collection=own)
    assert not PictureRendition.objects.exists()
    html = preview_of(chief, city.pages["article"], picture=str(picture.pk))
    assert "Een plein" in html
    source = re.search(r'<img[^>]+src="(/media/[^"]+)"', html)
    assert source
    response = chief.get(source[1])
    assert response["Content-Type"] == "image/jpeg"
    assert body_of(response).startswith(b"\xff\xd8")
    assert Client().get(source[1]).status_code == 302


def test_the_style_of_the_site_is_there(chief: Client, city: Municipality) -> None:
    html = preview_of(chief, city.pages["information"])
    # After it stands what the panel of checks talks to, with the files of the CMS.
    html, checks, _rest = html.partition('<template id="wagtail-userbar-template">')
    assert checks
    for url in re.findall(r'<(?:link rel="stylesheet"|link rel="icon")[^>]+href="([^"]+)"', html):
        response = chief.get(url)
        assert response.status_code == 200, url
        assert Client().get(url).status_code == 302
    assert chief.get("/static/css/site-000000000000.css").status_code == 404
    assert chief.get("/media/niets-000000000000.webp").status_code == 404


def test_links_lead_to_the_public_site(chief: Client, city: Municipality) -> None:
    html = preview_of(chief, city.pages["information"])
    assert 'target="_blank" href="http://stad.localhost/' in html
    assert not re.search(r'<a\b[^>]*\shref="/', html)


def test_an_alert_of_tomorrow_is_shown(chief: Client, city: Municipality) -> None:
    start = timezone.localtime() + timedelta(days=1)
    data = form_data(chief.get(add_url(AlertPage, city.pages["home"])))
    data |= {
        "title": "Storing",
        "starts_at": start.strftime("%Y-%m-%d %H:%M"),
        "ends_at": (start + timedelta(days=1)).strftime("%Y-%m-%d %H:%M"),
    }
    args = ["home", "alertpage", city.pages["home"].pk]
    url = reverse("wagtailadmin_pages:preview_on_add", args=args)
    assert "Storing" in preview(chief, url, data)


def test_the_draft_and_each_version_can_be_viewed(chief: Client, city: Municipality) -> None:
    page = city.pages["information"]
    page.title = "Titel in concept"
    revision = page.save_revision()
    draft = chief.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "Titel in concept" in draft.content.decode()
    url = reverse("wagtailadmin_pages:revisions_view", args=[page.pk, revision.pk])
    assert "Titel in concept" in chief.get(url).content.decode()


def test_a_page_outside_a_municipality_says_that_it_has_no_preview(
    admin: Client, city: Municipality
) -> None:
    city.site.delete()
    response = admin.get(
        reverse("wagtailadmin_pages:view_draft", args=[city.pages["information"].pk])
    )
    assert response.status_code == 200
    assert "geen voorbeeld" in response.content.decode()


@pytest.mark.parametrize("name", ["information", "person_one", "alert"])
def test_a_preview_works_where_only_https_is_answered(
    chief: Client, city: Municipality, settings: Any, name: str
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    page = city.pages[name]
    url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert chief.get(url, secure=True).status_code == 200


def test_the_editor_links_to_the_public_page(chief: Client, city: Municipality) -> None:
    english = translate(city.pages["information"], "en")
    urls = {
        "http://stad.localhost/": city.pages["home"],
        "http://stad.localhost/en/": city.pages["home_en"],
        "http://stad.localhost/information/": city.pages["information"],
        "http://stad.localhost/en/information/": english,
    }
    for url, page in urls.items():
        assert page.full_url == url
        assert f'href="{url}"' in chief.get(edit_url(page)).content.decode()
    assert city.pages["alert"].full_url is None
