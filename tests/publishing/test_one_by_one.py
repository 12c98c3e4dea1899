"""Every command that goes from site to site: one that fails or is unfinished stops no other."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command, get_commands
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page, Site

from core.models import MunicipalitySettings
from home.models import HomePage
from publishing import publisher
from publishing.all_sites import AllSites
from publishing.registry import registry
from publishing.runtime import queue
from publishing.store.releases import ReleaseStore
from publishing.unfinished import UnfinishedSiteError, refuse_unfinished
from tests.publishing.trees import add_page, locale, make_site

pytestmark = pytest.mark.django_db

#: Commands that go from site to site, with how they are called here.
FROM_SITE_TO_SITE: dict[str, list[str]] = {
    "build": [],
    "check_links": [],
    "finish_releases": ["--limit", "0", "--nice", "0"],
    "publish": [],
    "releases": [],
    "verify": [],
}
#: What has no loop over sites: one site, or none, or a process that serves; and `doctor`, whose own
#: tests have sites that are not finished.
OTHERS = {
    "adopt_translations", "ask_checks", "doctor", "export_hours", "forget_second_factor", "import_areas",
    "import_district_table", "import_hours", "import_key_figures", "import_postcodes", "load_demo",
    "mail_translators", "publish_scheduled", "remove_municipality", "renew_second_factor_keys", "rollback",
    "send_webhooks", "serve_cms", "serve_demo",
    "serve_public", "start_municipality", "tidy", "withdraw_person",
}  # fmt: skip
UNFINISHED = (
    "not published, it is not finished yet. Nobody filled in the name of the municipality: "
    "Settings, Municipality."
)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.RELEASES_DIR = tmp_path / "releases"
    return tmp_path / "releases"


@pytest.fixture
def unfinished() -> Site:
    """A site whose settings nobody has filled in, before all others."""
    Site.objects.all().delete()
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Los", slug="los", locale=locale("nl")))
    site: Site = Site.objects.create(hostname="a.localhost", root_page=home)
    return site


@pytest.fixture
def good(unfinished: Site) -> Site:
    return make_site("z.localhost")


def run(*args: str) -> tuple[str, str]:
    """Run a command; give what it printed and its error."""
    out = io.StringIO()
    try:
        call_command(*args, stdout=out, stderr=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def test_every_command_of_ours_is_sorted_by_whether_it_goes_from_site_to_site() -> None:
    ours = {config.name for config in apps.get_app_configs() if "site-packages" not in config.path}
    found = {name for name, app in get_commands().items() if app in ours}
    assert found - FROM_SITE_TO_SITE.keys() - OTHERS == set()


def test_an_unfinished_site_is_named_and_the_others_are_built(good: Site, folder: Path) -> None:
    out, error = run("build")
    assert error == ""
    assert f"a.localhost: {UNFINISHED}" in out.splitlines()
    assert ReleaseStore(folder, good.pk).current_id() == "00000001"


def test_build_fails_when_no_site_is_finished(unfinished: Site) -> None:
    assert run("build") == (
        f"a.localhost: {UNFINISHED}\n",
        "No site is finished: nothing was built.",
    )


def test_an_export_leaves_an_unfinished_site_out(good: Site, tmp_path: Path) -> None:
    out, error = run("build", "--output", str(tmp_path / "tree"))
    assert error == ""
    assert f"a.localhost: {UNFINISHED}" in out.splitlines()
    assert (tmp_path / "tree" / "z.localhost" / "index.html").exists()
    assert not (tmp_path / "tree" / "a.localhost").exists()


def test_publish_names_an_unfinished_site_too(good: Site, folder: Path) -> None:
    out, error = run("publish")
    assert error == ""
    assert f"a.localhost: {UNFINISHED}" in out.splitlines()
    assert ReleaseStore(folder, good.pk).current_id() == "00000001"


def test_the_resident_publisher_names_an_unfinished_site_once(
    good: Site, caplog: pytest.LogCaptureFixture
) -> None:
    sites = AllSites()
    for _round in range(3):
        _receipts, errors = sites.publish()
        assert errors == {}
    said = [each for each in caplog.records if "a.localhost" in each.getMessage()]
    assert [each.getMessage() for each in said] == [f"a.localhost: {UNFINISHED}"]
    assert [(each.levelno, each.exc_info) for each in said] == [(logging.WARNING, None)]


def test_a_fault_comes_with_its_traceback_once_and_then_as_a_line(
    good: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("publishing.publisher.load_current", _broken(good.pk))
    sites = AllSites()
    for _round in range(3):
        _receipts, errors = sites.publish()
        assert list(errors) == ["z.localhost"]
    said = [each for each in caplog.records if "z.localhost" in each.getMessage()]
    assert [each.exc_info is not None for each in said] == [True, False, False, False]


def test_who_is_told_to_stop_ends_after_the_site_that_it_is_at(good: Site) -> None:
    make_site("y.localhost")
    sites = AllSites()
    receipts, errors = sites.publish(done=lambda _receipt: sites.stop())
    assert ([receipt.site for receipt in receipts], errors) == (["z.localhost"], {})
    # What was asked for is not answered: the next process does it.
    assert queue.done_until() == 0


def test_health_says_what_a_site_lacks_without_an_alarm(good: Site) -> None:
    publisher.build(good)
    checks = json.loads(Client().get("/healthz").content)["checks"]["sites"]
    assert checks["status"] == "ok"
    assert checks["sites"]["a.localhost"] == {
        "status": "unfinished",
        "lacks": ["Nobody filled in the name of the municipality: Settings, Municipality."],
    }


def test_a_public_site_that_loses_its_settings_is_a_failure_and_stays_online(
    good: Site, folder: Path
) -> None:
    publisher.build(good)
    MunicipalitySettings.objects.filter(site=good).delete()
    _out, error = run("build")
    assert error == f"z.localhost: {UNFINISHED}"
    assert ReleaseStore(folder, good.pk).current_id() == "00000001"
    checks = json.loads(Client().get("/healthz").content)["checks"]["sites"]
    assert checks["sites"]["z.localhost"]["status"] == "red"


def test_unpublishing_the_start_page_of_a_public_site_is_published(
    good: Site, folder: Path
) -> None:
    publisher.build(good)
    good.root_page.unpublish()
    refuse_unfinished(good)
    publisher.build(good)
    manifest = ReleaseStore(folder, good.pk).current()
    assert manifest is not None
    assert "/" not in manifest.by_path()


def test_a_new_site_waits_for_its_start_page(good: Site) -> None:
    good.root_page.unpublish()
    with pytest.raises(UnfinishedSiteError, match="publish that page"):
        refuse_unfinished(good)


def _broken(site_id: int) -> Callable[..., Any]:
    whole = publisher.load_current

    def load(site: Site, *args: Any, **options: Any) -> Any:
        if site.pk == site_id:
            raise RuntimeError("broken")
        return whole(site, *args, **options)

    return load


@pytest.fixture
def broken(
    unfinished: Site, good: Site, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Site, Site]:
    """A site where everything fails, before one that works. Both are published."""
    MunicipalitySettings.objects.create(site=unfinished, name="A", languages="nl")
    for site in (unfinished, good):
        add_page(site.root_page, "Pagina")
        publisher.build(site)
    broken_load = _broken(unfinished.pk)
    monkeypatch.setattr("publishing.publisher.load_current", broken_load)
    monkeypatch.setattr("publishing.store.verification.load_current", broken_load)
    ReleaseStore(folder, unfinished.pk).manifest_path("00000001").write_bytes(b"{")
    return unfinished, good


#: What each command prints of the site that works.
PRINTED = {
    "build": "z.localhost: ",
    "check_links": "z.localhost: 0 links, 0 do not work",
    "finish_releases": "z.localhost: 0 PDFs made",
    "publish": "z.localhost: unchanged 00000001",
    "releases": "z.localhost (site-",
    "verify": "z.localhost: a full build gives the same",
}


@pytest.mark.parametrize("command", sorted(FROM_SITE_TO_SITE))
def test_a_site_that_fails_stops_no_other(command: str, broken: tuple[Site, Site]) -> None:
    out, _error = run(command, *FROM_SITE_TO_SITE[command])
    assert any(line.startswith(PRINTED[command]) for line in out.splitlines()), out


def test_the_registry_has_a_layout_that_says_what_a_site_lacks(unfinished: Site) -> None:
    assert len(list(registry.layout.lacks(unfinished.pk))) == 1
