"""The predicate: each way in which a row must not become public, and that it is load-bearing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site

from core.models import PublicDocument
from publishing.content import visibility
from publishing.content.visibility import HostnameError, checked_hostname
from tests.publishing.trees import MOMENT, add_page, locale, make_site, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    return make_site()


def public_titles(site: Site, languages: tuple[str, ...] = ("nl", "en")) -> set[str]:
    ids = visibility.page_ids(site, languages, MOMENT)
    return set(Page.objects.filter(pk__in=ids).values_list("title", flat=True))


def test_live_pages_of_the_site_are_public(site: Site) -> None:
    about = add_page(site.root_page, "Over")
    translate(about, "en", "About")
    assert public_titles(site) == {"Stad", "Stad en", "Over", "About"}


def unpublish(page: Page) -> None:
    page.unpublish()


def expire(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=MOMENT)


def make_private(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def make_private_for_a_group(page: Page) -> None:
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="raad"))


HIDING = [unpublish, expire, make_private, make_private_for_a_group]


@pytest.mark.parametrize("hide", HIDING)
def test_a_hidden_page_and_all_below_it_are_not_public(
    site: Site, hide: Callable[[Page], None]
) -> None:
    parent = add_page(site.root_page, "Boven")
    add_page(parent, "Onder")
    hide(parent)
    assert public_titles(site) == {"Stad"}


@pytest.mark.parametrize("hide", HIDING)
def test_the_translation_of_a_hidden_page_is_not_public(
    site: Site, hide: Callable[[Page], None]
) -> None:
    page = add_page(site.root_page, "Over")
    translate(page, "en", "About")
    hide(page)
    assert public_titles(site) == {"Stad", "Stad en"}


@pytest.mark.parametrize("hide", HIDING)
def test_pages_below_the_translation_of_a_hidden_page_are_not_public(
    site: Site, hide: Callable[[Page], None]
) -> None:
    parent = add_page(site.root_page, "Boven")
    translate(add_page(parent, "Onder"), "en", "Below")
    hide(parent)
    assert public_titles(site) == {"Stad", "Stad en"}


def test_a_private_translation_hides_its_source(site: Site) -> None:
    page = add_page(site.root_page, "Over")
    make_private(translate(page, "en", "About"))
    assert public_titles(site) == {"Stad", "Stad en"}


@pytest.mark.parametrize("hide", HIDING)
def test_an_alias_of_a_hidden_page_is_not_public(site: Site, hide: Callable[[Page], None]) -> None:
    page = add_page(site.root_page, "Over")
    other = add_page(site.root_page, "Elders")
    alias = page.create_alias(parent=other, update_slug="over-alias")
    second = alias.create_alias(parent=other, update_slug="over-alias-2")
    hide(page)
    Page.objects.filter(pk__in=[alias.pk, second.pk]).update(live=True, expire_at=None)
    assert public_titles(site) == {"Stad", "Elders"}


def test_a_page_that_ends_later_is_public(site: Site) -> None:
    page = add_page(site.root_page, "Over")
    Page.objects.filter(pk=page.pk).update(expire_at=MOMENT + timedelta(seconds=1))
    assert public_titles(site) == {"Stad", "Over"}


def test_another_site_and_the_root_are_not_public(site: Site) -> None:
    other = make_site("dorp.localhost")
    add_page(other.root_page, "Dorpsnieuws")
    assert public_titles(site) == {"Stad"}


def test_a_language_that_the_site_does_not_serve_is_not_public(site: Site) -> None:
    translate(add_page(site.root_page, "Over"), "ar", "حول")
    assert public_titles(site) == {"Stad", "Over"}
    assert public_titles(site, ("nl", "ar")) == {"Stad", "Stad ar", "Over", "حول"}


def test_a_page_without_source_is_public_in_its_own_language(site: Site) -> None:
    home = translate(site.root_page, "en", "City")
    page = add_page(home, "Only in English")
    assert page.locale == locale("en")
    assert public_titles(site) == {"Stad", "City", "Only in English"}


def test_documents_of_private_collections_are_not_public(site: Site) -> None:
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Besloten")
    below = closed.add_child(name="Onder besloten")
    for collection in (root, closed, below):
        PublicDocument.objects.create(
            title=collection.name, file=ContentFile(b"x", "x.csv"), collection=collection
        )
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    found = visibility.rows_of(PublicDocument, site_id=site.pk, page_ids=(), owner_path=None)
    assert [row.title for row in found] == [root.name]


@pytest.mark.repeats
@pytest.mark.parametrize(
    "hostname",
    [
        "../x",
        "../../../etc",
        "a/b",
        "..",
        "",
        "a\n",
        "x.",
        "UPPER.nl",
        "[::1]",
        "a" * 64,
        "-a.nl",
        "a_b.nl",
    ],
)
def test_what_is_no_host_name_is_refused_with_its_value(hostname: str) -> None:
    with pytest.raises(HostnameError) as caught:
        checked_hostname(hostname)
    assert repr(hostname) in str(caught.value)


@pytest.mark.parametrize(
    "hostname", ["localhost", "wijken.rotterdam.nl", "xn--4gbrim.nl", "a1.b-2.nl"]
)
def test_host_names_are_accepted(hostname: str) -> None:
    assert checked_hostname(hostname) == hostname
