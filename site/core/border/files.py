"""Pictures and documents stay with their municipality: where they are put, and who opens them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.collections import CollectionForm
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, ModelLogEntry, Page, Site
from wagtail.permissions import policy_registry

from core.border.acting import now_acting
from core.border.owners import Atlas, Owners
from core.models.media import MunicipalityCollection
from publishing.explain.causes import FORMER, tell_owner

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Where the editor of a page is: its number, or that of the page above a new one.
EDITOR = re.compile(r"^/admin/pages/(?:([0-9]{1,18})/|add/[\w-]+/[\w-]+/([0-9]{1,18})/)")
ANOTHER = gettext_lazy(
    "“%(collection)s” is of another municipality. Pictures and documents stay in their own."
)


def page_edited(request: HttpRequest) -> Page | None:
    """Return the page whose editor a chooser was opened in, as the browser says; None for no page."""
    found = EDITOR.match(urlsplit(request.headers.get("Referer", "")).path)
    if found is None:
        return None
    page: Page | None = Page.objects.filter(pk=found[1] or found[2]).first()
    return page


def owners_of_upload(instance: Any) -> Owners:
    """Return the municipality that a file is to stay in: its own, or that of the page it is for."""
    asking = now_acting()
    atlas = asking.atlas if asking else Atlas.load()
    if instance.pk:
        return atlas.of(Collection.objects.filter(pk=instance.collection_id).first())
    page = page_edited(asking.request) if asking and asking.request else None
    return atlas.of(page)


def within(collections: Any, owners: Owners) -> Any:
    """Return those of some collections that are of these municipalities; all for none."""
    if not owners:
        return collections
    asking = now_acting()
    atlas = asking.atlas if asking else Atlas.load()
    paths = [path for path, owner in atlas.collections.items() if owner in owners]
    found = [each.pk for each in collections if each.path.startswith(tuple(paths))]
    return Collection.objects.filter(pk__in=found).order_by("path")


class OwnCollections(forms.ModelForm):  # type: ignore[type-arg]
    """Mixed into the forms of files: only collections of the municipality that the file is of."""

    collections: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = within(self.collections, owners_of_upload(self.instance))
        if "collection" in self.fields and len(own) == 1:
            # As Wagtail does where there is nothing to choose.
            self.collections = own
            del self.fields["collection"]
        elif "collection" in self.fields and own:
            self.collections = own
            field: Any = self.fields["collection"]
            field.queryset = own
            if not self.instance.pk:
                self.initial["collection"] = own[0].pk


class OwnCollectionForm(CollectionForm):
    """The form of a collection, which stays in its municipality with all that is in it."""

    def clean_parent(self) -> Any:
        """Refuse a place in the collection of another municipality."""
        parent = super().clean_parent()
        atlas = Atlas.load()
        if self.instance.pk and atlas.of(parent) != atlas.of(self.instance):
            top = self.instance.pk in MunicipalityCollection.objects.values_list(
                "collection", flat=True
            )
            # The collection of a municipality itself stands wherever no other one is.
            if not top or atlas.of(parent):
                raise forms.ValidationError(ANOTHER, params={"collection": parent.name})
        return parent


def may_open(user: Any, file: Any) -> bool:
    """Return whether somebody may open a picture or document on the CMS host, a draft's too.

    Only who works in the CMS and may choose or change files of its collection, and is let into it when
    it is private. Who may change a picture sees it: its editor shows it.
    """
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = policy_registry.get_by_type(type(file))
    if not policy.user_has_any_permission_for_instance(user, ["choose", "change"], file):
        return False
    keeps = policy.user_has_permission_for_instance(user, "change", file)
    if keeps and isinstance(file, AbstractImage):
        return True
    return all(_accepts(each, user) for each in file.collection.get_view_restrictions())


def _accepts(restriction: Any, user: Any) -> bool:
    """Return whether somebody who is logged in is let in. A password is asked on public sites only."""
    if user.is_superuser:
        return True
    if restriction.restriction_type == restriction.GROUPS:
        theirs = set(user.groups.values_list("pk", flat=True))
        return bool(theirs & set(restriction.groups.values_list("pk", flat=True)))
    return bool(restriction.restriction_type == restriction.LOGIN)


def tell_whose_files() -> None:
    """Keep the titles of files of one municipality out of what is told of publications of another."""
    tell_owner(_is_of)


def _is_of(site: Site, model: Any, entry: ModelLogEntry) -> bool:
    """Return whether a row may be named to editors of a site: whose a deleted file was stands in the line."""
    if not any(field.name == "collection" for field in model._meta.fields):
        return True
    atlas = Atlas.load()
    row = model._base_manager.filter(pk=entry.object_id).values("collection").first()
    kept = row or entry.data.get(FORMER, {}).get("state") or {}
    collection = Collection.objects.filter(pk=kept.get("collection")).first()
    if collection is None:
        return len(atlas.sites) == 1
    owners = atlas.of(collection)
    return not owners or owners <= atlas.of_site(site.pk)


def foreign_collection(files: Any, collection: Any) -> str:
    """Return why files cannot go into a collection; "" when they can."""
    atlas = Atlas.load()
    target = atlas.of(collection)
    for file in files:
        if atlas.of(file) and atlas.of(file) != target:
            return str(ANOTHER) % {"collection": collection.name}
    return ""
