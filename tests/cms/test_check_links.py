"""Links to other websites: what they answer, whom we never ask, and when an editor hears of it."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from home.cms import outside
from home.cms.findings import editor_of
from home.cms.outside import Answer, ask, check, is_public
from home.models import OutsideLink
from tests.cms.test_todo import found
from tests.cms.world import Municipality, administrator

pytestmark = pytest.mark.django_db


class Pages(http.server.BaseHTTPRequestHandler):
    """Answers as the address says."""

    def do_GET(self) -> None:
        code = int(self.path.strip("/").partition("/")[0])
        self.send_response(code if self.command == "GET" or "get" not in self.path else 405)
        if code == 302:
            self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_what_servers_answer(server: str) -> None:
    wanted = {
        "/200": Answer(200, ""),
        "/200/get": Answer(200, ""),
        "/403": Answer(403, ""),
        "/404": Answer(404, "HTTP 404"),
        "/500": Answer(500, "HTTP 500"),
    }
    addresses = [f"{server}{path}" for path in wanted]
    answers = check(addresses, allowed=lambda _address: True)
    assert {address.removeprefix(server): each for address, each in answers.items()} == wanted


def test_machines_of_ours_are_not_asked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(f"{server}/200", is_public) == Answer(None, "not a public server")
    assert ask("ftp://example.nl/", is_public) == Answer(None, "not an address of a website")
    # Neither are those that a public server sends us to.
    asked: list[str] = []

    def only_first(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    assert ask(f"{server}/302", only_first) == Answer(None, "not a public server")
    monkeypatch.setattr(outside, "TIMEOUT", 0.5)
    assert [is_public(each) for each in ("10.0.0.1", "127.0.0.1", "::1", "169.254.169.254")] == [
        False
    ] * 4
    assert is_public("145.7.0.1")


def test_a_link_is_broken_when_it_is_gone_or_fails_on_two_days(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = city.pages["information"]
    command = "home.management.commands.check_links"
    monkeypatch.setattr(f"{command}.links_of", lambda _store: {"https://a.nl/": [page.pk]})
    answers = {"https://a.nl/": Answer(None, "timeout")}
    monkeypatch.setattr(f"{command}.check", lambda _links: answers)
    admin = administrator()
    call_command("check_links", site=city.site.hostname)
    assert found(admin, "outside") == []
    OutsideLink.objects.update(failing_since=timezone.now() - timedelta(days=1))
    call_command("check_links", site=city.site.hostname)
    [(title, words, url)] = found(admin, "outside")
    assert (title, url) == (page.title, editor_of(page.pk))
    assert words.startswith("https://a.nl/: timeout (bekeken op ")
    answers["https://a.nl/"] = Answer(200, "")
    call_command("check_links", site=city.site.hostname)
    assert found(admin, "outside") == []
    answers["https://a.nl/"] = Answer(404, "HTTP 404")
    call_command("check_links", site=city.site.hostname)
    assert len(found(admin, "outside")) == 1
    monkeypatch.setattr(f"{command}.links_of", lambda _store: {})
    call_command("check_links", site=city.site.hostname)
    assert not OutsideLink.objects.exists()
