"""Lists of Wagtail that are made of all rows of the install: those of other municipalities left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import wagtail.admin.filters
import wagtail.images.views.chooser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, JsonResponse
from taggit.models import Tag, TaggedItem
from wagtail.admin.views.reports import page_types_usage
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportFilterSet
from wagtail.documents import get_document_model
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import ModelLogEntry, Page, Site
from wagtail.permissions import policy_registry

from core.border.acting import Acting, now_acting

if TYPE_CHECKING:
    from django.http import HttpRequest

#: As many as Wagtail gives.
TAGS_SHOWN = 10


def narrow_lists() -> None:
    """Put the border into the lists that no field of a form offers."""
    page_types_usage._annotate_last_edit_info = _with_own_pages
    page_types_usage.PageTypesUsageReportView.filterset_class = OwnTypesFilterSet
    for module in (wagtail.admin.filters, wagtail.images.views.chooser):
        module.popular_tags_for_model = popular_tags
    for view in (ImagesAdminAPIViewSet, DocumentsAdminAPIViewSet):
        view.get_queryset = _own_files(view.get_queryset)
    manager = type(ModelLogEntry.objects)
    manager.viewable_by_user = _own_entries(manager.viewable_by_user)


def own_tags(*models: type[Any]) -> Any:
    """Return the tags of pictures and documents (or of `models`) that who asks may see, by name."""
    asking, used = now_acting(), Q(pk__in=[])
    for model in models or (get_image_model(), get_document_model()):
        rows = model._default_manager.all()
        rows = asking.narrow(rows) if asking else rows
        kind = ContentType.objects.get_for_model(model)
        items = TaggedItem.objects.filter(content_type=kind, object_id__in=rows.values("pk"))
        used |= Q(pk__in=items.values("tag_id"))
    return Tag.objects.filter(used).order_by("name")


def popular_tags(model: type[Any], count: int = 10) -> Any:
    """Return the tags that are used most on files that who asks may see."""
    kind = ContentType.objects.get_for_model(model)
    times = Count("taggit_taggeditem_items", filter=Q(taggit_taggeditem_items__content_type=kind))
    return own_tags(model).annotate(item_count=times).order_by("-item_count", "name")[:count]


def tag_autocomplete(
    request: HttpRequest, app_name: str = "", model_name: str = ""
) -> JsonResponse:
    """Complete a tag from those of one's own municipalities; in the place of Wagtail's, of all tags.

    The product has one kind of tags; the address of another kind is none.
    """
    if (app_name or "taggit", model_name or "tag") != ("taggit", "tag"):
        raise Http404
    term = request.GET.get("term", "")
    found = own_tags().filter(name__istartswith=term) if term else Tag.objects.none()
    return JsonResponse(list(found.values_list("name", flat=True)[:TAGS_SHOWN]), safe=False)


def _own_files(get_queryset: Any) -> Any:
    """Leave files of others out of Wagtail's API for its own editor, which asks for no right at all."""

    def wrapped(view: Any) -> Any:
        policy = policy_registry.get_by_type(view.model)
        mine = policy.instances_user_has_any_permission_for(
            view.request.user, ["add", "change", "choose"]
        )
        return get_queryset(view).filter(pk__in=mine.values("pk"))

    return wrapped


class OwnTypesFilterSet(PageTypesUsageReportFilterSet):
    """The filters of the report on page types, with the websites of one's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites, asking = Site.objects.select_related("root_page"), now_acting()
        own = asking.narrow(sites) if asking else sites
        if "site" in self.filters:
            self.filters["site"].extra["choices"] = [
                (each.root_page.path, str(each)) for each in own
            ]


def _with_own_pages(types: Any, language: str | None, tree: str | None) -> Any:
    """Count the pages of each type that are of one's own municipalities, and find the newest."""
    pages, asking = Page.objects.filter(depth__gt=1, content_type=OuterRef("pk")), now_acting()
    pages = asking.narrow(pages) if asking else pages
    if language:
        pages = pages.filter(locale__language_code=language)
    if tree:
        pages = pages.filter(path__startswith=tree)
    count = pages.order_by().values("content_type").annotate(count=Count("pk")).values("count")
    newest = pages.order_by(F("latest_revision_created_at").desc(nulls_last=True), "title", "-pk")
    return types.annotate(
        count=Coalesce(Subquery(count), 0), last_edited_page_id=Subquery(newest.values("pk")[:1])
    )


def _own_entries(viewable: Any) -> Any:
    """Leave out of the log what was done to rows of other municipalities, or to rows that are gone."""

    def wrapped(manager: Any, user: Any) -> Any:
        entries = viewable(manager, user)
        asking = Acting(user)
        if asking.everything:
            return entries
        kept = Q(pk__in=[])
        for number in entries.order_by().values_list("content_type_id", flat=True).distinct():
            kept |= Q(content_type_id=number, object_id__in=_visible(entries, number, asking))
        return entries.filter(kept)

    return wrapped


def _visible(entries: Any, content_type: int, asking: Acting) -> list[str]:
    model: Any = ContentType.objects.get_for_id(content_type).model_class()
    if model is None:
        return []
    numbers = entries.filter(content_type_id=content_type).order_by()
    keys = set(numbers.values_list("object_id", flat=True).distinct())
    rows = model._base_manager.filter(pk__in=[each for each in keys if each.isdigit()])
    return [str(row.pk) for row in rows if asking.may_see(row)]
