"""The report “Logboek”: who did what, to what, with what result, from where and when."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import django_filters
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import IntegerField, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import PageLogEntry, Site

from core.audit.kinds import KINDS, kind_of
from core.audit.lines import LOGS, OK, PART, REFUSED, of_towns, shown
from core.audit.rights import reads, towns_of
from core.border.owners import Atlas

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def own_lines(user: Any, model: Any) -> Any:
    """Return the lines of a log that somebody reads in the audit."""
    towns = towns_of(user)
    lines = model.objects.filter(shown())
    return lines if towns is None else lines.filter(of_towns(towns))


def own_sites(request: HttpRequest | None) -> Any:
    """Return the websites whose audit somebody reads."""
    towns = towns_of(request.user) if request is not None else frozenset()
    atlas = Atlas.load()
    own = [pk for pk, town in atlas.sites.items() if towns is None or town in towns]
    return Site.objects.filter(pk__in=own)


def who_did_something(request: HttpRequest | None) -> Any:
    """Return the accounts that stand in what somebody reads."""
    users = get_user_model()._default_manager
    if request is None:
        return users.none()
    found: set[int] = set()
    for model in LOGS:
        lines = own_lines(request.user, model).order_by()
        found |= {each for each in lines.values_list("user_id", flat=True).distinct() if each}
    return users.filter(pk__in=found).order_by("username")


class AuditFilterSet(WagtailFilterSet):
    """By kind, person, day, result, address and website."""

    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("What was done"),
        method="filter_kind",
        choices=[(kind.name, kind.label) for kind in KINDS.values()],
    )
    user = django_filters.ModelChoiceFilter(label=gettext_lazy("Who"), queryset=who_did_something)
    timestamp = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("When"), widget=DateRangePickerWidget
    )
    result = django_filters.ChoiceFilter(
        label=gettext_lazy("Result"),
        method="filter_result",
        choices=[(OK, gettext_lazy("Done")), (REFUSED, gettext_lazy("Refused"))],
    )
    origin = django_filters.CharFilter(label=gettext_lazy("From"), method="filter_origin")
    site = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Website"), method="filter_site", queryset=own_sites
    )

    class Meta:
        model = PageLogEntry
        fields: list[str] = []

    def filter_kind(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep what is of a kind."""
        return queryset.filter(KINDS[value].lines())

    def filter_result(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep what was done, or what was refused."""
        return queryset.filter(**{f"data__{PART}__result": value})

    def filter_origin(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep what came from addresses with these signs in them."""
        return queryset.filter(**{f"data__{PART}__origin__icontains": value.replace("\0", "")})

    def filter_site(self, queryset: Any, _name: str, value: Site) -> Any:
        """Keep what was done in the municipality of a website."""
        return queryset.filter(of_towns(Atlas.load().of_site(value.pk)))


class AuditView(ReportView):
    """The list. Nothing in it can be changed, by nobody."""

    model = PageLogEntry
    page_title = gettext_lazy("Audit")
    header_icon = "key"
    index_url_name = "audit"
    index_results_url_name = "audit_results"
    filterset_class = AuditFilterSet
    http_method_names = ["get", "head", "options"]
    columns = [
        Column("when", label=gettext_lazy("When")),
        Column("who", label=gettext_lazy("Who")),
        Column("what", label=gettext_lazy("What was done")),
        Column("thing", label=gettext_lazy("To what")),
        Column("ended", label=gettext_lazy("Result")),
        Column("origin", label=gettext_lazy("From")),
    ]
    list_export = ["timestamp", "who", "account", "what", "action", "thing", "ended", "origin"]
    export_headings = {
        "timestamp": gettext_lazy("When"),
        "who": gettext_lazy("Who"),
        "account": gettext_lazy("Number of the account"),
        "what": gettext_lazy("What was done"),
        "action": gettext_lazy("Action"),
        "thing": gettext_lazy("To what"),
        "ended": gettext_lazy("Result"),
        "origin": gettext_lazy("From"),
    }
    export_filename = "logboek"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse who answers for no municipality."""
        if not reads(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_filtered_queryset(self) -> Any:
        """Return the keys of the lines of both logs, the newest first."""
        logs = []
        for number, model in enumerate(LOGS):
            lines = own_lines(self.request.user, model)
            lines = lines.values("pk", "timestamp").annotate(
                log=Value(number, output_field=IntegerField())
            )
            logs.append(self.filter_queryset(lines).order_by())
        first, *others = logs
        return first.union(*others, all=True).order_by("-timestamp", "-log", "-pk")

    get_queryset = get_filtered_queryset

    def get_table(self, object_list: Any, **kwargs: Any) -> Any:
        """Return the table: its cells are words, which keys of lines have none of."""
        return super().get_table(self._lines(object_list), **kwargs)

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Put the lines of an export into words; those of the table are."""
        return self._lines(object_list) if self.is_export else object_list

    def _lines(self, object_list: Any) -> list[Any]:
        keys = [(row["log"], row["pk"]) for row in object_list]
        wanted: defaultdict[int, list[int]] = defaultdict(list)
        for log, pk in keys:
            wanted[log].append(pk)
        found: dict[tuple[int, int], Any] = {}
        for log, numbers in wanted.items():
            rows = LOGS[log].objects.filter(pk__in=numbers)
            for line in rows.select_related("user", "content_type"):
                found[log, line.pk] = decorate(line)
        return [found[key] for key in keys if key in found]


def decorate(line: Any) -> Any:
    """Add the words of a line: its six fields."""
    said = line.data.get(PART, {})
    kind = kind_of(line)
    line.when = timezone.localtime(line.timestamp).strftime("%-d-%-m-%Y %H:%M:%S")
    line.who = line.user_display_name if line.user_id else said.get("actor") or _("not signed in")
    line.account = str(line.user_id or "")
    line.what = f"{kind.label}: {line.message}" if kind else line.message
    line.thing = _thing(line)
    line.ended = _("Done") if said.get("result", OK) == OK else _("Refused")
    line.origin = _from(said.get("origin", ""))
    return line


def _from(origin: str) -> str:
    """Return from where something was done: an address, or a command on the machine."""
    kind, _space, name = origin.partition(" ")
    if kind == "command":
        return _("command %(name)s") % {"name": name}
    return origin or _("not noted")


def _thing(line: Any) -> str:
    """Return what something was done to: its kind, its name and its number."""
    number = line.page_id if isinstance(line, PageLogEntry) else line.object_id
    name = "" if line.label == "?" else line.label
    if str(number) == "0":
        return name or _("an account that is not there")
    kind = str(line.object_verbose_name) if line.content_type else ""
    return f"{kind} {name} ({number})".strip()
