"""A text with a block of every kind, as Wagtail stores it."""

from __future__ import annotations

import json
from typing import Any


def blocks(*parts: tuple[str, Any]) -> str:
    """Write blocks as the JSON of a StreamField."""
    return json.dumps(
        [{"type": kind, "value": value, "id": f"id-{n}"} for n, (kind, value) in enumerate(parts)]
    )


def item(value: Any) -> dict[str, Any]:
    """Write an item of a list."""
    return {"type": "item", "value": value, "id": "item"}


def every_block(picture: int, document: int, person: int, hub: int) -> str:
    """Write one block of every kind."""
    step = {"title": "Bel ons", "text": "<p>Op werkdagen.</p>"}
    question = {"summary": "Wat kost het?", "text": "<p>Niets.</p>"}
    action = {"title": "Doe mee", "text": "", "label": "Meld u aan", "page": hub, "url": ""}
    video = {"title": "De wijk", "url": "https://www.example.nl/film", "provider": "Film"}
    return blocks(
        ("heading", {"text": "Zo werkt het", "level": "2"}),
        ("rich_text", f'<p>Lees <a linktype="page" id="{hub}">hier</a> verder.</p>'),
        ("picture", {"image": picture, "alt": "Een plein", "caption": "Het plein"}),
        ("quote", {"text": "Samen.", "name": "Een bewoner", "role": ""}),
        ("steps", {"title": "Stappen", "items": [item(step), item(step)]}),
        ("details", {"items": [item(question)]}),
        (
            "table",
            {
                "caption": "Bedragen",
                "columns": [{"type": "text", "heading": "Wijk"}],
                "rows": [{"values": ["Noord"]}],
            },
        ),
        ("documents", {"title": "Stukken", "items": [item(document)]}),
        ("call_to_action", action),
        ("contact_card", {"person": person}),
        ("hub_card", {"hub": hub}),
        ("video_link", {**video, "minutes": 2, "transcript": "<p>Tekst.</p>"}),
    )
