"""The public address of a page, for the CMS: the same as publishing.content.snapshot gives."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, Site

from core.languages import SOURCE_LANGUAGE
from publishing.registry import registry


def public_url_parts(page: Page) -> tuple[int, str | None, str | None] | None:
    """Return (site, address of the site, path) of a page, as `Page.get_url_parts` does.

    None outside of any site; without an address for what is shown on another page.
    """
    for root in Site.get_site_root_paths():
        if page.url_path.startswith(root.root_path):
            break
    else:
        return None
    if type(page)._meta.label_lower not in registry.pages:
        return (root.site_id, None, None)
    prefix = "/" if root.language_code == SOURCE_LANGUAGE else f"/{root.language_code}/"
    rest: Any = page.url_path[len(root.root_path) :]
    return (root.site_id, root.root_url, f"{prefix}{rest}")
