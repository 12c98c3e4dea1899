"""A page as tagged PDF (PDF/UA-1, ISO 14289-1). Made by WeasyPrint, which needs the library Pango."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from publishing.pdf import universal

#: Gives the bytes and the media type of the file at an address; None when there is none.
Read = Callable[[str], tuple[bytes, str] | None]

#: A host that no request ever goes to: every file of a page comes from its release.
HOST = "http://release.invalid"
#: WeasyPrint does not keep directions apart by itself; these signs do (Unicode UAX 9).
ISOLATES = {b"<bdi>": b"<bdi>\xe2\x81\xa8", b'<bdi dir="ltr">': b'<bdi dir="ltr">\xe2\x81\xa6'}
ISOLATE = re.compile(b'<bdi(?: dir="ltr")?>')
END_OF_ISOLATE = b"\xe2\x81\xa9</bdi>"
MAGIC, END = b"%PDF-", b"%%EOF"


class PdfError(RuntimeError):
    """A PDF cannot be made here, or not of this page."""


_fonts: Any = None


def prepare() -> None:
    """Load what making a PDF takes. Raises PdfError with what is missing."""
    global _fonts
    if _fonts is not None:
        return
    try:
        # Half a second and a system library: for who makes a PDF only.
        from PIL import ImageFile
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError) as error:
        raise PdfError(
            f"no PDF can be made ({str(error).splitlines()[0]}): install the library Pango, "
            "in Debian the package libpangoft2-1.0-0"
        ) from error
    # WeasyPrint lets Pillow accept half a picture, in the whole process: uploads are checked by Pillow.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    # It says of each property of a style sheet that it does not know that it does not.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    universal.mark_languages()
    _fonts = FontConfiguration()


def make_pdf(page: bytes, address: str, read: Read) -> bytes:
    """Return the page at `address` as PDF. Its style sheets and pictures come from `read` alone.

    Raises PdfError when there is nothing to make one with, or a file of the page is not there.
    """
    prepare()
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    missing: list[str] = []

    class FromRelease(URLFetcher):
        """Never asks a network."""

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            found = read(urlsplit(url).path) if url.startswith(f"{HOST}/") else None
            if found is None:
                missing.append(url.removeprefix(HOST))
                raise ValueError(f"{url} is not in the release")
            return URLFetcherResponse(url, found[0], {"Content-Type": found[1]})

    page = ISOLATE.sub(lambda match: ISOLATES[match[0]], page).replace(b"</bdi>", END_OF_ISOLATE)
    html = HTML(string=page.decode(), base_url=f"{HOST}{address}", url_fetcher=FromRelease())
    made: bytes = html.write_pdf(
        font_config=_fonts, pdf_variant="pdf/ua-1", finisher=universal.finish
    )
    if missing:
        raise PdfError(f"{address} shows what is not in its release: {', '.join(missing)}")
    return made


def is_whole(body: bytes) -> bool:
    """Return whether these are all bytes of a PDF, as far as its ends tell."""
    return body.startswith(MAGIC) and body.rstrip().endswith(END)
