"""`manage.py forget_second_factor NAME`: for somebody who lost the telephone and the codes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.users.second_factor import forget


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
        had = forget(user)
        said = "signs in with the password once more" if had else "had no app, key or codes"
        self.stdout.write(f"{user.get_username()} {said}.")
