"""What a message says. It is made when it is sent: what was erased meanwhile is in no message that is sent again."""

from __future__ import annotations

import json
from typing import Any

from wagtail.models import Page

from integrations.models import Delivery
from publishing.content.declarations import SiteRow
from publishing.explain.log import NAMED
from publishing.models import Publication

PAGE = "page:"


def body_of(delivery: Delivery) -> bytes:
    """Return the message of a delivery, as JSON."""
    site = delivery.webhook.site
    base = SiteRow(site.pk, site.hostname, site.port, "", site.root_page_id).base_url
    data: dict[str, Any] = {"site": base, "release": delivery.release}
    publication = delivery.publication
    if publication is not None:
        data |= {
            "publishedAt": publication.finished.isoformat(timespec="seconds"),
            "changed": _changed(publication, base),
            "removed": [base + path for path in publication.removed],
            "complete": len(publication.changed) < NAMED and len(publication.removed) < NAMED,
        }
    said = {
        "type": delivery.kind,
        "timestamp": delivery.made_at.isoformat(timespec="seconds"),
        "data": data,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _changed(publication: Publication, base: str) -> list[dict[str, Any]]:
    """Return the outputs that changed: their addresses, and the ids of those that are pages."""
    numbers = {each["owner"]: _number(each["owner"]) for each in publication.changed}
    keys = dict(
        Page.objects.filter(pk__in=[each for each in numbers.values() if each]).values_list(
            "pk", "translation_key"
        )
    )
    return [
        {
            "url": base + each["path"],
            "kind": each["kind"],
            "language": each["language"],
            "id": keys[number].hex if (number := numbers[each["owner"]]) in keys else None,
        }
        for each in publication.changed
    ]


def _number(owner: str) -> int:
    words = owner.removeprefix(PAGE).split(":")[0]
    return int(words) if owner.startswith(PAGE) and words.isdecimal() else 0
