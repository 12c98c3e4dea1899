"""On the dashboard of a translator: how much there is to do in each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from publishing.cms.rights import sites_of
from publishing.content.languages import name_for_editors
from translations.cms.desk import lines_for_all
from translations.cms.rights import desks_for
from translations.state import MISSING, OUTDATED


class WorklistPanel(Component):
    """A line for each language of somebody who translates and does not publish."""

    name = "worklist"
    template_name = "translations_cms/worklist.html"
    order = 15

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Return the desks with what is missing and outdated; none for who publishes."""
        if sites_of(self.user):
            # Chief editors have a menu item, and more urgent things on this screen.
            return []
        found = []
        desks = desks_for(self.user)
        for desk, lines in lines_for_all(desks) if desks else ():
            counts = Counter(line.state.kind for line in lines)
            url = reverse("translations:desk", args=[desk.site.pk, desk.language])
            found.append(
                {
                    "name": f"{desk.name}: {name_for_editors(desk.language)}",
                    "url": url,
                    "outdated": counts[OUTDATED],
                    "outdated_url": f"{url}?state={OUTDATED}",
                    "missing": counts[MISSING],
                    "missing_url": f"{url}?state={MISSING}",
                }
            )
        return found

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the words and the rows."""
        return {
            "rows": self.rows,
            "worklist_heading": _("What there is to translate"),
            "headings": (_("Language"), _("outdated"), _("missing")),
        }
