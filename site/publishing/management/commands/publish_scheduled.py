"""Publish and expire what is due. Takes the place of Wagtail's command of the same name."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from publishing.runtime import queue
from publishing.schedule import runner


class Command(BaseCommand):
    """One run of the schedule, with a line for each item."""

    help = "Publishes and expires what is due; one item that fails delays none of the others."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the switches; `--dryrun` is how Wagtail writes it."""
        parser.add_argument(
            "--dry-run", "--dryrun", action="store_true", help="say what is due and change nothing"
        )
        parser.add_argument(
            "--no-publish", action="store_true", help="leave the public sites as they are"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due, then bring the public sites up to date. Exit status 1: something failed."""
        moment = timezone.now()
        if options["dry_run"]:
            for item in runner.due(moment):
                self.stdout.write(f"would {item.action} {_line(item, item.late(moment))}")
            return
        report = runner.run(moment)
        for word, done in (("expired", report.expired), ("published", report.published)):
            for each in done:
                self.stdout.write(f"{word} {_line(each.item, each.late)}")
        for word, failures in (("FAILED", report.failed), ("WAITING", report.waiting)):
            for failure in failures:
                retry = timezone.localtime(failure.retry_at)
                self.stderr.write(
                    f"{word} to {failure.item.action} {_line(failure.item, failure.late)}: "
                    f"{failure.message} [attempt {failure.attempts}, again at {retry:%H:%M:%S}]"
                )
        if (report.expired or report.published) and not options["no_publish"]:
            # Asked for first: when it fails, /healthz tells that it still has to be done.
            queue.ask()
            call_command("publish", stdout=self.stdout, stderr=self.stderr)
        count = len(report.failed) + len(report.waiting)
        if count:
            raise CommandError(f"{count} planned item(s) did not work and stay planned")


def _line(item: runner.Item, late: float) -> str:
    planned = timezone.localtime(item.planned)
    return (
        f"{item.model} {item.object_id} “{item.title}”, "
        f"planned {planned:%Y-%m-%d %H:%M:%S}, {late:.1f} s late"
    )
