"""The catalogue of the data sets for portals such as data.overheid.nl: DCAT-AP-NL 3 as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.layout.json_document import to_json
from core.layout.sections import open_data_url
from core.municipality import municipality, texts
from open_data.datasets import Dataset, all_datasets, served
from open_data.distributions import Distribution, distributions
from open_data.licence import licence_of
from publishing.content.languages import language
from publishing.content.phrases import public
from publishing.content.reader import Reader
from publishing.registry import Document, Target
from publishing.serve.headers import API_ROOT

MEDIA_TYPE = "application/ld+json"
URL = f"{API_ROOT}/about/catalog.jsonld"
#: Where it was before: what portals know a data set by stays.
FORMER_URL = f"{API_ROOT}/catalog.jsonld"
#: The vocabularies of the EU, whose terms DCAT-AP-NL asks for.
AUTHORITY = "http://publications.europa.eu/resource/authority"
#: The term for a language that the vocabulary has no other for: “multilingual”.
NO_LANGUAGE = "MUL"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
#: What the catalogue says of itself.
ABOUT = public("Open data about the districts: where, who, when and how much money.")
#: Format -> the standard that its files keep to.
STANDARDS = {
    "JSON": "https://www.rfc-editor.org/rfc/rfc8259",
    "GeoJSON": "https://www.rfc-editor.org/rfc/rfc7946",
    "CSV": "https://www.rfc-editor.org/rfc/rfc4180",
    "Atom": "https://www.rfc-editor.org/rfc/rfc4287",
}
API_RULES = "https://gitdocumentatie.logius.nl/publicatie/api/adr/"
KEYWORD = public("Districts")
Node = dict[str, Any]


def plan(_read: Reader) -> Iterator[Target]:
    """List the one file."""
    yield Target(URL, "", MEDIA_TYPE)


def make(read: Reader, target: Target) -> Document:
    """Make the catalogue."""
    publisher, contact = _publisher(read), _contact(read)
    title = [{"@value": texts(read).site_title, "@language": read.source_language}]
    shared: Node = {
        "dct:publisher": publisher,
        "dcat:contactPoint": contact,
        "dct:license": _licence(read),
    }
    service = f"{read.absolute(API_ROOT)}#service"
    data = {
        "@context": CONTEXT,
        "@id": read.absolute(FORMER_URL),
        "@type": "dcat:Catalog",
        "dct:title": title,
        "dct:description": _said(read, ABOUT),
        **shared,
        "dct:creator": {"@id": publisher["@id"]},
        "dct:language": [_language(code) for code in served(read)],
        "foaf:homepage": {"@id": read.absolute(open_data_url(read))},
        "dcat:dataset": [
            _dataset(read, each, publisher, contact, service) for each in all_datasets()
        ],
        "dcat:service": {
            "@id": service,
            "@type": "dcat:DataService",
            "dct:title": title,
            "dct:description": _said(read, ABOUT),
            "dct:accessRights": _term("access-right", "PUBLIC"),
            "dct:identifier": service,
            **shared,
            "dct:creator": {"@id": publisher["@id"]},
            "dct:language": [_language(code) for code in served(read)],
            "dcat:keyword": _said(read, KEYWORD),
            "dct:conformsTo": _standard(API_RULES),
            "foaf:page": _page(read),
            "dcat:theme": _term("data-theme", "GOVE"),
            "dcat:endpointURL": {"@id": read.absolute(API_ROOT)},
            "dcat:endpointDescription": {"@id": read.absolute(f"{API_ROOT}/openapi.json")},
        },
    }
    return Document(to_json(data), target.media_type)


def _dataset(read: Reader, dataset: Dataset, publisher: Node, contact: Node, service: str) -> Node:
    identifier = f"{read.absolute(FORMER_URL)}#{dataset.name}"
    formats = {each.format for each in distributions(read, dataset)}
    found: Node = {
        "@id": identifier,
        "@type": "dcat:Dataset",
        "dct:identifier": identifier,
        "dct:title": _said(read, dataset.title),
        "dct:description": _said(read, dataset.about),
        "dct:publisher": publisher,
        "dct:creator": {"@id": publisher["@id"]},
        "dcat:contactPoint": contact,
        "dcat:theme": _term("data-theme", dataset.theme),
        "dct:accessRights": _term("access-right", "PUBLIC"),
        "dct:accrualPeriodicity": _term("frequency", "UPDATE_CONT"),
        "dct:language": [_language(code) for code in served(read)],
        "dcat:landingPage": {"@id": read.absolute(open_data_url(read))},
        "foaf:page": _page(read),
        "dct:conformsTo": [_standard(each) for each in sorted({STANDARDS[f] for f in formats})],
        "dcat:distribution": [
            _distribution(read, dataset, each, service) for each in distributions(read, dataset)
        ],
    }
    if tooi := municipality(read).tooi_code:
        found["dct:spatial"] = {"@id": _tooi(tooi)}
    return found


def _distribution(read: Reader, dataset: Dataset, each: Distribution, service: str) -> Node:
    called = read.shared_in(each.language, _phrase, dataset.title)
    title = f"{called} ({each.name or each.format})"
    found: Node = {
        "@id": each.url,
        "@type": "dcat:Distribution",
        "dct:title": [{"@value": title, "@language": each.language}],
        "dcat:accessURL": {"@id": each.url},
        "dcat:downloadURL": {"@id": each.url},
        "dct:license": _licence(read),
        "dct:format": _term("file-type", each.format.upper()),
        "dcat:mediaType": {
            "@id": f"https://www.iana.org/assignments/media-types/{each.media_type}"
        },
        "dct:language": _language(each.language),
        "dct:conformsTo": _standard(STANDARDS[each.format]),
    }
    if each.url.startswith(read.absolute(API_ROOT)):
        found["dcat:accessService"] = {"@id": service}
    return found


def _publisher(read: Reader) -> Node:
    own = municipality(read)
    found: Node = {
        "@id": _tooi(own.tooi_code) if own.tooi_code else read.absolute("/#municipality"),
        "@type": "foaf:Agent",
        "foaf:name": [{"@value": f"Gemeente {own.name}", "@language": "nl"}],
    }
    if own.website:
        found["foaf:homepage"] = {"@id": own.website}
    return found


def _contact(read: Reader) -> Node:
    own = municipality(read)
    found: Node = {
        "@id": f"{read.absolute(URL)}#contact",
        "@type": ["vcard:Kind", "vcard:Organization"],
        "vcard:fn": f"Gemeente {own.name}",
        "vcard:hasURL": {"@id": own.website or read.absolute("/")},
    }
    if own.email:
        found["vcard:hasEmail"] = {"@id": f"mailto:{own.email}"}
    return found


def _tooi(code: str) -> str:
    return f"https://identifier.overheid.nl/tooi/id/gemeente/{code.lower()}"


def _term(vocabulary: str, code: str) -> Node:
    return {"@id": f"{AUTHORITY}/{vocabulary}/{code}", "@type": "skos:Concept"}


def _standard(url: str) -> Node:
    return {"@id": url, "@type": "dct:Standard"}


def _page(read: Reader) -> Node:
    """Return where people read about the data."""
    return {"@id": read.absolute(open_data_url(read)), "@type": "foaf:Document"}


def _licence(read: Reader) -> Node:
    return _term("licence", licence_of(read).term)


def _language(code: str) -> Node:
    term = _term("language", language(code).entry.eu or NO_LANGUAGE)
    return {**term, "@type": ["skos:Concept", "dct:LinguisticSystem"]}


def _said(read: Reader, phrase: str) -> list[Node]:
    """Return a phrase in every language that the site is served in, in the words of the municipality."""
    return [
        {"@value": read.shared_in(code, _phrase, phrase), "@language": code}
        for code in served(read)
    ]


def _phrase(read: Reader, phrase: str) -> str:
    """Return a phrase in the language of `read`."""
    return read.language.gettext(phrase)
