"""The agenda of Hilversum."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Event

EVENTS: tuple[Event, ...] = (
    Event(
        key="wijkbijeenkomst-oost",
        day="mon>6",
        starts="19:30",
        ends="21:30",
        kind="consultation",
        title=Text("Wijkbijeenkomst Oost", "District meeting Oost", "اجتماع حي أوست"),
        introduction=Text(
            "Kies samen de thema’s voor volgend jaar. Er is kinderopvang en er zijn tolken Turks en Arabisch.",
            "Choose next year’s themes together. There is childcare, and there are interpreters for Turkish and Arabic.",
            "اختاروا معًا موضوعات العام المقبل. تتوفر رعاية للأطفال ومترجمون للتركية والعربية.",
        ),
        body=Text(
            """- 19.30 uur: soep en kennismaken
- 20.00 uur: wat is er gedaan met de thema’s van dit jaar?
- 20.30 uur: kiezen aan tafels
- 21.15 uur: de uitkomst

Kunt u niet? Stem dan de week ervoor bij Buurtpunt Oost.""",
            """- 19:30: soup and introductions
- 20:00: what happened to this year’s themes?
- 20:30: choosing at the tables
- 21:15: the result

Cannot come? Then vote at the Oost meeting point the week before.""",
            """- 19:30: حساء وتعارف
- 20:00: ماذا حدث لموضوعات هذا العام؟
- 20:30: الاختيار على الطاولات
- 21:15: النتيجة

لا تستطيع الحضور؟ صوّت قبل ذلك بأسبوع في نقطة لقاء أوست.""",
        ),
        organiser="Gemeente Hilversum",
        hub="buurtpunt-oost",
        districts=("oost",),
    ),
    Event(
        key="havenronde",
        day="sat>11",
        starts="10:00",
        ends="12:30",
        kind="activity",
        title=Text("Met bootjes de haven schoon", "Cleaning the harbour by boat"),
        introduction=Text(
            "Vaar een ronde mee met een schepnet. Geen boot nodig, wel warme kleren.",
            "Join a round with a landing net. You need no boat, but do bring warm clothes.",
        ),
        body=Text(
            "Kinderen varen mee met een volwassene. Zwemvesten liggen klaar. Na afloop is er chocolademelk.",
            "Children sail with an adult. Life jackets are provided. There is hot chocolate afterwards.",
        ),
        organiser="Havenschepers Zuidwest",
        location="Steiger bij de haven",
        address="Havenkwartier, Hilversum",
        districts=("zuidwest",),
    ),
    Event(
        key="spreekuur-wethouder-zuid",
        day="mon>13",
        starts="19:00",
        ends="21:00",
        kind="office-hour",
        title=Text(
            "Wijkspreekuur met de wethouder in Zuid",
            "The alderman’s office hour in Zuid",
            "ساعة مقابلة مع عضو المجلس التنفيذي في زاود",
        ),
        introduction=Text(
            "Pieter-Bas Lammerts heeft tien minuten voor iedereen die langskomt. Aanmelden hoeft niet.",
            "Pieter-Bas Lammerts has ten minutes for everyone who drops in. No need to register.",
            "لدى بيتر-باس لامرتس عشر دقائق لكل من يأتي. لا حاجة إلى التسجيل.",
        ),
        body=Text(
            "De buurtcoördinator is erbij en schrijft de afspraken op. U krijgt ze dezelfde week per mail of post.",
            "The neighbourhood coordinator is there and writes down the agreements. You get them by e-mail or post that same week.",
            """يحضر منسق الأحياء ويدوّن الاتفاقات، وتصلك في الأسبوع نفسه بالبريد.""",
        ),
        organiser="Gemeente Hilversum",
        hub="buurtpunt-zuid",
        districts=("zuid", "zuidoost"),
        repeats="four-weeks",
        lasts=170,
        skips=((1, "De wethouder is op werkbezoek"),),
    ),
    Event(
        key="bomen-planten-noordoost",
        day="sat>19",
        starts="09:30",
        ends="12:30",
        kind="activity",
        title=Text("Bomen planten in Noordoost", "Planting trees in Noordoost"),
        introduction=Text(
            "De eerste dertig van honderd bomen gaan de grond in. Doe mee, ook als u nog nooit een schep vasthield.",
            "The first thirty of a hundred trees go into the ground. Join in, even if you have never held a spade.",
        ),
        body=Text(
            "We beginnen bij de sporthal. Wie een boom wil verzorgen, krijgt een kaartje met uitleg.",
            "We start at the sports hall. If you want to look after a tree, you get a card with instructions.",
        ),
        organiser="Groengroep Noordoost",
        location="Sporthal Noord",
        address="Johannes Geradtsweg, Hilversum",
        districts=("noordoost",),
    ),
    Event(
        key="cursus-buurtdeal",
        day="tue>36",
        starts="19:30",
        ends="21:30",
        kind="information",
        title=Text("Cursus: van idee naar buurtdeal", "Course: from idea to neighbourhood deal"),
        introduction=Text(
            "Op één avond maakt u een begroting, vindt u medestanders en schrijft u een eerste opzet.",
            "In one evening you make a budget, find supporters and write a first draft.",
        ),
        body=Text(
            "Neem uw idee mee, hoe klein ook. De adviseurs buurtdeals helpen aan elke tafel.",
            "Bring your idea, however small. The deals advisers help at every table.",
        ),
        organiser="Gemeente Hilversum",
        hub="buurtpunt-centrum",
        price=5,
        registration_url="https://aanmelden.example.nl/buurtdeal",
    ),
    Event(
        key="lichtjestocht-meent",
        day="wed>-14",
        starts="17:00",
        ends="19:00",
        kind="activity",
        title=Text("Lichtjestocht door De Meent", "Lantern walk through De Meent"),
        introduction=Text(
            "Tweehonderd kinderen liepen met zelfgemaakte lampions door de woonerven.",
            "Two hundred children walked through the home zones with lanterns they had made.",
        ),
        body=Text(
            "De muziekvereniging speelde bij de vijver. Dank aan de bewoners die hun straat versierden.",
            "The band played by the pond. Thanks to the residents who decorated their streets.",
        ),
        organiser="Vereniging De Meentgenoten",
        location="Winkelplein De Meent",
        address="Meentplein, Hilversum",
        districts=("hilversumse-meent",),
    ),
)
