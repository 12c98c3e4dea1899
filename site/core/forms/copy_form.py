"""The form that copies a page: the copy must be able to stand where it goes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms.pages import CopyForm

from core.forms.page_rules import check_place


class PageCopyForm(CopyForm):
    """Wagtail's form, with the rules for addresses and depth."""

    def clean(self) -> Any:
        """Check the place of the copy; Wagtail itself checks who may put it there."""
        cleaned = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        slug = cleaned.get("new_slug")
        if slug:
            try:
                subtree = bool(cleaned.get("copy_subpages"))
                check_place(self.page, parent, slug, subtree=subtree, copied=True)
            except ValidationError as error:
                fields = {"slug": "new_slug"}
                found = error.error_dict if hasattr(error, "error_dict") else {"": error}
                for name, messages in found.items():
                    self.add_error(fields.get(name, "new_parent_page"), messages)
        return cleaned
