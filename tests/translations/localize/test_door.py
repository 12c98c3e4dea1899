"""What wagtail-localize writes becomes a draft, without Dutch, by the rights of the page tree."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from core.permissions import chief_editors, translators
from home.models import InformationPage
from tests.cms.world import Municipality, administrator, locale, member, translate
from tests.translations.localize.records import known, pages, record, row_of, strings
from tests.translations.town import draft_of, translated, written
from translations.drafts import save_draft
from translations.localize.door import enter
from translations.release.together import wait
from translations.state import COMPLETE, OUTDATED, state_of

pytestmark = pytest.mark.django_db


def write(translation: Translation, path: str, text: str, kind: str = "manual") -> None:
    """Write the first string at a path as a plug-in does: into the tables, and no draft."""
    segment = translation.source.stringsegment_set.filter(context__path=path).order_by("order")[0]
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={"data": text, "translation_type": kind, "has_error": False},
    )


def state(source: Any) -> str:
    source = InformationPage.objects.get(pk=source.pk)
    return state_of(source, "en", draft_of(source)).kind


def test_a_draft_leaves_the_live_row_alone(city: Municipality) -> None:
    """Upstream saves the page itself before it makes a draft of it."""
    source, version, translation = known(city)
    before = row_of(version)
    write(translation, "introduction", "We are new.")
    translation.save_target(user=administrator(), publish=False)
    assert row_of(version) == before
    assert draft_of(source).introduction == "We are new."


def test_no_dutch_goes_online(city: Municipality) -> None:
    """Upstream puts the Dutch text where a translation is missing, and publishes it."""
    source, version, translation = known(city)
    source.introduction, source.seo_title = "Wie wij nu zijn.", "Nog nooit vertaald"
    source.save_revision().publish()
    before = row_of(version)
    write(record(source), "title", "All about us")
    outcome = enter(translation.source, locale("en"), administrator(), publish=True)
    draft = draft_of(source)
    assert (draft.title, draft.introduction, draft.seo_title) == (
        "All about us",
        "Wie wij zijn.",
        "",
    )
    assert row_of(version) == before
    assert (outcome.texts, outcome.published) == (1, False)
    assert outcome.kept_back.startswith("80% ")


def test_what_is_complete_goes_online_when_that_is_asked(city: Municipality) -> None:
    source, version, translation = known(city)
    source.introduction = "Wie wij nu zijn."
    source.save_revision().publish()
    assert state(source) == OUTDATED
    write(record(source), "introduction", "Who we are now.")
    translation.save_target(user=administrator(), publish=True)
    live = InformationPage.objects.get(pk=version.pk)
    assert (live.introduction, live.has_unpublished_changes) == ("Who we are now.", False)
    assert state(source) == COMPLETE


def test_it_stays_a_draft_for_who_may_not_publish(city: Municipality) -> None:
    source, version, translation = known(city)
    before = row_of(version)
    write(translation, "introduction", "Who we are.")
    user = member("vertaler-en", translators(city.site, "en"))
    outcome = enter(translation.source, locale("en"), user, publish=True)
    assert not outcome.published
    assert outcome.kept_back
    assert row_of(version) == before
    assert draft_of(source).introduction == "Who we are."


def test_it_waits_with_the_others(city: Municipality) -> None:
    user = administrator()
    source, version, translation = known(city)
    source.introduction = "Wie wij nu zijn."
    source.save_revision()
    wait(source, user)
    before = row_of(version)
    write(record(source.get_latest_revision_as_object()), "introduction", "Who we are now.")
    outcome = enter(translation.source, locale("en"), user, publish=True)
    assert (outcome.texts, outcome.published) == (1, False)
    assert row_of(version) == before
    assert draft_of(source).introduction == "Who we are now."


def test_no_right_no_write(city: Municipality, other: Municipality) -> None:
    """Upstream asks one right for all municipalities, and once it is there no other."""
    source, version, translation = known(city)
    write(translation, "introduction", "From elsewhere.")
    before, count = row_of(version), version.revisions.count()
    for user in (member("hoofd-dorp", chief_editors(other.site)), member("niemand")):
        with pytest.raises(PermissionDenied):
            translation.save_target(user=user, publish=True)
    assert (row_of(version), version.revisions.count()) == (before, count)
    assert draft_of(source).introduction == "Wie wij zijn."


def test_a_tool_that_works_for_nobody_has_an_account(
    city: Municipality, settings: Settings
) -> None:
    source, _version, translation = known(city)
    write(translation, "introduction", "By a plug-in.")
    with pytest.raises(PermissionDenied):
        translation.save_target(publish=False)
    settings.TRANSLATIONS_SERVICE_USER = "koppeling"
    user = member("koppeling", translators(city.site, "en"))
    translation.save_target(publish=False)
    assert draft_of(source).introduction == "By a plug-in."
    assert draft_of(source).get_latest_revision().user == user
    user.is_active = False
    user.save()
    with pytest.raises(PermissionDenied):
        translation.save_target(publish=False)


def test_what_a_hand_wrote_later_stays(city: Municipality) -> None:
    source, version, translation = known(city)
    write(translation, "introduction", "By the engine.")
    draft = version.get_latest_revision_as_object()
    draft.introduction = "By hand, later."
    draft.save_revision()
    translation.save_target(user=administrator(), publish=True)
    assert draft_of(source).introduction == "By hand, later."


def test_a_machine_never_writes_over_a_hand(city: Municipality) -> None:
    source, _version, _translation = known(city)
    StringTranslation.objects.all().delete()
    write(record(source), "introduction", "BEEP", "machine")
    outcome = enter(record(source).source, locale("en"), administrator())
    assert outcome.texts == 0
    assert draft_of(source).introduction == "Wie wij zijn."


def test_translating_a_page_makes_none_without_a_title(city: Municipality) -> None:
    """Upstream makes a live page of Dutch when somebody asks for a translation."""
    user = administrator()
    source = written(city)
    before = pages()
    translate_object(source, [locale("en")], user=user)
    assert pages() == before
    write(record(source), "title", "About us")
    translate_object(source, [locale("en")], user=user)
    [made] = Page.objects.filter(pk__in=pages() - before)
    assert (made.title, made.live, made.specific.introduction) == ("About us", False, "")
    assert [each.block_type for each in draft_of(source).body] == []


def test_nothing_is_made_below_a_page_that_is_not_translated(city: Municipality) -> None:
    """Upstream copies the pages above, with Dutch on them."""
    source = city.pages["hub_one"]
    translation = record(source)
    write(translation, "title", "Hub one")
    before = pages()
    with pytest.raises(ValidationError):
        translation.save_target(user=administrator())
    assert pages() == before


def test_a_page_that_is_locked_or_not_online_is_left_alone(city: Municipality) -> None:
    user = administrator()
    source, version, translation = known(city)
    write(translation, "introduction", "We are new.")
    Page.objects.filter(pk=version.pk).update(locked=True, locked_by=user)
    with pytest.raises(ValidationError):
        translation.save_target(user=user)
    Page.objects.filter(pk=version.pk).update(locked=False, locked_by=None)
    Page.objects.filter(pk=source.pk).update(live=False)
    with pytest.raises(ValidationError):
        translation.save_target(user=user)
    assert draft_of(source).introduction == "Wie wij zijn."


def test_what_our_desk_refuses_is_told_to_its_editor(city: Municipality) -> None:
    source, _version, translation = known(city)
    write(translation, "title", "t" * 256)
    outcome = enter(translation.source, locale("en"), administrator())
    assert outcome.texts == 0
    assert draft_of(source).title == "About us"
    [wrong] = StringTranslation.objects.filter(has_error=True)
    assert "255" in wrong.get_error()


def test_from_the_desk_to_strings_and_back(city: Municipality) -> None:
    user = administrator()
    source = written(city)
    texts = {
        "title": "About us",
        "introduction": "Who we are.",
        "body/b2": '<p>Call <b>us</b> or <a linktype="page" id="3">mail</a>.</p>',
    }
    save_draft(source, "en", texts, user)
    assert strings(source) == {
        ("title", "Over ons"): "About us",
        ("introduction", "Wie wij zijn."): "Who we are.",
        ("body.b2", 'Bel <b>ons</b> of <a id="a1">mail</a>.'): (
            'Call <b>us</b> or <a id="a1">mail</a>.'
        ),
    }
    write(record(source), "body.b2", 'Or <a id="a1">write</a>, <b>please</b>.')
    enter(record(source).source, locale("en"), user)
    [block] = draft_of(source).body.raw_data
    assert block["value"] == '<p>Or <a id="3" linktype="page">write</a>, <b>please</b>.</p>'


def test_the_text_from_before_a_change_is_kept(city: Municipality) -> None:
    source, _version, translation = known(city)
    source.title = "Over de buurt"
    source.save_revision().publish()
    translation.source.update_from_db()
    assert strings(source)["title", "Over ons"] == "About us"
    [segment] = translation.source.stringsegment_set.filter(context__path="title")
    assert segment.string.data == "Over de buurt"
    save_draft(
        InformationPage.objects.get(pk=source.pk), "en", {"title": "The area"}, administrator()
    )
    assert strings(source)["title", "Over ons"] == "About us"
    assert strings(source)["title", "Over de buurt"] == "The area"


def test_a_translation_of_another_shape_has_no_strings(city: Municipality) -> None:
    """A paragraph more cannot be kept by paragraphs; what was kept before must not come back."""
    user = administrator()
    source, _version, translation = known(city)
    path = ("body.b2", 'Bel <b>ons</b> of <a id="a1">mail</a>.')
    assert path in strings(source)
    two = '<p>Call <b>us</b>.</p><p>Or <a linktype="page" id="3">mail</a>.</p>'
    save_draft(source, "en", {"body/b2": two}, user)
    assert path not in strings(source)
    enter(translation.source, locale("en"), user)
    assert draft_of(source).body.raw_data[1]["value"] == two


def test_who_wrote_a_string_and_when_is_kept_until_it_changes(city: Municipality) -> None:
    source = written(city)
    first, second = member("een", chief_editors(city.site)), administrator()
    save_draft(source, "en", {"title": "About us", "introduction": "Who we are."}, first)
    save_draft(source, "en", {"introduction": "Who we are now."}, second)
    rows = StringTranslation.objects.filter(locale=locale("en"))
    assert dict(rows.values_list("data", "last_translated_by__username")) == {
        "About us": "een",
        "Who we are now.": second.username,
    }


def test_a_string_that_waits_comes_along_with_the_next_draft(city: Municipality) -> None:
    """A plug-in wrote it, and was stopped before it asked for a draft."""
    source, _version, translation = known(city)
    write(translation, "introduction", "By a plug-in.")
    save_draft(source, "en", {"title": "All about us"}, administrator())
    draft = draft_of(source)
    assert (draft.title, draft.introduction) == ("All about us", "By a plug-in.")


def test_one_writer_goes_on_in_one_draft_for_an_hour(city: Municipality) -> None:
    source, version, _translation = known(city)
    user = administrator()
    numbers = []
    for text in ("One.", "Two."):
        save_draft(source, "en", {"introduction": text}, user, going_on=True)
        numbers.append(Page.objects.get(pk=version.pk).latest_revision_id)
    assert numbers[0] == numbers[1] != version.live_revision_id
    version.revisions.filter(pk=numbers[0]).update(created_at=timezone.now() - timedelta(hours=2))
    save_draft(source, "en", {"introduction": "Three."}, user, going_on=True)
    save_draft(
        source,
        "en",
        {"introduction": "Four."},
        member("b", chief_editors(city.site)),
        going_on=True,
    )
    assert version.revisions.filter(pk__gte=numbers[0]).count() == 3


def test_a_source_that_is_no_dutch_page_is_refused(city: Municipality) -> None:
    _source, version = translated(city)
    translate(city.pages["home"], "ar")
    translation = record(version, "ar")
    with pytest.raises(PermissionDenied):
        translation.save_target(user=administrator())
