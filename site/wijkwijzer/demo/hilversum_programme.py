"""The programme of Hilversum and its documents."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Document, Text
from wijkwijzer.demo.shapes_pages import Programme

PROGRAMME = Programme(
    key="programme",
    title=Text("Buurten 3.0", "Buurten 3.0", "برنامج الأحياء Buurten 3.0"),
    introduction=Text(
        "Buurten 3.0 zegt hoe gemeente en inwoners in Hilversum samenwerken: eerst luisteren naar de buurt, dan snel en direct reageren.",
        "Buurten 3.0 says how the municipality and residents of Hilversum work together: first listen to the neighbourhood, then respond quickly and directly.",
        "يحدد برنامج Buurten 3.0 كيف تعمل البلدية والسكان معًا في هيلفرسوم: الإصغاء إلى الحي أولًا، ثم الاستجابة السريعة والمباشرة.",
    ),
    start="2021-01-01",
    end=None,
    decided_on="2020-12-01",
    decided_by=Text(
        "College van burgemeester en wethouders",
        "Municipal executive (mayor and aldermen)",
        "المجلس التنفيذي للبلدية",
    ),
    goals=(
        (
            Text(
                "De buurt is het begin",
                "The neighbourhood comes first",
                "الحي هو البداية",
            ),
            Text(
                "Wat inwoners zien en melden, bepaalt waar de gemeente mee aan de slag gaat.",
                "What residents see and report decides what the municipality works on.",
                "ما يراه السكان ويبلّغون عنه يحدد ما تعمل عليه البلدية.",
            ),
        ),
        (
            Text("Korte lijnen", "Faster, more direct contact", "تواصل أسرع وأكثر مباشرة"),
            Text(
                "U spreekt iemand die de wijk kent en die zelf bij u terugkomt met een antwoord.",
                "You talk to someone who knows the district and comes back to you with an answer.",
                "تتحدث مع شخص يعرف الحي ويعود إليك بنفسه بالجواب.",
            ),
        ),
        (
            Text(
                "Ruimte voor plannen van inwoners",
                "Room for residents’ plans",
                "مجال لخطط السكان",
            ),
            Text(
                "Voor wat u zelf wilt doen is er wijkbudget, en de gemeente denkt mee over de regels.",
                "There is a district budget for actions and wishes, and the municipality helps with the rules.",
                "هناك ميزانية حي للأعمال والرغبات، وتساعد البلدية في ما يتعلق بالقواعد.",
            ),
        ),
    ),
    documents=("h-kort", "h-buurtdeal"),
    body=Text(
        """## Wat merkt u ervan?

- Uw wijk heeft een buurtcoördinator met een eigen telefoonnummer.
- Elk jaar kiest de wijk zelf een paar thema’s.
- Er is per wijk een bedrag waar bewoners plannen mee uitvoeren.
- Wat we afspreken, staat op deze site. Ook als iets niet lukt.

## Van toen naar nu

De gemeente werkt al langer per wijk. Bij eerdere plannen kwam de meeste kennis uit het stadhuis. In dit plan is dat omgedraaid: bewoners zeggen wat nodig is en de gemeente sluit aan als partner.

> Vroeger maakten we een plan en vroegen we wat u ervan vond. Nu vragen we eerst.
> -- Een buurtcoördinator

@call taking-part | Bekijk hoe u meedoet""",
        """## What will you notice?

- Your district has a neighbourhood coordinator with their own phone number.
- Every year the district chooses a few themes itself.
- Each district has an amount with which residents carry out plans.
- What we agree is on this site. Also when something does not work out.

## From then to now

The municipality has worked by district for longer. In earlier plans most of the knowledge came from the town hall. This plan turns that around: residents say what is needed and the municipality joins in as a partner.

> We used to make a plan and ask what you thought of it. Now we ask first.
> -- A neighbourhood coordinator

@call taking-part | See how to take part""",
        """## ما الذي ستلاحظه؟

- لحيك منسق له رقم هاتف خاص.
- يختار الحي كل عام بعض الموضوعات بنفسه.
- لكل حي مبلغ ينفذ به السكان خططهم.
- ما نتفق عليه يُنشر على هذا الموقع، حتى عندما لا ينجح شيء ما.

## من الأمس إلى اليوم

تعمل البلدية بحسب الأحياء منذ مدة أطول. في الخطط السابقة جاء معظم المعرفة من مبنى البلدية. أما هذه الخطة فتعكس ذلك: يقول السكان ما يلزم وتنضم البلدية شريكًا.

> كنا نضع خطة ثم نسأل عن رأيكم فيها. والآن نسأل أولًا.
> -- منسق أحياء

@call taking-part | انظر كيف تشارك""",
    ),
    picture="h-town-hall",
    parts=(
        Programme(
            key="wijkthemas",
            title=Text("Thema’s per wijk", "Themes per district"),
            introduction=Text(
                "Elke wijk kiest op de jaarlijkse bijeenkomst waar bewoners en gemeente samen aan werken.",
                "At the yearly meeting each district chooses what residents and the municipality will work on together.",
            ),
            start="2026-01-01",
            end="2026-12-31",
            decided_on=None,
            decided_by=Text("Wijkbijeenkomsten", "District meetings"),
            goals=(
                (
                    Text("Klein genoeg om te lukken", "Small enough to succeed"),
                    Text(
                        "Een thema is iets dat u binnen een jaar in de wijk kunt zien.",
                        "A theme is something you can see in the district within a year.",
                    ),
                ),
                (
                    Text("Samen gekozen", "Chosen together"),
                    Text(
                        "Wie niet naar de bijeenkomst kan, stemt bij het buurtpunt of op papier.",
                        "Those who cannot come to the meeting vote at the meeting point or on paper.",
                    ),
                ),
            ),
            documents=(),
            body=Text(
                "Welke thema’s uw wijk koos, leest u op de [pagina van uw wijk](page:districts).",
                "You can read which themes your district chose on the [page of your district](page:districts).",
            ),
        ),
    ),
)

DOCUMENTS: tuple[Document, ...] = (
    Document(
        "h-kort",
        Text("Buurten 3.0 in het kort", "Buurten 3.0 in brief"),
        (
            "Buurten 3.0 in het kort",
            "1. De buurt is het begin.",
            "2. Korte lijnen: u spreekt iemand die de wijk kent.",
            "3. Geld en hulp voor plannen van inwoners.",
            "Vastgesteld door het college op 1 december 2020.",
            "Dit is een demonstratie: namen en afspraken zijn verzonnen.",
        ),
    ),
    Document(
        "h-buurtdeal",
        Text("Voorbeeld van een buurtdeal", "Example of a neighbourhood deal"),
        (
            "Voorbeeld van een buurtdeal",
            "Wie: bewoners en gemeente Hilversum.",
            "Wat: wie doet wat, en hoe lang?",
            "Geld: welk bedrag, en wie houdt het bij?",
            "Terugkijken: na een jaar, samen.",
            "Dit is een demonstratie: namen en afspraken zijn verzonnen.",
        ),
    ),
)
