"""The hubs of a municipality, for commands and for the CMS."""

from __future__ import annotations

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from wagtail.models import Site

from contacts.models import HubPage
from core.languages import SOURCE_LANGUAGE


def hubs_of(site: Site) -> list[HubPage]:
    """Return the Dutch pages of all hubs of a site, district by district: facts are on those."""
    return list(
        HubPage.objects.descendant_of(site.root_page)
        .filter(locale__language_code=SOURCE_LANGUAGE)
        .order_by("path")
    )


def site_named(hostname: str) -> Site:
    """Return a site by its hostname. Raises CommandError with the names that there are."""
    found = Site.objects.filter(hostname=hostname).first()
    if found is None:
        names = ", ".join(Site.objects.values_list("hostname", flat=True))
        raise CommandError(
            _("no site %(host)s; there are: %(names)s") % {"host": hostname, "names": names}
        )
    return found
