"""Takes a demonstration municipality away again, with all that was made in it."""

from __future__ import annotations

from wagtail.models import Collection, Page, Site

from home.models import Picture, PublicDocument
from wijkwijzer.demo.shapes_pages import Municipality
from wijkwijzer.demo.tree import translation_key


def present(municipality: Municipality) -> bool:
    """Tell whether a municipality, or a part of it, is there."""
    key = translation_key(municipality.key, "home")
    sites = Site.objects.filter(hostname=municipality.hostname)
    return bool(sites.exists() or Page.objects.filter(translation_key=key).exists())


def remove(municipality: Municipality) -> None:
    """Delete the site, the pages, the pictures and the documents of a municipality.

    Files leave the disk when the transaction around this succeeds. Users and groups stay; the
    rights of the groups go with the pages, and come back with the next load.
    """
    Site.objects.filter(hostname=municipality.hostname).delete()
    for home in Page.objects.filter(translation_key=translation_key(municipality.key, "home")):
        # Read again: treebeard counts children on the row of the root.
        Page.objects.get(pk=home.pk).delete()
    root = Collection.get_first_root_node()
    for collection in root.get_children().filter(name=municipality.name):
        own = Collection.objects.filter(path__startswith=collection.path)
        Picture.objects.filter(collection__in=own).delete()
        PublicDocument.objects.filter(collection__in=own).delete()
        Collection.objects.get(pk=collection.pk).delete()
