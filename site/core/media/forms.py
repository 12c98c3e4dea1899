"""The forms that pictures and documents come in through."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.border.files import OwnCollections
from core.languages import SOURCE_LANGUAGE
from core.media.documents import check_document
from core.media.file_names import file_name_error, says_nothing
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
        if self.instance.pk is None and says_nothing(self.instance.title):
            # Of several files at once the name is filled in as a title: then it stands there to stay.
            self.initial["title"] = ""
        if "description" in self.fields:
            self.fields["description"].label = gettext_lazy("What there is to see")
            self.fields["description"].help_text = gettext_lazy(
                "For who cannot see it, as you would tell it on the phone: “A woman opens the door "
                "of the hub”."
            )
        if "title" in self.fields:
            self.fields["title"].help_text = gettext_lazy(
                "By which colleagues find it: “Door of the hub in Delfshaven”."
            )
        if "file" in self.fields and self.instance.pk is None:
            self.fields["file"].widget.attrs["data-focal-words"] = _(
                "Click on what must stay in sight, or move the mark with the arrow keys."
            )

    def clean(self) -> Any:
        """Refuse the name of a file as a title or as the words for who cannot see it."""
        cleaned: dict[str, Any] = super().clean() or {}
        upload = cleaned.get("file") or self.instance.file
        name = str(getattr(upload, "name", "") or "").rpartition("/")[2]
        for field in ("title", "description"):
            words = cleaned.get(field) or ""
            if says_nothing(words, name):
                self.add_error(field, file_name_error(words))
        return cleaned


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
