"""A text that waits for its translations: all languages at once, and never a fact."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from contacts.models import HubPage
from core.permissions import approval
from home.models import InformationPage
from publishing.content.visibility import page_ids
from tests.cms.admin import add_url, edit_url, send
from tests.cms.world import Municipality, administrator, member, translate
from tests.translations.test_desk import data_of, titles
from tests.translations.test_desk import edit_url as desk_edit_url
from tests.translations.town import draft_of, translated
from translations.models import Together
from translations.release.together import languages_of, wait

pytestmark = pytest.mark.django_db
SCREEN = "translations:together"


def live(page: Page) -> tuple[str, str]:
    """Return what readers see of a page."""
    now = InformationPage.objects.get(pk=page.pk)
    return now.title, now.introduction


def waiting(city: Municipality) -> tuple[InformationPage, InformationPage]:
    """Return a page with a live English version, of which a new introduction waits."""
    source, version = translated(city)
    source.introduction = "Wie wij nu zijn."
    source.save_revision()
    wait(source, None)
    return source, version


def words_of(client: Client, url: str) -> str:
    return unescape(client.get(url, follow=True).content.decode())


def test_what_waits_is_not_online_and_stands_on_the_desk(
    chief: Client, translator: Client, city: Municipality
) -> None:
    source, version = waiting(city)
    assert live(source) == ("Over ons", "Wie wij zijn.")
    assert Together.objects.get().source_id == source.pk
    desk = translator.get(reverse("translations:desk", args=[city.site.pk, "en"]))
    [row] = [row for row in desk.context["rows"] if row["title"] == "Over ons"]
    assert row["state_code"] == "outdated"
    assert row["remarks"] == ["Wacht: Nederlands en alle vertalingen gaan samen online."]
    editor = translator.get(desk_edit_url(city, source))
    assert [piece.new for piece in editor.context["state"].pieces if piece.state != "complete"] == [
        "Wie wij nu zijn."
    ]
    assert live(version)[0] == "About us"


def test_all_languages_go_online_at_once_when_all_are_ready(
    chief: Client, translator: Client, city: Municipality
) -> None:
    source, version = waiting(city)
    url = desk_edit_url(city, source)
    data = data_of(translator, url, introduction="Who we are now.") | {"submit": "1"}
    assert translator.post(url, data).status_code == 302
    draft = draft_of(source)
    # It is no work for the chief editor by itself: it goes with the Dutch page.
    assert not draft.workflow_in_progress
    assert live(version)[1] != "Who we are now."
    html = words_of(chief, reverse(SCREEN))
    assert "Alle talen nu online zetten" in html
    chief.post(reverse(SCREEN), {"page": source.pk, "all": "1"})
    assert live(source) == ("Over ons", "Wie wij nu zijn.")
    assert live(version)[1] == "Who we are now."
    assert not Together.objects.exists()
    made = version.made_from
    made.refresh_from_db()
    # What the English page was made from is what is in Dutch now: no notice of its age.
    assert [each.state.kind for each in languages_of(source, city.site)] == ["complete"]


def test_before_all_are_ready_only_a_choice_puts_it_online(
    chief: Client, city: Municipality
) -> None:
    source, version = waiting(city)
    before = live(version)
    answer = chief.post(reverse(SCREEN), {"page": source.pk, "all": "1"}, follow=True)
    assert "Nog niet klaar: en." in answer.content.decode()
    assert live(source)[1] == "Wie wij zijn."
    chief.post(reverse(SCREEN), {"page": source.pk, "anyway": "1"})
    assert live(source)[1] == "Wie wij nu zijn."
    assert live(version) == before
    assert not Together.objects.exists()


def test_facts_never_wait(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_one"]
    answer = send(chief, edit_url(hub), "action-together", street="Laan 9", title="Nieuwe naam")
    assert answer.status_code == 302
    html = words_of(chief, answer["Location"])
    assert "Deze versie verandert ook feiten: straat" in html.replace("Straat", "straat")
    assert not Together.objects.exists()
    # Nothing is lost: what was written is a draft.
    draft = HubPage.objects.get(pk=hub.pk).get_latest_revision_as_object()
    assert (draft.street, draft.title) == ("Laan 9", "Nieuwe naam")
    assert send(chief, edit_url(hub), "action-publish").status_code == 302
    assert HubPage.objects.get(pk=hub.pk).street == "Laan 9"


def test_a_waiting_page_whose_facts_change_says_so(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_one"]
    send(chief, edit_url(hub), "action-together", title="Nieuwe naam")
    assert Together.objects.filter(source_id=hub.pk).exists()
    answer = send(chief, edit_url(hub), "", street="Laan 9")
    assert "Zet de pagina nu online als lezers" in words_of(chief, answer["Location"])


def test_publishing_it_in_any_way_ends_the_waiting(chief: Client, city: Municipality) -> None:
    source, _version = waiting(city)
    send(chief, edit_url(source), "action-publish")
    assert live(source)[1] == "Wie wij nu zijn."
    assert not Together.objects.exists()


def test_who_stops_waiting_keeps_the_draft(chief: Client, city: Municipality) -> None:
    source, _version = waiting(city)
    chief.post(reverse(SCREEN), {"page": source.pk, "stop": "1"})
    assert not Together.objects.exists()
    assert live(source)[1] == "Wie wij zijn."
    page = InformationPage.objects.get(pk=source.pk)
    assert page.get_latest_revision_as_object().introduction == "Wie wij nu zijn."


def test_a_translation_of_a_waiting_page_is_not_published_by_itself(
    chief: Client, city: Municipality
) -> None:
    source, version = waiting(city)
    assert 'name="action-publish"' not in words_of(chief, edit_url(version))
    Together.objects.all().delete()
    assert 'name="action-publish"' in words_of(chief, edit_url(version))
    assert 'name="action-together"' not in words_of(chief, edit_url(version))
    assert 'name="action-together"' in words_of(chief, edit_url(source))


def test_all_or_nothing(chief: Client, translator: Client, city: Municipality) -> None:
    source, version = waiting(city)
    url = desk_edit_url(city, source)
    translator.post(url, data_of(translator, url, introduction="Who we are now.") | {"save": "1"})
    InformationPage.objects.filter(pk=version.pk).update(locked=True, locked_by=administrator())
    answer = chief.post(reverse(SCREEN), {"page": source.pk, "all": "1"}, follow=True)
    assert "staat op slot" in answer.content.decode()
    assert live(source)[1] == "Wie wij zijn."
    assert Together.objects.exists()


def test_who_may_not_publish_it_does_not(city: Municipality, chief: Client) -> None:
    source, _version = waiting(city)
    stranger = Client()
    stranger.force_login(member("iemand"))
    answer = stranger.post(reverse(SCREEN), {"page": source.pk, "anyway": "1"})
    assert answer.status_code in (302, 403)
    assert live(source)[1] == "Wie wij zijn."
    assert Together.objects.exists()


def test_a_new_page_goes_online_with_its_translations(
    chief: Client, translator: Client, city: Municipality
) -> None:
    answer = send(
        chief,
        add_url(InformationPage, city.pages["home"]),
        "action-together",
        title="Nieuw",
        slug="nieuw",
    )
    assert answer.status_code == 302
    page = InformationPage.objects.get(slug="nieuw")
    assert not page.live
    desk = translator.get(reverse("translations:desk", args=[city.site.pk, "en"]) + "?q=nieuw")
    assert titles(desk) == ["Nieuw"]
    url = desk_edit_url(city, page)
    translator.post(url, data_of(translator, url, title="New") | {"submit": "1"})
    english = Page.objects.get(translation_key=page.translation_key, locale__language_code="en")
    public = page_ids(city.site, ("nl", "en"), timezone.now())
    assert not {page.pk, english.pk} & public
    chief.post(reverse(SCREEN), {"page": page.pk, "all": "1"})
    assert {page.pk, english.pk} <= page_ids(city.site, ("nl", "en"), timezone.now())


def test_a_translation_with_a_date_goes_online_on_that_date(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    english: Any = translate(city.pages["information"], "en", "Information")
    english.live = False
    english.save()
    moment = timezone.now() + timedelta(hours=2)
    english.go_live_at = moment
    english.save_revision().publish()
    call_command("publish_scheduled")
    assert not InformationPage.objects.get(pk=english.pk).live
    for seconds, expected in ((-1, False), (1, True)):
        then = moment + timedelta(seconds=seconds)
        monkeypatch.setattr(timezone, "now", lambda then=then: then)
        call_command("publish_scheduled")
        assert InformationPage.objects.get(pk=english.pk).live is expected


def test_only_dutch_pages_wait(city: Municipality) -> None:
    english = translate(city.pages["information"], "en")
    with pytest.raises(ValidationError, match="Alleen een Nederlandse pagina wacht"):
        wait(english, None)


def test_a_fact_that_changed_meanwhile_stays(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_one"]
    send(chief, edit_url(hub), "action-together", title="Nieuwe naam")
    HubPage.objects.filter(pk=hub.pk).update(street="Laan 9")
    chief.post(reverse(SCREEN), {"page": hub.pk, "anyway": "1"})
    now = HubPage.objects.get(pk=hub.pk)
    assert (now.title, now.street) == ("Nieuwe naam", "Laan 9")


def test_a_translation_of_a_waiting_page_is_not_published_in_bulk(
    chief: Client, city: Municipality
) -> None:
    source, version = waiting(city)
    version.introduction = "Too early."
    version.save_revision()
    for page in (version, city.pages["role"]):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        query = f"?id={page.pk}&id={version.pk}&next=/admin/"
        html = unescape(
            chief.post(url + query, {"include_descendants": ""}, follow=True).content.decode()
        )
        assert "Wacht om samen met de Nederlandse pagina online te gaan: About us." in html
        assert live(version)[1] != "Too early."
    Together.objects.all().delete()
    chief.post(f"{url}?id={version.pk}&next=/admin/", {"include_descendants": ""})
    assert live(version)[1] == "Too early."
    assert live(source)[1] == "Wie wij zijn."


def test_what_waits_for_approval_is_not_approved_any_more(city: Municipality) -> None:
    source, version = translated(city)
    version.save_revision()
    approval(city.site).start(version, administrator())
    assert version.workflow_in_progress
    source.introduction = "Wie wij nu zijn."
    source.save_revision()
    wait(source, None)
    assert not InformationPage.objects.get(pk=version.pk).workflow_in_progress


def test_an_address_does_not_wait(chief: Client, city: Municipality) -> None:
    source, _version = translated(city)
    source.slug = "elders"
    source.save_revision()
    with pytest.raises(ValidationError, match="verandert ook feiten: slug"):
        wait(source, None)
