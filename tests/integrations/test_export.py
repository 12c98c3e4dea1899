"""What a municipality takes along when it leaves: its connections, and no secret of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from integrations.models import Token, Webhook
from integrations.webhooks.queue import try_out
from tests.cms.world import Municipality
from tests.integrations.asking import Program, hook_of
from wijkwijzer.municipality import exporting

pytestmark = pytest.mark.django_db


def test_an_export_holds_no_secret(
    city: Municipality, other: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "export", lambda *_args: 0)
    mine, theirs = (Program(town).token for town in (city, other))
    hook, _foreign = hook_of(city), hook_of(other)
    try_out(hook)
    exporting.export_municipality(city.site, tmp_path)

    def rows(name: str) -> list[dict[str, Any]]:
        text = (tmp_path / "content" / f"integrations.{name}.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    (token,), (webhook,), (message,) = rows("token"), rows("webhook"), rows("delivery")
    assert token["pk"] == mine.pk != theirs.pk
    assert (webhook["pk"], message["fields"]["webhook"]) == (hook.pk, hook.pk)
    for model, row in ((Token, token), (Webhook, webhook)):
        every = {field.name for field in model._meta.local_fields} - {"id"}
        assert every - set(row["fields"]) == set(model.secret_fields)
    written = "".join(each.read_text("utf-8") for each in (tmp_path / "content").iterdir())
    for secret in (mine.key_hash, hook.secret, theirs.key_hash):
        assert secret not in written
