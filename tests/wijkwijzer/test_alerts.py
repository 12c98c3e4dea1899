"""/metrics as a monitor reads it, and the rules of docs/alerts.yml: each fires on what it is for, and not before."""

from __future__ import annotations

import operator
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from django.db import Error
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from publishing import publisher
from publishing.all_sites import AllSites
from publishing.pdf import sheets
from publishing.runtime import figures, migrations, queue
from publishing.schedule import runner
from tests.publishing.trees import make_site
from wijkwijzer import health
from wijkwijzer.monitoring import figures as install_figures

pytestmark = pytest.mark.django_db
TOKEN = "een-token-van-de-monitor"
RULE = re.compile(r"(?P<name>\w+)(?:\{[^}]*\})? (?P<sign>[<>]|==) (?P<number>[\d.]+)")
SIGNS = {"<": operator.lt, ">": operator.gt, "==": operator.eq}
#: What Prometheus itself says.
OF_PROMETHEUS = {"WijkwijzerCmsAway"}


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.RELEASES_DIR = tmp_path / "releases"
    settings.METRICS_TOKEN = TOKEN
    return tmp_path / "releases"


def asked(token: str = TOKEN) -> Any:
    return Client(headers={"authorization": f"Bearer {token}"}).get("/metrics")


def read() -> dict[str, dict[str, float]]:
    """Return the figures: name -> what it is of -> value."""
    answer = asked()
    assert answer.status_code == 200
    found: dict[str, dict[str, float]] = {}
    for family in text_string_to_metric_families(answer.content.decode()):
        for sample in family.samples:
            labels = ",".join(sample.labels.values())
            found.setdefault(sample.name, {})[labels] = sample.value
    return found


def rules(repository: Path) -> dict[str, str]:
    """Return the rules: name -> expression."""
    read = yaml.safe_load((repository / "docs" / "alerts.yml").read_text(encoding="utf-8"))
    (group,) = read["groups"]
    assert all(rule["annotations"]["summary"] and rule["for"] for rule in group["rules"])
    return {rule["alert"]: rule["expr"] for rule in group["rules"]}


def firing(repository: Path) -> set[str]:
    """Return the rules that fire on what /metrics says now."""
    known = read()
    found = set()
    for name, text in rules(repository).items():
        rule = RULE.fullmatch(text)
        assert rule is not None, text
        values = known.get(rule["name"], {}).values()
        if any(SIGNS[rule["sign"]](value, float(rule["number"])) for value in values):
            found.add(name)
    return found


@pytest.fixture
def published(folder: Path) -> Iterator[Any]:
    """A site that is online, and a publisher that lives."""
    site = make_site()
    publisher.build(site)
    sites = AllSites()
    sites.publish()
    with queue.resident():
        queue.note_started()
        figures.Heart().beat()
        yield site


def stand_still(_site: Any, _monkeypatch: Any) -> None:
    queue._touch(queue._requested(), time.time() - 500)
    queue._touch(queue._answered(_site.pk), time.time() - 900)


def fail(site: Any, _monkeypatch: Any) -> None:
    noted = figures.Figures()
    noted.broke(site.pk, site.hostname)
    noted.write({site.pk})


