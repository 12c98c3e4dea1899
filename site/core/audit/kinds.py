"""The kinds of things that the audit shows, and the actions of the log that are of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """What is asked of the audit: one name for actions that are alike.

    models   everything that was done to these: app and name of the model
    """

    name: str
    label: Any
    actions: set[str] = field(default_factory=set)
    models: tuple[tuple[str, str], ...] = ()

    def lines(self) -> Q:
        """Return which lines of a log are of this kind."""
        found = Q(action__in=self.actions)
        for app, model in self.models:
            found |= Q(content_type__app_label=app, content_type__model=model)
        return found


SIGNED_IN, SIGNED_OUT = "core.signed_in", "core.signed_out"
FAILED = "core.sign_in_failed"
GIVEN, TAKEN = "core.role_given", "core.role_taken"
ACCOUNT = "core.account_changed"
EXPORTED = "core.exported"

_KINDS = [
    Kind("sign_in", _("Signed in or out"), {SIGNED_IN, SIGNED_OUT}),
    Kind("failure", _("Signing in failed"), {FAILED}),
    Kind("role", _("Role given or taken away"), {GIVEN, TAKEN}, (("auth", "group"),)),
    Kind("account", _("Password or second factor changed"), {ACCOUNT}),
    # Settings are online as soon as they are stored.
    Kind(
        "publish",
        _("Put online"),
        {"wagtail.publish", "wagtail.publish.scheduled"},
        (("core", "municipalitysettings"),),
    ),
    Kind(
        "unpublish",
        _("Taken offline"),
        {"wagtail.unpublish", "wagtail.unpublish.scheduled", "wagtail.delete"},
    ),
    Kind("erase", _("Person taken out")),
    Kind("export", _("Exported"), {EXPORTED}),
    Kind("token", _("Key or webhook made, revoked or refused")),
    Kind("rollback", _("Went back to before"), {"wagtail.revert", "publishing.rollback"}),
]
KINDS = {kind.name: kind for kind in _KINDS}


def add(kind: str, *actions: str) -> None:
    """Let actions of an app be of a kind."""
    KINDS[kind].actions.update(actions)


def kind_of(line: Any) -> Kind | None:
    """Return the kind of a line of the log; None for what the audit does not show."""
    about = line.content_type
    model = (about.app_label, about.model) if about is not None else None
    for kind in _KINDS:
        if line.action in kind.actions or model in kind.models:
            return kind
    return None
