"""Send the messages to webhooks whose time has come."""

from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand

from integrations.webhooks.sending import send_due
from publishing.counted import counted

#: Everything that serves or publishes goes before.
NICE = 5


class Command(BaseCommand):
    """The resident publisher starts it by itself; without one a timer does."""

    help = "Sends the messages to webhooks whose time has come, once each."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Send them. What does not arrive is no error of this command: it is sent again later."""
        os.nice(NICE)
        arrived, failed = send_due()
        if arrived or failed:
            self.stdout.write(f"{counted(arrived, 'message')} arrived, {failed} did not")
