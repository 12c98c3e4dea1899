"""Structured data: what search engines read of a page, as JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from core.layout.dates import changed
from core.municipality import municipality, texts
from core.page_types import Thing, thing_of
from core.theme.assets import logo_url
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


def organisation(read: Reader) -> Thing:
    """Describe the municipality."""
    own = municipality(read)
    thing: Thing = {
        "@type": "GovernmentOrganization",
        "@id": read.absolute("/#municipality"),
        "name": read.language.gettext("City of %(name)s") % {"name": own.name},
        "url": own.website or read.absolute("/"),
    }
    thing["logo"] = read.absolute(logo_url(read))
    if own.phone_abroad or own.phone:
        # Whoever reads this may be anywhere.
        thing["telephone"] = own.phone_abroad or own.phone
    if own.email:
        thing["email"] = own.email
    if own.address:
        thing["address"] = own.address
    return thing


def breadcrumb_list(read: Reader, trail: Sequence[PageRow]) -> Thing:
    """Describe the way to a page."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": page.title,
                "item": read.absolute(read.url(page)),
            }
            for number, page in enumerate(trail, start=1)
        ],
    }


def web_page(read: Reader, page: PageRow, heading: str) -> Thing:
    """Describe the page itself."""
    thing: Thing = {
        "@type": "WebPage",
        "@id": read.absolute(read.url(page)),
        "url": read.absolute(read.url(page)),
        "name": heading,
        "inLanguage": page.language,
        "isPartOf": {"@type": "WebSite", "name": texts(read).site_title, "url": read.absolute("/")},
        "publisher": {"@id": read.absolute("/#municipality")},
    }
    moment = changed(read, page)
    if moment:
        thing["dateModified"] = moment.isoformat()
    return thing


def structured_data(
    read: Reader, page: PageRow, heading: str, trail: Sequence[PageRow], view: Any
) -> Markup:
    """Describe a page, the way to it, who publishes it and what it is about."""
    graph = [organisation(read), web_page(read, page, heading)]
    if len(trail) > 1:
        graph.append(breadcrumb_list(read, trail))
    thing = thing_of(read, page, view)
    if thing is not None:
        graph.append(thing)
    return as_script({"@context": "https://schema.org", "@graph": graph})


def as_script(data: Any) -> Markup:
    """Write data as JSON that cannot end the script element around it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(character, escaped)
    return Markup(text)  # noqa: S704
