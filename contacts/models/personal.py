"""What is somebody's own: a number, an address, a photo. Each is public only with a basis.

The AVG (art. 5 and 6) asks of each why it may be shown, and since when.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from core.page import BasePage

#: Field -> what it is called above its panel.
PERSONAL = {
    "phone": _("Phone"),
    "mobile": _("Mobile"),
    "email": _("E-mail"),
    "photo": _("Photo"),
}
#: The one predicate (publishing.content.conditions): all of these are filled, or the value is not public.
PUBLIC_WHEN = {
    {"photo": "photo_id"}.get(name, name): (
        f"{name}_public",
        f"{name}_basis",
        f"{name}_basis_on",
    )
    for name in PERSONAL
}


class Basis(models.TextChoices):
    """Why a personal field may be public."""

    CONSENT = "consent", _("this person agreed")
    WORK = "work", _("belongs to the work, for a public task")


def _basis() -> models.CharField[str, str]:
    return models.CharField(_("why it may be shown"), max_length=8, choices=Basis, blank=True)


def _since() -> models.DateField[date | None, date | None]:
    return models.DateField(_("agreed or decided on"), null=True, blank=True)


def _public() -> models.BooleanField[bool, bool]:
    return models.BooleanField(_("show on the website"), default=False)


class PersonalPage(BasePage):
    """A page with the basis of each personal field, its day and whether the field is shown."""

    phone_public = _public()
    phone_basis = _basis()
    phone_basis_on = _since()
    mobile_public = _public()
    mobile_basis = _basis()
    mobile_basis_on = _since()
    email_public = _public()
    email_basis = _basis()
    email_basis_on = _since()
    photo_public = _public()
    photo_basis = _basis()
    photo_basis_on = _since()

    alone = tuple(f"{name}_basis_on" for name in PERSONAL)
    title_is_name = True

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raise ValidationError at the field for what is missing before it can be shown."""
        super().clean()
        errors = {}
        for name in PERSONAL:
            since = getattr(self, f"{name}_basis_on")
            if since and since > timezone.localdate():
                errors[f"{name}_basis_on"] = _("This day has yet to come.")
            if not (getattr(self, f"{name}_public") and getattr(self, name)):
                continue
            if not getattr(self, f"{name}_basis"):
                errors[f"{name}_basis"] = _("Choose why this may be shown.")
            if not since:
                errors[f"{name}_basis_on"] = _("Fill in the day.")
        if errors:
            raise ValidationError(errors)


def basis_panels(name: str) -> list[Panel]:
    """Return the panels that stand with a personal field."""
    return [FieldPanel(f"{name}_{each}") for each in ("public", "basis", "basis_on")]
