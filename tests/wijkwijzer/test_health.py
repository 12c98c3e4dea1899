"""/healthz: green when all is well, red with the reason in numbers, and nothing else."""

from __future__ import annotations

import fcntl
import json
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from publishing import publisher
from publishing.runtime import queue
from publishing.store.export import export
from publishing.store.releases import ReleaseStore
from publishing.store.status import served_paths
from tests.publishing import trees
from tests.publishing.planning import NOW, clock, plan, take_address
from tests.publishing.trees import make_site
from wijkwijzer import health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.RELEASES_DIR = tmp_path
    return tmp_path


@pytest.fixture
def site() -> Site:
    made = make_site()
    publisher.build(made)
    return made


def ask(status: int) -> dict[str, Any]:
    response = Client().get("/healthz")
    assert response.status_code == status, response.content
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"] == "application/json"
    assert not response.cookies
    answer: dict[str, Any] = json.loads(response.content)
    assert answer["status"] == ("ok" if status == 200 else "red")
    return answer


def test_all_is_well(site: Site, folder: Path) -> None:
    manifest = ReleaseStore(folder, site.pk).manifest("00000001")
    published = datetime.fromisoformat(manifest.published_at).isoformat(timespec="seconds")
    assert ask(200) == {
        "status": "ok",
        "checks": {
            "database": {"status": "ok"},
            "migrations": {"status": "ok", "lacking": 0},
            "schedule": {"status": "ok", "overdue": 0, "failing": 0, "latest_seconds": 0.0},
            "sites": {
                "status": "ok",
                "sites": {
                    "stad.localhost": {
                        "status": "ok",
                        "release": "00000001",
                        "published_at": published,
                        "lag_seconds": 0.0,
                        "damaged": [],
                        "redirects": [],
                    }
                },
            },
            "watcher": {"status": "ok", "running": False, "expected": False},
            "hooks": {"status": "ok", "failing": []},
        },
    }


def test_migrations_that_were_not_made_turn_it_red(site: Site) -> None:
    MigrationRecorder(connection).record_unapplied("home", "0001_initial")
    assert ask(503)["checks"]["migrations"] == {"status": "red", "lacking": 1}


def test_it_only_tells(site: Site) -> None:
    assert Client().head("/healthz").status_code == 200
    for method in ("post", "put", "delete"):
        assert getattr(Client(), method)("/healthz").status_code == 405


@pytest.mark.parametrize(("late", "status"), [(119, 200), (120, 200), (121, 503)])
def test_what_is_planned_and_late_turns_it_red(site: Site, late: int, status: int) -> None:
    plan(site.root_page, "Geheime markt", NOW)
    with clock(NOW + timedelta(seconds=late)):
        answer = ask(status)
    assert answer["checks"]["schedule"] == {
        "status": "ok" if status == 200 else "red",
        "overdue": int(status == 503),
        "failing": 0,
        "latest_seconds": float(late),
    }
    assert "markt" not in json.dumps(answer).lower()


def test_a_failing_plan_turns_it_red_at_once(site: Site) -> None:
    from publishing.schedule import runner

    take_address(plan(site.root_page, "Dubbel", NOW))
    with clock(NOW):
        runner.run(NOW)
        answer = ask(503)
    assert answer["checks"]["schedule"] == {
        "status": "red",
        "overdue": 0,
        "failing": 1,
        "latest_seconds": 0.0,
    }


def test_a_site_without_a_release_is_red(site: Site) -> None:
    make_site("dorp.localhost")
    sites = ask(503)["checks"]["sites"]["sites"]
    assert (sites["stad.localhost"]["status"], sites["dorp.localhost"]) == (
        "ok",
        {
            "status": "red",
            "release": None,
            "published_at": None,
            "lag_seconds": 0.0,
            "damaged": [],
            "redirects": [],
        },
    )


@pytest.mark.parametrize("fault", ["truncated", "flipped", "gone"])
def test_a_damaged_release_is_red(site: Site, folder: Path, fault: str) -> None:
    ask(200)
    path = ReleaseStore(folder, site.pk).manifest_path("00000001")
    body = path.read_bytes()
    if fault == "gone":
        path.unlink()
    elif fault == "truncated":
        path.write_bytes(body[:-10])
    else:
        path.write_bytes(body.replace(b"stad.localhost", b"stal.localhost", 1))
    found = ask(503)["checks"]["sites"]["sites"]["stad.localhost"]
    assert (found["status"], found["damaged"]) == ("red", ["00000001"])


