"""Running text: our own links by what they are, and nothing that an attacker stored."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from core.blocks.rich_text import rich_text
from core.models import PublicDocument
from tests.home.trees import City


def test_a_link_to_a_page_goes_to_its_version_in_the_language_of_the_output(city: City) -> None:
    city.translate(city.north, "en", "North")
    text = f'<p><a linktype="page" id="{city.north.pk}">Noord</a></p>'
    assert rich_text(city.read(), text) == '<p><a href="/wijken/noord/">Noord</a></p>'
    assert rich_text(city.read("en"), text) == '<p><a href="/en/wijken-en/noord-en/">Noord</a></p>'


def test_a_link_to_a_page_without_a_translation_says_its_language(city: City) -> None:
    text = f'<a linktype="page" id="{city.north.pk}">Noord</a>'
    assert (
        rich_text(city.read("en"), text) == '<a href="/en/nl/wijken/noord/" hreflang="nl">Noord</a>'
    )


def test_a_link_to_what_is_not_public_becomes_plain_text(city: City) -> None:
    city.north.unpublish()
    text = (
        f'<p>Lees <a linktype="page" id="{city.north.pk}"><b>Noord</b></a>, '
        '<a linktype="document" id="77">het plan</a> en <a linktype="page" id="x">meer</a>, '
        f'of <a linktype="page" id="{city.south.pk}">Zuid</a>.</p>'
    )
    assert rich_text(city.read(), text) == (
        '<p>Lees <b>Noord</b>, het plan en meer, of <a href="/wijken/zuid/">Zuid</a>.</p>'
    )


def test_a_link_to_a_document_goes_to_its_public_file(city: City) -> None:
    plan = PublicDocument.objects.create(title="Plan", file=ContentFile(b"%PDF", "plan.pdf"))
    html = rich_text(city.read(), f'<a linktype="document" id="{plan.pk}">Plan</a>')
    assert html.startswith('<a href="/documents/plan-')
    assert html.endswith('.pdf">Plan</a>')


@pytest.mark.repeats
@pytest.mark.parametrize(
    "stored",
    [
        '<a href="https://www.example.nl/">x</a>',
        '<a href="mailto:a@example.nl">x</a>',
        '<a href="tel:14010">x</a>',
        '<a href="/contact/">x</a>',
        '<a href="#kop-x">x</a>',
        "<h3>x</h3>",
        "<ul><li><b>x</b> &amp; <i>y</i></li></ul>",
    ],
)
def test_what_is_harmless_stays(city: City, stored: str) -> None:
    assert rich_text(city.read(), stored) == stored


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("stored", "html"),
    [
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="jav&#x09;ascript:alert(1)">x</a>', "x"),
        ('<a href=" &#1;javascript:alert(1)">x</a>', "x"),
        ('<a href="vbscript:x">x</a>', "x"),
        ('<a href="data:text/html,x">x</a>', "x"),
        ('<a href="//other.example/">x</a>', "x"),
        ('<a href="/\\other.example/">x</a>', "x"),
        (
            '<a href="/contact/" id="main" onclick="x()" style="x">x</a>',
            '<a href="/contact/">x</a>',
        ),
        ("<p onclick='x()' class='y'>x</p>", "<p>x</p>"),
        ("<img src=x onerror=alert(1)>x", "x"),
        ("<iframe src='https://other.example/'></iframe>x", "x"),
        ("<svg><a xlink:href='javascript:x'>x</a></svg>", "x"),
        ("<!-- x --><p>x</p>", "<p>x</p>"),
        ("&lt;script&gt;x&lt;/script&gt;", "&lt;script&gt;x&lt;/script&gt;"),
        ("<script>x</script>", "x"),
    ],
)
def test_what_could_harm_goes(city: City, stored: str, html: str) -> None:
    assert rich_text(city.read(), stored) == html
