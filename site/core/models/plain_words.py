"""The hard words of a municipality, each with a plainer one that editors are shown."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from core.models.municipality import MunicipalitySettings


class PlainWord(models.Model):
    """A word that readers may not know, and what to write instead. Nothing of it is public."""

    settings = ParentalKey(
        MunicipalitySettings, on_delete=models.CASCADE, related_name="plain_words"
    )
    word = models.CharField(_("hard word"), max_length=60)
    plainer = models.CharField(_("plainer word"), max_length=120)

    class Meta:
        unique_together = (("settings", "word"),)
        verbose_name = _("hard word")
        verbose_name_plural = _("hard words")

    def __str__(self) -> str:
        return f"{self.word} → {self.plainer}"
