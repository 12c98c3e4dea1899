"""Which argument of which address names a row, so that no number leads over the border.

Wagtail looks most rows up by their number alone, and its own views differ in what they ask before they
show a title. So what an address names is looked up here first, once, for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.http import Http404
from django.urls import ResolverMatch

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Argument -> the model whose row it is the number of, at every address.
ARGUMENTS = {
    "page_id": "wagtailcore.Page",
    "parent_page_id": "wagtailcore.Page",
    "page_to_move_id": "wagtailcore.Page",
    "destination_id": "wagtailcore.Page",
    "page_pk": "wagtailcore.Page",
    "revision_id": "wagtailcore.Revision",
    "revision_id_a": "wagtailcore.Revision",
    "revision_id_b": "wagtailcore.Revision",
    "task_state_id": "wagtailcore.TaskState",
    "task_id": "wagtailcore.Task",
    "workflow_state_id": "wagtailcore.WorkflowState",
    "workflow_pk": "wagtailcore.Workflow",
    "collection_id": "wagtailcore.Collection",
    "image_id": "core.Picture",
    "document_id": "core.PublicDocument",
    "doc_id": "core.PublicDocument",
    "uploaded_file_id": "wagtailcore.UploadedFile",
    "redirect_id": "wagtailredirects.Redirect",
    "session_id": "wagtailadmin.EditingSession",
    "site_id": "wagtailcore.Site",
    "translation_source_id": "wagtail_localize.TranslationSource",
    "translation_id": "wagtail_localize.Translation",
    "string_segment_id": "wagtail_localize.StringSegment",
    "overridable_segment_id": "wagtail_localize.OverridableSegment",
    "api_token_id": "integrations.Token",
    "webhook_id": "integrations.Webhook",
    "delivery_id": "integrations.Delivery",
}
#: Name of an address, or the part before its colon -> the model that `pk` is the number of.
KEYS = {
    "wagtailadmin_pages": "wagtailcore.Page",
    "wagtailadmin_api:pages": "wagtailcore.Page",
    "wagtailadmin_api:images": "core.Picture",
    "wagtailadmin_api:documents": "core.PublicDocument",
    "wagtailadmin_collections": "wagtailcore.Collection",
    "wagtailadmin_workflows": "wagtailcore.Workflow",
    "wagtailadmin_workflows:edit_task": "wagtailcore.Task",
    "wagtailadmin_workflows:disable_task": "wagtailcore.Task",
    "wagtailadmin_workflows:enable_task": "wagtailcore.Task",
    "wagtailsettings": "wagtailcore.Site",
    "wagtailsites": "wagtailcore.Site",
    "wagtailusers_users": "core.User",
    "wagtailusers_groups": "auth.Group",
    "wagtaillocales": "wagtailcore.Locale",
    "wagtaildocs_chooser": "core.PublicDocument",
    "wagtailimages_chooser": "core.Picture",
    "publishing": "publishing.Publication",
    "hours": "contacts.HubPage",
    "checks": "wagtailcore.Page",
    "checks:decide": "contacts.Check",
    "people": "contacts.PersonPage",
    "translations": "wagtailcore.Page",
}
#: Addresses whose `pk` is of the model that they name.
OF_ANY_MODEL = frozenset({"wagtail_localize"})
#: Addresses whose rows are looked for among those of the own account alone.
OF_ONESELF = frozenset({"mfa_edit_webauthn", "mfa_remove_webauthn"})
#: Arguments that name no row.
WORDS = frozenset({
    "action", "action_name", "app_label", "app_name", "cause", "content_type_app_name",
    "content_type_model_name", "filter_spec", "item", "key", "language", "list_name", "mode", "model_name",
    "name", "path", "provider_id", "results_only", "token", "uidb36", "uidb64", "year",
})  # fmt: skip
#: What is done with all that was ticked in a list.
BULK = "wagtail_bulk_action"
#: Name of an address, or what it ends in -> the arguments behind its question mark that name rows.
ASKED = {
    BULK: ("id", "childOf"),
    "wagtailadmin_choose_page_chosen_multiple": ("id",),
    "wagtaildocs_chooser:chosen_multiple": ("id",),
    "wagtailimages_chooser:chosen_multiple": ("id",),
}
NUMBER = re.compile(r"[0-9]{1,18}")
#: Lists without a border that only who arranges the install has a use for.
OF_INSTALL = frozenset({
    "wagtailadmin_workflows:task_chooser", "wagtailadmin_workflows:task_chooser_create",
    "wagtailadmin_workflows:task_chooser_results", "wagtailadmin_workflows:task_chosen",
})  # fmt: skip
PAGE_CHOOSER = "wagtailadmin_choose_page_chosen_multiple"


class RefusedChoiceError(Http404):
    """A choice that was made in a list is of another municipality."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class UnknownArgumentError(LookupError):
    """An argument of an address that this table does not know: whoever adds it decides."""


def model_of(match: ResolverMatch, argument: str) -> type[Any] | None:
    """Return the model that an argument is the number of; None when it names no row.

    Raises UnknownArgumentError.
    """
    name, space = match.view_name, match.view_name.rpartition(":")[0]
    if argument in WORDS or name in OF_ONESELF:
        return None
    if argument == "object_id" or (argument == "pk" and space in OF_ANY_MODEL):
        return _in_address(match)
    label = ARGUMENTS.get(argument)
    if argument == "pk":
        label = KEYS.get(name) or KEYS.get(space)
    if label is None:
        raise UnknownArgumentError(f"{name}: {argument}")
    return apps.get_model(label)


def named(request: HttpRequest, match: ResolverMatch) -> Iterator[tuple[type[Any], str]]:
    """Return model and number of each row that an address names."""
    for argument, value in match.kwargs.items():
        model = model_of(match, argument)
        if model is not None:
            yield model, str(value)
    for argument in ASKED.get(match.view_name, ()):
        for value in request.GET.getlist(argument):
            yield _asked(match, argument), value


def _asked(match: ResolverMatch, argument: str) -> type[Any]:
    if match.view_name == PAGE_CHOOSER or argument == "childOf":
        return apps.get_model("wagtailcore.Page")
    if "model_name" in match.kwargs:
        return _in_address(match)
    return apps.get_model(KEYS[match.view_name.rpartition(":")[0]])


def _in_address(match: ResolverMatch) -> type[Any]:
    model: type[Any] = apps.get_model(match.kwargs["app_label"], match.kwargs["model_name"])
    if model._meta.swapped:
        raise LookupError(f"{model._meta.label} has no rows: another model is in its place")
    return model


def number_of(value: str) -> int | None:
    """Return the number that Django would read: with spaces, a sign, digits of any script."""
    try:
        return int(value)
    except ValueError:
        return None


def check(acting: Any, request: HttpRequest, match: ResolverMatch) -> None:
    """Refuse an address that names a row of another municipality, or a list of the whole install.

    Raises Http404, as for a row that is not there; RefusedChoiceError where it was ticked in a list.
    """
    if acting.everything:
        return
    if match.view_name in OF_INSTALL:
        raise Http404
    try:
        found = list(named(request, match))
    except LookupError:
        # Nobody said yet what this address names: better nothing than something of others.
        raise Http404 from None
    for model, value in found:
        number = number_of(value)
        if number is None:
            # “live”, “latest”, “all”: of the row that the address names beside it.
            continue
        row = model._base_manager.filter(pk=number).first()
        if row is not None and not acting.may_see(row):
            raise RefusedChoiceError(value) if match.view_name == BULK else Http404
