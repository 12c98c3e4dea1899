"""The Wagtail Site and the settings of a demonstration municipality: made, and taken away again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Site

from core.models import MunicipalitySettings, Picture, PublicDocument
from demo.loader.content import ContentError, Town
from demo.loader.tree import translation_key
from demo.loader.values import Values, check
from translations.localize.store import forget
from wijkwijzer.municipality.site import make_site

PORT = 8000
#: Rows of the settings with words, in the front matter of each language of a site.
SAID = ("texts", "terms", "footer_links")


def make(town: Town, values: Values, root: Any) -> Site:
    """Make the site with its settings."""
    site = make_site(town.hostname, PORT, town.name, root)
    made = settings(town, values)
    made.site = site
    check(made, town.path)
    made.save()
    return site


def lead(site: Site, town: Town, pages: Callable[[str], Any]) -> None:
    """Let the addresses that people know from elsewhere lead to the pages of a town."""
    for path, name in town.addresses.items():
        Redirect.add_redirect(path, redirect_to=pages(name), is_permanent=True, site=site)


def settings(town: Town, values: Values) -> MunicipalitySettings:
    """Return the settings of a municipality, with its texts, words and links, not saved yet."""
    made = MunicipalitySettings()
    values.put(made, town.settings, town.path)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SAID}
    for code in town.languages:
        prose = town.prose.get(code)
        if prose is None:
            raise ContentError(town.path.with_name(f"{town.path.stem}.{code}.md"), "is missing")
        if unknown := prose.fields.keys() - {*SAID, "words"}:
            raise ContentError(prose.path, f"{', '.join(sorted(unknown))}: nothing of a site")
        for name in SAID:
            rows[name] += [{"language": code, **row} for row in prose.fields.get(name, [])]
    values.put(made, rows, town.path)
    return made


def present(town: Town) -> bool:
    """Return whether a municipality, or a part of it, is there."""
    key = translation_key(town.key, "home")
    sites = Site.objects.filter(hostname=town.hostname)
    return bool(sites.exists() or Page.objects.filter(translation_key=key).exists())


def remove(town: Town) -> None:
    """Delete the site, the pages, the pictures and the documents of a town.

    Files leave the disk when the transaction around this succeeds. Users and groups stay; the
    rights of the groups go with the pages, and come back with the next load.
    """
    Site.objects.filter(hostname=town.hostname).delete()
    for home in Page.objects.filter(translation_key=translation_key(town.key, "home")):
        below = Page.objects.descendant_of(home, inclusive=True)
        forget(list(below.values_list("translation_key", flat=True)))
        # Read again: treebeard counts children on the row of the root.
        Page.objects.get(pk=home.pk).delete()
    root = Collection.get_first_root_node()
    for collection in root.get_children().filter(name=town.name):
        own = Collection.objects.filter(path__startswith=collection.path)
        Picture.objects.filter(collection__in=own).delete()
        PublicDocument.objects.filter(collection__in=own).delete()
        Collection.objects.get(pk=collection.pk).delete()
