"""Lines of the audit about what is connected: keys that are made, revoked and refused, webhooks that come and go."""

from __future__ import annotations

from typing import Any

from django.core.cache import caches
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from core.audit import kinds, lines
from core.audit.origin import address_of

MADE = "integrations.token_made"
REVOKED = "integrations.token_revoked"
REFUSED = "integrations.token_refused"
HOOK_MADE = "integrations.webhook_made"
HOOK_REMOVED = "integrations.webhook_removed"
#: Seconds in which the same refusal is written once: who tries on and on fills no table.
ONCE_IN = 60


class _Words(LogFormatter):
    """A line with the name of the key."""

    def __init__(self, label: Any, words: Any) -> None:
        self.label, self.words = label, words

    def format_message(self, log_entry: Any) -> str:
        """Return what was done."""
        return str(self.words) % {"name": log_entry.label, "why": log_entry.data.get("why", "")}


WORDS = (
    (MADE, _("Key made"), _("Key of the API made: %(name)s")),
    (REVOKED, _("Key revoked"), _("Key of the API revoked: %(name)s")),
    (REFUSED, _("Key refused"), _("Key of the API refused (%(why)s): %(name)s")),
    (HOOK_MADE, _("Webhook added"), _("Webhook added: %(name)s")),
    (HOOK_REMOVED, _("Webhook removed"), _("Webhook removed: %(name)s")),
)


def actions(registry: Any) -> None:
    """Name the actions in Wagtail's log."""
    for action, label, words in WORDS:
        registry.formatters[action] = _Words(label, words)
        registry.choices.append((action, label))


def install() -> None:
    """Let the audit show what happens to keys."""
    kinds.add("token", MADE, REVOKED, REFUSED, HOOK_MADE, HOOK_REMOVED)
    hooks.register("register_log_actions", actions)


def made(token: Any, user: Any) -> None:
    """Write that a key was made, what it may and until when."""
    more = {"drafts": token.drafts, "ends_on": token.ends_on.isoformat()}
    lines.write(MADE, token, user=user, **more)


def revoked(token: Any, user: Any) -> None:
    """Write that a key was revoked."""
    lines.write(REVOKED, token, user=user)


def refused(request: Any, token: Any | None, why: str) -> None:
    """Write that a key was refused: of whose it is, or of the install when nobody knows it."""
    known = f"{token.pk if token else ''} {address_of(request)} {why}"
    if caches["attempts"].add(f"token refused {known}".replace(" ", "-")[:200], 1, ONCE_IN):
        label = str(token) if token else "?"
        lines.write(REFUSED, token, label=label, result=lines.REFUSED, why=why)


def webhook(action: str, hook: Any, user: Any) -> None:
    """Write that a webhook was added or removed, and to where it leads."""
    lines.write(action, hook, user=user, url=hook.url)
