"""What is done with all users that were ticked in a list: as far as one by one."""

from __future__ import annotations

from typing import Any

from wagtail.users.views.bulk_actions.assign_role import AssignRoleBulkAction
from wagtail.users.views.bulk_actions.delete import DeleteBulkAction
from wagtail.users.views.bulk_actions.set_active_state import SetActiveStateBulkAction
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from core.users.managing import Manager


def narrow_bulk_actions() -> None:
    """Put the limits of a manager into Wagtail's actions, which ask for a right on all users."""
    UserBulkAction.get_actionable_objects = _of_own(UserBulkAction.get_actionable_objects)
    for action, name in (
        (AssignRoleBulkAction, "sees"),
        (SetActiveStateBulkAction, "may_change"),
        (DeleteBulkAction, "may_change"),
    ):
        action.check_perm = _and(action.check_perm, name)
    AssignRoleBulkAction.get_form = _own_roles(AssignRoleBulkAction.get_form)


def _of_own(find: Any) -> Any:
    """Name nobody else, not even as somebody for whom it is not allowed."""

    def wrapped(action: Any) -> Any:
        found, others = find(action)
        seen = set(Manager(action.request.user).users().values_list("pk", flat=True))
        inside = {why: [user for user in users if user.pk in seen] for why, users in others.items()}
        return [user for user in found if user.pk in seen], inside

    return wrapped


def _and(check: Any, name: str) -> Any:
    def wrapped(action: Any, user: Any) -> bool:
        return bool(check(action, user) and getattr(Manager(action.request.user), name)(user))

    return wrapped


def _own_roles(get_form: Any) -> Any:
    def wrapped(action: Any, *args: Any, **kwargs: Any) -> Any:
        form = get_form(action, *args, **kwargs)
        form.fields["role"].queryset = Manager(action.request.user).groups()
        return form

    return wrapped
