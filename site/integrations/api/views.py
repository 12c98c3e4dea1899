"""The addresses of the API. Each answers for the municipality of the key, and for no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from rest_framework.exceptions import PermissionDenied
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.views import APIView

from core.layout.json_document import to_json
from integrations.api import answers, drafts
from integrations.api.contents import contents
from integrations.api.description import description, list_named
from integrations.api.keys import KeyAuthentication, PerKey
from integrations.api.problems import NotThereError, answered
from integrations.api.queries import (
    CHANGED_SINCE,
    LANGUAGE,
    PAGING,
    Parameter,
    kind_parameter,
    read_query,
)
from publishing.serve.headers import API_VERSION

JSON = "application/json"


class OneAnswer(BaseContentNegotiation):
    """There is one form of an answer, whatever the question would rather have."""

    def select_parser(self, request: Any, parsers: Any) -> Any:
        """Return a parser; nothing is sent here."""
        return parsers[0]

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        """Return the one that there is."""
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    """What all addresses share: a key, a limit, and problems as JSON."""

    authentication_classes: Any = (KeyAuthentication,)
    permission_classes = ()
    throttle_classes = (PerKey,)
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = OneAnswer
    http_method_names = ["get", "head"]

    def get_exception_handler(self) -> Callable[..., HttpResponse]:
        """Return what makes an answer of what went wrong."""
        return answered

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add what every answer says."""
        found = super().finalize_response(request, response, *args, **kwargs)
        found["API-Version"] = API_VERSION
        found["Cache-Control"] = "private, no-store"
        return found

    def asked(self, *parameters: Parameter) -> dict[str, Any]:
        """Return what stands behind the question mark. Raises BadQueryError."""
        return read_query(self.request.query_params, parameters)

    @property
    def site(self) -> Any:
        """Return the site of the key."""
        return self.request.auth.site

    @property
    def url(self) -> str:
        """Return the address that was asked, without what stands behind it."""
        return str(self.request.build_absolute_uri(self.request.path))


class PagesView(ApiView):
    """All pages in a language."""

    def get(self, request: Any) -> HttpResponse:
        """Return a page of the list."""
        asked = self.asked(LANGUAGE, kind_parameter(), CHANGED_SINCE, *PAGING)
        with contents.reading(self.site) as (content, moment):
            read = answers.reader(content, moment, asked["language"])
            found = answers.page_summaries(read, asked["kind"], asked["changedSince"])
            return _json(
                answers.listed(
                    read.code, found, asked, self.url, lambda page: answers.page_summary(read, page)
                )
            )


class PageView(ApiView):
    """One page."""

    def get(self, request: Any, item: str) -> HttpResponse:
        """Return its document."""
        asked = self.asked(LANGUAGE)
        with contents.reading(self.site) as (content, moment):
            read = answers.reader(content, moment, asked["language"])
            return _json(answers.document(read, answers.page_with_id(read, item)))


class ListView(ApiView):
    """A list of what the pages are about."""

    def get(self, request: Any, list_name: str) -> HttpResponse:
        """Return a page of the list. Raises NotThereError for a list that there is not."""
        wanted = list_named(list_name)
        since = (CHANGED_SINCE,) if answers.has_pages(wanted) else ()
        asked = self.asked(LANGUAGE, *since, *PAGING)
        with contents.reading(self.site) as (content, moment):
            read = answers.reader(content, moment, asked["language"])
            found = answers.keys_of(read, wanted, asked.get("changedSince"))
            return _json(
                answers.listed(
                    read.code, found, asked, self.url, lambda key: answers.item(read, wanted, key)
                )
            )


class ItemView(ApiView):
    """One item of a list."""

    def get(self, request: Any, list_name: str, item: str) -> HttpResponse:
        """Return the item. Raises NotThereError."""
        wanted = list_named(list_name)
        asked = self.asked(LANGUAGE)
        with contents.reading(self.site) as (content, moment):
            read = answers.reader(content, moment, asked["language"])
            return _json(to_json(answers.item_with_id(read, wanted, item)))


class _Drafts(ApiView):
    """What is not online yet."""

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Let in only who may. Raises PermissionDenied."""
        super().initial(request, *args, **kwargs)
        if not request.auth.drafts:
            raise PermissionDenied("This key reads what is online only, no drafts.")

    def read(self, language: str | None) -> tuple[tuple[str, ...], str]:
        """Return the languages of the site, and the one that is asked. Raises BadQueryError."""
        with contents.reading(self.site) as (content, moment):
            return content.languages, answers.reader(content, moment, language).code


class DraftsView(_Drafts):
    """All drafts."""

    def get(self, request: Any) -> HttpResponse:
        """Return a page of the list, in all languages unless one is asked for."""
        asked = self.asked(LANGUAGE, kind_parameter(), CHANGED_SINCE, *PAGING)
        languages, code = self.read(asked["language"])
        wanted = (code,) if asked["language"] else languages
        rows = drafts.since(
            drafts.drafts(self.site, wanted, asked["kind"]), asked["changedSince"]
        ).select_related("locale")
        return _json(answers.listed(code, list(rows), asked, self.url, drafts.summary))


class DraftView(_Drafts):
    """One draft."""

    def get(self, request: Any, item: str) -> HttpResponse:
        """Return the document of the page as it would be if it were published now."""
        languages, code = self.read(self.asked(LANGUAGE)["language"])
        return _json(drafts.draft_document(drafts.drafts(self.site, languages), item, code))


class DescriptionView(ApiView):
    """The description of the API, for everybody: it holds no content."""

    authentication_classes = ()

    def get(self, request: Any) -> HttpResponse:
        """Return the description."""
        self.asked()
        return _json(description(request.build_absolute_uri("/api/v1")))


class NothingView(ApiView):
    """All other addresses."""

    def get(self, request: Any, **_arguments: Any) -> HttpResponse:
        """Raise NotThereError."""
        raise NotThereError("There is nothing at this address.")


def _json(body: bytes) -> HttpResponse:
    return HttpResponse(body, content_type=JSON)
