"""One step: edit, publish all sites, and compare with everything that must hold."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Site

from core.models import PictureRendition
from publishing.all_sites import AllSites
from publishing.build.receipt import Receipt
from publishing.publisher import SitePublisher
from publishing.store.blobs import digest_of
from publishing.store.releases import ReleaseError, ReleaseStore
from tests.publishing.machine import (  # noqa: F401
    edit_areas,
    edit_events,
    edit_files,
    edit_moderation,
    edit_pages,
    edit_rows,
    edit_sites,
)
from tests.publishing.machine.calendars import Calendars
from tests.publishing.machine.full_build import FullBuilds, facts_of
from tests.publishing.machine.hidden import StoreWords, Words
from tests.publishing.machine.place import EDITS, Place
from tests.publishing.machine.printouts import PrintoutCodes

#: What is done between edits: (edit, what its dice begin with).
Choice = tuple[str, int]
SECONDS = (1, 60, 600, 3600, 6 * 3600, 86400, 7 * 86400, 45 * 86400)
#: Clock changes of the Netherlands, in UTC: an hour twice, an hour that is not there.
DST = tuple(
    datetime(year, month, day, 1, tzinfo=UTC)
    for year, month, day in ((2026, 10, 25), (2027, 3, 28), (2027, 10, 31))
)


@dataclass
class Tally:
    """What a run did, for the line at its end."""

    steps: int = 0
    publishes: int = 0
    #: A step did not hold.
    failed: bool = False
    done: Counter[str] = field(default_factory=Counter)


class Steps:
    """The municipalities, their publishers, and the checks after every step."""

    def __init__(self, sites: tuple[int, ...], template: Path, folder: Path, tally: Tally) -> None:
        # A store that every example begins with: the first full build is made once.
        settings.RELEASES_DIR = folder / "releases"
        if settings.RELEASES_DIR.exists():
            shutil.rmtree(settings.RELEASES_DIR)
        if template.exists():
            shutil.copytree(template, settings.RELEASES_DIR)
        _restore_media(folder / "media before")
        self.place = Place(sites)
        self.tally = tally
        self.publishers = {pk: SitePublisher(pk) for pk in sites}
        self._full = FullBuilds(folder / "full")
        self._words = Words()
        self._words.look()
        self._printouts: dict[int, PrintoutCodes] = {}
        self._calendars: dict[int, Calendars] = {}
        self._stores = {pk: StoreWords(each.store) for pk, each in self.publishers.items()}
        #: The first publish of all has not been announced by one before it.
        self._announced = False

    # --- what happens ------------------------------------------------------------------------
    def edit(self, choices: Iterable[Choice]) -> None:
        """Change content, then publish."""
        for name, seed in choices:
            self.place.dice = random.Random(seed)
            try:
                with transaction.atomic():
                    applied = EDITS[name][0](self.place)
            except (ValidationError, IntegrityError):
                applied = None
            self.tally.done[name] += bool(applied)
            self._words.look()
        self.check()

    def wait(self, seconds: int) -> None:
        """Let time pass; before the moment that was announced nothing may change."""
        later = self.place.moment + timedelta(seconds=seconds)
        early = self._quiet_until(later)
        self.place.moment = later
        self.tally.done["wait"] += 1
        receipts = self.check()
        if early and any(receipt.new for receipt in receipts):
            raise AssertionError(f"something changed before {self.place.next_change}")

    def _quiet_until(self, moment: datetime) -> bool:
        """Return whether it was announced that nothing changes up to a moment."""
        if not self._announced:
            return False
        return self.place.next_change is None or moment < self.place.next_change

    def wake(self, early: bool) -> None:
        """Go to the moment that was announced, or to right before it."""
        if self.place.next_change is not None:
            microseconds = -1 if early else 0
            moment = self.place.next_change + timedelta(microseconds=microseconds)
            self.wait_until(moment)

    def wait_until(self, moment: datetime) -> None:
        """Go to a moment, unless it is past."""
        seconds = (moment - self.place.moment).total_seconds()
        if seconds > 0:
            early = self._quiet_until(moment)
            self.place.moment = moment
            self.tally.done["wake"] += 1
            receipts = self.check()
            if early and any(receipt.new for receipt in receipts):
                raise AssertionError(f"something changed before {self.place.next_change}")

    def clock_back(self) -> None:
        """The clock of the machine is put right."""
        self.place.moment -= timedelta(hours=3)
        self.tally.done["clock back"] += 1
        self.check()

    def restart(self, saved: bool, choices: Iterable[Choice]) -> None:
        """Edits while no process runs; the next one has the notes of this one or older ones."""
        for pk, publisher in self.publishers.items():
            if saved:
                publisher.save_graph()
            self.publishers[pk] = SitePublisher(pk)
        self.tally.done["restart"] += 1
        self.edit(choices)

    def second_process(self, choices: Iterable[Choice]) -> None:
        """A command publishes a change while the resident publisher knows the release before."""
        residents = self.publishers
        for each in residents.values():
            each.save_graph()
        self.publishers = {pk: SitePublisher(pk) for pk in residents}
        self.edit(choices)
        for each in self.publishers.values():
            each.save_graph()
        self.publishers = residents
        self.tally.done["second process"] += 1
        self.check()

    def rollback(self) -> None:
        """Somebody goes back a release; the next publish brings the site up to date again."""
        for publisher in self.publishers.values():
            try:
                publisher.store.rollback()
                self.tally.done["rollback"] += 1
            except ReleaseError:
                continue
        self.check()

    def tidy(self) -> None:
        """An idle moment: smaller copies, and room on the disk."""
        for publisher in self.publishers.values():
            publisher.store.improve(0.01)
            publisher.store.collect(now=datetime.now(UTC).timestamp() + 3600)
        self.tally.done["tidy"] += 1
        self.check(everything=True)

    # --- what must hold ----------------------------------------------------------------------
    def check(self, *, everything: bool = False) -> list[Receipt]:
        """Publish all sites and compare."""
        self.tally.steps += 1
        self._come_and_go()
        receipts = [self._check(pk, everything) for pk in self.publishers]
        moments = [datetime.fromisoformat(r.next_change) for r in receipts if r.next_change]
        self.place.next_change = min(moments, default=None)
        self._announced = True
        return receipts

    def _come_and_go(self) -> None:
        """A site that is new is published from now on; one that was deleted is served no more."""
        here = set(Site.objects.values_list("pk", flat=True))
        for pk in sorted(here - self.publishers.keys()):
            self.publishers[pk] = SitePublisher(pk)
            self._stores.setdefault(pk, StoreWords(self.publishers[pk].store))
            # Nobody could announce when something of it changes.
            self._announced = False
        gone = self.publishers.keys() - here
        if gone:
            AllSites()._retire()
        for pk in gone:
            store = self.publishers.pop(pk).store
            left = [entry for each in store.ids() for entry in store.manifest(each).entries]
            assert left == [], f"a deleted site is still served: {left[:3]}"
            assert not any(self._stores[pk].on_disk().values()), "a deleted site left its words"

    def _check(self, pk: int, everything: bool) -> Receipt:
        publisher, moment = self.publishers[pk], self.place.moment
        receipt = publisher.publish(moment=moment)
        self.tally.publishes += 1
        current = publisher.store.current()
        assert current is not None
        full, failed = self._full.of(pk, moment)
        kept = {each.owner for each in receipt.failed}
        assert kept == failed, f"fails in one build only: {sorted(kept ^ failed)}"
        served, wanted = facts_of(current), facts_of(full)
        # An output that fails keeps its last good version; a full build has none.
        served = {
            path: facts
            for path, facts in served.items()
            if facts[-1] not in kept and not (kept and facts[-2] == "file" and path not in wanted)
        }
        differing = [p for p in served.keys() | wanted.keys() if served.get(p) != wanted.get(p)]
        assert not differing, f"incremental differs from full at {sorted(differing)[:5]}"
        header = (current.hostname, current.base_url, current.languages)
        assert header == (full.hostname, full.base_url, full.languages)
        if receipt.new or receipt.viewed:
            again = publisher.publish(moment=moment)
            idle = (again.new, again.viewed - len(failed), again.rendered)
            assert idle in {(False, 0, 0), (False, -len(failed), 0)}, f"not idle: {idle}"
        self._printouts.setdefault(pk, PrintoutCodes()).look(publisher.store, current)
        self._calendars.setdefault(pk, Calendars()).look(publisher.store, current)
        self._check_words(pk, everything)
        self._check_sizes(pk, set(served))
        return receipt

    def _check_sizes(self, pk: int, served: set[str]) -> None:
        """Each size of a picture that is online was made of the original that is there now."""
        for rendition in PictureRendition.objects.exclude(original="").select_related("image"):
            picture = rendition.image
            with contextlib.suppress(FileNotFoundError), picture.file.open() as stored:
                same = rendition.original == digest_of(stored.read())
                url = f"-{digest_of(Path(rendition.file.path).read_bytes())[:12]}."
                assert same or not any(url in path for path in served), (
                    f"a size of a picture is not of its original: {picture.pk} on site {pk}"
                )

    def _check_words(self, pk: int, everything: bool) -> None:
        store = self.publishers[pk].store
        found = self._stores[pk].on_disk()
        wanted = {entry.blob for each in store.ids() for entry in store.manifest(each).entries}
        assert wanted <= {name.removesuffix(".gz") for name in found}, "a release lacks a file"
        if everything:
            assert {name.partition(".")[0] for name in found} - wanted <= set(store.ids())
        forbidden = self._words.forbidden(set().union(*found.values()), self.place.moment)
        where = {name: words & forbidden for name, words in found.items() if words & forbidden}
        for name, words in where.items():
            retained = name.partition(".")[0] in {*wanted, *store.ids()}
            if retained or everything:
                places = self._places(store, name.partition(".")[0])
                raise AssertionError(f"{sorted(words)} may be in no release: {places or name}")

    @staticmethod
    def _places(store: ReleaseStore, blob: str) -> list[str]:
        return [
            f"{each} {entry.path} ({entry.owner})"
            for each in store.ids()
            for entry in store.manifest(each).entries
            if entry.blob == blob
        ]


def _restore_media(kept: Path) -> None:
    """Put the files back as they were before the first example: a rollback does not."""
    if kept.exists():
        shutil.rmtree(settings.MEDIA_ROOT)
        shutil.copytree(kept, settings.MEDIA_ROOT)
    else:
        shutil.copytree(settings.MEDIA_ROOT, kept)


Prepare = Callable[[], Steps]
