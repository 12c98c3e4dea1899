"""A page with a text of several kinds, and its translation, for tests of translations."""

from __future__ import annotations

from typing import Any

from home.models import InformationPage
from tests.cms.world import Municipality, translate
from tests.kept_rows import remembered
from translations.drafts import translation_of
from translations.record import adopt

BODY: list[dict[str, Any]] = [
    {"type": "heading", "id": "b1", "value": {"text": "Zo werkt het", "level": "2"}},
    {
        "type": "rich_text",
        "id": "b2",
        "value": '<p>Bel <b>ons</b> of <a linktype="page" id="3">mail</a>.</p>',
    },
    {
        "type": "steps",
        "id": "b3",
        "value": {
            "title": "",
            "items": [
                {
                    "type": "item",
                    "id": "i1",
                    "value": {"title": "Kom langs", "text": "<p>Bij de hub.</p>"},
                },
                {"type": "item", "id": "i2", "value": {"title": "Vraag het", "text": ""}},
            ],
        },
    },
    {
        "type": "call_to_action",
        "id": "b4",
        "value": {
            "title": "Nu",
            "text": "",
            "label": "Ga",
            "page": None,
            "url": "https://a.example",
        },
    },
]


def put_body(page: Any, body: list[dict[str, Any]]) -> Any:
    """Give a page a text and publish it."""
    field = type(page)._meta.get_field("body")
    page.body = field.stream_block.to_python(body)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def written(city: Municipality) -> InformationPage:
    """Return the information page of the city with its text, in Dutch."""
    return _written(city.pages["information"].pk)


@remembered
def _written(information: int) -> InformationPage:
    page = InformationPage.objects.get(pk=information)
    page.title, page.introduction = "Over ons", "Wie wij zijn."
    found: InformationPage = put_body(page, BODY)
    return found


def translated(city: Municipality) -> tuple[InformationPage, InformationPage]:
    """Return that page and its live English version, which is up to date."""
    return _translated(city.pages["information"].pk)


@remembered
def _translated(information: int) -> tuple[InformationPage, InformationPage]:
    source = _written(information)
    version = translate(source, "en", "About us")
    version.save_revision().publish()
    adopt(version)
    return source, InformationPage.objects.get(pk=version.pk)


def draft_of(source: Any) -> Any:
    """Return the newest draft of the English version of a page."""
    return translation_of(source, "en")
