"""The hours of one hub for other hubs: first a preview of each, then all of them at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.cms.hours.hours_of_page import hours_of_page, hubs_changed, preview
from contacts.cms.hours.own_word import title_for
from contacts.cms.hours.rights import hubs_for
from contacts.hours.live import change_hours, fields_of, made
from contacts.models import HolidayDecision, HubPage, OpeningException, OpeningPeriod
from publishing.cms.following import follow_sites
from publishing.runtime.triggers import on_commit

PARTS = {
    "opening_periods": (OpeningPeriod, gettext_lazy("Regular week")),
    "opening_exceptions": (OpeningException, gettext_lazy("Different days")),
    "holiday_decisions": (HolidayDecision, gettext_lazy("Holidays")),
}


class CopyForm(forms.Form):
    """From where, to where, and what."""

    source = forms.ChoiceField(label=capfirst(gettext_lazy("copy from")))
    targets = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    parts = forms.MultipleChoiceField(
        label=capfirst(gettext_lazy("replace")),
        choices=[(name, label) for name, (_model, label) in PARTS.items()],
        widget=forms.CheckboxSelectMultiple,
        initial=["opening_periods"],
    )

    def __init__(self, hubs: list[HubPage], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hubs = {str(hub.pk): hub for hub in hubs}
        choices = [(key, hub.title) for key, hub in self.hubs.items()]
        for name in ("source", "targets"):
            field: Any = self.fields[name]
            field.choices = choices
        self.fields["targets"].label = title_for(hubs, _("to these %(hubs)s"))

    def clean_targets(self) -> list[str]:
        """Refuse copying a hub to itself."""
        targets: list[str] = self.cleaned_data["targets"]
        if self.cleaned_data.get("source") in targets:
            raise forms.ValidationError(_("A hub cannot be copied to itself."))
        return targets


def copy(request: HttpRequest) -> HttpResponse:
    """Ask, show what each hub would become, and do it."""
    form = CopyForm(hubs_for(request.user), request.POST or None, initial=request.GET.dict())
    context: dict[str, Any] = {
        "title": title_for(form.hubs.values(), _("Copy hours to other %(hubs)s")),
        "form": form,
        "look": _("Show what changes"),
        "submit": _("Put this online"),
        "before": _("now"),
        "after": _("then"),
        "rows": [],
        "cancel": _("Cancel"),
        "cancel_url": reverse("hours:overview"),
    }
    if request.method == "POST" and form.is_valid():
        source = form.hubs[form.cleaned_data["source"]]
        targets = [form.hubs[key] for key in form.cleaned_data["targets"]]
        change = _copying(source, form.cleaned_data["parts"])
        if "confirmed" in request.POST:
            for target in targets:
                change_hours(target, change, request.user)
            on_commit()
            follow_sites(request, hubs_changed(len(targets)))
            return redirect("hours:overview")
        context["rows"] = [_row(target, change) for target in targets]
    return render(request, "hours_cms/copy.html", context)


def _copying(source: HubPage, parts: list[str]) -> Any:
    copied = {name: [fields_of(each) for each in getattr(source, name).all()] for name in parts}

    def change(page: HubPage) -> None:
        if "opening_periods" in parts:
            page.hours_state = source.hours_state
        for name, several in copied.items():
            setattr(page, name, made(PARTS[name][0], several))

    return change


def _row(target: HubPage, change: Any) -> dict[str, Any]:
    today = timezone.localdate()
    before = preview(hours_of_page(target, today), count=7)
    page = HubPage.objects.get(pk=target.pk)
    change(page)
    return {
        "title": target.title,
        "before": before,
        "after": preview(hours_of_page(page, today), count=7),
    }
