"""The host of the CMS: its headers, its cookies, and what it gives to whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings
from wagtail.models import CollectionViewRestriction

from core.models import PublicDocument
from core.permissions import municipality_collection
from tests.cms.files import PDF, body_of, stored_picture
from tests.cms.world import PASSWORD, Municipality
from wijkwijzer.security import CMS_POLICY

# Who is chief and who administrates asks PostgreSQL for each of these addresses in border/test_matrix.py.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
ADDRESSES = (
    "/",
    "/admin/",
    "/admin/login/",
    "/admin/pages/1/",
    "/admin/nergens/",
    "/nergens/",
    "/api/v1/pages",
    "/api/v1/openapi.json",
    "/api/nergens",
    "/static/css/cms.css",
    "/static/css/cms-choosing.css",
    "/static/css/cms-desk.css",
    "/static/css/cms-dates.css",
    "/static/css/cms-hours.css",
    "/static/nergens.css",
    "/media/images/nergens.png",
    "/documents/1/brief.pdf",
)
COOKIES = {"sessionid", "csrftoken"}


@pytest.mark.repeats
@pytest.mark.parametrize("logged_in", [True, False])
@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_has_the_policy(admin: Client, path: str, logged_in: bool) -> None:
    client = admin if logged_in else Client()
    response = client.get(path)
    body_of(response)
    assert response["Content-Security-Policy"] == CMS_POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert set(response.cookies) <= COOKIES
    if not path.startswith("/static/"):
        assert "no-store" in response["Cache-Control"] or "no-cache" in response["Cache-Control"]


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/account/"])
def test_nothing_comes_from_elsewhere(admin: Client, path: str) -> None:
    html = admin.get(path, follow=True).content.decode()
    for host in ("gravatar", "releases.wagtail.org", "googleapis"):
        assert host not in html


def test_logging_in_sets_two_cookies_and_no_other(city: Municipality) -> None:
    get_user_model().objects.create_superuser("beheerder", password=PASSWORD)
    client = Client()
    client.get("/admin/login/")
    response = client.post("/admin/login/", {"username": "beheerder", "password": PASSWORD})
    assert response.status_code == 302
    client.get("/admin/")
    assert set(client.cookies) <= COOKIES
    assert client.cookies["sessionid"]["httponly"]


def test_the_login_page_is_dutch_whatever_the_browser_asks(city: Municipality) -> None:
    response = Client().get("/admin/login/", headers={"Accept-Language": "ar,en;q=0.8"})
    html = response.content.decode()
    for words in ('lang="nl"', "Inloggen in Wijkwijzer", "Gebruikersnaam", "Wachtwoord"):
        assert words in html
    assert "Password" not in html
    # There is no mail server here: nothing promises a mail.
    assert "vergeten" not in html


@pytest.mark.parametrize("path", ["/nergens/", "/nergens", "/wijken/"])
def test_an_unknown_address_is_a_dutch_page(path: str, city: Municipality) -> None:
    response = Client().get(path)
    assert response.status_code == 404
    assert "Deze pagina is er niet" in response.content.decode()


def test_an_error_is_a_dutch_page(
    admin: Client, monkeypatch: pytest.MonkeyPatch, city: Municipality
) -> None:
    def fail(*_args: Any, **_options: Any) -> None:
        raise RuntimeError("stuk")

    monkeypatch.setattr("wijkwijzer.media.get_object_or_404", fail)
    admin.raise_request_exception = False
    response = admin.get("/documents/1/brief.pdf")
    assert response.status_code == 500
    assert "Er ging iets mis bij ons" in response.content.decode()
    assert "stuk" not in response.content.decode()


def test_a_body_that_is_far_too_big_is_not_read(admin: Client, city: Municipality) -> None:
    response = admin.post("/admin/documents/add/", headers={"Content-Length": str(3 * 1024**3)})
    assert response.status_code == 413
    assert response["Content-Security-Policy"] == CMS_POLICY
    text = response.content.decode()
    assert "3,0" in text
    assert "20,0" in text


def test_a_form_without_its_token_is_a_dutch_page(city: Municipality) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "Het formulier is verlopen" in response.content.decode()


def test_a_host_that_is_not_ours_is_refused(city: Municipality) -> None:
    for host in ("kwaad.example", "a" * 300, "testserver.kwaad.example"):
        assert Client().get("/admin/login/", headers={"Host": host}).status_code == 400


@pytest.fixture
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_pictures_are_for_who_is_logged_in(chief: Client, city: Municipality) -> None:
    picture = stored_picture(collection=municipality_collection(city.site))
    url = picture.get_rendition("width-10").url
    response = chief.get(url)
    assert response.status_code == 200
    body_of(response)
    anonymous = Client().get(url)
    assert anonymous.status_code == 302
    assert anonymous["Location"].startswith("/admin/login/")


def test_originals_are_for_nobody(chief: Client, city: Municipality) -> None:
    original = stored_picture().file.url
    for path in (
        original,
        "/media/images/../original_images/plein.png",
        "/media/images/%2e%2e/original_images/plein.png",
        "/media/images/../../secret-key",
        "/media/original_images/plein.png",
    ):
        assert chief.get(path).status_code in (400, 404), path


def test_documents_are_for_who_is_logged_in(chief: Client, city: Municipality, media: Path) -> None:
    collection = municipality_collection(city.site)
    document = PublicDocument.objects.create(
        title="Brief", file=ContentFile(PDF, "brief.pdf"), collection=collection
    )
    response = chief.get(document.url)
    assert response.status_code == 200
    assert response["Content-Security-Policy"] == "default-src 'none'"
    body_of(response)
    assert Client().get(document.url).status_code == 302
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
    refused = chief.get(document.url)
    assert refused.status_code == 403
