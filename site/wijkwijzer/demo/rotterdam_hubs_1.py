"""Hubs of Rotterdam, with the hours of real life. Street names sound right; the hubs are invented."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Deviation, Hub, Text
from wijkwijzer.demo.week import (
    FRIDAY,
    HOLIDAYS,
    MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    WEEKDAYS,
    every,
)

HUBS: tuple[Hub, ...] = (
    Hub(
        key="wijkhub-delfshaven",
        district="delfshaven-schiemond",
        name=Text("Wijkhub Delfshaven", "Delfshaven hub", "مركز حي ديلفسهافن"),
        introduction=Text(
            "Een open huis aan de Voorhaven, voor vragen, zorgen en ideeën. Tussen de middag is de hub een uur dicht; op donderdagavond kunt u tot half tien terecht.",
            "An open house on the Voorhaven, for questions, worries and ideas. The hub closes for an hour at lunchtime; on Thursday evenings you can come until half past nine.",
            "بيت مفتوح على ميناء فورهافن للأسئلة والهموم والأفكار. يُغلق المركز ساعة وقت الظهر، ويبقى مفتوحًا مساء الخميس حتى التاسعة والنصف.",
        ),
        street="Voorhaven 112a",
        postcode="3025 HC",
        lat=51.907,
        lon=4.447,
        entrance=Text(
            "De ingang is aan de waterkant, tussen het theater en de brug. U ziet een blauwe deur met een bel op zithoogte.",
            "The entrance is on the waterside, between the theatre and the bridge. Look for a blue door with a bell at sitting height.",
            "المدخل من جهة الماء، بين المسرح والجسر. سترى بابًا أزرق وجرسًا على ارتفاع شخص جالس.",
        ),
        services=("questions", "reports", "ideas", "forms", "debts", "meeting", "sign-language"),
        partners=("Welzijn Delfshaven", "Bibliotheek op de hoek", "Vraagwijzer"),
        languages=("nl", "en", "ar", "tr"),
        accessibility=("step-free", "automatic-door", "accessible-toilet", "hearing-loop"),
        periods=(
            *every(WEEKDAYS, "09:00", "12:30"),
            *every((MONDAY, TUESDAY, WEDNESDAY, THURSDAY), "13:30", "17:00"),
            *every((THURSDAY,), "18:30", "21:30"),
        ),
        holidays=HOLIDAYS,
        deviations=(Deviation(9, 9, "open", "training", "Team volgt scholing", "13:30", "17:00"),),
        phone="14010",
        email="wijkhub.delfshaven@example.nl",
        picture="r-harbour",
        body=Text(
            """## Waarvoor u kunt binnenlopen

- U krijgt een brief en weet niet wat u ermee moet.
- U wilt iets melden over uw straat.
- U hebt een idee en zoekt mensen die meedoen.
- U wilt gewoon een kop koffie.

Op donderdagavond zijn ook de wijkagent en iemand van de woningcorporatie aanwezig.""",
            """## What you can walk in for

- You receive a letter and do not know what to do with it.
- You want to report something about your street.
- You have an idea and are looking for people to join in.
- You would simply like a cup of coffee.

On Thursday evenings the community police officer and someone from the housing association are there too.""",
            """## لماذا يمكنك الدخول

- وصلتك رسالة ولا تعرف ماذا تفعل بها.
- تريد الإبلاغ عن شيء في شارعك.
- لديك فكرة وتبحث عمن يشاركك.
- تريد فنجان قهوة فحسب.

