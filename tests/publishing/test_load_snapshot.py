"""A load sees one moment of the database, whatever is committed while it reads (I5)."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from wagtail.models import Page

from home.models import InformationPage
from home.models.pages import InformationRow
from publishing.content import statements as loading
from publishing.content.declarations import PageRow
from publishing.publisher import load_site
from tests.publishing.trees import MOMENT, add_page, make_site

pytestmark = pytest.mark.usefixtures("emptied_database")


def elsewhere(change: Any) -> None:
    """Commit a change through a connection of its own."""

    def work() -> None:
        change()
        connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()


@pytest.mark.django_db(transaction=True)
def test_what_is_committed_during_a_load_is_in_none_of_its_tables(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site = make_site()
    page = add_page(site.root_page, "Oud", slug="over", introduction="Oud")
    run, ran = loading.Statement.run, []

    def change() -> None:
        Page.objects.filter(pk=page.pk).update(title="Nieuw")
        InformationPage.objects.filter(pk=page.pk).update(introduction="Nieuw")

    def run_and_change(self: Any, ids: Any) -> Any:
        found = run(self, ids)
        ran.append(self)
        if len(ran) == 1:
            elsewhere(change)
        return found

    monkeypatch.setattr(loading.Statement, "run", run_and_change)
    content = load_site(site, MOMENT)
    title = content.get(PageRow, page.pk)
    text = content.get(InformationRow, page.pk)
    assert title is not None
    assert text is not None
    assert (title.title, text.introduction) == ("Oud", "Oud")
    later = load_site(site, MOMENT, previous=content).get(InformationRow, page.pk)
    assert later is not None
    assert later.introduction == "Nieuw"
