"""Fixtures: the built demo, its server, and a browser that tells everything it did."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.demo import Demo, Server, built_demo, running_server
from tests.browser.running import Running, running_demo
from tests.browser.visit import Visit, opened
from tests.needed import needed

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]

OpenPage = Callable[..., Visit]


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's data folder, one for all workers of the run.

    WIJKWIJZER_BROWSER_DATA names a folder that is kept, for someone who works on a template.
    """
    kept = os.environ.get("WIJKWIJZER_BROWSER_DATA")
    if kept:
        return Path(kept)
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return shared / "demo"


@pytest.fixture(scope="session")
def demo_site(demo_folder: Path, migrated_cache: Path) -> Demo:
    """Both municipalities, loaded and built by the project's own commands."""
    return built_demo(demo_folder, migrated_cache)


@pytest.fixture(scope="session")
def server(
    demo_site: Demo, demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The public server over the built demo."""
    with running_server(demo_folder, tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="session")
def running(
    demo_site: Demo, demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """All processes of the demo, over a copy that tests change: each what no other one looks at.

    A test that makes every page anew waits for that itself.
    """
    with running_demo(demo_folder, tmp_path_factory.mktemp("running") / "demo") as started:
        yield started


@pytest.fixture(scope="module")
def translator(running: Running) -> str:
    """Somebody who translates Rotterdam into Turkish and English, and nothing else."""
    running.change(
        "DELETE FROM core_user_groups WHERE user_id = (SELECT id FROM core_user WHERE username = "
        "'vertaler') AND group_id NOT IN (SELECT id FROM auth_group WHERE name IN "
        "('Rotterdam: vertalers, Türkçe', 'Rotterdam: vertalers, English'))"
    )
    return "vertaler"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, driven by the playwright package; no browser is fetched."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    needed(path, "no Chromium on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """Open an address in a fresh context: `open_page(url, width=360, scripts=True)`.

    A test that visits the CMS fails on any error in the script of one of its screens.
    """
    visits: list[Visit] = []

    def open_one(url: str, *, width: int = 1280, scripts: bool = True, pixels: int = 1) -> Visit:
        visits.append(opened(chromium, url, width=width, scripts=scripts, pixels=pixels))
        return visits[-1]

    yield open_one
    for visit in visits:
        visit.page.context.close()
    faults = [fault for visit in visits for fault in visit.faults]
    assert faults == []
