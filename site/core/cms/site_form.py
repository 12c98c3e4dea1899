"""The form of a Wagtail site: its host name becomes an address and is shown as one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Site
from wagtail.sites.forms import SiteForm as WagtailSiteForm

from publishing.content.visibility import HostnameError, checked_hostname


class SiteForm(WagtailSiteForm):
    """Refuses what is no host name, and a host name that another site has."""

    def clean_hostname(self) -> str:
        """Check the host name (RFC 1123)."""
        value = str(self.cleaned_data["hostname"])
        try:
            checked_hostname(value)
        except HostnameError:
            raise ValidationError(
                _(
                    "“%(value)s” is not a host name. Allowed are small letters, digits, hyphens "
                    "and dots between them, for example wijken.gemeente.nl."
                ),
                params={"value": value[:100]},
            ) from None
        # Wagtail allows one name with two ports; files are served by name alone.
        other = Site.objects.filter(hostname=value).exclude(pk=self.instance.pk).first()
        if other is not None:
            raise ValidationError(
                _("“%(value)s” is the host name of another site already: %(other)s."),
                params={"value": value, "other": other},
            )
        return value


@receiver(pre_save, sender=Site)
def check_hostname(sender: type[Site], *, instance: Site, **kwargs: Any) -> None:
    """Hold code that saves a site to the rule. Raises HostnameError."""
    checked_hostname(instance.hostname)
