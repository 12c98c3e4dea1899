"""Taking a person out of everything: what goes, a reason, the name typed once more, the report."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Revision

from contacts.cms.people.rights import PERMISSION, person_for
from contacts.erasure.effects import Effect, effects
from contacts.erasure.erase import Report, erase, forget, look_for
from contacts.erasure.ordinary import refused
from contacts.erasure.scan import scan
from contacts.erasure.subject import Subject, reach, subject_of, versions
from contacts.erasure.uses import Use, uses_of
from contacts.models import PersonPage
from core.ownership import sites_of
from core.permissions import municipality_name
from core.signing_in.again import proving_again
from publishing.cms.following import ERASED, followed_here
from publishing.runtime.triggers import ask

logger = logging.getLogger(__name__)
#: A name of fewer letters stands everywhere.
SHORTEST = 3
#: Seconds that somebody waits for another publish; the one after it does the rest by itself.
PATIENCE = 5.0
#: So many places are named.
SHOWN = 200


class WithdrawForm(forms.Form):
    """Why, what else goes, and the name as a proof that this is meant."""

    reason = forms.CharField(
        label=capfirst(gettext_lazy("reason")),
        max_length=200,
        help_text=gettext_lazy("Stays in the history of the page above, without the name."),
    )
    texts = forms.BooleanField(
        label=capfirst(gettext_lazy("take the name out of texts as well")),
        required=False,
        initial=True,
        help_text=gettext_lazy("There it says […] then. Otherwise correct the texts yourself."),
    )
    keep_photo = forms.BooleanField(
        label=capfirst(gettext_lazy("leave the photo: others are on it too")), required=False
    )
    name = forms.CharField(label=gettext_lazy("Type the name to confirm"))

    def __init__(self, subject: Subject, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject = subject
        if not subject.photo_on:
            del self.fields["keep_photo"]

    def clean_name(self) -> str:
        """Refuse another name: nobody erases somebody by mistake."""
        name: str = self.cleaned_data["name"]
        if name.split() != self.subject.name.split():
            raise forms.ValidationError(
                _("This is not the name. It is “%(name)s”."), params={"name": self.subject.name}
            )
        return name


@proving_again
def erasing(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask; after the name was typed erase, and show what was done and what is left."""
    person = person_for(pk, request.user)
    subject = subject_of(person, sites=reach(person, request.user))
    form = WithdrawForm(subject, request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            report = erase(
                subject.without_photo() if values.get("keep_photo") else subject,
                request.user,
                reason=values["reason"],
                prose=values["texts"],
                patience=PATIENCE,
            )
        except (DatabaseError, OSError, RuntimeError):
            logger.exception("page %d was not erased", pk)
            still = PersonPage.objects.filter(pk=pk).exists()
            messages.error(request, _unchanged() if still else _half_way())
            address = "people:erasing" if still else "people:overview"
            return redirect(address, *([pk] if still else []))
        return _reported(request, report, _("This person has been taken out of everything"))
    pages = versions(person)
    left = scan(subject.patterns, subject.sites) if "look" in request.GET else []
    context = {
        "title": _("Take this person out of everything"),
        "name": subject.name,
        "form": form,
        "explanation": _(
            "For somebody who wants to be gone from the website and the CMS. It cannot be undone, "
            "not even with a backup. Somebody who only leaves gets a last day instead."
        ),
        "goes_heading": _("What goes"),
        "goes": _what_goes(subject, pages),
        "words_heading": _("What is looked for"),
        "words": [_effect(effect) for effect in effects(subject)],
        "uses_heading": _("Where this person is shown"),
        "uses": _links(uses_of(pages, subject.pages, subject.sites)),
        "uses_none": _("Nowhere: no page, no council and no text shows this person."),
        "photo_heading": _("Others show the photo as well"),
        "photo_uses": _links(subject.photo_on),
        "looked": "look" in request.GET,
        "left": left,
        "found": _("Places: %(count)s") % {"count": len(left)},
        "look": _("Look first where the name stands"),
        "look_heading": _("Where the name, a number or an address stands now"),
        "submit": _("Take out of everything, for good"),
        "cancel": _("Cancel"),
        "cancel_url": reverse("wagtailadmin_pages:edit", args=[person.pk]),
        **_words(),
    }
    return render(request, "people_cms/erase.html", context)


@require_POST
def looking(request: HttpRequest) -> HttpResponse:
    """Look whether a name still stands somewhere in the municipalities of the user; change nothing."""
    return _asked(request, look_for, _("Where the name still stands"))


@require_POST
@proving_again
def forgetting(request: HttpRequest) -> HttpResponse:
    """Publish, keep no earlier version of the website, and look: after texts were corrected."""
    return _asked(request, partial(forget, patience=PATIENCE), _("Where the name still stands"))


def _asked(
    request: HttpRequest, action: Callable[[list[str], Any], Report], title: str
) -> HttpResponse:
    user: Any = request.user
    if not user.has_perm(PERMISSION):
        raise PermissionDenied
    name = " ".join(request.POST.get("name", "").split())
    sites = None if user.is_superuser else sites_of(user)
    if len(name) < SHORTEST or (words := refused(name, sites)):
        words_said = ", ".join(words) if len(name) >= SHORTEST else name
        messages.error(
            request,
            _(
                "“%(name)s” cannot be looked for: it is made of ordinary words (%(words)s), which "
                "stand in texts about other things. Type a first name and a surname."
            )
            % {"name": name, "words": words_said},
        )
        return redirect("people:overview")
    return _reported(request, action([name], sites), title, name)


def _effect(effect: Effect) -> str:
    """Return in words what is done with one name, number or address."""
    if effect.ordinary:
        return _("“%(text)s”: ordinary words or a single one, so it stays in texts") % {
            "text": effect.text
        }
    if not effect.count:
        return _("“%(text)s”: stands nowhere else") % {"text": effect.text}
    places = ", ".join(f"{place} ({count})" for place, count in effect.places)
    return ngettext(
        "“%(text)s”: stands in %(count)s other place: %(places)s",
        "“%(text)s”: stands in %(count)s other places: %(places)s",
        effect.count,
    ) % {"text": effect.text, "count": effect.count, "places": places}


def _unchanged() -> str:
    return _(
        "It did not work, and nothing was changed. Try again; ask the administrator if it stays."
    )


def _half_way() -> str:
    return _(
        "The person is gone from the CMS. The website follows with the next publish: look again in a "
        "few minutes."
    )


def _reported(request: HttpRequest, report: Report, title: str, name: str = "") -> HttpResponse:
    if report.waiting:
        ask()
    if report.problems:
        verdict = _("Not everything worked. Ask the administrator to look at this.")
    elif report.waiting:
        verdict = _(
            "In the CMS this is done. Another publication is going on, so the website and its earlier "
            "versions follow by themselves within moments. You do not have to do anything."
        )
    elif report.public:
        verdict = _("Visitors can still find this person: correct the pages below.")
    elif report.left and not any(hit.certain for hit in report.left):
        verdict = _("Nothing certain is left. Look whether the places below are about this person.")
    elif report.left:
        verdict = _("Visitors no longer find this person. In the CMS something is left.")
    else:
        verdict = _("Nothing is left: not on the website, not in the CMS, not in earlier versions.")
    context = {
        "title": title,
        "report": report,
        "verdict": verdict,
        "followed": followed_here("", ERASED) if report.waiting else "",
        "counts": _(
            "%(pages)s pages and %(pictures)s photos are gone. It took %(seconds)s seconds, "
            "the search through everything included."
        )
        % {
            "pages": report.pages,
            "pictures": report.pictures,
            "seconds": f"{report.seconds:.1f}".replace(".", ","),
        },
        "shared": _(
            "%(count)s names, numbers or addresses belong to others too. They stayed, and were "
            "not looked for."
        )
        % {"count": report.shared},
        "ordinary": [_effect(Effect(name, ordinary=True)) for name in report.ordinary],
        "photo_heading": _("Others showed the photo as well"),
        "left": report.left[:SHOWN],
        "more": _("And %(count)s more.") % {"count": len(report.left) - SHOWN}
        if len(report.left) > SHOWN
        else "",
        "left_heading": _("What is left"),
        "problems_heading": _("What did not work"),
        "again": _("Corrected it? Look again"),
        "name_label": _("Name"),
        "again_url": reverse("people:looking"),
        "looked_for": name,
        "forget": _("Publish, and keep no earlier version of the website"),
        "forget_url": reverse("people:forgetting"),
        **_words(),
    }
    return render(request, "people_cms/report.html", context)


def _words() -> dict[str, str]:
    return {
        "public": _("visitors see this"),
        "inside": _("in the CMS only"),
        "perhaps": _("perhaps somebody else"),
        "nothing": _("Nothing was found."),
    }


def _what_goes(subject: Subject, pages: list[Any]) -> list[str]:
    ids = [str(page.pk) for page in pages]
    count = Revision.objects.filter(object_id__in=ids, base_content_type__model="page").count()
    lines = [
        ngettext(
            "The page of this person", "The page of this person, in %(count)s languages", len(pages)
        )
        % {"count": len(pages)},
        _("All earlier versions of it (%(count)s), and the name in the history of other pages")
        % {"count": count},
        _("Every earlier version of the website"),
        _where(subject),
    ]
    if subject.pictures:
        lines.append(_("The photo, in all its sizes"))
    return lines


def _where(subject: Subject) -> str:
    if subject.sites is None:
        return _("All of this in every municipality of this install, accounts of the CMS included")
    names = ", ".join(municipality_name(site) for site in subject.sites)
    return _("All of this in %(municipality)s only") % {"municipality": names}


def _links(uses: tuple[Use, ...]) -> list[tuple[str, str]]:
    return [
        (str(use), reverse("wagtailadmin_pages:edit", args=[use.page]) if use.page else "")
        for use in uses
    ]
