"""What a reason is about: the title of the page that a record belongs to, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from publishing.build.differences import Reason
from publishing.content.declarations import PageDetailRow, PageRow, record_of
from publishing.content.queries import row_type
from publishing.content.snapshot import Content
from publishing.explain.phrases import BELOW, ELSEWHERE, PART, SELF, UNKNOWN, Explanation, model_of
from publishing.registry import registry

#: Gives a record by the name of its row type and its id: a row or a model instance, or None.
Find = Callable[[str, int], Any]


def in_contents(*contents: Content | None) -> Find:
    """Find records in contents, in the first one that has it."""

    def find(record: str, key: int) -> Any:
        found = (each.get(row_type(record), key) for each in contents if each is not None)
        return next((row for row in found if row is not None), None)

    return find


@dataclass(slots=True)
class InDatabase:
    """Finds records in the database, each once. Deleted ones have the title of `titles`, if any."""

    titles: dict[int, str] = field(default_factory=dict)
    _known: dict[tuple[str, int], Any] = field(default_factory=dict)

    def __call__(self, record: str, key: int) -> Any:
        """Return the instance; None when it is gone."""
        if (record, key) not in self._known:
            manager = model_of(record)._default_manager
            self._known[record, key] = manager.filter(pk=key).first()
        return self._known[record, key]


def told(reasons: Iterable[Reason], owner: str, find: Find) -> list[Explanation]:
    """Return the reasons of an output (`page:12`) with what they are about."""
    own = int(owner.removeprefix("page:")) if owner.startswith("page:") else 0
    here = find(PageRow.__name__, own) if own else None
    return [_told(reason, own, here, find) for reason in reasons]


def _told(reason: Reason, own: int, here: Any, find: Find) -> Explanation:
    if not reason.record:
        return Explanation("", reason.change, reason.fields)
    page_id, title = _subject(reason.record, reason.id, find)
    page = find(PageRow.__name__, page_id) if page_id else None
    place = UNKNOWN
    if page_id:
        place = SELF if page_id == own else ELSEWHERE
        if page is not None and place == ELSEWHERE and _kind(page) not in registry.pages:
            place = PART
        elif page is not None and here is not None and page.path[:-4] == here.path:
            place = BELOW
    if page is not None:
        title = str(page.title)
    elif page_id and not title:
        title = getattr(find, "titles", {}).get(page_id, "")
    return Explanation(reason.record, reason.change, reason.fields, title, place)


def _kind(page: Any) -> str:
    """Return the kind of a row or of an instance of the base class."""
    if isinstance(page, PageRow):
        return page.kind
    kind = page.cached_content_type
    return f"{kind.app_label}.{kind.model}"


def _subject(record: str, key: int, find: Find) -> tuple[int, str]:
    """Return the page that a record belongs to, or else its own title."""
    if record in (PageRow.__name__, PageDetailRow.__name__) or issubclass(model_of(record), Page):
        return key, ""
    row = find(record, key)
    if row is None:
        return 0, ""
    owner = record_of(record).owner
    if owner is not None:
        above = int(getattr(row, f"{owner}_id"))
        key_field: Any = record_of(record).model._meta.get_field(owner)
        model = key_field.related_model
        if issubclass(model, Page):
            return above, ""
        return _subject(model.public_row.__name__, above, find)
    page_id = getattr(row, "page_id", None)
    if page_id:
        return int(page_id), ""
    image_id = getattr(row, "image_id", None)
    if image_id:
        return _subject(_row_of_images(record), int(image_id), find)
    return 0, str(getattr(row, "title", ""))


def _row_of_images(record: str) -> str:
    image: Any = record_of(record).model._meta.get_field("image")
    name: str = image.related_model.public_row.__name__
    return name
