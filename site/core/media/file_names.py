"""Words that a camera, a phone or a program made up: they say nothing of what a picture shows."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: What cameras, phones and programs call a picture, before its number.
MADE_UP = (
    "dsc|dscn|dscf|dcim|img|image|imag|im|pxl|pict|pic|picture|mvi|gopr|sam|wp|p|hpim|kif|cimg|mg|"
    "photo|foto|afbeelding|plaatje|bild|scan|scanned|screenshot|schermafbeelding|schermopname|"
    "screen shot|whatsapp image|whatsapp|signal|telegram|snapchat|facebook|fb|unnamed|untitled|"
    "naamloos|zonder titel|nieuwe afbeelding|download|bijlage|attachment|file|bestand|"
    "copy|kopie|copy of|kopie van|edited|bewerkt|final|definitief|original|origineel|at|om|op|kopie"
)
#: One of these words, or a number, a date, a time or a size, with what cameras put between them.
PART = re.compile(
    rf"(?:(?:{MADE_UP}|wa)\d*|e?\d+(?:x\d+)?(?:px|kb|mb)?|[0-9a-f]{{8,}})", re.IGNORECASE
)
#: A number that a program gives a file, in RFC 9562's form.
NUMBER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
BETWEEN = re.compile(r"[\s_\-.,:()\[\]#&+]+")
EXTENSION = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|heif|tiff?|bmp|svg)$", re.IGNORECASE)


def says_nothing(words: str, file_name: str = "") -> bool:
    """Return whether `words` are the name of a file and no description; `file_name` is that of the file.

    Empty words are none at all.
    """
    text = unicodedata.normalize("NFKC", words).strip()
    if not text:
        return False
    if EXTENSION.search(text) or NUMBER.search(text):
        return True
    parts = [part for part in BETWEEN.split(text) if part]
    if all(PART.fullmatch(part) for part in parts):
        return True
    if not any(letter.isalpha() for letter in text) or "_" in text:
        return True
    # The name of the file as it is: more words than one, held together as files do it.
    stem = PurePath(file_name).stem
    held = "-" in text or any(letter.isdigit() for letter in text)
    return text.casefold() == stem.casefold() and " " not in text and held


def file_name_error(words: str) -> ValidationError:
    """Return the message that words are the name of a file."""
    return ValidationError(
        _("“%(value)s” is the name of a file. Write in words what there is to see."),
        code="file_name",
        params={"value": words},
    )
