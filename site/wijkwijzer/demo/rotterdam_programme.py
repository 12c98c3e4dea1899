"""The programme of Rotterdam and its documents."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Document, Text
from wijkwijzer.demo.shapes_pages import Programme

PROGRAMME = Programme(
    key="programme",
    title=Text("Wijk aan Zet", "Wijk aan Zet: the district’s move", "دور الحي (Wijk aan Zet)"),
    introduction=Text(
        "Met Wijk aan Zet beslissen bewoners mee over hun eigen wijk. Daarvoor zijn er 39 wijkraden, die bewoners in maart 2022 voor het eerst kozen.",
        "With Wijk aan Zet residents help decide about their own district. For this there are 39 district councils, which residents first elected in March 2022.",
        "مع برنامج «دور الحي» يشارك السكان في القرارات المتعلقة بحيهم. ومنذ مارس 2022 لدى روتردام 39 مجلس حي منتخبًا لهذا الغرض.",
    ),
    start="2022-03-30",
    end=None,
    decided_on=None,
    decided_by=Text(
        "Gemeenteraad van Rotterdam", "Rotterdam city council", "المجلس البلدي لروتردام"
    ),
    goals=(
        (
            Text("Meer te zeggen", "More say", "صوت أقوى"),
            Text(
                "Bewoners en wijkraad bepalen samen wat in de wijk het eerst moet gebeuren.",
                "Residents and the council decide together what has to be done first in the district.",
                "يحدّد السكان ومجلس الحي معًا ما يجب أن يحدث أولًا في الحي.",
            ),
        ),
        (
            Text("Dichtbij", "Close by", "قريبًا منك"),
            Text(
                "De gemeente is aanwezig in de wijk, met een wijkmanager en een wijkhub waar u zo kunt binnenlopen.",
                "The municipality is present in the district, with a district manager and a hub where you can simply walk in.",
                "البلدية حاضرة في الحي بمدير حي ومركز يمكنك دخوله ببساطة.",
            ),
        ),
        (
            Text("Samen uitvoeren", "Getting it done together", "التنفيذ معًا"),
            Text(
                "Goede ideeën stranden niet op regels. Bewoners krijgen geld, hulp en snel antwoord.",
                "Good ideas do not run aground on rules. Residents get money, help and a quick answer.",
                "لا تتعثر الأفكار الجيدة في القواعد: يحصل السكان على المال والمساعدة وجواب سريع.",
            ),
        ),
    ),
    documents=("r-kort", "r-akkoord"),
    body=Text(
        """## Wat verandert er voor u?

Vroeger moest u voor elke vraag naar een andere afdeling. Nu is er in elke wijk één wijkmanager die uw vraag aanneemt en terugkomt met een antwoord. De wijkraad kijkt mee of afspraken worden nagekomen.

## Zo werkt een wijkakkoord

1. Ophalen | Wijkraad en wijkmanager vragen bewoners wat er beter moet.
2. Kiezen | In een open bijeenkomst kiezen bewoners een paar onderwerpen.
3. Afspreken | Bewoners, gemeente en partners schrijven op wie wat doet.
4. Nakijken | Elk jaar bekijken we wat gelukt is en wat niet.

> Een wijkakkoord is geen wensenlijst. Achter elke zin staat een naam.
> -- Een wijkraadscoördinator""",
        """## What changes for you?

In the past you had to go to a different department for every question. Now each district has one manager who takes your question and comes back with an answer. The council checks whether agreements are kept.

## How a district agreement works

1. Gather | The council and the district manager ask residents what needs to improve.
2. Choose | At an open meeting residents choose a few subjects.
3. Agree | Residents, the municipality and partners write down who does what.
4. Check | Every year we look at what worked and what did not.

> A district agreement is not a wish list. Behind every sentence there is a name.
> -- A council coordinator""",
        """## ما الذي يتغير بالنسبة لك؟

في السابق كنت تتوجه إلى قسم مختلف لكل سؤال. أما الآن ففي كل حي مدير واحد يستقبل سؤالك ويعود إليك بالجواب. ويتابع مجلس الحي تنفيذ الاتفاقات.

## كيف يعمل اتفاق الحي

1. الجمع | يسأل المجلس ومدير الحي السكان عما يجب تحسينه.
2. الاختيار | يختار السكان في اجتماع مفتوح بعض الموضوعات.
3. الاتفاق | يكتب السكان والبلدية والشركاء من يفعل ماذا.
4. المراجعة | ننظر كل سنة فيما نجح وما لم ينجح.

> اتفاق الحي ليس قائمة أمنيات. وراء كل جملة اسم.
> -- منسق مجلس حي""",
    ),
    picture="r-skyline",
    parts=(
        Programme(
            key="wijkakkoorden",
            title=Text("Wijkakkoorden", "District agreements"),
            introduction=Text(
                "In een wijkakkoord staat wat bewoners, wijkraad en gemeente samen gaan doen, en wie dat doet.",
                "A district agreement says what residents, the council and the municipality will do together, and who does it.",
            ),
            start="2023-01-01",
            end=None,
            decided_on=None,
            decided_by=Text("Wijkraden en college", "District councils and executive"),
            goals=(
                (
                    Text("Kort en duidelijk", "Short and clear"),
                    Text(
                        "Een akkoord past op vier bladzijden en gebruikt gewone woorden.",
                        "An agreement fits on four pages and uses plain words.",
                    ),
                ),
                (
                    Text("Elk jaar bijgesteld", "Adjusted every year"),
                    Text(
                        "Wat niet meer klopt, gaat eruit. Wat nieuw is, komt erin.",
                        "What no longer applies goes out. What is new comes in.",
                    ),
                ),
            ),
            documents=("r-akkoord",),
            body=Text(
                "Het akkoord van uw wijk bespreekt u in de wijkhub. U kunt er ook een papieren versie ophalen.",
                "You can discuss the agreement of your district at the hub. You can also pick up a paper copy there.",
            ),
        ),
    ),
)

DOCUMENTS: tuple[Document, ...] = (
    Document(
        "r-kort",
        Text("Wijk aan Zet in het kort", "Wijk aan Zet in brief"),
        (
            "Wijk aan Zet in het kort",
            "39 wijken, 39 gekozen wijkraden.",
            "Elke wijk heeft een wijkmanager en een wijkwethouder.",
            "In een wijkhub loopt u binnen met vragen en ideeën.",
            "Bewoners en wijkraad maken samen een wijkakkoord.",
            "Dit is een demonstratie: namen en afspraken zijn verzonnen.",
        ),
    ),
    Document(
        "r-akkoord",
        Text("Voorbeeld van een wijkakkoord", "Example of a district agreement"),
        (
            "Voorbeeld van een wijkakkoord",
            "1. Wat willen wij bereiken?",
            "2. Wie doet wat?",
            "3. Wanneer merkt u er iets van?",
            "4. Hoe controleren wij dat?",
            "Dit is een demonstratie: namen en afspraken zijn verzonnen.",
        ),
    ),
)
