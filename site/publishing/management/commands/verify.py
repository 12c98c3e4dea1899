"""Compare what is served with what a full build gives."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.models import Site

from publishing.verification import differences


class Command(BaseCommand):
    """Builds all sites in memory and compares them with their current releases."""

    help = "Compares the current release of every site with a full build; changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every difference. Exit status 1 when there is one."""
        count = 0
        for site in Site.objects.order_by("pk"):
            lines = differences(site, timezone.now())
            count += len(lines)
            self.stdout.write(f"{site.hostname}: {len(lines) or 'no'} differences")
            for line in lines:
                self.stdout.write(f"  {line}")
        if count:
            raise CommandError(f"{count} differences")
