"""When a page goes online: “publish now” does it now, “plan” on its moment, whatever was planned before."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import draft_state

from core.forms.spans import as_typed

#: What the two buttons send as `action-publish`. Anything else does what the moment in the form says.
NOW, PLAN = "now", "plan"
EVENING, MORNING = time(18), time(9)
#: The words of the buttons, which stand in templates of Wagtail's.
WORDS = (
    gettext_noop("Publish now"),
    gettext_noop("Plan"),
    gettext_noop("“Plan” puts the page online on this moment by itself"),
)


def shortcuts() -> list[tuple[str, str]]:
    """Return the moments that are chosen most, with what a form takes for them."""
    now = timezone.localtime()
    today, tomorrow = now.date(), now.date() + timedelta(days=1)
    found = [] if now.time() >= EVENING else [(_("tonight 18:00"), _typed(today, EVENING))]
    found.append((_("tomorrow 9:00"), _typed(tomorrow, MORNING)))
    monday = today + timedelta(days=7 - today.weekday())
    if monday != tomorrow:
        found.append((_("Monday 9:00"), _typed(monday, MORNING)))
    return found


def _typed(day: Any, clock: time) -> str:
    return as_typed(timezone.make_aware(datetime.combine(day, clock)))


def without_moment(data: Any) -> Any:
    """Return what a form was sent, without a moment to go online when it is to be so now."""
    if data is None or data.get("action-publish") != NOW or not data.get("go_live_at"):
        return data
    changed = data.copy()
    changed["go_live_at"] = ""
    return changed


def check_plan(form: Any) -> None:
    """Ask for the moment of a plan. Call it in `clean`."""
    planned = form.data.get("action-publish") == PLAN and "go_live_at" in form.fields
    if planned and not form.has_error("go_live_at") and not form.cleaned_data.get("go_live_at"):
        form.add_error("go_live_at", _("Fill in when the page goes online."))


class ScheduledOrNow(ScheduledForPublishLock):
    """Locks a planned page for who may not publish it; tells the others what is planned."""

    def for_user(self, user: Any) -> bool:
        """Return whether `user` may not change it until then."""
        return not self.object.permissions_for_user(user).can_publish()

    def get_message(self, user: Any) -> Any:
        """Return what is planned, and what publishing does to it."""
        if self.for_user(user):
            return super().get_message(user)
        moment = self.object.scheduled_revision.approved_go_live_at
        return _(
            "This page goes online on %(moment)s. “Publish now” does not wait for that; another "
            "moment takes its place."
        ) % {"moment": as_typed(moment)}

    @classmethod
    def install(cls) -> None:
        """Take the place of Wagtail's lock."""
        draft_state.ScheduledForPublishLock = cls
