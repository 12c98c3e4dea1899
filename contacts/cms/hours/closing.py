"""Closed today: one screen for who may edit the hub, online at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from contacts.cms.hours.hours_of_page import hours_of_page, today_text
from contacts.cms.hours.rights import hub_for
from contacts.hours.live import change_hours
from contacts.models import HubPage, OpeningException
from core.forms.spans import is_over, over
from publishing.cms.following import follow
from publishing.runtime.triggers import on_commit

STATES = (OpeningException.State.CLOSED, OpeningException.State.UNCERTAIN)


class ClosingForm(forms.Form):
    """What is different now, why, and until when."""

    state = forms.ChoiceField(
        label=gettext_lazy("What holds now"), choices=[(each.value, each.label) for each in STATES]
    )
    reason = forms.ChoiceField(
        label=capfirst(gettext_lazy("reason")),
        choices=OpeningException.Reason.choices,
        initial=OpeningException.Reason.STAFF,
    )
    until = forms.DateField(
        label=capfirst(gettext_lazy("up to and including")),
        initial=timezone.localdate,
    )
    note = forms.CharField(
        label=capfirst(gettext_lazy("explanation (in Dutch)")), max_length=160, required=False
    )
    banner = forms.BooleanField(
        label=capfirst(gettext_lazy("with a message at the top of the page")), required=False
    )

    def clean_until(self) -> date:
        """Refuse a day that is over."""
        until: date = self.cleaned_data["until"]
        if is_over(until):
            raise over(until)
        return until


class ClosingView(FormView):  # type: ignore[type-arg]
    """The screen."""

    form_class = ClosingForm
    template_name = "hours_cms/closing.html"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Find the hub, and whether it is theirs."""
        self.hub = hub_for(kwargs["pk"], request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the words of the screen."""
        words = {
            "title": _("Now different"),
            "hub": self.hub.title,
            "today": today_text(hours_of_page(self.hub, timezone.localdate())),
            "explanation": _(
                "This is online at once, in every language. Nothing else of the page is published."
            ),
            "submit": _("Put this online"),
            "cancel": _("Cancel"),
            "cancel_url": reverse("hours:overview"),
        }
        return super().get_context_data(**kwargs) | words

    def form_valid(self, form: Any) -> HttpResponse:
        """Store it on the live page."""
        values = form.cleaned_data

        def close(page: HubPage) -> None:
            page.opening_exceptions.add(
                OpeningException(
                    first_day=timezone.localdate(),
                    last_day=values["until"],
                    state=values["state"],
                    reason=values["reason"],
                    note=values["note"],
                    banner=values["banner"],
                    urgent=True,
                )
            )

        changed = change_hours(self.hub, close, self.request.user)
        on_commit()
        words = today_text(hours_of_page(changed, timezone.localdate()))
        follow(self.request, page=changed, said=f"{changed.title}: {words}.")
        return redirect("hours:overview")


def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """End what is different now: from this day on the hub is as usual."""
    hub = hub_for(pk, request.user)
    if request.method == "POST":
        today = timezone.localdate()

        def end(page: HubPage) -> None:
            # What was so on earlier days stays: it is the history of the hub.
            for each in page.opening_exceptions.all():
                if each.urgent and each.first_day <= today <= each.last_day:
                    if each.first_day < today:
                        each.last_day = date.fromordinal(today.toordinal() - 1)
                        page.opening_exceptions.add(each)
                    else:
                        page.opening_exceptions.remove(each)

        changed = change_hours(hub, end, request.user)
        on_commit()
        words = today_text(hours_of_page(changed, today))
        follow(request, page=changed, said=f"{changed.title}: {words}.")
    return redirect("hours:overview")
