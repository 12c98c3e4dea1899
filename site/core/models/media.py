"""Pictures and documents that editors upload."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, NamedTuple

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from core.fields import LanguageField
from core.languages import SOURCE_LANGUAGE
from core.media.pictures import checked_picture
from core.media.sizes import rendition_specs
from core.media.storage import with_its_row
from publishing.content.declarations import PublicFile


class PictureRow(NamedTuple):
    """The public fields of a picture."""

    id: int
    title: str
    description: str
    credit: str
    width: int
    height: int
    collection_id: int


class RenditionRow(NamedTuple):
    """The public fields of one size of a picture. `original` is the digest of what it was made of."""

    id: int
    image_id: int
    filter_spec: str
    focal_point_key: str
    file: PublicFile
    width: int
    height: int
    original: str


class DocumentRow(NamedTuple):
    """The public fields of a document."""

    id: int
    title: str
    file: PublicFile
    language: str
    collection_id: int


#: The size that lists and choosers of the CMS show, in Wagtail's words.
SMALL = "max-165x165"


class Picture(AbstractImage):
    """A photo or illustration with its maker."""

    credit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        help_text=_("Who made it, as it is shown: for example “Photo: Jan Jansen”."),
    )

    file: Any
    public_row = PictureRow
    #: What is asked first: the file, what it is called, what there is to see and who made it.
    admin_form_fields = tuple(
        dict.fromkeys(("file", "title", "description", "credit", *Image.admin_form_fields))
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file without metadata, whoever brings it. Raises ValidationError."""
        new = bool(self.file) and not self.file._committed
        if new:
            name = PurePosixPath(self.file.name).name
            body = checked_picture(self.file.file, name, self.file.size)
            if body is not None:
                self.file = ContentFile(body, name)
                self._set_image_file_metadata()
        with with_its_row(self):
            super().save(*args, **kwargs)
        if new:
            # Sizes of what was replaced show what is no longer there.
            self.renditions.all().delete()
            # No screen has to make it, then, while somebody waits for many of them.
            transaction.on_commit(self._make_small, robust=True)

    def _make_small(self) -> None:
        self.get_rendition(SMALL)


class PictureRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")
    #: The digest of the original that it was made of; empty for the sizes that only the CMS shows.
    original = models.CharField(max_length=32, blank=True, default="", editable=False)

    public_row = RenditionRow
    public_only = {"filter_spec__in": rendition_specs(), "focal_point_key": ""}
    # A size that is made anew belongs to the same picture.
    public_file_of = ("picture", "image_id", "filter_spec")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PublicDocument(AbstractDocument):
    """A file to download, with the language that it is written in."""

    language = LanguageField(
        _("language"),
        max_length=12,
        default=SOURCE_LANGUAGE,
        help_text=_("The language of the text inside."),
    )

    file: Any
    public_row = DocumentRow
    public_file_of = ("document", "id")
    admin_form_fields = (*Document.admin_form_fields, "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the size and the hash of a new file, whoever brings it."""
        if self.file and not self.file._committed:
            self._set_document_file_metadata()
        with with_its_row(self):
            super().save(*args, **kwargs)


class MunicipalityCollection(models.Model):
    """The collection with the files of one municipality; names may change, this does not."""

    site = models.OneToOneField(
        "wagtailcore.Site", on_delete=models.CASCADE, related_name="municipality_collection"
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection", on_delete=models.CASCADE, related_name="of_municipality"
    )

    class Meta:
        # Nobody edits these: they would only fill the list of rights.
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.site}: {self.collection}"
