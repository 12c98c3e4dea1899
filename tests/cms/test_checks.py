"""“Is this still right?”: a link by mail, one answer, nothing online without an editor."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from contacts.confirmations import requests
from contacts.models import Check, HubPage
from core.models import MunicipalitySettings
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub(city: Municipality) -> Any:
    HubPage.objects.filter(pk=city.pages["hub_one"].pk).update(
        email="hub@stad.example.nl",
        phone="14010",
        checked_on=date(2020, 1, 1),
        hours_state="regular",
    )
    return fresh(city.pages["hub_one"])


def fresh(page: Any) -> Any:
    return HubPage.objects.get(pk=page.pk)


def link_of(check: Check) -> str:
    return f"/klopt/{requests.token_of(check)}/"


def proposed(hub: Any, client: Client, **values: str) -> Check:
    check = requests.ask(hub)
    data = {"propose": "1", "phone": "14010", "email": hub.email, "hours_explanation": ""}
    client.post(link_of(check), data | values)
    check.refresh_from_db()
    return check


def test_the_mail_has_a_link_without_facts(hub: Any) -> None:
    requests.ask(hub)
    (message,) = mail.outbox
    assert message.to == ["hub@stad.example.nl"]
    (link,) = re.findall(r"https?://\S+", str(message.body))
    assert re.fullmatch(r"https?://[^/]+/klopt/[0-9a-f]{32}:\w+:[\w-]+/", link)


@pytest.mark.parametrize(
    ("backend", "words"),
    [
        ("django.core.mail.backends.dummy.EmailBackend", "mailserver"),
        ("tests.cms.test_checks.Refusing", "hub@stad.example.nl"),
    ],
)
def test_nobody_counts_as_asked_when_no_mail_went_out(
    hub: Any, chief: Client, settings: Settings, backend: str, words: str
) -> None:
    settings.EMAIL_BACKEND = backend
    with pytest.raises(CommandError, match=r"^\d+ not asked$"):
        call_command("ask_checks", stdout=StringIO(), stderr=StringIO())
    answer = chief.post(reverse("checks:ask", args=[hub.pk]), follow=True).content.decode()
    assert words in answer
    assert not Check.objects.exists()


class Refusing(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, email_messages: Any) -> int:
        raise SMTPRecipientsRefused({})


def test_a_host_sees_the_hours_and_the_address(hub: Any, client: Client) -> None:
    # Holidays that nobody decided about are said too: which ones hangs on the day.
    MunicipalitySettings.objects.update(holidays="")
    text = client.get(link_of(requests.ask(hub))).content.decode()
    assert re.findall("<d[td]>(.*?)</d[td]>", text) == [
        "Adres", hub.street, f"{hub.postcode} {hub.city}",
        "Openingstijden", "op donderdag van 14.00 tot 16.00 uur",
        "Telefoon", "14\xa0010", "E-mail", "hub@stad.example.nl", "Uitleg bij de tijden", "niets",
    ]  # fmt: skip


def test_looking_uses_nothing_up_and_shows_only_this_page(hub: Any, client: Client) -> None:
    check = requests.ask(hub)
    for _ in range(3):
        answer = client.get(link_of(check))
        assert answer.status_code == 200
    assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex, nofollow", "no-store")
    assert "hub@stad.example.nl" in answer.content.decode()
    check.refresh_from_db()
    assert (check.used_at, check.state, fresh(hub).checked_on) == (None, "asked", date(2020, 1, 1))


def test_it_is_right_is_online_at_once_and_once(hub: Any, client: Client) -> None:
    check = requests.ask(hub)
    assert client.post(link_of(check), {"confirm": "1"}).status_code == 200
    assert fresh(hub).checked_on == timezone.localdate()
    HubPage.objects.filter(pk=hub.pk).update(checked_on=date(2020, 1, 1))
    assert client.post(link_of(check), {"confirm": "1"}).status_code == 410
    assert client.get(link_of(check)).status_code == 410
    assert fresh(hub).checked_on == date(2020, 1, 1)


def test_of_two_answers_at_once_one_is_taken(hub: Any) -> None:
    check = requests.ask(hub)
    other = Check.objects.get(pk=check.pk)
    requests.confirm(check)
    with pytest.raises(requests.NotValidError):
        requests.propose(other, {"phone": "14020"}, "")


def test_a_draft_of_somebody_else_stays_a_draft(hub: Any) -> None:
    draft = fresh(hub)
    draft.street = "Draft 1"
    draft.save_revision()
    requests.confirm(requests.ask(hub))
    page = fresh(hub)
    assert (page.street, page.checked_on) == ("Kade 1", timezone.localdate())
    later = page.get_latest_revision_as_object()
    assert (later.street, later.checked_on) == ("Draft 1", timezone.localdate())


def test_a_link_that_is_too_old_or_changed_does_not_work(hub: Any, client: Client) -> None:
    check = requests.ask(hub)
    link = link_of(check)
    assert client.get(link[:-3] + "xx/").status_code == 410
    with time_machine.travel(timezone.now() + requests.VALID + timedelta(minutes=1)):
        assert client.post(link, {"confirm": "1"}).status_code == 410
    hub.unpublish()
    assert client.get(link).status_code == 410


def test_a_newer_question_ends_the_older(hub: Any, client: Client) -> None:
    older, newer = requests.ask(hub), requests.ask(hub)
    assert [client.get(link_of(each)).status_code for each in (older, newer)] == [410, 200]


def test_a_form_of_another_site_is_refused(hub: Any) -> None:
    check = requests.ask(hub)
    answer = Client(enforce_csrf_checks=True).post(link_of(check), {"confirm": "1"})
    assert answer.status_code == 403
    assert fresh(hub).checked_on == date(2020, 1, 1)


def test_a_proposal_is_not_online_before_an_editor_says_so(
    hub: Any, client: Client, chief: Client
) -> None:
    check = proposed(hub, client, phone="010 123 45 67", remark="New line")
    assert (check.state, check.proposal) == ("proposed", {"phone": "010 123 45 67"})
    assert fresh(hub).phone == "14010"
    screen = chief.get("/admin/klopt-dit-nog/").content.decode()
    assert "010 123 45 67" in screen
    assert "New line" in screen
    chief.post(f"/admin/klopt-dit-nog/{check.pk}/besluit/", {"apply": "1"})
    assert (fresh(hub).phone, fresh(hub).checked_on) == ("+31101234567", timezone.localdate())
    check.refresh_from_db()
    assert check.state == "applied"
    with pytest.raises(requests.NotValidError):
        requests.refuse(check, None)


def test_a_refused_proposal_changes_nothing(hub: Any, client: Client, chief: Client) -> None:
    check = proposed(hub, client, phone="14020")
    chief.post(f"/admin/klopt-dit-nog/{check.pk}/besluit/", {"refuse": "1"})
    check.refresh_from_db()
    assert (check.state, fresh(hub).phone) == ("refused", "14010")


def test_only_facts_of_the_list_can_be_proposed(hub: Any, client: Client) -> None:
    check = proposed(hub, client, title="Other", slug="other", hours_state="closed")
    assert check.proposal == {}


def test_who_may_not_publish_sees_and_decides_nothing(
    hub: Any, client: Client, translator: Client
) -> None:
    check = proposed(hub, client, phone="14020")
    assert "14020" not in translator.get("/admin/klopt-dit-nog/").content.decode()
    for address in (f"{check.pk}/besluit/", f"{hub.pk}/vragen/"):
        answer = translator.post(f"/admin/klopt-dit-nog/{address}", {"apply": "1"})
        # Wagtail leads who may not back to the start of the CMS.
        assert answer.status_code in (302, 403)
    check.refresh_from_db()
    assert (check.state, fresh(hub).phone) == ("proposed", "14010")


def test_wrong_answers_are_counted_and_then_refused(hub: Any, client: Client) -> None:
    check = requests.ask(hub)
    data = {"propose": "1", "phone": "no number"}
    found = [client.post(link_of(check), data).status_code for _ in range(requests.ATTEMPTS + 1)]
    assert found == [200] * requests.ATTEMPTS + [429]


def test_the_command_asks_once_a_week_about_what_is_old(hub: Any) -> None:
    out = StringIO()
    call_command("ask_checks", "--dry-run", stdout=out)
    assert hub.title in out.getvalue()
    assert (mail.outbox, Check.objects.count()) == ([], 0)
    call_command("ask_checks", stdout=StringIO())
    assert [each.to for each in mail.outbox].count(["hub@stad.example.nl"]) == 1
    sent = len(mail.outbox)
    call_command("ask_checks", stdout=StringIO())
    assert len(mail.outbox) == sent
    HubPage.objects.filter(pk=hub.pk).update(checked_on=timezone.localdate())
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert hub.pk not in [page.pk for page in requests.due(90)]


def test_the_button_asks(hub: Any, chief: Client) -> None:
    chief.post(f"/admin/klopt-dit-nog/{hub.pk}/vragen/")
    assert [each.to for each in mail.outbox] == [["hub@stad.example.nl"]]
    chief.post(f"/admin/klopt-dit-nog/{hub.pk}/vragen/")
    assert len(mail.outbox) == 1
