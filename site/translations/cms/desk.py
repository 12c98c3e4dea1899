"""The desk: what is missing or outdated in a language, what matters most to readers first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.municipality import served_languages
from publishing.cms.asked_once import once_a_request
from publishing.content.languages import language as language_of
from publishing.content.visibility import page_ids
from translations.cms.desk_list import Line, lines_below
from translations.cms.rights import Desk, desks_for, one_of
from translations.matrix.people import name_of
from translations.matrix.table import takers, waits_for_approval
from translations.release.left_behind import ABOVE, DELETED, PRIVATE, UNPUBLISHED, left_behind
from translations.state import COMPLETE, MACHINE, MISSING, NOT_NEEDED, OUTDATED

PER_SCREEN = 50


def state_words() -> dict[str, str]:
    """Name the states for editors."""
    return {
        MISSING: _("missing"),
        OUTDATED: _("outdated"),
        COMPLETE: _("up to date"),
        MACHINE: _("translated by a machine, not read yet"),
        NOT_NEEDED: _("needs no translation"),
    }


def impact_words() -> list[str]:
    """Name how much a page matters, most first."""
    return [
        _("Now: closed, changed or an alert"),
        _("Start pages, districts and hubs"),
        _("Information"),
        _("Other pages"),
        _("Old news and past events"),
    ]


def left_words() -> dict[str, str]:
    """Return in words what happened to a source, and what happens with its translation by our rule."""
    return {
        DELETED: _(
            "The Dutch page was deleted. This translation is not public any more; it stays in the "
            "CMS until somebody deletes it."
        ),
        UNPUBLISHED: _(
            "The Dutch page is not online. This translation is not public, and comes back by "
            "itself when the Dutch page does."
        ),
        PRIVATE: _(
            "The Dutch page is private. This translation is not public until everybody may read "
            "the Dutch page."
        ),
        ABOVE: _(
            "A page above the Dutch page is not online. This translation comes back by itself when "
            "that page does."
        ),
    }


def public_pages(desk: Desk) -> set[int]:
    """Return the numbers of the pages of the municipality of a desk that may be public now."""
    return page_ids(desk.site, served_languages(desk.site.pk), _now())


@once_a_request
def _now() -> datetime:
    """Return the moment that a screen is about: what is hidden then is asked once for all sites."""
    return timezone.now()


def left_rows(mine: Desk, public: set[int]) -> list[dict[str, str]]:
    """Return the translations that the user may write and that are not public because of their source."""
    return [
        {
            "title": each.page.title,
            "source": each.title,
            "url": reverse("wagtailadmin_pages:edit", args=[each.page.pk]),
            "words": left_words()[each.why],
        }
        for each in left_behind(mine.home, public)
        if mine.may_write(each.page.path)
    ]


def first_desk(request: HttpRequest) -> HttpResponse:
    """Go to the first desk of the user."""
    desks = desks_for(request.user)
    if not desks:
        raise PermissionDenied
    return redirect("translations:desk", desks[0].site.pk, desks[0].language)


def lines_for(desk: Desk, *, whole: bool = False) -> list[Line]:
    """Return the lines of the pages that the user may write; with their texts when the `whole` is asked for."""
    [(_desk, lines)] = lines_for_all([desk], whole=whole)
    return lines


def lines_for_all(
    desks: Sequence[Desk], *, whole: bool = False, public: set[int] | None = None
) -> list[tuple[Desk, list[Line]]]:
    """Return the lines of several desks; the Dutch pages of all of them are read once.

    `public` are the pages that may be public now, for who read them already.
    """
    towns = {each.site.pk: each for each in desks}
    if public is None:
        public = set().union(*(public_pages(each) for each in towns.values()))
    found = lines_below(
        [each.source_home for each in towns.values()],
        list(dict.fromkeys(each.language for each in desks)),
        timezone.localdate(),
        public,
        whole=whole,
    )
    return [
        (
            each,
            [
                line
                for line in found[each.language]
                if line.source.path.startswith(each.source_home.path)
                and (line.no_place or each.may_write(line.place))
            ],
        )
        for each in desks
    ]


def desk(request: HttpRequest, site_id: int, language: str) -> HttpResponse:
    """Show one language of one municipality."""
    desks = desks_for(request.user)
    mine = one_of(desks, site_id, language)
    public = public_pages(mine)
    [(_mine, lines)] = lines_for_all([mine], public=public)
    wanted = {name: request.GET.get(name, "") for name in ("state", "kind", "q")}
    shown = [line for line in lines if _fits(line, wanted)]
    screen = Paginator(shown, PER_SCREEN).get_page(request.GET.get("p"))
    done = sum(line.state.kind in (COMPLETE, NOT_NEEDED) for line in lines)
    percent = sum(line.state.percentage for line in lines) // len(lines) if lines else 100
    context = {
        "title": _("Translations"),
        "desks": [_tab(each, mine) for each in desks],
        "summary": _("%(done)d of %(all)d pages are up to date; %(percent)d%% of the texts.")
        % {"done": done, "all": len(lines), "percent": percent},
        "rows": _rows(list(screen), mine),
        "screen": screen,
        "left": left_rows(mine, public),
        "language": mine.language,
        "direction": language_of(mine.language).direction,
        "wanted": wanted,
        "states": state_words().items(),
        "kinds": sorted({(_kind(each), each.source._meta.verbose_name) for each in lines}),
        "words": _words() | {"sent": _("waits for approval")},
        "po_url": reverse("translations:po", args=[site_id, language]),
        "matrix_url": reverse("translations:matrix", args=[site_id]),
        "together_url": reverse("translations:together"),
        "glossary_url": reverse("translations:glossary", args=[site_id, language]),
        "memory_url": reverse("translations:memory", args=[site_id, language]),
    }
    return render(request, "translations_cms/desk.html", context)


def _words() -> dict[str, str]:
    return {
        "page": _("Page"),
        "state": _("State"),
        "percent": _("Up to date"),
        "kind": _("Kind of page"),
        "impact": _("Why here"),
        "search": _("Search in titles"),
        "all": _("all"),
        "show": _("Show"),
        "none": _("Nothing found."),
        "po": _("Files for translators: PO and XLIFF"),
        "glossary": _("Glossary"),
        "matrix": _("Pages and languages"),
        "memory": _("Take over from the memory"),
        "together": _("Online together"),
        "left": _("Not public because of the Dutch page"),
        "earlier": _("Earlier"),
        "later": _("Later"),
    }


def _tab(each: Desk, mine: Desk) -> dict[str, Any]:
    return {
        "text": f"{each.name}: {language_of(each.language).name}",
        "url": reverse("translations:desk", args=[each.site.pk, each.language]),
        "current": each == mine,
    }


def _kind(line: Line) -> str:
    return str(line.source._meta.label_lower)


def _fits(line: Line, wanted: dict[str, str]) -> bool:
    if wanted["state"] and line.state.kind != wanted["state"]:
        return False
    if wanted["kind"] and _kind(line) != wanted["kind"]:
        return False
    return wanted["q"].casefold() in line.source.title.casefold()


def _rows(lines: list[Line], mine: Desk) -> list[dict[str, Any]]:
    taken = takers(mine.language)
    sent = waits_for_approval()
    return [
        _row(line, mine, taken.get(line.source.pk))
        | {"sent": line.translation is not None and line.translation.pk in sent}
        for line in lines
    ]


def _row(line: Line, mine: Desk, taker: Any | None) -> dict[str, Any]:
    remarks = []
    if taker is not None:
        remarks.append(_("%(name)s takes this.") % {"name": name_of(taker)})
    if line.no_place:
        remarks.append(_("First translate the page above it."))
    if line.misplaced:
        remarks.append(_("The Dutch page was moved. Move this one under the same page."))
    if line.together:
        remarks.append(_("Waits: Dutch and all translations go online together."))
    if line.hidden:
        remarks.append(_("The Dutch page is not public, so this one is not either."))
    if line.translation is not None and line.translation.has_unpublished_changes:
        remarks.append(_("There is a draft that is not online yet."))
    return {
        "title": line.source.title,
        "url": reverse("translations:edit", args=[mine.site.pk, mine.language, line.source.pk]),
        "state": state_words()[line.state.kind],
        "state_code": line.state.kind,
        "percent": line.state.percentage,
        "kind": line.source._meta.verbose_name,
        "impact": impact_words()[line.impact],
        "remarks": remarks,
        "reason": line.state.reason,
    }
