"""The blocks that a communicator builds a text from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

#: What editors may use inside running text. Headings are blocks, so that their order can be checked.
RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class RichTextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("2", _("Heading")), ("3", _("Subheading"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        preview_value = {"text": "Zo werkt het", "level": "2"}
        description = _("A heading of the page or of a part of it.")


class PictureBlock(blocks.StructBlock):
    """A picture with its description; the credit comes from the picture itself."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=250,
        help_text=_("What there is to see, for who cannot see it."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A photo or illustration, with its maker below it.")


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(label=_("Quote"), max_length=400)
    name = blocks.CharBlock(label=_("Who"), required=False, max_length=80)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=80)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        preview_value = {"text": "Samen houden we het plein schoon.", "name": "Een bewoner"}
        description = _("Words of a resident or official.")


class StepBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(label=_("Step"), max_length=120)
    text = RichTextBlock(label=_("Explanation"), required=False)


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    title = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    items = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What to do, one step after another.")


class DetailsItemBlock(blocks.StructBlock):
    """One question with its answer."""

    summary = blocks.CharBlock(label=_("Question"), max_length=160)
    text = RichTextBlock(label=_("Answer"))


class DetailsBlock(blocks.StructBlock):
    """Questions whose answers open."""

    items = blocks.ListBlock(DetailsItemBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Questions and answers")
        description = _("Answers that open when the reader asks for them.")


class TableBlock(TypedTableBlock):
    """A table: every column has a heading."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__([("text", blocks.CharBlock(required=False, label=_("Text")))], **kwargs)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns, with a heading above each column.")


class DocumentsBlock(blocks.StructBlock):
    """Documents to download."""

    title = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    items = blocks.ListBlock(DocumentChooserBlock(), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        description = _("A list of files to download.")


class CallToActionBlock(blocks.StructBlock):
    """One thing that the reader can do now."""

    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = RichTextBlock(label=_("Text"), required=False)
    label = blocks.CharBlock(label=_("Text of the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("To a page of this site"), required=False)
    url = blocks.URLBlock(label=_("Or to another site"), required=False)

    class Meta:
        icon = "thumbtack"
        label = _("Call to action")
        description = _("A button with a short reason to press it.")


class ContactCardBlock(blocks.StructBlock):
    """The card of a person; their details come from the person's own record."""

    person = blocks.PageChooserBlock(label=_("Person"), page_type="contacts.PersonPage")

    class Meta:
        icon = "user"
        label = _("Contact card")
        description = _("Shows somebody's name, phone and e-mail, always as they are now.")


class HubCardBlock(blocks.StructBlock):
    """The card of a hub; its address and hours come from the hub's own record."""

    hub = blocks.PageChooserBlock(label=_("Hub"), page_type="contacts.HubPage")

    class Meta:
        icon = "home"
        label = _("Hub card")
        description = _("Shows a hub's address and hours, always as they are now.")


class VideoLinkBlock(blocks.StructBlock):
    """A link to a film: nothing of another site is loaded into ours."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    url = blocks.URLBlock(label=_("Address"))
    provider = blocks.CharBlock(label=_("Site"), max_length=60, help_text=_("For example YouTube."))
    minutes = blocks.IntegerBlock(label=_("Minutes"), required=False, min_value=1)
    transcript = RichTextBlock(label=_("Text version"), required=False)

    class Meta:
        icon = "media"
        label = _("Link to a video")
        description = _("Opens the film on its own site, with the text of what is said beside it.")


class BodyBlock(blocks.StreamBlock):
    """The text of a page."""

    heading = HeadingBlock()
    rich_text = RichTextBlock(label=_("Text"), icon="pilcrow")
    picture = PictureBlock()
    quote = QuoteBlock()
    steps = StepsBlock()
    details = DetailsBlock()
    table = TableBlock()
    documents = DocumentsBlock()
    call_to_action = CallToActionBlock()
    contact_card = ContactCardBlock()
    hub_card = HubCardBlock()
    video_link = VideoLinkBlock()
