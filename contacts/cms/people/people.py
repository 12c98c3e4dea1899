"""The screen “People”: what ends soon, and what is filled in about people but not shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from contacts.cms.people.everybody import everybody_of, fits, states_of_people
from contacts.cms.people.posts import pages_for
from contacts.cms.people.rights import PERMISSION
from contacts.cms.people.terms import Term, editable, ending, place_of
from contacts.models import PersonPage
from contacts.models.personal import PERSONAL, PUBLIC_WHEN
from core.languages import SOURCE_LANGUAGE
from publishing.content.conditions import may_be_public

#: On the dashboard the first of them; the screen has them all.
SHOWN = 6
PER_SCREEN = 50


@dataclass(frozen=True, slots=True)
class Hidden:
    """Somebody of whom something is filled in that visitors do not see."""

    name: str
    place: str
    fields: str
    edit_url: str


def people(request: HttpRequest) -> HttpResponse:
    """Show everybody, searched and filtered, and what needs somebody's attention."""
    wanted = {name: request.GET.get(name, "") for name in ("q", "place", "state")}
    everybody = everybody_of(request.user, timezone.localdate())
    found = [each for each in everybody if fits(each, wanted)]
    context = {
        "title": _("People"),
        "wanted": wanted,
        "places": sorted({place for each in everybody for place in each.places}),
        "states": states_of_people().items(),
        "screen": Paginator(found, PER_SCREEN).get_page(request.GET.get("p")),
        "count": ngettext("%(count)s person", "%(count)s people", len(found))
        % {"count": len(found)},
        "list_headings": (
            _("Name"),
            _("Role and place"),
            _("From – to"),
            _("To be seen"),
            _("What is missing"),
        ),
        "successor": _("Somebody else"),
        "successor_url": reverse("people:successor") if pages_for(request.user, "publish") else "",
        "words": _list_words(),
        **term_words(ending(request.user, timezone.localdate())),
        "hidden_heading": _("Filled in, but not on the website"),
        "hidden_explanation": _(
            "A number, an address or a photo is shown when three things are filled in: that it may "
            "be shown, why, and since when."
        ),
        "hidden": hidden(request.user),
        "hidden_headings": (_("Name"), _("Place"), _("Not shown")),
        "hidden_none": _("Everything that is filled in is shown."),
        "may_look": request.user.has_perm(PERMISSION),
        "look_heading": _("Look for a name"),
        "look_explanation": _(
            "Looks through the website, the CMS and all files of your municipality, and changes "
            "nothing: for instance after somebody was taken out."
        ),
        "name_label": _("Name"),
        "look": _("Look everywhere"),
        "look_url": reverse("people:looking"),
    }
    return render(request, "people_cms/people.html", context)


def _list_words() -> dict[str, str]:
    return {
        "search": _("Search a name or a role"),
        "place": _("Place"),
        "state": _("Which"),
        "all": _("all"),
        "show": _("Show"),
        "none": _("Nobody found."),
        "offline": _("not online"),
        "change": _("Replace"),
        "earlier": _("Earlier"),
        "later": _("Later"),
    }


def hidden(user: Any) -> list[Hidden]:
    """Return the people whom `user` may edit, of whom something is not shown."""
    pages = list(PersonPage.objects.filter(locale__language_code=SOURCE_LANGUAGE).order_by("path"))
    allowed = editable(user, [page.pk for page in pages])
    found = []
    for page in pages:
        names = [
            str(heading)
            for (name, heading), key in zip(PERSONAL.items(), PUBLIC_WHEN, strict=True)
            if getattr(page, key) and not may_be_public(page, key)
        ]
        if names and page.pk in allowed:
            url = reverse("wagtailadmin_pages:edit", args=[page.pk])
            found.append(Hidden(page.title, place_of(page.get_parent()), ", ".join(names), url))
    return found


def term_words(terms: list[Term]) -> dict[str, Any]:
    """Return the list of what ends with its words."""
    today = timezone.localdate()
    return {
        "terms_heading": _("Ends within two months"),
        "headings": (_("Who"), _("Role"), _("Last day"), _("After that")),
        "rows": [(term, term.days(today)) for term in terms],
        "nobody": _("nobody yet"),
        "none": _("Nothing ends within two months."),
    }


class EndingPanel(Component):
    """The first of what ends, on the dashboard; nothing when nothing does."""

    name = "ending_terms"
    template_name = "people_cms/ending_panel.html"
    order = 60

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def terms(self) -> list[Term]:
        """Return what ends on the pages of the user."""
        return ending(self.user, timezone.localdate())

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Return the rows, and how many more there are."""
        more = len(self.terms) - SHOWN
        return {
            **term_words(self.terms[:SHOWN]),
            "more": _("And %(count)s more.") % {"count": more} if more > 0 else "",
            "more_url": reverse("people:overview"),
            "all": _("All people"),
        }
