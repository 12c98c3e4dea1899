"""The audit in the menu, for who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from core.audit.rights import reads

if TYPE_CHECKING:
    from django.http import HttpRequest


class AuditMenuItem(MenuItem):
    """The report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody reads it."""
        return reads(request.user)


def menu_item() -> MenuItem:
    """Return what stands in the menu."""
    return AuditMenuItem(
        gettext_lazy("Audit"), reverse("audit"), name="audit", icon_name="key", order=95
    )
