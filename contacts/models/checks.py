"""Questions whether facts are still right: asked by mail, answered once, without an account."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Check(models.Model):
    """A question about one hub or person, and its answer.

    The address that was asked is not kept: it is on the page already, or no longer.
    """

    class State(models.TextChoices):
        """What became of it."""

        ASKED = "asked", _("Asked")
        CONFIRMED = "confirmed", _("Is right")
        PROPOSED = "proposed", _("Change proposed")
        APPLIED = "applied", _("Change made")
        REFUSED = "refused", _("Change not made")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    #: How often somebody sent something in that could not be stored.
    attempts = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=12, choices=State, default=State.ASKED)
    #: Field -> what it should be.
    proposal = models.JSONField(default=dict, blank=True)
    remark = models.TextField(max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.get_state_display()}"
