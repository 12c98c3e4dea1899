"""Who signs in with a password."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

logger = logging.getLogger(__name__)


class PasswordBackend(ModelBackend):
    """Everybody; with a provider of accounts only the account for when the provider is away."""

    def authenticate(
        self,
        request: Any,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """Return the account, or None. Refuses after the password was looked at: it takes as long."""
        user = super().authenticate(request, username=username, password=password, **kwargs)
        if user is None or settings.OIDC is None:
            return user
        if user.get_username() != settings.BREAK_GLASS_ACCOUNT:
            return None
        logger.warning("the break-glass account %r gave its password", user.get_username())
        return user
