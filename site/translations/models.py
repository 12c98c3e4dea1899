"""What the desk keeps: what each translation was made from, what needs none, notes, the glossary."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MadeFromRow(NamedTuple):
    """What the public site knows: hashes, never a text that may be withdrawn by now."""

    id: int
    page_id: int
    live: str
    machine: str


class MadeFrom(models.Model):
    """The source segments that a translated page was made from."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="made_from"
    )
    #: Of the newest draft. Key of the source segment -> its text then, and the key of the segment
    #: in the translation: `{"source": …, "target": …}`. With `"machine"`, the hashes of what a machine
    #: made in it and nobody has read.
    segments = models.JSONField(default=dict)
    #: Of the version that is live: key of the source segment -> hash of its text then.
    live = models.JSONField(default=dict)
    #: Of the version that is live: keys of what a machine translated and nobody has read yet.
    machine = models.JSONField(default=list)
    #: Of the newest draft: key of a value of the Dutch text that is no word -> a name of what it was then.
    values = models.JSONField(default=dict)
    #: Texts that are translated and in no draft, because others of their block are not. Key of the Dutch
    #: text -> that text, and its translation: `{"source": …, "text": …}`, with `"machine"` as above.
    waiting = models.JSONField(default=dict)
    #: The first version of the page that `segments` holds for; None: those before the record too.
    revision = models.BigIntegerField(null=True)

    public_row = MadeFromRow

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page_id}: {len(self.segments)}"


class NoTranslation(models.Model):
    """A segment, or a whole page, that somebody decided needs no translation in a language."""

    source = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=20)
    #: Empty: the whole page.
    key = models.CharField(max_length=255, blank=True)
    #: Of what was decided about: a text that changed needs a new decision.
    hash = models.CharField(max_length=16)
    reason = models.CharField(_("reason"), max_length=200)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["source", "language", "key"], name="translations_one_decision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.language}: {self.reason}"


class DeskNote(models.Model):
    """What translators tell each other about a page."""

    source = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=20)
    text = models.TextField(_("note"), max_length=1000)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text


class Together(models.Model):
    """A Dutch page whose newest draft waits until its translations are ready. Nothing of it is public."""

    source = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="waits_for_translations"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.source_id)


class GlossaryTerm(models.Model):
    """A Dutch word that a municipality always translates in the same way, or never."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    term = models.CharField(_("Dutch word"), max_length=80)
    #: It stays as it is in every language, such as the name of a street.
    keep = models.BooleanField(_("not translated"), default=False)
    note = models.CharField(_("explanation"), max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(fields=["site", "term"], name="translations_one_term")
        ]

    def __str__(self) -> str:
        return self.term


class GlossaryWord(models.Model):
    """What a word of the glossary is in one language; several are separated by a semicolon."""

    term = models.ForeignKey(GlossaryTerm, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=20)
    text = models.CharField(_("translation"), max_length=200)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["term", "language"], name="translations_one_word")
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.text}"


class Assignment(models.Model):
    """Who takes a page in a language."""

    source = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=20)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    #: Who said so.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["source", "language"], name="translations_one_taker")
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.language}: {self.user_id}"


class DeskMail(models.Model):
    """Whether somebody wants a mail when something waits, and what the last one was about."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_mail"
    )
    wanted = models.BooleanField(default=True)
    sent_on = models.DateField(null=True)
    #: Names of what was told about (`translations.matrix.waiting.Waits.name`), no words.
    told = models.JSONField(default=list)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user_id}: {self.wanted}"
