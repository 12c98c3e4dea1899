"""Scheduled translations go live on time, by themselves and with their Dutch page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from wagtail.models import Page

from publishing.schedule import runner
from tests.cms.world import Municipality, administrator
from tests.publishing.planning import NOW, clock
from tests.translations.town import translated
from translations.drafts import save_draft
from translations.models import MadeFrom

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def titles(*pages: Any) -> list[str]:
    return [str(Page.objects.get(pk=each.pk).title) for each in pages]


def run(moment: Any) -> None:
    with clock(moment):
        runner.run(moment)


def plan_title(page: Any, title: str) -> None:
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.title, draft.go_live_at = title, NOW
    with clock(NOW - timedelta(days=1)):
        draft.save_revision().publish()


def test_a_planned_translation_goes_online_at_its_moment_and_not_before(
    city: Municipality,
) -> None:
    source, version = translated(city)
    with clock(NOW - timedelta(days=2)):
        source.title = "Over ons werk"
        source.save_revision().publish()
        save_draft(source, "en", {"title": "About our work"}, administrator())
    before = MadeFrom.objects.get(page=version).live
    plan_title(version, "About our work")
    run(NOW - SECOND)
    assert titles(source, version) == ["Over ons werk", "About us"]
    assert MadeFrom.objects.get(page=version).live == before
    run(NOW)
    assert titles(source, version) == ["Over ons werk", "About our work"]
    assert MadeFrom.objects.get(page=version).live["title"] != before["title"]


def test_a_dutch_page_and_its_translation_planned_for_one_moment(city: Municipality) -> None:
    source, version = translated(city)
    plan_title(source, "Over ons werk")
    plan_title(version, "About our work")
    run(NOW - SECOND)
    assert titles(source, version) == ["Over ons", "About us"]
    run(NOW)
    assert titles(source, version) == ["Over ons werk", "About our work"]
