"""A small town as the content of a demonstration: every kind of file, in two languages."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from demo.loader import content, run
from demo.loader.content import CONTENT

ANCHOR = date(2026, 11, 22)
FILES = {
    "kleinstad/site.yaml": """\
hostname: kleinstad.localhost
settings:
  name: Kleinstad
  languages:
    - nl
    - pl
""",
    "kleinstad/site.nl.md": """\
---
texts:
  - site_title: Klein maar fijn
footer_links:
  - text: Melding doen
    url: https://melding.example.nl/
words:
  name: Kleinstad
---
""",
    "kleinstad/site.pl.md": "---\ntexts:\n  - site_title: Małe\nwords:\n  name: Małe Miasto\n---\n",
    "kleinstad/section/home.yaml": "model: home.HomePage\npicture: plein\n",
    "kleinstad/section/home.nl.md": "---\ntitle: Kleinstad\nslug: kleinstad\n---\n\nWelkom.\n",
    "kleinstad/section/home.pl.md": "---\ntitle: Małe\nslug: kleinstad-pl\n---\n\nWitamy.\n",
    "kleinstad/section/districts.yaml": "model: districts.DistrictIndexPage\nparent: home\n",
    "kleinstad/section/districts.nl.md": "---\ntitle: Wijken\n---\n",
    "kleinstad/district/oost.nl.md": "---\ntitle: Oost\n---\n",
    "kleinstad/district/oost.yaml": "checked_on: today-4\n",
    "kleinstad/hub/huis.yaml": """\
parent: district:oost
street: Dorpsstraat 1
postcode: 1234 AB
city: Kleinstad
phone: 010 000 00 00
hours_state: regular
languages:
  - nl
  - pl
opening_periods:
  - weekday:
      - monday
      - friday
    opens: 10:00
    closes: 12:30
""",
    "kleinstad/hub/huis.nl.md": "---\ntitle: Het huis\n---\n\nZie ook [de wijk](page:district:oost).\n",
    "kleinstad/picture/plein.yaml": "file: plein.webp\ncredit: Wij\n",
    "kleinstad/picture/plein.nl.md": "---\ntitle: Een plein\ndescription: Een plein\n---\n",
    "kleinstad/picture/plein.pl.md": "---\ndescription: Plac\n---\n",
    "both/info/privacy.yaml": "parent: home\nshow_in_menus: true\nin_footer: false\n",
    "both/info/privacy.nl.md": "---\ntitle: Privacy in {name}\n---\n",
    "both/info/privacy.pl.md": "---\ntitle: Prywatność w {name}\n---\n",
    # Of both towns; this one does not serve Turkish.
    "both/info/privacy.tr.md": "---\ntitle: Gizlilik\n---\n",
}


def write_town(root: Path) -> Path:
    """Write the small town in a folder."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(CONTENT / "kinds.yaml", root)
    picture = next(CONTENT.glob("hilversum/picture/*.webp"))
    shutil.copy(picture, root / "kleinstad/picture/plein.webp")
    return root


def load_town(root: Path) -> int:
    """Load the only town of some content; give its pages."""
    [town] = content.towns(root)
    return run.load(town, ANCHOR, lambda *_: None)
