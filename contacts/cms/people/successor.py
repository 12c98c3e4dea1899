"""Somebody else from a day on: one form, what residents will read and when, and one publish."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page

from contacts.cms.people.posts import Post, pages_for, posts_on
from contacts.cms.people.successor_form import SuccessorForm
from contacts.live_change import change_live
from contacts.models import PersonPage
from core.cms.dashboard.shortcuts import shortcut
from core.languages import SOURCE_LANGUAGE
from publishing.cms.following import follow
from publishing.content.languages import language
from publishing.runtime.triggers import on_commit

LOG_ACTION = "contacts.successor"


@shortcut(
    "successor",
    gettext_lazy("Somebody else"),
    gettext_lazy("Who leaves, who comes, and from which day."),
    "user",
    40,
)
def successor_button(user: Any) -> str:
    """Return the form, for who may publish a page with people."""
    return reverse("people:successor") if pages_for(user, "publish") else ""


def successor(request: HttpRequest) -> HttpResponse:
    """Ask, show what residents will read, and do it."""
    today = timezone.localdate()
    pages = pages_for(request.user, "publish")
    if not pages:
        raise PermissionDenied
    posts = posts_on(pages, today)
    form = SuccessorForm(posts, request.POST or None, initial=_initial(request, posts))
    lines: list[str] = []
    if request.method == "POST" and form.is_valid():
        if "confirmed" in request.POST:
            try:
                changed = _store(form, request.user)
            except ValidationError as error:
                form.add_error(None, [str(each) for each in error.messages])
            else:
                on_commit()
                said = _("%(place)s: %(role)s. %(words)s") % {
                    "place": form.chosen_post.place,
                    "role": form.chosen_post.role,
                    "words": " ".join(what_residents_read(form)),
                }
                follow(request, page=changed, said=said)
                return redirect("people:overview")
        else:
            lines = what_residents_read(form)
    context = {
        "title": _("Somebody else"),
        "form": form,
        "explanation": _(
            "The website changes by itself on these days, in every language. You publish once."
        ),
        "look": _("Show what residents will read"),
        "read_heading": _("What residents will read"),
        "lines": lines,
        "none": ""
        if posts
        else _("No role is filled in yet: do that on the page of who is who, tab Facts."),
        "submit": _("Put this online"),
        "cancel": _("Cancel"),
        "cancel_url": reverse("people:overview"),
    }
    return render(request, "people_cms/successor.html", context)


def _initial(request: HttpRequest, posts: list[Post]) -> dict[str, Any]:
    """Return what is filled in already: the post that was clicked on, with its last day."""
    wanted = request.GET.get("post", "")
    post = next((each for each in posts if each.key == wanted), None)
    found: dict[str, Any] = {"basis_on": timezone.localdate()}
    if post is not None:
        found |= {"post": post.key, "last_day": post.row.ends_on}
    return found


def what_residents_read(form: SuccessorForm) -> list[str]:
    """Return sentence by sentence what the website says, and from when."""
    dutch, values, row = language(SOURCE_LANGUAGE), form.cleaned_data, form.chosen_post.row
    starts, last = values["first_day"], values["last_day"]
    found = []
    if row.person is not None and last is not None:
        found.append(
            _("Up to and including %(day)s: %(name)s.")
            % {"day": dutch.day(last), "name": row.person.title}
        )
        if starts - last > timedelta(days=1):
            found.append(
                _("From %(first)s to %(last)s: nobody.")
                % {
                    "first": dutch.day(last + timedelta(days=1)),
                    "last": dutch.day(starts - timedelta(days=1)),
                }
            )
    found.append(
        _("From %(day)s: %(name)s.") % {"day": dutch.day(starts), "name": form.name_of_next}
    )
    if starts > timezone.localdate():
        found.append(
            _("Until then the page says that %(name)s comes.") % {"name": form.name_of_next}
        )
    shown = [str(label) for label in form.contacts_shown]
    if shown:
        found.append(_("Also to be seen: %(fields)s.") % {"fields": ", ".join(shown).lower()})
    elif form.is_new:
        found.append(_("No number or address of this person is shown, only that of the role."))
    return found


def _store(form: SuccessorForm, user: Any) -> Page:
    """Make the person where they are new, end the old post and begin the new one."""
    post, values = form.chosen_post, form.cleaned_data
    with transaction.atomic():
        page = post.row.page.specific
        person = form.chosen_person or _made(form, page, user)

        def change(live: Page) -> None:
            rows = getattr(live, post.kind.relation)
            old = next(each for each in rows.all() if each.pk == post.row.pk)
            old.ends_on = _end_of(old, values["last_day"], values["first_day"])
            rows.add(old)
            new = post.kind.model(
                person_id=person.pk,
                starts_on=values["first_day"],
                sort_order=old.sort_order,
                **{name: getattr(old, name) for name in post.kind.copied},
            )
            for name in post.kind.many:
                getattr(new, name).set(getattr(old, name).all())
            rows.add(new)

        changed: Page = change_live(page, change, (post.kind.relation,), LOG_ACTION, user)
        return changed


def _end_of(old: Any, last_day: date | None, first_day: date) -> date:
    """Return the last day of what was there: of a vacancy the day before somebody comes."""
    return last_day if last_day is not None else first_day - timedelta(days=1)


def _made(form: SuccessorForm, page: Page, user: Any) -> PersonPage:
    if not page.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    person: PersonPage = page.add_child(
        instance=PersonPage(
            title=form.cleaned_data["name"], locale=page.locale, owner=user, live=False,
            **form.contact_values,
        )
    )  # fmt: skip
    log(instance=person, action="wagtail.create", user=user)
    person.save_revision(user=user, log_action=True).publish(user=user)
    return person
