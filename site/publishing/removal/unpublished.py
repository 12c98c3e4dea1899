"""What was taken away since the last publish, and the bytes that may show it (decision 7)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from publishing.build.build_tasks import FILE
from publishing.build.dependencies import GRAPH_FILE, DependencyGraph, public_in
from publishing.content.conditions import conditions_of
from publishing.content.declarations import PageRow, records
from publishing.content.snapshot import Content
from publishing.keeping.revisions import forget
from publishing.store.atomic import lock
from publishing.store.manifests import Entry, Manifest, ReleaseError
from publishing.store.releases import ReleaseStore

logger = logging.getLogger("publishing")

#: Name of a row type -> the ids that were public and are no longer. Under FILES: what the address of
#: a stored file belongs to, and the digest of its bytes.
Gone = dict[str, set[Any]]
FILES = "files"
UNKNOWN = ""
#: What programs of before called it: after an upgrade they alone say what was public.
EARLIER_GRAPH_FILES = ("notes.json",)


def public_ids(content: Content) -> Gone:
    """Return the pages and files that are public: whose absence is a withdrawal (decision 7).

    So is the absence of a value that is public under conditions: somebody withdrew a consent. And so
    is that of the bytes of a file: a document was replaced by one without what nobody should read.
    """
    found: Gone = {row.__name__: {each.id for each in content.table(row)} for row in _listed()}
    found[FILES] = {_pair(*file) for file in content.public_files}
    for record in records():
        for name in conditions_of(record.model):
            table = content.table(record.row)
            found[f"{record.row.__name__}.{name}"] = {e.id for e in table if getattr(e, name)}
    return found


def _listed() -> list[Any]:
    """Return the types of rows of which each that goes is a withdrawal."""
    return [
        PageRow,
        *(
            record.row
            for record in records()
            if any(field.name == "collection" for field in record.model._meta.fields)
        ),
    ]


def same_public(before: Content, now: Content) -> bool:
    """Return whether `public_ids` gives the same for both, as far as that is quickly told."""
    pairs: Any
    for row in _listed():
        pairs = now.differing(before, row)
        if pairs is None or any(was.id != is_.id for was, is_ in pairs):
            return False
    for record in records():
        conditions = conditions_of(record.model)
        if not record.files and not conditions:
            continue
        pairs = now.differing(before, record.row)
        if pairs is None:
            return False
        for was, is_ in pairs:
            if was.id != is_.id and conditions:
                return False
            if any(getattr(was, name) != getattr(is_, name) for name in record.files):
                return False
            if any(bool(getattr(was, n)) != bool(getattr(is_, n)) for n in conditions):
                return False
    return True


def known_public(
    store: ReleaseStore, current: Manifest | None, graph: DependencyGraph | None
) -> Gone | None:
    """Return what was public when `current` was made, from its dependency graph; None when nobody knows.

    One that is of no use to a publish, because the program is another one or the clock went
    back, tells this all the same.
    """
    if current is None:
        return None if store.ids() else {}
    if graph is not None:
        return graph.public
    names = (GRAPH_FILE, *EARLIER_GRAPH_FILES)
    found = (public_in(store.folder / name, current.id) for name in names)
    return next((each for each in found if each is not None), None)


def gone_since(was: Gone | None, now: Content) -> Gone | None:
    """Return the pages and files that were public and are no longer; None when it is not known."""
    if not was:
        return was
    current = public_ids(now)
    gone = {name: ids - current.get(name, set()) for name, ids in was.items()}
    if FILES in gone:
        gone[FILES] -= _other_sizes(was[FILES], current[FILES])
    # That of a program that did not look at bytes: any file may have been replaced under its name.
    return {FILES: {UNKNOWN}, **gone}


def _pair(owner: str, digest: str) -> str:
    return f"{owner} {digest}"


def _other_sizes(was: set[str], now: set[str]) -> set[str]:
    """Return the files that are sizes no longer made of a picture whose other sizes are as they were.

    A program that makes other sizes withdraws nothing: the picture is the same.
    """
    known = {file.rpartition(" ")[0] for file in now}
    same: dict[str, bool] = {}
    for file in was:
        owner = file.rpartition(" ")[0]
        if owner in known:
            picture = _picture(owner)
            same[picture] = same.get(picture, True) and file in now
    dropped = (file for file in was if file.rpartition(" ")[0] not in known)
    return {file for file in dropped if same.get(_picture(file.rpartition(" ")[0]), False)}


def _picture(owner: str) -> str:
    """Return the picture that a size belongs to; of another file the file itself."""
    return ":".join(owner.split(":")[:2])


def withdrawn_blobs(
    store: ReleaseStore,
    gone: Gone | None,
    entries: tuple[Entry, ...],
    content: Content | None = None,
) -> set[str]:
    """Return the blobs of all releases that may show what is gone, when `entries` are what stays.

    A page with an address was public in the releases that have it, and may stand on any page of
    those. A stored file is in the releases that have its bytes. Anything else (a person, a picture)
    may stand in every release, and so may what is gone when nobody knows what that is.
    """
    if gone is not None and not any(gone.values()):
        return set()
    owners = {f"page:{key}" for key in (gone or {}).get(PageRow.__name__, ())}
    public = {(entry.path, entry.blob) for entry in entries}
    found: set[str] = set()
    named: set[str] = set()
    releases = []
    for release_id in store.ids():
        try:
            releases.append(store.manifest(release_id).entries)
        except ReleaseError as error:
            # It may show anything: it goes, by its id.
            logger.error("%s", error)
            found.add(release_id)
            continue
        named |= owners.intersection(entry.owner for entry in releases[-1])
    only_addressed = (
        gone is not None
        and named == owners
        and not any(ids for name, ids in gone.items() if name not in (PageRow.__name__, FILES))
    )
    if gone is not None and gone.get(FILES) and content is not None:
        unknown = UNKNOWN in gone[FILES]
        found |= {blob for old in releases for blob in _replaced_files(old, content, unknown)}
    for old in releases:
        if only_addressed and owners.isdisjoint(entry.owner for entry in old):
            continue
        found |= {entry.blob for entry in old if (entry.path, entry.blob) not in public}
    return found


def _replaced_files(old: tuple[Entry, ...], content: Content, by_digest: bool) -> Iterator[str]:
    """Return the stored files of a release that are another one now, or none any more.

    With `by_digest` whatever they belong to: a release of an earlier program says that otherwise.
    """
    public = content.public_files
    digests = {digest for _owner, digest in public}
    for entry in old:
        if entry.kind == FILE and not (
            entry.blob in digests if by_digest else (entry.owner, entry.blob) in public
        ):
            yield entry.blob


def retire(store: ReleaseStore) -> bool:
    """Serve nothing of a site that is no longer in the CMS, and keep nothing to go back to.

    A missing release would not do: the public server then serves the last good one. Tells whether
    there was anything to take away.
    """
    with lock(store.folder):
        try:
            current = store.current()
        except ReleaseError:
            current = None
        if not store.ids() or (current is not None and not current.entries):
            return False
        # A host name that nobody can have (RFC 2606): the old one may be another site's by now.
        nothing = Manifest(
            store.next_id(), store.site_id, f"site-{store.site_id}.invalid", "", (), ()
        )
        blobs = withdrawn_blobs(store, None, ())
        forget(store.folder)
        store.write(nothing)
        store.announce(blobs)
        store.switch(nothing.id)
        store.withdraw()
        return True
