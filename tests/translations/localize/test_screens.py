"""The screens of wagtail-localize, as its own forms send: our rights, our limits, our words."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import GroupPagePermission, Page
from wagtail_localize.models import StringTranslation

from core.permissions import approval, chief_editors, translators
from home.models import InformationPage
from tests.cms.world import Municipality, administrator, member, translate
from tests.translations.localize.records import known, pages, put, record, row_of, said, strings
from tests.translations.test_machine import Shouting
from tests.translations.test_rows import in_english, programme
from tests.translations.town import draft_of, translated, written
from translations.state import COMPLETE, MACHINE, state_of

pytestmark = pytest.mark.django_db
HERE = "tests.translations.test_machine."


def url(name: str, *args: Any) -> str:
    return reverse(f"wagtail_localize:{name}", args=args)


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def submitter(other: Municipality) -> Client:
    """Somebody of the other municipality with the one right that upstream asks."""
    group = chief_editors(other.site)
    group.permissions.add(Permission.objects.get(codename="submit_translation"))
    client = Client()
    client.force_login(member("hoofd-dorp", group))
    return client


def states(source: Any) -> dict[str, str]:
    source = InformationPage.objects.get(pk=source.pk)
    return {each.key: each.state for each in state_of(source, "en", draft_of(source)).pieces}


def test_its_editor_opens_where_somebody_switched_it_on(
    translator: Client, city: Municipality
) -> None:
    _source, version, translation = known(city)
    screen = translator.get(edit_url(version)).content.decode()
    assert "js-translation-editor" in screen
    desk = f"{url('submit_page_translation', version.pk)}?select_locale=en"
    assert f'href="{desk}"' in screen
    assert 'name="action" value="submit"' in screen
    translation.enabled = False
    translation.save()
    assert b"js-translation-editor" not in translator.get(edit_url(version)).content
    translator.post(edit_url(version), {"localize-restart-translation": ""})
    translation.refresh_from_db()
    assert translation.enabled


def test_a_text_that_is_written_there_is_a_draft_at_once(
    translator: Client, city: Municipality
) -> None:
    source, version, translation = known(city)
    before = row_of(version)
    answer = put(translator, translation, "title", "All about us")
    assert (answer.status_code, answer.json()["data"], answer.json()["error"]) == (
        200,
        "All about us",
        None,
    )
    assert draft_of(source).title == "All about us"
    assert row_of(version) == before
    first = Page.objects.get(pk=version.pk).latest_revision_id
    put(translator, translation, "introduction", "Who we are.")
    # One draft of one hand, not one for each text.
    assert Page.objects.get(pk=version.pk).latest_revision_id == first
    assert (draft_of(source).title, draft_of(source).introduction) == (
        "All about us",
        "Who we are.",
    )


def test_one_of_two_paragraphs_waits_for_the_other(translator: Client, city: Municipality) -> None:
    source, version = translated(city)
    body = [{"type": "rich_text", "id": "p", "value": "<p>Een.</p><p>Twee.</p>"}]
    source.body = type(source)._meta.get_field("body").stream_block.to_python(body)
    source.save_revision().publish()
    source = InformationPage.objects.get(pk=source.pk)
    translation = record(source)
    put(translator, translation, "body.p", "One.")
    # What is not in Dutch any more goes; what is new comes as a whole.
    assert [each.id for each in draft_of(source).body] == []
    put(translator, translation, "body.p", "Two.", 1)
    assert [each["value"] for each in draft_of(source).body.raw_data] == ["<p>One.</p><p>Two.</p>"]
    assert version.pk == draft_of(source).pk


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("", "application/x-www-form-urlencoded"),
        ("value=a%00b", "application/x-www-form-urlencoded"),
        ("{}", "application/json"),
        ('{"value": "a"}', "application/json"),
        ("\x00", "multipart/form-data; boundary=x"),
    ],
)
def test_what_it_cannot_read_is_refused(
    translator: Client, city: Municipality, body: str, kind: str
) -> None:
    source, _version, translation = known(city)
    before = strings(source)
    segment = translation.source.stringsegment_set.first()
    answer = translator.put(url("edit_string_translation", translation.pk, segment.pk), body, kind)
    assert 400 <= answer.status_code < 500
    assert strings(source) == before


def test_a_tag_or_a_link_of_ones_own_is_told_and_stays_out(
    translator: Client, city: Municipality
) -> None:
    source, _version, translation = known(city)
    for text in ("<script>x</script>", '<a id="a9">x</a>', "x</b>", "<b onclick='x'>x</b>"):
        answer = put(translator, translation, "body.b2", text)
        assert answer.status_code == 200
    assert draft_of(source).body.raw_data[1]["value"].startswith("<p>Bel <b>ons</b>")


def test_a_page_that_is_locked_keeps_its_strings(translator: Client, city: Municipality) -> None:
    source, version, translation = known(city)
    before = strings(source)
    Page.objects.filter(pk=version.pk).update(locked=True, locked_by=administrator())
    answer = put(translator, translation, "title", "All about us")
    assert answer.status_code in (400, 403)
    assert strings(source) == before


def test_its_button_says_what_happened(chief: Client, city: Municipality) -> None:
    """Upstream says “Published … with missing translations”."""
    source, version, translation = known(city)
    source.seo_title = "Nieuw"
    source.save_revision().publish()
    before = row_of(version)
    put(chief, record(source), "introduction", "Who we are.")
    answer = chief.post(edit_url(version), {"action": "publish"}, follow=True)
    assert said(answer) == [
        "English: Niets nieuws voor het concept. 90% van de teksten is bijgewerkt; een pagina gaat "
        "online als alle teksten dat zijn."
    ]
    assert row_of(version) == before
    put(chief, record(source), "seo_title", "New")
    answer = chief.post(edit_url(version), {"action": "publish"}, follow=True)
    assert said(answer) == ["English: Online."]
    live = InformationPage.objects.get(pk=version.pk)
    assert (live.introduction, live.seo_title) == ("Who we are.", "New")
    assert set(states(source).values()) == {COMPLETE}
    assert translation.pk


def test_a_translator_sends_for_approval_from_there(translator: Client, city: Municipality) -> None:
    approval(city.site)
    _source, version, translation = known(city)
    put(translator, translation, "introduction", "Who we are.")
    answer = translator.post(edit_url(version), {"action": "submit"}, follow=True)
    assert said(answer) == ["English: Niets nieuws voor het concept.", "Ter goedkeuring verstuurd."]
    assert Page.objects.get(pk=version.pk).current_workflow_state


def test_translate_this_page_leads_to_our_desk(translator: Client, city: Municipality) -> None:
    """Upstream puts the Dutch page online as a translation."""
    source = written(city)
    before = pages()
    wanted = reverse("translations:edit", args=[city.site.pk, "en", source.pk])
    for answer in (
        translator.get(url("submit_page_translation", source.pk)),
        translator.post(url("submit_page_translation", source.pk), {"locales": ["2"]}),
        translator.get(url("submit_page_translation", source.pk) + "?select_locale=en"),
    ):
        assert (answer.status_code, answer["Location"]) == (302, wanted)
    Page.objects.filter(pk=source.pk).update(live=False)
    answer = translator.get(url("submit_page_translation", source.pk), follow=True)
    assert said(answer) == ["De Nederlandse pagina staat niet online."]
    assert pages() == before


def test_nobody_of_another_municipality_changes_a_thing(
    city: Municipality, other: Municipality
) -> None:
    source, version, translation = known(city)
    source.introduction = "Wie wij nu zijn."
    source.save_revision().publish()
    client = submitter(other)
    segment = translation.source.stringsegment_set.first()
    before, kept = row_of(version), strings(source)
    number = Page.objects.get(pk=version.pk).latest_revision_id
    for name, args in (
        ("submit_page_translation", [source.pk]),
        ("update_translations", [translation.source_id]),
        ("upload_pofile", [translation.pk]),
        ("download_pofile", [translation.pk]),
        ("machine_translate", [translation.pk]),
        ("preview_translation", [translation.pk]),
        ("stop_translation", [translation.pk]),
        ("convert_to_alias", [version.pk]),
        ("edit_string_translation", [translation.pk, segment.pk]),
    ):
        for method in (client.get, client.post, client.put, client.delete):
            answer = method(url(name, *args))
            assert answer.status_code in (403, 404, 405), (name, method)
    report = client.get(url("translations_report"))
    assert "Over ons" not in report.content.decode()
    assert (row_of(version), strings(source)) == (before, kept)
    assert Page.objects.get(pk=version.pk).latest_revision_id == number
    translation.refresh_from_db()
    assert translation.enabled


def test_the_numbers_of_two_towns_do_not_mix(
    translator: Client, city: Municipality, other: Municipality
) -> None:
    _source, _version, translation = known(city)
    translate(other.pages["home"], "en")
    theirs = record(other.pages["home"])
    segment = theirs.source.stringsegment_set.first()
    answer = translator.put(url("edit_string_translation", translation.pk, segment.pk), "value=x")
    assert answer.status_code == 404
    assert not StringTranslation.objects.filter(context=segment.context).exists()


def test_sync_writes_drafts_in_ones_own_languages(translator: Client, city: Municipality) -> None:
    source, version, translation = known(city)
    translate(city.pages["home"], "ar")
    arabic = translate(source, "ar", "عنا")
    record(source, "ar")
    source.introduction = "Wie wij nu zijn."
    source.save_revision().publish()
    put(translator, record(source), "introduction", "Who we are now.")
    before = [row_of(each) for each in (version, arabic)]
    screen = translator.get(url("update_translations", translation.source_id))
    assert [each["title"] for each in screen.context["translations"]] == ["About us"]
    answer = translator.post(
        url("update_translations", translation.source_id),
        {"publish_translations": "on"},
        follow=True,
    )
    assert said(answer) == [
        "English: Niets nieuws voor het concept. U mag deze pagina niet publiceren: stuur hem ter "
        "goedkeuring."
    ]
    assert [row_of(each) for each in (version, arabic)] == before


def test_sync_without_a_right_upstream_asks_for_is_a_matter_of_the_desk(
    city: Municipality, other: Municipality
) -> None:
    _source, _version, translation = known(city)
    translate(other.pages["home"], "en")
    outsider = Client()
    outsider.force_login(member("vertaler-dorp", translators(other.site, "en")))
    assert outsider.get(url("update_translations", translation.source_id)).status_code == 404


def test_the_report_has_the_pages_of_ones_own_desks(
    translator: Client, city: Municipality, other: Municipality
) -> None:
    known(city)
    translate(other.pages["home"], "en")
    record(other.pages["home"])
    for name in ("translations_report", "translations_report_results"):
        report = translator.get(url(name))
        shown = [each.source.object_repr for each in report.context["object_list"]]
        assert shown == ["Over ons"]
    nobody = Client()
    nobody.force_login(member("niemand", chief_editors(other.site)))
    GroupPagePermission.objects.filter(group=chief_editors(other.site)).delete()
    assert nobody.get(url("translations_report")).status_code in (302, 403)


def test_no_page_becomes_a_copy_of_the_dutch_one(chief: Client, city: Municipality) -> None:
    """Upstream puts the Dutch page online under the other language."""
    _source, version, translation = known(city)
    before = row_of(version)
    for method in (chief.get, chief.post):
        answer = method(url("convert_to_alias", version.pk), follow=True)
        assert said(answer) == [
            "Een vertaalde pagina is geen kopie van de Nederlandse: dan staat er Nederlands in een "
            "andere taal."
        ]
    translation.enabled = False
    translation.save()
    assert b"localize-convert-to-alias" not in chief.get(edit_url(version)).content
    assert row_of(version) == before


def test_a_machine_makes_a_draft_that_is_marked(
    translator: Client, city: Municipality, settings: Settings
) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{HERE}Shouting", "OPTIONS": {}}
    Shouting.asked = []
    source, version, translation = known(city)
    source.introduction = "Wie wij nu zijn."
    source.save_revision().publish()
    before = row_of(version)
    answer = translator.post(
        url("machine_translate", record(source).pk), {"next": edit_url(version)}, follow=True
    )
    assert Shouting.asked == ["Wie wij nu zijn."]
    assert said(answer) == [
        "Vertaald met Dummy. Lees het voordat u het publiceert.",
        "English: Als concept opgeslagen: 1 tekst.",
    ]
    assert draft_of(source).introduction == "WIE WIJ NU ZIJN."
    assert states(source)["introduction"] == MACHINE
    assert row_of(version) == before
    put(translator, translation, "introduction", "Who we are now.")
    assert states(source)["introduction"] == COMPLETE


def test_a_machine_that_fails_is_told(
    translator: Client, city: Municipality, settings: Settings
) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{HERE}Broken", "OPTIONS": {}}
    source, version, _translation = known(city)
    source.introduction = "Wie wij nu zijn."
    source.save_revision().publish()
    address = url("machine_translate", record(source).pk)
    answer = translator.post(address, {"next": edit_url(version)}, follow=True)
    assert said(answer) == ["De machine heeft niet vertaald. Probeer het later nog eens."]
    answer = translator.post(
        url("update_translations", record(source).source_id),
        {"use_machine_translation": "on"},
        follow=True,
    )
    assert said(answer)[0] == "De machine heeft niet vertaald. Probeer het later nog eens."
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{HERE}Nowhere", "OPTIONS": {}}
    answer = translator.post(address, {"next": edit_url(version)})
    assert answer.status_code == 302


def test_a_programme_is_translated_too(translator: Client, city: Municipality) -> None:
    source = programme(city)
    in_english(source, administrator(), title="City in action")
    translation = record(source)
    version = draft_of(source)
    assert b"js-translation-editor" in translator.get(edit_url(version)).content
    put(translator, translation, "title", "The city acts")
    assert draft_of(source).title == "The city acts"


def test_where_the_dutch_page_is_gone_the_page_editor_opens(
    chief: Client, city: Municipality
) -> None:
    source, version, translation = known(city)
    InformationPage.objects.get(pk=source.pk).delete()
    translation.refresh_from_db()
    assert not translation.enabled
    translation.enabled = True
    translation.save()
    answer = chief.get(edit_url(version))
    assert answer.status_code == 200
    assert b"js-translation-editor" not in answer.content
    for name in ("download_pofile", "preview_translation"):
        assert chief.get(url(name, translation.pk)).status_code == 404
    for name in ("upload_pofile", "machine_translate", "stop_translation"):
        assert chief.post(url(name, translation.pk)).status_code == 404
    assert chief.get(url("update_translations", translation.source_id)).status_code == 404
