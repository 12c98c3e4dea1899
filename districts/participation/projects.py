"""The public view of a project or plan in a district, and the list of them on its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.blocks.body import block_views
from core.layout.documents import DocumentLink, document_link
from core.layout.reading import choice_label, foreign, link
from core.layout.views import Link
from districts.models.projects import ProjectPage, ProjectRow
from districts.participation.deals import period
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

KIND = "districts.projectpage"
#: What a resident can still do something about comes first, then what happens now.
ORDER = ("consulting", "running", "decided", "preparing", "idea", "done", "stopped")


@dataclass(frozen=True, slots=True)
class ProjectEntry:
    """A project in a list; `phase` is its code, `phase_text` in the language of the output."""

    title: str
    url: str
    lang: str | None
    kind: str
    phase: str
    phase_text: str
    place: str
    period: str


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project. `contact` leads to the role that knows more, whoever has it."""

    district: Link | None
    kind: str
    phase: str
    phase_text: str
    place: str
    period: str
    contact: Link | None
    website: str
    document: DocumentLink | None
    body: tuple[Any, ...]


def project_view(read: Reader, page: PageRow) -> ProjectView:
    """Make the view of a project."""
    source = read.source(page)
    row = read.row(ProjectRow, source.id)
    return ProjectView(
        district=link(read, read.parent(source)),
        kind=choice_label(read, ProjectPage.Kind, row.kind),
        phase=row.phase,
        phase_text=choice_label(read, ProjectPage.Phase, row.phase),
        place=row.place,
        period=period(read, row),
        contact=link(read, read.page(row.contact_role_id)),
        website=row.website,
        document=document_link(read, row.document_id),
        body=block_views(read, read.row(ProjectRow, page.id).body),
    )


def projects_of(read: Reader, district: PageRow) -> tuple[ProjectEntry, ...]:
    """List the projects of a district (source page): what one can react to first.

    One that is not translated is listed in its own language, so that the list is complete.
    """
    found = []
    for source in read.children(district, KIND):
        row = read.row(ProjectRow, source.id)
        shown = read.localised(source) or source
        start = row.starts_on.toordinal() if row.starts_on else 0
        entry = ProjectEntry(
            title=shown.title,
            url=read.address(shown),
            lang=foreign(read, shown.language),
            kind=choice_label(read, ProjectPage.Kind, row.kind),
            phase=row.phase,
            phase_text=choice_label(read, ProjectPage.Phase, row.phase),
            place=row.place,
            period=period(read, row),
        )
        found.append(((ORDER.index(row.phase), -start, source.id), entry))
    return tuple(entry for _rank, entry in sorted(found, key=lambda each: each[0]))
