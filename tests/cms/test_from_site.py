"""From an address of the public site to its editor: the right page, for who may edit it, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from publishing.store.releases import ReleaseStore
from tests.cms.admin import edit_url
from tests.cms.test_following import publish
from tests.cms.world import Municipality, translate

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
HOST = "http://stad.localhost"


@pytest.fixture(autouse=True)
def released(city: Municipality, settings: Settings, tmp_path: Path) -> Any:
    settings.RELEASES_DIR = tmp_path / "releases"
    publish(city, 0.0)
    return ReleaseStore(settings.RELEASES_DIR, city.site.pk).current()


def ask(client: Client, address: str) -> Any:
    return client.get(reverse("edit_by_address"), {"url": address})


def words(answer: Any) -> str:
    [found] = BeautifulSoup(answer.content, "html.parser").select("[role=alert]")
    return found.get_text()


def test_the_address_is_the_one_that_is_told() -> None:
    assert reverse("edit_by_address") == "/admin/wijzig"


def test_every_page_of_the_site_leads_to_its_editor(
    city: Municipality, admin: Client, released: Any
) -> None:
    pages = [e for e in released.entries if e.owner.startswith(("page:", "fallback:"))]
    html = [each for each in pages if each.media_type.startswith("text/html")]
    assert len({each.owner for each in html}) > 20
    assert {each.owner.partition(":")[0] for each in html} == {"page", "fallback"}
    for each in html:
        number = each.owner.rpartition(":")[2]
        found = ask(admin, f"{HOST}:8000{each.path}?utm=1#over")
        address = reverse("wagtailadmin_pages:edit", args=[number])
        assert (each.path, found.status_code, found.url) == (each.path, 302, address)


@pytest.mark.parametrize(
    "address",
    ["{host}/deel/index.html", "stad.localhost/deel", "HTTPS://STAD.localhost./deel/"],
)
def test_an_address_may_be_typed_in_other_ways(
    city: Municipality, chief: Client, released: Any, address: str
) -> None:
    page = city.pages["deal"]
    path = next(
        e.path for e in released.entries if e.owner == f"page:{page.pk}" and "api" not in e.path
    )
    typed = address.format(host=HOST).replace("/deel", path.rstrip("/"))
    assert ask(chief, typed).url == edit_url(page)


def test_what_is_no_page_leads_to_the_one_above_it_and_says_so(
    city: Municipality, chief: Client, released: Any
) -> None:
    [poster] = [
        e for e in released.entries if e.kind == "poster" and not e.path.startswith("/en/")
    ][:1]
    answer = ask(chief, HOST + poster.path)
    hub = city.pages["hub_one"]
    assert answer.url == edit_url(hub)
    assert "geen eigen pagina" in chief.get(answer.url).content.decode()


def test_an_address_of_before_leads_to_its_page(city: Municipality, chief: Client) -> None:
    page = city.pages["deal"]
    old = page.url_path
    page.slug = "anders"
    page.save()
    publish(city, 1.0)
    path = old.removeprefix(city.pages["home"].url_path)
    assert ask(chief, f"{HOST}/{path}").url == edit_url(page)


def test_who_may_not_edit_reads_why(
    city: Municipality, other: Municipality, district_editor: Client
) -> None:
    answer = ask(district_editor, f"{HOST}/")
    assert answer.status_code == 403
    assert (
        words(answer)
        == f"U mag de pagina “{city.pages['home'].title}” niet wijzigen met dit account."
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://example.org/wijken/", "is geen adres van een van onze websites"),
        ("javascript:alert(1)", "is geen adres van een van onze websites"),
        ("//example.org/", "is geen adres van een van onze websites"),
        ("http://stad.localhost@example.org/", "is geen adres van een van onze websites"),
        ("http://[", "is geen adres van een van onze websites"),
        ("http://stad.localhost/" + "a" * 3000, "is geen adres van een van onze websites"),
        ("http://dorp.localhost/", "De website dorp.localhost is niet online."),
    ],
)
def test_another_address_is_refused_in_words(
    city: Municipality, chief: Client, address: str, said: str
) -> None:
    answer = ask(chief, address)
    assert answer.status_code == 404
    assert said in words(answer)


def test_who_is_not_logged_in_logs_in_first(city: Municipality) -> None:
    answer = ask(Client(), f"{HOST}/contact/")
    parts = urlsplit(answer.url)
    assert parts.path == reverse("wagtailadmin_login")
    [after] = parse_qs(parts.query)["next"]
    assert parse_qs(urlsplit(after).query) == {"url": [f"{HOST}/contact/"]}


def test_the_bookmark_leads_here(chief: Client) -> None:
    answer = chief.get(reverse("edit_by_address"))
    [link] = BeautifulSoup(answer.content, "html.parser").select("a[href^=javascript]")
    here = "http://testserver/admin/wijzig"
    assert (
        link["href"] == f"javascript:location.href='{here}?url='+encodeURIComponent(location.href)"
    )


def test_a_translator_comes_to_the_translation_that_is_not_there_yet(
    city: Municipality, translator: Client, released: Any
) -> None:
    fallback = next(
        e for e in released.entries if e.owner == f"fallback:en:{city.pages['deal'].pk}"
    )
    answer = ask(translator, HOST + fallback.path)
    assert answer.url == reverse(
        "translations:edit", args=[city.site.pk, "en", city.pages["deal"].pk]
    )
    translation = translate(city.pages["contacts"], "en") if "contacts" in city.pages else None
    assert translation is None or translation.pk
