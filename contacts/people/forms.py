"""The form of a person: the parts of a name are those of the name above."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from contacts.people.names import NameParts, fits
from core.forms.page_forms import PageForm

FIELDS = ("given_name", "name_prefix", "family_name")


class PersonForm(PageForm):
    """Checks the parts of a name that somebody typed; those that are left from another name are split anew."""

    def clean(self) -> Any:
        """Put a message at typed parts that are not of this name."""
        cleaned = super().clean()
        parts = NameParts(*(cleaned.get(name) or "" for name in FIELDS))
        name = cleaned.get("title") or ""
        if any(parts) and {*FIELDS} & {*self.changed_data} and not fits(parts, name):
            self.add_error(
                "family_name",
                _(
                    "“%(parts)s” is not “%(name)s”: use the words of the name above, or leave"
                    " all three empty."
                )
                % {"parts": " ".join(filter(None, parts)), "name": name},
            )
        return cleaned
