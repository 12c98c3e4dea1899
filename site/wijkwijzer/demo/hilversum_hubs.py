"""The meeting points of Hilversum. Street names sound right; the places are invented."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Deviation, Hub, Period, Text
from wijkwijzer.demo.week import (
    FRIDAY,
    HOLIDAYS,
    MONDAY,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    WEEKDAYS,
    every,
)

HUBS: tuple[Hub, ...] = (
    Hub(
        key="buurtpunt-oost",
        district="oost",
        name=Text("Buurtpunt Oost", "Oost meeting point", "نقطة لقاء أوست"),
        introduction=Text(
            "Koken, taal oefenen, een formulier invullen: in Buurtpunt Oost loopt alles door elkaar. Op dinsdag en donderdag kunt u mee-eten; meld u dan voor twaalf uur aan.",
            "Cooking, practising Dutch, filling in a form: at Oost everything happens at once. On Tuesdays and Thursdays you can join the meal; please sign up before noon.",
            "طبخ وتدرّب على اللغة وتعبئة استمارات: في نقطة لقاء أوست يحدث كل شيء معًا. يمكنك مشاركة الطعام يومي الثلاثاء والخميس، سجّل قبل الثانية عشرة ظهرًا.",
        ),
        street="Lieven de Keylaan 81",
        postcode="1222 LC",
        lat=52.2235,
        lon=5.197,
        entrance=Text(
            "Tegenover de speeltuin. De ingang is de groene deur met de rode luifel; de bel zit links, ook op rolstoelhoogte.",
            "Opposite the playground. The entrance is the green door with the red awning; the bell is on the left, also at wheelchair height.",
            "مقابل ملعب الأطفال. المدخل هو الباب الأخضر ذو المظلة الحمراء، والجرس على اليسار وعلى ارتفاع الكرسي المتحرك أيضًا.",
        ),
        services=("questions", "forms", "debts", "language", "meeting", "youth"),
        partners=("Buurthuis De Pan", "Taalhuis Gooi", "Schuldhulpmaatjes"),
        languages=("nl", "en", "tr", "ar", "pl"),
        accessibility=("step-free", "automatic-door", "accessible-toilet", "guide-dogs"),
        periods=(
            *every((MONDAY, WEDNESDAY, FRIDAY), "09:30", "13:00"),
            *every((TUESDAY, THURSDAY), "09:30", "12:30"),
            *every((TUESDAY, THURSDAY), "14:00", "20:00"),
        ),
        holidays=HOLIDAYS,
        deviations=(Deviation(16, 17, "closed", "rebuilding", "Nieuwe vloer in de keuken"),),
        phone="14035",
        email="buurtpunt.oost@example.nl",
        picture="h-inside",
        body=Text(
            """## Waarvoor u kunt binnenlopen

- Samen eten op dinsdag en donderdag, om 17.30 uur.
- Nederlands oefenen, elke woensdagochtend.
- Hulp bij brieven, toeslagen en betalingen.

De buurtcoördinator is er op maandag en vrijdag tussen 10.00 en 12.00 uur.""",
            """## What you can walk in for

- Eating together on Tuesdays and Thursdays at 17:30.
- Practising Dutch, every Wednesday morning.
- Help with letters, allowances and payments.

The neighbourhood coordinator is there on Mondays and Fridays between 10:00 and 12:00.""",
            """## لماذا يمكنك الدخول

- الأكل معًا يومي الثلاثاء والخميس الساعة 17:30.
- التدرب على الهولندية صباح كل أربعاء.
- المساعدة في الرسائل والإعانات والمدفوعات.

