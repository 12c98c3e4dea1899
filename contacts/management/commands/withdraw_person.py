"""Take a person out of everything that the system holds."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contacts.erasure.effects import Effect, effects
from contacts.erasure.erase import Report, came_back, erase_all, forget, look
from contacts.erasure.ordinary import refused
from contacts.erasure.subject import Subject, find, subject_of
from publishing.counted import counted


class Command(BaseCommand):
    """Withdraws a person (AVG art. 17): database, history, photo, search and every release."""

    help = "Takes a person out of everything and proves it; exit 1 when something public is left."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the person, and how to go about it."""
        parser.add_argument("person", nargs="?", default="", help="the number or slug of the page")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be found")
        parser.add_argument("--yes", action="store_true", help="do not ask")
        parser.add_argument("--json", action="store_true", help="the report for machines")
        parser.add_argument("--name", action="append", default=[], help="another name to look for")
        parser.add_argument(
            "--texts", action="store_true", help="strike the name out of texts as well"
        )
        parser.add_argument(
            "--keep-photo", action="store_true", help="leave the photo: others are on it too"
        )
        parser.add_argument("--reason", default="", help="for the history of the page above")
        parser.add_argument(
            "--again",
            action="store_true",
            help="after a backup was restored or texts were corrected: whoever was erased "
            "before goes again, out of texts too, and so do all earlier releases; "
            "with --name also looks for these",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Withdraw. Exit status 1 when residents can still see the person."""
        if bool(options["person"]) == options["again"]:
            raise CommandError("Name one person, or use --again.")
        try:
            people = came_back() if options["again"] else [find(options["person"])]
        except LookupError as error:
            raise CommandError(str(error)) from None
        for name in options["name"]:
            if words := refused(name, None):
                raise CommandError(
                    f"{name!r} is made of ordinary words ({', '.join(words)}), which stand in texts "
                    "about other things. Give a first name and a surname."
                )
        subjects = [subject_of(person, options["name"]) for person in people]
        if options["keep_photo"]:
            subjects = [subject.without_photo() for subject in subjects]
        if options["dry_run"]:
            reports = [look(subject) for subject in subjects]
        else:
            for subject in subjects if not options["yes"] else ():
                self._confirm(subject)
            prose = options["texts"] or options["again"]
            reports = erase_all(subjects, reason=options["reason"], prose=prose)
            if options["again"] and not reports:
                reports = [forget(options["name"])]
                if not options["name"]:
                    self.stderr.write(
                        "No name is kept of whoever went: --name says what to look for."
                    )
        if options["dry_run"] and not options["json"]:
            for subject in subjects:
                for effect in effects(subject):
                    self.stdout.write(_said(effect))
        for report in reports:
            self._say(report, options["json"], dry=options["dry_run"])
        if not options["dry_run"] and any(report.public for report in reports):
            sys.exit(1)

    def _confirm(self, subject: Subject) -> None:
        for effect in effects(subject):
            self.stdout.write(_said(effect))
        for place in subject.photo_on if subject.pictures else ():
            self.stdout.write(f"the photo is also on: {place} (--keep-photo leaves it)")
        if (
            input(f"Withdraw {subject.name} from everything? This cannot be undone [yes/no] ")
            != "yes"
        ):
            raise CommandError("Nothing was changed.")

    def _say(self, report: Report, as_json: bool, *, dry: bool) -> None:
        if as_json:
            problems = [str(each) for each in report.problems]
            said = asdict(report) | {"public": report.public, "problems": problems}
            self.stdout.write(json.dumps(said))
            return
        done = "would go" if dry else "gone"
        self.stdout.write(
            f"{done}: {counted(report.pages, 'page')}, {counted(report.pictures, 'photo')}"
        )
        if report.shared:
            self.stdout.write(
                f"{report.shared} names, numbers or addresses are of others too: they stay"
            )
        for name in report.ordinary:
            self.stdout.write(f"{name!r} is made of ordinary words: it stays in texts")
        for place in report.photo_on:
            self.stdout.write(f"photo   {place}")
        for hit in report.left:
            where = "PUBLIC" if hit.public else "inside"
            self.stdout.write(f"{where}  {hit.place}{'' if hit.certain else '  (one word: look)'}")
        for problem in [*report.problems, *report.waiting]:
            self.stdout.write(f"problem  {problem}")
        self.stdout.write(f"{counted(len(report.left), 'place')}, {report.seconds:.1f} s")


def _said(effect: Effect) -> str:
    """Return a line about one word that is looked for."""
    if effect.ordinary:
        return f"{effect.text!r} is made of ordinary words: looked for, never struck out"
    places = ", ".join(f"{place} ({count})" for place, count in effect.places)
    return f"{effect.text!r} stands in {counted(effect.count, 'row')} elsewhere{': ' if places else ''}{places}"
