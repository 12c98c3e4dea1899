"""What stands in the database, and who publishes it: migrations, administrators, sites, the publisher."""

from __future__ import annotations

import time
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import Error, connection
from django.utils import translation
from wagtail.models import Site

from core.signing_in.provider import ADMINISTRATOR
from publishing.runtime.migrations import lacking
from publishing.store.status import publish_state, resident_lives
from publishing.unfinished import lacks_of
from wijkwijzer.doctor.findings import Finding

#: Seconds that a publisher gets to start.
PUBLISHER_LIMIT = 30.0


def database() -> Iterator[Finding]:
    """Look whether the database answers, and whether its tables are those of this version."""
    try:
        connection.ensure_connection()
        plan = lacking()
    except Error as error:
        # The message of a driver may be several lines; the address in it has no password.
        yield Finding(
            "database", " ".join(str(error).split()), "DATABASE_URL; systemctl status postgresql"
        )
        return
    if plan:
        yield Finding(
            "migrations",
            f"{len(plan)} are to be made: {plan[0]} is the first",
            "manage.py migrate",
        )
        return
    yield from _administrators()
    yield from _roles()
    yield from _sites()


def _administrators() -> Iterator[Finding]:
    if not get_user_model().objects.filter(is_superuser=True, is_active=True).exists():
        yield Finding("users", "there is no administrator", "manage.py createsuperuser")


def _roles() -> Iterator[Finding]:
    """Look whether the roles that the provider of accounts brings are those of the CMS."""
    if settings.OIDC is None:
        return
    named = {name for names in settings.OIDC.roles.values() for name in names} - {ADMINISTRATOR}
    known = Group.objects.filter(name__in=named).values_list("name", flat=True)
    for name in sorted(named - set(known)):
        yield Finding(
            "roles",
            f"OIDC_ROLES names {name!r}, a group that is not there: it gives nothing",
            "OIDC_ROLES, with the names of CMS → Instellingen → Groepen",
        )


def _sites() -> Iterator[Finding]:
    sites = list(Site.objects.select_related("root_page").order_by("pk"))
    if not sites:
        yield Finding("sites", "there is no municipality", "manage.py start_municipality HOSTNAME")
    for site in sites:
        with translation.override("en"):
            lacks = " ".join(str(each.words) for each in lacks_of(site))
        if lacks:
            yield Finding(
                "sites",
                f"{site.hostname} is not finished: {lacks}",
                f"manage.py start_municipality {site.hostname}, or the CMS",
            )
            continue
        state = publish_state(site)
        if state.release is None:
            yield Finding("sites", f"{site.hostname} was never published", "manage.py publish")
        elif state.damaged:
            yield Finding(
                "sites",
                f"{site.hostname}: damaged releases: {', '.join(state.damaged)}",
                "manage.py build",
            )


def publisher() -> Iterator[Finding]:
    """Look whether the resident publisher runs: without it nothing is published on time.

    One that was started just now is waited for.
    """
    end = time.monotonic() + PUBLISHER_LIMIT
    while not resident_lives() and time.monotonic() < end:
        time.sleep(0.2)
    if not resident_lives():
        yield Finding(
            "publisher",
            f"no resident publisher works in {settings.RELEASES_DIR}",
            "systemctl start wijkwijzer-publish",
        )
