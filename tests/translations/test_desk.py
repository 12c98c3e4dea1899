"""The desk and its editor: only one's own language and municipality, drafts only, nothing lost."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page
from wagtail.test.utils.form_data import rich_text

from contacts.models import HubPage
from core.models import MunicipalitySettings
from core.page_types import First, translate_first
from core.permissions import translators
from home.models import EventPage, InformationPage
from tests.cms.world import Municipality, member, translate
from tests.translations.town import draft_of, translated, written
from translations.cms.editor_form import PiecesForm
from translations.differences import marked
from translations.drafts import translation_of
from translations.models import DeskNote, MadeFrom, NoTranslation
from translations.state import NOT_NEEDED, state_of

pytestmark = pytest.mark.django_db


def desk_url(city: Municipality, code: str = "en") -> str:
    return reverse("translations:desk", args=[city.site.pk, code])


def edit_url(city: Municipality, page: Page, code: str = "en") -> str:
    return reverse("translations:edit", args=[city.site.pk, code, page.pk])


def data_of(client: Client, url: str, **changes: str) -> dict[str, Any]:
    """Return what the form would send, with some texts changed by the key of their segment."""
    form: PiecesForm = client.get(url).context["form"]
    data: dict[str, Any] = {"version": form["version"].value() or ""}
    for number, piece in enumerate(form.state.pieces):
        text = changes.get(piece.key.replace("/", "_"), piece.translation or "")
        data[f"text_{number}"] = rich_text(text) if piece.rich else text
        for name in (f"seen_{number}", f"was_{number}"):
            data[name] = form[name].value()
    return data


def titles(response: Any) -> list[str]:
    return [row["title"] for row in response.context["rows"]]


@time_machine.travel("2026-11-23T12:00:00Z")
def test_what_matters_to_readers_stands_first(city: Municipality, translator: Client) -> None:
    hub = HubPage.objects.get(pk=city.pages["hub_two"].pk)
    hub.hours_state = "closed"
    hub.save_revision().publish()
    response = translator.get(desk_url(city))
    rows = response.context["rows"]
    order = [row["impact"] for row in rows if row["state_code"] != "complete"]
    words = list(dict.fromkeys(order))
    assert words == [
        "Nu: gesloten, veranderd of een melding",
        "Startpagina’s, wijken en hubs",
        "Informatie",
        "Andere pagina’s",
    ]
    assert set(titles(response)[:2]) == {"Alert", "Hub_two"}


def test_only_ones_own_language_and_municipality(
    city: Municipality, other: Municipality, translator: Client, district_editor: Client
) -> None:
    assert translator.get(desk_url(city)).status_code == 200
    translate(other.pages["home"], "en")
    translate(city.pages["home"], "ar")
    MunicipalitySettings.objects.filter(site=city.site).update(languages="nl,en,ar")
    for url in (desk_url(city, "ar"), desk_url(city, "nl")):
        refused = translator.get(url)
        assert (refused.status_code, refused["Location"]) == (302, reverse("wagtailadmin_home"))
    # What is of another municipality is not there.
    page = other.pages["information"]
    for url in (desk_url(other), edit_url(other, page)):
        assert translator.get(url).status_code == 404
    assert translator.get(edit_url(city, page)).status_code == 404
    assert district_editor.get(desk_url(city)).status_code == 302
    assert "Vertalingen" not in district_editor.get(reverse("wagtailadmin_home")).content.decode()


def test_a_language_that_is_not_served_has_no_desk(city: Municipality, translator: Client) -> None:
    MunicipalitySettings.objects.filter(site=city.site).update(languages="nl")
    assert translator.get(desk_url(city)).status_code == 302


def test_a_right_on_a_part_of_the_tree_gives_that_part(city: Municipality) -> None:
    _source, _version = translated(city)
    one = translate(city.pages["one"], "en")
    group = Group.objects.create(name="wijk een, Engels")
    group.permissions.set(translators(city.site, "en").permissions.all())
    for code in ("add_page", "change_page"):
        GroupPagePermission.objects.create(group=group, page=one, permission_id=_permission(code))
    client = Client()
    client.force_login(member("deel", group))
    found = titles(client.get(desk_url(city)))
    assert "Wijk one" in found
    assert not {"Over ons", "Stad", "Wijk two"} & set(found)
    assert client.get(edit_url(city, city.pages["information"])).status_code == 302


def _permission(code: str) -> int:
    from django.contrib.auth.models import Permission

    return int(Permission.objects.get(codename=code, content_type__app_label="wagtailcore").pk)


def test_a_translation_is_saved_as_a_draft(city: Municipality, translator: Client) -> None:
    source, version = translated(city)
    source.title = "Over ons werk"
    source.save_revision().publish()
    url = edit_url(city, source)
    shown = translator.get(url).content.decode()
    assert "Over ons <ins>werk</ins>" in shown
    response = translator.post(url, data_of(translator, url, title="About our work"))
    assert (response.status_code, response["Location"]) == (302, url)
    assert InformationPage.objects.get(pk=version.pk).title == "About us"
    assert draft_of(source).title == "About our work"
    assert state_of(source, "en", translation_of(source, "en")).percentage == 100


def test_a_translation_goes_through_the_workflow(city: Municipality, translator: Client) -> None:
    source, version = translated(city)
    url = edit_url(city, source)
    translator.post(url, data_of(translator, url, title="About us all") | {"submit": "1"})
    page = Page.objects.get(pk=version.pk)
    assert (page.title, page.workflow_in_progress) == ("About us", True)


def test_a_missing_page_is_begun_and_not_public(city: Municipality, translator: Client) -> None:
    source = written(city)
    url = edit_url(city, source)
    response = translator.post(url, data_of(translator, url, introduction="Who we are."))
    assert response.status_code == 422
    assert "Vertaal eerst de titel" in str(response.context["form"].errors)
    translator.post(url, data_of(translator, url, title="About us"))
    page = draft_of(source)
    assert (page.title, page.live, page.introduction, len(page.body)) == ("About us", False, "", 0)
    assert "Zo werkt het" not in str(page.get_latest_revision().content)


def test_a_text_that_is_still_right_is_ticked(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    source.title = "Over ons!"
    source.save_revision().publish()
    url = edit_url(city, source)
    translator.post(url, data_of(translator, url))
    assert state_of(source, "en", translation_of(source, "en")).kind == "outdated"
    translator.post(url, data_of(translator, url) | {"right_0": "on"})
    assert state_of(source, "en", translation_of(source, "en")).kind == "complete"


def test_what_somebody_else_saved_is_not_overwritten(
    city: Municipality, translator: Client
) -> None:
    source, version = translated(city)
    url = edit_url(city, source)
    data = data_of(translator, url, title="Mine")
    version.title = "Theirs"
    version.save_revision()
    response = translator.post(url, data)
    assert response.status_code == 422
    assert "Mine" in response.content.decode()
    assert draft_of(source).title == "Theirs"


def test_a_dutch_text_that_changed_meanwhile_is_not_taken_for_translated(
    city: Municipality, translator: Client
) -> None:
    source, _version = translated(city)
    url = edit_url(city, source)
    data = data_of(translator, url, title="About us all")
    source.title = "Heel iets anders"
    source.save_revision().publish()
    response = translator.post(url, data)
    assert response.status_code == 422
    assert "About us all" in response.content.decode()
    assert MadeFrom.objects.get(page__title="About us").segments["title"]["source"] == "Over ons"


def test_rich_text_keeps_its_links(city: Municipality, translator: Client) -> None:
    source, _version = translated(city)
    url = edit_url(city, source)
    response = translator.post(url, data_of(translator, url, body_b2="<p>Call us.</p>"))
    assert response.status_code == 422
    assert "Een link van de Nederlandse tekst ontbreekt." in response.content.decode()


def test_needs_no_translation_holds_until_the_text_changes(
    city: Municipality, translator: Client
) -> None:
    source = written(city)
    url = edit_url(city, source)
    translator.post(url, {"decide": "", "reason": ""})
    assert NoTranslation.objects.count() == 0
    translator.post(url, {"decide": "", "reason": "Alleen voor leden van de raad"})
    found = state_of(source, "en", None)
    assert (found.kind, found.percentage, found.reason) == (
        NOT_NEEDED,
        100,
        "Alleen voor leden van de raad",
    )
    source.title = "Nieuw"
    source.save_revision().publish()
    assert state_of(source, "en", None).kind == "missing"
    translator.post(url, {"decide": "", "reason": "", "undo": "1"})
    assert NoTranslation.objects.count() == 0


def test_notes_are_kept_and_shown(city: Municipality, translator: Client) -> None:
    source = written(city)
    url = edit_url(city, source)
    translator.post(url, {"note": "Wat is een <wijkhub>?"})
    assert [each.text for each in DeskNote.objects.all()] == ["Wat is een <wijkhub>?"]
    assert "Wat is een &lt;wijkhub&gt;?" in translator.get(url).content.decode()


def test_the_difference_is_marked_word_by_word() -> None:
    assert marked("Bel <b>ons</b> op", "Mail <b>ons</b> & bel") == (
        "<del>Bel</del> <ins>Mail</ins> ons <del>op</del> <ins>&amp; bel</ins> "
    )


@pytest.mark.parametrize(
    ("until", "expected"), [(None, First.LAST), (date(2027, 3, 1), First.OTHER)]
)
def test_an_event_that_still_repeats_is_not_old(until: date | None, expected: int) -> None:
    event = EventPage(starts_at=datetime(2026, 1, 6, 9, tzinfo=UTC), repeats_until=until)
    assert translate_first(event, date(2026, 11, 23)) == expected
