"""The screen of pages that wait for their translations, and the button of the page editor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

from core.border.refusals import refusal
from core.from_outside import whole_number
from core.languages import SOURCE_LANGUAGE
from core.municipality import served_languages
from publishing.cms.following import follow
from publishing.content.drafts import site_of
from publishing.content.languages import language as language_of
from translations.cms.desk import state_words
from translations.models import Together
from translations.release.together import (
    changed_facts,
    languages_of,
    publish_together,
    stop_waiting,
    wait,
)
from translations.release.waiting import is_waiting

ACTION = "action-together"
#: What a translation of a waiting page may not do by itself: it goes online with the Dutch page.
BY_ITSELF = {"action-publish", "action-submit", "action-workflow-action", "action-restart-workflow"}


class TogetherMenuItem(ActionMenuItem):
    """In the page editor of a Dutch page: wait for the translations."""

    name = ACTION
    label = gettext_lazy("Wait for the translations")
    icon_name = "globe"

    def is_shown(self, context: Any) -> bool:
        """Return whether there are languages to wait for."""
        page = context.get("page") or context.get("parent_page")
        return (
            bool(super().is_shown(context))
            and page.locale.language_code == SOURCE_LANGUAGE
            and (site := site_of(page)) is not None
            and len(served_languages(site.pk)) > 1
        )


def hide_what_would_not_wait(items: list[Any], request: HttpRequest, context: Any) -> None:
    """Leave a translation of a waiting page the draft alone."""
    page = context.get("page")
    if page is None or page.locale.language_code == SOURCE_LANGUAGE or not is_waiting(page):
        return
    items[:] = [each for each in items if getattr(each, "name", None) not in BY_ITSELF]


def after_saving(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Let a saved draft wait when the editor asked for that; say when a waiting one has facts."""
    if ACTION in request.POST:
        try:
            wait(page, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("wagtailadmin_pages:edit", page.pk)
        messages.success(
            request, _("“%(title)s” waits for its translations.") % {"title": page.title}
        )
        return redirect("translations:together")
    if Together.objects.filter(source_id=page.pk).exists() and (facts := changed_facts(page)):
        words = _(
            "This page waits for its translations, and its draft now changes facts: %(facts)s. "
            "Publish it now if readers need these today."
        )
        messages.warning(request, words % {"facts": ", ".join(facts)})
    return None


def refuse_in_bulk(
    request: HttpRequest, action_type: str, pages: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse to publish many pages at once when a translation among them waits for its Dutch page."""
    if action_type != "publish":
        return None
    found = [
        each.title
        for each in pages
        if each.locale.language_code != SOURCE_LANGUAGE and is_waiting(each)
    ]
    if not found:
        return None
    words = _("Waits to go online together with the Dutch page: %(titles)s. Nothing was published.")
    messages.error(request, words % {"titles": ", ".join(found)})
    response: HttpResponse = redirect(action.next_url)
    return response


def waiting_for(user: Any) -> list[Any]:
    """Return the Dutch pages that wait for their translations and that `user` may change."""
    pages = Page.objects.filter(waits_for_translations__isnull=False).order_by("path")
    return [page for page in pages.specific() if page.permissions_for_user(user).can_edit()]


class TogetherView(View):
    """Show what waits, and let it go."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the pages that the user may change."""
        context = {
            "title": _("Online together"),
            "rows": [_row(page, request.user) for page in waiting_for(request.user)],
            "words": {
                "explain": _(
                    "These Dutch texts are not online yet. They go online at the moment that their "
                    "translations do. Facts such as opening hours never wait."
                ),
                "none": _("No page waits for its translations."),
                "all": _("Put all languages online now"),
                "anyway": _("Put online now, other languages when they are ready"),
                "stop": _("Do not wait any more, keep the draft"),
                "edit": _("The Dutch draft"),
            },
        }
        return render(request, "translations_cms/together.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Publish a page with its translations, or end the waiting."""
        number = request.POST.get("page", "")
        mine = {page.pk: page for page in waiting_for(request.user)}
        page = mine.get(whole_number(number))
        if page is None:
            titles = [each.get_latest_revision_as_object().title for each in mine.values()]
            messages.error(request, refusal(number, titles))
            return redirect("translations:together")
        if "stop" in request.POST:
            stop_waiting(page)
            messages.success(
                request, _("“%(title)s” does not wait any more.") % {"title": page.title}
            )
            return redirect("translations:together")
        try:
            online = publish_together(
                page, site_of(page), request.user, anyway="anyway" in request.POST
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("translations:together")
        names = ", ".join(language_of(code).name for code in online)
        words = _("“%(title)s” in: %(languages)s.")
        follow(request, page=page, said=words % {"title": page.title, "languages": names})
        return redirect("translations:together")


def _row(page: Any, user: Any) -> dict[str, Any]:
    site = site_of(page)
    languages = languages_of(page, site)
    rights = [page, *(each.page for each in languages if each.page is not None and each.ready)]
    return {
        "pk": page.pk,
        "title": page.get_latest_revision_as_object().title,
        "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "languages": [
            {
                "name": language_of(each.language).name,
                "state": state_words()[each.state.kind],
                "code": each.state.kind,
                "url": reverse("translations:edit", args=[site.pk, each.language, page.pk]),
            }
            for each in languages
            if site is not None
        ],
        "ready": all(each.ready for each in languages),
        "may": all(each.permissions_for_user(user).can_publish() for each in rights),
    }
