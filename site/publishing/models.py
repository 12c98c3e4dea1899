"""What the generator itself keeps in the database. Content is in the apps of the product."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

#: The first pause after a failure; each next one is twice as long, up to the longest.
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


class ScheduleFailure(models.Model):
    """Something planned that did not work. The plan itself stays with Wagtail, and is tried again.

    A record holds for exactly one plan: once the editor plans another moment or another version, it
    says nothing about that.
    """

    action = models.CharField(max_length=10)
    #: `wagtailcore.page` for every page, else the label of the model, in lower case.
    model = models.CharField(max_length=201)
    object_id = models.CharField(max_length=255)
    #: The version that was to be published; None for an expiry.
    revision = models.BigIntegerField(null=True)
    title = models.TextField()
    planned = models.DateTimeField()
    since = models.DateTimeField()
    tried = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=1)
    #: The cause, in the words that editors read.
    message = models.TextField()

    class Meta:
        verbose_name = _("planning that did not work")
        verbose_name_plural = _("planning that did not work")
        # Nobody edits these: they would only fill the list of rights.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["action", "model", "object_id"], name="publishing_one_failure_per_plan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.title}"

    @property
    def retry_at(self) -> datetime:
        """The moment from which it is tried again."""
        doublings = min(self.attempts - 1, 10)
        pause: timedelta = min(FIRST_PAUSE * 2**doublings, LONGEST_PAUSE)
        return self.tried + pause
