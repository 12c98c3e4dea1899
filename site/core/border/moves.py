"""A page stays in its municipality: a move, a copy or an alias to another one is refused."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from core.border.references import named
from core.trees import in_trees, trees_around

#: Depth of a start page: what stands there is a municipality itself.
HOME_DEPTH = 2


def check_border(page: Page, parent: Page) -> None:
    """Refuse a place below a page of another municipality. Raises ValidationError.

    A page that has no place yet belongs to none. A start page may stand right below the root only.
    """
    if not page.path:
        return
    if page.depth == HOME_DEPTH and parent.depth < HOME_DEPTH:
        return
    if page.depth > HOME_DEPTH and in_trees(parent.path, trees_around(page.path)):
        return
    words = _(
        "“%(page)s” cannot go to “%(parent)s”: that belongs to another municipality. A page stays in its "
        "own municipality; make a new page there instead."
    )
    shown = {"page": named(page), "parent": named(parent)}
    # By field, as Wagtail's API wants it.
    raise ValidationError({NON_FIELD_ERRORS: ValidationError(words, params=shown)})


def keep_pages_inside() -> None:
    """Put the border into Wagtail's actions: every view, its API and code goes through them."""
    CopyPageAction.check = _first(CopyPageAction.check, lambda action, *_: action.to)
    CreatePageAliasAction.check = _first(
        CreatePageAliasAction.check, lambda action, *_: action.parent
    )
    MovePageAction.check = _first(MovePageAction.check, lambda _action, parent, *_: parent)


def _first(check: Any, parent_of: Callable[..., Page | None]) -> Any:
    @functools.wraps(check)
    def wrapped(action: Any, *args: Any, **kwargs: Any) -> Any:
        parent = parent_of(action, *args)
        if parent is not None:
            check_border(action.page, parent)
        return check(action, *args, **kwargs)

    return wrapped
