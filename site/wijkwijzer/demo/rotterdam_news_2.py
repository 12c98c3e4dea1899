"""News of Rotterdam of the past half year."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import News

NEWS: tuple[News, ...] = (
    News(
        key="jongeren-oude-gymzaal",
        days_ago=61,
        category="youth",
        title=Text(
            "Jongeren richten oude gymzaal in",
            "Young people fit out an old gym",
        ),
        introduction=Text(
            "In de Afrikaanderwijk bouwen dertig jongeren mee aan hun eigen inloop. Zij kozen de kleuren, maakten de regels en leren ondertussen een vak.",
            "In Afrikaanderwijk thirty young people are helping to build their own drop-in. They chose the colours, made the rules and are learning a trade along the way.",
        ),
        body=Text(
            """De gymzaal stond vier jaar leeg. Een klusbedrijf uit de buurt leert de jongeren timmeren, stukken en elektra aanleggen. Wie alle lessen volgt, krijgt een certificaat.

> We hebben één regel zelf bedacht: wie rommel maakt, kookt de volgende keer.
> -- Een deelnemer van 16 jaar

Na de opening is de inloop drie middagen per week open. Jongerenwerkers zijn er altijd bij. Ouders kunnen op donderdag komen kijken.""",
            """The gym had been empty for four years. A local contractor teaches the young people carpentry, plastering and wiring. Those who attend every lesson get a certificate.

> We made up one rule ourselves: whoever makes a mess cooks next time.
> -- A participant aged 16

After the opening the drop-in will be open three afternoons a week. Youth workers are always present. Parents can come and look on Thursdays.""",
        ),
        picture="r-square",
        districts=("afrikaanderwijk",),
    ),
    News(
        key="hitteplekken-kaart",
        days_ago=78,
        category="green",
        title=Text(
            "Bewoners brengen hete plekken in kaart",
            "Residents map hot spots",
        ),
        introduction=Text(
            "In vijf wijken maten bewoners deze zomer hoe warm hun straat werd. De uitkomsten helpen om bomen en schaduwdoeken op de juiste plek te zetten.",
            "In five districts residents measured how hot their street became this summer. The results help to put trees and shade cloths in the right place.",
        ),
        body=Text(
            """Met een kastje aan de fiets reden tachtig vrijwilligers elke week hetzelfde rondje. Op stenen pleinen werd het overdag flink warmer dan in een straat met bomen. ’s Nachts bleef het verschil bestaan.

## Wat er nu gebeurt

De vijf wijkraden kiezen elk twee plekken die het eerst aan de beurt zijn. Daar komen voor de volgende zomer bomen, schaduwdoeken of waterpunten. Op het kaartje bij de wijkhub ziet u waar.

Meten bij u in de straat? In het voorjaar zoeken we nieuwe fietsers.""",
            """With a small box on their bicycle, eighty volunteers rode the same round every week. Paved squares became much hotter during the day than a street with trees. At night the difference remained.

## What happens now

Each of the five councils chooses two places to tackle first. Before next summer, trees, shade cloths or water points will be placed there. The map at the hub shows where.

Would you like to measure in your street? In spring we are looking for new cyclists.""",
        ),
        picture="r-park",
        districts=(
            "bloemhof",
            "hillesluis",
            "oude-noorden",
            "tarwewijk",
            "middelland-nieuwe-westen",
        ),
    ),
    News(
        key="hub-hoogvliet-uren",
        days_ago=19,
        category="hub",
        title=Text(
            "Wanneer moet de wijkhub in Hoogvliet open zijn?",
            "When should the hub in Hoogvliet be open?",
        ),
        introduction=Text(
            "De nieuwe wijkhub aan de Binnenban is bijna klaar. Voordat de deuren opengaan, horen we graag welke uren u het beste uitkomen.",
            "The new hub on the Binnenban is almost ready. Before the doors open, we would like to hear which hours suit you best.",
        ),
        body=Text(
            """In andere wijken hoorden we dat een hub die alleen overdag open is, voor werkende mensen weinig nut heeft. Daarom vragen we het in Hoogvliet eerst aan u.

U kunt op drie manieren meedoen:

- Vul het kaartje in dat bij de bibliotheek en de supermarkt ligt.
- Mail uw voorkeur naar de wijkhub.
- Vertel het aan de wijkmanager, die op zaterdag op het winkelplein staat.

De uren die u hier straks ziet, gelden voor een half jaar. Daarna kijken we of ze goed gekozen zijn.

@hub wijkhub-hoogvliet""",
            """In other districts we heard that a hub that is only open during the day is of little use to people who work. So in Hoogvliet we are asking you first.

You can take part in three ways:

- Fill in the card at the library or the supermarket.
- E-mail your preference to the hub.
- Tell the district manager, who is on the shopping square on Saturdays.

The hours that you will see here apply for six months. Then we will check whether they were well chosen.

@hub wijkhub-hoogvliet""",
        ),
        picture="r-hub-inside",
        districts=("hoogvliet",),
    ),
    News(
        key="maashaven-park",
        days_ago=95,
        category="works",
        title=Text(
            "Praat mee over het park aan de Maashaven",
            "Have your say about the park on the Maashaven",
        ),
        introduction=Text(
            "Aan de zuidkant van de Maashaven komt een park met bomen, een wandelpad en plekken aan het water. Nu is het moment om te zeggen wat u er wilt doen.",
            "On the south side of the Maashaven there will be a park with trees, a footpath and places by the water. Now is the time to say what you would like to do there.",
        ),
        body=Text(
            """De ontwerpers maakten twee schetsen. In de ene ligt het pad hoog, met uitzicht over de haven. In de andere loopt u vlak langs het water en zijn er meer speelplekken.

