"""What signing in keeps."""

from __future__ import annotations

from django.db import models


class Attempts(models.Model):
    """How often something was tried lately: a cache in a table, so that all workers and machines count together.

    Its fields are those that Django's cache in a database asks for.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "core_attempts"

    def __str__(self) -> str:
        return self.cache_key
