"""The user of the CMS."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """A user of the CMS: a model of our own, so that it can grow without a change of tables."""
