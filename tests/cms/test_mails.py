"""Each mail that the CMS sends: plain Dutch, a subject that says what it is about, and a link that leads there."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, TaskState

from tests.cms.admin import edit_url, send
from tests.cms.english import ENGLISH
from tests.cms.test_wagtail_words import TOO_NEAR
from tests.cms.world import Municipality

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
LINK = re.compile(r"https?://\S+")


@pytest.fixture(autouse=True)
def addresses(chief: Client, district_editor: Client) -> None:
    for user in get_user_model()._default_manager.all():
        user.email = f"{user.username}@stad.example.nl"
        user.save()


def told(person: str) -> tuple[str, str]:
    """Return the subject and the text of the one mail since the last look, in plain Dutch and with a link."""
    [message] = mail.outbox
    mail.outbox.clear()
    assert message.recipients() == [f"{person}@stad.example.nl"]
    subject, body = str(message.subject), str(message.body)
    for words in (subject, LINK.sub("", body)):
        assert not ENGLISH.search(words), words
        assert not TOO_NEAR.search(words), words
    assert LINK.search(body), body
    return " ".join(subject.split()), " ".join(body.split())


def decided(client: Client, page: Page, action: str, comment: str) -> None:
    task = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).latest("pk")
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk])
    assert client.post(address, {"comment": comment}).status_code == 302


def test_approving(city: Municipality, chief: Client, district_editor: Client) -> None:
    page, step = city.pages["hub_one"], "(Stad: goedkeuring door de hoofdredactie)"
    send(district_editor, edit_url(page), "action-submit", introduction="Nieuw")
    subject, text = told("hoofd")
    assert subject == f"Wacht op uw goedkeuring: “Hub_one” {step}"
    assert f"De pagina “Hub_one” wacht op uw goedkeuring {step}." in text
    decided(chief, page, "reject", "Nog niet.")
    subject, text = told("wijk")
    assert subject == f"Wijziging gevraagd: “Hub_one” {step}"
    assert f"hoofd vraagt om een wijziging van de pagina “Hub_one” {step}." in text
    assert "De opmerking daarbij: “Nog niet.”" in text
    send(district_editor, edit_url(page), "action-submit", introduction="Nieuwer")
    told("hoofd")
    decided(chief, page, "approve", "")
    subject, text = told("wijk")
    assert subject == f"Goedgekeurd: “Hub_one” {step}"
    assert f"De pagina “Hub_one” is goedgekeurd en komt online {step}." in text
