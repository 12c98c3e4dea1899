"""A version that was read too long ago is told of, by every way in; no text is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.cms.world import Municipality, administrator, locale
from tests.translations.test_desk import data_of, edit_url
from tests.translations.town import draft_of, translated
from translations.cms.desk_list import lines_of
from translations.drafts import ANY, MeanwhileError, save_draft, version_of
from translations.localize.door import enter
from translations.localize.sources import source_for
from translations.po.importer import save
from translations.po.reader import Deadline, read
from translations.po.writer import po_file

pytestmark = pytest.mark.django_db


def test_each_text_of_the_other_is_shown_where_both_wrote(
    city: Municipality, translator: Client
) -> None:
    source, version = translated(city)
    url = edit_url(city, source)
    data = data_of(translator, url, title="Mine")
    version.title, version.introduction = "Theirs", "Theirs too"
    version.save_revision()
    late = translator.post(url, data)
    form = late.context["form"]
    assert form["text_0"].value() == "Mine"
    assert form.errors["text_0"] == ["Iemand anders schreef hier intussen: “Theirs”"]
    # What I did not touch is what the other wrote.
    assert form["text_1"].value() == "Theirs too"
    assert translator.post(url, form.data).status_code == 302
    assert (draft_of(source).title, draft_of(source).introduction) == ("Mine", "Theirs too")


def test_a_file_that_was_compared_with_an_older_version_is_not_taken(city: Municipality) -> None:
    source, version = translated(city)
    user = administrator()
    [line] = [each for each in _lines(city) if each.source.pk == source.pk]
    file = po_file("stad.localhost", "en", [(source, line.state)])
    file = file.replace(b'"About us"', b'"From the file"')
    version.title = "By hand"
    version.save_revision()
    found = read(file, "stad.localhost", "en", Deadline())
    outcome = save(found, [line], "en", user, Deadline())
    assert outcome.saved == 0
    assert "intussen opgeslagen" in outcome.rejected[0][1]
    assert draft_of(source).title == "By hand"


def _lines(city: Municipality) -> Any:
    return lines_of(city.pages["home"], "en", date(2026, 11, 23), set())


def test_who_read_no_version_writes_on_top_of_any(city: Municipality) -> None:
    source, _version = translated(city)
    user = administrator()
    known = version_of(draft_of(source))
    save_draft(source, "en", {"title": "One"}, user, since=known)
    with pytest.raises(MeanwhileError):
        save_draft(source, "en", {"title": "Two"}, user, since=known)
    save_draft(source, "en", {"title": "Two"}, user, since=ANY)
    of_source = source_for(source)
    assert of_source is not None
    assert enter(of_source, locale("en"), user).texts == 0
