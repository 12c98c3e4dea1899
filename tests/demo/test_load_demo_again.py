from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import TestCase

from demo.loader import history, run, site
from tests.demo.records import TOWNS, of_kind
from tests.demo.rows import everything
from wijkwijzer.municipality.site import make_locales

ANCHOR = date(2026, 11, 22)


class LoadingTests(TestCase):
    """What a load does, seen from an empty CMS."""

    @classmethod
    def setUpTestData(cls) -> None:
        make_locales(TOWNS[0].languages)

    def load(self, **options: bool) -> int:
        return run.load(TOWNS[-1], ANCHOR, lambda *_: None, **options)

    @pytest.mark.sqlite
    def test_the_same_day_gives_the_same_pages(self) -> None:
        fields = ("url_path", "title", "translation_key", "introduction")
        moments = ("first_published_at", "last_published_at")
        for town in TOWNS:
            first, second = (run.planned(town, ANCHOR).pages for _ in range(2))
            for one, other in zip(first, second, strict=True):
                assert [getattr(one, name) for name in (*fields, *moments)] == [
                    getattr(other, name) for name in (*fields, *moments)
                ]

    @pytest.mark.sqlite
    def test_content_moves_along_with_the_day(self) -> None:
        later = timedelta(days=100)
        for town in TOWNS:
            now = run.planned(town, ANCHOR)
            then = run.planned(town, ANCHOR + later)
            for news in of_kind(town, "news"):
                moved = then.page(news.key), now.page(news.key)
                assert moved[0].first_published_at - moved[1].first_published_at == later

    def test_taking_a_municipality_away_leaves_nothing(self) -> None:
        before, files = everything(), {*media()}
        assert self.load() > 100
        assert len({*media()} - files) > 2
        assert self.load() == 0
        with self.captureOnCommitCallbacks(execute=True):
            site.remove(TOWNS[-1])
        after = everything()
        left = {name for name in after if len(after[name]) > len(before[name])}
        assert left <= {"auth.Group", "wagtailcore.Workflow"} | {
            f"wagtailcore.{name}"
            for name in ("Task", "GroupApprovalTask", "WorkflowTask", "PageLogEntry")
        }
        assert {*media()} == files
        assert self.load() > 100

    def test_a_load_that_fails_leaves_nothing(self) -> None:
        before, files = everything(), {*media()}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(history, "index", fail)
            with pytest.raises(RuntimeError, match="on purpose"):
                self.load()
        assert everything() == before
        assert {*media()} == files

    @pytest.mark.sqlite
    def test_a_day_that_is_none_is_refused_in_words(self) -> None:
        with pytest.raises(CommandError, match="'2026-02-30' is not a date such as 2026-11-22"):
            call_command("load_demo", "--date", "2026-02-30")


def fail(*_: Any) -> None:
    raise RuntimeError("on purpose")


def media() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
