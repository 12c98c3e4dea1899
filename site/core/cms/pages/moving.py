"""To another place: a list of where a page may stand, in its own municipality, and nothing else.

Wagtail asks for the place in a dialogue that begins at the top of all municipalities and offers pages
that refuse the page afterwards.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from wagtail.admin.views.pages.move import MoveChooseDestinationView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.border.moves import HOME_DEPTH
from core.trees import trees_around


def destinations(user: Any, page: Page) -> dict[str, str]:
    """Return the names of the places where `user` may put a page, by number, in order of name."""
    policy = PagePermissionPolicy()
    found = policy.instances_user_has_permission_for(user, "add").filter(locale=page.locale_id)
    if page.live:
        publishes = policy.instances_user_has_permission_for(user, "publish")
        found = found.filter(pk__in=publishes.values("pk"))
    kinds = page.specific_class.allowed_parent_page_models()
    trees, here = trees_around(page.path), page.path[: -Page.steplen]
    inside = {
        path: (number, title)
        for number, title, path in found.type(*kinds).values_list("pk", "title", "path")
        if trees and path.startswith(trees) and path != here and not path.startswith(page.path)
    }
    return dict(sorted(_named(inside).items(), key=lambda each: each[1].casefold()))


def _named(places: dict[str, tuple[int, str]]) -> dict[str, str]:
    """Name each place by its title, and by that of the page above it where several have the same."""
    above = {path[: -Page.steplen] for path in places}
    titles = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
    count = Counter(title for _number, title in places.values())
    return {
        str(number): title
        if count[title] == 1 or len(path) <= HOME_DEPTH * Page.steplen
        else f"{titles.get(path[: -Page.steplen], '')}: {title}"
        for path, (number, title) in places.items()
    }


class MoveForm(forms.Form):
    """Where the page goes."""

    new_parent_page = forms.ChoiceField(
        label=gettext_lazy("New place"),
        help_text=gettext_lazy(
            "The page will stand below this one. Its old address leads to the new one."
        ),
        error_messages={
            "invalid_choice": gettext_lazy(
                "The page cannot stand there. Choose a place of the list."
            )
        },
    )

    def __init__(self, user: Any, page_to_move: Page, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = destinations(user, page_to_move)
        first = gettext_lazy("Choose") if names else gettext_lazy("There is no other place for it.")
        field: Any = self.fields["new_parent_page"]
        field.choices = [("", first), *names.items()]

    def clean_new_parent_page(self) -> Page:
        """Return the page that was chosen."""
        return Page.objects.get(pk=self.cleaned_data["new_parent_page"])


def install() -> None:
    """Take the place of Wagtail's form, for which it has no setting."""
    MoveChooseDestinationView.form_class = MoveForm
    asked = MoveChooseDestinationView.get_form_kwargs

    def get_form_kwargs(view: Any) -> dict[str, Any]:
        found = asked(view)
        del found["target_parent_models"]
        return {**found, "user": view.request.user}

    MoveChooseDestinationView.get_form_kwargs = get_form_kwargs
