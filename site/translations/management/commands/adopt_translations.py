"""`manage.py adopt_translations`: take translations from before the desk for up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Page

from core.forms.panels import source_page
from core.languages import SOURCE_LANGUAGE
from translations.drafts import translation_of
from translations.localize.harvest import harvest
from translations.models import MadeFrom
from translations.record import adopt
from translations.release.waiting import text_for_translators
from translations.segments import prose_fields
from translations.texts.filling import values_of


class Command(BaseCommand):
    """Write down, for each translation without a record, that it was made from the Dutch of today.

    Without it the desk calls all of them outdated: nobody wrote down what they were made from. What
    wagtail-localize is to know of all translations is made of the records, string by string.
    """

    help = (
        "Take translations that the desk knows nothing of for up to date with the Dutch text, and give "
        "all of them to wagtail-localize."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", help="only this language, for example: en")
        parser.add_argument("--dry-run", action="store_true", help="only say which ones")

    def handle(self, *args: Any, **options: Any) -> None:
        pages = Page.objects.filter(depth__gt=1, alias_of=None).exclude(
            locale__language_code=SOURCE_LANGUAGE
        )
        language = options["language"]
        if language:
            pages = pages.filter(locale__language_code=language)
            if not pages.exists():
                raise CommandError(f"no page has the language “{language}”")
        known = set(MadeFrom.objects.values_list("page_id", flat=True))
        count = texts = left = 0
        with transaction.atomic():
            for page in pages.order_by("path").specific(defer=False):
                source = source_page(page)
                if source is None:
                    continue
                code = str(page.locale.language_code)
                if page.pk not in known:
                    count += 1
                    self.stdout.write(f"{code} {page.url_path}")
                if options["dry_run"]:
                    continue
                adopt(page)
                dutch = text_for_translators(source.specific)
                MadeFrom.objects.filter(page_id=page.pk, values={}).update(
                    values=values_of(dutch, prose_fields(type(dutch)))
                )
                strange = harvest(dutch, translation_of(dutch, code), None)
                texts += len(MadeFrom.objects.get(page_id=page.pk).segments)
                left += len(strange)
                for key in strange:
                    self.stdout.write(
                        f"{code} {page.url_path} {key}: another shape than the Dutch text"
                    )
        done = "would be taken over" if options["dry_run"] else "taken over"
        self.stdout.write(f"{count} {done}")
        if not options["dry_run"]:
            words = f"{texts - left} of {texts} texts are in wagtail-localize"
            self.stdout.write(words)
