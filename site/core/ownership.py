"""Which municipality a row belongs to: found once, from the page tree, the collections and the sites.

Every model with a table has an answer. A page belongs to the municipality of its tree, a file to
that of its collection, a setting to that of its site; whatever hangs on one of these belongs with
it, over foreign keys or by the type and number of an object. What is left is of the whole install,
and named in `OF_INSTALL`: only an administrator reaches it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, ForeignKey, IntegerField, Model, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Collection, GroupPagePermission, Page, Site

from core.models.media import MunicipalityCollection
from core.permissions import homes
from publishing.cms.asked_once import once_a_request
from publishing.cms.start_pages import all_sites

Kind = Literal["page", "collection", "site", "object", "key", "used", "plan", "install"]

#: Models whose rows are of the whole install: accounts and their rights, what all sites share.
OF_INSTALL = frozenset(
    {
        *("auth.Group", "auth.Group_permissions", "auth.Permission", "contenttypes.ContentType"),
        *("core.User", "core.User_groups", "core.User_user_permissions"),
        *("sessions.Session", "taggit.Tag"),
        # How somebody signs in, and how often somebody tried.
        *(
            "account.EmailAddress",
            "account.EmailConfirmation",
            "mfa.Authenticator",
            "socialaccount.SocialAccount",
            "socialaccount.SocialApp",
            "socialaccount.SocialToken",
            "core.Attempts",
        ),
        *("wagtailadmin.Admin", "wagtailcore.APIToken", "wagtailcore.Locale"),
        # Numbers of rows and times, and nothing of what is in them.
        *("publishing.Change", "publishing.Moment"),
        # A file on its way to a collection: nobody knows yet which.
        "wagtailcore.UploadedFile",
        *("wagtailcore.GroupApprovalTask", "wagtailcore.GroupApprovalTask_groups"),
        *("wagtailcore.Task", "wagtailcore.Workflow", "wagtailcore.WorkflowContentType"),
        *("wagtailcore.WorkflowTask", "wagtailembeds.Embed", "wagtailusers.UserProfile"),
        "wagtail_localize.LocaleSynchronization",
        # What one account wants, as its profile has it.
        "translations.DeskMail",
    }
)
#: Words that several pages may have: they belong to whom the rows belong to that use them.
USED = frozenset({"wagtail_localize.String", "wagtail_localize.Template"})
#: Fields that say where a row stands, before any other foreign key.
FIRST = ("page", "site", "settings", "source", "collection", "image", "context", "object")


class NoOwnerError(LookupError):
    """Nothing says which municipality the rows of a model belong to."""


@dataclass(frozen=True, slots=True)
class Way:
    """How to get from a row to its municipality: over the fields `prefix`, to what `kind` says.

    page, collection  it is one, or hangs on one
    site              the site itself
    object            it is about the object with a type (`content_type`) and a number
    key               it is about the pages with its translation key
    used              it is of all whose rows point at it
    plan              it is about the object with a label and a number
    install           it is of no municipality
    """

    kind: Kind
    prefix: str = ""


@functools.cache
def way_of(model: type[Model]) -> Way:
    """Return how to get from a row of `model` to its municipality. Raises NoOwnerError for none."""
    found = _way(model, ())
    if found is None:
        raise NoOwnerError(
            f"nothing says which municipality a {model._meta.label} belongs to: it needs a foreign "
            "key to a page, a collection or a site, or a place in core.ownership.OF_INSTALL"
        )
    return found


def _way(model: type[Model], seen: tuple[type[Model], ...]) -> Way | None:
    label = model._meta.label
    if label in OF_INSTALL:
        return Way("install")
    if issubclass(model, Page):
        return Way("page")
    if issubclass(model, Collection):
        return Way("collection")
    if issubclass(model, Site):
        return Way("site")
    if label in USED:
        return Way("used")
    if label == "publishing.ScheduleFailure":
        return Way("plan")
    for field in _keys(model):
        target: Any = field.related_model
        if target in (*seen, model):
            continue
        further = _way(target, (*seen, model))
        if further is not None and further.kind != "install":
            return Way(further.kind, f"{field.name}__{further.prefix}")
    if _has(model, "object_id") and _has(model, "content_type"):
        return Way("object")
    return Way("key") if _has(model, "translation_key") else None


def _keys(model: type[Model]) -> list[ForeignKey[Any, Any]]:
    """Return the foreign keys that may lead to a municipality, those in `FIRST` before others."""
    # A version belongs to what it is of, and not the other way round.
    versions = ("latest_revision", "live_revision")
    keys = [
        field
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.name not in versions
    ]
    if _has(model, "object_id"):
        # What it is about says more than who did it, or in which version.
        keys = [field for field in keys if field.name in ("page", "index_entry")]
    order = {name: number for number, name in enumerate(FIRST)}
    return sorted(keys, key=lambda field: order.get(field.name, len(order)))


def _has(model: type[Model], name: str) -> bool:
    try:
        # A foreign key called `object` would answer to `object_id` too.
        return bool(model._meta.get_field(name).name == name)
    except FieldDoesNotExist:
        return False


def rows_of(model: type[Model], sites: Iterable[Site] | None) -> QuerySet[Any]:
    """Return the rows of `model` that belong to one of `sites`; None stands for the whole install."""
    everything = model._base_manager.all()
    if sites is None:
        return everything
    return everything.filter(_belonging(model, way_of(model), list(sites)))


def owners(row: Model) -> list[Site]:
    """Return the sites that a row belongs to: one, or none when it is of the whole install."""
    model = type(row)
    return [
        site
        for site in Site.objects.select_related("root_page")
        if rows_of(model, [site]).filter(pk=row.pk).exists()
    ]


@once_a_request
def sites_of(user: Any) -> list[Site]:
    """Return the sites on which `user` has a right on some page, or all of an administrator."""
    sites = list(Site.objects.select_related("root_page").order_by("pk"))
    if user.is_superuser:
        return sites
    groups = GroupPagePermission.objects.filter(group__user=user)
    rights = tuple(set(groups.values_list("page__path", flat=True)))
    trees = {site.pk: trees_of([site]) for site in sites}
    return [
        site
        for site in sites
        if any(
            right.startswith(tree) or tree.startswith(right)
            for right in rights
            for tree in trees[site.pk]
        )
    ]


def trees_of(sites: Iterable[Site]) -> list[str]:
    """Return the tree paths of the start pages of these sites, in all languages."""
    return [home.path for site in sites for home in homes(site)]


def collections_of(sites: list[Site]) -> list[str]:
    """Return the tree paths of the collections of these sites.

    With one municipality in the install every collection is its own.
    """
    return list(_collections_of(frozenset(site.pk for site in sites)))


@once_a_request
def _collections_of(sites: frozenset[int]) -> list[str]:
    if sites and len(all_sites()) == 1:
        root = Collection.get_first_root_node()
        return [root.path] if root else []
    found = MunicipalityCollection.objects.filter(site__in=sites)
    return list(found.values_list("collection__path", flat=True))


def _belonging(model: type[Model], way: Way, sites: list[Site]) -> Q:
    if way.kind == "install":
        return Q(pk__in=[])
    if way.kind == "site":
        found = Q(**{f"{way.prefix}pk__in": [site.pk for site in sites]})
        if model._meta.label == "wagtailredirects.Redirect":
            # One for all sites belongs to the site of the page that it leads to.
            found |= Q(site=None) & _below("redirect_page__path", trees_of(sites))
        return found
    if way.kind == "page":
        return _below(f"{way.prefix}path", trees_of(sites))
    if way.kind == "collection":
        return _below(f"{way.prefix}path", collections_of(sites))
    if way.kind == "key":
        pages = rows_of(Page, sites)
        return Q(**{f"{way.prefix}translation_key__in": pages.values("translation_key")})
    if way.kind == "used":
        uses = [each.field for each in model._meta.related_objects]
        return _any(
            Q(pk__in=rows_of(each.model, sites).order_by().values(each.attname)) for each in uses
        )
    if way.kind == "plan":
        return _any(
            Q(model=each._meta.label_lower, object_id__in=_numbers(each, sites, as_text=True))
            for each in _planned()
        )
    return _about(model, way.prefix, sites)


def _about(model: type[Model], prefix: str, sites: list[Site]) -> Q:
    """Return the rows that are about an object of these sites."""
    holder: Any = model
    for name in filter(None, prefix.split("__")):
        holder = holder._meta.get_field(name).related_model
    as_text = not isinstance(holder._meta.get_field("object_id"), IntegerField)
    kinds = holder._base_manager.values_list("content_type", flat=True).distinct()
    found = []
    pages: list[int] = []
    for kind in ContentType.objects.filter(pk__in=list(kinds)):
        about = kind.model_class()
        if about is None or about._meta.proxy or about is holder:
            continue
        if issubclass(about, Page):
            pages.append(kind.pk)
        elif about._meta.label not in OF_INSTALL:
            numbers = _numbers(about, sites, as_text=as_text)
            found.append(Q(**{f"{prefix}content_type": kind.pk, f"{prefix}object_id__in": numbers}))
    if pages:
        numbers = _numbers(Page, sites, as_text=as_text)
        of_page = {f"{prefix}content_type__in": pages}
        found.append(Q(**of_page, **{f"{prefix}object_id__in": numbers}))
        if _has(holder, "parent_object_id"):
            # A page that is being made belongs where it will stand.
            new = {f"{prefix}object_id": "", f"{prefix}parent_object_id__in": numbers}
            found.append(Q(**of_page, **new))
    return _any(found)


def _numbers(model: type[Model], sites: list[Site], *, as_text: bool) -> Any:
    rows = rows_of(model, sites).order_by()
    if not as_text:
        return rows.values("pk")
    return rows.annotate(number_text=Cast("pk", CharField())).values("number_text")


def _planned() -> Iterator[type[Model]]:
    """Return the models whose labels a plan may name."""
    for model in apps.get_models():
        if model is Page or (not issubclass(model, Page) and hasattr(model, "expire_at")):
            yield model


def _below(field: str, paths: list[str]) -> Q:
    return _any(Q(**{f"{field}__startswith": path}) for path in paths)


def _any(parts: Iterable[Q]) -> Q:
    found = Q(pk__in=[])
    for part in parts:
        found |= part
    return found
