"""The form of a redirect: what cannot be placed is refused at its field, and the editor hears why."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db


def sent(client: Client, city: Municipality, **fields: Any) -> Any:
    data = {
        "old_path": "/oud",
        "site": city.site.pk,
        "is_permanent": "on",
        "redirect_page": "",
        "redirect_link": "https://stad.localhost/nieuw/",
    } | fields
    return client.post(reverse("wagtailredirects:add"), data)


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["form"].errors) if response.status_code == 200 else {}


#: What is filled in -> (the field that is named, a part of what is said).
REFUSED: dict[str, tuple[dict[str, str], str, str]] = {
    "a query": ({"old_path": "/oud?a=1"}, "old_path", "vraagteken"),
    "a fragment": ({"old_path": "/oud#a"}, "old_path", "vraagteken"),
    "a step up": ({"old_path": "/../oud"}, "old_path", "/oude-naam"),
    "two slashes": ({"old_path": "/a//b"}, "old_path", "/oude-naam"),
    "a long part": ({"old_path": f"/{'a' * 220}"}, "old_path", "/oude-naam"),
    "a page": ({"old_path": "/information"}, "old_path", "staat de pagina “Information”"),
    "a page in capitals": ({"old_path": "/INFORMATION/"}, "old_path", "staat de pagina"),
    "the start page": ({"old_path": "/"}, "old_path", "staat de pagina"),
    "what nobody sees": ({"old_path": "/oud\u200b"}, "old_path", "/oude-naam"),
    "another website": ({"old_path": "https://andere.nl/oud"}, "old_path", "/oude-naam"),
    "the API": ({"old_path": "/API/v1/nl/districts"}, "old_path", "onderdeel van de website zelf"),
    "a style sheet": (
        {"old_path": "/static/css/a.css"},
        "old_path",
        "onderdeel van de website zelf",
    ),
    "itself": ({"redirect_link": "https://stad.localhost/Oud/"}, "redirect_link", "naar zichzelf"),
    "a program": ({"redirect_link": "javascript:alert(1)"}, "redirect_link", "https://"),
    "another scheme": ({"redirect_link": "ftp://example.nl/a"}, "redirect_link", "https://"),
    "an address of the web that is none": (
        {"redirect_link": "http://[1/"},
        "redirect_link",
        "https://",
    ),
}


@pytest.mark.repeats
@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_placed_is_refused_at_its_field(
    admin: Client, city: Municipality, case: str
) -> None:
    fields, name, words = REFUSED[case]
    response = sent(admin, city, **fields)
    assert list(errors(response)) == [name]
    assert words in " ".join(errors(response)[name])
    assert Redirect.objects.count() == 0


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"old_path": "/Oude Plek"},
        {"old_path": "/folder.pdf", "redirect_link": "https://www.example.nl/a?b=c"},
        {"old_path": "/nergens", "redirect_link": "https://stad.localhost/information/?a=1#b"},
        {"site": ""},
    ],
)
def test_what_can_be_placed_is_taken(
    admin: Client, city: Municipality, fields: dict[str, str]
) -> None:
    response = sent(admin, city, **fields)
    assert errors(response) == {}
    assert Redirect.objects.count() == 1


def test_a_page_may_be_where_it_leads(admin: Client, city: Municipality) -> None:
    page = city.pages["information"]
    response = sent(admin, city, redirect_link="", redirect_page=page.pk)
    assert errors(response) == {}
    assert Redirect.objects.get().redirect_page_id == page.pk


def test_what_the_website_serves_is_no_old_address(
    admin: Client, city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = frozenset(("/robots.txt", "/zoeken/", "/nieuws/feed.xml")), frozenset(("/eerder/",))
    monkeypatch.setattr("core.forms.redirects.served_paths", lambda _site: served)
    for path in ("/robots.txt", "/Zoeken", "/nieuws/FEED.xml"):
        assert "van de website zelf" in errors(sent(admin, city, old_path=path))["old_path"][0]
    assert errors(sent(admin, city, old_path="/eerder")) == {}


def test_one_address_has_one_redirect(admin: Client, city: Municipality) -> None:
    assert errors(sent(admin, city, old_path="/oud")) == {}
    for fields in ({"old_path": "/OUD"}, {"old_path": "/oud/"}, {"old_path": "/Oud", "site": ""}):
        assert "staat al een doorverwijzing" in errors(sent(admin, city, **fields))["old_path"][0]
    assert Redirect.objects.count() == 1


def test_a_chain_and_a_loop_are_refused_from_both_ends(admin: Client, city: Municipality) -> None:
    Redirect.objects.create(old_path="/een", site=city.site, redirect_link="/twee/")
    behind = errors(sent(admin, city, old_path="/nul", redirect_link="https://stad.localhost/EEN"))
    assert "/twee/" in " ".join(behind["redirect_link"])
    before = errors(
        sent(admin, city, old_path="/twee", redirect_link="https://stad.localhost/drie/")
    )
    assert "/een" in " ".join(before["old_path"])
    loop = errors(sent(admin, city, old_path="/twee", redirect_link="https://stad.localhost/een/"))
    assert loop.keys() <= {"old_path", "redirect_link"}
    assert loop
    assert Redirect.objects.count() == 1


def test_a_redirect_that_is_stored_may_be_saved_again(admin: Client, city: Municipality) -> None:
    stored = Redirect.objects.create(old_path="/een", site=city.site, redirect_link="/twee/")
    data = {
        "old_path": "/een",
        "site": city.site.pk,
        "redirect_page": "",
        "redirect_link": "https://stad.localhost/drie/",
    }
    response = admin.post(reverse("wagtailredirects:edit", args=[stored.pk]), data)
    assert errors(response) == {}
    stored.refresh_from_db()
    assert stored.redirect_link.endswith("/drie/")


def test_a_table_of_redirects_is_held_to_the_same(admin: Client, city: Municipality) -> None:
    body = b"van,naar\n/information,https://a.nl/x\n/oud,https://a.nl/x\n"
    upload = SimpleUploadedFile("a.csv", body)
    chosen = admin.post(reverse("wagtailredirects:start_import"), {"import_file": upload})
    form = BeautifulSoup(chosen.content, "html.parser").find("form", enctype=True)
    assert form is not None
    hidden = {str(e["name"]): str(e["value"]) for e in form.select("input[type=hidden]")}
    data = {**hidden, "from_index": "0", "to_index": "1", "permanent": "on", "site": city.site.pk}
    done = admin.post(reverse("wagtailredirects:process_import"), data, follow=True)
    assert "staat de pagina" in done.content.decode()
    assert [each.old_path for each in Redirect.objects.all()] == ["/oud"]
