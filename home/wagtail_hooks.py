"""What this product changes in Wagtail's own views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import wagtail.admin.forms.workflows
import wagtail.admin.views.account
import wagtail.admin.views.collections
import wagtail.admin.views.pages.create
import wagtail.admin.views.pages.edit
import wagtail.admin.views.pages.workflow
import wagtail.contrib.settings.views
import wagtail.sites.views
import wagtail.users.forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html_join, json_script
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Locale, Page, Site

from core.border.acting import Acting
from core.border.files import OwnCollectionForm, foreign_collection
from core.cms.approving import (
    approve_first,
    approve_what_was_sent,
    perform_workflow_action,
)
from core.cms.creating import one_page_a_form
from core.cms.dashboard.own_work import ChangesPanel, DraftsPanel, arrange
from core.cms.dashboard.shortcuts import ShortcutsPanel
from core.cms.page_checks import own_checks
from core.cms.pages import choosing, moving
from core.cms.pages.new_here import new_here
from core.cms.pages.planning import ScheduledOrNow, shortcuts
from core.cms.saving import (
    honest_confirmation,
    no_version_without_change,
    one_at_a_time,
    publish_once,
)
from core.cms.settings_at_once import settings_one_at_a_time
from core.cms.site_form import SiteForm
from core.cms.todo import menu_item, show_panel, urls
from core.forms.chosen_rows import translations_of
from core.forms.page_rules import check_place
from core.media.file_names import PART
from home.cms import manual
from home.cms.alert import new_alert
from home.cms.from_site import edit_by_address
from home.cms.news import where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

# Wagtail has no setting for this form, and it makes its views anew from the module's name.
wagtail.sites.views.SiteForm = SiteForm
# Its list names columns by the English names of fields.
for _column in wagtail.sites.views.IndexView.columns:
    if _column.name in ("port", "site_name", "root_page"):
        _column.label = capfirst(Site._meta.get_field(_column.name).verbose_name)
for _view in (wagtail.admin.views.collections.Create, wagtail.admin.views.collections.Edit):
    _view.form_class = OwnCollectionForm

# Its forms of workflows and groups name a field by the English name of that, and a model has no other name.
for _form in (
    wagtail.admin.forms.workflows.WorkflowPageForm,
    wagtail.users.forms.PagePermissionsForm,
):
    _form.base_fields["page"].label = gettext_lazy("Page")
Locale._meta.verbose_name = gettext_lazy("locale")
Locale._meta.verbose_name_plural = gettext_lazy("locales")

# Nor has it hooks for how its page editor saves.
_editor = wagtail.admin.views.pages.edit.EditView
_editor.dispatch = one_at_a_time(_editor.dispatch)
_editor.form_valid = no_version_without_change(_editor.form_valid)
_editor.add_save_confirmation_message = honest_confirmation(_editor.add_save_confirmation_message)
_editor.publish_action = publish_once(_editor.publish_action)
_editor.perform_workflow_action = perform_workflow_action
_editor.get_translations = translations_of
_new = wagtail.admin.views.pages.create.CreateView
_new.post = one_page_a_form(_new.post)
_approval = wagtail.admin.views.pages.workflow.WorkflowActionView
_approval.post = approve_what_was_sent(_approval.post)
_settings = wagtail.contrib.settings.views.EditView
_settings.dispatch = settings_one_at_a_time(_settings.dispatch)

# A plan is no lock for who may publish: “now” and another moment take its place.
ScheduledOrNow.install()
choosing.install()
moving.install()

# No screen shows a portrait of a user, and no address serves it: it would only be kept.
wagtail.admin.views.account.AvatarSettingsPanel.is_active = lambda _panel: False

# In the place of “Null characters are not allowed.”
ProhibitNullCharactersValidator.message = gettext_lazy(
    "There is a character in this text that nobody sees (NUL). Type the text again."
)


def check_moved_page(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Return why a page cannot stand there, before it is moved."""
    try:
        check_place(page, destination)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_pages:move", page.pk)
    return None


