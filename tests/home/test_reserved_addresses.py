"""No page of an editor can have an address that the site makes itself."""

from __future__ import annotations

from core.forms.page_rules import reserved
from publishing.registry import registry
from tests.home.trees import City


def test_every_address_right_below_a_start_page_is_reserved(city: City) -> None:
    city.translate(city.agenda, "en", "Agenda")
    made: dict[str, str] = {}
    for code in ("nl", "en"):
        read = city.read(code)
        home = read.url(read.home())
        pages = {page.slug for page in read.children(read.home())}
        for output in registry.sites.values():
            for target in output.plan(read):
                if not target.path.startswith(home):
                    continue
                first = target.path.removeprefix(home).partition("/")[0]
                # What has a full stop in it can be no slug.
                if first and first not in pages and "." not in first:
                    made[first] = output.name
    assert {"zoeken", "search", "open-data", "api"} <= set(made)
    assert set(made) - reserved() == set()
