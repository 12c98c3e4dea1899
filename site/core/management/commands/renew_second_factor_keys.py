"""`manage.py renew_second_factor_keys`: after another key was put first, or an upgrade from before there were any."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core.signing_in.secrets import renewed

#: Where the secrets of an app, and of codes to fall back on, stand; a passkey has none.
PLACES = ("secret", "seed")


class Command(BaseCommand):
    """Encrypts the secrets of apps and codes with the first key."""

    help = "Encrypt the secrets of apps and codes with the first of SECOND_FACTOR_KEYS. Can be run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Encrypt each anew. Raises CommandError with the accounts whose key is not here."""
        count, lost = 0, []
        with transaction.atomic():
            for each in Authenticator.objects.select_for_update().select_related("user"):
                for place in PLACES:
                    if place not in each.data:
                        continue
                    stored = renewed(each.data[place])
                    if stored is None:
                        lost.append(each.user.get_username())
                        continue
                    each.data[place] = stored
                    each.save(update_fields=["data"])
                    count += 1
        self.stdout.write(f"Encrypted with the first key: {count}.")
        if lost:
            names = ", ".join(sorted(set(lost)))
            raise CommandError(
                f"The key is not here of: {names}. Put it into SECOND_FACTOR_KEYS, or take their second factor "
                "away (forget_second_factor)."
            )