def check_moved_pages(
    request: HttpRequest, action_type: str, pages: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Return why pages cannot stand there, before any of them is moved."""
    if action_type != "move" or action.cleaned_form is None:
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    found = []
    for page in pages:
        try:
            check_place(page, destination)
        except ValidationError as error:
            found += error.messages
    if not found:
        return None
    messages.error(request, " ".join(found))
    response: HttpResponse = redirect(action.next_url)
    return response


def check_files(
    request: HttpRequest, action_type: str, files: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Return why files cannot go into a collection, before any of them does."""
    if action_type != "add_to_collection":
        return None
    words = foreign_collection(files, action.cleaned_form.cleaned_data["collection"])
    if not words:
        return None
    messages.error(request, words)
    response: HttpResponse = redirect(action.next_url)
    return response


def own_urls() -> list[URLPattern]:
    """Return the addresses of the forms behind the large buttons."""
    return [
        path("nieuw-nieuws/", where, name="new_news"),
        path("nieuwe-melding/", new_alert, name="new_alert"),
        path("nieuw-hier/", new_here, name="new_here"),
        path("handleiding/", manual.screen, name="manual"),
        path("wijzig", edit_by_address, name="edit_by_address"),
    ]


def own_pages(pages: Any, request: HttpRequest) -> Any:
    """Offer the pages of the municipalities that somebody works for; all to an administrator."""
    return Acting(request.user).narrow(pages)


def own_help(request: HttpRequest, items: list[Any]) -> None:
    """Leave out what leads to English pages about Wagtail; the guide for editors is ours."""
    items[:] = [each for each in items if not each.name.startswith(("whats-new", "editor-guide"))]


def dashboard(request: HttpRequest, panels: list[Any]) -> None:
    """Put the large buttons and one's own work on the dashboard, in the order of what waits first."""
    own = [each(request.user) for each in (ShortcutsPanel, DraftsPanel, ChangesPanel)]
    panels[:] = arrange([*panels, *own])


def no_summary(request: HttpRequest, items: list[Any]) -> None:
    """Leave out how many pages and files there are: nobody comes for that."""
    items.clear()


def cms_css() -> SafeString:
    """Add our own few rules to the look of the CMS."""
    sheets = (
        (static(f"css/{name}.css"),)
        for name in ("cms", "cms-choosing", "cms-dates", "cms-desk", "cms-hours")
    )
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


def date_words() -> SafeString:
    """Hand the words of the calendar to its script; add that of buttons that fill in a date."""
    words = {
        "choose": _("Choose a date"),
        "monthBack": _("Previous month"),
        "monthOn": _("Next month"),
        "yearBack": _("Previous year"),
        "yearOn": _("Next year"),
        "time": _("Time"),
        "keys": _("Arrow keys: another day. Enter: choose. Esc: close."),
    }
    scripts = format_html_join(
        "",
        '<script src="{}" defer></script>',
        (
            (static(f"js/{name}.js"),)
            for name in (
                "cms-fill",
                "cms-focus",
                "cms-names",
                "cms-new-here",
                "cms-picture",
                "cms-unsaved",
            )
        ),
    )
    names = json_script({"part": PART.pattern}, "wijk-file-names")
    moments = json_script(shortcuts(), "wijk-moments")
    return scripts + json_script(words, "wijk-date-words") + names + moments


hooks.register("register_admin_menu_item", menu_item)
hooks.register("register_admin_urls", urls)
hooks.register("register_admin_urls", own_urls)
hooks.register("construct_page_action_menu", approve_first)
hooks.register("construct_homepage_panels", show_panel)
hooks.register("construct_homepage_panels", dashboard, order=1000)
hooks.register("construct_homepage_summary_items", no_summary, order=1000)
hooks.register("before_move_page", check_moved_page)
hooks.register("before_bulk_action", check_moved_pages)
hooks.register("before_bulk_action", check_files)
hooks.register("construct_page_chooser_queryset", own_pages)
hooks.register("construct_help_menu", own_help)
hooks.register("register_help_menu_item", manual.menu_item)
hooks.register("register_help_menu_item", manual.address_item)
hooks.register("construct_wagtail_userbar", own_checks)
hooks.register("insert_global_admin_css", cms_css)
hooks.register("insert_global_admin_js", date_words)
