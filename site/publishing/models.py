"""What the generator itself keeps in the database. Content is in the apps of the product."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

#: The first pause after a failure; each next one is twice as long, up to the longest.
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


class DeletedSource(models.Model):
    """A page that others translate, and that was deleted: its translations are not public any more.

    Without this nobody could tell them from pages that were written in their own language.
    """

    translation_key = models.UUIDField(unique=True)
    title = models.TextField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.title


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


class Publication(models.Model):
    """What one publish of one site did: kept for 90 days, for the report in the CMS.

    changed  one entry an output: path, owner, kind, language, title, and the reasons
    removed  addresses that are gone
    failed   one entry a failed output: owner, title, path, error, kept, since
    causes   what people did since the publication before: at, user, action, title, page, words, kind
    """

    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("website"),
        on_delete=models.CASCADE,
        related_name="publications",
    )
    release = models.CharField(_("release"), max_length=12)
    started = models.DateTimeField(_("started"))
    finished = models.DateTimeField(_("online since"), db_index=True)
    seconds = models.FloatField(_("seconds"))
    full = models.TextField(blank=True)
    changed_count = models.PositiveIntegerField(_("pages changed"), default=0)
    removed_count = models.PositiveIntegerField(_("addresses removed"), default=0)
    failed_count = models.PositiveIntegerField(_("failed"), default=0)
    changed: models.JSONField[Any, Any] = models.JSONField(default=list)
    removed: models.JSONField[Any, Any] = models.JSONField(default=list)
    failed: models.JSONField[Any, Any] = models.JSONField(default=list)
    causes: models.JSONField[Any, Any] = models.JSONField(default=list)
    #: Titles, addresses and names of people, one a line, for the search field of the report.
    searched = models.TextField(blank=True)
    #: What the lists are narrowed to, one a line: user=…, page=…, kind=…, language=….
    marks = models.TextField(blank=True)

    #: A log is no use of a website: Wagtail need not count it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-finished", "-pk"]
        # Nobody edits these: they would only fill the list of rights.
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.site.hostname} {self.release}"


class SeenRow(NamedTuple):
    """What is remembered of something that readers compare with what they had: an event, a page."""

    id: int
    name: str
    digest: str
    number: int
    gone: int | None


class Seen(models.Model):
    """What readers last saw of something, so that its revision rises when that differs, and only then.

    name    what it is called outside: the UID of an event, the id of a page
    digest  of what is seen of it
    number  of its revision: seconds, see `publishing.keeping.revisions`
    gone    since when it is not shown, counted in the same way
    """

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("website"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=32)
    number = models.BigIntegerField()
    gone = models.BigIntegerField(null=True, blank=True)

    public_row = SeenRow
    #: Nobody uses a website for it: Wagtail need not count it.
    wagtail_reference_index_ignore = True
    #: A publish writes it: listening to it would start the next one.
    public_follows = True

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        # Nobody edits these: they would only fill the list of rights.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site", "name"], name="publishing_one_revision_per_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Change(models.Model):
    """A row that changed: written by triggers of the database, see `publishing.changes`.

    about  the table, of a page with the kind of change
    row    the id of the row, where that is a number
    page   the id of the page that the row belongs to, if any; site: of its site
    path   where the page stands in the tree, and stood before (was)
    token  by chance, so that the database that the log was read in is known again
    xact   the transaction on PostgreSQL (xid8)
    """

    about = models.CharField(max_length=100)
    row = models.BigIntegerField(null=True)
    page = models.BigIntegerField(null=True)
    site = models.BigIntegerField(null=True)
    path = models.CharField(max_length=255)
    was = models.CharField(max_length=255)
    token = models.CharField(max_length=16)
    xact = models.BigIntegerField(db_index=True)
    at = models.DateTimeField(db_index=True)

    #: It is no use of a page: Wagtail need not count it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        # Nobody edits these: they would only fill the list of rights.
        default_permissions = ()

    def __str__(self) -> str:
        return self.about


class Standing(models.Model):
    """What is served of a site, where every machine sees it: see `publishing.machines.standing`.

    release   the number of the release that is served
    place     the mark of the folder that has it
    last      the highest number that a release of it ever had
    held      the release that somebody took the site back to; "" for none
    wanted    the release that somebody asked for on another machine; "" for none
    manifest  that of the release, compressed, where there are several machines
    figures   how its passes go, for a monitor
    """

    site = models.OneToOneField(
        "wagtailcore.Site", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    release = models.CharField(max_length=12, default="")
    place = models.CharField(max_length=32, default="")
    last = models.CharField(max_length=12, default="")
    held = models.CharField(max_length=12, default="")
    wanted = models.CharField(max_length=12, default="")
    manifest = models.BinaryField(null=True)
    figures: models.JSONField[Any, Any] = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("state of a website")
        verbose_name_plural = _("states of websites")
        default_permissions = ()

    def __str__(self) -> str:
        return self.release


class Moment(models.Model):
    """A moment (Unix time, s) that all machines have to know: see `publishing.runtime.queue`."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.FloatField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("moment")
        verbose_name_plural = _("moments")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
