"""The sections of a long page, read from its own headings."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from publishing.build.outline import FEW, Section, outline

pytestmark = pytest.mark.sqlite
OWN = '<h2 class="nl-heading nl-heading--level-2" id="{0}">{0}</h2>'


def page(*headings: str) -> Markup:
    return Markup("<p>…</p>".join(headings))  # noqa: S704


def test_a_short_page_stays_as_it_is() -> None:
    main = page(*(OWN.format(name) for name in "abc"))
    found = outline(main, Markup(""))
    assert (found.main, found.sections) == (main, ())
    assert len(main.split("<h2")) - 1 == FEW


def test_a_long_page_gets_an_anchor_at_each_section_and_a_list_of_them() -> None:
    main = page(
        OWN.format("hours"),
        '<h2 class="nl-heading nl-heading--level-2" lang="nl">Thee &amp; <bdi>koffie</bdi></h2>',
        "<h2>Prose of an editor</h2>",
        '<h2 class="wijk-hidden" id="unseen">Unseen</h2>',
        '<h2 class="wijk-panel__title">A box</h2>',
        '<h2 class="nl-heading nl-heading--level-3">A step</h2>',
        "<h2> </h2>",
    )
    after = page('<h2 class="nl-heading nl-heading--level-2">After\nall</h2>')
    found = outline(main, after, "nl")
    assert found.sections == (
        Section("hours", Markup("hours"), None),
        Section("section-2", Markup("Thee &amp; koffie"), "nl"),
        Section("section-3", Markup("Prose of an editor"), "nl"),
        Section("section-4", Markup("After all"), None),
    )
    assert '<h2 id="section-3">Prose of an editor</h2>' in found.main
    assert (
        found.after == '<h2 id="section-4" class="nl-heading nl-heading--level-2">After\nall</h2>'
    )
    # What is no section stays as it was.
    assert '<h2 class="wijk-panel__title">A box</h2>' in found.main
    assert '<h2 class="nl-heading nl-heading--level-3">A step</h2>' in found.main


def test_a_section_has_the_language_of_what_stands_around_it() -> None:
    plain = '<h2 class="nl-heading">{}</h2>'
    main = page(
        '<div lang="nl"><p>Een<br>twee</p><img alt="x > y"><section>',
        plain.format("Stand"),
        '</section><h2 lang="tr">Ev</h2></div><!-- <div lang="pl"> -->',
        plain.format("Own"),
    )
    found = outline(main, page('<ul lang="ar"><li>' + plain.format("Last") + "</li></ul>"))
    assert [(each.text, each.lang) for each in found.sections] == [
        ("Stand", "nl"),
        ("Ev", "tr"),
        ("Own", None),
        ("Last", "ar"),
    ]
