"""Pictures and documents that editors upload."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, NamedTuple

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from home.fields import LanguageField
from home.upload_pictures import checked_picture


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
    """The public fields of one size of a picture. `file` is its name in the media storage."""

    id: int
    image_id: int
    filter_spec: str
    focal_point_key: str
    file: str
    width: int
    height: int


class DocumentRow(NamedTuple):
    """The public fields of a document. `file` is its name in the media storage."""

    id: int
    title: str
    file: str
    file_size: int | None
    language: str
    collection_id: int


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
    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file without metadata, whoever brings it. Raises ValidationError."""
        if self.file and not self.file._committed:
            name = PurePosixPath(self.file.name).name
            body = checked_picture(self.file.file, name, self.file.size)
            if body is not None:
                self.file = ContentFile(body, name)
                self._set_image_file_metadata()
        super().save(*args, **kwargs)


class PictureRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    public_row = RenditionRow

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PublicDocument(AbstractDocument):
    """A file to download, with the language that it is written in."""

    language = LanguageField(
        _("language"), max_length=12, default="nl", help_text=_("The language of the text inside.")
    )

    public_row = DocumentRow
    admin_form_fields = (*Document.admin_form_fields, "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")


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
