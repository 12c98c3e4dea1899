"""Users to try the demonstration with. Their passwords are made at random, and kept with the data."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from home import permissions
from home.models import User
from wijkwijzer.demo.tree import LANGUAGES, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import Group

# Without letters and digits that look alike: people type these over.
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Login:
    """A user of the demonstration."""

    name: str
    password: str
    role: str


def logins_file() -> Path:
    """Return the file that the passwords are kept in; only its owner may read it."""
    return Path(settings.DATA_DIR) / "demo-logins.txt"


def make_groups(site: Site) -> None:
    """Make the groups of a municipality, and let its chief editors approve translations."""
    permissions.approval(site)
    for language in LANGUAGES[1:]:
        permissions.translators(site, language)


def load() -> tuple[list[Login], list[str]]:
    """Make the users that are missing; return all logins, and the names without a known password.

    Somebody who is there already is left alone: nobody's password or rights change.
    """
    logins = {login.name: login for login in kept_logins()}
    unknown = []
    with transaction.atomic():
        for name, role, groups in users():
            if User.objects.filter(username=name).exists():
                if name not in logins:
                    unknown.append(name)
                continue
            login = logins[name] = Login(name, new_password(), role)
            user = User.objects.create_user(
                name,
                f"{name}@example.nl",
                login.password,
                first_name=role,
                is_superuser=groups is None,
            )
            user.groups.set(groups() if groups else [])
            UserProfile.objects.create(user=user, preferred_language=SOURCE)
            # Inside the transaction: without the file nobody would know the passwords.
            keep(list(logins.values()))
    return list(logins.values()), unknown


def users() -> list[tuple[str, str, Callable[[], list[Group]] | None]]:
    """Return who there are: name, what they do, and the groups they are in (none: administrator)."""
    sites = list(Site.objects.filter(hostname__endswith=".localhost").order_by("hostname"))
    return [
        (
            "wijkredacteur",
            "Redacteur van Delfshaven-Schiemond",
            lambda: [permissions.district_editors(district("delfshaven-schiemond"))],
        ),
        (
            "hoofdredacteur",
            "Hoofdredacteur van beide gemeenten",
            lambda: [permissions.chief_editors(site) for site in sites],
        ),
        (
            "vertaler",
            "Vertaler Engels en Arabisch",
            lambda: [
                permissions.translators(site, language)
                for site in sites
                for language in LANGUAGES[1:]
            ],
        ),
        ("beheerder", "Beheerder", None),
    ]


def district(slug: str) -> Page:
    """Return a district in Dutch."""
    return Page.objects.get(slug=slug, locale__language_code="nl", depth=4)


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
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.writelines(f"{login.name} {login.password} {login.role}\n" for login in logins)
    new.replace(path)
