"""The screens of users: lists and addresses end at the municipalities that somebody manages."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.views import generic
from wagtail.admin.views.generic import usage
from wagtail.users.views import users

from core.users import second_factor
from core.users.forms import OwnUserCreationForm, OwnUserEditForm
from core.users.managing import Manager


class _Own:
    """Mixed into a view of one user: somebody of others is not there."""

    request: Any

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        """Return the user that the address names. Raises Http404."""
        found = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not Manager(self.request.user).sees(found):
            raise Http404
        return found


class IndexView(users.IndexView):
    """The list of users."""

    def get_base_queryset(self) -> Any:
        """Return the users that are seen."""
        own = Manager(self.request.user).users()
        return super().get_base_queryset().filter(pk__in=own.values("pk"))


class CopyView(_Own, generic.CopyViewMixin, users.CreateView):
    """A new user like another."""


class EditView(_Own, users.EditView):
    """Changing a user."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the screen shows, and where the second factor is taken away."""
        user: Any = self.object
        found: dict[str, Any] = super().get_context_data(**kwargs)
        if second_factor.may_forget(self.request.user, user):
            found["forget_url"] = reverse("wagtailusers_users:second_factor", args=[user.pk])
            found["forget"] = _("Lost the telephone? Take the second step away")
        return found


class DeleteView(_Own, users.DeleteView):
    """Deleting a user."""


class HistoryView(_Own, users.HistoryView):
    """What was done to a user."""


class UsageView(_Own, usage.UsageView):
    """Where a user is named."""


class OwnUserViewSet(users.UserViewSet):
    """Users, as far as somebody manages them."""

    index_view_class = IndexView
    copy_view_class = CopyView
    edit_view_class = EditView
    delete_view_class = DeleteView
    history_view_class = HistoryView
    usage_view_class = UsageView
    create_template_name = "users_cms/create.html"
    edit_template_name = "users_cms/edit.html"

    def get_urlpatterns(self) -> Any:
        """Return the addresses, with that of taking a second factor away."""
        own = path("<int:pk>/tweede-stap/", second_factor.screen, name=second_factor.NAME)
        return [*super().get_urlpatterns(), own]

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form of a user."""
        return OwnUserEditForm if for_update else OwnUserCreationForm
