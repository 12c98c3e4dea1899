"""Our phrases that hold a word which a municipality may have its own word for, and how it says them then.

A phrase of ours bends its words: “in your district”, with cases in Polish and endings in Turkish. An
own word is known in two forms, for one and for several. So each phrase has another one for who has a
word of its own: that word stands in it as it was typed, or nothing has to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.models.municipality import TermRow
from core.municipality import DEFAULT_TERMS
from publishing.content.languages import Language, language
from publishing.content.phrases import OwnPhrases, public
from publishing.content.reader import Reader


class Otherwise:
    """How a phrase with words of ours is said with others: `{district}`, `{Districts}`.

    terms  the words of ours that the phrase holds, in one language or another
    """

    def __init__(self, phrase: str, *terms: str) -> None:
        self.phrase = phrase
        self.terms = frozenset(terms)


#: By the phrase as it stands in code and templates.
PHRASES: Mapping[str, Otherwise] = {
    "%(role)s by district": Otherwise(public("%(role)s: {districts}"), "district"),
    "About %(district)s": Otherwise(public("%(district)s: information"), "district"),
    "Addresses with postcode %(postcode)s are in no district.": Otherwise(
        public("No {district} has addresses with postcode %(postcode)s."), "district"
    ),
    "Advice of district councils": Otherwise(public("Advice: {councils}"), "district", "council"),
    "Advice of the council": Otherwise(public("Advice: {council}"), "council"),
    "Advice of the council, and the answers": Otherwise(
        public("Advice and the answers to it"), "council"
    ),
    "Advice of the councils, and the answers": Otherwise(
        public("Advice and the answers to it"), "council"
    ),
    "Advice on the council's own initiative": Otherwise(
        public("Advice that nobody asked for"), "council", "initiative"
    ),
    "All addresses with postcode %(postcode)s are in %(district)s.": Otherwise(
        public("All addresses with postcode %(postcode)s: %(district)s."), "district"
    ),
    "All advice of the councils": Otherwise(public("All advice"), "council"),
    "All budgets, for a spreadsheet:": Otherwise(public("{Budgets}, for a spreadsheet:"), "budget"),
    "All districts": Otherwise(public("All {districts}"), "district"),
    "All districts from A to Z": Otherwise(public("All {districts} from A to Z"), "district"),
    "All districts with their neighbourhoods and their borders.": Otherwise(
        public("All {districts} with their neighbourhoods and their borders."), "district"
    ),
    "All neighbourhood deals and Right to Challenge agreements": Otherwise(
        public("All agreements of residents, also from Right to Challenge"), "district"
    ),
    "All news items with their date, subject and districts.": Otherwise(
        public("All news items with their date, their subject and where it is about."), "district"
    ),
    "Budget of %(year)s": Otherwise(public("{Budget} %(year)s"), "budget"),
    "Budget of each district in %(year)s": Otherwise(
        public("{Budgets} in %(year)s"), "district", "budget"
    ),
    "Budgets": Otherwise(public("{Budgets}"), "budget"),
    "Budgets of the districts in %(year)s": Otherwise(
        public("{Budgets} in %(year)s"), "district", "budget"
    ),
    "By district": Otherwise(public("By {district}"), "district"),
    "Carry out your own idea, make an agreement, see the budget.": Otherwise(
        public("Carry out your own idea, make an agreement, see where the money goes."), "budget"
    ),
    "Contact in all districts of %(municipality)s": Otherwise(
        public("Contact in %(municipality)s: all {districts}"), "district"
    ),
    "District council meeting": Otherwise(public("{Council}: meeting"), "district", "council"),
    "Districts with rules of their own": Otherwise(
        public("{Districts} with rules of their own"), "district"
    ),
    "Do you have an idea for %(district)s?": Otherwise(
        public("%(district)s: do you have an idea?"), "district"
    ),
    "Everyone who works for this district": Otherwise(
        public("Everyone whom you can reach here"), "district"
    ),
    "Fill in your postcode. You see at once which district you live in and who works for you.": Otherwise(
        public("Fill in your postcode. You see at once your {district}, and who works for you."),
        "district",
    ),
    "Find your district": Otherwise(public("Find your {district}"), "district"),
    "Find your district by postcode": Otherwise(
        public("Find your {district} by postcode"), "district"
    ),
    "For several districts": Otherwise(public("For several {districts}"), "district"),
    "Goals of the budget of %(year)s": Otherwise(public("{Budget} %(year)s: goals"), "budget"),
    "Ideas for the district": Otherwise(public("Ideas for where you live"), "district"),
    "In your district": Otherwise(public("In your {district}"), "district"),
    "Is there no district council where you live?": Otherwise(
        public("Is there no {council} where you live?"), "district", "council"
    ),
    "It was elected on %(date)s.": Otherwise(public("Elected on %(date)s."), "council"),
    "Look up the name of your neighbourhood. Behind it stands the district that it belongs to.": Otherwise(
        public("Look up the name of your neighbourhood. Behind it stands its {district}."),
        "district",
    ),
    "Map of the districts of %(municipality)s": Otherwise(
        public("Map of %(municipality)s: {districts}"), "district"
    ),
    "Map: where %(district)s lies in %(municipality)s": Otherwise(
        public("Map: %(district)s (%(municipality)s)"), "district"
    ),
    "Members of the council": Otherwise(public("Members"), "council", "district"),
    "Messages about %(district)s": Otherwise(public("Messages: %(district)s"), "district"),
    "More about this budget": Otherwise(public("More about this money"), "budget"),
    "Names and numbers by district": Otherwise(
        public("Names and numbers: {districts}"), "district"
    ),
    "Neighbourhood deal": Otherwise(public("Deal with residents"), "district"),
    "Neighbourhood deals": Otherwise(public("Deals with residents"), "district"),
    "No district council": Otherwise(public("No {council}"), "district", "council"),
    "Open data about the districts: where, who, when and how much money.": Otherwise(
        public("Open data about {districts}: where, who, when and how much money."), "district"
    ),
    "Other districts": Otherwise(public("Other {districts}"), "district"),
    "Plan for the district": Otherwise(public("Plan for where you live"), "district"),
    "Plans, deals and budgets": Otherwise(public("Plans, deals and money"), "budget"),
    "Postcodes here:": Otherwise(public("Postcodes in this place:"), "district"),
    "Safety, with the community police officer": Otherwise(
        public("Safety, with a police officer"), "district"
    ),
    "See all districts in a list": Otherwise(public("See all {districts} in a list"), "district"),
    "The borders of the districts, to put on a map:": Otherwise(
        public("The borders, to put on a map:"), "district"
    ),
    "The budget of each district in each year: what there is, and what was spent and promised.": Otherwise(
        public("{Budgets} in each year: what there is, and what was spent and promised."),
        "district",
        "budget",
    ),
    "The council has %(num)s seat.": Otherwise(public("Seats: %(num)s."), "council", "district"),
    "The district of this address has no page on this site yet.": Otherwise(
        public("This site has no page for this address yet."), "district"
    ),
    "The people who work for your district, with phone and e-mail.": Otherwise(
        public("The people who work for your {district}, with phone and e-mail."), "district"
    ),
    "There are no districts yet.": Otherwise(public("There are no {districts} yet."), "district"),
    "There is %(amount)s for the district in %(year)s. Which goals it goes to is not known yet.": Otherwise(
        public("There is %(amount)s in %(year)s. Which goals it goes to is not known yet."),
        "district",
    ),
    "There is %(amount)s less for the district than in %(year)s.": Otherwise(
        public("There is %(amount)s less than in %(year)s."), "district"
    ),
    "There is %(amount)s more for the district than in %(year)s.": Otherwise(
        public("There is %(amount)s more than in %(year)s."), "district"
    ),
    "There is no district council here. The address is in the neighbourhood {name}, which is in no district.": Otherwise(
        public("There is no {council} here. The address is in the neighbourhood {name}."),
        "district",
        "council",
    ),
    "Think along about your district": Otherwise(
        public("Think along about your {district}"), "district"
    ),
    "This address is in:": Otherwise(public("This address belongs to:"), "district"),
    "To the page of %(district)s": Otherwise(public("Read more: %(district)s"), "district"),
    "Try another word or a shorter one, choose all kinds and all districts, or look in the list from A to Z.": Otherwise(
        public(
            "Try another word or a shorter one, choose all kinds and all {districts}, or look in the list from A to Z."
        ),
        "district",
    ),
    "Website of the council": Otherwise(public("Website: {council}"), "council", "district"),
    "What district councils advised, and when it was answered.": Otherwise(
        public("What was advised ({councils}), and when it was answered."), "district", "council"
    ),
    "What is going to change in a district, and how far it is.": Otherwise(
        public("What is going to change where, and how far it is."), "district"
    ),
    "When the council meets": Otherwise(
        public("{Council}: when the meetings are"), "council", "district"
    ),
    "Which district do I live in?": Otherwise(public("Where do I live?"), "district"),
    "Who has which role in which district today, and how you reach them.": Otherwise(
        public("Who has which role where today, and how you reach them."), "district"
    ),
    "Who sits in the council": Otherwise(public("Who the members are"), "council", "district"),
    "Why they sit in the council": Otherwise(public("Why they are members"), "council", "district"),
    "in no district": Otherwise(public("belongs to nothing here"), "district"),
    "incident in the district": Otherwise(public("incident nearby"), "district"),
    "the alderman of the district": Otherwise(public("the alderman whose task it is"), "district"),
}


def own_phrases(read: Reader, code: str) -> OwnPhrases:
    """Return what a site says otherwise in a language: what holds a word that it has its own for."""
    rows = {row.term: row for row in read.all(TermRow) if row.language == code}
    ours = language(code)
    own = {name: row for name, row in rows.items() if _differs(ours, row)}
    return OwnPhrases(tuple(_said(ours, own))) if own else OwnPhrases()


def _differs(ours: Language, row: TermRow) -> bool:
    said = (ours.gettext(phrase) for phrase in DEFAULT_TERMS[row.term])
    return any(
        _plain(ours, own) != _plain(ours, word)
        for own, word in zip((row.singular, row.plural), said, strict=True)
    )


def _plain(ours: Language, word: str) -> str:
    """Return a word without capitals; an article that is written on to it does not make it another."""
    article = ours.entry.article
    return " ".join(each.casefold().removeprefix(article) for each in word.split())


def _said(ours: Language, own: Mapping[str, TermRow]) -> Iterator[tuple[str, str]]:
    forms: dict[str, str] = {}
    for name, (one, several) in DEFAULT_TERMS.items():
        row = own.get(name)
        # A percent sign would be taken for the place of a name or a number.
        singular = row.singular.replace("%", "") if row else ours.gettext(one)
        plural = row.plural.replace("%", "") if row else ours.gettext(several)
        for form, word in ((name, singular), (f"{name}s", plural)):
            forms[f"{{{form}}}"] = word if row else word.lower()
            forms[f"{{{form.capitalize()}}}"] = ours.capital(word)
        if row:
            yield one, ours.capital(singular)
            yield several, ours.capital(plural)
    for phrase, otherwise in PHRASES.items():
        if otherwise.terms & own.keys():
            text = ours.gettext(otherwise.phrase)
            for form, word in forms.items():
                text = text.replace(form, word)
            yield phrase, text
