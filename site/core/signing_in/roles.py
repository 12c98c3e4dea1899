"""Roles from the provider of accounts: what the claims of somebody say, put in place at each sign-in."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any, cast

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone

from core.audit.signs import failed
from core.signing_in.provider import ADMINISTRATOR, Provider, claimed

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Roles:
    """What somebody may do: groups of municipalities, or everything."""

    groups: tuple[Group, ...]
    administrator: bool

    @property
    def none(self) -> bool:
        """Return whether that is nothing."""
        return not (self.groups or self.administrator)


def roles_of(claims: Any) -> Roles:
    """Return the roles that claims give. A group that the CMS does not have is logged, and gives nothing."""
    provider = cast("Provider", settings.OIDC)
    values = claimed(claims, provider.claim)
    names = {name for value in values for name in provider.roles.get(value, ())}
    groups = tuple(Group.objects.filter(name__in=names - {ADMINISTRATOR}).order_by("name"))
    for name in sorted(names - {ADMINISTRATOR} - {group.name for group in groups}):
        logger.error("OIDC_ROLES names the group %r, which the CMS does not have", name)
    return Roles(groups, ADMINISTRATOR in names)


def give(user: Any, roles: Roles) -> None:
    """Let somebody have exactly these roles: what was given by hand goes, as what was taken away does."""
    with transaction.atomic():
        if user.is_superuser != roles.administrator:
            user.is_superuser = roles.administrator
            user.save(update_fields=["is_superuser"])
        user.user_permissions.clear()
        user.groups.set(roles.groups)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Lets in who has a role, with that role."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Put the roles in place, or stop. Raises ImmediateHttpResponse."""
        if sociallogin.state.get("process") not in (None, "login"):
            # An account of the CMS and one of the provider stay what they are: nobody joins them.
            raise ImmediateHttpResponse(render(request, "403.html", status=403))
        data = sociallogin.account.extra_data
        claims = {**(data.get("id_token") or {}), **(data.get("userinfo") or {})} or data
        sociallogin.roles = roles_of(claims)
        # Two may have one address of mail: it says nothing about who somebody is.
        sociallogin.email_addresses = []
        if sociallogin.is_existing:
            give(sociallogin.user, sociallogin.roles)
        if sociallogin.roles.none:
            failed(sociallogin.user if sociallogin.is_existing else None, "no role")
            logger.warning("%s has no role in the CMS", sociallogin.account.uid)
            raise ImmediateHttpResponse(render(request, "account/no_role.html", status=403))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Return whether an account is made: for whoever has a role."""
        return not sociallogin.roles.none

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        """Make an account, with its roles."""
        with transaction.atomic():
            user = super().save_user(request, sociallogin, form)
            give(user, sociallogin.roles)
        return user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Log why a provider let somebody down."""
        address = account_adapter().get_client_ip(request)
        failed(None, "provider")
        logger.warning("no sign-in from %s at %s: %s %s", address, timezone.now(), error, exception)