مساء الخميس يحضر أيضًا شرطي الحي وموظف من شركة الإسكان.""",
        ),
    ),
    Hub(
        key="wijkhub-afrikaanderplein",
        district="afrikaanderwijk",
        name=Text("Wijkhub Afrikaanderplein", "Afrikaanderplein hub", "مركز حي أفريكاندربلاين"),
        introduction=Text(
            "De hub staat midden op het plein, naast de markt. In de winter sluiten we een uur eerder; op marktdagen is het druk en duurt een gesprek soms wat langer.",
            "The hub stands in the middle of the square, next to the market. In winter we close an hour earlier; market days are busy and a talk may take a little longer.",
            "يقع المركز في وسط الساحة بجانب السوق. في الشتاء نغلق قبل ساعة، وفي أيام السوق يكثر الزوار وقد تطول المحادثة قليلًا.",
        ),
        street="Afrikaanderplein 38",
        postcode="3072 EC",
        lat=51.9,
        lon=4.5,
        entrance=Text(
            "Loop langs de fontein naar het lage gebouw met het groene dak. De ingang is aan de kant van de speeltuin. Op woensdag en zaterdag staan er marktkramen voor; loop er dan omheen.",
            "Walk past the fountain to the low building with the green roof. The entrance is on the playground side. On Wednesdays and Saturdays there are market stalls in front; walk round them.",
            "امشِ بجانب النافورة إلى المبنى المنخفض ذي السقف الأخضر. المدخل من جهة ملعب الأطفال. يومي الأربعاء والسبت تكون أكشاك السوق أمامه، فدُر حولها.",
        ),
        services=("questions", "forms", "housing", "work", "language", "meeting"),
        partners=("Huurdersteam Zuid", "Taalhuis", "Stichting Plein en Mens"),
        languages=("nl", "en", "ar", "tr", "pt"),
        accessibility=("step-free", "accessible-toilet", "guide-dogs"),
        periods=(
            *every((MONDAY, WEDNESDAY, FRIDAY), "10:00", "18:00", valid_until=12),
            *every((TUESDAY, THURSDAY), "13:00", "18:00", valid_until=12),
            *every((MONDAY, WEDNESDAY, FRIDAY), "10:00", "17:00", valid_from=13, valid_until=103),
            *every((TUESDAY, THURSDAY), "13:00", "17:00", valid_from=13, valid_until=103),
            *every((MONDAY, WEDNESDAY, FRIDAY), "10:00", "18:00", valid_from=104),
            *every((TUESDAY, THURSDAY), "13:00", "18:00", valid_from=104),
        ),
        holidays=HOLIDAYS,
        deviations=(
            Deviation(
                "12-05", "12-05", "open", "event", "Sinterklaas op het plein", "10:00", "14:00"
            ),
            Deviation("12-31", "12-31", "open", "holiday", "", "10:00", "13:00"),
        ),
        explanation=Text(
            "In de winter sluiten we een uur eerder.",
            "In winter we close an hour earlier.",
            "في الشتاء نغلق قبل ساعة.",
        ),
        phone="14010",
        email="wijkhub.afrikaanderplein@example.nl",
        picture="r-hub-square",
    ),
    Hub(
        key="wijkhub-beverwaard",
        district="beverwaard",
        name=Text("Wijkhub Beverwaard", "Beverwaard hub", "مركز حي بيفرفارد"),
        introduction=Text(
            "Deze hub draait op vrijwilligers. Er zijn geen vaste uren: staat het bord buiten, dan is er iemand. Bel even als u van ver komt.",
            "This hub is run by volunteers. There are no fixed hours: if the board is outside, somebody is there. Please call first if you are coming from far away.",
            "يدير هذا المركز متطوعون، ولا توجد ساعات ثابتة: إذا كانت اللوحة في الخارج فهناك من يستقبلك. اتصل أولًا إن كنت قادمًا من بعيد.",
        ),
        street="Oude Watering 211",
        postcode="3077 RG",
        lat=51.891,
        lon=4.567,
        entrance=Text(
            "In de winkelgalerij, twee deuren voorbij de apotheek. Aan het raam hangen tekeningen van de basisschool.",
            "In the shopping arcade, two doors past the pharmacy. Drawings by the primary school hang in the window.",
            "في ممر المحلات، على بعد بابين بعد الصيدلية. تُعلَّق على النافذة رسومات تلاميذ المدرسة الابتدائية.",
        ),
        services=("questions", "meeting", "youth", "digital"),
        partners=("Bewonersgroep De Bever", "Jeugdwerk IJsselmonde"),
        languages=("nl", "en", "ar"),
        accessibility=("step-free",),
        hours_state="uncertain",
        explanation=Text(
            "We zijn open als het bord buiten staat, meestal op doordeweekse middagen.",
            "We are open when the board is outside, usually on weekday afternoons.",
            "نكون مفتوحين عندما تكون اللوحة في الخارج، غالبًا بعد ظهر أيام الأسبوع.",
        ),
        phone="+31600000201",
        email="wijkhub.beverwaard@example.nl",
        picture="r-hub-inside",
    ),
    Hub(
        key="wijkhub-rozenburg",
        district="rozenburg",
        name=Text("Wijkhub Rozenburg", "Rozenburg hub", "مركز حي روزنبورخ"),
        introduction=Text(
            "Elke donderdagmiddag zitten de wijkmanager en een medewerker van de gemeente in het dorp. Hebt u op een ander moment hulp nodig, dan komen we ook thuis.",
            "Every Thursday afternoon the district manager and a member of municipal staff are in the village. If you need help at another time, we also visit at home.",
            "بعد ظهر كل خميس يوجد في القرية مدير الحي وموظف من البلدية. وإذا احتجت إلى مساعدة في وقت آخر فإننا نزورك في بيتك أيضًا.",
        ),
        street="Raadhuisplein 9",
        postcode="3181 CR",
        city="Rozenburg",
        lat=51.905,
        lon=4.247,
        entrance=Text(
            "De ingang zit aan de achterkant. Loop het plein op, ga links langs de bibliotheek en volg de oranje stippen op de stoep tot de tweede deur.",
            "The entrance is at the back. Walk onto the square, go left past the library and follow the orange dots on the pavement to the second door.",
            "المدخل من الخلف. ادخل الساحة، ثم اتجه يسارًا بمحاذاة المكتبة واتبع النقاط البرتقالية على الرصيف حتى الباب الثاني.",
        ),
        services=("questions", "reports", "forms", "care"),
        partners=("Dorpshuis Rozenburg", "Ouderenwerk"),
        languages=("nl", "en"),
        accessibility=("step-free", "disabled-parking", "accessible-toilet"),
        periods=every((THURSDAY,), "14:00", "16:00"),
        holidays=HOLIDAYS,
        explanation=Text(
            "Buiten deze uren kunt u bellen voor een huisbezoek.",
            "Outside these hours you can call for a home visit.",
            "خارج هذه الساعات يمكنك الاتصال لطلب زيارة منزلية.",
        ),
        phone="14010",
        email="wijkhub.rozenburg@example.nl",
        picture="r-polder",
    ),
)
