"""Asking the API with a key."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.utils import timezone

from integrations.models import Token, Webhook
from integrations.tokens import keys
from integrations.webhooks import signing
from tests.cms.world import Municipality


class Program:
    """A program of a municipality: it has a key, and no session."""

    def __init__(self, city: Municipality, *, drafts: bool = False) -> None:
        day = timezone.localdate()
        self.token: Token
        self.token, self.said = keys.make(city.site, None, name="App", drafts=drafts, ends_on=day)
        self.client = Client(headers={"authorization": f"Bearer {self.said}"})

    def get(self, path: str, query: Any = None) -> Any:
        """Ask, and return the answer."""
        return self.client.get(f"/api/v1/{path}", query or {})

    def json(self, path: str, **query: Any) -> Any:
        """Ask for what is there."""
        answer = self.get(path, query)
        assert answer.status_code == 200, answer.content
        return answer.json()


def ids(program: Program, path: str, **query: str) -> set[str]:
    """Return the ids of the items of a list."""
    return {each["id"] for each in program.json(path, perPage="100", **query)["items"]}


def of(page: Any) -> str:
    """Return the id of a page."""
    return str(page.translation_key.hex)


def problem(answer: Any, status: int) -> str:
    """Return what an answer says is wrong."""
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    said = answer.json()
    assert said["status"] == status
    return str(said["detail"])


def hook_of(city: Municipality, url: str = "https://1.1.1.1/") -> Webhook:
    """Add a receiver of the messages of a municipality."""
    return Webhook.objects.create(site=city.site, name="App", url=url, secret=signing.new_secret())


def here(city: Municipality) -> str:
    """Return where the screens of a municipality are."""
    return f"/admin/koppelingen/{city.site.pk}/"
