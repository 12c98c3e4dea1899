"""Saving settings in the CMS: two first saves of one site's settings at the same moment.

There is one row a site, and one text a language below it. Who comes second would meet the rule of the
database and get an error of the server.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

View = Callable[..., Any]


def settings_one_at_a_time(dispatch: View) -> View:
    """Let two requests that save settings of a site follow each other: the second sees the first.

    What the first put in with the same key is told to the second, which keeps what was typed.
    """

    @functools.wraps(dispatch)
    def wrapped(view: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or view.site is None:
            shown: HttpResponse = dispatch(view, request, *args, **kwargs)
            return shown
        try:
            with transaction.atomic():
                Site.objects.select_for_update().filter(pk=view.site.pk).order_by().first()
                view.object = view.get_object()
                answer: HttpResponse = dispatch(view, request, *args, **kwargs)
                return answer
        except IntegrityError:
            return _saved_meanwhile(view)

    return wrapped


def _saved_meanwhile(view: Any) -> HttpResponse:
    """Show the form as it was sent, with a reason."""
    view.object = view.get_object()
    form = view.get_form()
    form.add_error(
        None,
        _(
            "Somebody else saved these settings just before you, with a text or word that is in yours "
            "too. Yours are not saved. Open this screen in a second tab and put your changes in there."
        ),
    )
    view.produced_error_message = view.get_error_message()
    answer: HttpResponse = view.form_invalid(form)
    return answer
