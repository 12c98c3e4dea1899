"""What a person says of a municipality that is to be made, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.fields import split_codes
from core.from_outside import short
from core.languages import SOURCE_LANGUAGE, content_languages
from core.models import MunicipalitySettings
from home.models import ProgrammePage
from publishing.content.visibility import HostnameError, checked_hostname
from wijkwijzer.municipality.vocabulary import VOCABULARIES, vocabulary_of

#: What is said of a municipality -> the field of its settings that holds it.
FIELDS = {
    "name": "name",
    "code": "tooi_code",
    "phone": "phone",
    "email": "email",
    "website": "website",
    "address": "address",
    "main_colour": "colour_primary",
    "accent_colour": "colour_accent",
    "security_contact": "security_contact",
}
HIGHEST_PORT = 65_535


class DetailsError(Exception):
    """Something in the details is wrong. Its arguments are messages for a person: texts, or faults."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one of the details. `command` is what the command says, when it differs."""

    field: str
    words: str
    command: str = ""

    def __str__(self) -> str:
        return self.command or self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """A municipality as somebody describes it. What is empty was not said.

    languages   codes; Dutch is always the first
    vocabulary  a name in `VOCABULARIES`
    code        as in the TOOI register: gm0599
    programme   what the municipality calls its programme for the districts
    """

    host: str
    name: str = ""
    languages: tuple[str, ...] = ()
    vocabulary: str = ""
    port: int = 443
    code: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    main_colour: str = ""
    accent_colour: str = ""
    security_contact: str = ""
    programme: str = ""

    def fields(self) -> dict[str, str]:
        """Return what was said of the settings, by the names of their fields."""
        return {field: said for name, field in FIELDS.items() if (said := str(getattr(self, name)))}


def checked(details: Details) -> Details:
    """Return the details in the form in which they are stored, with what is known already.

    Raises DetailsError with everything that is wrong.
    """
    said = replace(details, host=details.host.strip().lower(), code=_code(details.code))
    stored = MunicipalitySettings.objects.filter(site__hostname=said.host).first()
    if stored is not None:
        # A municipality that is there speaks for itself.
        said = replace(
            said,
            name=said.name or stored.name,
            vocabulary=said.vocabulary or vocabulary_of(stored),
            languages=(*split_codes(stored.languages), *said.languages),
            programme=said.programme or _programme_of(stored),
        )
    others = tuple(code for code in dict.fromkeys(said.languages) if code != SOURCE_LANGUAGE)
    said = replace(
        said,
        name=" ".join(said.name.split()),
        languages=(SOURCE_LANGUAGE, *others),
        vocabulary=said.vocabulary or next(iter(VOCABULARIES)),
    )
    if faults := list(_faults(said)):
        raise DetailsError(*faults)
    return said


def _programme_of(stored: MunicipalitySettings) -> str:
    pages = ProgrammePage.objects.child_of(stored.site.root_page)
    return next(iter(pages.order_by("path").values_list("title", flat=True)), "")


def _code(written: str) -> str:
    """Read `GM0599`, `0599` and `599` as the register writes them; leave anything else to the check."""
    found = re.fullmatch(r"(?:gm)?(\d{1,4})", written.strip(), re.IGNORECASE)
    return f"gm{found[1].zfill(4)}" if found else written.strip()


def _faults(said: Details) -> Iterator[Fault]:
    yield from _of_host(said)
    yield from _of_name(said)
    known = dict(content_languages())
    for code in said.languages:
        if code not in known:
            words = _("“%(value)s” is not a language of this CMS. There are %(allowed)s.")
            shown = {"value": short(code), "allowed": ", ".join(known)}
            yield Fault("languages", words % shown)
    if said.vocabulary not in VOCABULARIES:
        words = _("“%(value)s” is no vocabulary; allowed are: %(allowed)s")
        shown = {"value": short(said.vocabulary), "allowed": ", ".join(VOCABULARIES)}
        yield Fault("vocabulary", words % shown)
    if said.code and not re.fullmatch(r"gm\d{4}", said.code):
        words = _("“%(value)s” is no code of a municipality; allowed is gm and four digits: gm0599")
        yield Fault("code", words % {"value": short(said.code)})
    if len(said.programme) > 80 or "\n" in said.programme:
        words = _("“%(value)s” is too long for a programme; allowed are 80 characters")
        yield Fault("programme", words % {"value": short(said.programme)})
    yield from _of_settings(said)


def _of_host(said: Details) -> Iterator[Fault]:
    try:
        checked_hostname(said.host)
    except HostnameError:
        words = _(
            "“%(value)s” is not a host name. Allowed are small letters, digits, hyphens "
            "and dots between them, for example %(example)s."
        )
        shown = {"value": short(said.host), "example": _host_in(said.host) or "wijken.gemeente.nl"}
        yield Fault("host", words % shown)
    if said.host in settings.ALLOWED_HOSTS:
        words = _("“%(value)s” is the host of the CMS; the public site needs one of its own")
        yield Fault("host", words % {"value": said.host})
    if not 0 < said.port <= HIGHEST_PORT:
        words = _("“%(value)s” is no port; allowed are 1 to %(highest)d")
        yield Fault("port", words % {"value": said.port, "highest": HIGHEST_PORT})


def _host_in(address: str) -> str:
    """Return the host name in an address with more to it: of `https://wijken.utrecht.nl:8000/nl/`."""
    found = re.fullmatch(r"(?:[a-z]+://)?([^/:]+?)\.?(?::\d+)?(?:/.*)?", address)
    with suppress(HostnameError):
        return checked_hostname(found[1]) if found else ""
    return ""


def _of_name(said: Details) -> Iterator[Fault]:
    longest = MunicipalitySettings._meta.get_field("name").max_length or 0
    if not said.name:
        words = _("the name of the municipality is missing")
        yield Fault("name", words, f"{words}: --name Utrecht")
    elif said.name.casefold().startswith("gemeente "):
        # Sentences put it before the name themselves.
        words = _("“%(value)s”: give the name without “gemeente” before it: %(name)s")
        yield Fault(
            "name", words % {"value": short(said.name), "name": said.name.partition(" ")[2]}
        )
    elif len(said.name) > longest:
        words = _("“%(value)s” is no name: allowed are 1 to 80 characters")
        yield Fault("name", words % {"value": short(said.name)})
    else:
        yield from _taken(said)


def _taken(said: Details) -> Iterator[Fault]:
    """Refuse the name of another municipality of the install: groups and files go by it."""
    others = MunicipalitySettings.objects.exclude(site__hostname=said.host)
    for host in others.filter(name__iexact=said.name).values_list("site__hostname", flat=True):
        words = _("“%(value)s” is the name of %(other)s already; each municipality has its own")
        yield Fault("name", words % {"value": said.name, "other": host})


def _of_settings(said: Details) -> Iterator[Fault]:
    """Hold what goes into the settings to the rules of its fields."""
    for name, field in FIELDS.items():
        value = getattr(said, name)
        if not value or name in ("name", "code"):
            continue
        try:
            MunicipalitySettings._meta.get_field(field).clean(value, None)
        except ValidationError as error:
            words = " ".join(error.messages)
            option = f"--{name.replace('_', '-')} “{short(str(value))}”: {words}"
            yield Fault(name, words, option)
    if said.security_contact and not re.match(r"(mailto|https|tel):\S", said.security_contact):
        words = _("“%(value)s” is no contact for security; allowed is mailto:… or https://…")
        yield Fault("security_contact", words % {"value": short(said.security_contact)})
