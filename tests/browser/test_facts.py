"""The two facts that residents come for, from the editor to every page that shows them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from publishing.store.releases import ReleaseStore
from tests.browser.conftest import OpenPage
from tests.browser.demo import (
    REPOSITORY,
    Demo,
    PublicSite,
    Server,
    environment,
    manage,
    running_server,
)
from tests.browser.running import Running

#: The pages in five languages that show the hours of this hub. A fallback page is one of them.
HUB = "wijkhub-afrikaanderplein"
PAGES = [
    f"/wijken/afrikaanderwijk/{HUB}/",
    "/wijken/afrikaanderwijk/",
    "/wijken/afrikaanderwijk/wie-is-wie/",
    "/wijkhubs/",
    *(
        f"/{language}/{path}"
        for language in ("en", "ar")
        for path in (
            f"districts/afrikaanderwijk/{HUB}/",
            "districts/afrikaanderwijk/",
            "districts/afrikaanderwijk/who-is-who/",
            "hubs/",
        )
    ),
    f"/tr/semtler/afrikaanderwijk/{HUB}/",
    "/tr/semtler/afrikaanderwijk/",
    "/tr/nl/wijken/afrikaanderwijk/wie-is-wie/",
    "/tr/semt-merkezleri/",
    f"/pl/dzielnice/afrikaanderwijk/{HUB}/",
    "/pl/dzielnice/afrikaanderwijk/",
    "/pl/nl/wijken/afrikaanderwijk/wie-is-wie/",
    "/pl/centra-dzielnicowe/",
]
#: 09.41 in Dutch, 9:41 elsewhere.
NEW_HOUR = re.compile(rb"\b0?9[.:]41\b")
#: Seconds from an edit to the last page, on a busy machine whose publisher has only just begun: it reads all first.
PATIENCE = 120


def test_an_hour_that_an_editor_changes_is_everywhere(
    running: Running, demo_site: Demo, open_page: OpenPage
) -> None:
    site = demo_site.site("rotterdam")
    hubs = [path for path in PAGES if path.endswith(f"{HUB}/")]
    printouts = [f"{path}{name}" for path in hubs for name in ("hub.ics", "poster.html")]
    data = _json_of(PAGES)
    assert [path for path in PAGES if NEW_HOUR.search(running.public.get(site, path).body)] == []
    [(key,)] = running.rows(
        "SELECT id FROM wagtailcore_page WHERE url_path = "
        "'/rotterdam/wijken/afrikaanderwijk/wijkhub-afrikaanderplein/'"
    )
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    page.goto(f"{running.cms}/admin/pages/{key}/edit/")
    fields = page.locator("input[name^=opening_periods-][name$=-opens]:not([name*=__prefix__])")
    preview = page.locator("[data-hours-preview]").first
    assert "9.41" not in preview.inner_text()
    for number in range(fields.count()):
        fields.nth(number).evaluate(
            "field => { field.value = '09:41';"
            " field.dispatchEvent(new Event('input', {bubbles: true})); }"
        )
    # What it means is shown while somebody types, before anything is published.
    page.wait_for_function(
        "() => document.querySelector('[data-hours-preview]').innerText.includes('9.41')"
    )
    running.publish(page)
    week = [*hubs, *printouts, *_json_of(hubs)]
    assert _without_new_hour(running.public, site, week) == []
    # The other pages say today's hours: another day may be one on which the hub is closed.
    today = [path for path in [*PAGES, *data] if path not in week]
    if _opens_today(running.public, site, _json_of(hubs)[0]):
        assert _without_new_hour(running.public, site, today) == []
    else:
        assert len(_without_new_hour(running.public, site, today, patience=0)) == len(today)


def _without_new_hour(
    public: Server, site: PublicSite, paths: list[str], patience: float = PATIENCE
) -> list[str]:
    """Return the paths that do not have the new hour, after waiting for it."""
    missing = paths
    deadline = time.monotonic() + patience
    while True:
        missing = [path for path in missing if not _has_new_hour(public, site, path)]
        if not missing or time.monotonic() >= deadline:
            return missing
        time.sleep(0.1)


def _opens_today(public: Server, site: PublicSite, path: str) -> bool:
    """Return whether the hub's own data say that today has the new hour."""
    rows = json.loads(public.get(site, path).body)["content"]["hours"]["rows"]
    [today] = [row for row in rows if row["isToday"]]
    return any(span["opens"] == "09:41:00" for span in today["spans"])


def _json_of(pages: list[str]) -> list[str]:
    return [f"/api/v1/{path}" for path in _json(pages)]


