"""`manage.py forget_second_factor NAME`: for somebody who lost the telephone and the codes."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.audit.kinds import ACCOUNT
from core.audit.lines import write


class Command(BaseCommand):
    """Takes the apps, keys and codes of one account away; the next sign-in asks for new ones."""

    help = "Take the apps, keys and codes of one account away. See who it is before you do."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name that the account signs in with")

    def handle(self, *args: Any, **options: Any) -> None:
        users = get_user_model()._default_manager
        user = users.filter(username=options["name"]).first()
        if user is None:
            raise CommandError(f"There is no account {options['name']!r}.")
        count, _ = Authenticator.objects.filter(user_id=user.pk).delete()
        if count:
            write(ACCOUNT, user, what="second factor reset")
        said = "had no app, key or codes" if not count else "signs in with the password once more"
        self.stdout.write(f"{user.get_username()} {said}.")
