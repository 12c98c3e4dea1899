"""The screen of pages beside languages, its table for a spreadsheet, and “who takes this”."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request

from core.border.refusals import refusal
from core.from_outside import whole_number
from core.tables.writing import FORMULA
from publishing.content.languages import language as language_of
from translations.cms.desk import impact_words, lines_for_all, state_words
from translations.cms.rights import Desk, desk_for, desks_for, place_of, source_for
from translations.drafts import translation_of
from translations.matrix.people import assign, name_of, people_of
from translations.matrix.table import Cell, Row, rows_of
from translations.state import COMPLETE, MACHINE, MISSING, NOT_NEEDED, OUTDATED

PER_SCREEN = 50
#: A sign beside the words, for who does not see colours.
FLAGS = {MISSING: "○", OUTDATED: "◐", MACHINE: "◑", COMPLETE: "●", NOT_NEEDED: "–"}


class MatrixView(View):
    """The screen; with `?export=csv` the same as a table."""

    def get(self, request: HttpRequest, site_id: int) -> HttpResponse:
        """Show the pages of one municipality in the languages of the user."""
        desks = [each for each in desks_for(request.user) if each.site.pk == site_id]
        if not desks:
            raise PermissionDenied
        wanted = {name: request.GET.get(name, "") for name in ("need", "who", "q")}
        rows = [row for row in rows_of(lines_for_all(desks)) if _fits(row, wanted, request)]
        if request.GET.get("export") == "csv":
            return _table(rows, desks)
        screen = Paginator(rows, PER_SCREEN).get_page(request.GET.get("p"))
        context = {
            "title": _("Pages and languages"),
            "subtitle": desks[0].name,
            "languages": [(each.language, language_of(each.language).name) for each in desks],
            "rows": [_shown(row, desks) for row in screen],
            "screen": screen,
            "wanted": wanted,
            "query": urlencode({name: value for name, value in wanted.items() if value}),
            "back": reverse("translations:desk", args=[site_id, desks[0].language]),
            "words": _words(),
        }
        return render(request, "translations_cms/matrix.html", context)


class TakeView(View):
    """Store who takes a page in a language: oneself, a colleague at the same desk, or nobody."""

    def post(self, request: HttpRequest, site_id: int, language: str, pk: int) -> HttpResponse:
        """Write it down."""
        desk = desk_for(request.user, site_id, language)
        source = source_for(desk, pk)
        place = place_of(source, translation_of(source, language), language)
        if place and not desk.may_write(place):
            raise PermissionDenied
        people = people_of(desk)
        sent = request.POST.get("who", "")
        known = {each.pk: each for each in (*people, request.user)}
        user = known.get(whole_number(sent) or 0)
        if sent and user is None:
            messages.error(request, refusal(sent, map(name_of, people)))
        else:
            assign(desk, source.pk, user, request.user)
            words = _("%(name)s takes “%(title)s”.") if user else _("Nobody takes “%(title)s” now.")
            named = {"name": name_of(user) if user else "", "title": source.title}
            messages.success(request, words % named)
        back = reverse("translations:edit", args=[site_id, language, source.pk])
        return redirect(get_valid_next_url_from_request(request) or back)


def _fits(row: Row, wanted: dict[str, str], request: HttpRequest) -> bool:
    cells = row.cells.values()
    if wanted["need"] and not row.most_needed:
        return False
    if wanted["who"] == "me" and all(each.who != request.user for each in cells):
        return False
    if wanted["who"] == "nobody" and all(each.who or each.done for each in cells):
        return False
    return wanted["q"].casefold() in row.source.title.casefold()


def _shown(row: Row, desks: Iterable[Desk]) -> dict[str, Any]:
    cells = [row.cells.get(each.language) for each in desks]
    return {
        "title": row.source.title,
        "kind": row.source._meta.verbose_name,
        "impact": impact_words()[row.impact],
        "cells": [_shown_cell(each) if each else None for each in cells],
    }


def _shown_cell(cell: Cell) -> dict[str, Any]:
    args = [cell.desk.site.pk, cell.desk.language, cell.line.source.pk]
    return {
        "language": language_of(cell.desk.language).name,
        "url": reverse("translations:edit", args=args),
        "take": reverse("translations:take", args=args),
        "flag": FLAGS[cell.line.state.kind],
        "code": cell.line.state.kind,
        "state": state_of_cell(cell),
        "percent": cell.line.state.percentage,
        "who": name_of(cell.who) if cell.who else "",
        "free": cell.who is None and not cell.done,
    }


def state_of_cell(cell: Cell) -> str:
    """Return how a page stands in a language, in words."""
    if cell.sent:
        return _("waits for approval")
    return state_words()[cell.line.state.kind]


def _table(rows: Iterable[Row], desks: list[Desk]) -> HttpResponse:
    """Return a table that a spreadsheet opens, without formulas in it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    head = [_("Page"), _("Address"), _("Kind of page"), _("Why here")]
    for each in desks:
        name = language_of(each.language).name
        head += [name, f"{name} (%)", f"{name}: {_('who takes this')}"]
    writer.writerow(map(cell_of, head))
    for row in rows:
        source = row.source
        line = [source.title, source.full_url or "", str(source._meta.verbose_name)]
        line.append(impact_words()[row.impact])
        for desk in desks:
            cell = row.cells.get(desk.language)
            if cell is None:
                line += ["", "", ""]
            else:
                who = name_of(cell.who) if cell.who else ""
                line += [state_of_cell(cell), str(cell.line.state.percentage), who]
        writer.writerow(map(cell_of, line))
    response = HttpResponse(
        text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    name = f"vertalingen-{desks[0].site.pk}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def cell_of(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(FORMULA) else value


def _words() -> dict[str, str]:
    return {
        "explain": _("Every page in each of your languages. A flag leads to the translation."),
        "need": _("Only what residents need most"),
        "who": _("Who takes this"),
        "all": _("all"),
        "me": _("I do"),
        "nobody": _("nobody yet"),
        "search": _("Search in titles"),
        "show": _("Show"),
        "csv": _("Download as a table (CSV)"),
        "take": _("I take this"),
        "page": _("Page"),
        "none": _("Nothing found."),
        "back": _("Back to the list"),
        "earlier": _("Earlier"),
        "later": _("Later"),
        "mail": _("Mail when something waits"),
    }
