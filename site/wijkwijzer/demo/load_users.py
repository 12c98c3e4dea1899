"""Users to try the demonstration with. Their passwords are made at random, and kept with the data."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from home import permissions

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


def load() -> list[Login]:
    """Make the users and their groups, and return them with their passwords.

    A password is made once. When the file with them is gone, all get new ones.
    """
    known = kept_logins()
    logins = []
    for name, role, groups in users():
        user, _ = get_user_model().objects.get_or_create(
            username=name, defaults={"first_name": role, "email": f"{name}@example.nl"}
        )
        password = known.get(name) or new_password()
        if name not in known:
            user.set_password(password)
        user.is_superuser = user.is_staff = groups is None
        user.save()
        user.groups.set(groups() if groups else [])
        UserProfile.objects.get_or_create(user=user, defaults={"preferred_language": "nl"})
        logins.append(Login(name, password, role))
    if any(login.name not in known for login in logins):
        keep(logins)
    return logins


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
                for language in ("en", "ar")
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


def kept_logins() -> dict[str, str]:
    """Return the passwords that were kept, by name."""
    try:
        lines = logins_file().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    pairs = (line.split(maxsplit=2) for line in lines if line.strip())
    return {pair[0]: pair[1] for pair in pairs if len(pair) > 1}


def keep(logins: list[Login]) -> None:
    """Write the passwords, to a new file that nobody else may read."""
    path = logins_file()
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.writelines(f"{login.name} {login.password} {login.role}\n" for login in logins)
