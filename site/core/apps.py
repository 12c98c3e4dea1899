"""The app core."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Registers what every site has, and puts the border between municipalities into the CMS."""

    name = "core"

    def ready(self) -> None:
        """Import the registrations: importing is registering."""
        import_module("core.forms.date_fields").install()
        import_module("core.outputs")
        import_module("core.blocks.block_types").discover()
        import_module("core.cms.phrases")
        import_module("core.cms.pages.listing").install()
        import_module("core.cms.pages.usage").install()
        import_module("core.cms.redirect_import").install()
        import_module("core.forms.redirects").install()
        import_module("core.cms.exports").install()
        import_module("core.border.choices").narrow_choices()
        import_module("core.border.refusals").name_refusals()
        import_module("core.border.moves").keep_pages_inside()
        import_module("core.border.lists").narrow_lists()
        import_module("core.border.files").tell_whose_files()
        import_module("core.users.bulk").narrow_bulk_actions()
        import_module("core.media.unused_sizes").register()
        import_module("core.signing_in.install").install()
        import_module("core.audit.install").install()
