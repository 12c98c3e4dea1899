"""The report “Publicaties”: what was published, by whom, why, and what failed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import django_filters
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, Site

from publishing.cms.errors import error_words, full_words
from publishing.cms.impact_panel import language_name
from publishing.cms.rights import sites_of
from publishing.cms.state import failure_words, shown
from publishing.cms.undoing.undo import why_never
from publishing.content.declarations import records
from publishing.content.languages import name_for_editors
from publishing.explain.causes import action_label, local
from publishing.explain.log import mark
from publishing.explain.phrases import Explanation, sentences, subjects
from publishing.models import Publication

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse


def own_sites(request: HttpRequest | None) -> QuerySet[Site]:
    """Return the websites whose log the user may read."""
    found = sites_of(request.user) if request is not None else []
    sites: QuerySet[Site] = Site.objects.filter(pk__in=[each.pk for each in found])
    return sites


#: Gives pages that the list is narrowed to: number and title. Each app hands in its own.
Offer = Callable[[Any], list[tuple[int, str]]]
OFFERS: list[Offer] = []


def offer_pages(offer: Offer) -> Offer:
    """Register a function that gives pages for the filter. Usable as a decorator."""
    if offer not in OFFERS:
        OFFERS.append(offer)
    return offer


def kinds_of_pages() -> list[tuple[str, str]]:
    """Return the kinds of pages by name."""
    models = {record.model for record in records() if issubclass(record.model, Page)} - {Page}
    named = [(each._meta.label_lower, capfirst(str(each._meta.verbose_name))) for each in models]
    return sorted(named, key=lambda each: each[1])


def languages() -> list[tuple[str, str]]:
    """Return the languages of the websites by name."""
    return [
        (code, capfirst(str(name_for_editors(code))))
        for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
    ]


def _marked(queryset: Any, name: str, value: Any) -> Any:
    return queryset.filter(marks__contains=f"\n{mark(name, value)}\n")


class PublicationFilterSet(WagtailFilterSet):
    """By website, person, page, kind of page and language, and by whether something failed."""

    mine = django_filters.ChoiceFilter(
        label=gettext_lazy("Whose"),
        method="filter_mine",
        choices=[("yes", gettext_lazy("What I did"))],
    )
    page = django_filters.ChoiceFilter(
        label=gettext_lazy("Hub"), method="filter_mark", choices=list
    )
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind of page"), method="filter_mark", choices=kinds_of_pages
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), method="filter_mark", choices=languages
    )

    site = django_filters.ModelChoiceFilter(label=gettext_lazy("Website"), queryset=own_sites)
    failed = django_filters.ChoiceFilter(
        label=gettext_lazy("Failed"),
        method="filter_failed",
        choices=[("yes", gettext_lazy("Something failed")), ("no", gettext_lazy("All went well"))],
    )

    class Meta:
        model = Publication
        fields = ["site"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.request.user if self.request is not None else None
        offered = [each for offer in OFFERS for each in offer(user)] if user else []
        self.filters["page"].extra["choices"] = offered

    def filter_mine(self, queryset: Any, _name: str, _value: str) -> Any:
        """Keep the publications of what the user did."""
        name = self.request.user.get_username() if self.request is not None else ""
        return _marked(queryset, "user", name)

    def filter_mark(self, queryset: Any, name: str, value: str) -> Any:
        """Keep the publications with a page, a kind of page or a language in them."""
        return _marked(queryset, name, value)

    def filter_failed(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep the publications in which something failed, or nothing did."""
        failed = {"failed_count__gt": 0}
        return queryset.filter(**failed) if value == "yes" else queryset.exclude(**failed)