Bekijk de schetsen in de hal van het metrostation of op Mijn Rotterdam. U kunt een speld prikken op de plek die u mooi vindt en opschrijven wat u mist.

## Wat staat al vast?

| Onderwerp | Staat vast | U kunt meepraten |
| Bomen | Aantal | Soort en plek |
| Water | Hoogte van de kade | Trappen en steigers |
| Spelen | Er komt een speelplek | Waar en voor wie |
|! Wat kan er nog veranderen?""",
            """The designers made two sketches. In one the path is high, with a view over the harbour. In the other you walk right along the water and there are more places to play.

See the sketches in the hall of the metro station or on Mijn Rotterdam. You can pin the spot you like and write down what you miss.

## What is already certain?

| Subject | Certain | You can have a say |
| Trees | Number | Kind and place |
| Water | Height of the quay | Steps and jetties |
| Play | There will be a playground | Where and for whom |
|! What can still change?""",
        ),
        picture="r-bridge",
        districts=("tarwewijk", "afrikaanderwijk", "katendrecht-wilhelminapier"),
    ),
    News(
        key="burendag-kralingseveer",
        days_ago=58,
        category="meeting",
        title=Text(
            "Kralingseveer at met zijn allen aan één tafel",
            "Kralingseveer ate at one long table",
        ),
        introduction=Text(
            "Op burendag stond op de dijk een tafel van tachtig meter. Bijna driehonderd mensen schoven aan met een pan soep of een schaal hapjes.",
            "On neighbours’ day there was a table eighty metres long on the dyke. Almost three hundred people joined with a pan of soup or a plate of snacks.",
        ),
        body=Text(
            """De wijkvereniging vroeg een bijdrage van 480 euro aan voor tafels, servies en een tent. Het antwoord kwam binnen een week. Al het andere deden de buren zelf.

Er werd niet alleen gegeten. Aan de kop van de tafel konden mensen opschrijven wat zij voor een ander willen doen: een hond uitlaten, een fiets plakken, een formulier lezen. Er kwamen 64 briefjes binnen. De wijkvereniging brengt vraag en aanbod nu bij elkaar.""",
            """The neighbourhood association asked for a contribution of 480 euros for tables, crockery and a tent. The answer came within a week. The neighbours did everything else themselves.

People did more than eat. At the head of the table they could write down what they would like to do for someone else: walk a dog, mend a bicycle, read a form. There were 64 notes. The association is now matching requests and offers.""",
        ),
        picture="r-polder",
        districts=("kralingseveer",),
    ),
    News(
        key="pontje-rozenburg",
        days_ago=112,
        category="council",
        title=Text(
            "Dorpsraad Rozenburg vraagt om tweede middag in de wijkhub",
            "Rozenburg village council asks for a second afternoon at the hub",
        ),
        introduction=Text(
            "Twee uur per week is te weinig, vindt de dorpsraad. In een advies vraagt de raad om een extra middag en een duidelijk bord bij de ingang.",
            "Two hours a week is not enough, the village council says. In its advice it asks for an extra afternoon and a clear sign at the entrance.",
        ),
        body=Text(
            """Leden van de raad stonden een maand lang bij de hub en spraken met bezoekers. Veel mensen werken op donderdagmiddag. Anderen konden de deur niet vinden, omdat die aan de achterkant zit.

De oranje stippen op de stoep zijn een eerste stap. Over de extra middag beslist het college samen met de begroting. Tot die tijd kunt u altijd om een huisbezoek vragen.

@hub wijkhub-rozenburg""",
            """Members of the council stood at the hub for a month and talked to visitors. Many people work on Thursday afternoons. Others could not find the door, because it is at the back.

The orange dots on the pavement are a first step. The executive will decide on the extra afternoon together with the budget. Until then you can always ask for a home visit.

@hub wijkhub-rozenburg""",
        ),
        picture="r-polder",
        districts=("rozenburg",),
    ),
    News(
        key="strand-hoek-seizoen",
        days_ago=140,
        category="safety",
        title=Text(
            "Zomer in Hoek van Holland: afspraken over drukte en verkeer",
            "Summer in Hoek van Holland: agreements on crowds and traffic",
        ),
        introduction=Text(
            "Op warme dagen komen tienduizenden mensen naar het strand. Dorpsraad, strandtenten en gemeente spraken af hoe het dorp bereikbaar blijft.",
            "On hot days tens of thousands of people come to the beach. The village council, beach pavilions and the municipality agreed how to keep the village accessible.",
        ),
        body=Text(
            """Vorig jaar stond het dorp op vier dagen helemaal vast. Bewoners konden hun straat niet in en de buurtbus reed niet. Dat moet anders.

- Is het druk? Dan sturen borden auto’s naar het parkeerterrein buiten het dorp, met een pendelbus.
- Bewoners krijgen een pas waarmee zij hun straat in kunnen.
- De strandtenten ruimen elke avond ook het strand ernaast op.

Aan het einde van het seizoen bespreekt de dorpsraad in een open avond wat goed ging en wat niet.""",
            """Last year the village was completely gridlocked on four days. Residents could not get into their street and the local bus did not run. That has to change.

- When it is busy, signs send cars to the car park outside the village, with a shuttle bus.
- Residents get a pass to enter their street.
- The beach pavilions also clear the beach next to theirs every evening.

At the end of the season the village council will discuss in an open evening what went well and what did not.""",
        ),
        picture="r-beach",
        districts=("hoek-van-holland",),
    ),
)
