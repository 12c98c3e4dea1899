"""A municipality that the command made, built and served: two engines find nothing on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.store.releases import ReleaseStore
from tests.browser.conftest import OpenPage
from tests.browser.demo import PublicSite, Server, manage, running_server
from tests.browser.engines import faults, load_engines
from tests.browser.links import dead_links
from tests.browser.report import no_faults
from tests.migrated import migrated_copy
from tests.wijkwijzer.towns import EIGHT, HOST, table


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, migrated_cache: Path) -> tuple[Path, PublicSite]:
    """A town of eight districts in Dutch, English and Arabic, from an empty database."""
    data = tmp_path_factory.mktemp("town")
    migrated_copy(migrated_cache, data / "wijkwijzer.sqlite3")
    words = ("--name", "Veendam", "--languages", "nl,en,ar", "--programme", "Samen in de wijk")
    more = ("--phone", "0598 65 22 22", "--email", "info@example.nl", "--code", "gm0047")
    manage(data, "start_municipality", HOST, *words, *more, "--districts", str(table(data, *EIGHT)))
    manage(data, "build")
    store = ReleaseStore(data / "releases", int(next((data / "releases").glob("site-*")).name[5:]))
    manifest = store.current()
    assert manifest is not None
    return data, PublicSite(store, manifest)


@pytest.fixture(scope="module")
def served(
    town: tuple[Path, PublicSite], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The public server over the new town."""
    with running_server(town[0], tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_engines_find_nothing(
    town: tuple[Path, PublicSite], served: Server, open_page: OpenPage, language: str
) -> None:
    site, found = town[1], {}
    samples = site.samples(language)
    kinds = {page.kind for page in samples}
    assert {"home.homepage", "districts.districtpage", "contacts.rolepage"} <= kinds
    visit = open_page(served.url(site, samples[0].path), width=360)
    for page in samples:
        visit.go(served.url(site, page.path))
        load_engines(visit.page)
        if lines := faults(visit.page):
            found[page.path] = lines
    no_faults(found)


def test_no_link_is_dead(town: tuple[Path, PublicSite]) -> None:
    site = town[1]
    no_faults(dead_links(site.manifest, lambda entry: site.read(entry).decode()))
