"""Filters of the tree of pages: what is in a district, and what is mine. Its kind is Wagtail's own filter."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from django_filters.filters import ChoiceFilter, ModelMultipleChoiceFilter
from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.admin.viewsets import pages as viewsets
from wagtail.models import Page, PageLogEntry, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.languages import SOURCE_LANGUAGE
from districts.models import DistrictPage


def districts_of(request: Any) -> QuerySet[DistrictPage]:
    """Return the Dutch pages of the districts that somebody may look into."""
    theirs = PagePermissionPolicy().explorable_instances(request.user).values("pk")
    found: QuerySet[DistrictPage] = DistrictPage.objects.filter(
        pk__in=theirs, locale__language_code=SOURCE_LANGUAGE
    )
    return found.order_by("title", "path")


def ticked(keys: list[Any]) -> Q:
    """Return the pages on which these districts are ticked."""
    found = Q()
    for model in get_page_models():
        if any(each.name == "districts" for each in model._meta.many_to_many):
            pages = model._default_manager.filter(districts__translation_key__in=keys)
            found |= Q(pk__in=pages.order_by().values("pk"))
    return found


class DistrictFilter(ModelMultipleChoiceFilter):
    """The pages of a district in each language: it, what stands below it, and what it is ticked on."""

    def filter(self, qs: Any, value: Any) -> Any:
        """Keep those."""
        keys = [each.translation_key for each in value or ()]
        if not keys:
            return qs
        wanted = ticked(keys)
        for path in Page.objects.filter(translation_key__in=keys).values_list("path", flat=True):
            wanted |= Q(path__startswith=path)
        return qs.filter(wanted)


class MineFilter(ChoiceFilter):
    """What somebody made, or changed at some time."""

    def filter(self, qs: Any, value: Any) -> Any:
        """Keep those."""
        if not value:
            return qs
        user = self.parent.request.user
        edited = PageLogEntry.objects.filter(user=user, action="wagtail.edit").order_by()
        return qs.filter(Q(owner=user) | Q(pk__in=edited.values("page_id")))


class TreeFilters(GenericPageFilterSet):
    """Those of Wagtail, after what editors look for most."""

    mine = MineFilter(
        label=gettext_lazy("Mine"),
        empty_label=gettext_lazy("All pages"),
        choices=[("mine", gettext_lazy("Made or changed by me"))],
        widget=RadioSelect,
    )
    district = DistrictFilter(
        label=capfirst(gettext_lazy("district")),
        queryset=districts_of,
        widget=CheckboxSelectMultiple,
    )


# The tree takes its filters from the name in this module; Wagtail has no setting for them.
viewsets.GenericPageFilterSet = TreeFilters
