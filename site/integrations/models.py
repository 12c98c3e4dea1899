"""What is kept of programs that talk to a municipality."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: The longest that a key opens anything, from the day that it is made.
LONGEST = timedelta(days=365)


class Token(models.Model):
    """A key with which a program reads the content of one municipality; only a hash of it is kept.

    `ends_on` is the last day on which it opens anything.
    """

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("website"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(
        _("name"),
        max_length=100,
        help_text=_("What uses this key, for example the app of the municipality."),
    )
    drafts = models.BooleanField(
        _("drafts too"),
        default=False,
        help_text=_("May it also read what is not online yet?"),
    )
    ends_on = models.DateField(
        _("last day"), help_text=_("At most a year ahead. After this day the key opens nothing.")
    )
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    prefix = models.CharField(max_length=16, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revoked_at = models.DateTimeField(null=True, editable=False)
    last_used_at = models.DateTimeField(null=True, editable=False)

    #: Nobody uses a website for it: Wagtail need not count it.
    wagtail_reference_index_ignore = True

    #: What no export holds.
    secret_fields = ("key_hash",)

    class Meta:
        verbose_name = _("key of the API")
        verbose_name_plural = _("keys of the API")
        ordering = ["-made_at", "-pk"]
        # Who arranges a municipality has them: nobody gives this right by itself.
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def opens(self) -> bool:
        """Return whether it still opens anything."""
        return self.revoked_at is None and self.ends_on >= timezone.localdate()


def latest_end(today: date | None = None) -> date:
    """Return the last day that a key may be given."""
    return (today or timezone.localdate()) + LONGEST


class Webhook(models.Model):
    """A program that is told of each release of one municipality.

    The secret is kept as it is: each message is signed with it.
    """

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("website"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(
        _("name"), max_length=100, help_text=_("What hears it, for example the app.")
    )
    url = models.CharField(
        _("address"),
        max_length=500,
        help_text=_("An address on the internet that begins with https://."),
    )
    secret = models.CharField(max_length=80, editable=False)
    active = models.BooleanField(default=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    #: Nobody uses a website for it: Wagtail need not count it.
    wagtail_reference_index_ignore = True

    #: What no export holds.
    secret_fields = ("secret",)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One message to a receiver, until it arrived or was given up.

    next_at   when it is sent (again); None: it is over
    problem   why the last attempt did not arrive; "" when it did
    """

    RELEASE, ROLLBACK, TRY = "release.published", "release.rolled_back", "webhook.try"

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField(max_length=30)
    release = models.CharField(max_length=12, blank=True)
    publication = models.ForeignKey(
        "publishing.Publication", null=True, on_delete=models.CASCADE, related_name="+"
    )
    message_id = models.UUIDField(default=uuid.uuid4)
    made_at = models.DateTimeField(default=timezone.now)
    next_at = models.DateTimeField(null=True, default=timezone.now, db_index=True)
    tried_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    #: Nobody uses a website for it: Wagtail need not count it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message to a webhook")
        verbose_name_plural = _("messages to webhooks")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.release}"

    @property
    def arrived(self) -> bool:
        """Return whether the receiver took it."""
        return self.next_at is None and not self.problem and self.attempts > 0
