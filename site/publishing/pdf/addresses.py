"""The two addresses of a sheet, as a page and as PDF, and the link from one to the other."""

from __future__ import annotations

PAGE, PDF = ".html", ".pdf"
#: Between these a sheet has the link to its PDF: a comment, so that there is none until there is a PDF.
BEFORE_LINK, AFTER_LINK = b"<!--pdf", b"pdf-->"


def pdf_address(page: str) -> str:
    """Return the address of the PDF of a sheet. Raises ValueError for what is no sheet."""
    if not page.endswith(PAGE):
        raise ValueError(f"{page} is no sheet: its address does not end with {PAGE}")
    return f"{page.removesuffix(PAGE)}{PDF}"


def linked(page: bytes) -> bytes:
    """Return a sheet with the link to its PDF in sight, for when that is there."""
    return page.replace(BEFORE_LINK, b"").replace(AFTER_LINK, b"")
