"""Every address of the CMS host, filled with rows of two towns, asked as every role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from types import SimpleNamespace
from typing import Any

from django.urls import reverse

from core.border.addresses import ASKED, UnknownArgumentError, model_of
from tests.cms.border.towns import MARK, SOUGHT, Town, plain
from tests.cms.urls import Address, walk

#: What an address says to words that are no rows.
WORDS: dict[str, tuple[str, ...]] = {
    "action": ("delete", "move", "publish", "unpublish"),
    "action_name": ("approve",),
    "app_label": ("wagtailcore",),
    "app_name": ("home",),
    "cause": ("page-0",),
    "content_type_app_name": ("home",),
    "content_type_model_name": ("informationpage",),
    "filter_spec": ("width-10",),
    "item": ("0" * 32,),
    "key": ("niets",),
    "language": ("en",),
    "list_name": ("hubs", "contacts", "news"),
    "mode": ("nergens",),
    "model_name": ("page",),
    "provider_id": ("oidc",),
    "token": ("niets",),
    "uidb36": ("niets",),
    "uidb64": ("niets",),
    # Days that are past are not decided any more.
    "year": (str(date.today().year + 1),),
}
#: Name of an address -> words that differ there.
WORDS_AT: dict[str, dict[str, tuple[str, ...]]] = {
    "wagtailadmin_pages:choose_parent": {
        "app_label": ("home",),
        "model_name": ("informationpage",),
    },
    "wagtailadmin_workflows:add_task": {"model_name": ("groupapprovaltask",)},
    "wagtailadmin_tag_model_autocomplete": {"app_name": ("taggit",), "model_name": ("tag",)},
    "mfa_edit_webauthn": {"pk": ("1",)},
    "mfa_remove_webauthn": {"pk": ("1",)},
    "wagtailsettings:edit": {"app_name": ("core",), "model_name": ("municipalitysettings",)},
    "wagtailsettings:preview_on_edit": {
        "app_name": ("core",),
        "model_name": ("municipalitysettings",),
    },
    "wagtailadmin_api:pages:action": {"action_name": ("copy", "delete", "publish", "unpublish")},
}
#: Addresses without a name, and those whose arguments have none -> how they are filled.
UNNAMED = {
    "admin/test404/": ("/admin/test404/",),
    "admin/^.*/$": ("/admin/nergens/",),
    "^documents/(\\d+)/(.*)$": (),
    "^media/images/(?P<path>.+)$": (),
    "^(?P<path>(?:static|media|documents)/.+)$": ("/static/nergens.css",),
}
#: What is asked behind the question mark as well, of lists and searches.
QUERIES = {
    "wagtailadmin_explore": (f"?q={SOUGHT}", f"?q={SOUGHT}&search_all=1"),
    "wagtailadmin_pages:search": (f"?q={SOUGHT}",),
    "wagtailadmin_choose_page": ("?page_type=wagtailcore.page",),
    "wagtailadmin_choose_page_search": (f"?q={SOUGHT}", "?q="),
    "wagtailadmin_tag_autocomplete": (f"?term={MARK[:4]}",),
    "wagtailadmin_tag_model_autocomplete": (f"?term={MARK[:4]}",),
    "wagtailadmin_api:pages:listing": (f"?search={SOUGHT}", "?for_explorer=1", "?fields=*"),
    "wagtailadmin_api:images:listing": (f"?search={SOUGHT}",),
    "wagtailadmin_api:documents:listing": (f"?search={SOUGHT}",),
    "wagtailimages:index": (f"?q={SOUGHT}",),
    "wagtaildocs:index": (f"?q={SOUGHT}",),
    "wagtailimages_chooser:choose_results": (f"?q={SOUGHT}",),
    "wagtaildocs_chooser:choose_results": (f"?q={SOUGHT}",),
    "wagtailadmin_reports:site_history": ("?export=csv",),
    "wagtailadmin_reports:aging_pages": ("?export=csv",),
    "wagtailadmin_reports:locked_pages": ("?export=csv",),
    "wagtailadmin_reports:workflow": ("?export=csv",),
    "wagtailadmin_reports:workflow_tasks": ("?export=csv",),
    "publishing:publications": ("?export=csv",),
    "audit": ("?export=csv", "?site=1"),
    "wagtail_bulk_action": ("?id=all",),
}
#: What is not asked, and why.
NOT_ASKED = {
    "livez": "for monitors: says that the process answers",
    "readyz": "for monitors: says whether the database is there",
    "metrics": "for monitors: figures of the install, for who has the token; has tests of its own",
    "healthz": "for monitors: says how the machine is, and has tests of its own",
    "wagtailadmin_error_test": "Wagtail's own address for trying out what an error looks like",
}
STATES = {
    200: "shown", 201: "shown", 204: "shown", 206: "shown", 301: "led on", 302: "led on",
    400: "asked wrongly", 401: "refused", 403: "refused", 404: "refused", 405: "asked wrongly",
    409: "asked wrongly", 410: "refused", 415: "asked wrongly", 422: "asked wrongly",
}  # fmt: skip
REFUSING = ("/admin/login/", "/admin/")


@dataclass(frozen=True)
class Asked:
    """One question: an address, and whose rows it names."""

    name: str
    url: str
    #: "own", "other's" or "none".
    whose: str
    method: str = "get"


@dataclass
class Found:
    """What came of all questions."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    #: Address -> role and whose -> verdicts.
    rows: dict[str, dict[tuple[str, str], set[str]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def questions(mine: Town, other: Town, *, states: bool = True) -> tuple[list[Asked], list[str]]:
    """Return every question that somebody of the first town is to ask, and what nobody classified.

    `states`: with public, draft and private rows of the own town too, not of the other one alone.
    """
    found: list[Asked] = []
    unknown: list[str] = []
    for each in walk():
        if each.name in NOT_ASKED:
            continue
        if each.route in UNNAMED:
            found += [Asked(each.route, url, "none") for url in UNNAMED[each.route]]
        elif each.name and not each.unnamed:
            try:
                found += _filled(each, mine, other, states=states)
            except (UnknownArgumentError, KeyError, LookupError) as error:
                unknown.append(f"{each.name}: {error!r}")
        else:
            unknown.append(each.route)
    found += files(mine, "own") + files(other, "other's")
    return found, unknown


def files(town: Town, whose: str) -> list[Asked]:
    """Return the questions for the files of a town."""
    found = []
    for key, name in town.files.items():
        kind, state = key.split()
        if kind == "picture":
            found.append(Asked("media/images", f"/media{name}", whose))
        else:
            pk = town.rows["core.PublicDocument"][state]
            found.append(Asked("documents", f"/documents/{pk}/{name.split('/')[-1]}", whose))
    return found


def _filled(address: Address, mine: Town, other: Town, *, states: bool) -> Iterator[Asked]:
    name, arguments = address.name, address.arguments
    words = WORDS | WORDS_AT.get(name, {})
    kwargs_of_words = {each: words[each] for each in arguments if each in words}
    example = {each: values[0] for each, values in kwargs_of_words.items()}
    match: Any = SimpleNamespace(view_name=name, kwargs=example)
    if "object_id" in arguments:
        example |= {"app_label": "wagtailcore", "model_name": "page"}
    models = {
        each: model
        for each in arguments
        if each not in words and (model := _model(match, each)) is not None
    }
    for words_now in _combined(kwargs_of_words):
        for whose, town in (("own", mine), ("other's", other)):
            for rows in _rows(models, town, states=states or whose != "own"):
                try:
                    url = reverse(name, kwargs=words_now | rows)
                except Exception as error:
                    raise LookupError(f"{sorted(arguments)} {error}") from error
                kind = whose if models else "none"
                if models or whose == "own":
                    yield Asked(name, url, kind)
                    yield from (Asked(name, url + each, kind) for each in QUERIES.get(name, ()))
                    if name in ASKED:
                        for asking, number in _asked_for(name, mine, other):
                            yield Asked(name, f"{url}?id={number}", asking)


def _model(match: Any, argument: str) -> type[Any] | None:
    return model_of(match, argument)


def _asked_for(name: str, mine: Town, other: Town) -> Iterator[tuple[str, int]]:
    label = {"wagtaildocs_chooser": "core.PublicDocument", "wagtailimages_chooser": "core.Picture"}
    for whose, town in (("own", mine), ("other's", other)):
        for pk in town.rows[label.get(name.partition(":")[0], "wagtailcore.Page")].values():
            yield whose, pk


def _combined(values: dict[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    for chosen in product(*values.values()):
        yield dict(zip(values, chosen, strict=True))


def _rows(models: dict[str, type[Any]], town: Town, *, states: bool) -> Iterator[dict[str, str]]:
    """Return arguments for the rows of a town, state by state or one of them; none for words alone."""
    kept = {each: town.rows[_label(model)] for each, model in models.items()}
    if not kept:
        yield {}
    known = sorted({state for rows in kept.values() for state in rows}, reverse=True)
    for state in known if states else known[:1]:
        yield {each: str(rows.get(state, next(iter(rows.values())))) for each, rows in kept.items()}


def _label(model: type[Any]) -> str:
    if model._meta.label == "wagtailcore.Locale":
        return "wagtailcore.Locale"
    return str(model._meta.label)


def verdict(answer: Any) -> str:
    """Return what an answer is. Raises KeyError for a status that nobody classified."""
    target = answer.get("Location", "").partition("?")[0]
    if answer.status_code == 302 and target in REFUSING:
        return "refused"
    return STATES[answer.status_code]


def ask(found: Found, role: str, client: Any, asked: Asked, mark: str) -> None:
    """Ask one question and note what came of it.

    `mark` is the word that no answer may hold; "" for who may see both towns.
    """
    place = f"{role} {asked.method} {asked.url}"
    session = client.cookies.get("sessionid")
    answer = getattr(client, asked.method)(asked.url)
    try:
        seen = verdict(answer)
    except KeyError as error:
        found.faults.append(f"{place}: status {error} {getattr(answer, 'exc_info', '')}"[:400])
        return
    if session is not None:
        # Logging out is undone like all that a question does.
        client.cookies["sessionid"] = session.value
    text = plain(answer).replace(asked.url.lower(), "")
    if mark and mark in text:
        at = text.index(mark)
        found.faults.append(f"{place}: {seen}, …{text[max(at - 90, 0) : at + 60]!r}")
    if mark and asked.whose == "other's" and seen != "refused":
        found.faults.append(f"{place}: {seen}")
    found.counts[role, asked.whose, seen] += 1
    found.rows.setdefault(asked.name, {}).setdefault((role, asked.whose), set()).add(seen)
