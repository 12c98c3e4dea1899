"""The screens about opening hours: closing today, holidays of all hubs, copying, and the preview."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from contacts.models import HolidayDecision, HubPage, OpeningException
from core.permissions import chief_editors
from tests.cms.admin import add_item, edit_url, form_data
from tests.cms.world import Municipality, member

pytestmark = pytest.mark.django_db
#: Thursday 26 November 2026: hub_one is open from two to four.
THURSDAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel("2026-11-26T09:00:00+01:00", tick=False):
        yield


def hub_of(city: Municipality, name: str = "hub_one") -> Any:
    return HubPage.objects.get(pk=city.pages[name].pk)


@pytest.fixture
def hub(city: Municipality) -> Any:
    hub = hub_of(city)
    hub.hours_state = "regular"
    hub.save_revision().publish()
    return hub_of(city)


@pytest.fixture
def host(city: Municipality, client: Client) -> Client:
    """Somebody who may edit one district and publish nothing."""
    group = Group.objects.create(name="gastheren")
    codenames = ("access_admin", "change_page")
    admin, change = (Permission.objects.get(codename=each) for each in codenames)
    group.permissions.add(admin)
    GroupPagePermission.objects.create(group=group, page=city.pages["one"], permission=change)
    client.force_login(member("gastheer", group))
    return client


def test_who_closes_from_a_later_day_is_led_to_the_days_of_its_own_municipality(
    client: Client, hub: HubPage, city: Municipality
) -> None:
    client.force_login(member("hoofd", chief_editors(city.site)))
    for name, arguments in (("hours:closing", [hub.pk]), ("hours:closing_several", [])):
        page = client.get(reverse(name, args=arguments)).content.decode()
        [address] = re.findall(r'href="([^"]+)">Begint het op een andere dag', page)
        assert address == f"/admin/openingstijden/vakantie/?gemeente={city.site.hostname}"
        assert client.get(address).status_code == 200


def test_a_host_closes_today_without_a_moderator(host: Client, hub: HubPage) -> None:
    assert not hub.permissions_for_user(host_user()).can_publish()
    assert "open van" in host.get(reverse("hours:overview")).content.decode()
    address = reverse("hours:closing", args=[hub.pk])
    assert host.get(address).status_code == 200
    data = {"state": "closed", "reason": "staff", "until": "2026-11-27", "note": "Griep"}
    assert host.post(address, data | {"until": "2026-11-25"}).status_code == 200
    assert HubPage.objects.get(pk=hub.pk).opening_exceptions.count() == 0
    response = host.post(address, data, follow=True)
    text = response.content.decode()
    assert "Vandaag, donderdag 26 november: gesloten (te weinig medewerkers)" in text
    (stored,) = HubPage.objects.get(pk=hub.pk).opening_exceptions.all()
    assert (stored.first_day, stored.last_day) == (THURSDAY, THURSDAY + timedelta(days=1))
    assert (stored.urgent, stored.note) == (True, "Griep")


def host_user() -> Any:
    from core.models import User

    return User.objects.get(username="gastheer")


def test_as_usual_again_keeps_what_was(host: Client, hub: HubPage) -> None:
    hub.opening_exceptions.add(
        OpeningException(
            first_day=THURSDAY - timedelta(days=2), last_day=THURSDAY, state="closed", urgent=True
        ),
        OpeningException(first_day=THURSDAY, last_day=THURSDAY, state="closed", urgent=True),
        OpeningException(first_day=THURSDAY, last_day=THURSDAY, state="closed"),
    )
    hub.save_revision().publish()
    address = reverse("hours:lift", args=[hub.pk])
    assert host.get(address).status_code == 302
    assert hub.opening_exceptions.count() == 3
    host.post(address)
    found = HubPage.objects.get(pk=hub.pk).opening_exceptions.all()
    assert {(each.last_day, each.urgent) for each in found} == {
        (THURSDAY - timedelta(days=1), True),
        (THURSDAY, False),
    }


def test_hubs_of_others_are_not_theirs(host: Client, city: Municipality) -> None:
    other = hub_of(city, "hub_two")
    for name in ("closing", "lift", "past"):
        assert host.post(reverse(f"hours:{name}", args=[other.pk])).status_code in (302, 403)
    assert other.opening_exceptions.count() == 0
    text = host.get(reverse("hours:overview")).content.decode()
    assert "Hub_one" in text
    assert "Hub_two" not in text


def test_the_holidays_of_all_hubs_on_one_screen(chief: Client, city: Municipality) -> None:
    for name in ("hub_one", "hub_two"):
        page = hub_of(city, name)
        page.hours_state = "appointment"
        page.opening_periods = []
        page.save_revision().publish()
    address = reverse("hours:holidays", args=[2027])
    text = chief.get(address).content.decode()
    assert "Nog niet besloten: 18" in text
    one, two = hub_of(city), hub_of(city, "hub_two")
    fields = {f"{one.pk}-new-year-decision": "closed", f"{two.pk}-new-year-decision": "as-usual"}
    text = chief.post(address, fields, follow=True).content.decode()
    assert "Nog niet besloten: 16" in text
    (decision,) = hub_of(city).holiday_decisions.all()
    assert (decision.holiday, decision.year, decision.decision) == ("new-year", 2027, "closed")
    chief.post(address, {f"{one.pk}-new-year-decision": "as-usual"})
    (decision,) = hub_of(city).holiday_decisions.all()
    assert decision.decision == "as-usual"
    # Who comes by appointment on other days does so on a holiday.
    easter = {"decision": "other", "opens": "10:00", "closes": "12:00"}
    chief.post(address, {f"{two.pk}-easter-{name}": value for name, value in easter.items()})
    (other,) = [each for each in hub_of(city, "hub_two").holiday_decisions.all() if each.opens]
    assert (other.holiday, other.admission) == ("easter", "appointment")


def test_a_whole_column_or_row_is_filled_in_and_saved_later(
    chief: Client, city: Municipality
) -> None:
    for name in ("hub_one", "hub_two"):
        page = hub_of(city, name)
        page.hours_state, page.opening_periods = "appointment", []
        page.save_revision().publish()
    one, two = hub_of(city), hub_of(city, "hub_two")
    address = reverse("hours:holidays", args=[2027])
    names = [f"{hub.pk}-{day}-decision" for hub in (one, two) for day in ("new-year", "easter")]
    for button, expected in (
        ("closed|holiday|easter", ["undecided", "closed", "undecided", "closed"]),
        (f"as-usual|hub|{two.pk}", ["undecided", "undecided", "as-usual", "as-usual"]),
    ):
        answer = chief.post(address, dict.fromkeys(names, "undecided") | {"fill": button})
        assert answer.status_code == 200
        assert "nog niet opgeslagen" in answer.content.decode()
        cells = [each.form for _hub, row in answer.context["rows"] for each in row if each.form]
        chosen = {form.add_prefix("decision"): form["decision"].value() for form in cells}
        assert [chosen[name] for name in names] == expected
    assert decided(one) == decided(two) == []


def test_the_screen_opens_at_what_is_undecided_and_leaves_out_what_is_over(
    chief: Client, city: Municipality, other: Municipality, hub: HubPage
) -> None:
    page = hub_of(city)
    page.hours_state, page.opening_periods = "appointment", []
    page.save_revision().publish()
    overview = chief.get(reverse("hours:overview")).content.decode()
    address = reverse("hours:holidays", args=[2026])
    assert f"{address}?gemeente={city.site.hostname}" in overview
    answer = chief.get(address)
    assert [key for _name, _day, key in answer.context["columns"]] == [
        "christmas",
        "second-christmas",
    ]
    assert "Nog niet besloten: 2 vakken" in answer.content.decode()
    # What is over cannot be sent either.
    sent = {f"{page.pk}-new-year-decision": "closed"}
    assert chief.post(address, sent).status_code == 302
    assert decided(page) == []
    # All of this year decided: the next one.
    days = ("christmas", "second-christmas")
    chief.post(address, {f"{page.pk}-{each}-decision": "closed" for each in days})
    overview = chief.get(reverse("hours:overview")).content.decode()
    assert f"{reverse('hours:holidays', args=[2027])}?gemeente={city.site.hostname}" in overview


def test_one_municipality_at_a_time(
    city: Municipality, other: Municipality, client: Client, hub: HubPage
) -> None:
    client.force_login(member("beide", chief_editors(city.site), chief_editors(other.site)))
    address = reverse("hours:holidays", args=[2027])
    for town in (city, other):
        answer = client.get(f"{address}?gemeente={town.site.hostname}")
        hubs = {each.pk for each, _cells in answer.context["rows"]}
        assert hubs == {town.pages["hub_one"].pk, town.pages["hub_two"].pk}
    # A name that is none of theirs shows their first.
    assert client.get(f"{address}?gemeente=elders.nl").status_code == 200


def test_more_hubs_ask_no_more_of_the_database(
    chief: Client, city: Municipality, django_assert_max_num_queries: Any
) -> None:
    addresses = [reverse("hours:overview"), reverse("hours:holidays", args=[2027])]
    before = []
    for address in addresses:
        chief.get(address)
        with django_assert_max_num_queries(60) as asked:
            chief.get(address)
        before.append(len(asked))
    for number in range(4):
        city.add(f"more_{number}", HubPage, "two")
    for address, count in zip(addresses, before, strict=True):
        with django_assert_max_num_queries(count):
            chief.get(address)


def decided(hub: HubPage) -> list[tuple[Any, ...]]:
    return [
        (each.holiday, each.year, each.decision, each.opens, each.closes)
        for each in HubPage.objects.get(pk=hub.pk).holiday_decisions.all()
    ]


def decide(hub: HubPage, **values: str) -> dict[str, str]:
    return {f"{hub.pk}-ascension-{name}": value for name, value in values.items()}


def test_a_closed_day_is_not_asked_and_other_hours_are_filled_in(
    chief: Client, hub: HubPage
) -> None:
    address = reverse("hours:holidays", args=[2027])
    text = chief.get(address).content.decode()
    # Of the holidays of 2027 only Ascension Day is on a Thursday.
    assert set(re.findall(rf'name="{hub.pk}-([a-z-]+)-decision"', text)) == {"ascension"}
    other = decide(hub, decision="other", opens="9:00", closes="10:30")
    assert chief.post(address, other).status_code == 302
    assert decided(hub) == [("ascension", 2027, "other", time(9), time(10, 30))]
    # Times that stayed in the boxes go when something else is chosen.
    chief.post(address, other | decide(hub, decision="closed"))
    assert decided(hub) == [("ascension", 2027, "closed", None, None)]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"decision": "other", "opens": "9:00", "closes": "24:00"}, "24:00 bestaat niet"),
        ({"decision": "other", "opens": "9:00", "closes": ""}, "vul ‘van’ en ‘tot’ in"),
        ({"decision": "other", "opens": "9:00", "closes": "9:00"}, "hetzelfde tijdstip"),
        ({"decision": "nonsense", "opens": "", "closes": ""}, "nonsense"),
    ],
)
def test_a_wrong_cell_keeps_what_was_filled_in_and_saves_nothing(
    chief: Client, hub: HubPage, values: dict[str, str], words: str
) -> None:
    text = chief.post(reverse("hours:holidays", args=[2027]), decide(hub, **values))
    assert words in text.content.decode()
    assert "Er is nog niets opgeslagen" in text.content.decode()
    assert values["decision"] == "nonsense" or 'value="9:00"' in text.content.decode()
    assert decided(hub) == []


def test_several_periods_of_a_holiday_are_changed_on_the_page_of_the_hub(
    chief: Client, hub: HubPage
) -> None:
    for opens in (9, 13):
        hub.holiday_decisions.add(
            HolidayDecision(
                holiday="ascension", decision="other", opens=time(opens), closes=time(opens + 2)
            )
        )
    hub.save_revision().publish()
    address = reverse("hours:holidays", args=[2027])
    text = chief.get(address).content.decode()
    assert "Open op andere tijden" in text
    assert "09:00–11:00" in text
    assert "13:00–15:00" in text
    chief.post(address, decide(hub, decision="closed", opens="", closes=""))
    assert len(decided(hub)) == 2


def test_hours_are_copied_after_a_preview(chief: Client, hub: HubPage, city: Municipality) -> None:
    other = hub_of(city, "hub_two")
    address = reverse("hours:copy")
    data = {"source": hub.pk, "targets": [other.pk], "parts": ["opening_periods"]}
    text = chief.post(address, data).content.decode()
    assert "op donderdag van 14.00 tot 16.00 uur" in text
    # The answer is shown from there on: it stands below a long form.
    assert ('action="#read"' in text, text.count('id="read"')) == (True, 1)
    assert hub_of(city, "hub_two").opening_periods.count() == 0
    wrong = chief.post(address, data | {"targets": [hub.pk], "confirmed": "yes"})
    assert wrong.status_code == 200
    assert chief.post(address, data | {"confirmed": "yes"}).status_code == 302
    copied = hub_of(city, "hub_two")
    assert copied.hours_state == "regular"
    assert [(each.weekday, each.opens) for each in copied.opening_periods.all()] == [(4, time(14))]
    assert hub_of(city).opening_periods.count() == 1


def test_the_preview_shows_what_is_being_filled_in(chief: Client, hub: HubPage) -> None:
    page = chief.get(edit_url(hub))
    assert "data-hours-preview" in page.content.decode()
    fields = {"admission": "appointment", "weeks": "second", "valid_from": "", "valid_until": ""}
    data = add_item(
        form_data(page), "opening_periods", weekday=2, opens="10:00", closes="12:00", **fields
    )
    address = reverse("hours:preview", args=[hub.pk])
    text = chief.post(address, data).content.decode()
    assert "elke tweede dinsdag van de maand van 10.00 tot 12.00 uur, op afspraak" in text
    assert text.count("<tr") == 28
    assert hub.opening_periods.count() == 1
    wrong = add_item(form_data(page), "opening_periods", weekday=2, opens="12:00", closes="24:00")
    assert "<tr" not in chief.post(address, wrong).content.decode()


def test_past_hours_stay_readable(chief: Client, hub: HubPage) -> None:
    hub.opening_periods = [*hub.opening_periods.all()][:0]
    hub.hours_state = "closed"
    hub.save_revision().publish()
    hub.hours_state = "uncertain"
    # A draft was never anybody's opening hours.
    hub.save_revision()
    text = chief.get(reverse("hours:past", args=[hub.pk])).content.decode()
    assert text.index("Gesloten tot nader bericht.") < text.index("op donderdag van 14.00")
    assert text.count("<h2>") == 2
