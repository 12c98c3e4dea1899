"""The resident publisher: stays, publishes what changes within a moment, and wakes on time."""

from __future__ import annotations

import contextlib
import logging
import select
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import Error, connections
from django.utils import timezone
from wagtail.models import Site

from publishing import fingerprint
from publishing.all_sites import AllSites
from publishing.build.receipt import Receipt
from publishing.build.render import compile_templates
from publishing.changes import log
from publishing.changes.listening import Listener
from publishing.changes.log import Position
from publishing.keeping.turns import Keeping
from publishing.machines import standing
from publishing.machines.advisory import Share
from publishing.machines.pushing import Pushing
from publishing.pdf.worker import Finisher
from publishing.runtime import migrations, queue
from publishing.runtime.figures import Heart
from publishing.runtime.followers import Following
from publishing.schedule import runner

logger = logging.getLogger("publishing")

#: Seconds between two looks at the database: how late a change is seen that nobody told us of.
LOOK_EVERY = 0.2
#: Seconds without a change after which dependency graphs are written, and after which there is time to tidy.
IDLE, VERY_IDLE = 2.0, 15.0
#: Seconds of tidying at a time: an edit never waits longer for it.
TIDY = 0.2
#: Seconds after which a site that failed is tried again.
RETRY = 10.0
#: Seconds by which the clock may go back unnoticed: what came too early by so little is soon right.
BACK = 60.0


class CodeChangedError(Exception):
    """The files of the program differ from those that this process runs."""


