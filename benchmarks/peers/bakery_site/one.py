"""wagtail-bakery builds one page after an edit, in a process that has Django ready.

python -m benchmarks.peers.bakery_site.one TIMES      prints medians as JSON
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median

from benchmarks.edits import edits
from benchmarks.measuring import Meter


def main() -> None:
    """Edit and build."""
    import django

    django.setup()
    from wagtail.models import Page
    from wagtailbakery.views import AllPublishedPagesView

    edit = edits()[0]
    runs = []
    view = AllPublishedPagesView()
    # The first time compiles the templates.
    for number in range(1 + int(sys.argv[1])):
        page = type(edit.page).objects.get(pk=edit.page.pk)
        setattr(page, edit.field, edit.value(number))
        page.save()
        page = Page.objects.get(pk=page.pk)
        meter = Meter()
        view.build_object(page)
        runs.append(meter.read())
        if not edit.shown(number, Path(view.get_build_path(page)).read_text("utf-8")):
            raise RuntimeError("the page that was built does not show the edit")
    seconds, cpu = (median(getattr(run, name) for run in runs[1:]) for name in ("seconds", "cpu"))
    print(json.dumps({"seconds": seconds, "cpu s": cpu}))


if __name__ == "__main__":
    main()
