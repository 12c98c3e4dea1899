"""What an operator lets run before and after a switch: told what changes, and never in the way."""

from __future__ import annotations

import io
import json
import logging
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page, Site

from publishing import publisher
from publishing.runtime import switch_hooks
from publishing.store.releases import ReleaseStore
from tests.publishing import trees

pytestmark = pytest.mark.django_db
HEARD: list[dict[str, Any]] = []


def hook(said: dict[str, Any]) -> None:
    """Note what a hook is told."""
    HEARD.append(said)


def broken(_said: dict[str, Any]) -> None:
    raise RuntimeError("de cache is weg")


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.RELEASES_DIR = tmp_path / "releases"
    HEARD.clear()
    yield tmp_path
    HEARD.clear()


@pytest.fixture
def site() -> Site:
    return trees.make_site("stad.localhost")


def name_of(function: Any) -> str:
    return f"python:{function.__module__}.{function.__name__}"


def script(folder: Path, body: str) -> str:
    """Store a command, and return how a setting names it."""
    path = folder / "hook"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def store(site: Site, settings: Settings) -> ReleaseStore:
    return ReleaseStore(Path(settings.RELEASES_DIR), site.pk)


def test_a_function_hears_of_both_with_what_changes(site: Site, settings: Settings) -> None:
    settings.BEFORE_SWITCH = settings.AFTER_SWITCH = name_of(hook)
    first = publisher.publish(site)
    assert [each["when"] for each in HEARD] == ["before", "after"]
    assert HEARD[0] | {"when": "after"} == HEARD[1]
    assert (HEARD[0]["release"], HEARD[0]["previous"]) == (first.release, "")
    assert "http://stad.localhost/" in HEARD[0]["changed"]
    HEARD.clear()
    publisher.publish(site)
    # Nothing was switched.
    assert HEARD == []
    home = site.root_page
    trees.add_page(home, "Nieuw")
    second = publisher.publish(site)
    assert (HEARD[0]["release"], HEARD[0]["previous"]) == (second.release, first.release)
    assert "http://stad.localhost/nieuw/" in HEARD[0]["changed"]
    assert len(HEARD[0]["changed"]) < second.outputs
    assert HEARD[0]["removed"] == []
    HEARD.clear()
    Page.objects.get(slug="nieuw").delete()
    publisher.publish(site)
    assert "http://stad.localhost/nieuw/" in [*HEARD[0]["removed"], *HEARD[0]["changed"]]


def test_a_command_reads_it_before_the_pointer_and_after(
    site: Site, settings: Settings, folder: Path
) -> None:
    pointer = store(site, settings).pointer
    body = f"cat > {folder}/said-$1; (cat {pointer} || echo none) > {folder}/served-$1 2>/dev/null"
    settings.BEFORE_SWITCH = settings.AFTER_SWITCH = script(folder, body)
    receipt = publisher.publish(site)
    said = {when: json.loads((folder / f"said-{when}").read_text()) for when in ("before", "after")}
    assert said["before"]["release"] == said["after"]["release"] == receipt.release
    assert (folder / "served-before").read_text().strip() == "none"
    assert (folder / "served-after").read_text().strip() == receipt.release


@pytest.mark.parametrize("when", ["BEFORE_SWITCH", "AFTER_SWITCH"])
@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (name_of(broken), "RuntimeError: de cache is weg"),
        ("python:nergens.te.vinden", "ModuleNotFoundError: No module named 'nergens'"),
        ("/nergens/te/vinden", "FileNotFoundError: "),
        ("sh -c 'echo stuk >&2; exit 3'", "status 3 stuk"),
        ("sh -c 'sleep 60'", "it took longer than 0.2 s"),
        ("'", "ValueError: No closing quotation"),
    ],
)
def test_one_that_fails_stops_no_publish_and_is_seen(
    site: Site, settings: Settings, caplog: pytest.LogCaptureFixture,
    when: str, wrong: str, problem: str,
) -> None:  # fmt: skip
    setattr(settings, when, wrong)
    settings.SWITCH_HOOK_SECONDS = 0.2
    with caplog.at_level(logging.ERROR, "publishing"):
        receipt = publisher.publish(site)
    assert store(site, settings).current_id() == receipt.release
    word = when.split("_")[0].lower()
    assert (
        f"the hook {word} the switch of stad.localhost to release {receipt.release}" in caplog.text
    )
    assert problem in caplog.text
    checks = Client().get("/healthz").json()["checks"]
    assert checks["hooks"] == {"status": "red", "failing": [f"stad.localhost {word}"]}
    # Once it works, that is over.
    setattr(settings, when, name_of(hook))
    trees.add_page(site.root_page, "Nieuw")
    publisher.publish(site)
    checks = Client().get("/healthz").json()["checks"]
    assert checks["hooks"] == {"status": "ok", "failing": []}


def test_going_back_is_a_switch_too(site: Site, settings: Settings) -> None:
    first = publisher.publish(site)
    trees.add_page(site.root_page, "Nieuw")
    second = publisher.publish(site)
    settings.BEFORE_SWITCH = settings.AFTER_SWITCH = name_of(hook)
    call_command("rollback", stdout=io.StringIO(), stderr=io.StringIO())
    assert [each["when"] for each in HEARD] == ["before", "after"]
    assert (HEARD[0]["release"], HEARD[0]["previous"]) == (first.release, second.release)
    assert "http://stad.localhost/nieuw/" in HEARD[0]["removed"]


def test_without_hooks_nothing_is_compared(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(switch_hooks, "between", None)
    assert publisher.publish(site).new
