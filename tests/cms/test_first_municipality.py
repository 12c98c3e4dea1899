"""A municipality is made in the CMS alone: the first on an empty database, and another beside it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Page, Site

from core.models import MunicipalitySettings
from home.models import HomePage
from publishing.store.releases import ReleaseStore
from publishing.unfinished import lacks_of
from tests.cms.admin import add_url, errors, form_data, send
from tests.cms.world import administrator, member, municipality

pytestmark = pytest.mark.django_db
#: What stands in the first line of a site that lacks all there is to lack, and in the others.
NO_START = (
    "Its root page is not a Dutch start page: make one below Root, and choose it under "
    "Settings, Sites."
)
NO_NAME = "Nobody filled in the name of the municipality: Settings, Municipality."
NOT_ONLINE = "Its start page is not online: publish that page."


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.RELEASES_DIR = tmp_path / "releases"
    return tmp_path / "releases"


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(administrator())
    return client


def lacks(site: Site) -> list[str]:
    with translation.override("en"):
        return [str(each.words) for each in lacks_of(site)]


def new_start_page(client: Client, title: str, button: str = "action-publish") -> Page:
    """Go from the root of the tree to the form of a start page, and send that."""
    root = Page.get_first_root_node()
    chosen = client.get(reverse("wagtailadmin_pages:add_subpage", args=[root.pk]))
    assert chosen.status_code in (200, 302)
    response = send(client, add_url(HomePage, root), button, title=title, slug=title.lower())
    assert response.status_code == 302, errors(response)
    page: Page = Page.objects.get(title=title, depth=2)
    return page


def fill_in(client: Client, site: Site, name: str) -> None:
    url = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", site.pk])
    response = client.post(url, form_data(client.get(url)) | {"name": name})
    assert response.status_code == 302, errors(response)


def build() -> str:
    out = io.StringIO()
    call_command("build", stdout=out, stderr=out)
    return out.getvalue()


def start_page_of(folder: Path, site: Site) -> str:
    store = ReleaseStore(folder, site.pk)
    manifest = store.current()
    assert manifest is not None
    entry = manifest.by_path()["/"]
    return store.read_blob(entry.blob).decode()


def title_of(folder: Path, site: Site) -> str:
    return start_page_of(folder, site).partition("<title>")[2].partition("</title>")[0]


def test_the_first_municipality_on_an_empty_database(client: Client, folder: Path) -> None:
    site = Site.objects.get()
    assert lacks(site) == [NO_START, NO_NAME]
    home = new_start_page(client, "Nieuwstad")
    url = reverse("wagtailsites:edit", args=[site.pk])
    assert send(client, url, "", root_page=str(home.pk)).status_code == 302
    site.refresh_from_db()
    assert lacks(site) == [NO_NAME]
    fill_in(client, site, "Nieuwstad")
    assert lacks(site) == []
    assert build().startswith("localhost: ")
    assert "Nieuwstad" in title_of(folder, site)
    # No heading above nothing: nobody gave a number or an address.
    assert "Contact met de gemeente" not in start_page_of(folder, site)


def test_one_more_municipality_beside_others(client: Client, folder: Path) -> None:
    first, second = municipality("stad.localhost", "Stad"), municipality("dorp.localhost", "Dorp")
    build()
    before = [ReleaseStore(folder, each.site.pk).current() for each in (first, second)]
    home = new_start_page(client, "Derde")
    response = send(
        client,
        reverse("wagtailsites:add"),
        "",
        hostname="derde.localhost",
        port="80",
        root_page=str(home.pk),
    )
    assert response.status_code == 302, errors(response)
    third = Site.objects.get(hostname="derde.localhost")
    fill_in(client, third, "Derde")
    build()
    assert "Derde" in title_of(folder, third)
    after = [ReleaseStore(folder, each.site.pk).current() for each in (first, second)]
    assert [each and each.id for each in after] == [each and each.id for each in before]


def test_a_start_page_that_is_a_draft_is_what_a_new_site_lacks(client: Client) -> None:
    home = new_start_page(client, "Concept", button="")
    site = Site.objects.create(hostname="concept.localhost", root_page=home)
    fill_in(client, site, "Concept")
    assert lacks(site) == [NOT_ONLINE]


def test_the_dashboard_says_what_a_site_lacks_and_leads_there(client: Client) -> None:
    site = Site.objects.get()
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert 'id="panel-unfinished-sites' in html or "unfinished-sites" in html
    for view, args in (
        ("wagtailsites:edit", [site.pk]),
        ("wagtailsettings:edit", ["core", "municipalitysettings", site.pk]),
    ):
        assert reverse(view, args=args) in html


def test_the_dashboard_of_somebody_without_rights_says_nothing_of_it() -> None:
    from core.permissions import chief_editors

    city = municipality("stad.localhost", "Stad")
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Los", slug="los"))
    Site.objects.create(hostname="los.localhost", root_page=home)
    client = Client()
    client.force_login(member("hoofd", chief_editors(city.site)))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "unfinished-sites" not in html
    assert "los.localhost" not in html


def test_the_settings_of_a_site_are_not_stored_by_asking_for_them() -> None:
    site = Site.objects.get()
    for model in settings_registry:
        found: Any = model.for_site(site)
        assert (found.pk, found.site) == (None, site)
    assert list(MunicipalitySettings.objects.all()) == []


@pytest.mark.parametrize("name", ["", "   "])
def test_a_municipality_has_a_name(client: Client, name: str) -> None:
    site = Site.objects.get()
    url = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", site.pk])
    response = client.post(url, form_data(client.get(url)) | {"name": name})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["name"]
    assert list(MunicipalitySettings.objects.all()) == []


def test_a_page_of_an_unfinished_site_is_not_said_to_be_on_its_way(client: Client) -> None:
    home = new_start_page(client, "Wacht")
    site = Site.objects.create(hostname="wacht.localhost", root_page=home)
    html: Callable[[], str] = lambda: client.get(  # noqa: E731
        reverse("wagtailadmin_pages:edit", args=[home.pk])
    ).content.decode()
    with translation.override("nl"):
        words = str(lacks_of(site)[0].words)
    assert words in html()
