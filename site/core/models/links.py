"""Links of public pages to other websites, as they were when somebody looked last."""

from __future__ import annotations

from datetime import timedelta

from django.db import models

#: Of what fails for another reason than that it is gone: so long it may be away for a while.
AWAY = timedelta(hours=20)


class OutsideLink(models.Model):
    """An address elsewhere, the pages that lead there, and what it answered. Not public."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    address = models.URLField(max_length=2000)
    #: Numbers of the pages that have the link.
    pages = models.JSONField(default=list)
    #: What the server answered; None: it did not.
    status = models.PositiveSmallIntegerField(null=True)
    #: Why it does not work, in a few words; "": it works.
    problem = models.CharField(max_length=200, blank=True)
    failing_since = models.DateTimeField(null=True)
    checked_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        unique_together = (("site", "address"),)

    def __str__(self) -> str:
        return self.address

    @property
    def is_broken(self) -> bool:
        """Return whether an editor has to look: it is gone, or it failed at checks on two days."""
        if self.failing_since is None:
            return False
        return self.status in (404, 410) or self.checked_at - self.failing_since >= AWAY
