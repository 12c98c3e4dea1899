"""What stands on the first pages of a municipality: phrases of the public catalogues, in every language.

A language that has a catalogue has these pages: nothing here names a language.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from contacts.models import ContactsPage, HubIndexPage
from core.page import BasePage
from districts.models import DistrictIndexPage, TakingPartPage
from home.models import (
    AccessibilityStatementPage,
    AgendaPage,
    InformationPage,
    NewsIndexPage,
    ProgrammePage,
)
from publishing.content.phrases import public

#: Identifiers of blocks follow from the page and the place in it: those of a translation are the same.
NAMESPACE = uuid.UUID("c04cb5a5-6a1f-5d1c-9d55-2a2f0a3c0b1e")
HEADING, TEXT, LIST = "heading", "text", "list"
#: Says a phrase in a language, with the names of the municipality in it.
Speak = Callable[[str], str]
Block = tuple[str, tuple[str, ...]]

HOME_TITLE = public("Districts of %(name)s")
HOME_INTRODUCTION = public("Find your district, call somebody who knows it, and take part.")
TAGLINE = public("Your district, your people, your plans")
#: Stands in a draft where the municipality has to say something itself.
MISSING = {
    "phone": public("[fill in: phone number]"),
    "email": public("[fill in: e-mail address]"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A main page of a site.

    key           names it, in English, for addresses that cannot be made from the title
    model         its page type
    title         the phrase that is its title; `term` names a thing whose plural is the title instead
    introduction  the phrase below the title
    body          blocks of phrases
    live          whether it is published: False for what the municipality has to complete
    programme     whether it is there only when the municipality has a programme
    """

    key: str
    model: type[BasePage]
    title: str = ""
    term: str = ""
    introduction: str
    body: tuple[Block, ...] = ()
    live: bool = True
    programme: bool = False

    def stream(self, speak: Speak) -> list[dict[str, Any]]:
        """Return the body as a StreamField stores it."""
        return [
            {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, f"{self.key}/{number}"))}
            for number, (kind, value) in enumerate(self._blocks(speak))
        ]

    def _blocks(self, speak: Speak) -> Iterator[tuple[str, Any]]:
        for kind, phrases in self.body:
            said = [escape(speak(phrase), quote=False) for phrase in phrases]
            if kind == HEADING:
                yield "heading", {"text": speak(phrases[0]), "level": "2"}
            elif kind == LIST:
                yield "rich_text", f"<ul>{''.join(f'<li>{each}</li>' for each in said)}</ul>"
            else:
                yield "rich_text", "".join(f"<p>{each}</p>" for each in said)


#: In the order of the menu; what is a draft comes last.
SECTIONS: tuple[Section, ...] = (
    Section(
        key="districts",
        model=DistrictIndexPage,
        term="district",
        introduction=public(
            "The districts of %(name)s with their neighbourhoods, people and news. Choose yours from "
            "the list or on the map."
        ),
    ),
    Section(
        key="hubs",
        model=HubIndexPage,
        term="hub",
        introduction=public(
            "Come in with a question, for help or to meet people. Look first when it is open: that "
            "differs from place to place."
        ),
    ),
    Section(
        key="news",
        model=NewsIndexPage,
        title=public("News"),
        introduction=public(
            "What is going on in the districts: what was decided, what was done and what comes next."
        ),
    ),
    Section(
        key="agenda",
        model=AgendaPage,
        title=public("Agenda"),
        introduction=public("Meetings, office hours and activities that you can join."),
    ),
    Section(
        key="taking-part",
        model=TakingPartPage,
        title=public("Taking part"),
        introduction=public(
            "Do you have a plan for your street or your district? We help you from the idea to "
            "doing it."
        ),
    ),
    Section(
        key="programme",
        model=ProgrammePage,
        title="%(programme)s",
        introduction=public(
            "%(programme)s says how the municipality and residents work together in the districts."
        ),
        programme=True,
    ),
    Section(
        key="contact",
        model=ContactsPage,
        title=public("Contact"),
        introduction=public(
            "Whom you can call in your district: everybody together, also to print."
        ),
    ),
    Section(
        key="privacy",
        model=InformationPage,
        title=public("Privacy"),
        introduction=public(
            "This site does not know who you are. We place no cookies and do not track you."
        ),
        body=(
            (
                TEXT,
                (
                    public(
                        "[Fill in: who is responsible for these data, how to reach the data "
                        "protection officer, and after how many days the log of the server is "
                        "removed. Take this line away then, and publish the page.]"
                    ),
                ),
            ),
            (HEADING, (public("What we do not do"),)),
            (
                LIST,
                (
                    public("We place no cookies, so there is nothing to click away."),
                    public("We load no fonts, maps or videos from other companies."),
                    public("We keep no list of what you read."),
                ),
            ),
            (HEADING, (public("What we do process"),)),
            (
                TEXT,
                (
                    public(
                        "With every visit the server writes a line in a log, to find faults and "
                        "abuse. Those lines are removed after a short time and are not linked to you."
                    ),
                    public(
                        "Of people who work for the district we show the name and how to reach "
                        "them. We only do so if they agree or if it belongs to their office."
                    ),
                ),
            ),
            (HEADING, (public("Your rights"),)),
            (
                TEXT,
                (
                    public(
                        "You may know what data the municipality of %(name)s has about you, and you "
                        "may ask to have it corrected or removed. Call %(phone)s or e-mail %(email)s."
                    ),
                    public(
                        "Do you disagree with the answer? Then you can send a complaint to the Dutch "
                        "Data Protection Authority: autoriteitpersoonsgegevens.nl."
                    ),
                ),
            ),
        ),
        live=False,
    ),
    Section(
        key="accessibility",
        model=AccessibilityStatementPage,
        title=public("Accessibility"),
        introduction=public(
            "Everyone should be able to use this site, also with a screen reader, a keyboard or "
            "enlarged text. Here you read what works and what does not yet."
        ),
        body=(
            (
                TEXT,
                (
                    public(
                        "[Fill in: who evaluated this site and when, what does not meet the standard "
                        "yet, and who approved this statement. The form at digitoegankelijk.nl asks "
                        "the same. Take this line away then, and publish the page.]"
                    ),
                ),
            ),
        ),
        live=False,
    ),
)


def speaker(say: Callable[[str], str], words: Mapping[str, str]) -> Speak:
    """Return what says a phrase in a language, with names in it; what is not known is to be filled in."""
    known = {name: word or say(MISSING.get(name, "")) for name, word in words.items()}
    return lambda phrase: say(phrase) % known
