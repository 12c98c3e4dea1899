"""Rights that the product asks itself: whose hours, people, translations, logs and files they are."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.models import GroupPagePermission, Page, Site

from contacts.cms.hours.rights import hub_for, hubs_for
from contacts.cms.people.rights import PERMISSION, may_erase, person_for
from core.models import MunicipalitySettings, User
from home.models import HomePage
from publishing.cms.rights import sites_of
from tests.cms.border.towns import Town
from tests.cms.world import administrator, locale, member, translate
from translations.cms.rights import desk_for, desks_for, place_of, source_for
from translations.models import Together
from wijkwijzer.media import may_open_stored

pytestmark = pytest.mark.django_db


def with_rights(place: Page, *codenames: str) -> Any:
    """Make somebody with rights on one place of the tree."""
    group = Group.objects.create(name=f"rechten {'-'.join(codenames)} {place.pk}")
    for codename in codenames:
        right = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(group=group, page=place, permission=right)
    return member(group.name, group)


def left(user: Any) -> Any:
    """Return somebody who does not work here any more: nobody logs in as them."""
    User.objects.filter(pk=user.pk).update(is_active=False)
    return User.objects.get(pk=user.pk)


def numbers(pages: list[Any]) -> set[int]:
    return {each.pk for each in pages}


def test_hours_are_of_who_edits_the_hub(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    one, two = (mine.made.pages[name] for name in ("hub_one", "hub_two"))
    english = translate(one, "en")
    for role, own in (("chief", [one, two]), ("district", [one]), ("translator", [])):
        user = mine.users[role]
        assert numbers(hubs_for(user)) == numbers(own), role
        for hub in own:
            assert hub_for(hub.pk, user).pk == hub.pk
        foreign = [other.made.pages["hub_one"], *(each for each in (one, two) if each not in own)]
        for hub in foreign:
            with pytest.raises(PermissionDenied):
                hub_for(hub.pk, user)
    for number in (english.pk, mine.made.pages["article"].pk, 999999):
        with pytest.raises(Http404):
            hub_for(number, administrator_once())


def administrator_once() -> Any:
    """Return the administrator of the install."""
    return User.objects.filter(is_superuser=True).first() or administrator()


def test_a_person_is_erased_by_who_may_edit_and_delete_all_versions(
    towns: tuple[Town, Town],
) -> None:
    mine, other = towns
    person, elsewhere = (town.made.pages["person_one"] for town in towns)
    label, codename = PERMISSION.split(".")
    withdraw = Permission.objects.get(content_type__app_label=label, codename=codename)
    chief, district = mine.users["chief"], mine.users["district"]
    assert person_for(person.pk, chief).pk == person.pk
    refused = [(elsewhere, chief), (person, district), (person, other.users["chief"])]
    district.user_permissions.add(withdraw)
    district = User.objects.get(pk=district.pk)
    assert may_erase(person, district)
    refused[1] = (mine.made.pages["person_two"], district)
    # Who edits it without publishing it may not delete what is public.
    writer = with_rights(mine.made.pages["home"], "change_page")
    writer.user_permissions.add(withdraw)
    refused.append((person, User.objects.get(pk=writer.pk)))
    without = with_rights(mine.made.pages["home"], "change_page", "publish_page")
    refused.append((person, without))
    for page, user in refused:
        assert not may_erase(page, user)
        with pytest.raises(PermissionDenied):
            person_for(page.pk, user)
    # A version that is not theirs takes the whole of it out of their hands.
    translate(person, "en")
    assert not may_erase(person, district)
    assert may_erase(person, chief)
    for number in (mine.made.pages["article"].pk, 999999):
        with pytest.raises(Http404):
            person_for(number, chief)


def desks(user: Any) -> set[tuple[int, str, tuple[str, ...]]]:
    return {(desk.site.pk, desk.language, desk.paths) for desk in desks_for(user)}


def test_a_desk_is_of_who_writes_in_a_tree_of_translations(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    home, elsewhere = (town.made.pages["home_en"] for town in towns)
    own = {(mine.made.site.pk, "en", (home.path,))}
    both = own | {(other.made.site.pk, "en", (elsewhere.path,))}
    page = mine.made.pages["information_en"]
    for user, expected in (
        (mine.users["translator"], own),
        (mine.users["chief"], own),
        (mine.users["district"], set()),
        (administrator(), both),
        (with_rights(Page.get_first_root_node(), "add_page"), both),
        (with_rights(home, "publish_page", "lock_page"), set()),
        (with_rights(page, "change_page"), {(mine.made.site.pk, "en", (page.path,))}),
        (member("zonder"), set()),
    ):
        assert desks(user) == expected, user
        gone = left(user)
        assert desks(gone) == set()
        User.objects.filter(pk=user.pk).update(is_active=True)
    (desk,) = desks_for(User.objects.get(username=f"rechten change_page {page.pk}"))
    assert desk.may_write(page.path)
    assert not desk.may_write(home.path)
    assert not desk.may_write(elsewhere.path)


def test_a_language_without_a_tree_or_that_is_not_served_has_no_desk(
    towns: tuple[Town, Town],
) -> None:
    mine, _other = towns
    chief, settings = mine.users["chief"], MunicipalitySettings.objects.filter(site=mine.made.site)
    settings.update(languages="nl,en,de")
    assert {language for _site, language, _paths in desks(chief)} == {"en"}
    settings.update(languages="nl")
    assert desks(chief) == set()
    # A site whose only start page is not in the language of the sources.
    settings.update(languages="nl,en")
    lonely = Page.get_first_root_node().add_child(
        instance=HomePage(title="Alleen", slug="alleen", locale=locale("en"))
    )
    site = Site.objects.create(hostname="alleen.localhost", port=80, root_page=lonely)
    MunicipalitySettings.objects.create(site=site, name="Alleen", languages="nl,en")
    assert site.pk not in {number for number, *_rest in desks(administrator_once())}


def test_a_desk_of_others_is_refused(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    translator = mine.users["translator"]
    assert desk_for(translator, mine.made.site.pk, "en").home.pk == mine.made.pages["home_en"].pk
    for site, language in (
        (other.made.site, "en"),
        (mine.made.site, "nl"),
        (mine.made.site, "de"),
    ):
        with pytest.raises(PermissionDenied):
            desk_for(translator, site.pk, language)


def test_a_desk_reads_what_is_live_or_waits_in_its_own_town(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    desk = desk_for(mine.users["translator"], mine.made.site.pk, "en")
    live, draft = mine.made.pages["information"], mine.made.pages["initiative"]
    assert source_for(desk, live.pk).pk == live.pk
    foreign, english = other.made.pages["information"], mine.made.pages["information_en"]
    for number in (foreign.pk, draft.pk, english.pk, 999999):
        with pytest.raises(Http404):
            source_for(desk, number)
    Together.objects.create(source_id=draft.pk, user=mine.users["chief"])
    assert source_for(desk, draft.pk).pk == draft.pk
    Together.objects.create(source_id=foreign.pk, user=other.users["chief"])
    with pytest.raises(Http404):
        source_for(desk, foreign.pk)


def test_a_translation_stands_under_that_of_the_page_above(towns: tuple[Town, Town]) -> None:
    pages = towns[0].made.pages
    translation = pages["information_en"]
    assert place_of(pages["information"], translation, "en") == translation.path
    assert place_of(pages["information"], None, "en") == pages["home_en"].path
    assert place_of(pages["article"], None, "en") == ""


def test_the_log_of_a_website_is_of_who_publishes_on_it(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    both = {mine.made.site.pk, other.made.site.pk}
    own, root = {mine.made.site.pk}, Page.get_first_root_node()
    for user, expected in (
        (mine.users["chief"], own),
        (mine.users["district"], own),
        (mine.users["translator"], set()),
        (with_rights(mine.made.pages["home_en"], "publish_page"), own),
        (with_rights(root, "publish_page"), both),
        (with_rights(root, "change_page", "add_page"), set()),
        (administrator(), both),
        (member("zonder"), set()),
    ):
        assert {site.pk for site in sites_of(user)} == expected, user
        assert sites_of(left(user)) == []


def test_a_stored_file_is_opened_by_who_may_open_what_it_is_of(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    chief = mine.users["chief"]
    names = [name.lstrip("/") for name in mine.files.values()]
    assert {name.split("/")[0] for name in names} == {"images", "documents"}
    for name in names:
        assert may_open_stored(chief, name), name
        assert not may_open_stored(other.users["chief"], name), name
    original = next(name for name in names if name.startswith("images")).replace(".width-10", "")
    for name in (original, "documents/niets.pdf", ""):
        assert not may_open_stored(chief, name), name
