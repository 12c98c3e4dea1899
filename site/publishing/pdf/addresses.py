"""The two addresses of a sheet: as a page, and as PDF."""

from __future__ import annotations

PAGE, PDF = ".html", ".pdf"


def pdf_address(page: str) -> str:
    """Return the address of the PDF of a sheet. Raises ValueError for what is no sheet."""
    if not page.endswith(PAGE):
        raise ValueError(f"{page} is no sheet: its address does not end with {PAGE}")
    return f"{page.removesuffix(PAGE)}{PDF}"
