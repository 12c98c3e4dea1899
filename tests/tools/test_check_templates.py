from __future__ import annotations

import pytest

from tools.check_templates import environment, faults

CONTRACT = "{# one(text: str) #}\n"


def found(text: str, name: str = "components/one.html") -> list[str]:
    return list(faults(environment(), name, text))


def test_a_component_with_a_contract_is_fine() -> None:
    assert found(CONTRACT + "{% macro one(text) %}<p>{{ text }}</p>{% endmacro %}") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("<p>no contract</p>", "contract"),
        (CONTRACT + "{{ nobody_gives_this }}", "nothing gives 'nobody_gives_this'"),
        (CONTRACT + "{{ frame.title | no_such_filter }}", "no filter 'no_such_filter'"),
        (CONTRACT + "{% if frame is no_such_test %}x{% endif %}", "no test 'no_such_test'"),
        (CONTRACT + "{% if frame %}", "Unexpected end of template"),
        (CONTRACT + '{% from "components/no.html" import x %}', "no template"),
        (CONTRACT + '{% from "components/card.html" import no_card %}', "no macro 'no_card'"),
        (CONTRACT + '<p style="color: red">', "inline style"),
        (CONTRACT + '<button onclick="x()">', "event handler"),
        (CONTRACT + "<script>x()</script>", "inline script"),
        (CONTRACT + '<a href="javascript:x()">', "javascript:"),
        (CONTRACT + '<img src="http://example.nl/x.png">', "plain http"),
    ],
)
def test_a_fault_is_named(text: str, word: str) -> None:
    lines = found(text)
    assert len(lines) == 1
    assert word in lines[0]


def test_structured_data_and_own_scripts_are_allowed() -> None:
    text = '<script src="/x.js" defer></script>\n<script type="application/ld+json">{{ view }}</script>'
    assert found(text, "page.html") == []
