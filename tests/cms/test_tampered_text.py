"""Texts that no editor wrote: nothing in them can be run, and none leads over the border."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core.models import PublicDocument
from home.models import InformationPage
from tests.cms.admin import edit_url, form_data
from tests.cms.test_preview import preview_of
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db
#: Elements of a text, and where a link of one may lead: one that is shown to no site in disguise.
PLAIN = {"p", "a", "b", "i", "em", "strong", "br", "hr", "ul", "ol", "li", "h2", "h3", "h4"}
LEADS = re.compile(r"https?:|mailto:|tel:|/|#")
SHOWN = re.compile(r"https?:|mailto:|tel:|/(?!/)|#")


def faults(html: str, leads: re.Pattern[str] = LEADS) -> list[str]:
    """Return what a browser would run, or ask of another site, in the HTML of a text."""
    found = []
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        if tag.name not in PLAIN:
            found.append(tag.name)
        found += [name for name in tag.attrs if name.startswith(("on", "style", "src"))]
        if "href" in tag.attrs and not leads.match(str(tag["href"])):
            found.append(str(tag["href"]))
    return found


def state(text: str, entity: dict[str, Any] | None = None, kind: str = "unstyled") -> str:
    """Write what the editor of a text sends: a line of text, wholly one entity."""
    whole = [{"offset": 0, "length": len(text), "key": 0}] if entity else []
    block = {
        "key": "abcde",
        "text": text,
        "type": kind,
        "depth": 0,
        "inlineStyleRanges": [{"offset": 0, "length": len(text), "style": "onclick=x"}],
        "entityRanges": whole,
    }
    return json.dumps({"blocks": [block], "entityMap": {"0": entity} if entity else {}})


def entity(kind: str, **data: Any) -> dict[str, Any]:
    return {"type": kind, "mutability": "MUTABLE", "data": data}


TAMPERED: dict[str, str] = {
    "tags": state('<script>alert(1)</script><img src=x onerror="alert(1)">'),
    "a script for an address": state("Klik", entity("LINK", url="javascript:alert(1)")),
    "a script in disguise": state("Klik", entity("LINK", url=" java\tscript:alert(1)")),
    "a script in capitals": state("Klik", entity("LINK", url="JaVaScRiPt:alert(1)//https://a.nl")),
    "a page as an address": state("Klik", entity("LINK", url="data:text/html,<script>1</script>")),
    "an address with a quote": state(
        "Klik", entity("LINK", url='https://a.nl/" onclick="alert(1)')
    ),
    "an event": state("Klik", entity("LINK", url="https://a.nl/", onclick="alert(1)")),
    "another site": state("Klik", entity("LINK", url="//kwaad.example/")),
    "a picture": state("x", entity("IMAGE", id=1, format="left", alt='" onerror="alert(1)')),
    "a film": state("x", entity("EMBED", url="https://kwaad.example/", html="<script>")),
    "what nobody knows": state("x", entity("SCRIPT", src="https://kwaad.example/a.js")),
    "a kind of block": state("x", kind='script"><script>alert(1)</script>'),
    "a page that is none": state("x", entity("LINK", id='1" onclick="alert(1)')),
}


def written(client: Client, city: Municipality, value: str) -> Any:
    url = edit_url(city.pages["information"])
    block = {"count": "1", "0-deleted": "", "0-order": "0", "0-type": "rich_text", "0-id": ""}
    body = {f"body-{name}": each for name, each in {**block, "0-value": value}.items()}
    return client.post(url, form_data(client.get(url)) | body | {"action-publish": "1"})


def stored(city: Municipality) -> list[str]:
    """Return the texts of the page and of all its versions."""
    page = InformationPage.objects.get(pk=city.pages["information"].pk)
    bodies = [page.body, *(each.as_object().body for each in page.revisions.all())]
    return [str(block["value"]) for body in bodies for block in body.raw_data]


@pytest.mark.repeats
@pytest.mark.parametrize("name", TAMPERED)
def test_nothing_that_can_be_run_is_stored_or_shown(
    chief: Client, city: Municipality, name: str
) -> None:
    response = written(chief, city, TAMPERED[name])
    assert response.status_code in (200, 302, 400)
    assert [faults(each) for each in stored(city) if faults(each)] == []
    page = InformationPage.objects.get(pk=city.pages["information"].pk)
    shown = BeautifulSoup(preview_of(chief, page), "html.parser").select_one("main .wijk-prose")
    assert shown is None or faults(shown.decode_contents(), SHOWN) == []


def test_a_link_over_the_border_is_refused(
    chief: Client, city: Municipality, other: Municipality
) -> None:
    before = stored(city)
    theirs = PublicDocument.objects.create(title="Van hen", file="documents/van-hen.pdf")
    for link in (
        entity("LINK", id=other.pages["information"].pk, url="/x/", parentId=1),
        entity("DOCUMENT", id=theirs.pk, url="/documents/1/", filename="x.pdf"),
    ):
        response = written(chief, city, state("Klik", link))
        assert response.status_code in (200, 302)
        if response.status_code == 302:
            assert "linktype" not in str(stored(city))
        else:
            assert stored(city) == before
