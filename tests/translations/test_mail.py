"""The mail when something waits: at most one a day, only for what is new, and none for who said no."""

from __future__ import annotations

import io
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from core.permissions import chief_editors, translators
from home.models import InformationPage
from tests.cms.world import Municipality, member, translate
from tests.translations.town import translated
from translations.cms.rights import desks_for
from translations.matrix.people import assign
from translations.models import DeskMail

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = "2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z"


@pytest.fixture(autouse=True)
def mails(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.WAGTAILADMIN_BASE_URL = "https://cms.stad.example"


def person(name: str, *groups: Any) -> Any:
    user = member(name, *groups)
    user.email = f"{name}@example.nl"
    user.save()
    return user


def run(*args: str) -> str:
    out = io.StringIO()
    call_command("mail_translators", *args, stdout=out, stderr=out)
    return out.getvalue()


def change(page: InformationPage, words: str) -> None:
    page = InformationPage.objects.get(pk=page.pk)
    page.introduction = words
    page.save_revision().publish()


def test_one_a_day_and_only_for_what_is_new(city: Municipality) -> None:
    source, _version = translated(city)
    person("anna", translators(city.site, "en"))
    with time_machine.travel(FIRST):
        assert "anna: " in run("--dry-run")
        assert mail.outbox == []
        run()
        run()
    [first] = mail.outbox
    assert first.to == ["anna@example.nl"]
    assert "op uw vertaling" in first.subject
    assert "https://cms.stad.example/admin/vertalen/mail/" in first.body
    assert first.body.startswith("Hallo,")
    with time_machine.travel(SECOND):
        assert run() == "0 mailed\n"
        change(source, "Dit is nieuw.")
        assert "anna: " in run()
    assert len(mail.outbox) == 2
    assert "Over ons – English: verouderd" in mail.outbox[1].body
    with time_machine.travel(SECOND):
        change(source, "Dit is nog nieuwer.")
        assert run() == "0 mailed\n"
    with time_machine.travel(THIRD):
        assert "anna: " in run()


def test_who_takes_a_page_is_told_of_it_and_others_are_not(city: Municipality) -> None:
    source, _version = translated(city)
    anna = person("anna", translators(city.site, "en"))
    person("bas", translators(city.site, "en"))
    change(source, "Dit is nieuw.")
    assign(desks_for(anna)[0], source.pk, anna, anna)
    run()
    bodies = {each.to[0].partition("@")[0]: each.body for each in mail.outbox}
    assert "Over ons – English: verouderd (u pakt dit op)" in bodies["anna"]
    assert "Over ons" not in bodies.get("bas", "")


def test_who_edits_the_dutch_pages_hears_only_of_what_they_take(city: Municipality) -> None:
    source, _version = translated(city)
    chief = person("chef", chief_editors(city.site))
    change(source, "Dit is nieuw.")
    assert run() == "0 mailed\n"
    assign(desks_for(chief)[0], source.pk, chief, chief)
    assert run() == "chef: 1 page\n1 mailed\n"


def test_who_said_no_gets_none_and_says_so_alone(city: Municipality, translator: Client) -> None:
    anna = person("anna", translators(city.site, "en"))
    client = Client()
    client.force_login(anna)
    url = reverse("translations:mail")
    assert client.get(url).context["wanted"] is True
    client.post(url)
    assert client.get(url).context["wanted"] is False
    assert run() == "0 mailed\n"
    assert DeskMail.objects.get().user == anna
    client.post(url, {"wanted": "on"})
    assert "anna: " in run()


def test_without_a_desk_or_an_address_there_is_none(
    city: Municipality, district_editor: Client
) -> None:
    member("zonder", translators(city.site, "en"))
    gone = person("weg", translators(city.site, "en"))
    gone.is_active = False
    gone.save()
    assert run() == "0 mailed\n"
    url = reverse("translations:mail")
    assert district_editor.get(url).status_code in (302, 403)
    assert district_editor.post(url).status_code in (302, 403)
    assert DeskMail.objects.count() == 0


def test_another_municipality_is_not_in_it(city: Municipality, other: Municipality) -> None:
    translate(other.pages["home"], "en")
    person("anna", translators(city.site, "en"))
    person("dora", translators(other.site, "en"))
    run()
    bodies = {each.to[0].partition("@")[0]: each.body for each in mail.outbox}
    assert f"/vertalen/{other.site.pk}/" not in bodies["anna"]
    assert f"/vertalen/{city.site.pk}/" not in bodies["dora"]


def test_a_server_that_refuses_is_named_and_the_next_run_tries_again(
    city: Municipality, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    person("anna", translators(city.site, "en"))
    person("bas", translators(city.site, "en"))
    whole = EmailBackend.send_messages

    def refuse(self: EmailBackend, messages: Any) -> int:
        if messages[0].to == ["anna@example.nl"]:
            raise OSError("550 no")
        return whole(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    with pytest.raises(CommandError, match="1 not mailed"):
        run()
    assert [each.to for each in mail.outbox] == [["bas@example.nl"]]
    monkeypatch.setattr(EmailBackend, "send_messages", whole)
    run()
    assert [each.to for each in mail.outbox] == [["bas@example.nl"], ["anna@example.nl"]]
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    DeskMail.objects.all().delete()
    with pytest.raises(CommandError, match="2 not mailed"):
        run()
