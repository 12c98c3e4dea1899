"""Making a municipality by the command, and looking at what came of it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from django.core.management import call_command
from wagtail.models import Page, Site

from publishing.content.languages import language
from publishing.store.manifests import Manifest
from publishing.store.releases import ReleaseStore

HOST = "wijken.veendam.localhost"
EIGHT = (
    "Centrum",
    "Noord",
    "Oost",
    "Zuid",
    "West",
    "Ommelanderwijk",
    "Wildervank",
    "Borgercompagnie",
)


def table(folder: Path, *names: str) -> Path:
    """Write a table of districts, each with one neighbourhood."""
    path = folder / "wijken.csv"
    rows = [f"{name},BU0047{number:02}00" for number, name in enumerate(names)]
    path.write_text("\n".join(["wijk,buurtcode", *rows]) + "\n", encoding="utf-8")
    return path


def start(*arguments: str, host: str = HOST, **options: Any) -> list[str]:
    """Run the command; return the lines of its report."""
    out = io.StringIO()
    call_command(
        "start_municipality", host, *arguments, stdout=out, stderr=io.StringIO(), **options
    )
    return out.getvalue().splitlines()


def tree(site: Site, code: str = "nl") -> list[tuple[str, str, bool]]:
    """Return (address, title, whether it is online) of all pages in a language, in their order."""
    home = site.root_page.get_translation(
        site.root_page.locale.__class__.objects.get(language_code=code)
    )
    pages = Page.objects.descendant_of(home, inclusive=True).order_by("path")
    return [
        (page.url_path.removeprefix(home.url_path) or "/", page.title, page.live) for page in pages
    ]


def said(phrase: str, code: str) -> str:
    """Return a phrase of the public catalogue in a language."""
    return language(code).gettext(phrase)


def built(folder: Path, site: Site) -> Manifest:
    """Build every site; return what is served of one."""
    call_command("build", stdout=io.StringIO(), stderr=io.StringIO())
    found = ReleaseStore(folder, site.pk).current()
    assert found is not None
    return found


def town(folder: Path, *names: str, languages: str = "nl,en") -> Site:
    """Make the town of these tests."""
    start(
        *("--name", "Veendam", "--languages", languages, "--code", "GM0047"),
        *("--phone", "0598 65 22 22", "--email", "info@example.nl"),
        *("--programme", "Samen in de wijk", "--vocabulary", "buurtcoordinator"),
        *("--main-colour", "#1d4f91", "--districts", str(table(folder, *names))),
    )
    return Site.objects.get(hostname=HOST)
