"""The user of the CMS."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """A user of the CMS: a model of our own, so that it can grow without a change of tables."""

    def clean(self) -> None:
        """Refuse an address of mail that somebody else has: a way to a new password goes there. Raises ValidationError.

        One that was there before stays until it is changed: nobody else can be kept from saving for it.
        """
        super().clean()
        users = type(self)._default_manager
        before = users.filter(pk=self.pk).values_list("email", flat=True)
        changed = self.email.casefold() not in {each.casefold() for each in before}
        taken = users.exclude(pk=self.pk).filter(email__iexact=self.email)
        if self.email and changed and taken.exists():
            words = _("Somebody else has this e-mail address. Everybody needs their own.")
            raise ValidationError({"email": words})
