"""Every person of the demonstration can be erased with texts, and a kill anywhere leaves no half.

Minutes on the whole demonstration: only in `make test-faults`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.faults
REPOSITORY = Path(__file__).resolve().parents[2]
#: Seconds of processor time for one person, on average: 2 are asked for, and a machine may be half as fast.
ROOM = 4.0
STEPS = int(os.environ.get("WIJKWIJZER_FAULTS", "1"))
#: Everybody of the demonstration at length, else one of so many.
EACH = 1 if STEPS >= 10 else 40
#: How many people there are at least.
LEAST = 250 // EACH

ERASE_ALL = """
import json, logging, time
logging.disable(logging.WARNING)
from contacts.models import PersonPage
from contacts.erasure.erase import erase
from contacts.erasure.subject import subject_of
took, wrong = [], []
everybody = PersonPage.objects.filter(locale__language_code="nl").order_by("pk")
chosen = list(everybody.values_list("pk", flat=True))[::EACH]
for pk in chosen:
    person = PersonPage.objects.get(pk=pk)
    began = time.process_time()
    subject = subject_of(person)
    report = erase(subject, prose=True)
    took.append(time.process_time() - began)
    certain = [hit.place for hit in report.left if hit.certain]
    if certain or report.problems or PersonPage.objects.filter(pk__in=subject.pages).exists():
        wrong.append([subject.name, certain, [str(each) for each in report.problems]])
print(json.dumps({"took": took, "wrong": wrong, "left": PersonPage.objects.filter(pk__in=chosen).count()}))
"""


def demo(folder: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command of the project on the data in `folder`."""
    environment = os.environ | {
        "WIJKWIJZER_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.dev",
    }
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=REPOSITORY, env=environment, input=text, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a demonstration that was published."""
    folder = tmp_path_factory.mktemp("demo")
    for command in ("migrate", "load_demo", "build"):
        done = demo(folder, command)
        assert done.returncode == 0, done.stderr
    return folder


def test_every_person_of_the_demonstration_can_be_erased_with_texts(
    loaded: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "all"
    shutil.copytree(loaded, folder)
    done = demo(folder, "shell", text=ERASE_ALL.replace("EACH", str(EACH)))
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert found["wrong"] == []
    assert found["left"] == 0
    assert len(found["took"]) >= LEAST
    # The first one publishes both sites wholly, when the program differs.
    rest = found["took"][1:]
    assert sum(rest) / len(rest) < ROOM


KILLED = """
import logging, os, signal, sys
logging.disable(logging.CRITICAL)
from django.conf import settings
from django.db import connection
from contacts.models import PersonPage
from contacts.erasure.erase import erase
from contacts.erasure.subject import subject_of
person = PersonPage.objects.filter(locale__language_code="nl").exclude(photo=None).order_by("pk").first()
subject, left, data = subject_of(person), [NUMBER], str(settings.DATA_DIR)
def step():
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
def hook(event, arguments):
    if event in ("open", "os.rename", "os.remove") and data in str(arguments[0]):
        if event != "open" or str(arguments[1]).strip("b") not in ("r", "None"):
            step()
def statement(execute, sql, params, many, context):
    if not sql.lstrip().upper().startswith("SELECT"):
        step()
    return execute(sql, params, many, context)
sys.addaudithook(hook)
with connection.execute_wrapper(statement):
    erase(subject, prose=True)
"""

AFTER = """
import json, logging
logging.disable(logging.CRITICAL)
from contacts.models import PersonPage
from contacts.erasure.scan import scan
from contacts.erasure.subject import subject_of
from core.models import Picture
from publishing.removal import tombstones
from publishing.all_sites import AllSites
before = json.loads(BEFORE)
_receipts, errors = AllSites().publish(by_hand=True)
found = PersonPage.objects.filter(pk__in=before["pages"]).count()
print(json.dumps({
    "errors": [str(error) for error in errors.values()],
    "pages": found,
    "pictures": Picture.objects.filter(pk__in=before["pictures"]).count(),
    "tombstones": len(tombstones.tombstones()),
    "notes": [path.name for path in tombstones.folder().glob("*erasing-*")],
}))
"""

WHO = """
import io, json
from django.core.files.base import ContentFile
from PIL import Image
from contacts.models import PersonPage
from contacts.erasure.subject import subject_of
from core.models import Picture
file = io.BytesIO()
Image.new("RGB", (400, 400), "teal").save(file, "PNG")
person = PersonPage.objects.filter(locale__language_code="nl").order_by("pk").first()
person.photo = Picture.objects.create(title=person.title, file=ContentFile(file.getvalue(), "photo.png"))
person.save_revision().publish()
subject = subject_of(person)
print(json.dumps({"pages": subject.pages, "pictures": subject.pictures}))
"""


def test_killed_at_any_step_the_person_is_there_or_gone(loaded: Path, tmp_path: Path) -> None:
    told = demo(loaded, "shell", text=WHO)
    assert told.returncode == 0, told.stderr[-2000:]
    assert demo(loaded, "publish").returncode == 0
    before = told.stdout.splitlines()[-1]
    who = json.loads(before)
    there = (len(who["pages"]), len(who["pictures"]), 0)
    assert len(who["pictures"]) == 1
    gone = (0, 0, len(who["pages"]) + len(who["pictures"]))
    outcomes: list[tuple[int, int, int]] = []
    number, ended = 0, False
    while not ended:
        folder = tmp_path / f"step-{number}"
        shutil.copytree(loaded, folder)
        killed = demo(folder, "shell", text=KILLED.replace("NUMBER", str(number)))
        ended = killed.returncode != -signal.SIGKILL
        assert not ended or killed.returncode == 0, killed.stderr[-2000:]
        done = demo(folder, "shell", text=AFTER.replace("BEFORE", repr(before)))
        assert done.returncode == 0, done.stderr[-2000:]
        found = json.loads(done.stdout.splitlines()[-1])
        assert (found["errors"], found["notes"]) == ([], []), number
        outcomes.append((found["pages"], found["pictures"], found["tombstones"]))
        assert outcomes[-1] in (there, gone), number
        shutil.rmtree(folder)
        number = after(number)
    # First nothing happened, from the commit on everything did.
    assert outcomes == sorted(outcomes, reverse=True)
    assert {there, gone} == set(outcomes)


def after(number: int) -> int:
    """Return the next step to kill at: the first ones one by one, then ever wider apart."""
    return number + (1 if number < 4 * STEPS else max(number // (1 + STEPS // 2), 1))
