"""What would be taken back, and which kinds of changes never can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Undo:
    """What would be taken back.

    title    what was changed
    words    what taking it back does
    done     what is said of it afterwards
    problem  why that cannot be done from here; "" when it can
    take_back  does it; may raise ValidationError
    page     the page of which it is a change; None for another thing
    """

    title: str
    words: str = ""
    done: str = ""
    problem: str = ""
    take_back: Callable[[], None] | None = None
    page: Any = None


#: What cannot be taken back, of whatever it was done to: in words why.
NEVER: dict[str, Any] = {
    "wagtail.delete": gettext_lazy(
        "What is deleted is not kept, so it cannot come back. Make it anew. Next time take it offline: that can be "
        "undone."
    ),
    "wagtail.copy_for_translation": gettext_lazy(
        "This put nothing online, so there is nothing to undo."
    ),
    "wagtail.create_alias": gettext_lazy("Take the page offline to undo this."),
    "wagtail.convert_alias": gettext_lazy("This changed nothing that is online."),
    "wagtail_localize.convert_to_alias": gettext_lazy("This changed nothing that is online."),
    "publishing.rollback": gettext_lazy(
        "An earlier version of the whole website came back. The administrator of the install undoes that."
    ),
    "wagtail.view_restriction.create": gettext_lazy("Choose at the page who may see it."),
    "wagtail.view_restriction.edit": gettext_lazy("Choose at the page who may see it."),
    "wagtail.view_restriction.delete": gettext_lazy("Choose at the page who may see it."),
}


def never(action: str, words: Any) -> None:
    """Register an action that cannot be taken back, and why."""
    NEVER[action] = words


def why_never(cause: dict[str, Any]) -> str:
    """Return why a change can never be taken back; "" when it may be possible."""
    if cause.get("action") == "wagtail.delete" and not cause.get("page"):
        # A setting or a redirect is kept in the line of the log; a file is not.
        return ""
    return str(NEVER.get(cause.get("action", ""), ""))