class PublicationsView(ReportView):
    """The list. Whoever may publish on a website sees its publications."""

    model = Publication
    page_title = gettext_lazy("Publications")
    header_icon = "globe"
    index_url_name = "publishing:publications"
    index_results_url_name = "publishing:publications_results"
    filterset_class = PublicationFilterSet
    is_searchable = True
    search_backend_name = None
    search_fields = ["searched"]
    default_ordering = "-finished"
    columns = [
        TitleColumn(
            "done_words", label=gettext_lazy("What changed"), url_name="publishing:publication"
        ),
        Column("people", label=gettext_lazy("Who")),
        Column("count_words", label=gettext_lazy("Pages")),
        Column("finished_words", label=gettext_lazy("Online since"), sort_key="finished"),
        Column("failed_words", label=gettext_lazy("Failed")),
        Column("site", label=gettext_lazy("Website"), accessor="site.hostname"),
    ]
    list_export = [
        "finished", "site.hostname", "release", "changed_count", "removed_count", "failed_count",
        "seconds", "people", "titles", "failures",
    ]  # fmt: skip
    export_headings = {
        "site.hostname": gettext_lazy("Website"),
        "people": gettext_lazy("Who"),
        "titles": gettext_lazy("What changed"),
        "failures": gettext_lazy("Failed"),
    }
    export_filename = "publicaties"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse who publishes nowhere."""
        if not own_sites(request).exists():
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> Any:
        """Return the publications of one's own websites."""
        return Publication.objects.filter(site__in=own_sites(self.request)).select_related("site")

    get_queryset_unordered = get_base_queryset

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Put what is stored into words, for the lines that are shown."""
        for each in object_list:
            decorate(each)
        return object_list

    def to_row_dict(self, item: Any) -> Any:
        """Put a line of an export into words."""
        return super().to_row_dict(decorate(item))


def decorate(publication: Any) -> Any:
    """Add the words of a publication that lists and exports show."""
    users = [each["user"] for each in publication.causes if each["user"]]
    pages = [each for each in publication.changed if each["owner"].startswith("page:")]
    publication.finished_words = shown(publication.finished)
    publication.people = ", ".join(dict.fromkeys(users)) or _("by itself")
    publication.titles = ", ".join(dict.fromkeys(each["title"] for each in pages))
    publication.failures = "; ".join(
        f"{each['title']}: {error_words(each['error'])}" for each in publication.failed
    )
    publication.failed_words = str(publication.failed_count) if publication.failed_count else ""
    publication.done_words = done_words(publication.causes) or _summary(publication, pages)
    publication.count_words = ngettext(
        "%(count)d page", "%(count)d pages", publication.changed_count
    ) % {"count": publication.changed_count}
    return publication


def done_words(causes: list[dict[str, Any]]) -> str:
    """Return what people did, in their words: the last two things, and how many more."""
    return _first_two([cause_words(each) for each in reversed(causes)])


def _first_two(lines: list[str]) -> str:
    lines = list(dict.fromkeys(lines))
    words = "; ".join(lines[:2])
    if (more := len(lines) - 2) > 0:
        words += "; " + _("and %(count)d more") % {"count": more}
    return words


def cause_words(cause: dict[str, Any]) -> str:
    """Return what somebody did with something: “Wijkhub Delfshaven: gesloten”."""
    said = cause.get("words") or action_label(cause.get("action", ""))
    return f"{cause['title']}: {said}" if said else str(cause["title"])


def _summary(publication: Publication, pages: list[Any]) -> str:
    if publication.full:
        return _("Made anew: %(count)d pages") % {"count": publication.changed_count}
    if not pages:
        return _("Feeds and lists only") if publication.changed else ""
    # An import, or a command: nobody in the CMS did anything, and what was changed says most.
    reasons = [Explanation.from_dict(r) for each in publication.changed for r in each["reasons"]]
    if words := _first_two(subjects(reasons)):
        return words
    first = str(pages[0]["title"])
    more = publication.changed_count - 1
    return (
        _("%(title)s and %(count)d more") % {"title": first, "count": more} if more > 0 else first
    )


class PublicationView(WagtailAdminTemplateMixin, TemplateView):
    """One publication: each page with its reasons, what failed, who did what."""

    template_name = "publishing/publication.html"
    header_icon = "globe"
    page_title = gettext_lazy("Publication")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the report."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("publishing:publications"), "label": _("Publications")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put the publication into words. Raises Http404 for one of another municipality."""
        publication = (
            Publication.objects.filter(pk=kwargs["pk"], site__in=own_sites(self.request))
            .select_related("site")
            .first()
        )
        if publication is None:
            raise Http404
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "publication": decorate(publication), **details(publication)}


def details(publication: Publication) -> dict[str, Any]:
    """Return the lists of a publication."""
    return {
        "facts": [
            (_("Website"), publication.site.hostname),
            (_("Online since"), shown(publication.finished)),
            (_("Seconds"), f"{publication.seconds:.2f}".replace(".", ",")),
            (_("Release"), publication.release),
        ],
        "words": {
            "failed": _("Failed"),
            "changed": _("What changed"),
            "causes": _("Who did what"),
            "removed": _("No longer online"),
            "full": full_words(publication.full),
            "undo": _("Undo"),
            "by_itself": _("Nobody: this was planned, or a date has passed."),
        },
        "failed": [
            {"title": each["title"], "words": failure_words(each)} for each in publication.failed
        ],
        "changed": [_changed(each, publication) for each in publication.changed],
        "more": max(publication.changed_count - len(publication.changed), 0),
        "causes": [
            {
                "at": shown(local(each["at"])),
                "user": each["user"] or _("planning"),
                "action": action_label(each["action"]),
                "title": each["title"],
                "words": each.get("words", ""),
                "undo_url": reverse("publishing:undo", args=[publication.pk, each["id"]])
                if each.get("id") and not why_never(each)
                else "",
                "never": why_never(each),
            }
            for each in publication.causes
        ],
        "removed": publication.removed,
    }


def _changed(each: dict[str, Any], publication: Publication) -> dict[str, Any]:
    return {
        "title": each["title"],
        "url": f"{publication.site.root_url}{each['path']}",
        "path": each["path"] if each["path"] != each["title"] else "",
        "language": language_name(each["language"]) if each["language"] else "",
        "reasons": sentences(Explanation.from_dict(reason) for reason in each["reasons"]),
    }
