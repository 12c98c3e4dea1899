"""What does not work when somebody is taken out is told in Dutch, and in English to the operator."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from contacts.erasure import erase, problems
from contacts.erasure.problems import Problem
from contacts.models import PersonPage
from publishing.content.visibility import HostnameError
from publishing.store.manifests import ReleaseError
from publishing.unfinished import Lack, UnfinishedSiteError
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db
NAME = "Quirijn Kanariezanger"
HOST = "stad.localhost"
FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())


@pytest.fixture
def person(city: Municipality) -> PersonPage:
    found: PersonPage = city.pages["person_one"]
    found.title, found.slug = NAME, "quirijn-kanariezanger"
    found.save()
    return found


def unfinished(city: Municipality) -> UnfinishedSiteError:
    lack = Lack(translation.gettext_lazy("Municipality"), "wagtailsites:index")
    return UnfinishedSiteError(city.site, (lack,), published=True)


def every_problem(city: Municipality) -> dict[str, Problem]:
    """Return each problem that there is, with a part of what is said of it in Dutch, in small letters."""
    return {
        "door een fout in het programma": problems.not_published(HOST, KeyError("a")),
        "nog niet af. gemeente": problems.not_published(HOST, unfinished(city)),
        "geen hostnaam": problems.not_published(HOST, HostnameError("a")),
        "de schijf van de server is vol": problems.not_published(HOST, FULL),
        "kan zijn bestanden niet lezen": problems.not_forgotten(HOST, PermissionError("a")),
        "kan niet worden gelezen": problems.not_forgotten(HOST, ReleaseError("a")),
        "de pagina /en/a/ kon niet": problems.page_failed(HOST, "en/a/"),
        "tot dit werk klaar is": problems.text_stays(),
        "tot diegene klaar is": problems.log_stays(),
    }


def test_every_problem_has_a_dutch_sentence(city: Municipality) -> None:
    told = every_problem(city)
    for part, problem in told.items():
        with translation.override("nl"):
            assert part in problem.words().lower(), problem.words()
        with translation.override("en"):
            assert problem.words() == problem.phrase % {
                **problem.values,
                "lacks": "Municipality",
            }
        assert str(problem) == problem.line


def test_what_did_not_work_is_said_in_the_cms_and_to_the_operator(
    chief: Client,
    city: Municipality,
    person: PersonPage,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = every_problem(city)

    def publish(*_given: Any) -> erase.Forgotten:
        return erase.Forgotten(problems=list(told.values()))

    monkeypatch.setattr(erase, "publish_and_forget", publish)
    values = {"name": NAME, "reason": "Op verzoek"}
    response = chief.post(reverse("people:erasing", args=[person.pk]), values)
    text = response.content.decode()
    assert [part for part in told if part not in text.lower()] == []
    for problem in told.values():
        assert str(problem) not in text
    with pytest.raises(SystemExit):
        call_command("withdraw_person", again=True, name=[NAME], yes=True)
    said = capsys.readouterr().out
    assert f"problem  {HOST}: [Errno 28] No space left on device" in said
    assert "schijf" not in said
