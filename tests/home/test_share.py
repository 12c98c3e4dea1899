"""What pages say of themselves where somebody shares them."""

from __future__ import annotations

import random

import pytest

from core.layout.share import card_of, colours, locale_of
from core.theme.colours import contrast
from core.theme.theme import Theme
from home.models import InformationPage
from publishing.build.build_tasks import UNKNOWN, make_layout
from publishing.build.plan import plan_site
from publishing.cards.card import LIST, read
from publishing.content.declarations import PageRow
from tests.home.trees import MOMENT, City, add

LOCALES = {"nl": "nl_NL", "nl-simple": "nl_NL", "tr": "tr_TR", "pl": "pl_PL", "ar": "ar_EG"}


@pytest.mark.parametrize("code", LOCALES)
def test_a_language_has_the_name_of_open_graph(code: str) -> None:
    assert locale_of(code) == LOCALES[code]


def test_every_page_names_a_picture_that_its_site_lists(city: City) -> None:
    page = add(InformationPage, city.home, "Privacy")
    city.translate(city.home, "ar", "أحياء")
    city.translate(page, "en", "Privacy in English")
    content = city.content()
    layouts = {code: make_layout(content, code, MOMENT) for code in ("nl", "en", "ar")}
    outputs = {
        output.path: output
        for task in plan_site(content, MOMENT).tasks.values()
        for output in task.build(content, MOMENT, layouts, UNKNOWN).outputs
    }
    listed = {card.url for card in read(outputs[LIST].document.body).values()}
    html = [
        each.document.body.decode()
        for each in outputs.values()
        if each.document.media_type == "text/html" and b'og:image"' in each.document.body
    ]
    assert len(html) > 5
    named = {each.split('og:image" content="')[1].split('"')[0] for each in html}
    assert named == {f"https://stad.localhost{url}" for url in listed}
    assert all('<meta name="twitter:card" content="summary_large_image">' in each for each in html)


def test_a_card_is_in_the_language_of_the_words_of_its_page(city: City) -> None:
    page = add(InformationPage, city.home, "Privacy")
    city.translate(city.home, "ar", "أحياء")
    reader = city.read("ar")
    card = card_of(reader, reader.row(PageRow, page.pk))
    assert (card.title, card.language, card.rtl) == ("Privacy", "nl", False)


def test_the_words_of_a_card_are_readable_in_any_colours() -> None:
    dice = random.Random(7)
    for _ in range(40):
        one, other = (f"#{dice.randrange(1 << 24):06x}" for _ in range(2))
        ground, ink, _art, accent = colours(Theme(one, other))
        assert contrast(ground, ink) >= 4.5, (one, other)
        assert contrast(ground, accent) >= 3, (one, other)