def heart_stops(_site: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(figures, "beat_age", lambda: 700.0)


def publisher_gone(_site: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(install_figures, "resident_lives", lambda: False)


def late(_site: Any, monkeypatch: Any) -> None:
    item = SimpleNamespace(late=lambda _moment: 300.0)
    monkeypatch.setattr(runner, "due", lambda _moment: [item])


def tables_lack(_site: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(migrations, "lacking", lambda: ["home.0099"])


def disk_fills(_site: Any, monkeypatch: Any) -> None:
    usage = SimpleNamespace(total=100, free=5)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)


def sheets_wait(_site: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(sheets, "lacking", lambda _store, _manifest: iter("ab"))


def database_goes(_site: Any, monkeypatch: Any) -> None:
    def away() -> Iterator[Any]:
        raise Error("away")
        yield

    monkeypatch.setattr(install_figures, "of_plans", away)


FAULTS: dict[str, Callable[[Any, Any], None]] = {
    "WijkwijzerDatabaseAway": database_goes,
    "WijkwijzerSiteStandsStill": stand_still,
    "WijkwijzerSiteFails": fail,
    "WijkwijzerPublisherGone": publisher_gone,
    "WijkwijzerPublisherStandsStill": heart_stops,
    "WijkwijzerPlanLate": late,
    "WijkwijzerMigrationsLack": tables_lack,
    "WijkwijzerDiskFull": disk_fills,
    "WijkwijzerSheetsWait": sheets_wait,
}


def test_every_rule_has_its_fault(repository: Path) -> None:
    assert set(rules(repository)) == set(FAULTS) | OF_PROMETHEUS


@pytest.mark.parametrize("name", FAULTS)
def test_a_rule_fires_on_its_fault_and_on_no_other(
    published: Any, repository: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(total=100, free=50))
    assert firing(repository) == set()
    FAULTS[name](published, monkeypatch)
    assert firing(repository) == {name}


def test_the_figures_of_a_site(published: Any) -> None:
    figures_of = read()
    host = published.hostname
    assert figures_of["wijkwijzer_publish_passes_total"] == {host: 1}
    assert figures_of["wijkwijzer_publish_passes_wasted_total"] == {host: 1}
    assert figures_of["wijkwijzer_publish_passes_failed_total"] == {host: 0}
    assert figures_of["wijkwijzer_publish_last_failed"] == {host: 0}
    assert figures_of["wijkwijzer_publish_lag_seconds"] == {host: 0}
    assert figures_of["wijkwijzer_sheets_waiting"] == {host: 0}
    assert figures_of["wijkwijzer_publisher_up"] == {"": 1}
    assert set(figures_of["wijkwijzer_disk_free_bytes"]) == {"releases", "media"}
    for name in ("publish_seconds_total", "publish_last_good_age_seconds", "outputs_failed"):
        assert set(figures_of[f"wijkwijzer_{name}"]) == {host}
    assert figures_of["wijkwijzer_worker_memory_bytes"][""] > 1_000_000


def test_requests_are_counted_but_not_those_of_monitors(db: Any) -> None:
    before = read().get("wijkwijzer_requests_total", {}).get("GET,4xx", 0)
    Client().get("/admin/nergens-heen", headers={"host": "testserver"})
    Client().get("/nergens/")
    after = read()["wijkwijzer_requests_total"]["GET,4xx"]
    assert after == before + 1
    assert "PROPFIND" not in str(read()["wijkwijzer_requests_total"])


def test_processes_count_together(tmp_path: Path) -> None:
    """Two workers, and whichever of them is asked knows of both."""
    program = """
import os
from wijkwijzer.monitoring import counting
child = os.fork()
counting.count("GET", 200, 0.1)
counting.count("PROPFIND", 405, 0.1)
if not child:
    os._exit(0)
os.waitpid(child, 0)
labels = {"method": "GET", "status": "2xx"}
print(counting.registry().get_sample_value("wijkwijzer_requests_total", labels))
labels = {"method": "other", "status": "4xx"}
print(counting.registry().get_sample_value("wijkwijzer_requests_total", labels))
"""
    answer = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == ["2.0", "2.0"]


@pytest.mark.parametrize("token", ["", "fout", "é", TOKEN + "x"])
def test_without_the_token_nobody_reads_them(db: Any, token: str) -> None:
    answer = asked(token)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="metrics"'


def test_without_a_token_there_are_none(db: Any, settings: Settings) -> None:
    settings.METRICS_TOKEN = ""
    assert asked().status_code == 404
    assert asked("").status_code == 404


# --- health --------------------------------------------------------------------------------
def test_a_site_whose_last_pass_failed_is_red(published: Any, monkeypatch: Any) -> None:
    assert health.sites_check()["status"] == "ok"
    fail(published, monkeypatch)
    assert health.sites_check()["sites"][published.hostname]["last_failed"] is True
    assert health.sites_check()["status"] == "red"
    AllSites().publish()
    assert health.sites_check()["status"] == "ok"


def test_a_publisher_that_stands_still_is_red(published: Any, monkeypatch: Any) -> None:
    assert health.watcher_check()["status"] == "ok"
    heart_stops(published, monkeypatch)
    assert health.watcher_check() == {
        "status": "red",
        "running": True,
        "expected": True,
        "beat_age_seconds": 700.0,
    }


def test_alive_and_ready(db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Client().get("/livez").content == b"ok\n"
    assert Client().get("/readyz").content == b"ok\n"
    tables_lack(None, monkeypatch)
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"migrations lack: 1\n")
    monkeypatch.setattr(health, "database_answers", lambda: False)
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"the database does not answer\n")
    assert Client().get("/livez").status_code == 200
    assert Client().post("/livez").status_code == 405


def test_figures_that_cannot_be_read_are_none(folder: Path) -> None:
    folder.mkdir()
    for text in ("", "[]", '{"1": {"nooit": 2}}', '{"x": {}}', '{"1": 3}'):
        (folder / "figures.json").write_text(text)
        assert figures.read() == {}


def test_where_the_system_tells_nothing_of_memory_there_is_no_figure_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert {each.name for each in install_figures.of_memory()} >= {"wijkwijzer_worker_memory_bytes"}
    monkeypatch.setattr(install_figures, "PROCESSES", tmp_path)
    assert list(install_figures.of_memory()) == []
