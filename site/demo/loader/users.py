"""Users to try the demonstration with. Their passwords are made at random, and kept with the data."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from core import permissions
from core.languages import SOURCE_LANGUAGE as SOURCE
from core.models import User
from core.municipality import served_languages
from demo.loader.tree import translation_key

# Without letters and digits that look alike: people type these over.
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


class Login(NamedTuple):
    """A user of the demonstration."""

    name: str
    password: str
    role: str


def logins_file() -> Path:
    """Return the file that the passwords are kept in; only its owner may read it."""
    return Path(settings.DATA_DIR) / "demo-logins.txt"


def load(hostnames: Iterable[str], *, fresh: bool) -> tuple[list[Login], list[str]]:
    """Make the users that are missing; return all logins, and the names without a known password.

    `fresh` says that pages were loaded just now: then the users of the demonstration get their
    groups on them. Apart from that, whoever is there already is left alone.
    """
    logins = {login.name: login for login in kept_logins()}
    unknown = []
    with transaction.atomic():
        for name, role, groups in users(hostnames):
            user = User.objects.filter(username=name).first()
            if user is None:
                login = logins[name] = Login(name, new_password(), role)
                more = {"first_name": role, "is_superuser": groups is None}
                user = User.objects.create_user(name, f"{name}@example.nl", login.password, **more)
                UserProfile.objects.create(user=user, preferred_language=SOURCE)
                user.groups.add(*groups() if groups else ())
                # Inside the transaction: without the file nobody would know the passwords.
                keep(list(logins.values()))
            elif name not in logins:
                # Somebody of the municipality's own, or the file is gone.
                unknown.append(name)
            elif fresh and groups:
                user.groups.add(*groups())
    return list(logins.values()), unknown


def users(hostnames: Iterable[str]) -> list[tuple[str, str, Callable[[], list[Group]] | None]]:
    """Return who there are: name, what they do, and the groups they are in (none: administrator)."""
    sites = list(Site.objects.filter(hostname__in=hostnames).order_by("hostname"))
    key = translation_key("rotterdam", "district:delfshaven-schiemond")

    def district() -> list[Group]:
        page = Page.objects.get(translation_key=key, locale__language_code=SOURCE)
        return [permissions.district_editors(page)]

    def chiefs() -> list[Group]:
        return [permissions.chief_editors(site) for site in sites]

    def managers() -> list[Group]:
        return [permissions.user_managers(site) for site in sites]

    def languages() -> list[Group]:
        return [
            permissions.translators(site, code)
            for site in sites
            for code in served_languages(site.pk)[1:]
        ]

    return [
        ("wijkredacteur", "Redacteur van Delfshaven-Schiemond", district),
        ("hoofdredacteur", "Hoofdredacteur van beide gemeenten", chiefs),
        ("vertaler", "Vertaler van alle talen", languages),
        ("gebruikersbeheerder", "Beheert de gebruikers van beide gemeenten", managers),
        ("beheerder", "Beheerder", None),
    ]


def new_password() -> str:
    """Return four groups of four letters and digits: some 78 bits."""
    letters = [secrets.choice(ALPHABET) for _ in range(16)]
    return "-".join("".join(letters[place : place + 4]) for place in range(0, 16, 4))


def kept_logins() -> list[Login]:
    """Return the logins that were kept."""
    try:
        lines = logins_file().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [Login(*line.split(maxsplit=2)) for line in lines if len(line.split(maxsplit=2)) == 3]


def keep(logins: list[Login]) -> None:
    """Write the logins to a file that nobody else may read, in place of the one that was there."""
    path = logins_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    # Created with these rights: a file that is narrowed afterwards can be opened in between.
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.writelines(f"{login.name} {login.password} {login.role}\n" for login in logins)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
