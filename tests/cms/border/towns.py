"""Two small towns with something of every kind; all of the second carries one word."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db.models import CharField, TextField
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Comment,
    Page,
    PageViewRestriction,
    Task,
    TaskState,
    UploadedFile,
)

from contacts.models import Check
from core.models import Picture, PublicDocument
from core.permissions import (
    approval,
    chief_editors,
    district_collection,
    district_editors,
    municipality_collection,
    translators,
    user_managers,
)
from integrations.models import Webhook
from integrations.tokens import keys
from integrations.webhooks.queue import try_out
from integrations.webhooks.signing import new_secret
from publishing.models import Publication
from tests.cms.files import PDF, picture_bytes
from tests.cms.localized import localized
from tests.cms.world import Municipality, member, municipality, translate
from tests.kept_rows import remembered

#: The names of the two towns: words that stand in everything of theirs, and in nothing else.
FIRST, MARK = "veenkamp", "zwartewater"
#: Stands beside it: what somebody looks for who does not know the name.
SOUGHT = "kraanvogel"
MOMENT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@dataclass
class Town:
    """A town, its users by role, and its rows by model and state."""

    made: Municipality
    #: In every text of the town: no answer to somebody of the other one may hold it.
    mark: str
    users: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, dict[str, int]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def keep(self, label: str, state: str, row: Any) -> None:
        """Name a row that addresses are filled with."""
        self.rows.setdefault(label, {})[state] = row.pk


@remembered
def town(mark: str) -> Town:
    """Make a town. Its pages, users, files, history and questions carry its name."""
    name = mark.capitalize()
    made = municipality(f"{mark}.localhost", name)
    made.pages["home_en"] = translate(made.pages["home"], "en")
    made.pages["information_en"] = translate(made.pages["information"], "en")
    found = Town(made, mark)
    _users(found, mark)
    _mark(found, name)
    _pages(found)
    _files(found, name)
    _records(found, name)
    return found


def _users(found: Town, prefix: str) -> None:
    site, pages = found.made.site, found.made.pages
    workflow = approval(site)
    found.keep("wagtailcore.Workflow", "own", workflow)
    found.keep("wagtailcore.Task", "own", Task.objects.get(workflow_tasks__workflow=workflow))
    for role, group in (
        ("district", district_editors(pages["one"])),
        ("chief", chief_editors(site)),
        ("translator", translators(site, "en")),
        ("manager", user_managers(site)),
    ):
        user = member(f"{prefix}-{role}", group)
        user.first_name, user.email = f"{prefix}", f"{prefix}-{role}@example.nl"
        user.save()
        found.users[role] = user
        found.keep("core.User", role, user)
        found.keep("auth.Group", role, group)


def _mark(found: Town, name: str) -> None:
    """Put the name of the town into every text of its pages, their history and their items."""
    for key, page in found.made.pages.items():
        page = Page.objects.get(pk=page.pk).specific
        page.title = f"{name} {SOUGHT} {page.title}"
        page.draft_title = page.title
        page.search_description = f"{name} {SOUGHT}"
        for each in page._meta.get_fields():
            if each.name in ("introduction", "note") and isinstance(each, (CharField, TextField)):
                setattr(page, each.name, f"{name} {SOUGHT}")
        page.owner = found.users["chief"]
        page.save()
        page.save_revision(user=found.users["chief"], log_action=True)
        found.made.pages[key] = page


def _pages(found: Town) -> None:
    pages = found.made.pages
    draft, private = pages["initiative"], pages["project"]
    Page.objects.filter(pk=draft.pk).update(live=False)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    states = {"public": pages["information"], "draft": draft, "private": private}
    for state, page in states.items():
        found.keep("wagtailcore.Page", state, page)
        found.keep("wagtailcore.Revision", state, page.latest_revision)
    found.keep("contacts.HubPage", "public", pages["hub_one"])
    found.keep("contacts.PersonPage", "public", pages["person_one"])
    Comment.objects.create(
        page=pages["information"],
        user=found.users["chief"],
        text=f"{pages['information'].title} opmerking",
        contentpath="title",
    )
    english = pages["information_en"]
    english.get_workflow().start(english, found.users["translator"])
    found.keep("wagtailcore.WorkflowState", "waiting", english.current_workflow_state)
    found.keep("wagtailcore.TaskState", "waiting", TaskState.objects.get(
        workflow_state=english.current_workflow_state
    ))  # fmt: skip
    found.keep("translated", "public", english)
    rows = localized(pages["information"], "en")
    found.keep("wagtail_localize.TranslationSource", "public", rows.source)
    found.keep("wagtail_localize.Translation", "public", rows.translation)
    found.keep("wagtail_localize.StringSegment", "public", rows.string)
    found.keep("wagtail_localize.OverridableSegment", "public", rows.override)


def _files(found: Town, name: str) -> None:
    top = municipality_collection(found.made.site)
    private = top.add_child(instance=Collection(name=f"{name} besloten"))
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    found.keep("wagtailcore.Collection", "public", top)
    found.keep("wagtailcore.Collection", "private", private)
    own = district_collection(found.made.pages["one"])
    for state, collection in (("public", top), ("private", private), ("district", own)):
        file = ContentFile(picture_bytes(), f"{name}-{state}.png".lower())
        picture = Picture(title=f"{name} {SOUGHT} plein", collection=collection, file=file)
        picture.uploaded_by_user = found.users["chief"]
        picture.save()
        picture.tags.add(f"{name}-{SOUGHT}-{state}")
        log(picture, "wagtail.create", user=found.users["chief"])
        found.keep("core.Picture", state, picture)
        found.files[f"picture {state}"] = f"/{picture.get_rendition('width-10').file.name}"
        document = PublicDocument.objects.create(
            title=f"{name} {SOUGHT} nota",
            collection=collection,
            file=ContentFile(PDF, f"{name}-{state}.pdf".lower()),
            uploaded_by_user=found.users["chief"],
        )
        document.tags.add(f"{name}-{SOUGHT}-{state}")
        found.keep("core.PublicDocument", state, document)
        found.files[f"document {state}"] = document.file.name
    waiting = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(Picture),
        file=ContentFile(picture_bytes(), f"{name}.png".lower()),
        uploaded_by_user=found.users["chief"],
    )
    found.keep("wagtailcore.UploadedFile", "waiting", waiting)


def _records(found: Town, name: str) -> None:
    site, pages = found.made.site, found.made.pages
    found.keep("wagtailcore.Site", "own", site)
    found.keep(
        "wagtailredirects.Redirect",
        "own",
        Redirect.objects.create(
            site=site, old_path=f"/{name}-{SOUGHT}".lower(), redirect_page=pages["information"]
        ),
    )
    found.keep(
        "publishing.Publication",
        "own",
        Publication.objects.create(
            site=site,
            release="20261102-1",
            started=MOMENT,
            finished=MOMENT,
            seconds=1,
            changed=[],
            removed=[f"/{name}/"],
            failed=[{
                "owner": f"page:{pages['information'].pk}", "title": f"{name} {SOUGHT}",
                "error": name, "kept": False, "since": "",
            }],
            causes=[{"at": MOMENT.isoformat(), "user": name, "action": "wagtail.publish",
                     "title": f"{name} {SOUGHT}"}],
            failed_count=1,
        ),
    )  # fmt: skip
    check = Check.objects.create(
        page=pages["hub_one"],
        state=Check.State.PROPOSED,
        remark=f"{name} {SOUGHT}",
        asked_at=MOMENT,
        used_at=MOMENT,
    )
    found.keep("contacts.Check", "own", check)
    session = EditingSession.objects.create(
        user=found.users["chief"],
        content_type=ContentType.objects.get_for_model(Page),
        object_id=str(pages["information"].pk),
        last_seen_at=MOMENT,
    )
    found.keep("wagtailadmin.EditingSession", "own", session)
    _connections(found, name)


def _connections(found: Town, name: str) -> None:
    day = timezone.localdate()
    token, _said = keys.make(
        found.made.site, found.users["chief"], name=f"{name} {SOUGHT}", drafts=True, ends_on=day
    )
    found.keep("integrations.Token", "own", token)
    hook = Webhook.objects.create(
        site=found.made.site, name=f"{name} {SOUGHT}", url="https://1.1.1.1/", secret=new_secret()
    )
    found.keep("integrations.Webhook", "own", hook)
    found.keep("integrations.Delivery", "own", try_out(hook))


def plain(answer: Any) -> str:
    """Return the whole of an answer as text, in small letters; JSON without its escapes."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode(errors="replace")
    if "json" in answer.get("Content-Type", ""):
        with contextlib.suppress(ValueError):
            text += json.dumps(json.loads(text), ensure_ascii=False)
    return (text + str(answer.get("Location", ""))).lower()
