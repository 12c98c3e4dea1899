"""Where mail addresses break, in what we write and in what editors write."""

from __future__ import annotations

import pytest

from core.layout.breaking import breakable, mail_text, with_breaks


def test_an_address_breaks_after_its_at_and_its_dots() -> None:
    assert breakable("wijk.noord@stad.nl") == "wijk.<wbr>noord@<wbr>stad.<wbr>nl"
    assert breakable("stad.nl/wijken/") == "stad.<wbr>nl/<wbr>wijken/"
    assert breakable("<b>@x") == "&lt;b&gt;@<wbr>x"


@pytest.mark.parametrize("text", ["Bel 14 010", "Mail ons: a@b.nl", "12.30 uur"])
def test_other_text_stays(text: str) -> None:
    assert mail_text(text) == text


def test_a_text_of_an_editor_breaks_in_its_addresses_alone() -> None:
    html = '<p>Mail <a href="mailto:a.b@c.nl">a.b@c.nl</a>. Of @plein.</p>'
    assert with_breaks(html) == (
        '<p>Mail <a href="mailto:a.b@c.nl">a.<wbr>b@<wbr>c.<wbr>nl</a>. Of @plein.</p>'
    )
    assert with_breaks("<p>Niets.</p>") == "<p>Niets.</p>"