class Resident:
    """Publishes all sites on change and on time, until it is stopped."""

    def __init__(
        self,
        wake_up: socket.socket,
        *,
        processes: int = 1,
        report: Callable[[Receipt], None] | None = None,
        finisher: Finisher | None = None,
    ) -> None:
        self._heart = Heart()
        # A build that takes long is work too: each batch of outputs is a sign of life.
        self.sites = AllSites(processes=processes, progress=self._heart.progress)
        self._knock = wake_up
        #: Whether the tables are known to be those of this program.
        self._migrated = False
        self._said = ""
        self._report = report
        self._finisher = finisher
        self._stopped = threading.Event()
        #: How far the change log was read; None: everything may have changed.
        self._seen: Position | None = None
        #: Who asked after what was committed, and after we saw that, waits for an answer all the same.
        self._asked = 0.0
        self._code = fingerprint.state()
        #: The moments at which something changes by itself, by what they were learnt from.
        self._next: datetime | None = None
        #: For which moment the sites were made.
        self._moment: datetime | None = None
        self._changed = time.monotonic()
        self._saved = True
        self._keeping = Keeping()
        self._listener = Listener()
        #: Which of the sites are ours, where several publishers share them; None: all.
        self._share = Share()
        self._mine: frozenset[int] | None = None
        self._handed = False
        self._pushing = Pushing()
        self._following = Following()

    def stop(self) -> None:
        """End after the site that is being published now."""
        self._stopped.set()
        self.sites.stop()

    def run(self) -> None:
        """Work until stopped. Raises CodeChangedError when the program was replaced on disk."""
        compile_templates(code for code, _name in settings.LANGUAGES)
        if self._finisher is not None:
            # What an earlier process left.
            self._finisher.want()
        while not self._stopped.is_set():
            self._heart.beat()
            try:
                if not (self._migrated or self._is_migrated()):
                    self._stopped.wait(1.0)
                elif self._has_work():
                    self._publish()
                else:
                    self._use_idle_time()
                if self._migrated:
                    self._following.look()
            except Error as error:
                # The database is away: what is served stays. Connect anew, and try again.
                logger.error("the database does not answer: %s", error)
                connections.close_all()
                self._share.close()
                self._seen, self._migrated = None, False
                self._stopped.wait(1.0)
            except (CodeChangedError, MemoryError):
                self._following.stop()
                raise
            except Exception:
                # Whatever it is, the sites that still work must not wait for somebody to notice.
                logger.exception("the resident publisher goes on after a fault")
                self._seen = None
                self._stopped.wait(1.0)
            self._wait()
        self._listener.close()
        self._pushing.stop()
        self._share.close()
        self._following.stop()
        self.sites.save_graph()

    def _is_migrated(self) -> bool:
        """Return whether the tables are those of this program: an upgrade replaces it before they are."""
        lacking = migrations.lacking()
        said = migrations.words(lacking) if lacking else ""
        if said != self._said:
            logger.warning("migrations: %s", said or "all are made")
        if not lacking:
            queue.note_started()
        self._said, self._migrated = said, not lacking
        return self._migrated

    def _has_work(self) -> bool:
        if self._share.is_due():
            self._look_round()
        return (
            self._handed or log.moved(self._seen) or self._is_due() or queue.asked() > self._asked
        )

    def _look_round(self) -> None:
        """See which sites are ours now: those of a publisher that is gone are taken over."""
        sites = Site.objects.values_list("pk", flat=True)
        mine = self._share.look(list(sites))
        if mine is not None:
            self._pushing.want(standing.go_back())
            standing.forget_theirs(mine)
        if mine != self._mine:
            logger.info("this publisher holds %d of %d sites", len(mine or ()), len(sites))
            self.sites.hold(mine)
            self._mine, self._handed = mine, True

    def _is_due(self) -> bool:
        now = timezone.now()
        if self._moment is not None and now < self._moment - timedelta(seconds=BACK):
            # The clock was put right: what is served is of a day that has not come yet.
            return True
        return self._next is not None and now >= self._next

    def _publish(self) -> None:
        asked = queue.asked()
        moment = timezone.now()
        runner.run(moment)
        self._moment, self._asked, self._handed = moment, asked, False
        receipts, errors = self.sites.publish(done=self._report)
        self._seen = self.sites.read_until
        moments = [self.sites.next_change] if self.sites.next_change else []
        planned = runner.next_due(timezone.now())
        moments += [planned] if planned else []
        if errors or any(receipt.failed for receipt in receipts):
            moments.append(timezone.now() + timedelta(seconds=RETRY))
        self._next = min(moments, default=None)
        if self._finisher is not None and any(receipt.new for receipt in receipts):
            self._finisher.want()
        self._pushing.want(receipt.site_id for receipt in receipts)
        self._changed = time.monotonic()
        self._saved = False

    def _use_idle_time(self) -> None:
        quiet = time.monotonic() - self._changed
        if quiet > IDLE and self._finisher is not None:
            # Not at once: the next edit may be on its way, and goes before.
            self._finisher.look()
        if quiet > IDLE and not self._saved:
            self.sites.save_graph()
            self._saved = True
            if fingerprint.state() != self._code:
                raise CodeChangedError
        if quiet > VERY_IDLE:
            self.sites.tidy(TIDY)
            self._pushing.want_all()
            self._keeping.turn(TIDY)
            if self.sites.files_differ():
                # Somebody put another file in the place of one: the database does not tell.
                self._seen = None
            elif (receipt := self.sites.sweep(settings.SWEEP_EVERY)) and receipt.new:
                self._tell(receipt)
            self._changed = time.monotonic() - IDLE
            if fingerprint.state() != self._code:
                raise CodeChangedError

    def _tell(self, receipt: Receipt) -> None:
        """Report what a sweep published."""
        self._pushing.want([receipt.site_id])
        if self._report is not None:
            self._report(receipt)
        if self._finisher is not None:
            self._finisher.want()
        self._saved = False

    def _wait(self) -> None:
        """Wait for a knock, the next look or the next moment."""
        seconds = LOOK_EVERY
        if self._next is not None:
            seconds = min(seconds, max((self._next - timezone.now()).total_seconds(), 0.0))
        ready, _, _ = select.select([self._knock, *self._listener.sockets()], [], [], seconds)
        if self._knock in ready:
            with contextlib.suppress(BlockingIOError):
                while self._knock.recv(16):
                    pass
            ready.remove(self._knock)
        if ready:
            self._listener.take()
