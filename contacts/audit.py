"""What of this app the audit shows."""

from __future__ import annotations

from contacts.confirmations import live_facts
from contacts.erasure import removal
from contacts.hours import live
from core.audit.kinds import add

#: The action of `contacts.cms.people.successor`, which is imported with the screens.
SUCCESSOR = "contacts.successor"

add("erase", removal.LOG_ACTION)
add("publish", live.LOG_ACTION, live_facts.LOG_ACTION, SUCCESSOR)
