"""Look whether links to other websites still work."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from wagtail.models import Site

from core.cms.link_checker import Answer, check, links_of
from core.models import OutsideLink
from publishing.counted import counted
from publishing.one_by_one import OneByOne
from publishing.store.releases import ReleaseStore


class Command(BaseCommand):
    """Asks every address once; editors see what is broken on the screen “To do”."""

    help = "Looks whether the links to other websites on the public pages still work."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the site."""
        parser.add_argument("--site", default="", metavar="HOSTNAME", help="only this site")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, and store what was answered."""
        sites = Site.objects.order_by("hostname")
        outcome = OneByOne()
        for site in sites.filter(hostname=options["site"]) if options["site"] else sites:
            with outcome.site(site.hostname):
                self._check(site)
        if outcome.failed:
            raise CommandError(outcome.failures())

    def _check(self, site: Site) -> None:
        links = links_of(ReleaseStore(settings.RELEASES_DIR, site.pk))
        answers = check(links)
        broken = sum(store(site, address, links[address], answers[address]) for address in links)
        OutsideLink.objects.filter(site=site).exclude(address__in=list(links)).delete()
        self.stdout.write(
            f"{site.hostname}: {counted(len(links), 'link')}, {counted(broken, 'does', 'do')} not work"
        )


def store(site: Site, address: str, pages: list[int], answer: Answer) -> bool:
    """Keep an answer, and since when it is wrong; tell whether it is."""
    now = timezone.now()
    link = OutsideLink.objects.filter(site=site, address=address).first()
    link = link or OutsideLink(site=site, address=address)
    link.pages, link.status, link.problem, link.checked_at = (
        pages,
        answer.status,
        answer.problem,
        now,
    )
    link.failing_since = (link.failing_since or now) if answer.problem else None
    link.save()
    return bool(answer.problem)
