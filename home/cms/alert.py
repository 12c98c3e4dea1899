"""An alert in one form: where, what, how long and how serious. It is online at once."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page

from core.cms.dashboard.shortcuts import shortcut
from core.forms.spans import as_typed, is_over, over
from core.languages import SOURCE_LANGUAGE
from home.cms.places import places_for, with_municipality
from home.models import AlertPage
from publishing.cms.following import follow
from publishing.runtime.triggers import on_commit

#: Where an alert stands, the widest first, with what it is then shown on.
KINDS = {
    "home.homepage": gettext_lazy("The whole municipality"),
    "districts.districtpage": gettext_lazy("One district"),
    "contacts.hubpage": gettext_lazy("One hub"),
}
TONIGHT, TOMORROW, WEEK, OTHER = "tonight", "tomorrow", "week", "other"
#: The evening ends at ten: who reads an alert later, reads it for the next day.
EVENING = time(22)


class AlertForm(forms.Form):
    """What an alert needs. It has no address and no place in the menu, so nobody is asked for one."""

    place = forms.ChoiceField(label=gettext_lazy("Where"))
    standard = forms.ChoiceField(
        label=gettext_lazy("What is the matter"),
        choices=[("", gettext_lazy("own words: write them below")), *AlertPage.Standard.choices],
        required=False,
        help_text=gettext_lazy("These texts are in every language already."),
    )
    title = forms.CharField(
        label=gettext_lazy("In own words"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("One short sentence in Dutch."),
    )
    message = forms.CharField(
        label=gettext_lazy("Explanation (in Dutch)"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    how_long = forms.ChoiceField(
        label=gettext_lazy("How long"),
        choices=[
            (TONIGHT, gettext_lazy("until tonight, 22:00")),
            (TOMORROW, gettext_lazy("until tomorrow evening, 22:00")),
            (WEEK, gettext_lazy("for a week")),
            (OTHER, gettext_lazy("until the moment below")),
        ],
        widget=forms.RadioSelect,
    )
    ends_at = forms.DateTimeField(
        label=capfirst(gettext_lazy("visible until")),
        required=False,
        help_text=gettext_lazy("Only for another moment."),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("How serious"),
        choices=AlertPage.Level.choices,
        initial=AlertPage.Level.WARNING,
        widget=forms.RadioSelect,
    )

    def __init__(self, places: list[Page], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(page.pk): page for page in places}
        named = with_municipality(places)
        by_kind: dict[str, list[tuple[str, str]]] = {}
        for key, page in self.places.items():
            kind = page.specific_class._meta.label_lower
            by_kind.setdefault(kind, []).append((key, named[page.pk]))
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (words, by_kind[kind]) for kind, words in KINDS.items() if kind in by_kind
        ]
        late = timezone.localtime().time() >= EVENING
        self.fields["how_long"].initial = TOMORROW if late else TONIGHT

    def clean(self) -> Any:
        """Refuse an alert without words, and an end that is over."""
        super().clean()
        values = self.cleaned_data
        if values.get("standard") and values.get("title"):
            self.add_error("title", _("Above a text is chosen already. Leave one of both empty."))
        elif not values.get("title") and "standard" in values and not values["standard"]:
            self.add_error("title", _("Choose a text above, or write one."))
        if "how_long" in values and "ends_at" in values:
            ends = ends_of(values["how_long"], values["ends_at"])
            if ends is None:
                self.add_error("ends_at", _("Fill in until when."))
            elif is_over(ends):
                name = "ends_at" if values["how_long"] == OTHER else "how_long"
                self.add_error(name, over(ends))
            values["ends_at"] = ends
        return values


def ends_of(how_long: str, other: datetime | None) -> datetime | None:
    """Return the moment of an end that was chosen in words."""
    days = {TONIGHT: 0, TOMORROW: 1, WEEK: 7}
    if how_long not in days:
        return other
    day = timezone.localdate() + timedelta(days=days[how_long])
    return timezone.make_aware(datetime.combine(day, EVENING))


def alert_places(user: Any) -> list[Page]:
    """Return where somebody may put an alert, the widest place first."""
    found = places_for(user, AlertPage, tuple(KINDS))
    kinds = list(KINDS)
    return sorted(found, key=lambda each: kinds.index(each.specific_class._meta.label_lower))


@shortcut(
    "alert",
    gettext_lazy("Alert"),
    gettext_lazy("On top of the pages of a hub, a district or the whole municipality."),
    "warning",
    20,
)
def alert_button(user: Any) -> str:
    """Return the form, for who may publish an alert somewhere."""
    return reverse("new_alert") if alert_places(user) else ""


def new_alert(request: HttpRequest) -> HttpResponse:
    """Ask, and put it online."""
    places = alert_places(request.user)
    if not places:
        raise PermissionDenied
    form = AlertForm(places, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _made(form, request.user)
        except ValidationError as error:
            form.add_error(None, list(error.messages))
        else:
            on_commit()
            said = _("‘%(title)s’, until %(moment)s.") % {
                "title": made.title,
                "moment": as_typed(made.ends_at),
            }
            follow(request, page=made, said=said)
            return redirect("wagtailadmin_home")
    context = {
        "title": _("Alert"),
        "form": form,
        "explanation": _("This is online at once, in every language, and goes away by itself."),
        "now_heading": _("To be seen now"),
        "now": [
            (each.title, as_typed(each.ends_at), reverse("wagtailadmin_pages:edit", args=[each.pk]))
            for each in _now(places)
        ],
        "until": _("until"),
        "submit": _("Put this online"),
        "cancel": _("Cancel"),
        "cancel_url": reverse("wagtailadmin_home"),
    }
    return render(request, "home_cms/alert.html", context)


def _now(places: list[Page]) -> list[AlertPage]:
    """Return the alerts at these places that are to be seen or will be."""
    above = {page.path for page in places}
    now = timezone.now()
    live = AlertPage.objects.filter(
        live=True, ends_at__gt=now, locale__language_code=SOURCE_LANGUAGE
    )
    return [each for each in live.order_by("ends_at") if each.path[: -each.steplen] in above]


def _made(form: AlertForm, user: Any) -> AlertPage:
    values = form.cleaned_data
    standard = values["standard"]
    with transaction.atomic():
        # The page above is read anew: another request may have added to it.
        place = Page.objects.get(pk=form.places[values["place"]].pk)
        alert: AlertPage = place.add_child(
            instance=AlertPage(
                title=values["title"] or str(AlertPage.Standard(standard).label),
                introduction=values["message"],
                standard=standard,
                level=values["level"],
                ends_at=values["ends_at"],
                locale=place.locale,
                owner=user,
                live=False,
            )
        )
        log(instance=alert, action="wagtail.create", user=user)
        alert.save_revision(user=user, log_action=True).publish(user=user)
    return alert
