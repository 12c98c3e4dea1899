"""Rendering an unsaved page as it would be published."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from publishing.build.render import render
from publishing.content.declarations import PageRow
from publishing.content.drafts import content_with_draft, draft_page_row
from publishing.content.load import no_sql
from publishing.content.reader import Reader
from publishing.registry import registry


def preview(page: Page) -> bytes:
    """Render an unsaved page as it would be published, with the draft in the place of what is live.

    A page without an address of its own (a person, an alert) is shown on the page that shows it.
    Raises LookupError for a page that is shown nowhere.
    """
    return preview_of(page)[0]


def preview_of(page: Any, *, above: bool = False) -> tuple[bytes, str]:
    """Return the preview of a page and the address of its site.

    With `above` it is that of the page above, in whose lists this one stands as a card.
    """
    moment = page.preview_moment()
    content = content_with_draft(page, moment)
    # A picture that was just chosen has no sizes yet: make them, and read what was made.
    made = [complete(content, None) for complete in registry.completions]
    if any(made):
        content = content_with_draft(page, moment)
    row = draft_page_row(content, page)
    layout = registry.layout
    with no_sql():
        read = Reader(content, row.language, moment)
        shown: PageRow | None = row
        if above:
            shown = read.parent(row)
        elif row.kind not in registry.pages:
            find = registry.shown_on.get(row.kind)
            shown = find(read, row) if find else read.parent(row)
        if shown is None:
            raise LookupError(f"page {row.id} is shown nowhere")
        output = registry.pages[shown.kind]
        # Shown on a page in another language: its words are those of that page.
        read = Reader(content, shown.language, moment)
        view = output.view(read, shown)
        frame = layout.frame(read, shown, view)
        around = layout.fragments(read).of(layout.section(read, shown))
        body = render(output.template, read.language, around=around, frame=frame, view=view)
    return body, content.site.base_url
