"""Every kind of edit there is, the edits of the machine that are of it, and a tour along all of them."""

from __future__ import annotations

from tests.publishing.machine.core import Steps
from tests.publishing.machine.place import EDITS

#: Kind -> the names of its edits. An edit of no kind, or a kind without edits, fails test_kinds.
KINDS: dict[str, tuple[str, ...]] = {
    "publish": ("publish", "publish_again"),
    "draft": ("draft", "publish_draft"),
    "unpublish": ("unpublish",),
    "add": ("add",),
    "delete": ("delete",),
    "slug": ("slug", "swap_slugs"),
    "move": ("move",),
    "order": ("reorder", "menu"),
    "alias": ("alias", "convert_alias"),
    "copy": ("copy",),
    "translation": ("translate",),
    "plan and expiry": ("plan_version", "run_schedule", "expire"),
    "approval": ("submit", "approve", "send_back"),
    "privacy": ("restrict", "unrestrict", "restrict_collection", "open_collection"),
    "contact": ("contact", "consent"),
    "alert": ("alert_on_everything",),
    "items of a page or of settings": ("add_item", "delete_item", "reorder_items", "link_rows"),
    "text with links": ("body",),
    "`.update()`": ("queryset_update", "page_column"),
    "raw SQL": ("raw_sql",),
    "host": ("hostname", "swap_hostnames", "port"),
    "settings": ("site_name", "languages", "add_or_remove_language"),
    "site": ("add_site", "delete_site"),
    "start page": ("root_page", "new_home"),
    "picture": ("picture_file", "new_picture", "delete_picture", "rendition_gone"),
    "focal point": ("focal_point",),
    "document": ("document_file", "delete_document"),
    "a file under the same name": (
        *("document_in_its_place", "document_again", "document_lost"),
        *("picture_in_its_place", "picture_again", "size_in_its_place"),
    ),
    "collection": ("other_collection",),
    "events that repeat": ("repeat", "skip"),
    "imported areas": ("membership", "shard", "new_shard", "area", "area_figure"),
}
#: What has to be done before an edit can be.
FIRST = {
    "convert_alias": "alias",
    "delete_site": "add_site",
    "open_collection": "restrict_collection",
    "publish_again": "unpublish",
    "publish_draft": "draft",
    "run_schedule": "plan_version",
    "skip": "repeat",
    "unrestrict": "restrict",
}
#: An edit that finds nothing to change is tried so often.
TRIES = 40


def tour(steps: Steps, names: list[str]) -> None:
    """Do each of these edits until it has changed something."""
    for name in names:
        before = steps.tally.done[name]
        for seed in range(TRIES):
            first = [(FIRST[name], seed)] if name in FIRST else []
            if name == "run_schedule" and seed:
                steps.wait(3600)
            steps.edit([*first, (name, seed)])
            if steps.tally.done[name] > before:
                break
        else:
            raise AssertionError(f"{name} never changes anything")


def parts(size: int) -> list[list[str]]:
    """Return all edits in lists of at most this many: so many in a row can still be read."""
    names = sorted(EDITS)
    return [names[start : start + size] for start in range(0, len(names), size)]
