"""`manage.py adopt_translations`: take translations from before the desk for up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Page

from core.forms.panels import source_page
from core.languages import SOURCE_LANGUAGE
from translations.models import MadeFrom
from translations.record import adopt


class Command(BaseCommand):
    """Write down, for each translation without a record, that it was made from the Dutch of today.

    Without it the desk calls all of them outdated: nobody wrote down what they were made from.
    """

    help = "Take translations that the desk knows nothing of for up to date with the Dutch text."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", help="only this language, for example: en")
        parser.add_argument("--dry-run", action="store_true", help="only say which ones")

    def handle(self, *args: Any, **options: Any) -> None:
        pages = Page.objects.filter(depth__gt=1).exclude(locale__language_code=SOURCE_LANGUAGE)
        language = options["language"]
        if language:
            pages = pages.filter(locale__language_code=language)
            if not pages.exists():
                raise CommandError(f"no page has the language “{language}”")
        known = MadeFrom.objects.values("page_id")
        count = 0
        with transaction.atomic():
            for page in pages.exclude(pk__in=known).order_by("path").specific(defer=False):
                if source_page(page) is None:
                    continue
                if not options["dry_run"]:
                    adopt(page)
                count += 1
                self.stdout.write(f"{page.locale.language_code} {page.url_path}")
        done = "would be taken over" if options["dry_run"] else "taken over"
        self.stdout.write(f"{count} {done}")
