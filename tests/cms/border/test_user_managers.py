"""Managers of users: they make, change and disable users of their own town, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
)

from core.models import User
from core.users.managing import Manager
from tests.cms.border.towns import Town
from tests.cms.world import PASSWORD, administrator, member
from tests.demo.rows import everything as rows_of_content

pytestmark = pytest.mark.django_db
INDEX = "/admin/users/"
Towns = tuple[Town, Town]


@pytest.fixture
def mine(towns: Towns) -> Town:
    return towns[0]


@pytest.fixture
def other(towns: Towns) -> Town:
    return towns[1]


@pytest.fixture
def manager(mine: Town) -> Client:
    client = Client()
    client.force_login(mine.users["manager"])
    return client


def everything() -> tuple[Any, ...]:
    """Return all content, groups and users; not when somebody logged in."""
    users = [
        (user, user.password, user.email, user.is_active, user.is_superuser, user.username)
        for user in User.objects.order_by("pk")
    ]
    given = list(User.groups.through.objects.order_by("pk").values_list())
    return rows_of_content(), users, given


def group(town: Town, role: str) -> Group:
    """Return the group of a role in a town."""
    return Group.objects.get(pk=town.rows["auth.Group"][role])


def edit(user: Any, action: str = "edit") -> str:
    return reverse(f"wagtailusers_users:{action}", args=[user.pk])


def filled(user: Any = None, **more: Any) -> dict[str, Any]:
    """Return what the form of a user sends."""
    data = {
        "username": user.username if user else "nieuw",
        "email": user.email if user else "nieuw@example.nl",
        "first_name": (user.first_name if user else "") or "Nieuwe",
        "last_name": (user.last_name if user else "") or "Redacteur",
        "is_active": "on",
    }
    if user is None:
        data |= {"password1": PASSWORD, "password2": PASSWORD}
    return {name: value for name, value in (data | more).items() if value is not None}


def errors(response: Any) -> str:
    """Return all that a form says is wrong; "" when it was taken."""
    form = response.context and response.context.get("form")
    return str(form.errors.as_text()) if form else ""


def test_the_list_holds_who_works_for_the_own_town(manager: Client, mine: Town) -> None:
    member("zonder-groep")
    administrator()
    rows = manager.get(INDEX).context["object_list"]
    assert {user.username for user in rows} == {user.username for user in mine.users.values()}


def test_a_user_is_made_with_roles_of_the_own_town(manager: Client, mine: Town) -> None:
    roles = [group(mine, "district").pk, group(mine, "translator").pk]
    response = manager.post(reverse("wagtailusers_users:add"), filled(groups=roles))
    assert response.status_code == 302, errors(response)
    made = User.objects.get(username="nieuw")
    assert set(made.groups.values_list("pk", flat=True)) == set(roles)
    assert made.check_password(PASSWORD)
    assert not made.is_superuser
    client = Client()
    assert client.login(username="nieuw", password=PASSWORD)
    assert client.get("/admin/").status_code == 200


def test_a_user_is_changed_and_disabled(manager: Client, mine: Town) -> None:
    user = mine.users["district"]
    data = filled(user, first_name="Anders", groups=[group(mine, "translator").pk], is_active=None)
    response = manager.post(edit(user), data)
    assert response.status_code == 302, errors(response)
    user.refresh_from_db()
    assert (user.first_name, user.is_active) == ("Anders", False)
    assert list(user.groups.all()) == [group(mine, "translator")]


def test_somebody_keeps_a_role(manager: Client, mine: Town) -> None:
    user = mine.users["district"]
    response = manager.post(edit(user), filled(user))
    assert "Kies minstens één rol" in errors(response)
    assert user.groups.get() == group(mine, "district")


def install_wide(mine: Town, other: Town) -> dict[str, Group]:
    """Return a group of every kind that reaches further than the own town."""
    right = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    image = Permission.objects.get(content_type__app_label="wagtailimages", codename="add_image")
    settings = Permission.objects.get(codename="change_municipalitysettings")
    found = {
        "other": group(other, "chief"),
        "none": Group.objects.create(name="Van niemand"),
        **{
            name: Group.objects.create(name=f"Groep {name}")
            for name in ("page", "collection", "site", "root", "root collection", "right")
        },
    }
    for name in ("page", "collection", "site", "root", "root collection", "right"):
        # Of the own town, with one thing more.
        GroupPagePermission.objects.create(
            group=found[name], page=mine.made.pages["home"], permission=right
        )
    page = other.made.pages["home"]
    GroupPagePermission.objects.create(group=found["page"], page=page, permission=right)
    root = Page.get_first_root_node()
    GroupPagePermission.objects.create(group=found["root"], page=root, permission=right)
    theirs = Collection.objects.get(pk=other.rows["wagtailcore.Collection"]["public"])
    for name, collection in (
        ("collection", theirs),
        ("root collection", Collection.get_first_root_node()),
    ):
        GroupCollectionPermission.objects.create(
            group=found[name], collection=collection, permission=image
        )
    GroupSitePermission.objects.create(
        group=found["site"], site=other.made.site, permission=settings
    )
    found["right"].permissions.add(Permission.objects.get(codename="add_site"))
    return found


def test_only_roles_that_end_in_the_own_town_are_given(
    manager: Client, mine: Town, other: Town
) -> None:
    wide = install_wide(mine, other)
    offered = manager.get(reverse("wagtailusers_users:add")).context["form"]["groups"]
    own = {group(mine, role).pk for role in mine.users}
    assert {int(str(value)) for value, _name in offered.field.choices} == own
    bulk = reverse("wagtail_bulk_action", args=["core", "user", "assign_role"])
    user = mine.users["district"]
    for name, each in wide.items():
        before = everything()
        response = manager.post(reverse("wagtailusers_users:add"), filled(groups=[each.pk]))
        assert f"“{each.pk}” kunt u hier niet kiezen" in errors(response), name
        response = manager.post(
            edit(user), filled(user, groups=[group(mine, "district").pk, each.pk])
        )
        assert f"“{each.pk}” kunt u hier niet kiezen" in errors(response), name
        response = manager.post(f"{bulk}?id={user.pk}&next={INDEX}", {"role": each.pk})
        assert f"“{each.pk}” kunt u hier niet kiezen" in errors(response), name
        assert everything() == before, name


def test_every_role_that_a_town_starts_with_can_be_given(mine: Town) -> None:
    givable = set(Manager(mine.users["manager"]).groups())
    assert givable == {group(mine, role) for role in mine.users}


@pytest.mark.parametrize("sent", ["on", "true", "1"])
def test_nobody_is_made_an_administrator(manager: Client, mine: Town, sent: str) -> None:
    user, roles = mine.users["district"], [group(mine, "district").pk]
    for url, data in (
        (reverse("wagtailusers_users:add"), filled(groups=roles, is_superuser=sent)),
        (edit(user), filled(user, groups=roles, is_superuser=sent)),
        (
            edit(mine.users["manager"]),
            filled(mine.users["manager"], groups=roles, is_superuser=sent),
        ),
    ):
        before = everything()
        response = manager.post(url, data)
        assert "Alleen een beheerder maakt iemand beheerder." in errors(response)
        assert everything() == before
    assert b"is_superuser" not in manager.get(edit(user)).content


def outside(mine: Town, other: Town) -> dict[str, Any]:
    """Return somebody of every kind whom a manager does not manage."""
    admin = administrator()
    admin.username = "baas-van-alles"
    admin.save()
    both = member("beheerder-in-groep", group(mine, "chief"))
    both.is_superuser = True
    both.save()
    return {
        "other": other.users["district"],
        "none": member("los-van-alles"),
        "administrator": admin,
        "administrator in a group": both,
    }


@pytest.mark.parametrize(
    "action", ["edit", "delete", "history", "history_results", "usage", "copy"]
)
def test_nobody_else_is_there(manager: Client, mine: Town, other: Town, action: str) -> None:
    for name, user in outside(mine, other).items():
        before = everything()
        url, data = edit(user, action), filled(user, groups=[group(mine, "chief").pk])
        assert manager.get(url).status_code in (302, 404), name
        answer = manager.post(url, data)
        assert answer.status_code in (302, 404, 405), name
        assert answer.get("Location", "/admin/") == "/admin/", name
        assert everything() == before, name


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("set_active_state", {"mark_as_active": "False"}),
        ("assign_role", {"role": "chief"}),
        ("delete", {}),
    ],
)
def test_no_action_on_a_list_reaches_anybody_else(
    manager: Client, mine: Town, other: Town, action: str, data: dict[str, str]
) -> None:
    url = reverse("wagtail_bulk_action", args=["core", "user", action])
    sent: dict[str, Any] = dict(data)
    if "role" in sent:
        sent["role"] = group(mine, "chief").pk
    for name, user in outside(mine, other).items():
        before = everything()
        shown = manager.get(f"{url}?id={user.pk}&next={INDEX}", follow=True)
        assert user.username not in shown.content.decode(), name
        manager.post(f"{url}?id={user.pk}&next={INDEX}", sent)
        assert everything() == before, name
    kept = {user: (user.is_active, set(user.groups.all())) for user in User.objects.all()}
    seen = set(Manager(mine.users["manager"]).users())
    listed = manager.get(f"{url}?id=all&next={INDEX}").content.decode()
    manager.post(f"{url}?id=all&next={INDEX}", sent)
    for user, (active, groups) in kept.items():
        now = User.objects.get(pk=user.pk)
        if user not in seen:
            assert (now.is_active, set(now.groups.all())) == (active, groups), user
            assert user.username not in listed
        elif action == "set_active_state":
            # Nobody locks himself out.
            assert now.is_active is (user == mine.users["manager"])
        elif action == "assign_role":
            assert group(mine, "chief") in now.groups.all()


def test_users_are_disabled_together(manager: Client, mine: Town) -> None:
    url = reverse("wagtail_bulk_action", args=["core", "user", "set_active_state"])
    user = mine.users["district"]
    response = manager.post(f"{url}?id={user.pk}&next={INDEX}", {"mark_as_active": "False"})
    assert response.status_code == 302
    assert not User.objects.get(pk=user.pk).is_active


def with_a_right(user: Any, _other: Town) -> None:
    user.user_permissions.add(Permission.objects.get(codename="add_site"))


def in_a_wide_group(user: Any, _other: Town) -> None:
    wide = Group.objects.create(name="Alles")
    wide.permissions.add(Permission.objects.get(codename="add_site"))
    user.groups.add(wide)


def of_two_towns(user: Any, other: Town) -> None:
    user.groups.add(group(other, "translator"))


@pytest.mark.parametrize("more", [of_two_towns, with_a_right, in_a_wide_group])
def test_of_who_reaches_further_only_the_own_roles_change(
    manager: Client, mine: Town, other: Town, more: Callable[[Any, Town], None]
) -> None:
    user = mine.users["district"]
    more(user, other)
    elsewhere = set(user.groups.all()) - {group(mine, "district")}
    shown = manager.get(edit(user))
    assert shown.status_code == 200
    assert "werkt ook voor een andere gemeente" in shown.content.decode()
    names = set(shown.context["form"].fields)
    assert names == {"username", "email", "first_name", "last_name", "groups"}
    assert other.mark not in shown.content.decode().lower()
    for changed in (
        {"password1": PASSWORD, "password2": PASSWORD},
        {"email": "van-mij@example.nl"},
        {"username": "van-mij"},
    ):
        before = everything()
        data = {"groups": [group(mine, "chief").pk]} | changed
        response = manager.post(edit(user), data)
        assert "werkt ook voor een andere gemeente" in errors(response)
        assert everything() == before
    url = reverse("wagtail_bulk_action", args=["core", "user", "set_active_state"])
    manager.post(f"{url}?id={user.pk}&next={INDEX}", {"mark_as_active": "False"})
    kept = User.objects.get(pk=user.pk)
    assert kept.is_active
    response = manager.post(edit(user), {"groups": [group(mine, "translator").pk]})
    assert response.status_code == 302, errors(response)
    now = User.objects.get(pk=user.pk)
    assert set(now.groups.all()) == elsewhere | {group(mine, "translator")}
    assert (now.email, now.password, now.is_active) == (kept.email, kept.password, True)
    # And may be taken from this town altogether.
    assert manager.post(edit(user), {"groups": []}).status_code == 302
    assert set(User.objects.get(pk=user.pk).groups.all()) == elsewhere


def test_an_administrator_has_the_whole_form(towns: Towns) -> None:
    client = Client()
    client.force_login(administrator())
    user = towns[0].users["district"]
    assert "is_superuser" in client.get(edit(user)).context["form"].fields
    roles = [group(town, "chief").pk for town in towns]
    response = client.post(edit(user), filled(user, groups=roles, is_superuser="on"))
    assert response.status_code == 302, errors(response)
    user = User.objects.get(pk=user.pk)
    assert user.is_superuser
    assert set(user.groups.values_list("pk", flat=True)) == set(roles)


def test_a_right_on_users_alone_manages_nobody(mine: Town) -> None:
    loose = Group.objects.create(name="Los")
    loose.permissions.add(
        *Permission.objects.filter(codename__in=("access_admin", "change_user", "add_user"))
    )
    user = member("los", loose, group(mine, "district"))
    client = Client()
    client.force_login(user)
    assert list(client.get(INDEX).context["object_list"]) == []
    assert client.get(edit(mine.users["chief"])).status_code == 404
