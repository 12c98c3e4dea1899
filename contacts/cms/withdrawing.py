"""Taking a person out of everything: what goes, a reason, the name typed once more, the report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.models import Revision

from contacts.cms.people_rights import PERMISSION, person_for
from contacts.withdrawal.everywhere import Report, look_for, withdraw
from contacts.withdrawal.scan import scan
from contacts.withdrawal.subject import Subject, subject_of, versions
from contacts.withdrawal.uses import Use, uses_of


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
        """Refuse another name: nobody withdraws somebody by mistake."""
        name: str = self.cleaned_data["name"]
        if name.split() != self.subject.name.split():
            raise forms.ValidationError(
                _("This is not the name. It is “%(name)s”."), params={"name": self.subject.name}
            )
        return name


def withdrawing(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask; after the name was typed withdraw, and show what was done and what is left."""
    person = person_for(pk, request.user)
    subject = subject_of(person)
    form = WithdrawForm(subject, request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        report = withdraw(
            subject.without_photo() if values.get("keep_photo") else subject,
            request.user,
            reason=values["reason"],
            prose=values["texts"],
        )
        return _reported(request, report, _("This person has been taken out of everything"))
    pages = versions(person)
    left = scan(subject.needles) if "look" in request.GET else []
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
        "uses_heading": _("Where this person is shown"),
        "uses": _links(uses_of(pages, subject.pages)),
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
    return render(request, "people_cms/withdraw.html", context)


@require_POST
def looking(request: HttpRequest) -> HttpResponse:
    """Publish, and look whether a name still stands somewhere: after texts were corrected."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    name = request.POST.get("name", "").strip()
    report = look_for([name]) if name else Report()
    return _reported(request, report, _("Where the name still stands"))


def _reported(request: HttpRequest, report: Report, title: str) -> HttpResponse:
    if report.problems:
        verdict = _("Not everything worked. Ask the administrator to look at this.")
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
        "photo_heading": _("Others showed the photo as well"),
        "left": report.left,
        "left_heading": _("What is left"),
        "problems_heading": _("What did not work"),
        "again": _("Corrected it? Look again"),
        "name_label": _("Name"),
        "again_url": reverse("people:looking"),
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
    ]
    if subject.pictures:
        lines.append(_("The photo, in all its sizes"))
    return lines


def _links(uses: tuple[Use, ...]) -> list[tuple[str, str]]:
    return [
        (str(use), reverse("wagtailadmin_pages:edit", args=[use.page]) if use.page else "")
        for use in uses
    ]
