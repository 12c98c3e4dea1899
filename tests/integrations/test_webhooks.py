"""Webhooks: what a receiver gets after a release, how often it is tried, and where nothing is ever sent."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from core.cms.link_checker import Answer
from core.permissions import chief_editors
from integrations.models import Delivery, Webhook
from integrations.tokens import audit
from integrations.webhooks import queue, sending, signing
from publishing.all_sites import AllSites
from publishing.changes import log as log_of_changes
from publishing.models import Publication
from publishing.runtime import followers
from publishing.runtime.followers import Switch
from tests.cms.world import Municipality, member
from tests.integrations.asking import here, hook_of

pytestmark = pytest.mark.django_db


class Receiver(ThreadingHTTPServer):
    """A program that hears messages; it answers what it is told to."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.status = 204
        self.location = ""
        self.hangs = threading.Event()
        self.hangs.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hier?x=1"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append(({k.lower(): v for k, v in self.headers.items()}, body))
        self.server.hangs.wait(30)
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name of http.server
        """Say nothing."""


@pytest.fixture
def receiver(settings: Settings) -> Iterator[Receiver]:
    settings.WEBHOOK_ALLOWED_HOSTS = ["127.0.0.1"]
    settings.SEND_WEBHOOKS = True
    with Receiver() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.hangs.set()
        server.shutdown()


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())


# --- what is sent ------------------------------------------------------------------------------
def test_the_signature_is_that_of_the_specification() -> None:
    secret, body = signing.new_secret(), b'{"test": 2432232314}'
    said = signing.headers(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    key = base64.b64decode(secret.removeprefix("whsec_"))
    assert len(key) == 32
    signed = b"msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330." + body
    expected = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    assert said == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": f"v1,{expected}",
    }
    # What the library of the specification (standardwebhooks, Python) makes of the same.
    known = signing.signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", said["webhook-id"], 1614265330, body
    )
    assert known == "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    with pytest.raises(ValueError, match="no secret"):
        signing.signature("whsec_é", "x", 1, b"")


