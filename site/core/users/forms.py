"""The forms of a user: an administrator has Wagtail's, a manager what may be given and changed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from core.border.acting import now_acting
from core.users.managing import Manager

#: What a manager may change of somebody who works for other municipalities too.
ROLES_ALONE = ("groups",)


class _Managed:
    """Mixed into Wagtail's forms: what a manager of users of a municipality may fill in."""

    fields: Any
    data: Any
    instance: Any
    cleaned_data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.withheld: list[str] = []
        if self.manager is not None:
            self._narrow(self.manager)

    @cached_property
    def manager(self) -> Manager | None:
        """Who fills in the form; None for an administrator, and for code."""
        asking = now_acting()
        found = Manager(asking.user) if asking is not None else None
        return None if found is None or found.everything else found

    @property
    def password_enabled(self) -> bool:
        """Return whether there is a password to fill in."""
        enabled = bool(super().password_enabled)  # type: ignore[misc]
        return enabled and "password1" not in getattr(self, "withheld", ())

    @cached_property
    def roles_alone(self) -> bool:
        """Return whether only the roles may be changed, because the account is of others too."""
        manager, there = self.manager, self.instance.pk is not None
        return there and manager is not None and not manager.may_change(self.instance)

    def _narrow(self, manager: Manager) -> None:
        # Also where Wagtail shows it not: to who changes his own account.
        self.withheld = ["is_superuser"]
        if self.roles_alone:
            self.withheld += [name for name in self.fields if name not in ROLES_ALONE]
        for name in self.withheld:
            if self.roles_alone and name in ("username", "email", "first_name", "last_name"):
                # Shown, so that it can be seen whose roles these are.
                self.fields[name].disabled, self.fields[name].required = True, False
            else:
                self.fields.pop(name, None)
        groups = self.fields["groups"]
        groups.queryset = manager.groups()
        groups.required = not self.roles_alone
        groups.error_messages["required"] = _(
            "Choose at least one role: somebody without one is of no municipality. To keep somebody out, "
            "take the tick from “Active”."
        )
        groups.help_text = _("The roles of your municipality. What others gave stays as it is.")

    def clean(self) -> Any:
        """Refuse what was sent of fields that are not to be filled in. Raises ValidationError."""
        found: Any = super().clean()  # type: ignore[misc]
        sent = [name for name in self.withheld if self._differs(name)]
        if "is_superuser" in sent:
            raise ValidationError(_("Only an administrator makes an administrator."))
        if sent:
            raise ValidationError(self.reaches_further)
        return found

    @property
    def reaches_further(self) -> str:
        """Return why only the roles may be changed."""
        words = _(
            "“%(user)s” works for another municipality too, or has rights that you cannot give. "
            "You may change the roles in your own municipality only."
        )
        return words % {"user": self.instance.get_username()}

    def _differs(self, name: str) -> bool:
        if name not in self.data:
            return False
        sent = str(self.data[name])
        if name in ("is_active", "is_superuser"):
            # A box that is not there says nothing.
            return (sent.lower() not in ("", "false", "0")) != bool(getattr(self.instance, name))
        return bool(sent) and sent != str(getattr(self.instance, name, ""))

    def _save_m2m(self) -> None:
        """Store which of the roles that were offered a user has; those that were not offered stay."""
        if self.manager is None:
            super()._save_m2m()  # type: ignore[misc]
            return
        chosen = {group.pk for group in self.cleaned_data["groups"]}
        offered = set(self.manager.groups().values_list("pk", flat=True))
        self.instance.groups.remove(*(offered - chosen))
        self.instance.groups.add(*chosen)


class OwnUserCreationForm(_Managed, UserCreationForm):
    """The form of a new user."""


class OwnUserEditForm(_Managed, UserEditForm):
    """The form of a user."""
