"""`publish_scheduled` is ours: a line for each item, a status that cron can act on."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command, get_commands
from pytest_django import Settings
from wagtail.models import Page

from publishing.models import ScheduleFailure
from publishing.runtime import queue
from tests.publishing.planning import MINUTE, NOW, clock, is_live, online, plan, take_address
from tests.publishing.trees import make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Page:
    return make_site().root_page


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.RELEASES_DIR = tmp_path


@pytest.fixture
def publishes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    made: list[str] = []
    monkeypatch.setattr(
        "publishing.management.commands.publish_scheduled.call_command",
        lambda name, **_options: made.append(name),
    )
    return made


def command(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    with clock(NOW):
        try:
            call_command("publish_scheduled", *arguments, stdout=out, stderr=err)
        except CommandError as error:
            err.write(f"{error}\nstatus {error.returncode}")
    return out.getvalue(), err.getvalue()


def test_the_command_that_django_finds_is_ours() -> None:
    assert get_commands()["publish_scheduled"] == "publishing"


def test_it_prints_a_line_for_each_item(home: Page, publishes: list[str]) -> None:
    old, new = online(home, "Oud", NOW - MINUTE), plan(home, "Nieuw", NOW - MINUTE / 2)
    assert command() == (
        f"expired wagtailcore.page {old.pk} “Oud”, planned 2026-11-22 12:59:00, 60.0 s late\n"
        f"published wagtailcore.page {new.pk} “Nieuw”, planned 2026-11-22 12:59:30, 30.0 s late\n",
        "",
    )
    assert publishes == ["publish"]
    assert command() == ("", "")
    assert publishes == ["publish"]


def test_a_dry_run_changes_nothing(home: Page, publishes: list[str]) -> None:
    old, new = online(home, "Oud", NOW), plan(home, "Nieuw", NOW)
    for switch in ("--dry-run", "--dryrun"):
        assert command(switch) == (
            f"would expire wagtailcore.page {old.pk} “Oud”, planned 2026-11-22 13:00:00, 0.0 s late\n"
            f"would publish wagtailcore.page {new.pk} “Nieuw”, planned 2026-11-22 13:00:00, "
            "0.0 s late\n",
            "",
        )
    assert (is_live(old), is_live(new), publishes) == (True, False, [])


def test_a_failure_is_named_and_gives_status_1(home: Page, publishes: list[str]) -> None:
    page = plan(home, "Dubbel", NOW)
    take_address(page)
    plan(home, "Goed", NOW)
    out, err = command()
    assert out.startswith("published wagtailcore.page ")
    assert f"FAILED to publish wagtailcore.page {page.pk} “Dubbel”" in err
    assert ScheduleFailure.objects.get().message in err
    assert err.endswith(
        "[attempt 1, again at 13:01:00]\n1 planned item(s) did not work and stay planned\nstatus 1"
    )
    assert publishes == ["publish"]
    out, err = command()
    assert out == ""
    assert err.startswith(f"WAITING to publish wagtailcore.page {page.pk} “Dubbel”")
    assert err.endswith("1 planned item(s) did not work and stay planned\nstatus 1")


def test_the_sites_can_be_left_as_they_are(home: Page, publishes: list[str]) -> None:
    plan(home, "Nieuw", NOW)
    command("--no-publish")
    assert publishes == []


def test_the_sites_are_published_for_real(home: Page) -> None:
    plan(home, "Nieuw", NOW)
    out, err = command()
    assert "stad.localhost" in out
    assert queue.waiting() == 0
    assert err == ""
