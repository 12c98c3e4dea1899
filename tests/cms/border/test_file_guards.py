"""Each condition under which a file stays in its town, and under which somebody opens it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission, Page

from core.border.acting import acting
from core.border.files import (
    OwnCollectionForm,
    foreign_collection,
    may_open,
    owners_of_upload,
    page_edited,
    within,
)
from core.border.owners import Atlas
from core.models import Picture, PublicDocument, User
from tests.cms.admin import edit_url
from tests.cms.border.towns import Town
from tests.cms.world import administrator, member

pytestmark = pytest.mark.django_db


def from_page(referer: str | None) -> Any:
    """Return a request that a browser sends from a screen."""
    headers = {} if referer is None else {"Referer": f"https://cms.localhost{referer}"}
    return RequestFactory().get("/admin/images/chooser/", headers=headers)


def top(town: Town) -> Collection:
    """Return the collection of a town."""
    found: Collection = Collection.objects.get(pk=town.rows["wagtailcore.Collection"]["public"])
    return found


def below(town: Town, name: str = "Map") -> Collection:
    """Return a new collection inside that of a town."""
    found: Collection = top(town).add_child(instance=Collection(name=name))
    return found


def test_the_browser_says_in_which_editor_a_chooser_was_opened(towns: tuple[Town, Town]) -> None:
    page = towns[0].made.pages["news"]
    for referer in (
        edit_url(page),
        reverse("wagtailadmin_pages:add", args=["home", "newspage", page.pk]),
        f"{edit_url(page)}?next=/admin/",
    ):
        found = page_edited(from_page(referer))
        assert found is not None
        assert found.pk == page.pk
    for nowhere in (None, "", "/admin/", "/admin/images/1/", f"/admin/pages/{10**18}/", "/nl/"):
        assert page_edited(from_page(nowhere)) is None
    assert page_edited(from_page(edit_url(Page(pk=999999)))) is None


def test_an_upload_is_of_the_town_of_its_page_and_a_file_of_its_own(
    towns: tuple[Town, Town],
) -> None:
    mine, other = towns
    atlas = Atlas.load()
    own, foreign = (atlas.of(town.made.site) for town in towns)
    assert own != foreign
    new, kept = Picture(), Picture.objects.get(pk=mine.rows["core.Picture"]["public"])
    request = from_page(edit_url(other.made.pages["news"]))
    assert owners_of_upload(new) == frozenset()
    assert owners_of_upload(kept) == own
    with acting(mine.users["chief"]):
        assert owners_of_upload(new) == frozenset()
    with acting(mine.users["chief"], from_page(None)):
        assert owners_of_upload(new) == frozenset()
    with acting(mine.users["chief"], request):
        assert owners_of_upload(new) == foreign
        assert owners_of_upload(kept) == own
    kept.collection_id = 999999
    assert owners_of_upload(kept) == frozenset()


def test_only_collections_of_the_town_are_offered(towns: tuple[Town, Town]) -> None:
    mine, _other = towns
    every = Collection.objects.order_by("path")
    own = set(Collection.objects.filter(path__startswith=top(mine).path))
    owners = Atlas.load().of(mine.made.site)
    assert len(own) > 1
    assert set(within(every, owners)) == own
    # For a file that is of no town everything stays on offer.
    assert within(every, frozenset()) is every
    with acting(mine.users["chief"]):
        assert set(within(every, owners)) == own
        assert set(within(every.filter(pk=top(mine).pk), owners)) == {top(mine)}


def moved(collection: Collection, parent: Collection) -> bool:
    """Return whether the form of a collection takes another place for it."""
    data = {"name": collection.name or "Nieuw", "parent": str(parent.pk)}
    return bool(OwnCollectionForm(data, instance=collection).is_valid())


def test_a_collection_stays_in_its_town(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    root = Collection.get_first_root_node()
    shared = root.add_child(instance=Collection(name="Van niemand"))
    inside, beside = below(mine), below(mine, "Ernaast")
    for collection, parent, taken in (
        (inside, beside, True),
        (inside, top(other), False),
        (inside, root, False),
        (inside, shared, False),
        # The collection of a town itself stands wherever no other town is.
        (top(mine), root, True),
        (top(mine), shared, True),
        (top(mine), top(other), False),
        (shared, top(mine), False),
        (Collection(), top(other), True),
        (Collection(), root, True),
    ):
        place = (collection.name, parent.name)
        if collection.pk:
            collection = Collection.objects.get(pk=collection.pk)
        assert moved(collection, Collection.objects.get(pk=parent.pk)) is taken, place


def test_files_do_not_go_into_the_collection_of_another_town(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    own = Picture.objects.get(pk=mine.rows["core.Picture"]["public"])
    loose = PublicDocument.objects.get(pk=mine.rows["core.PublicDocument"]["public"])
    loose.collection = Collection.get_first_root_node()
    loose.save()
    assert foreign_collection([own, loose], below(mine)) == ""
    assert foreign_collection([loose], top(other)) == ""
    assert foreign_collection([], top(other)) == ""
    assert top(other).name in foreign_collection([loose, own], top(other))
    assert foreign_collection([own], Collection.get_first_root_node())


def with_files(collection: Collection, name: str, *rights: str) -> Any:
    """Make somebody with rights on the files of a collection."""
    group = Group.objects.create(name=name)
    for right in rights:
        for codename in (f"{right}_image", f"{right}_document"):
            permission = Permission.objects.get(codename=codename)
            GroupCollectionPermission.objects.create(
                group=group, collection=collection, permission=permission
            )
    return member(name, group)


def let_in(user: Any) -> Any:
    """Let somebody into the CMS."""
    access = Permission.objects.get(codename="access_admin")
    user.user_permissions.add(access)
    return User.objects.get(pk=user.pk)


def opened(user: Any, files: tuple[Any, Any]) -> tuple[bool, bool]:
    """Return whether somebody opens a picture, and a document."""
    picture, document = (type(each).objects.get(pk=each.pk) for each in files)
    return may_open(user, picture), may_open(user, document)


def test_a_file_is_opened_in_the_cms_by_who_uses_or_keeps_it(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    picture = Picture.objects.get(pk=mine.rows["core.Picture"]["public"])
    document = PublicDocument.objects.get(pk=mine.rows["core.PublicDocument"]["public"])
    files, both, none = (picture, document), (True, True), (False, False)
    # A right on files is not enough: somebody who does not work in the CMS has no files to look at.
    for name, right in (("kiest", "choose"), ("houdt bij", "change")):
        user = with_files(picture.collection, name, right)
        assert opened(user, files) == none, name
        assert opened(let_in(user), files) == both, name
    assert opened(let_in(member("zonder")), files) == none
    assert opened(let_in(with_files(picture.collection, "voegt toe", "add")), files) == none
    assert opened(let_in(with_files(top(other), "elders", "choose", "change")), files) == none
    assert opened(AnonymousUser(), files) == none
    assert opened(administrator(), files) == both


def test_a_private_file_is_opened_by_who_is_let_in(towns: tuple[Town, Town]) -> None:
    mine, _other = towns
    picture = Picture.objects.get(pk=mine.rows["core.Picture"]["private"])
    document = PublicDocument.objects.get(pk=mine.rows["core.PublicDocument"]["private"])
    collection, files = picture.collection, (picture, document)
    chooser = let_in(with_files(collection, "kiest", "choose"))
    keeper = let_in(with_files(collection, "houdt bij", "choose", "change"))
    admin = administrator()

    def who() -> tuple[tuple[bool, bool], ...]:
        return tuple(
            opened(User.objects.get(pk=each.pk), files) for each in (chooser, keeper, admin)
        )

    both, picture_only, none = (True, True), (True, False), (False, False)
    # As the town is made: for everybody who is logged in.
    assert who() == (both, both, both)
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="groups"
    )
    restriction.groups.add(Group.objects.create(name="Een groep"))
    # The editor of a picture shows it to who keeps it.
    assert who() == (none, picture_only, both)
    restriction.groups.add(chooser.groups.get())
    assert who() == (both, picture_only, both)
    CollectionViewRestriction.objects.filter(pk=restriction.pk).update(
        restriction_type="password", password="geheim"
    )
    # Who is in the group of a password is not let in by it.
    assert who() == (none, picture_only, both)
