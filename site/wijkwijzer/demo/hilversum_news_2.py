"""News of Hilversum of the past two years."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import News

NEWS: tuple[News, ...] = (
    News(
        key="radio-uit-oost",
        days_ago=88,
        category="youth",
        title=Text(
            "Jongeren maken radio vanuit de Electrobuurt",
            "Young people make radio from Electrobuurt",
        ),
        introduction=Text(
            "In een leegstaande garage maken vijftien jongeren elke week een uitzending. In de mediastad leren zij het vak van mensen die het dagelijks doen.",
            "In an empty garage fifteen young people make a weekly broadcast. In this media town they learn the trade from people who do it every day.",
        ),
        body=Text(
            """Ze interviewen de bakker, de wijkagent en hun eigen opa. De eerste uitzending ging over de vraag waarom er geen prullenbak bij de bushalte staat. Een week later stond die er.

> Iedereen praat over ons. Nu praten wij met iedereen.
> -- Een presentator van 17 jaar

@video https://video.example.nl/radio-oost | Meekijken in de garage""",
            """They interview the baker, the community police officer and their own grandfathers. The first broadcast was about why there is no litter bin at the bus stop. A week later there was one.

> Everyone talks about us. Now we talk with everyone.
> -- A presenter aged 17

@video https://video.example.nl/radio-oost | A look inside the garage""",
        ),
        picture="h-studio",
        districts=("oost",),
    ),
    News(
        key="bomen-noordoost",
        days_ago=121,
        category="green",
        title=Text(
            "Honderd bomen voor Noordoost: bewoners kiezen de plek",
            "A hundred trees for Noordoost: residents choose the place",
        ),
        introduction=Text(
            "Op een plattegrond van zes bij vier meter prikten buren vlaggetjes waar zij schaduw missen.",
            "On a map of six by four metres neighbours pinned flags where they miss shade.",
        ),
        body=Text(
            """De kaart lag een week in de sporthal. Er kwamen 412 vlaggetjes in. Waar kabels of leidingen liggen, kan geen boom. Op die plekken onderzoekt de gemeente klimplanten en struiken.

| Plek | Aantal bomen | Planttijd |
| Johannes Geradtsweg | 38 | Winter |
| Rond de scholen | 27 | Winter |
| Hoven in de Erfgooiersbuurt | 35 | Voorjaar |
|! Waar de bomen komen

Bewoners die water willen geven in droge weken, krijgen een gieter en een kort lesje.""",
            """The map lay in the sports hall for a week. It collected 412 flags. Where there are cables or pipes, a tree is not possible. There the municipality is looking into climbers and shrubs.

| Place | Number of trees | Planting time |
| Johannes Geradtsweg | 38 | Winter |
| Around the schools | 27 | Winter |
| Courtyards in Erfgooiersbuurt | 35 | Spring |
|! Where the trees will be

Residents who want to water in dry weeks get a watering can and a short lesson.""",
        ),
        picture="h-flats",
        districts=("noordoost",),
    ),
    News(
        key="haven-schoon",
        days_ago=160,
        category="meeting",
        title=Text("Met bootjes de haven schoon", "Cleaning the harbour by boat"),
        introduction=Text(
            "Een keer per maand varen bewoners van Zuidwest de haven rond met een schepnet. Wie geen boot heeft, stapt in bij een ander.",
            "Once a month residents of Zuidwest sail around the harbour with a landing net. Those without a boat join someone else’s.",
        ),
        body=Text(
            """Het begon met twee buren en een rubberboot. Nu doen er dertig mensen mee. Wat zij opvissen, wegen ze: in een half jaar 640 kilo. De gemeente haalt het op en betaalt de netten.

De volgende ronde staat in de agenda. Zwemvesten liggen klaar.""",
            """It began with two neighbours and an inflatable boat. Now thirty people take part. They weigh what they fish up: 640 kilos in six months. The municipality collects it and pays for the nets.

The next round is in the agenda. Life jackets are provided.""",
        ),
        picture="h-harbour",
        districts=("zuidwest",),
    ),
    News(
        key="schoolroute-noordwest",
        days_ago=209,
        category="safety",
        title=Text("Veilig naar school door Noordwest", "Safely to school through Noordwest"),
        introduction=Text(
            "Ouders brachten in kaart waar hun kinderen niet durven oversteken. Drie kruispunten worden aangepast.",
            "Parents mapped where their children are afraid to cross. Three junctions will be changed.",
        ),
        body=Text(
            """Bij het Raadhuiskwartier komen een verhoogd kruispunt en beter zicht. Langs de laan bij het Mediapark mag de auto straks dertig. Oude bomen blijven staan: daarvoor is de stoep een halve meter verlegd.

? Wanneer beginnen de werkzaamheden?
In de zomervakantie, als de scholen dicht zijn.
? Blijft mijn straat bereikbaar?
Ja, voor fietsers en hulpdiensten altijd. Auto’s volgen twee weken lang een omleiding.""",
            """At Raadhuiskwartier there will be a raised junction and a better view. Along the avenue by the Mediapark cars will soon drive thirty. Old trees stay: the pavement has been moved half a metre for that.

? When does work start?
In the summer holidays, when the schools are closed.
? Can I still reach my street?
Yes, cyclists and emergency services always can. Cars follow a diversion for two weeks.""",
        ),
        picture="h-town-hall",
        districts=("noordwest",),
    ),
    News(
        key="heidewacht-zuidoost",
        days_ago=275,
        category="green",
        title=Text(
            "Heidewacht van bewoners begint aan tweede jaar",
            "Residents’ heath watch enters second year",
        ),
        introduction=Text(
            "Zestig vrijwilligers uit Zuidoost lopen om beurten een ronde over de hei. Zij geven uitleg, ruimen op en melden brandgevaar.",
            "Sixty volunteers from Zuidoost take turns to walk a round across the heath. They explain, clear litter and report fire risk.",
        ),
        body=Text(
            """De afspraak met de gemeente kwam tot stand via Right to Challenge. De groep liet zien dat bewoners vaker en op betere tijden aanwezig kunnen zijn dan een toezichthouder alleen.

In het eerste jaar waren er vier beginnende brandjes. Alle vier zijn op tijd gemeld.

@call taking-part | Lees hoe u zelf iets overneemt""",
            """The agreement with the municipality came about through Right to Challenge. The group showed that residents can be present more often and at better times than a warden alone.

In the first year there were four beginning fires. All four were reported in time.

@call taking-part | Read how to take something over yourself""",
        ),
        picture="h-heath",
        districts=("zuidoost",),
    ),
    News(
        key="buurtpunt-zuid-open",
        days_ago=352,
        category="hub",
        title=Text(
            "Oude bibliotheek in Zuid is nu van de buurt",
            "Old library in Zuid now belongs to the neighbourhood",
        ),
        introduction=Text(
            "Na twee jaar praten, tekenen en klussen ging de deur open. Vrijwilligers beheren het gebouw zelf.",
            "After two years of talking, drawing and building work the door opened. Volunteers run the building themselves.",
        ),
        body=Text(
            """In de leeszaal wordt nu vergaderd en geknutseld. De balie is elke maandag- en donderdagmiddag bezet en op woensdag ook in de avond. De vereniging betaalt de energie uit de verhuur van de grote zaal.

De gemeente gaf een startbedrag uit het wijkbudget en een huurcontract voor tien jaar.

@hub buurtpunt-zuid""",
            """The reading room is now used for meetings and crafts. The counter is staffed every Monday and Thursday afternoon and on Wednesdays in the evening too. The association pays for energy by letting the main hall.

The municipality gave a starting amount from the district budget and a ten-year lease.

@hub buurtpunt-zuid""",
        ),
        picture="h-pavilion",
        districts=("zuid",),
    ),
    News(
        key="wijkwandelingen",
        days_ago=470,
        category="meeting",
        title=Text(
            "Acht wijkwandelingen leverden 94 afspraken op",
            "Eight district walks led to 94 agreements",
        ),
        introduction=Text(
            "De wijkwethouders liepen met bewoners door hun straten. Twee derde van de afspraken is nu gedaan.",
            "The district aldermen walked through the streets with residents. Two thirds of the agreements have now been done.",
        ),
        body=Text(
            """Het ging vaak om kleine dingen: een lantaarn, een drempel, een bankje. Die waren meestal binnen een maand klaar. Wat langer duurt, staat met een datum op de lijst die u bij het buurtpunt kunt inzien.

Van de afspraken bleek er één niet mogelijk: een fontein waar een gasleiding ligt. De bewoners die hem bedachten, kregen daarover een telefoontje en geen brief.""",
            """It was often about small things: a street light, a speed hump, a bench. Those were usually done within a month. What takes longer is on the list, with a date; you can see it at the meeting point.

One agreement turned out to be impossible: a fountain where there is a gas pipe. The residents who thought of it got a call about that, not a letter.""",
        ),
        picture="h-station",
    ),
    News(
        key="langgewenst-nacht",
        days_ago=615,
        category="safety",
        title=Text("Afspraken over de nacht in het Centrum", "Agreements on the night in Centrum"),
        introduction=Text(
            "Cafés, bewoners en politie maakten een kaart met tijden en telefoonnummers. Die hangt nu in elke zaak.",
            "Bars, residents and police made a card with times and phone numbers. It now hangs in every business.",
        ),
        body=Text(
            """Bewoners van de Langgewenstbuurt sliepen slecht op donderdag en zaterdag. Na vier gesprekken lag er een voorstel waar iedereen achter staat: de muziek gaat om één uur zachter en taxi’s wachten niet meer onder de slaapkamers.

Elk half jaar kijken we samen of de afspraken werken.""",
            """Residents of Langgewenstbuurt slept badly on Thursdays and Saturdays. After four talks there was a proposal that everyone supports: music is turned down at one o’clock and taxis no longer wait under the bedrooms.

Every six months we check together whether the agreements work.""",
        ),
        picture="h-street",
        districts=("centrum",),
    ),
)
