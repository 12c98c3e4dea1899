"""The benchmark of the desk makes a town with translations, and measures each of its screens."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page, Site

from benchmarks import municipality, planner, translations
from translations.cms.desk_list import lines_of
from translations.state import COMPLETE, MISSING, OUTDATED


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
def test_a_small_town(monkeypatch: pytest.MonkeyPatch, tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    monkeypatch.setattr(planner, "DISTRICTS", 1)
    monkeypatch.setattr(planner, "PICTURES", 1)
    monkeypatch.setattr(municipality, "PICTURES", 1)
    monkeypatch.setattr(translations, "TIMES", 1)
    municipality.make(30, ["en", "ar"])
    dutch = Page.objects.filter(locale__language_code="nl", depth__gt=1).count()
    english = Page.objects.filter(locale__language_code="en").count()
    assert dutch == 30
    assert 20 < english < 30
    translations.make_records()
    site = Site.objects.get()
    today = planner.ANCHOR
    kinds = {line.state.kind for line in lines_of(site.root_page, "en", today, set())}
    assert kinds == {MISSING, OUTDATED, COMPLETE}
    user = get_user_model()._default_manager.create_superuser("vertaler")
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    rows = [
        *translations.sources(site),
        *translations.lists(client, site),
        *translations.single(client, site),
    ]
    assert [row["what"] for row in rows] == [
        "source made",
        "source unchanged",
        "desk, cold",
        "desk, warm",
        "matrix of all languages, cold",
        "matrix of all languages, warm",
        "editor of one page",
        "one text saved",
    ]
    assert all(row["cpu ms"] > 0 and row["queries"] > 0 for row in rows)


def test_an_answer_that_is_none_is_no_figure() -> None:
    class Refused:
        status_code = 302
        content = b"elsewhere"

    with pytest.raises(RuntimeError, match="302"):
        translations.checked(Refused())
