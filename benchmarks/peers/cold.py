"""A full build in a new process, start of Django included, with or without compressed copies.

python -m benchmarks.peers.cold PROCESSES [compressed]      in WIJKWIJZER_DATA_DIR
"""

from __future__ import annotations

import sys


def main() -> None:
    """Build."""
    import django

    django.setup()
    from wagtail.models import Site

    from publishing.publisher import SitePublisher
    from publishing.store import blobs

    if "compressed" not in sys.argv:
        blobs.has_copies = lambda *_about: False
    for site in Site.objects.all():
        SitePublisher(site.pk, processes=int(sys.argv[1])).publish(full="measured")


if __name__ == "__main__":
    main()
