"""Closed today, or open at other times: one screen for who may edit hubs, online at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from contacts.cms.hours.hours_of_page import hours_of_page, hubs_changed, today_text, words_of_today
from contacts.cms.hours.own_word import title_for
from contacts.cms.hours.rights import by_town, hub_for, hubs_for, vacation_url
from contacts.hours import now_different
from contacts.hours.live import change_hours
from contacts.models import HubPage, OpeningException
from contacts.models.hours import lasts_nothing
from core.forms.spans import as_typed, is_over, over
from hours_engine.engine import Span, overlap
from publishing.cms.following import follow, follow_sites
from publishing.runtime.triggers import on_commit

State = OpeningException.State
STATES = (State.CLOSED, State.OPEN, State.UNCERTAIN)
#: Days after today up to and including which it may last, for the buttons beside the date.
LASTS = (
    (0, gettext_lazy("today only")),
    (1, gettext_lazy("and tomorrow")),
    (6, gettext_lazy("a week")),
)
#: Two periods of a day: before and after a break.
CLOCKS = (("opens", "closes"), ("opens_again", "closes_again"))
#: What the box sends that stands for all hubs that are offered.
ALL = "all"


class ClosingForm(forms.Form):
    """What is different now, where, why, and until when."""

    #: What is stored of the form, beside days and times.
    stored: tuple[str, ...] = ("state", "reason", "note", "banner")

    hubs = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple({"class": "wijk-districts wijk-ticks"}),
        required=False,
        help_text=gettext_lazy("In a storm: tick all of them."),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("What holds now"),
        choices=[(each.value, each.label) for each in STATES],
        initial=State.CLOSED,
        widget=forms.RadioSelect,
    )
    opens = forms.TimeField(label=capfirst(gettext_lazy("open from")), required=False)
    closes = forms.TimeField(label=capfirst(gettext_lazy("to")), required=False)
    opens_again = forms.TimeField(label=capfirst(gettext_lazy("and again from")), required=False)
    closes_again = forms.TimeField(label=capfirst(gettext_lazy("to")), required=False)
    until = forms.DateField(
        label=capfirst(gettext_lazy("up to and including")), initial=timezone.localdate
    )
    reason = forms.ChoiceField(
        label=capfirst(gettext_lazy("reason")),
        choices=OpeningException.Reason.choices,
        initial=OpeningException.Reason.STAFF,
    )
    note = forms.CharField(
        label=capfirst(gettext_lazy("explanation (in Dutch)")), max_length=160, required=False
    )
    banner = forms.BooleanField(
        label=capfirst(gettext_lazy("with a message at the top of the page")), required=False
    )

    def __init__(
        self, hubs: list[HubPage], chosen: HubPage | None, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = chosen
        self.initial["hubs"] = [str(chosen.pk)] if chosen else []
        self.offered = {str(hub.pk): hub for hub in hubs}
        field: Any = self.fields["hubs"]
        everything = [(ALL, title_for(hubs, _("All %(hubs)s")))] if len(hubs) > 1 else []
        field.choices = everything + [(key, hub.title) for key, hub in self.offered.items()]
        field.label = title_for(hubs, _("Which %(hubs)s"))

    def clean_hubs(self) -> list[str]:
        """Take the hub that was come from where none is ticked. Refuse none at all."""
        keys: list[str] = self.cleaned_data["hubs"] or self.initial["hubs"]
        if not keys:
            raise ValidationError(_("Tick at least one hub."))
        return list(self.offered) if ALL in keys else keys

    def clean_until(self) -> date:
        """Refuse a day that is over."""
        until: date = self.cleaned_data["until"]
        if is_over(until):
            raise over(until)
        return until

    def clean(self) -> Any:
        """Refuse other hours without times."""
        super().clean()
        values = self.cleaned_data
        clocks = [name for names in CLOCKS for name in names]
        if values.get("state") == State.OPEN and not any(name in self.errors for name in clocks):
            self._clean_times(values)
        return values

    def _clean_times(self, values: dict[str, Any]) -> None:
        for number, (first, last) in enumerate(CLOCKS):
            opens, closes = values[first], values[last]
            if (opens is None) != (closes is None) or (number == 0 and opens is None):
                missing = first if opens is None else last
                self.add_error(missing, _("Open at other times: fill in from and to."))
            elif lasts_nothing(opens, closes):
                words = _("From and to are both %(time)s. For a whole day use 0:00 to 0:00.")
                self.add_error(last, words % {"time": f"{opens:%H:%M}"})
        if any(name in self.errors for names in CLOCKS for name in names):
            return
        spans = [Span(opens, closes) for opens, closes in self.times]
        if len(spans) > 1 and overlap(*spans):
            words = _("These times overlap with %(opens)s to %(closes)s.")
            shown = {"opens": f"{spans[0].start:%H:%M}", "closes": f"{spans[0].end:%H:%M}"}
            self.add_error("opens_again", words % shown)

    @property
    def times(self) -> list[tuple[time, time]]:
        """Return from when to when it is open, once or twice on a day."""
        values = self.cleaned_data
        pairs = ((values.get(first), values.get(last)) for first, last in CLOCKS)
        return [(opens, closes) for opens, closes in pairs if opens is not None and closes]

    def entries(self) -> Iterator[dict[str, Any]]:
        """Yield the fields of what is to be stored, one for each period of a day."""
        fields = {name: self.cleaned_data[name] for name in self.stored}
        if fields["state"] != State.OPEN:
            yield fields
            return
        for opens, closes in self.times:
            yield {**fields, "opens": opens, "closes": closes}


class ClosingView(FormView):  # type: ignore[type-arg]
    """The screen: of one hub, where others can be ticked too, or of all that somebody has."""

    form_class = ClosingForm
    template_name = "hours_cms/closing.html"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Find the hub, and whether it is theirs."""
        self.hub = hub_for(kwargs["pk"], request.user) if "pk" in kwargs else None
        self.hubs = self.narrowed(hubs_for(request.user))
        if not self.hubs:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def narrowed(self, hubs: list[HubPage]) -> list[HubPage]:
        """Return those that are offered."""
        return hubs

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the hubs of the user; the one that was come from is ticked."""
        chosen = self.hub or (self.hubs[0] if len(self.hubs) == 1 else None)
        return super().get_form_kwargs() | {"hubs": self.hubs, "chosen": chosen}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the words of the screen."""
        today = today_text(hours_of_page(self.hub, timezone.localdate())) if self.hub else ""
        words = {
            "title": _("Now different"),
            "hub": self.hub.title
            if self.hub
            else title_for(self.hubs, _("Several %(hubs)s at once")),
            "today": today,
            "explanation": _(
                "This is online at once, in every language. Nothing else of the page is published."
            ),
            "others": title_for(self.hubs, _("Other %(hubs)s too, in a storm for example")),
            "lasts": [
                (words, as_typed(timezone.localdate() + timedelta(days=days)))
                for days, words in LASTS
            ],
            "later": _("Does it begin on another day? Fill in the first and the last day"),
            "later_url": self._later_url(),
            "fold_hubs": self.hub is not None,
            "only_hub": len(self.hubs) == 1,
            "submit": _("Put this online"),
            "cancel": _("Cancel"),
            "cancel_url": reverse("hours:overview"),
        }
        return super().get_context_data(**kwargs) | words

    def _later_url(self) -> str:
        """Return where days to come are filled in, of the municipality of the hub."""
        towns = by_town([self.hub] if self.hub else self.hubs)
        return vacation_url(next(iter(towns)))

    def form_valid(self, form: Any) -> HttpResponse:
        """Store it on the live pages, on all of them or on none."""
        differ, words = self.change_of(form)
        changed = []
        hub = None
        try:
            with transaction.atomic():
                for key in form.cleaned_data["hubs"]:
                    hub = form.offered[key]
                    changed.append(change_hours(hub, differ, self.request.user, words))
        except ValidationError as error:
            # A page may be wrong in what it had before: which one, and in what, is said.
            form.add_error(None, [f"{hub}: {each}" for each in error.messages])
            return self.form_invalid(form)
        on_commit()
        self.tell(form, changed)
        return redirect("hours:overview")

    def change_of(self, form: Any) -> tuple[Callable[[HubPage], None], Callable[[Any], str]]:
        """Return what changes a page, and what says afterwards what is so now."""
        today, until = timezone.localdate(), form.cleaned_data["until"]

        def differ(page: HubPage) -> None:
            now_different.put(page, today, until, list(form.entries()))

        return differ, words_of_today

    def tell(self, form: Any, changed: list[HubPage]) -> None:
        """Follow what was done until it is online."""
        _tell(self.request, changed)


def _tell(request: HttpRequest, changed: list[HubPage]) -> None:
    if len(changed) == 1:
        words = today_text(hours_of_page(changed[0], timezone.localdate()))
        follow(request, page=changed[0], said=f"{changed[0].title}: {words}.")
    else:
        follow_sites(request, hubs_changed(len(changed)))


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

        changed = change_hours(hub, end, request.user, words_of_today)
        on_commit()
        _tell(request, [changed])
    return redirect("hours:overview")
