"""A large municipality in a database of its own, the same for the same number of pages.

python -m benchmarks.municipality 1000 FOLDER      SQLite in FOLDER, or DATABASE_URL: an empty one
python -m benchmarks.municipality 500 FOLDER en ar      with translations in these languages

The proportions of a real one: a start page, its sections, 40 districts with a coordinator and one
or two hubs with hours; of all other pages 30 % information pages and 70 % news with a district.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import set_up
from benchmarks.planner import ANCHOR, NAME, PICTURES, Planner

if TYPE_CHECKING:
    from core.models import Picture


def make(pages: int, languages: Sequence[str] = ()) -> int:
    """Make the municipality in the database that Django is set up for; give its pages.

    `languages` are those besides Dutch; their pages do not count among the `pages`.
    """
    from django.db import transaction
    from django.utils import timezone
    from wagtail.models import Locale

    from core.models import MunicipalitySettings, MunicipalityText, Picture
    from demo.loader import rows
    from demo.loader.tree import Tree
    from publishing.publisher import load_site
    from publishing.registry import registry
    from wijkwijzer.municipality.site import clear_welcome, make_locales, make_site

    served = ["nl", *languages]
    with transaction.atomic():
        make_locales(served)
        clear_welcome()
        tree = Tree(NAME, ANCHOR, served)
        for number in range(PICTURES):
            tree.files[Picture, str(number)] = picture(number)
        Planner(tree, pages, languages).plan()
        tree.plant()
        site = make_site(f"{NAME}.localhost", 8000, "Grootstad", tree.page("home"))
        settings = MunicipalitySettings(site=site, name="Grootstad", languages=",".join(served))
        settings.phone, settings.email = "14010", "info@example.nl"
        settings.texts = [MunicipalityText(language="nl", site_title="Grootstad in de wijk")]
        settings.save()
        for _page in tree.fill():
            pass
        rows.create_children(tree.pages)
    Locale.objects.exclude(language_code__in=served).delete()
    # The sizes of the pictures are made here, not in what is measured.
    content = load_site(site, timezone.now())
    for complete in registry.completions:
        complete(content, None)
    return len(tree)


def picture(number: int) -> Picture:
    """Make a picture of coloured stripes."""
    from io import BytesIO

    from django.core.files.images import ImageFile
    from PIL import Image, ImageDraw

    from core.models import Picture

    image = Image.new("RGB", (1600, 900), (40 + number * 15, 90, 140))
    draw = ImageDraw.Draw(image)
    for stripe in range(0, 1600, 100):
        draw.rectangle((stripe, number * 40, stripe + 50, 900), (200, 30 + stripe // 10, 80))
    data = BytesIO()
    image.save(data, "JPEG", quality=80)
    name = f"strepen-{number}"
    made = Picture(title=name, description=f"Gekleurde strepen {number}", credit="Gemeente")
    made.file = ImageFile(BytesIO(data.getvalue()), name=f"{name}.jpg")
    made.save()
    return made


def main() -> None:
    """Make one."""
    pages, folder = int(sys.argv[1]), Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    set_up(folder)
    from django.core.management import call_command

    started = time.perf_counter()
    call_command("migrate", verbosity=0)
    migrated = time.perf_counter()
    made = make(pages, sys.argv[3:])
    (folder / "complete").touch()
    seconds = time.perf_counter() - migrated
    print(f"{made} pages in {seconds:.1f} s, the tables before that in {migrated - started:.1f} s")


if __name__ == "__main__":
    main()
