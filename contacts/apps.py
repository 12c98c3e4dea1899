"""The app contacts."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """Registers the outputs of this app with the generator."""

    name = "contacts"

    def ready(self) -> None:
        """Import the registrations: importing is registering."""
        import_module("contacts.outputs")
        import_module("contacts.open_data")
        import_module("contacts.erasure.restored")
        import_module("contacts.erasure.removal")
        import_module("contacts.audit")
        import_module("contacts.phrases")
        import_module("contacts.cms.hours.todo")
        import_module("contacts.cms.hours.shortcut")