@pytest.mark.parametrize(("lag", "status"), [(60, 200), (61, 503)])
def test_a_request_that_waits_turns_it_red(site: Site, lag: int, status: int) -> None:
    with clock(NOW):
        queue.ask()
    with clock(NOW + timedelta(seconds=lag)):
        found = ask(status)["checks"]["sites"]["sites"]["stad.localhost"]
        assert (found["status"] == "ok", found["lag_seconds"]) == (status == 200, float(lag))
        queue.answered(NOW.timestamp())
        ask(200)


def test_the_watcher_is_seen_and_missed(site: Site, folder: Path) -> None:
    with (folder / "resident.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert ask(200)["checks"]["watcher"] == {
            "status": "ok",
            "running": True,
            "expected": True,
        }
    assert ask(503)["checks"]["watcher"] == {"status": "red", "running": False, "expected": True}


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A database that can be `away` or `silent`, for new and for old connections."""
    state, over = {"is": "there"}, threading.Event()
    cursor = BaseDatabaseWrapper.cursor

    def faulty(self: BaseDatabaseWrapper) -> Any:
        if state["is"] == "away":
            raise OperationalError("connection to server at db.intern, user wijkwijzer, refused")
        if state["is"] == "silent":
            over.wait(60)
        return cursor(self)

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", faulty)
    yield state
    state["is"] = "there"
    over.set()
    for _ in range(100):
        if health._probing.acquire(timeout=0.1):
            health._probing.release()
            return


@pytest.mark.parametrize("way", ["away", "silent"])
def test_without_a_database_it_is_red_in_time(
    site: Site, database: dict[str, str], way: str
) -> None:
    database["is"] = way
    for _ in range(2):
        started = time.monotonic()
        assert ask(503) == {
            "status": "red",
            "checks": {
                "database": {"status": "red"},
                "watcher": {"status": "ok", "running": False, "expected": False},
                "hooks": {"status": "ok", "failing": []},
            },
        }
        # A silent one says nothing for a minute.
        assert time.monotonic() - started < 30


def test_it_is_green_again_once_the_database_is_back(site: Site, database: dict[str, str]) -> None:
    database["is"] = "away"
    ask(503)
    database["is"] = "there"
    ask(200)


def test_a_database_that_breaks_off_halfway_is_red(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: Any) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr("publishing.schedule.runner.due", away)
    assert ask(503)["checks"]["database"] == {"status": "red"}


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/documents/1/brief.pdf"])
def test_the_cms_without_a_database_says_so_in_dutch(
    site: Site, database: dict[str, str], path: str, admin_client: Client
) -> None:
    admin_client.raise_request_exception = False
    before = admin_client.get(path).status_code
    database["is"] = "away"
    response = admin_client.get(path)
    text = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert "no-store" in response["Cache-Control"]
    assert "Het CMS is even niet bereikbaar" in text
    for secret in ("Traceback", "db.intern", "OperationalError"):
        assert secret not in text
    database["is"] = "there"
    assert admin_client.get(path).status_code == before


def test_the_host_is_still_checked(site: Site) -> None:
    assert Client().get("/healthz", headers={"Host": "kwaad.example"}).status_code == 400


def test_it_asks_little_of_the_database(site: Site, django_assert_max_num_queries: Any) -> None:
    moment = timezone.now()
    with django_assert_max_num_queries(10):
        health.schedule_check(moment)
        health.sites_check()


#: Old addresses that nothing can be made of, or that are something else's.
BAD_REDIRECTS = (
    "/",
    "/robots.txt",
    "/OUD",
    "/a//b",
    "/naar-niets",
    "geen-pad",
    "/over",
    "/a\u200b",
)


def test_a_redirect_that_cannot_be_placed_fails_no_publish_and_is_named(
    site: Site, tmp_path: Path
) -> None:
    trees.add_page(site.root_page, "Over")
    Redirect.objects.create(old_path="/oud", site=site, redirect_link="https://a.nl/")
    for path in BAD_REDIRECTS:
        link = "javascript:x" if path == "/naar-niets" else "https://b.nl/"
        Redirect.objects.create(old_path=path, site=site, redirect_link=link)
    receipt = publisher.publish(site)
    assert receipt.failed == []
    export(site, tmp_path / "tree")
    named = ask(200)["checks"]["sites"]["sites"][site.hostname]["redirects"]
    assert named == sorted(BAD_REDIRECTS)
    assert {each for each in served_paths(site)[1] if not each.startswith("/api/")} == {"/oud/"}
