"""The dashboard says what failed in the last publication, until it works."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Site

from publishing.cms.asked_once import once_a_request
from publishing.cms.rights import sites_of
from publishing.cms.state import failure_words, shown
from publishing.machines import standing
from publishing.models import Publication
from publishing.unfinished import lacks_of


def _last(site: Site) -> Publication | None:
    return _last_of_each().get(site.pk)


@once_a_request
def _last_of_each() -> dict[int, Publication]:
    """Return the last publication of each website, by its number."""
    last = Publication.objects.filter(site=OuterRef("site")).values("pk")[:1]
    return {each.site_id: each for each in Publication.objects.filter(pk=Subquery(last))}


class FailedOutputsPanel(Component):
    """What failed on the websites that the user publishes on; nothing when all went well."""

    name = "failed_outputs"
    template_name = "publishing/failed_outputs.html"
    order = 40

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        """Return the failures of the last publication of each website."""
        found = []
        for site in sites_of(self.user):
            last = _last(site)
            for each in last.failed if last else ():
                found.append(
                    {
                        "title": each["title"],
                        "words": failure_words(each),
                        "site": site.hostname,
                        "edit_url": _edit_url(each["owner"]),
                        "url": reverse("publishing:publication", args=[last.pk]) if last else "",
                    }
                )
        return found

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the words and the rows of the list."""
        return {
            "rows": self.rows,
            "heading": _("Pages that could not be published"),
            "headings": (_("Page"), _("What happened"), _("Website")),
            "details": _("Details"),
        }


class HealthPanel(Component):
    """For an administrator: how each website stands, so that nobody has to look elsewhere."""

    name = "health"
    template_name = "publishing/health.html"
    order = 15

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Return a row for each website; none for who is no administrator."""
        if not self.user.is_superuser:
            return []
        return [_health(site) for site in sites_of(self.user)]

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the words and the rows of the list."""
        return {
            "rows": self.rows,
            "health_heading": _("The websites"),
            "headings": (_("Website"), _("Last publication"), _("How it is")),
            "report": _("All publications"),
            "report_url": reverse("publishing:publications"),
        }


def _health(site: Site) -> dict[str, Any]:
    last = _last(site)
    if lacks_of(site):
        words = _("Not finished yet")
    elif standing.shown(site.pk).held:
        words = _("Held at an earlier version: nothing new is published")
    elif last is not None and last.failed_count:
        words = ngettext("%(count)d page failed", "%(count)d pages failed", last.failed_count) % {
            "count": last.failed_count
        }
    else:
        words = _("In order")
    return {
        "name": site.site_name or site.hostname,
        "url": site.root_url,
        "moment": shown(last.finished) if last else _("none in the last 90 days"),
        "words": words,
        "is_right": words == _("In order"),
    }


class UnfinishedSitesPanel(Component):
    """The websites that are not public yet, with what each lacks and where that is filled in."""

    name = "unfinished_sites"
    template_name = "publishing/unfinished_sites.html"
    order = 30

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Return a row for each unfinished website of the user."""
        return [
            {
                "site": site.hostname,
                "lacks": [
                    {"words": each.words, "url": reverse(each.view, args=each.args)}
                    for each in lacks
                ],
            }
            for site in sites_of(self.user)
            if (lacks := lacks_of(site))
        ]

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the words and the rows of the list."""
        return {
            "rows": self.rows,
            "heading": _("Websites that are not finished yet"),
            "headings": (_("Website"), _("What it lacks")),
            "fill_in": _("Fill in"),
        }


def _edit_url(owner: str) -> str:
    """Return the address of the editor of a failed page; "" for a feed."""
    key = owner.removeprefix("page:")
    return reverse("wagtailadmin_pages:edit", args=[key]) if owner != key else ""
