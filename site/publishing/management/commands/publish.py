"""Bring the public sites up to date with the database."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from publishing.all_sites import AllSites
from publishing.build.receipt import Receipt
from publishing.counted import counted
from publishing.explain.receipt_words import receipt_lines
from publishing.one_by_one import one_line
from publishing.pdf.worker import Finisher
from publishing.runtime import queue
from publishing.runtime.migrations import explained
from publishing.runtime.stopping import stoppable
from publishing.runtime.watcher import CodeChangedError, Resident


class Command(BaseCommand):
    """Publishes what changed, once or as the resident publisher."""

    help = "Brings all public sites up to date and prints what was done."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take how to report, and whether to stay."""
        parser.add_argument("--json", action="store_true", help="a receipt as JSON on each line")
        parser.add_argument(
            "--watch", action="store_true", help="stay, and publish on change and on time"
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=os.cpu_count() or 1,
            help="processes for a full build (default: one a core)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish all sites. Exit status 1 when a site or an output failed, or when no site is whole."""
        self._json = options["json"]
        if options["watch"]:
            self._watch(options["processes"])
            return
        sites = AllSites(processes=options["processes"])
        try:
            with stoppable():
                receipts, errors = sites.publish(done=self._say, by_hand=True)
                sites.save_graph()
        except Error as error:
            raise CommandError(explained(error) or one_line(error)) from error
        if not receipts and not errors and not sites.unfinished:
            raise CommandError("There is no site yet: run load_demo, or make one in the CMS.")
        for host, unfinished in sites.unfinished.items():
            self.stderr.write(f"{host}: {unfinished}")
        if errors:
            raise CommandError("; ".join(f"{host}: {one_line(e)}" for host, e in errors.items()))
        if not receipts:
            raise CommandError("No site is finished: nothing was published.")
        failed = sum(len(receipt.failed) for receipt in receipts)
        if failed:
            raise CommandError(f"{counted(failed, 'output')} failed; the last good version stays")

    def _watch(self, processes: int) -> None:
        finisher = Finisher()
        try:
            with queue.resident() as knock:
                publisher = Resident(
                    knock, processes=processes, report=self._say_change, finisher=finisher
                )
                for number in (signal.SIGTERM, signal.SIGINT):
                    signal.signal(number, lambda *_: publisher.stop())
                publisher.run()
        except queue.AlreadyRunningError as error:
            raise CommandError(str(error)) from None
        except CodeChangedError:
            finisher.stop()
            self.stderr.write("The program was replaced: starting anew.")
            self.stderr.flush()
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606  ourselves again
        finally:
            finisher.stop()

    def _say_change(self, receipt: Receipt) -> None:
        """Report a publish of the resident publisher, unless there was nothing to do."""
        if receipt.new or receipt.failed:
            self._say(receipt)

    def _say(self, receipt: Receipt) -> None:
        lines = [receipt.as_json()] if self._json else receipt_lines(receipt)
        for line in lines:
            self.stdout.write(line)
        self.stdout.flush()
