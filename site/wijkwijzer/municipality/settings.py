"""The settings of a municipality: made, or completed where they say nothing yet."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Site

from core.fields import split_codes
from core.models import MunicipalitySettings
from core.models.municipality import MunicipalityText, VocabularyTerm
from publishing.content.languages import language
from wijkwijzer.municipality.details import Details
from wijkwijzer.municipality.report import Made
from wijkwijzer.municipality.texts import HOME_TITLE, TAGLINE, speaker
from wijkwijzer.municipality.vocabulary import VOCABULARIES


def make_settings(site: Site, details: Details, made: Made) -> MunicipalitySettings:
    """Return the settings of a site, with what the details say and the settings did not yet.

    What stands there already stays: a difference is told. Raises ValidationError.
    """
    found = MunicipalitySettings.objects.filter(site=site).first()
    settings = found or MunicipalitySettings(site=site)
    made.note(_("settings"), details.name, new=found is None)
    wanted = MunicipalitySettings(site=site, **details.fields())
    for name in details.fields():
        field: Any = MunicipalitySettings._meta.get_field(name)
        # In the form in which it is stored: a phone number has one.
        stored, value = getattr(settings, name), field.pre_save(wanted, add=True)
        if found is None or stored in ("", None):
            setattr(settings, name, value)
        elif stored != value:
            made.todo.append(
                _("%(field)s stays “%(stored)s”, as in the CMS; change it there to “%(said)s”")
                % {"field": field.verbose_name, "stored": stored, "said": value}
            )
    new = [code for code in details.languages if code not in split_codes(settings.languages)]
    settings.languages = ",".join(details.languages)
    if found is not None:
        for code in new:
            made.note(_("language"), language(code).name, new=True)
    settings.full_clean()
    settings.save()
    for code in details.languages:
        _speak_of_it(settings, code, details)
    return settings


def _speak_of_it(settings: MunicipalitySettings, code: str, details: Details) -> None:
    """Store the title of the site and the words of a language that has none yet."""
    if settings.texts.filter(language=code).exists():
        return
    names = {"name": details.name, "programme": details.programme}
    speak = speaker(language(code).gettext, names)
    MunicipalityText.objects.create(
        settings=settings,
        language=code,
        site_title=(details.programme or speak(HOME_TITLE))[:80],
        tagline=speak(TAGLINE),
    )
    vocabulary = VOCABULARIES[details.vocabulary]
    for name in vocabulary.terms:
        one, several = (capfirst(word) for word in vocabulary.term(name, code))
        VocabularyTerm.objects.get_or_create(
            settings=settings,
            language=code,
            term=name,
            defaults={"singular": one, "plural": several},
        )
