"""Who did what: each change that a screen puts online has its user and its subject in the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import registry
from wagtail.models import Page

from contacts.confirmations import requests
from contacts.models import Check, HubPage
from core.models import MunicipalitySettings
from districts.models import DistrictAppointment
from publishing.build.receipt import Receipt
from publishing.cms.report import decorate
from publishing.explain.causes import NO_CAUSE, NO_CAUSE_BELOW, causes_since, may_change_the_site
from publishing.models import Publication
from tests.cms.admin import edit_url, send
from tests.cms.world import Municipality, translate
from tests.translations.town import written

pytestmark = pytest.mark.django_db
#: The namespaces of our own screens.
OURS = ("hours", "checks", "people", "translations", "publishing", "integrations")
#: Screens that put nothing online: they show, ask, or save drafts and notes.
NOTHING_ONLINE = {
    "hours:overview",
    "hours:past",
    "hours:preview",
    "checks:overview",
    "checks:ask",
    "people:overview",
    "people:looking",
    "people:forgetting",
    "translations:readability",
    "translations:first",
    "translations:desk",
    "translations:po",
    "translations:page_po",
    "translations:memory",
    "translations:edit",
    "translations:take",
    "translations:text",
    "translations:preview",
    "translations:matrix",
    "translations:mail",
    "translations:glossary",
    "integrations:towns",
    "integrations:overview",
    "integrations:new_token",
    "integrations:revoke_token",
    "integrations:new_webhook",
    "integrations:webhook",
    "integrations:remove_webhook",
    "integrations:try_webhook",
    "integrations:send_again",
    "publishing:publications",
    "publishing:publications_results",
    "publishing:publication",
    "publishing:impact",
    "publishing:state",
    "publishing:sites_state",
}
#: Screens that do: each has a test below.
ONLINE = {
    "hours:closing",
    "hours:closing_several",
    "hours:lift",
    "hours:holidays",
    "hours:vacation",
    "hours:copy",
    "checks:decide",
    "people:erasing",
    "people:successor",
    "translations:together",
    "publishing:undo",
}


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())


@pytest.fixture
def hub(city: Municipality) -> Any:
    hub = HubPage.objects.get(pk=city.pages["hub_one"].pk)
    hub.hours_state = "regular"
    hub.save_revision().publish()
    return hub


def names(patterns: Any, space: str = "") -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from names(each.url_patterns, each.namespace or space)
        elif isinstance(each, URLPattern) and space in OURS:
            yield f"{space}:{each.name}"


def told(city: Municipality) -> set[tuple[str, str]]:
    """Return who did something and with what, as the log of publications tells it, or will."""
    receipt = Receipt(city.site.hostname, city.site.pk, release="00000001")
    until = timezone.now() + timedelta(seconds=1)
    causes = list(causes_since(city.site, None, until, receipt))
    causes += [each for kept in Publication.objects.all() for each in kept.causes]
    # The municipality was made by nobody.
    return {(each["user"], each["title"]) for each in causes if each["user"]}


def test_every_screen_of_ours_is_known_to_put_something_online_or_not() -> None:
    assert set(names(get_resolver().url_patterns)) == NOTHING_ONLINE | ONLINE


def test_every_line_that_the_program_writes_is_a_cause_or_known_to_be_none() -> None:
    registered = {action for action, _label in registry.get_choices()}
    none = {each for each in registered if not may_change_the_site(each)}
    assert none == {
        each for each in registered if each in NO_CAUSE or each.startswith(NO_CAUSE_BELOW)
    }
    assert {"contacts.hours", "contacts.facts", "contacts.withdraw"} <= registered - none
    assert registered >= NO_CAUSE


def test_a_closing_and_its_end(chief: Client, city: Municipality, hub: Any) -> None:
    values = {"state": "closed", "reason": "staff", "until": "31-12-2190"}
    assert chief.post(reverse("hours:closing", args=[hub.pk]), values).status_code == 302
    assert told(city) == {("hoofd", "Hub_one")}


def test_the_end_of_a_closing(chief: Client, city: Municipality, hub: Any) -> None:
    chief.post(reverse("hours:lift", args=[hub.pk]))
    assert told(city) == {("hoofd", "Hub_one")}


def test_somebody_else_from_a_day_on(chief: Client, city: Municipality) -> None:
    page = city.pages["people_one"]
    post = DistrictAppointment.objects.create(
        page=page, role=city.pages["role"], person=city.pages["person_one"]
    )
    values = {"post": f"district-{post.pk}", "last_day": "31-12-2190", "confirmed": "1"}
    values["person"] = str(city.pages["person_two"].pk)
    assert chief.post(reverse("people:successor"), values).status_code == 302
    assert told(city) == {("hoofd", page.title)}


def test_an_undoing(chief: Client, city: Municipality) -> None:
    page = city.pages["information"]
    for words in ("Eerst", "Daarna"):
        send(chief, edit_url(page), introduction=words)
    cause = list(
        causes_since(city.site, None, timezone.now(), Receipt("x", city.site.pk, release="1"))
    )[-1]
    publication = Publication.objects.create(
        site=city.site, release="00000001", started=timezone.now(), finished=timezone.now(),
        seconds=1.0, causes=[cause],
    )  # fmt: skip
    address = reverse("publishing:undo", args=[publication.pk, cause["id"]])
    assert chief.post(address).status_code == 302
    assert told(city) == {("hoofd", page.title)}


def test_holidays(chief: Client, city: Municipality, hub: Any) -> None:
    # Of the holidays of next year Ascension Day is on a Thursday, as the hours of the hub are.
    address = reverse("hours:holidays", args=[timezone.localdate().year + 1])
    chief.post(address, {f"{hub.pk}-ascension-decision": "closed"})
    assert hub.holiday_decisions.count() == 1
    assert told(city) == {("hoofd", "Hub_one")}


def test_a_vacation(chief: Client, city: Municipality, hub: Any) -> None:
    values = {"first_day": "24-12-2189", "last_day": "3-1-2190", "state": "closed"}
    values |= {"hubs": str(hub.pk), "reason": "vacation"}
    assert chief.post(reverse("hours:vacation"), values).status_code == 302
    assert told(city) == {("hoofd", "Hub_one")}


def test_hours_that_are_copied(chief: Client, city: Municipality, hub: Any) -> None:
    values = {
        "source": hub.pk,
        "targets": [city.pages["hub_two"].pk],
        "parts": ["opening_periods"],
        "confirmed": "yes",
    }
    assert chief.post(reverse("hours:copy"), values).status_code == 302
    assert told(city) == {("hoofd", "Hub_two")}


@pytest.mark.parametrize("waiting", [False, True])
def test_a_proposal_that_is_taken(
    chief: Client, city: Municipality, hub: Any, client: Client, waiting: bool
) -> None:
    HubPage.objects.filter(pk=hub.pk).update(email="hub@stad.example.nl")
    hub.refresh_from_db()
    if waiting:
        hub.introduction = "Een concept van iemand anders."
        hub.save_revision()
    check = requests.ask(hub)
    Check.objects.filter(pk=check.pk).update(
        state=Check.State.PROPOSED, used_at=timezone.now(), proposal={"phone": "14010"}
    )
    chief.post(reverse("checks:decide", args=[check.pk]), {"apply": "1"})
    assert HubPage.objects.get(pk=hub.pk).phone == "14010"
    assert told(city) == {("hoofd", "Hub_one")}


def test_a_person_who_is_taken_out_is_not_named(admin: Client, city: Municipality) -> None:
    person = city.pages["person_one"]
    values = {"name": person.title, "reason": "verzoek", "confirm": person.title}
    admin.post(reverse("people:erasing", args=[person.pk]), values)
    assert not Page.objects.filter(pk=person.pk).exists()
    assert ("beheerder", "People_one") in told(city)
    assert person.title not in str(told(city))


def test_a_page_with_its_translations(chief: Client, city: Municipality) -> None:
    source = written(city)
    translate(source, "en")
    send(chief, edit_url(source), "action-together", introduction="Wie wij nu zijn.")
    chief.post(reverse("translations:together"), {"page": source.pk, "anyway": "1"})
    assert type(source).objects.get(pk=source.pk).introduction == "Wie wij nu zijn."
    assert ("hoofd", "Over ons") in told(city)


def test_a_page_settings_and_a_redirect(admin: Client, city: Municipality) -> None:
    assert send(admin, edit_url(city.pages["information"])).status_code == 302
    assert told(city) == {("beheerder", "Information")}
    Redirect.objects.all().delete()
    address = reverse("wagtailredirects:add")
    values = {"old_path": "/oud", "site": city.site.pk, "is_permanent": "on"}
    page = city.pages["information"].pk
    assert admin.post(address, values | {"redirect_page": page}).status_code == 302
    own = MunicipalitySettings.for_site(city.site)
    address = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", city.site.pk])
    assert send(admin, address, "", name="Stad aan zee").status_code == 302
    own.refresh_from_db()
    assert told(city) >= {("beheerder", "/oud"), ("beheerder", str(own))}


def test_the_report_names_people_and_is_itself_only_without_them() -> None:
    causes = [{"user": "hoofd", "title": "Hub_one"}, {"user": "", "title": "Alert"}]
    assert decorate(Publication(causes=causes, finished=timezone.now())).people == "hoofd"
    assert decorate(Publication(causes=[], finished=timezone.now())).people == "vanzelf"
