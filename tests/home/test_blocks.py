"""The blocks of a text: each as a view, whatever is behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from markupsafe import Markup
from pytest_django import Settings

from contacts.models import PersonPage
from core.blocks.block_types import BLOCK_TYPES, BlockType, register
from core.blocks.body import block_views
from core.layout.documents import DocumentLink
from core.layout.views import Link
from core.models import PublicDocument
from core.text_blocks.call_to_action import CallToActionView
from core.text_blocks.details import DetailsView
from core.text_blocks.documents import DocumentsView
from core.text_blocks.heading import HeadingView, anchor
from core.text_blocks.picture import PictureBlockView
from core.text_blocks.quote import QuoteBlock, QuoteView, quote_view
from core.text_blocks.rich_text import RichTextView
from core.text_blocks.steps import StepsView
from core.text_blocks.table import TableView
from core.text_blocks.video_link import VideoLinkView
from home.models import InformationPage
from tests.home.bodies import blocks, every_block
from tests.home.pictures import add_picture, photo, prepare
from tests.home.trees import City, add


def test_editors_choose_from_all_blocks_in_their_order() -> None:
    body: Any = InformationPage._meta.get_field("body")
    assert list(body.stream_block.child_blocks) == [
        *("heading", "rich_text", "picture", "quote", "steps", "details", "table", "documents"),
        *("call_to_action", "contact_card", "hub_card", "video_link"),
    ]


def test_a_block_is_declared_once() -> None:
    with pytest.raises(ValueError, match="the block 'quote' is registered already"):
        register(BlockType(name="quote", block=QuoteBlock, view=quote_view))
    assert BLOCK_TYPES["quote"].place == 40


def test_every_kind_of_block(city: City, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    picture = add_picture("Plein", photo())
    plan = PublicDocument.objects.create(title="Plan", file=ContentFile(b"%PDF", "plan.pdf"))
    person = add(PersonPage, city.others["contact"], "Jan Jansen")
    body = every_block(picture.pk, plan.pk, person.pk, city.hub.pk)
    city.home.body = body
    city.home.save()
    prepare(city.site)
    found = {view.kind: view for view in block_views(city.read(), body)}
    shown: Any = found.pop("picture")
    assert isinstance(shown, PictureBlockView)
    assert (shown.picture.alt, shown.picture.caption) == ("Een plein", "Het plein")
    assert (found.pop("contact_card").contact.name, found.pop("hub_card").hub.name) == (
        "Jan Jansen",
        "Huis van Noord",
    )
    documents: Any = found.pop("documents")
    url = documents.items[0].url
    assert documents == DocumentsView("Stukken", (DocumentLink("Plan", url, "PDF", "1 kB", None),))
    hub_url = "/wijken/noord/huis-van-noord/"
    step = ("Bel ons", Markup("<p>Op werkdagen.</p>"))
    assert found == {
        "heading": HeadingView("Zo werkt het", 2, "kop-zo-werkt-het"),
        "rich_text": RichTextView(
            Markup('<p>Lees <a href="/wijken/noord/huis-van-noord/">hier</a> verder.</p>')
        ),
        "quote": QuoteView("Samen.", "Een bewoner", ""),
        "steps": StepsView("Stappen", (step, step)),
        "details": DetailsView((("Wat kost het?", Markup("<p>Niets.</p>")),)),
        "table": TableView("Bedragen", ("Wijk",), (("Noord",),), True),
        "call_to_action": CallToActionView("Doe mee", Markup(""), Link("Meld u aan", hub_url)),
        "video_link": VideoLinkView(
            "De wijk",
            "https://www.example.nl/film",
            "Film",
            "2 minutes",
            Markup("<p>Tekst.</p>"),
        ),
    }


def test_a_block_whose_subject_is_not_public_is_left_out(city: City) -> None:
    action = {"title": "x", "text": "", "label": "x", "page": city.hub.pk, "url": ""}
    body = blocks(
        ("picture", {"image": 77, "alt": "", "caption": ""}),
        ("documents", {"title": "x", "items": [77]}),
        ("contact_card", {"person": 77}),
        ("hub_card", {"hub": city.hub.pk}),
        ("call_to_action", action),
        ("table", {"columns": [], "rows": []}),
    )
    city.hub.unpublish()
    assert block_views(city.read(), body) == ()


def test_a_call_to_action_may_go_to_another_site(city: City) -> None:
    url = "https://www.example.nl/"
    action = {"title": "x", "text": "", "label": "Ga", "page": None, "url": url}
    (view,) = block_views(city.read(), blocks(("call_to_action", action)))
    assert view.link == Link("Ga", url)


def test_a_block_of_an_unknown_kind_is_an_error_and_no_gap(city: City) -> None:
    with pytest.raises(LookupError, match="no block of kind 'map' is registered"):
        block_views(city.read(), blocks(("map", {})))


def test_headings_of_the_same_words_have_different_anchors(city: City) -> None:
    heading = ("heading", {"text": "Meer?", "level": "3"})
    views = block_views(city.read(), blocks(heading, heading, heading))
    assert [view.anchor for view in views] == ["kop-meer", "kop-meer-2", "kop-meer-3"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("Menu", "kop-menu"), ("Wat & wie?", "kop-wat-wie"), ("أحياء", "kop-أحياء"), ("?!", "kop")],
)
def test_an_anchor_never_equals_an_id_of_the_page(text: str, found: str) -> None:
    assert anchor(text) == found


def test_a_page_without_a_text_has_no_blocks(city: City) -> None:
    assert (block_views(city.read(), None), block_views(city.read(), "")) == ((), ())
