"""What pages are called outside, whatever becomes of their addresses."""

from __future__ import annotations

import uuid

from publishing.content.declarations import PageRow


def identifier(page: PageRow) -> str:
    """Return the id of a page in a language. It stays when the page moves or the site is renamed."""
    return uuid.uuid5(uuid.UUID(page.translation_key), page.language).urn
