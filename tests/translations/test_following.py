"""What happens to the source happens to its translations: never public without it."""

from __future__ import annotations

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import InformationPage
from publishing.content.visibility import page_ids
from tests.cms.world import Municipality, locale, translate
from tests.translations.town import translated

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "en")


def is_public(city: Municipality, page: Page) -> bool:
    return page.pk in page_ids(city.site, LANGUAGES, timezone.now())


def test_source_deleted_the_translation_is_not_public(city: Municipality) -> None:
    source, version = translated(city)
    assert is_public(city, version)
    Page.objects.get(pk=source.pk).delete()
    assert Page.objects.get(pk=version.pk).live
    assert not is_public(city, version)


def test_source_deleted_with_the_page_above_it(city: Municipality) -> None:
    person = translate(city.pages["person_one"], "en")
    assert is_public(city, person)
    Page.objects.get(pk=city.pages["one"].pk).delete()
    assert not is_public(city, person)


def test_source_made_anew_the_translation_is_public_again(city: Municipality) -> None:
    source, version = translated(city)
    key = source.translation_key
    Page.objects.get(pk=source.pk).delete()
    home = Page.objects.get(pk=city.pages["home"].pk)
    home.add_child(
        instance=InformationPage(
            title="Weer", slug="weer", locale=locale("nl"), translation_key=key
        )
    )
    assert is_public(city, version)


def test_a_page_of_its_own_language_stays_public(city: Municipality) -> None:
    home = Page.objects.get(pk=city.pages["home_en"].pk)
    own = home.add_child(instance=InformationPage(title="Own", slug="own", locale=locale("en")))
    assert is_public(city, own)


def test_source_unpublished_the_translation_is_not_public(city: Municipality) -> None:
    source, version = translated(city)
    source.unpublish()
    assert not is_public(city, version)


def test_source_made_private_the_translation_is_not_public(city: Municipality) -> None:
    source, version = translated(city)
    PageViewRestriction.objects.create(page=source, restriction_type="login")
    assert not is_public(city, version)


def test_source_moved_the_translation_moves_too(city: Municipality) -> None:
    source, version = translated(city)
    one = translate(city.pages["one"], "en")
    source.move(Page.objects.get(pk=city.pages["one"].pk), pos="last-child")
    assert Page.objects.get(pk=version.pk).get_parent().pk == one.pk


def test_source_moved_to_where_nothing_is_translated_stays_and_is_shown(
    city: Municipality,
) -> None:
    source, version = translated(city)
    before = version.path
    source.move(Page.objects.get(pk=city.pages["one"].pk), pos="last-child")
    assert Page.objects.get(pk=version.pk).path == before
