"""The screens of wagtail-localize around its editor, limited to the languages and the municipality of the user."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.components import TranslationComponentManager
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.snippets_api import SnippetViewSet
from wagtail_localize.views.update_translations import UpdateTranslationsView

from core.forms.panels import source_page
from translations.cms.rights import desks_for
from translations.localize.door import refresh
from translations.localize.machines import MachineError, fill
from translations.localize.rights import desks_over, of_desks
from translations.localize.telling import enter_and_tell
from translations.release.waiting import is_waiting

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail_localize.models import Translation


class SubmitPageView(View):
    """“Translate this page”: our desk, which makes a page when there is something to put on it."""

    def dispatch(self, request: HttpRequest, *_args: Any, page_id: int, **kwargs: Any) -> Any:
        """Lead on to the page at the first desk of the user, or that of the language asked for."""
        page = get_object_or_404(Page, pk=page_id)
        source = source_page(page) or page
        desks = desks_over(request.user, source)
        if not desks:
            raise PermissionDenied
        wanted = request.GET.get("select_locale", "")
        desk = next((each for each in desks if each.language == wanted), desks[0])
        args = [desk.site.pk, desk.language]
        if not source.live and not is_waiting(source):
            messages.error(request, _("The Dutch page is not online."))
            return redirect("translations:desk", *args)
        return redirect("translations:edit", *args, source.pk)


class NoSnippetView(View):
    """Nothing but pages has words that are translated here."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Raise Http404."""
        raise Http404


class NoSnippets(SnippetViewSet):
    """Lists no snippets: upstream's asks nobody for a right."""

    def get_queryset(self) -> Any:
        """Raise Http404."""
        raise Http404


class SyncForm(forms.Form):
    """Whether what is complete goes online, and whether a machine translates the rest."""

    publish_translations = forms.BooleanField(
        label=gettext_lazy("Publish what is complete"),
        help_text=gettext_lazy(
            "A translation with a text that is missing or old stays a draft: Dutch never goes online "
            "in its place."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if get_machine_translator() is not None:
            self.fields["use_machine_translation"] = forms.BooleanField(
                label=gettext_lazy("Let a machine translate what is missing"), required=False
            )


class SyncView(UpdateTranslationsView):
    """“Sync translated pages”, for who has a desk over the page: drafts in the languages of their own."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the page, and refuse who has no desk over it."""
        self.object = self.get_object()
        try:
            self.page = self.object.get_source_instance()
        except ObjectDoesNotExist as error:
            raise Http404 from error
        if not isinstance(self.page, Page) or not desks_over(request.user, self.page):
            raise PermissionDenied
        self.components = TranslationComponentManager.from_request(
            request, source_object_instance=self.object
        )
        return View.dispatch(self, request, *args, **kwargs)

    @functools.cached_property
    def mine(self) -> list[Translation]:
        """The languages that the user translates this page into, and that have a page."""
        records = self.object.translations.select_related("target_locale", "source")
        return list(of_desks(records, self.request.user).order_by("target_locale__language_code"))

    def get_form(self) -> SyncForm:
        """Return the form, with what was sent."""
        return SyncForm(self.request.POST if self.request.method == "POST" else None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the screen shows: the languages of one's own."""
        context: dict[str, Any] = TemplateView.get_context_data(self, **kwargs)
        back = self.get_success_url() or self.get_default_success_url()
        return context | {
            "translations": [
                {
                    "title": page.title,
                    "locale": each.target_locale,
                    "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                }
                for each in self.mine
                for page in [each.get_target_instance()]
            ],
            "last_sync_date": self.object.last_updated_at,
            "form": self.get_form(),
            "next_url": self.get_success_url(),
            "back_url": back,
            "components": self.components,
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Bring the Dutch text up to date, and let in what is translated."""
        back = redirect(self.get_success_url() or self.get_default_success_url())
        try:
            refresh(self.object)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return back
        for each in self.mine:
            if form.cleaned_data.get("use_machine_translation"):
                try:
                    fill(each, self.request.user)
                except MachineError as error:
                    messages.error(self.request, str(error))
            enter_and_tell(self.request, each, publish=form.cleaned_data["publish_translations"])
        if not self.mine:
            messages.warning(self.request, _("There is no translation to write yet."))
        self.components.save(self.object, sources_and_translations={self.object: self.mine})
        return back


class ReportView(TranslationsReportView):
    """The report, of the languages and the municipality of who looks at it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse who has no desk."""
        if not desks_for(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> Any:
        """Return the records of one's own desks."""
        found = of_desks(super().get_queryset(), self.request.user)
        return found.order_by("source__object_repr", "target_locale__language_code", "pk")


def keep_as_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Stand in for “convert to alias”: an alias of a Dutch page would put Dutch online."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    messages.error(
        request,
        _(
            "A translated page is no copy of the Dutch one: it would show Dutch in another language."
        ),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