def test_a_release_is_told_to_the_receivers_of_its_municipality_alone(
    city: Municipality, other: Municipality, receiver: Receiver
) -> None:
    mine, theirs = hook_of(city, receiver.url), hook_of(other, receiver.url)
    sites = AllSites()
    receipts, errors = sites.publish()
    assert errors == {}
    first = {receipt.site_id: receipt.release for receipt in receipts}
    assert {each.webhook_id for each in Delivery.objects.all()} == {mine.pk, theirs.pk}
    Delivery.objects.all().delete()
    page, gone = city.pages["information"], city.pages["project"]
    page.introduction = "Nieuw"
    page.save_revision().publish()
    gone.unpublish()
    sites.publish()
    # That nothing changed is no release, and no message.
    sites.publish()
    (message,) = Delivery.objects.all()
    assert (message.webhook, message.kind) == (mine, "release.published")
    assert receiver.heard == []
    call_command("send_webhooks")
    ((headers, body),) = receiver.heard
    said = json.loads(body)
    data = said["data"]
    assert said["type"] == "release.published"
    assert data["site"] == "http://stad.localhost"
    assert data["release"] == message.release > first[city.site.pk]
    assert data["complete"] is True
    assert data["publishedAt"] == Publication.objects.get(
        release=message.release
    ).finished.isoformat(timespec="seconds")
    assert {
        "url": "http://stad.localhost/information/",
        "kind": "home.informationpage",
        "language": "nl",
        "id": page.translation_key.hex,
    } in data["changed"]
    assert [url for url in data["removed"] if "project" in url]
    assert b"dorp" not in body.lower()
    assert headers["content-type"] == "application/json"
    assert headers["host"] == f"127.0.0.1:{receiver.server_port}"
    key = base64.b64decode(mine.secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    made = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    assert headers["webhook-signature"] == f"v1,{made}"
    message.refresh_from_db()
    assert (message.arrived, message.status, message.attempts) == (True, 204, 1)
    call_command("send_webhooks")
    assert len(receiver.heard) == 1


def test_messages_wake_nobody_and_are_no_change(city: Municipality) -> None:
    before = log_of_changes.position()
    message = queue.try_out(hook_of(city))
    queue.note(message, Answer(None, "timeout"), timezone.now())
    assert log_of_changes.since(before) == []


def test_going_back_is_told(city: Municipality) -> None:
    hook = hook_of(city)
    followers.tell(Switch(city.site.pk, "00000007", None))
    (message,) = hook.deliveries.all()
    assert (message.kind, message.release) == ("release.rolled_back", "00000007")


def test_who_fails_to_hear_stops_no_publish(
    city: Municipality, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_switch: Switch) -> None:
        raise RuntimeError("stuk")

    wrong = followers.Follower("send_webhooks", broken, lambda: False)
    monkeypatch.setattr(followers, "FOLLOWERS", [wrong])
    _receipts, errors = AllSites().publish()
    assert errors == {}
    assert "send_webhooks was not told of release" in caplog.text


# --- when it does not arrive ---------------------------------------------------------------------
def test_it_is_tried_for_hours_and_then_given_up(
    city: Municipality, receiver: Receiver, chief: Client
) -> None:
    hook = hook_of(city, receiver.url)
    queue.try_out(hook)
    receiver.status = 503
    began = moment = timezone.now()
    ids = set()
    for number in range(1, len(queue.PAUSES) + 2):
        with time_machine.travel(moment, tick=False):
            assert sending.send_due() == (0, 1)
            # Not before its time.
            assert sending.send_due() == (0, 0)
        (message,) = hook.deliveries.all()
        ids.add(receiver.heard[-1][0]["webhook-id"])
        assert (message.attempts, message.problem, message.status) == (number, "HTTP 503", 503)
        if number <= len(queue.PAUSES):
            assert message.next_at == moment + queue.PAUSES[number - 1]
            moment = message.next_at
    assert message.next_at is None
    assert not message.arrived
    # One message, whose id stays; over a day.
    assert len(ids) == 1
    assert moment - began > timedelta(days=1)
    words = f"opgegeven na {len(queue.PAUSES) + 1} pogingen: HTTP 503"
    for url in (here(city), f"{here(city)}webhook/{hook.pk}/"):
        assert words in chief.get(url).content.decode()


def test_who_is_gone_hears_nothing_any_more(city: Municipality, receiver: Receiver) -> None:
    hook = hook_of(city, receiver.url)
    queue.try_out(hook)
    receiver.status = 410
    assert sending.send_due() == (0, 1)
    hook.refresh_from_db()
    assert not hook.active
    followers.tell(Switch(city.site.pk, "00000007", None))
    assert hook.deliveries.count() == 1


def test_a_redirect_is_not_followed(city: Municipality, receiver: Receiver) -> None:
    queue.try_out(hook_of(city, receiver.url))
    receiver.status, receiver.location = 307, receiver.url
    assert sending.send_due() == (0, 1)
    assert len(receiver.heard) == 1
    assert Delivery.objects.get().problem == "HTTP 307"


def test_one_that_hangs_holds_up_no_other(city: Municipality, receiver: Receiver) -> None:
    hangs = hook_of(city, receiver.url)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    dead = hook_of(city, f"http://127.0.0.1:{port}/")
    receiver.hangs.clear()
    for hook in (hangs, dead):
        queue.try_out(hook)
    assert sending.send_due(deadline=0.3) == (0, 2)
    problems = {each.webhook_id: each.problem for each in Delivery.objects.all()}
    assert problems[hangs.pk] == "timeout"
    assert "refused" in problems[dead.pk].lower()


def test_two_that_send_send_it_once(city: Municipality) -> None:
    queue.try_out(hook_of(city))
    now = timezone.now()
    first, second = queue.due(now)[0], queue.due(now)[0]
    assert queue.take(first, now)
    assert not queue.take(second, now)
    # Who took it and was killed keeps it for two minutes.
    assert queue.due(now) == []
    assert queue.due(now + queue.LEASE) != []


def test_what_is_over_is_forgotten_after_a_month(city: Municipality) -> None:
    hook = hook_of(city)
    for next_at in (None, timezone.now() + timedelta(hours=1)):
        message = queue.try_out(hook)
        Delivery.objects.filter(pk=message.pk).update(
            next_at=next_at, made_at=timezone.now() - queue.KEPT - timedelta(hours=1)
        )
    queue.forget_old(timezone.now())
    assert [each.next_at is None for each in hook.deliveries.all()] == [False]


# --- the screens -----------------------------------------------------------------------------------
def test_a_webhook_is_added_tried_sent_again_and_removed(
    chief: Client, city: Municipality, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "send_soon", sending.send_due)
    answer = chief.post(f"{here(city)}webhook/", {"name": "App", "url": receiver.url})
    secret = BeautifulSoup(answer.content, "html.parser").select_one("#wijk-secret")
    hook = Webhook.objects.get()
    assert secret is not None
    assert secret["value"] == hook.secret
    assert str(hook.made_by) == "hoofd"
    screen = f"{here(city)}webhook/{hook.pk}/"
    for url in (screen, here(city)):
        assert hook.secret not in chief.get(url).content.decode()
    assert chief.post(f"{screen}proef/")["Location"] == screen
    assert json.loads(receiver.heard[0][1])["type"] == "webhook.try"
    assert "aangekomen" in chief.get(screen).content.decode()
    message = hook.deliveries.get()
    assert chief.post(f"{screen}bericht/{message.pk}/")["Location"] == screen
    ids = [headers["webhook-id"] for headers, _body in receiver.heard]
    assert ids == [ids[0]] * 2
    assert chief.get(f"{screen}proef/").status_code == 405
    chief.post(f"{screen}weg/")
    assert not Webhook.objects.exists()
    lines = ModelLogEntry.objects.filter(action__in=(audit.HOOK_MADE, audit.HOOK_REMOVED))
    assert [each.action for each in lines.order_by("pk")] == [audit.HOOK_MADE, audit.HOOK_REMOVED]


def test_others_reach_no_webhook(
    city: Municipality, other: Municipality, translator: Client
) -> None:
    hook = hook_of(city)
    message = queue.try_out(hook)
    foreign = Client()
    foreign.force_login(member("buur", chief_editors(other.site)))
    for town in (city, other):
        screen = f"{here(town)}webhook/{hook.pk}/"
        for url in (screen, f"{screen}proef/", f"{screen}weg/", f"{screen}bericht/{message.pk}/"):
            for client in (foreign, translator):
                assert client.post(url).status_code == 404
                assert client.get(url).status_code in (404, 405)
    assert Webhook.objects.exists()
    message.refresh_from_db()
    assert message.attempts == 0


def test_a_message_of_another_webhook_is_not_sent_again(chief: Client, city: Municipality) -> None:
    first, second = hook_of(city), hook_of(city)
    message = queue.try_out(second)
    url = f"{here(city)}webhook/{first.pk}/bericht/{message.pk}/"
    assert chief.post(url).status_code == 404


def test_adding_one_asks_again_who_it_is(
    chief: Client, city: Municipality, settings: Settings
) -> None:
    settings.PROVED_LATELY = 0.0
    assert "/login/" in chief.get(f"{here(city)}webhook/")["Location"]