def _json(pages: list[str]) -> list[str]:
    paths = [path.strip("/") for path in pages]
    # A fallback page has the data of its source.
    own = [path for path in paths if not path.startswith(("tr/nl/", "pl/nl/"))]
    others = ("en/", "ar/", "tr/", "pl/")
    languages = [path if path.startswith(others) else f"nl/{path}" for path in own]
    return [path.replace("/", "/pages/", 1) for path in languages]


def _has_new_hour(public: Server, site: PublicSite, path: str) -> bool:
    body = public.get(site, path).body
    return bool(NEW_HOUR.search(body) or (path.endswith(".ics") and b"T094100" in body))


#: Makes somebody's appointment end after `last` and another's begin the day after.
HAND_OVER = """
from datetime import date, timedelta
from contacts.models import CityAppointment, PersonPage
leaving = CityAppointment.objects.filter(role__slug__contains="netwerker").order_by("pk")[0]
person = leaving.person
person.title = "Vertrekkende Verbinder"
person.save()
comes = person.copy(update_attrs=dict(title="Opvolgende Verbinder", slug="opvolger"))
districts = list(leaving.districts.all())
leaving.ends_on = date.fromisoformat("{last}")
leaving.save()
leaving.pk, leaving.person, leaving.ends_on = None, comes, None
leaving.starts_on = date.fromisoformat("{last}") + timedelta(days=1)
leaving.save()
leaving.districts.set(districts)
leaving.save()
"""
OLD, NEW = b"Vertrekkende Verbinder", b"Opvolgende Verbinder"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
#: Days from today on which somebody leaves.
AHEAD = timedelta(days=46)


@pytest.fixture
def handed_over(
    demo_site: Demo, demo_folder: Path, tmp_path: Path
) -> Iterator[tuple[Path, Server, datetime]]:
    """A copy of the demo in which somebody leaves, its public server, and the midnight of it."""
    data = tmp_path / "demo"
    shutil.copytree(demo_folder, data)
    last = datetime.now(AMSTERDAM).date() + AHEAD
    manage(data, "shell", "--no-imports", "-c", HAND_OVER.format(last=last))
    midnight = datetime.combine(last + timedelta(days=1), clock_time(), AMSTERDAM)
    with running_server(data, tmp_path / "server.log") as public:
        yield data, public, midnight


def test_a_hand_over_happens_at_midnight_on_every_page(
    demo_site: Demo, handed_over: tuple[Path, Server, datetime]
) -> None:
    data, public, midnight = handed_over
    store = ReleaseStore(data / "releases", demo_site.site("rotterdam").store.site_id)
    before = midnight - timedelta(minutes=1)
    moved = [sys.executable, "-m", "tests.browser.moved"]
    at = [*moved, before.isoformat(), "publish"]
    subprocess.run(at, cwd=REPOSITORY, env=environment(data), check=True, capture_output=True)
    showing = {path for path, body in _html(store) if OLD in body}
    assert {path.split("/")[1] for path in showing} >= {"en", "ar", "wijken"}
    # Who is who says beforehand who will come; nothing else does.
    told = {path for path, body in _html(store) if NEW in body}
    assert [path for path in sorted(told) if not re.search("wie-is-wie|who-is-who", path)] == []
    seconds = 30
    begun = time.monotonic()
    watching = subprocess.Popen(
        [*moved, (midnight - timedelta(seconds=seconds)).isoformat(), "publish", "--watch"],
        cwd=REPOSITORY,
        env=environment(data),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        site = demo_site.site("rotterdam")
        late = begun + seconds + PATIENCE
        page = next(path for path in sorted(showing - told) if path.startswith("/wijken/"))
        while NEW not in public.get(site, page).body and time.monotonic() < late:
            time.sleep(0.2)
        # The watcher's clock began after ours did.
        assert time.monotonic() >= begun + seconds
        after = dict(_html(store))
        assert [path for path, body in after.items() if OLD in body] == []
        assert [path for path in sorted(showing & after.keys()) if NEW not in after[path]] == []
    finally:
        watching.terminate()
        # It ends after the site that it is at, and two full builds may run beside it.
        watching.wait(3 * PATIENCE)


def _html(store: ReleaseStore) -> list[tuple[str, bytes]]:
    """Every text of the release that is served."""
    manifest = store.current()
    assert manifest
    return [
        (entry.path, store.read_blob(entry.blob))
        for entry in manifest.entries
        if entry.media_type.startswith(("text/", "application/json"))
    ]
