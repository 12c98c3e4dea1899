"""Proposed changes for who may publish the page, and asking whether facts are still right."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from contacts.confirmations import requests
from contacts.models import Check
from core.languages import SOURCE_LANGUAGE
from publishing.runtime.triggers import on_commit


def overview(request: HttpRequest) -> HttpResponse:
    """Show what was proposed and whom one can ask, as far as they may publish it."""
    proposed = Check.objects.filter(state=Check.State.PROPOSED).order_by("used_at")
    context = {
        "title": _("Is this still right?"),
        "proposals": [_proposal(each) for each in proposed if may(each.page, request.user)],
        "pages": _pages(request.user),
        "apply": _("Make this change"),
        "refuse": _("Do not change it"),
        "ask": _("Ask by mail"),
        "none": _("Nobody proposed a change."),
        "proposed": _("Proposed changes"),
        "asking": _("Ask whether it is right"),
        "columns": (_("Page"), _("Last checked"), _("Question")),
    }
    return render(request, "checks/overview.html", context)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail the question about one page."""
    for model in requests.FIELDS:
        page = model.objects.filter(pk=pk, locale__language_code=SOURCE_LANGUAGE, live=True).first()
        if page is not None:
            break
    else:
        raise PermissionDenied
    if not may(page, request.user):
        raise PermissionDenied
    if requests.may_ask(page):
        try:
            requests.ask(page)
        except requests.NotSentError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The mail was sent."))
    else:
        messages.error(request, _("There is no mail address, or they were asked this week."))
    return redirect("checks:overview")


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a proposed change online, or leave the page as it is."""
    check = get_object_or_404(Check, pk=pk)
    if not may(check.page, request.user):
        raise PermissionDenied
    try:
        if "apply" in request.POST:
            requests.apply(check, request.user)
            on_commit()
        else:
            requests.refuse(check, request.user)
    except requests.NotValidError:
        messages.error(request, _("Somebody decided this already."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("checks:overview")


def may(page: Any, user: Any) -> bool:
    """Return whether somebody may put changes of a page online."""
    return bool(page.permissions_for_user(user).can_publish())


def _pages(user: Any) -> list[Any]:
    return [
        page
        for model in requests.FIELDS
        for page in model.objects.live()
        .filter(locale__language_code=SOURCE_LANGUAGE)
        .exclude(email="")
        .order_by("checked_on", "path")
        if may(page, user)
    ]


def _proposal(check: Check) -> dict[str, Any]:
    page = check.page.specific
    changes = [
        (page._meta.get_field(name).verbose_name, getattr(page, name), value)
        for name, value in check.proposal.items()
    ]
    return {"id": check.pk, "title": page.title, "changes": changes, "remark": check.remark}
