"""Who may do what in the CMS: the groups of one municipality and what each of them reaches.

The page tree and the collections are the limits that Wagtail keeps in every view, so each right
hangs on a page, a collection or a site of one municipality; nobody but an administrator (a
superuser) has a right on everything. Every function can be called again: it then puts the rights
of the group back as they are written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from core.languages import SOURCE_LANGUAGE
from core.models.media import MunicipalityCollection
from core.models.municipality import MunicipalitySettings
from publishing.cms.start_pages import start_pages
from publishing.content.drafts import site_that_holds

#: Rights on pages. Without `bulk_delete` nobody can delete a page that has pages below it.
EDITING = ("add_page", "change_page", "publish_page")
WHOLE_TREE = (*EDITING, "bulk_delete_page", "lock_page", "unlock_page")
TRANSLATING = ("add_page", "change_page")
#: Rights on pictures and documents.
USING = (("wagtailimages", "choose_image"), ("wagtaildocs", "choose_document"))
KEEPING = (
    *USING,
    *(("wagtailimages", codename) for codename in ("add_image", "change_image")),
    *(("wagtaildocs", codename) for codename in ("add_document", "change_document")),
)
ARRANGING = (
    *KEEPING,
    *(("wagtailcore", f"{action}_collection") for action in ("add", "change", "delete")),
)

#: The right to manage users. On a site it says of which municipality; everywhere else it says nothing.
MANAGING = "change_user"
#: Rights that hang on no page, collection or site, and yet end at the border, because their screens do.
BOUNDED = frozenset(
    {"wagtailadmin.access_admin", "contacts.withdraw_person", "core.add_user", "core.change_user"}
)


def district_editors(district: Page) -> Group:
    """Return the group that edits and publishes one district in Dutch, with its own collections.

    It may use, but not change, what the rest of its municipality uploaded.
    """
    site = site_that_holds(district)
    with in_dutch():
        name = gettext("%(municipality)s: editors of %(district)s") % {
            "municipality": municipality_name(site),
            "district": district.title,
        }
    group = _group(name)
    _grant_pages(group, [district], EDITING)
    _grant_collections(
        group,
        {municipality_collection(site): USING, district_collection(district): KEEPING},
    )
    return group


def chief_editors(site: Site) -> Group:
    """Return the group that edits everything of one municipality, in all its languages."""
    with in_dutch():
        name = gettext("%(municipality)s: chief editors") % {
            "municipality": municipality_name(site)
        }
    group = _group(name)
    # Pages are the limit of this right as well: nobody withdraws whom they may not edit.
    group.permissions.add(
        Permission.objects.get(content_type__app_label="contacts", codename="withdraw_person")
    )
    _grant_pages(group, homes(site), WHOLE_TREE)
    _grant_collections(group, {municipality_collection(site): ARRANGING})
    change = Permission.objects.get(
        content_type__app_label="core", codename="change_municipalitysettings"
    )
    GroupSitePermission.objects.get_or_create(group=group, site=site, permission=change)
    return group


def translators(site: Site, language: str) -> Group:
    """Return the group that writes the pages of one municipality in one language.

    It cannot publish: what it writes goes to the chief editors. Raises LookupError when the site
    has no start page in that language, or when it is the language of the sources.
    """
    home = next((each for each in homes(site) if each.locale.language_code == language), None)
    if home is None or language == SOURCE_LANGUAGE:
        raise LookupError(f"{site.hostname} has no tree of translations in {language!r}")
    with in_dutch():
        name = gettext("%(municipality)s: translators, %(language)s") % {
            "municipality": municipality_name(site),
            "language": dict(settings.LANGUAGES).get(language, language),
        }
    group = _group(name)
    _grant_pages(group, [home], TRANSLATING)
    _grant_collections(group, {municipality_collection(site): USING})
    return group


def user_managers(site: Site) -> Group:
    """Return the group that makes, changes and disables users of one municipality.

    How far that goes is in `core.users`: nobody deletes users, who stand in the history of pages.
    """
    with in_dutch():
        name = gettext("%(municipality)s: managers of users") % {
            "municipality": municipality_name(site)
        }
    group = _group(name)
    rights = Permission.objects.filter(content_type__app_label="core")
    group.permissions.add(*rights.filter(codename__in=("add_user", MANAGING)))
    GroupSitePermission.objects.get_or_create(
        group=group, site=site, permission=rights.get(codename=MANAGING)
    )
    return group


def approval(site: Site) -> Workflow:
    """Let the chief editors of a municipality approve what others may not publish themselves."""
    group = chief_editors(site)
    with in_dutch():
        name = gettext("%(municipality)s: approval by the chief editors") % {
            "municipality": municipality_name(site)
        }
    task, _ = GroupApprovalTask.objects.get_or_create(name=name)
    task.groups.set([group])
    workflow, _ = Workflow.objects.get_or_create(name=name)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for home in homes(site):
        WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    return workflow


def homes(site: Site) -> list[Page]:
    """Return the start pages of a site, one a language."""
    return start_pages(site)


def municipality_name(site: Site) -> str:
    """Return the name of the municipality of a site."""
    return MunicipalitySettings.for_site(site).name or site.site_name or site.hostname


def municipality_collection(site: Site) -> Collection:
    """Return the collection of a municipality, made at the first call.

    One with its name is taken over then, unless it is another municipality's.
    """
    known = MunicipalityCollection.objects.filter(site=site).select_related("collection").first()
    if known is not None:
        return known.collection
    root = Collection.get_first_root_node()
    found = (
        root.get_children()
        .filter(name=municipality_name(site), of_municipality__isnull=True)
        .first()
    )
    if found is None:
        # treebeard counts on the parent's own row: read it anew, another call may have added to it.
        found = Collection.objects.get(pk=root.pk).add_child(
            instance=Collection(name=municipality_name(site))
        )
    MunicipalityCollection.objects.create(site=site, collection=found)
    return found


def district_collection(district: Page) -> Collection:
    """Return the collection of a district, below that of its municipality."""
    return _collection(municipality_collection(site_that_holds(district)), district.title)


def in_dutch() -> translation.override:
    """Translate what is stored into the language of the editors, whoever calls."""
    return translation.override(settings.LANGUAGE_CODE)


def _collection(parent: Collection, name: str) -> Collection:
    found: Collection | None = parent.get_children().filter(name=name).first()
    if found is not None:
        return found
    # treebeard counts on the parent's own row: read it anew, another call may have added to it.
    return Collection.objects.get(pk=parent.pk).add_child(instance=Collection(name=name))


def _group(name: str) -> Group:
    """Return a group whose members may log in to the CMS."""
    group, _ = Group.objects.get_or_create(name=name[:150])
    group.permissions.set(
        Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    return group


def _grant_pages(group: Group, pages: Iterable[Page], codenames: Iterable[str]) -> None:
    codes = tuple(codenames)
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore")
    kept = [
        GroupPagePermission.objects.get_or_create(
            group=group, page=page, permission=permissions.get(codename=codename)
        )[0].pk
        for page in pages
        for codename in codes
    ]
    GroupPagePermission.objects.filter(group=group).exclude(pk__in=kept).delete()


def _grant_collections(
    group: Group, rights: Mapping[Collection, Iterable[tuple[str, str]]]
) -> None:
    kept = [
        GroupCollectionPermission.objects.get_or_create(
            group=group,
            collection=collection,
            permission=Permission.objects.get(content_type__app_label=app, codename=codename),
        )[0].pk
        for collection, codenames in rights.items()
        for app, codename in codenames
    ]
    GroupCollectionPermission.objects.filter(group=group).exclude(pk__in=kept).delete()
