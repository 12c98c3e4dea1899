"""Two who write one translation at the same moment: the later one is told, and loses nothing."""

from __future__ import annotations

import pytest

from tests.cms.test_one_form_at_once import _client, a_town
from tests.cms.world import administrator, translate
from tests.meeting import at_once
from tests.translations.test_desk import data_of, edit_url
from tests.translations.town import draft_of, translated, written
from translations import drafts
from translations.drafts import MeanwhileError, save_draft

pytestmark = pytest.mark.usefixtures("emptied_database")


@pytest.mark.django_db(transaction=True)
def test_two_who_send_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    city = a_town()
    translate(city.pages["home"], "en")
    user = administrator()
    source, version = translated(city)
    url = edit_url(city, source)
    mine = data_of(_client(user), url, title="Mine")
    theirs = data_of(_client(user), url, introduction="Theirs")
    count = version.revisions.count()
    answers = at_once(
        monkeypatch,
        drafts,
        "translation_of",
        lambda: _client(user).post(url, mine),
        lambda: _client(user).post(url, theirs),
    )
    assert sorted(each.status_code for each in answers) == [302, 422]
    assert version.revisions.count() == count + 1
    [late] = [each for each in answers if each.status_code == 422]
    page = late.content.decode()
    assert "Iemand anders heeft deze pagina intussen opgeslagen" in page
    typed, kept = ("Mine", "Theirs") if late is answers[0] else ("Theirs", "Mine")
    assert typed in page
    assert kept in page
    # Whoever sends again has read it: then both texts are there.
    form = late.context["form"]
    assert _client(user).post(url, form.data).status_code == 302
    draft = draft_of(source)
    assert (draft.title, draft.introduction) == ("Mine", "Theirs")


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_one_page_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    city = a_town()
    translate(city.pages["home"], "en")
    user = administrator()
    source = written(city)
    answers = at_once(
        monkeypatch,
        drafts,
        "translation_of",
        lambda: save_draft(source, "en", {"title": "One"}, user, since=0),
        lambda: save_draft(source, "en", {"title": "Two"}, user, since=0),
    )
    assert sorted(isinstance(each, MeanwhileError) for each in answers) == [False, True]
    assert source.get_translations().count() == 1
