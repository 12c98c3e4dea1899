"""The first pages of a municipality: those that are missing, in each of its languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from contacts.models import ContactsPage, RolePage
from core.languages import SOURCE_LANGUAGE
from core.page import BasePage
from districts.imports.new_districts import translate_district
from districts.models import DistrictPage
from home.models import AccessibilityStatementPage, HomePage
from publishing.content.language_table import PHRASES_LANGUAGE
from publishing.content.languages import language
from translations.new_pages import place, place_translation
from wijkwijzer.municipality.addresses import address_of
from wijkwijzer.municipality.details import Details
from wijkwijzer.municipality.report import Made
from wijkwijzer.municipality.texts import (
    HOME_INTRODUCTION,
    HOME_TITLE,
    SECTIONS,
    Section,
    Speak,
    speaker,
)
from wijkwijzer.municipality.vocabulary import VOCABULARIES

#: Where somebody goes who disagrees with what a municipality says about accessibility.
OMBUDSMAN = "https://www.nationaleombudsman.nl/"


class FirstPages:
    """Makes the pages of one municipality that are not there yet. Use it inside a transaction.

    Not `dutch_too`: translations of what is there in Dutch, and no other page.
    """

    def __init__(self, details: Details, made: Made, *, dutch_too: bool = True) -> None:
        self._details = details
        self._dutch_too = dutch_too
        self._vocabulary = VOCABULARIES[details.vocabulary]
        self._report = made
        names: Mapping[str, str] = {
            "name": details.name,
            "programme": details.programme,
            "phone": details.phone,
            "email": details.email,
        }
        codes = {*details.languages, PHRASES_LANGUAGE}
        self._speak: dict[str, Speak] = {
            code: speaker(language(code).gettext, names) for code in codes
        }

    def start_page(self, site: Site | None) -> Page:
        """Return the Dutch start page, made when `site` has none, with its translations."""
        starts = HomePage.objects.filter(locale__language_code=SOURCE_LANGUAGE)
        key = site.root_page.translation_key if site else None
        home = starts.filter(translation_key=key).first()
        if home is None:
            # Locked: nobody else may put a page below the root in the meantime.
            root = Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
            said = self._of_home(SOURCE_LANGUAGE)
            page = HomePage(locale=Locale.objects.get(language_code=SOURCE_LANGUAGE), **said)
            self._report.note(_("page"), said["title"], new=True)
            home = place(root, page)
        self._translate(home, self._of_home)
        return home

    def sections(self, home: Page) -> list[Page]:
        """Make the main pages below a Dutch start page, and the role that goes with the vocabulary.

        Return those that the municipality has to complete itself.
        """
        drafts = []
        for section in SECTIONS:
            source = self._section(home, section)
            if source is not None:
                self._translate(
                    source,
                    lambda code, section=section: self._of_section(section, code),
                    live=section.live,
                )
                if isinstance(source, ContactsPage):
                    self._role(source)
                if not section.live and not source.live:
                    drafts.append(source)
        return drafts

    def districts(self, home: Page) -> None:
        """Make the translations of districts that are there in Dutch."""
        for page in districts_below(home):
            for code in translate_district(page):
                self._report.note(_("page"), f"{page.title} ({code})", new=True)

    def _section(self, home: Page, section: Section) -> Any:
        said = self._of_section(section, SOURCE_LANGUAGE)
        there = section.model.objects.child_of(home).order_by("path")
        if not section.live and section.model is not AccessibilityStatementPage:
            # Other information pages are none of ours.
            there = there.filter(slug=said["slug"])
        if found := there.first():
            self._report.note(_("page"), found.title, new=False)
            return found
        if not self._dutch_too or (section.programme and not self._details.programme):
            return None
        page = section.model(show_in_menus=section.live, **said)
        if isinstance(page, AccessibilityStatementPage):
            for name, value in self._of_statement().items():
                setattr(page, name, value)
        self._note_new(page.title, live=section.live)
        return place(home, page, live=section.live)

    def _role(self, contacts: BasePage) -> None:
        if RolePage.objects.child_of(contacts).exists():
            self._report.note(_("page"), contacts.title, new=False)
            source = RolePage.objects.child_of(contacts).order_by("path").first()
            if source.slug != self._of_role(SOURCE_LANGUAGE)["slug"]:
                # The municipality made its own roles: their words are its own too.
                return
        elif not self._dutch_too:
            return
        else:
            source = place(contacts, RolePage(**self._of_role(SOURCE_LANGUAGE)))
            self._note_new(source.title)
        self._translate(source, self._of_role)

    def _translate(self, source: Any, words: Any, *, live: bool = True) -> None:
        standard = words(SOURCE_LANGUAGE)
        # Words that a municipality wrote itself are not what ours translate: somebody has to look.
        adopted = all(getattr(source, name) == standard[name] for name in ("title", "introduction"))
        for code in self._details.languages[1:]:
            more = {}
            if isinstance(source, AccessibilityStatementPage):
                # The one fact that each row has to have.
                more["organisation"] = source.organisation
            made = place_translation(
                source, code, live=live, adopted=adopted, **words(code), **more
            )
            if made is not None:
                self._note_new(f"{made.title} ({code})", live=live)

    def _note_new(self, title: str, *, live: bool = True) -> None:
        self._report.note(_("page") if live else _("draft"), title, new=True)

    def _of_home(self, code: str) -> dict[str, Any]:
        speak, name = self._speak[code], address_of(self._details.name, "")
        start = name or address_of(self._details.host.partition(".")[0], "")
        return {
            "title": speak(HOME_TITLE),
            "introduction": speak(HOME_INTRODUCTION),
            "slug": _free_slug(start if code == SOURCE_LANGUAGE else f"{start}-{code}"),
        }

    def _of_section(self, section: Section, code: str) -> dict[str, Any]:
        title = self._title(section, code)
        said = {
            "title": title,
            "introduction": self._speak[code](section.introduction),
            "slug": address_of(title, self._title(section, PHRASES_LANGUAGE)) or section.key,
        }
        if section.body:
            field = section.model._meta.get_field("body")
            said["body"] = field.stream_block.to_python(section.stream(self._speak[code]))
        return said

    def _title(self, section: Section, code: str) -> str:
        if section.term:
            return capfirst(self._vocabulary.term(section.term, code)[1])
        return self._speak[code](section.title)

    def _of_role(self, code: str) -> dict[str, Any]:
        role, speak = self._vocabulary.role, self._speak[code]
        title = speak(role.title)
        return {
            "title": title,
            "slug": address_of(title, self._speak[PHRASES_LANGUAGE](role.title)),
            "plural": speak(role.plural),
            "introduction": speak(role.introduction),
            "what_for": "\n".join(map(speak, role.what_for)),
            "what_not_for": "\n".join(map(speak, role.what_not_for)),
        }

    def _of_statement(self) -> dict[str, str]:
        """Return the facts of the accessibility statement that are known."""
        details = self._details
        return {
            "organisation": f"Gemeente {details.name}",
            "scope": details.host,
            "feedback_email": details.email,
            "feedback_phone": details.phone,
            "complaint_url": OMBUDSMAN,
        }


def districts_below(home: Page) -> list[DistrictPage]:
    """Return the Dutch district pages of a municipality, in the order of the tree."""
    return list(DistrictPage.objects.descendant_of(home).order_by("path"))


def _free_slug(wanted: str) -> str:
    """Return a slug that no other start page has: it is part of no address."""
    taken = set(Page.objects.filter(depth=2).values_list("slug", flat=True))
    tries = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in tries if each not in taken)
