"""Every screen of the CMS, for every role of the demo, asks few questions of the database."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.demo import REPOSITORY, Demo, environment

MOST = 60
#: Looks for somebody in every table, or makes small pictures when it is looked at for the first time.
BUILDS = ("people:erasing", "wagtailimages:")


def test_no_screen_of_any_role_asks_more_than_sixty_questions(
    demo_site: Demo, demo_folder: Path, tmp_path: Path
) -> None:
    # Looking writes too, such as who has a page open.
    data = tmp_path / "demo"
    shutil.copytree(demo_folder, data)
    answer = subprocess.run(
        [sys.executable, "-m", "benchmarks.screens", "--folder", data, "--json", "--once", "--all"],
        cwd=REPOSITORY,
        env=environment(data),
        capture_output=True,
        text=True,
        check=False,
    )
    rows = json.loads(answer.stdout)
    looked = [each for each in rows if not each["view"].startswith(BUILDS)]
    assert len({each["view"].partition(" ")[0] for each in looked}) > 40
    many = {
        (each["role"], each["address"]): each["queries"]
        for each in looked
        if each["queries"] > MOST
    }
    assert many == {}, many