يوجد منسق الأحياء هنا يومي الاثنين والجمعة من الساعة 10:00 إلى 12:00.""",
        ),
    ),
    Hub(
        key="buurtpunt-zuid",
        district="zuid",
        name=Text("Buurtpunt Zuid", "Zuid meeting point", "نقطة لقاء زاود"),
        introduction=Text(
            "Een oude bibliotheek, nu van de wijk zelf. Vrijwilligers bemannen de balie. Ieder eerste weekend van de maand is er ook op zaterdag open huis.",
            "An old library that now belongs to the district. Volunteers staff the counter. On the first weekend of the month there is also open house on Saturday.",
            "مكتبة قديمة أصبحت للحي نفسه، ويعمل متطوعون في الاستقبال. وفي أول عطلة أسبوعية من الشهر يُفتح البيت يوم السبت أيضًا.",
        ),
        street="Neuweg 312",
        postcode="1215 EB",
        lat=52.2125,
        lon=5.166,
        entrance=Text(
            "Achter de fietsenrekken. Er is een helling naast de trap; de deur gaat naar buiten open.",
            "Behind the bicycle racks. There is a ramp beside the steps; the door opens outwards.",
            "خلف مواقف الدراجات. هناك منحدر بجانب الدرج، والباب يُفتح إلى الخارج.",
        ),
        services=("questions", "ideas", "digital", "energy", "meeting"),
        partners=("Bewonersvereniging Bloemenkwartier", "Energiecoaches"),
        languages=("nl", "en"),
        accessibility=("step-free", "accessible-toilet", "hearing-loop"),
        periods=(
            *every((MONDAY, THURSDAY), "13:30", "17:00"),
            *every((WEDNESDAY,), "09:00", "12:00"),
            *every((WEDNESDAY,), "19:00", "21:30"),
            Period(SATURDAY, "11:00", "15:00", weeks="first"),
        ),
        holidays=HOLIDAYS,
        deviations=(Deviation("12-05", "12-05", "open", "event", "Open huis", "11:00", "15:00"),),
        phone="14035",
        email="buurtpunt.zuid@example.nl",
        picture="h-pavilion",
    ),
    Hub(
        key="buurtpunt-centrum",
        district="centrum",
        name=Text("Buurtpunt Centrum", "Centrum meeting point", "نقطة لقاء سنتروم"),
        introduction=Text(
            "In de hal van het oude postkantoor spreekt u op werkdagen iemand van de gemeente. In de winter zijn we een uur korter open, omdat de hal dan moeilijk warm te krijgen is.",
            "In the hall of the old post office you can talk to someone from the municipality on working days. In winter we close an hour earlier, because the hall is hard to heat.",
            "في قاعة مكتب البريد القديم تتحدث في أيام العمل مع موظف من البلدية. في الشتاء نغلق قبل ساعة لأن تدفئة القاعة صعبة.",
        ),
        street="Kerkbrink 17",
        postcode="1211 BW",
        lat=52.2232,
        lon=5.1765,
        entrance=Text(
            "Onder de klok, door de draaideur. Kan dat niet? Druk op de knop rechts: dan gaat de brede deur open.",
            "Under the clock, through the revolving door. Is that not possible? Press the button on the right and the wide door opens.",
            "تحت الساعة، عبر الباب الدوّار. لا يناسبك ذلك؟ اضغط على الزر إلى اليمين فيُفتح الباب العريض.",
        ),
        services=("questions", "reports", "work", "legal", "sign-language"),
        partners=("Sociaal loket", "Rechtswinkel"),
        languages=("nl", "en", "de", "uk"),
        accessibility=("step-free", "automatic-door", "lift", "accessible-toilet", "hearing-loop"),
        explanation=Text(
            "In de winter sluiten we een uur eerder.",
            "In winter we close an hour earlier.",
            "في الشتاء نغلق قبل ساعة.",
        ),
        periods=(
            *every(WEEKDAYS, "10:00", "17:00", valid_until=8),
            *every(WEEKDAYS, "10:00", "16:00", valid_from=9, valid_until=99),
            *every(WEEKDAYS, "10:00", "17:00", valid_from=100),
            *every((SATURDAY,), "11:00", "14:00", valid_from=100),
        ),
        holidays=HOLIDAYS,
        phone="14035",
        email="buurtpunt.centrum@example.nl",
        picture="h-hall",
    ),
    Hub(
        key="buurtpunt-hilversumse-meent",
        district="hilversumse-meent",
        name=Text("Buurtpunt De Meent", "De Meent meeting point"),
        introduction=Text(
            "De Meent is klein, het buurtpunt ook. Er is bijna altijd iemand, maar soms is die even op pad. Bel daarom eerst.",
            "De Meent is small, and so is its meeting point. There is almost always somebody, but sometimes they are out. So please call first.",
        ),
        street="Meentplein 5",
        postcode="1218 EK",
        lat=52.2695,
        lon=5.1375,
        entrance=Text(
            "Op het winkelplein, naast de bakker. Kloppen helpt: de bel hoort u achterin niet goed.",
            "On the shopping square, next to the baker. Knocking helps: the bell is hard to hear at the back.",
        ),
        services=("questions", "reports", "ideas", "care"),
        partners=("Vereniging De Meentgenoten", "Wijkverpleging"),
        languages=("nl", "en", "fr"),
        accessibility=("step-free", "disabled-parking"),
        periods=(
            *every((TUESDAY,), "10:00", "12:00", "call-first"),
            *every((WEDNESDAY, THURSDAY), "13:00", "16:00", "call-first"),
        ),
        holidays=HOLIDAYS,
        deviations=(Deviation(33, 45, "unknown", "vacation", "Rooster volgt"),),
        phone="+31600000401",
        email="buurtpunt.meent@example.nl",
        picture="h-village",
    ),
    Hub(
        key="buurtpunt-noordoost",
        district="noordoost",
        name=Text("Buurtpunt Noordoost", "Noordoost meeting point"),
        introduction=Text(
            "In de plint van de flat aan de Erfgooiersstraat helpen vrijwilligers u met geldzaken. Daar is rust voor nodig, dus we werken op afspraak.",
            "On the ground floor of the flats on Erfgooiersstraat, volunteers help you with money matters. That takes quiet, so we work by appointment.",
        ),
        street="Erfgooiersstraat 140",
        postcode="1221 GK",
        lat=52.2365,
        lon=5.184,
        entrance=Text(
            "Ga door de poort naar de binnenplaats. De tweede deur links heeft een gele sticker.",
            "Go through the gate to the courtyard. The second door on the left has a yellow sticker.",
        ),
        services=("debts", "forms", "housing"),
        partners=("Geldmaatjes", "Corporatie De Driehoek"),
        languages=("nl", "en", "pl", "ti"),
        accessibility=("step-free", "quiet-room"),
        hours_state="appointment",
        explanation=Text(
            "Bel op werkdagen tussen 9.00 en 12.00 uur voor een afspraak.",
            "Call on working days between 9:00 and 12:00 for an appointment.",
        ),
        periods=(Period(THURSDAY, "10:00", "12:00", weeks="first-third", service="forms"),),
        phone="+31600000402",
        email="buurtpunt.noordoost@example.nl",
        picture="h-flats",
    ),
    Hub(
        key="buurtbus",
        district="zuidwest",
        name=Text("De Buurtbus", "The neighbourhood bus"),
        introduction=Text(
            "Een kleine bus die elke dag ergens anders staat. Binnen is plaats voor vier mensen, koffie en een medewerker die met u meekijkt.",
            "A small bus that stands somewhere else every day. Inside there is room for four people, coffee, and a member of staff who looks at your question with you.",
        ),
        street="Neuweg 2",
        postcode="1215 EA",
        lat=52.214,
        lon=5.164,
        entrance=Text(
            "U herkent de bus aan de gele strepen. De opstap is laag en er is een plaat voor rolstoelen.",
            "You recognise the bus by its yellow stripes. The step is low and there is a ramp for wheelchairs.",
        ),
        services=("questions", "reports", "forms", "digital"),
        partners=("Bibliotheek op wielen",),
        languages=("nl", "en", "tr"),
        accessibility=("step-free",),
        periods=(
            Period(TUESDAY, "10:00", "12:00", weeks="odd", place="Kerkplein"),
            Period(TUESDAY, "10:00", "12:00", weeks="even", place="Meentplein"),
            Period(WEDNESDAY, "13:30", "15:30", place="Erfgooiersstraat"),
            Period(FRIDAY, "10:00", "12:00", weeks="every-3", counted_from=-16, place="Neuweg"),
        ),
        holidays=HOLIDAYS,
        phone="14035",
        email="buurtbus@example.nl",
    ),
)
