"""A new page in place of a choice: made in a dialogue, without leaving the form that it is chosen in.

A page type says with `new_here` that it can be made so, and which of its fields are asked beside the name.
It is made where the user may make and publish it, the place nearest to the edited page first; where there
is none, nobody is offered anything.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.languages import SOURCE_LANGUAGE
from core.trees import trees_around
from publishing.cms.asked_once import once_a_request
from publishing.runtime.triggers import on_commit

#: No page has a number that is longer.
DIGITS = 12


def places(user: Any, model: Any, near: str) -> list[Page]:
    """Return where `user` may make and publish a page of a type, in the municipality around a tree path."""
    if getattr(model, "new_here", None) is None:
        return []
    trees = trees_around(near)
    above = tuple(model.allowed_parent_page_models())
    inside = [
        page
        for page in _places_of(user)
        if trees and page.path.startswith(trees) and issubclass(page.specific_class or Page, above)
    ]
    return sorted(inside, key=lambda each: _distance(each.path, near))


@once_a_request
def _places_of(user: Any) -> list[Page]:
    """Return where `user` may make and publish anything that is made so: a form has several such fields."""
    policy = PagePermissionPolicy()
    allowed = policy.instances_user_has_permission_for(user, "publish").filter(
        pk__in=policy.instances_user_has_permission_for(user, "add").values("pk"),
        locale__language_code=SOURCE_LANGUAGE,
    )
    kinds = [each for each in get_page_models() if getattr(each, "new_here", None) is not None]
    above = {parent for kind in kinds for parent in kind.allowed_parent_page_models()}
    return list(allowed.type(*above).order_by("path")) if above else []


def _distance(path: str, near: str) -> int:
    """Return how much of `near` lies below the nearest page that both are in."""
    steps = range(Page.steplen, min(len(path), len(near)) + 1, Page.steplen)
    return len(near) - max((end for end in steps if path[:end] == near[:end]), default=0)


def url_for(user: Any, model: Any, near: Page) -> str:
    """Return the address of the dialogue; "" for who cannot make such a page."""
    if not places(user, model, near.path):
        return ""
    return f"{reverse('new_here')}?{urlencode({'kind': model._meta.label_lower, 'near': near.pk})}"


class NewHereForm(forms.Form):
    """The name, what else is needed, and where it stands."""

    title = forms.CharField(max_length=255)
    place = forms.ChoiceField()

    def __init__(self, model: Any, several: list[Page], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "new", "auto_id": "wijk-new-%s", **kwargs})
        self.model, self.places = model, {str(page.pk): page for page in several}
        self.fields["title"].label = _("Name")
        for name in model.new_here:
            self.fields[name] = model._meta.get_field(name).formfield()
        # The place is asked last.
        place: Any = self.fields.pop("place")
        self.fields["place"] = place
        place.label = capfirst(_("place"))
        place.choices = list(_named(several).items())
        place.initial = next(iter(self.places), "")
        if len(several) == 1:
            place.widget = forms.HiddenInput()

    def clean_title(self) -> str:
        """Keep single spaces."""
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> Any:
        """Refuse a name that is there already."""
        super().clean()
        place = self.places.get(self.cleaned_data.get("place", ""))
        title = self.cleaned_data.get("title", "")
        if place and title and place.get_children().type(self.model).filter(title=title).exists():
            self.add_error("title", _("“%(name)s” is there already.") % {"name": title})
        return self.cleaned_data

    def make(self, user: Any) -> Page:
        """Make the page and put it online. Raises ValidationError."""
        values = dict(self.cleaned_data)
        with transaction.atomic():
            place = Page.objects.get(pk=self.places[values.pop("place")].pk)
            page: Page = place.add_child(
                instance=self.model(locale=place.locale, owner=user, live=False, **values)
            )
            log(instance=page, action="wagtail.create", user=user)
            page.save_revision(user=user, log_action=True).publish(user=user)
        return page


def _named(several: list[Page]) -> dict[str, str]:
    """Return the names of places: each with that of the page above it."""
    above = {page.path[: -Page.steplen] for page in several}
    titles = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
    return {
        str(page.pk): f"{titles.get(page.path[: -Page.steplen], '')}: {page.title}"
        for page in several
    }


def new_here(request: HttpRequest) -> HttpResponse:
    """Show the dialogue, and answer with the page that was made."""
    kinds = {each._meta.label_lower: each for each in get_page_models()}
    model = kinds.get(request.GET.get("kind", ""))
    if getattr(model, "new_here", None) is None:
        raise Http404
    several = places(request.user, model, _path_of(request.GET.get("near", "")))
    if not several:
        raise PermissionDenied
    form = NewHereForm(model, several, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = form.make(request.user)
        except ValidationError as error:
            form.add_error(None, list(error.messages))
        else:
            on_commit()
            return JsonResponse({"value": str(made.pk), "label": made.title})
    words = {
        "heading": words_for(model),
        "explanation": _("It is online at once. Add the rest on its own page, later."),
        "submit": _("Make and choose"),
        "cancel": _("Cancel"),
        "address": request.get_full_path(),
        "form": form,
    }
    return render(request, "home_cms/new_here.html", words)


def _path_of(number: str) -> str:
    """Return the tree path of the page with a number; "" where there is none."""
    if not number.isdecimal() or len(number) > DIGITS:
        return ""
    return Page.objects.filter(pk=int(number)).values_list("path", flat=True).first() or ""


def words_for(model: Any) -> str:
    """Return what the button says."""
    return _("New: %(kind)s") % {"kind": model._meta.verbose_name}
