"""A form for a new page makes one page, however often and at whatever moment it is sent.

The first autosave makes the page; a click on “Publish” before its answer is there, or a second click,
sends the same form to the same address. The form carries a number of its own, and the page that it
makes has a translation key that follows from it: the database has one page of a key in a language.
"""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from core.cms.saving import hold
from core.forms.page_forms import FORM_NUMBER
from publishing.models import DeletedSource

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: The space of our keys (RFC 9562, version 5). Other pages have random keys, of version 4.
SPACE = uuid.UUID("3f1d7a52-2a6c-5c0e-9b39-6f4b1f0d8a11")


def key_of(view: Any, request: HttpRequest) -> uuid.UUID | None:
    """Return the key of the page that this form makes; None for a form without a number.

    It follows from who sends it and from the place too: nobody can name the key of another's page.
    """
    try:
        number = uuid.UUID(request.POST.get(FORM_NUMBER, ""))
    except ValueError:
        return None
    place = f"{request.user.pk} {view.page_class._meta.label} {view.parent_page.pk}"
    return uuid.uuid5(SPACE, f"{place} {number}")


def one_page_a_form(post: Callable[..., Any]) -> Callable[..., Any]:
    """Make the page of a form once; what comes after that changes it."""

    @functools.wraps(post)
    def wrapped(view: Any, request: HttpRequest) -> Any:
        key = key_of(view, request)
        with transaction.atomic():
            # Two pages below one parent, too, are made one after the other: each gets its place.
            hold(view.parent_page.pk)
            view.parent_page.refresh_from_db(fields=["numchild"])
            if key is None or DeletedSource.objects.filter(translation_key=key).exists():
                return post(view, request)
            made = Page.objects.filter(translation_key=key, locale=view.page.locale).first()
            if made is None:
                view.page.translation_key = key
                return post(view, request)
            if view.expects_json_response:
                # What a click sent is newer than an autosave that comes after it.
                return view.json_error_response(
                    "invalid_revision", _("This page was saved already. Save it to go on.")
                )
            response: HttpResponse = EditOfNewForm.as_view()(request, made.pk)
            return response

    return wrapped


class EditOfNewForm(EditView):
    """Takes the form of a new page for the page that it has made before."""

    #: Whether rows were taken away: then the form, without any, is a change.
    is_emptied = False

    def get_object(self) -> Any:
        """Return the page without its rows: those of this form take their place."""
        page = super().get_object()
        for relation in get_all_child_relations(type(page)):
            manager = getattr(page, relation.get_accessor_name())
            self.is_emptied = self.is_emptied or manager.exists()
            manager.set([])
        return page
