"""Registers the outputs of this app with the generator."""

from __future__ import annotations

from contacts.phone import display_phone, normalise_phone
from home import assets, documents
from home.frame import frame_view
from home.information import information_view
from home.municipality import served_languages
from home.shell import shell_view
from publishing.outputs import Layout, SiteOutput, registry
from publishing.render import FILTERS

FILTERS["phone"] = display_phone
FILTERS["tel"] = normalise_phone

registry.register_layout(
    Layout(
        languages=served_languages,
        shell=shell_view,
        frame=frame_view,
        document=documents.page_document,
        document_url=documents.document_url,
    )
)
registry.register_page("home.informationpage", information_view, "home/information.html")
registry.register_site(SiteOutput("asset", assets.plan, assets.make, once=True))
