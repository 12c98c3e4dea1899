"""What a municipality decides about its data: after how long a check is old, and the licence."""

from __future__ import annotations

from copy import copy
from typing import Any, Self

from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Site

from publishing.cms.asked_once import is_remembering, once_a_request


def _months(label: Any, default: int) -> models.PositiveSmallIntegerField[int | None, int | None]:
    return models.PositiveSmallIntegerField(
        label,
        null=True,
        blank=True,
        default=default,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("In months, 1 to 60. Empty: never."),
    )


class OwnRules(BaseSiteSetting):
    """After how many months a page is checked again, by its type, and what others may do with data."""

    @classmethod
    def for_site(cls, site: Site | None) -> Self:
        """Return the settings of `site`, with the defaults and not stored while nobody saved them.

        Wagtail's own method stores a row, also when somebody only looks. Raises DoesNotExist for
        no site.
        """
        if site is None:
            raise cls.DoesNotExist("there are no settings without a site")
        return cls.stored_of(site.pk) or cls(site=site)

    @classmethod
    def stored_of(cls, site_id: int) -> Self | None:
        """Return what somebody saved for a site; on a screen that shows, all sites are read at once."""
        if is_remembering():
            found = _all_stored(cls._meta.label).get(site_id)
            return None if found is None else copy(found)
        stored: Self | None = cls.base_queryset().filter(site=site_id).first()
        return stored

    class Licence(models.TextChoices):
        """The open licences of the Dutch government's policy on open data, as SPDX names them."""

        CC0 = "CC0-1.0", "Creative Commons Zero (CC0 1.0)"
        CC_BY = "CC-BY-4.0", "Creative Commons Attribution (CC BY 4.0)"

    check_hubs = _months(_("check hubs again after"), 6)
    check_people = _months(_("check people and roles again after"), 6)
    check_pages = _months(_("check other pages again after"), 12)
    licence = models.CharField(
        _("licence of the open data"),
        max_length=12,
        choices=Licence,
        default=Licence.CC0,
        help_text=_(
            "CC0: no conditions. CC BY: with the name of the municipality. Not for photos."
        ),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("check_hubs"), FieldPanel("check_people")]),
                FieldPanel("check_pages"),
            ],
            heading=_("Checking what is online"),
        ),
        MultiFieldPanel([FieldPanel("licence")], heading=_("Open data")),
    ]

    class Meta:
        abstract = True


@once_a_request
def _all_stored(label: str) -> dict[int, Any]:
    """Return the settings of one kind of all sites, by the number of the site."""
    model: Any = apps.get_model(label)
    return {each.site_id: each for each in model.base_queryset()}
