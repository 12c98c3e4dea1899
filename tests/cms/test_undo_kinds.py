"""Every kind of change that the list of publications shows: put online, taken back, and the public files are the former ones."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page

from contacts.models import HubPage
from core.models import Picture, PublicDocument
from core.permissions import municipality_collection
from districts.models import DistrictAppointment
from publishing.models import Publication
from publishing.store.releases import ReleaseStore
from tests.cms.admin import add_item, edit_url, form_data, send
from tests.cms.files import PDF, stored_picture
from tests.cms.test_following import publish
from tests.cms.world import Municipality, page_types, translate

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
#: The moment of a publish, which is another one each time.
MOMENT = re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^\"<]*")
#: Feeds and calendars tell who follows them of each change, also of one that takes another back.
COUNTING = (".atom", ".ics")
Do = Callable[[Municipality, Client, Client], None]


@pytest.fixture(autouse=True)
def releases(settings: Settings, tmp_path: Path) -> None:
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())


@pytest.fixture
def times() -> Iterator[float]:
    return iter(float(each) for each in itertools.count())


@pytest.fixture
def town(city: Municipality, times: Iterator[float]) -> Municipality:
    """The town with a version of every page in its history, as pages have that somebody made."""
    hub = HubPage.objects.get(pk=city.pages["hub_one"].pk)
    hub.hours_state = "regular"
    hub.save()
    DistrictAppointment.objects.create(
        page=city.pages["people_one"], role=city.pages["role"], person=city.pages["person_one"]
    )
    for name in city.pages:
        page = Page.objects.get(pk=city.pages[name].pk).specific
        page.save_revision().publish()
        city.pages[name] = page
    publish(city, next(times))
    return city


def public(city: Municipality) -> dict[str, tuple[str, bytes]]:
    """Return what residents read at each address, without the moment of the publish."""
    store = ReleaseStore(django_settings.RELEASES_DIR, city.site.pk)
    current = store.current()
    assert current is not None
    return {
        each.path: (each.location, MOMENT.sub(b"", store.read_blob(each.blob)))
        for each in current.entries
        if not each.path.endswith(COUNTING) and each.status == 200
    }


def undone(city: Municipality, client: Client, times: Iterator[float]) -> list[str]:
    """Take everything back that the newest publication did, the last first; return what was refused."""
    publication = Publication.objects.filter(site=city.site).latest("pk")
    problems = []
    for cause in reversed(publication.causes):
        # A new title is two lines of one version.
        if cause["action"] == "wagtail.rename":
            continue
        address = reverse("publishing:undo", args=[publication.pk, cause["id"]])
        answer = client.post(address)
        if answer.status_code != 302:
            problems.append(said(answer))
    publish(city, next(times))
    return problems


def said(answer: Any) -> str:
    assert answer.status_code == 200, answer
    [found] = BeautifulSoup(answer.content, "html.parser").select("[role=alert]")
    return " ".join(found.get_text().split())


def differences(now: dict[str, Any], before: dict[str, Any]) -> set[str]:
    return {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}


def test_a_page_of_every_type_is_what_it_was(
    town: Municipality, chief: Client, times: Iterator[float]
) -> None:
    before = public(town)
    changed = set()
    for page in town.pages.values():
        if type(page) in changed or page.locale.language_code != "nl":
            continue
        changed.add(type(page))
        answer = send(chief, edit_url(page), title=f"{page.title} anders")
        assert answer.status_code == 302, page
    assert changed == set(page_types())
    publish(town, next(times))
    assert public(town) != before
    assert undone(town, chief, times) == []
    assert differences(public(town), before) == set()


def closed(city: Municipality, chief: Client, _admin: Client) -> None:
    values = {"state": "closed", "reason": "staff", "until": "31-12-2190"}
    chief.post(reverse("hours:closing", args=[city.pages["hub_one"].pk]), values)


def closed_together(city: Municipality, chief: Client, _admin: Client) -> None:
    values = {"state": "closed", "reason": "incident", "until": "31-12-2190"}
    hubs = [city.pages[each].pk for each in ("hub_one", "hub_two")]
    chief.post(reverse("hours:closing_several"), values | {"hubs": hubs})


def vacation(city: Municipality, chief: Client, _admin: Client) -> None:
    values = {"first_day": "24-12-2189", "last_day": "3-1-2190", "state": "closed"}
    hub = city.pages["hub_one"].pk
    chief.post(reverse("hours:vacation"), values | {"hubs": str(hub), "reason": "vacation"})


def holiday(city: Municipality, chief: Client, _admin: Client) -> None:
    address = reverse("hours:holidays", args=[timezone.localdate().year + 1])
    chief.post(address, {f"{city.pages['hub_one'].pk}-ascension-decision": "closed"})


def copied_hours(city: Municipality, chief: Client, _admin: Client) -> None:
    values = {
        "source": city.pages["hub_one"].pk,
        "targets": [city.pages["hub_two"].pk],
        "parts": ["opening_periods"],
        "confirmed": "yes",
    }
    chief.post(reverse("hours:copy"), values)


def hours_in_the_editor(city: Municipality, chief: Client, _admin: Client) -> None:
    data = form_data(chief.get(edit_url(city.pages["hub_one"])))
    data |= {"opening_periods-0-closes": "17:30", "action-publish": "1"}
    chief.post(edit_url(city.pages["hub_one"]), data)


def successor(city: Municipality, chief: Client, _admin: Client) -> None:
    post = DistrictAppointment.objects.get(page=city.pages["people_one"])
    values = {"post": f"district-{post.pk}", "last_day": "31-12-2190", "confirmed": "1"}
    values["person"] = str(city.pages["person_two"].pk)
    chief.post(reverse("people:successor"), values)


def successor_who_is_new(city: Municipality, chief: Client, _admin: Client) -> None:
    post = DistrictAppointment.objects.get(page=city.pages["people_one"])
    values = {"post": f"district-{post.pk}", "last_day": "31-12-2190", "confirmed": "1"}
    chief.post(reverse("people:successor"), values | {"name": "Zoë de Groot"})


def alert(city: Municipality, chief: Client, _admin: Client) -> None:
    values = {"standard": "flooded", "title": "", "message": "", "how_long": "week"}
    values |= {"place": str(city.pages["one"].pk), "level": "warning", "ends_at": ""}
    chief.post(reverse("new_alert"), values)


def alert_in_the_editor(city: Municipality, chief: Client, _admin: Client) -> None:
    send(chief, edit_url(city.pages["alert"]), introduction="Nu dit.")


def new_here(city: Municipality, chief: Client, _admin: Client) -> None:
    near = city.pages["one"].pk
    address = f"{reverse('new_here')}?kind=contacts.hubpage&near={near}"
    place = chief.get(address).context["form"].fields["place"].initial
    chief.post(
        address,
        {
            "new-title": "Kade",
            "new-place": place,
            "new-street": "Kade 1",
            "new-postcode": "3012 AB",
            "new-city": "Stad",
        },
    )


def new_page(city: Municipality, chief: Client, _admin: Client) -> None:
    address = reverse(
        "wagtailadmin_pages:add", args=["home", "informationpage", city.pages["home"].pk]
    )
    send(chief, address, title="Nieuw", slug="nieuw")


def copied_page(city: Municipality, chief: Client, _admin: Client) -> None:
    page = city.pages["information"]
    values = {"new_title": "Kopie", "new_slug": "kopie", "publish_copies": "on"}
    values |= {"new_parent_page": str(city.pages["home"].pk)}
    chief.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), values)


def renamed_address(city: Municipality, chief: Client, _admin: Client) -> None:
    send(chief, edit_url(city.pages["information"]), slug="elders")


def moved(city: Municipality, chief: Client, _admin: Client) -> None:
    page, place = city.pages["article"], city.pages["one"]
    chief.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk]))


def reordered(city: Municipality, chief: Client, _admin: Client) -> None:
    page = city.pages["one"]
    address = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
    chief.post(f"{address}?position=2")


def taken_offline(city: Municipality, chief: Client, _admin: Client) -> None:
    chief.post(reverse("wagtailadmin_pages:unpublish", args=[city.pages["article"].pk]))


def put_online_again(city: Municipality, chief: Client, _admin: Client) -> None:
    send(chief, edit_url(city.pages["offline"]))


def settings_of_a_town(city: Municipality, _chief: Client, admin: Client) -> None:
    address = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", city.site.pk])
    send(admin, address, "", name="Stad aan zee", colour_primary="#004400")


def words_of_a_town(city: Municipality, _chief: Client, admin: Client) -> None:
    address = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", city.site.pk])
    data = form_data(admin.get(address))
    data = add_item(
        data,
        "terms",
        language="nl",
        term="district",
        singular="gebied",
        plural="gebieden",
        gender="",
    )
    assert admin.post(address, data).status_code == 302


def words_of_a_picture(city: Municipality, chief: Client, _admin: Client) -> None:
    picture = Picture.objects.get()
    send(chief, reverse("wagtailimages:edit", args=[picture.pk]), "", credit="Foto: Zoë")


def words_of_a_document(city: Municipality, chief: Client, _admin: Client) -> None:
    document = PublicDocument.objects.get()
    send(chief, reverse("wagtaildocs:edit", args=[document.pk]), "", title="Een ander verslag")


def new_redirect(city: Municipality, _chief: Client, admin: Client) -> None:
    values = {"old_path": "/nieuw", "site": city.site.pk, "is_permanent": "on"}
    page = city.pages["information"].pk
    admin.post(reverse("wagtailredirects:add"), values | {"redirect_page": page})


def changed_redirect(city: Municipality, _chief: Client, admin: Client) -> None:
    address = reverse("wagtailredirects:edit", args=[Redirect.objects.get().pk])
    send(admin, address, "", old_path="/ouder")


def deleted_redirect(city: Municipality, _chief: Client, admin: Client) -> None:
    admin.post(reverse("wagtailredirects:delete", args=[Redirect.objects.get().pk]))


def translation(city: Municipality, chief: Client, _admin: Client) -> None:
    send(chief, edit_url(city.pages["information_en"]), introduction="In other words.")


KINDS: list[Do] = [
    closed, closed_together, vacation, holiday, copied_hours, hours_in_the_editor, successor,
    successor_who_is_new, alert, alert_in_the_editor, new_here, new_page, copied_page,
    renamed_address, moved, reordered, taken_offline, put_online_again, settings_of_a_town,
    words_of_a_town, words_of_a_picture, words_of_a_document, new_redirect, changed_redirect,
    deleted_redirect, translation,
]  # fmt: skip


@pytest.fixture
def things(town: Municipality, times: Iterator[float]) -> Municipality:
    """Beside its pages a picture on a page, a document, a redirect, a translation, a page that is offline."""
    collection: Collection = municipality_collection(town.site)
    picture = stored_picture("Een plein", description="Een plein met bomen", collection=collection)
    document = PublicDocument(title="Een verslag", collection=collection)
    document.file.save("verslag.pdf", ContentFile(PDF), save=True)
    page = town.pages["information"]
    article = town.pages["article"]
    article.picture = picture
    article.save_revision().publish()
    programme = town.pages["programme"]
    programme.documents.create(document=document)
    programme.save_revision().publish()
    Redirect.objects.create(old_path="/oud", site=town.site, redirect_page=page)
    english = translate(page, "en")
    english.save_revision().publish()
    town.pages["information_en"] = english
    offline = town.add("offline", type(page), "home")
    offline.save_revision().publish()
    offline.unpublish()
    publish(town, next(times))
    return town


def all_of(city: Municipality) -> dict[str, Any]:
    """Return what residents get, redirects too: those of the table only, not of former addresses."""
    table = {
        str(each.pk): (each.old_path, each.redirect_page_id) for each in Redirect.objects.all()
    }
    return {**public(city), "redirects": table}


def test_every_kind_of_change_is_taken_back(
    things: Municipality, chief: Client, admin: Client, times: Iterator[float]
) -> None:
    # One world for all: each is what it was, so the next one begins where this one began.
    wrong = {}
    for do in KINDS:
        before = all_of(things)
        do(things, chief, admin)
        publication = publish(things, next(times))
        if publication is None or not publication.causes or all_of(things) == before:
            wrong[do.__name__] = ["nothing was changed"]
            continue
        problems = undone(things, admin if "redirect" in do.__name__ else chief, times)
        if different := differences(all_of(things), before):
            wrong[do.__name__] = [*problems, *sorted(different)]
    assert wrong == {}
