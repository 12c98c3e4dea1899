"""Puts the audit into place when Django starts."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from core.audit import roles, signs
from core.audit.kinds import ACCOUNT, EXPORTED, FAILED, GIVEN, SIGNED_IN, SIGNED_OUT, TAKEN
from core.audit.lines import LOGS, complete, tell

#: What the data of a line calls otherwise than people do: ways to sign in, and who stands above the roles.
NAMES = {
    "password": gettext_lazy("password"),
    "mfa": gettext_lazy("second step"),
    "totp": gettext_lazy("code from an app"),
    "webauthn": gettext_lazy("passkey"),
    "recovery_codes": gettext_lazy("recovery code"),
    "*administrator": gettext_lazy("administrator of the install"),
    "*active": gettext_lazy("access to the CMS"),
}


class _Told(LogFormatter):
    """A line with one word of its data."""

    def __init__(self, label: Any, words: Any, key: str) -> None:
        self.label, self.words, self.key = label, words, key

    def format_message(self, log_entry: Any) -> str:
        """Return what was done."""
        said = str(log_entry.data.get(self.key, "")).split(", ")
        return str(self.words) % {"what": ", ".join(str(NAMES.get(each, each)) for each in said)}


def actions(registry: Any) -> None:
    """Name the actions in Wagtail's log."""
    for action, label, words, key in (
        (SIGNED_IN, gettext_lazy("Signed in"), gettext_lazy("Signed in (%(what)s)"), "how"),
        (SIGNED_OUT, gettext_lazy("Signed out"), gettext_lazy("Signed out"), ""),
        (
            FAILED,
            gettext_lazy("Signing in failed"),
            gettext_lazy("Signing in failed (%(what)s)"),
            "how",
        ),
        (GIVEN, gettext_lazy("Role given"), gettext_lazy("Role given: %(what)s"), "role"),
        (TAKEN, gettext_lazy("Role taken away"), gettext_lazy("Role taken away: %(what)s"), "role"),
        (
            ACCOUNT,
            gettext_lazy("Signing in changed"),
            gettext_lazy("Signing in changed (%(what)s)"),
            "what",
        ),
        (EXPORTED, gettext_lazy("Exported"), gettext_lazy("Exported: %(what)s"), "path"),
    ):
        registry.formatters[action] = _Told(label, words, key)
        registry.choices.append((action, label))


def urls() -> list[URLPattern]:
    """Return the addresses of the report."""
    from core.audit.report import AuditView

    return [
        path("logboek/", AuditView.as_view(), name="audit"),
        path("logboek/results/", AuditView.as_view(results_only=True), name="audit_results"),
    ]


def install() -> None:
    """Listen, and put the report into the menu."""
    from core.audit.menu import menu_item

    for model in LOGS:
        pre_save.connect(complete, sender=model, dispatch_uid=f"core.audit.{model.__name__}")
        post_save.connect(tell, sender=model, dispatch_uid=f"core.audit.{model.__name__}")
    signs.connect()
    roles.connect()
    hooks.register("register_log_actions", actions)
    hooks.register("register_admin_urls", urls)
    hooks.register("register_reports_menu_item", menu_item)
