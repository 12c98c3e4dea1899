"""The screen behind the link in the mail: it is right, or this should be changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from contacts.cms.hours.hours_of_page import hours_of_page, preview
from contacts.confirmations import requests
from contacts.models import Check, HubPage
from core.phone import PhoneField, display_phone
from publishing.runtime.triggers import on_commit


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the facts of one page, and take one answer. Looking uses nothing up."""
    try:
        check = requests.check_of(token)
        if check.attempts >= requests.ATTEMPTS:
            return _message(request, _("You tried this too often. Ask the municipality."), 429)
        return _answered(request, check)
    except requests.NotValidError:
        return _message(request, _("This link does not work any more. It works once."), 410)


def _answered(request: HttpRequest, check: Check) -> HttpResponse:
    page = check.page.specific
    names = requests.fields_of(page)
    form_class = forms.modelform_factory(type(page), form=forms.ModelForm, fields=names)
    form = form_class(request.POST if "propose" in request.POST else None, instance=page)
    form.fields["remark"] = forms.CharField(
        label=_("What else is not right? For example the opening hours."),
        required=False,
        max_length=500,
        widget=forms.Textarea,
    )
    if request.method == "POST" and "confirm" in request.POST:
        requests.confirm(check)
        on_commit()
        return _message(request, _("Thank you. The website says that it was checked today."))
    if request.method == "POST":
        if form.is_valid():
            changed = {name: form.cleaned_data[name] for name in form.changed_data if name in names}
            requests.propose(check, changed, form.cleaned_data["remark"])
            return _message(request, _("Thank you. An editor will look at your change first."))
        Check.objects.filter(pk=check.pk).update(attempts=F("attempts") + 1)
    before = type(page).objects.get(pk=page.pk)
    facts = _facts(before)
    words = {
        "heading": _("Is this still right? %(title)s") % {"title": before.title},
        "facts": facts,
        "form": form,
        "right": _("Yes, this is right"),
        "wrong": _("No, this should be changed"),
        "send": _("Send the change"),
    }
    return _closed(render(request, "checks/answer.html", words))


def _facts(page: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Return what the website says of a page, a hub's address and hours first."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for name in requests.fields_of(page):
        value = getattr(page, name)
        field = page._meta.get_field(name)
        text = display_phone(value) if isinstance(field, PhoneField) else value
        found.append((capfirst(field.verbose_name), (text or _("nothing"),)))
    if not isinstance(page, HubPage):
        return found
    hours = preview(hours_of_page(page, timezone.localdate()), count=0).sentences
    address = tuple(filter(None, (page.street, f"{page.postcode} {page.city}".strip())))
    return [
        (_("Address"), address or (_("nothing"),)),
        (_("Opening hours"), hours or (_("nothing"),)),
        *found,
    ]


def _message(request: HttpRequest, text: str, status: int = 200) -> HttpResponse:
    context = {"heading": text, "form": None}
    return _closed(render(request, "checks/answer.html", context, status=status))


def _closed(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    # The address is the key: no other site gets to see it.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
