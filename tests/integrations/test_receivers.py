"""Receivers: nothing is sent to a machine of our own, nor to what is no address."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import Settings

from core.cms.link_checker import Answer
from integrations.models import Webhook
from integrations.webhooks import receivers
from tests.cms.world import Municipality
from tests.integrations.asking import here

pytestmark = pytest.mark.django_db

INSIDE = (
    "https://127.0.0.1/",
    "https://localhost/",
    "https://10.0.0.1/x",
    "https://192.168.1.1/",
    "https://172.16.0.9:8443/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://[fd00::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[64:ff9b::a00:1]/",
    "https://0.0.0.0/",
    "https://100.64.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://127.1/",
)


@pytest.mark.parametrize("url", INSIDE)
def test_nothing_is_sent_to_machines_of_our_own(
    chief: Client, city: Municipality, url: str
) -> None:
    answer = chief.post(f"{here(city)}webhook/", {"name": "App", "url": url})
    assert "eigen netwerk" in answer.content.decode()
    assert not Webhook.objects.exists()
    # Nor when it came to be one later: it is looked up at each attempt.
    assert receivers.send(url, {}, b"{}") == Answer(None, "not a public server")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://1.1.1.1/", "moet beginnen met https://"),
        ("ftp://1.1.1.1/", "moet beginnen met https://"),
        ("javascript:alert(1)", "moet beginnen met https://"),
        ("https://", "geen adres van een server"),
        ("https://naam:geheim@1.1.1.1/", "laat de naam en het wachtwoord weg"),
        ("https://[::1", "geen adres van een server"),
        ("https://nergens.invalid/", "geen server met deze naam"),
        ("", "verplicht"),
        ("https://1.1.1.1/" + "x" * 500, "500"),
    ],
)
def test_what_is_no_receiver_is_named(
    chief: Client, city: Municipality, url: str, words: str
) -> None:
    answer = chief.post(f"{here(city)}webhook/", {"name": "App", "url": url})
    text = BeautifulSoup(answer.content, "html.parser").get_text()
    assert words in text
    assert not Webhook.objects.exists()


def test_an_operator_may_allow_a_host(settings: Settings) -> None:
    settings.WEBHOOK_ALLOWED_HOSTS = ["127.0.0.1"]
    assert receivers.target("http://127.0.0.1:8000/x").addresses == ("127.0.0.1",)
    assert receivers.send("https://127.0.0.2/", {}, b"").problem == "not a public server"
    assert receivers.send("http://127.0.0.2/", {}, b"").problem == "not an https address"
