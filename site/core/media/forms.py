"""The forms that pictures and documents come in through."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.border.files import OwnCollections
from core.languages import SOURCE_LANGUAGE
from core.media.documents import check_document
from core.media.pictures import cleaned_picture


class PictureField(WagtailImageField):
    """Takes a picture and hands it on without metadata."""

    default_validators: list[Any] = []

    def to_python(self, data: Any) -> Any:
        """Check the upload and put the cleaned picture in its place."""
        upload: Any = FileField.to_python(self, data)
        if upload is None:
            return None
        replace(upload, cleaned_picture(upload.file, upload.name, upload.size))
        return upload


class CheckedDocumentField(WagtailDocumentField):
    """Takes a document whose content is what its name says."""

    def to_python(self, data: Any) -> Any:
        """Check the upload."""
        upload: Any = FileField.to_python(self, data)
        if upload is not None:
            check_document(upload.file, upload.name, upload.size)
        return upload


class PictureForm(OwnCollections, BaseImageForm):
    """The form of a picture, wherever Wagtail shows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _exchange(self, PictureField)


class DocumentForm(OwnCollections, BaseDocumentForm):
    """The form of a document, wherever Wagtail shows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _exchange(self, CheckedDocumentField)
        if "language" in self.fields:
            # Several files at once come without it: Wagtail asks for it afterwards, per file.
            self.fields["language"].required = False

    def clean_language(self) -> str:
        """Take Dutch for a document whose language nobody chose."""
        return str(self.cleaned_data["language"] or SOURCE_LANGUAGE)


def replace(upload: UploadedFile[Any], body: bytes) -> None:
    """Put `body` in the place of what was uploaded, in memory or in its temporary file.

    Whoever holds the upload gets the cleaned picture, never the original: Wagtail keeps some
    uploads aside until the rest of their form is right.
    """
    file: Any = upload.file
    file.seek(0)
    file.truncate()
    file.write(body)
    file.flush()
    file.seek(0)
    upload.size = len(body)


def _exchange(form: Any, kind: type[Any]) -> None:
    """Put a field of our own in the place of Wagtail's, which looks less closely."""
    field = form.fields.get("file")
    if field is not None:
        form.fields["file"] = kind(label=field.label, required=field.required, widget=field.widget)
