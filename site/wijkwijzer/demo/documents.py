"""Short PDF documents for the demonstration, written by hand: one page of text each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import Document


def pdf(document: Document) -> bytes:
    """Return a document as PDF 1.4; its first line is the heading. The same bytes each time."""
    heading, *lines = document.lines
    parts = [f"BT /F1 24 Tf 72 760 Td {text(heading)} Tj ET"]
    parts += [
        f"BT /F1 13 Tf 72 {715 - 28 * number} Td {text(line)} Tj ET"
        for number, line in enumerate(lines)
    ]
    content = "\n".join(parts).encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (nl) /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title {text(document.title.nl)} >>".encode("cp1252"),
    ]
    return assembled(objects)


def text(line: str) -> str:
    """Return a line as a PDF string."""
    escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped})"


def assembled(objects: list[bytes]) -> bytes:
    """Put objects in a file with the table of their places. The last object is the information."""
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        written += b"%010d 00000 n \n" % place
    written += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (
        len(objects) + 1,
        len(objects),
    )
    written += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(written)
