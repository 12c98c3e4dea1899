"""Texts for a translator outside the CMS: a PO file of one page, or of a whole language."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from translations.state import MACHINE, NOT_NEEDED, OUTDATED, State

#: Headers of ours: which municipality and language the file is of.
SITE, LANGUAGE = "X-Wijkwijzer-Site", "Language"


def po_file(hostname: str, language: str, pages: Iterable[tuple[Any, State]]) -> bytes:
    """Write the texts of `pages` with what there is of a translation.

    The context of each is `page number|segment`. What is outdated is marked fuzzy, with the Dutch
    text from before, and so is what a machine made and nobody has read; what needs no translation is
    left out.
    """
    catalog = Catalog(locale=None, project="wijkwijzer", charset="utf-8", fuzzy=False)
    for page, state in pages:
        if state.reason:
            continue
        for piece in state.pieces:
            if piece.state == NOT_NEEDED:
                continue
            outdated = piece.state == OUTDATED
            comments = [f"{page.title}: {page.full_url or ''}"]
            if outdated and piece.old:
                comments.append(f"Was: {' '.join(piece.old.split())}")
            catalog.add(
                piece.new,
                piece.translation or "",
                flags={"fuzzy"} if piece.state in (OUTDATED, MACHINE) else (),
                auto_comments=comments,
                context=f"{page.pk}|{piece.key}",
            )
    text = io.BytesIO()
    write_po(text, catalog, width=0, omit_header=True)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"{SITE}: {hostname}\\n"\n"{LANGUAGE}: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return header.encode() + text.getvalue()
