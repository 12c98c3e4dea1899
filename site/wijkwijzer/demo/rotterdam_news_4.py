"""News of Rotterdam of a year ago and longer."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import News

NEWS: tuple[News, ...] = (
    News(
        key="bibliotheekkast-pernis",
        days_ago=310,
        category="taking-part",
        title=Text(
            "Pernis bouwt een kast vol boeken en gereedschap",
            "Pernis builds a cupboard full of books and tools",
        ),
        introduction=Text(
            "Naast de muziektent staat een grote kast waar u een boek of een boormachine kunt lenen. Het idee kwam van drie buren, de kast van een timmerman uit het dorp.",
            "Next to the bandstand there is a large cupboard where you can borrow a book or a drill. The idea came from three neighbours, the cupboard from a village carpenter.",
        ),
        body=Text(
            """Waarom heeft elke schuur een hogedrukspuit die één keer per jaar buiten komt? Met die vraag begon het. Nu delen veertig huishoudens hun spullen. U schrijft uw naam in het schrift en brengt het geleende binnen een week terug.

Het initiatief kreeg een bijdrage van 950 euro. De kast wordt bijgehouden door vrijwilligers. Zij zoeken nog iemand voor de zaterdag.""",
            """Why does every shed have a pressure washer that comes out once a year? That question started it. Now forty households share their things. You write your name in the book and return what you borrowed within a week.

The initiative received a contribution of 950 euros. Volunteers look after the cupboard. They are still looking for someone for Saturdays.""",
        ),
        districts=("pernis",),
    ),
    News(
        key="wijkhub-middelland-open",
        days_ago=372,
        category="hub",
        title=Text("Wijkhub in oude bankhal geopend", "Hub opens in old bank hall"),
        introduction=Text(
            "Waar vroeger kluizen stonden, drinkt u nu koffie met de wijkmanager. De hub in Middelland is overdag én op twee avonden open.",
            "Where safes once stood, you now have coffee with the district manager. The Middelland hub is open by day and on two evenings.",
        ),
        body=Text(
            """Een buurtcoöperatie beheert het gebouw en verhuurt de zaal op dagen dat de hub dicht is. Met die huur betaalt zij de zaterdagse soep. De gemeente huurt drie werkplekken en de balie.

Bijzonder is de avondopening. Wie overdag werkt, kan op dinsdag en vrijdag tot half elf terecht voor een gesprek of een vergadering.

@hub wijkhub-middelland""",
            """A neighbourhood cooperative runs the building and lets the hall on days when the hub is closed. The rent pays for the Saturday soup. The municipality rents three workplaces and the counter.

The evening opening is special. Those who work during the day can come on Tuesdays and Fridays until half past ten for a talk or a meeting.

@hub wijkhub-middelland""",
        ),
        picture="r-hub-hall",
        districts=("middelland-nieuwe-westen",),
    ),
    News(
        key="geveltuin-actie",
        days_ago=405,
        category="green",
        title=Text(
            "Vijfhonderd geveltuinen in één weekend", "Five hundred façade gardens in one weekend"
        ),
        introduction=Text(
            "In zes wijken haalden bewoners een rij stoeptegels weg en zetten er planten voor terug. De tegels werden opgehaald en krijgen een tweede leven.",
            "In six districts residents removed a row of paving slabs and put in plants. The slabs were collected and given a second life.",
        ),
        body=Text(
            """U mag de eerste rij tegels voor uw huis zelf vervangen door groen, zolang er genoeg stoep overblijft voor een rolstoel of kinderwagen. De wijkhub leende scheppen uit en gaf de planten mee.

De weggehaalde tegels liggen nu onder een fietspad in Prinsenland. Wie het weekend miste, kan het hele jaar door bij de hub een pakket met planten halen.""",
            """You may replace the first row of slabs in front of your home with greenery yourself, as long as there is enough pavement left for a wheelchair or pram. The hub lent spades and handed out plants.

The removed slabs now lie under a cycle path in Prinsenland. If you missed the weekend, you can get a pack of plants from the hub all year round.""",
        ),
        picture="r-street",
        districts=(
            "oude-noorden",
            "agniesebuurt-provenierswijk",
            "crooswijk",
            "middelland-nieuwe-westen",
            "bloemhof",
            "carnisse-zuidplein-zuiderpark",
        ),
    ),
    News(
        key="katendrecht-horeca",
        days_ago=438,
        category="safety",
        title=Text(
            "Afspraken over terrassen op Katendrecht",
            "Agreements on terraces in Katendrecht",
        ),
        introduction=Text(
            "Rond het Deliplein zijn wonen en uitgaan dichter bij elkaar gekomen. Bewoners en horeca ondertekenden afspraken over tijden, muziek en afval.",
            "Around Deliplein homes and nightlife have moved closer together. Residents and businesses signed agreements on times, music and waste.",
        ),
        body=Text(
            """De afspraken passen op één kaart, die in elke zaak aan de muur hangt. Terrassen stoppen op werkdagen om elf uur. Glas gaat pas de volgende ochtend in de bak. Bij klachten belt u eerst de eigenaar: de nummers staan op dezelfde kaart.

Elk kwartaal zitten de partijen om tafel. Loopt het niet goed, dan kan de wijkraad het college vragen om regels op te leggen.""",
            """The agreements fit on one card, which hangs on the wall of every business. Terraces close at eleven on weekdays. Glass goes into the bin the next morning. If you have a complaint, call the owner first: the numbers are on the same card.

The parties meet every quarter. If things do not go well, the council can ask the executive to impose rules.""",
        ),
        picture="r-skyline",
        districts=("katendrecht-wilhelminapier",),
    ),
    News(
        key="noordereiland-hoogwater",
        days_ago=466,
        category="safety",
        title=Text(
            "Wat doet u bij hoogwater op het Noordereiland?",
            "What do you do at high water on Noordereiland?",
        ),
        introduction=Text(
            "Het Noordereiland ligt buitendijks. Bij hoogwater lopen de kades soms onder. Een kaart in vier stappen helpt u voorbereid te zijn.",
            "Noordereiland lies outside the dykes. At high water the quays sometimes flood. A card in four steps helps you to be prepared.",
        ),
        body=Text(
            """1. Kijk naar de stand | Op de site van de gemeente staat de verwachting voor de komende dagen.
2. Zet uw auto hoger | Rond de brug is plaats die droog blijft.
3. Haal spullen uit de kelder | Denk aan de meterkast en aan batterijen.
4. Help uw buren | Bel aan bij wie slecht loopt of niet online is.

Bewoners bedachten de kaart samen met het waterschap. U vindt hem in uw brievenbus en bij de hub.""",
            """1. Check the level | The municipality’s site shows the forecast for the coming days.
2. Move your car higher | There is space around the bridge that stays dry.
3. Take things out of the basement | Think of the meter cupboard and of batteries.
4. Help your neighbours | Ring the bell of those who walk badly or are not online.

Residents devised the card together with the water board. You will find it in your letterbox and at the hub.""",
        ),
        picture="r-bridge",
        districts=("entrepot-noordereiland", "feijenoord"),
    ),
    News(
        key="kinderraad-hillesluis",
        days_ago=521,
        category="youth",
        title=Text(
            "Kinderen van Hillesluis beslissen over 5.000 euro",
            "Children of Hillesluis decide on 5,000 euros",
        ),
        introduction=Text(
            "Drie scholen kozen samen een kinderraad. De raad verdeelde een deel van het wijkgeld en hield rekening met het stemgedrag van 700 leerlingen.",
            "Three schools elected a children’s council together. It divided part of the district’s money, taking the votes of 700 pupils into account.",
        ),
        body=Text(
            """Er waren 23 voorstellen. De kinderraad maakte een top vijf en nodigde de bedenkers uit. Vooraf leerden de leden hoe zij een begroting lezen.

- 2.000 euro voor een doolhof van struiken
- 1.500 euro voor een watertappunt op het schoolplein
- 1.000 euro voor een voetbaltoernooi voor meisjes
- 500 euro voor vogelhuisjes

> Iedereen wilde een zwembad. Dat kon niet, maar nu weten we waarom niet.
> -- Een lid van de kinderraad, 11 jaar""",
            """There were 23 proposals. The children’s council made a top five and invited those who thought of them. Beforehand the members learned how to read a budget.

- 2,000 euros for a maze of shrubs
- 1,500 euros for a drinking-water tap in the school yard
- 1,000 euros for a football tournament for girls
- 500 euros for birdhouses

> Everyone wanted a swimming pool. That was not possible, but now we know why.
> -- A member of the children’s council, aged 11""",
        ),
        picture="r-square",
        districts=("hillesluis",),
    ),
    News(
        key="bos-kralingen-paden",
        days_ago=590,
        category="works",
        title=Text(
            "Paden in het Kralingse Bos toegankelijk voor rolstoelen",
            "Paths in the Kralingse Bos accessible to wheelchairs",
        ),
        introduction=Text(
            "Een rondje van drie kilometer is nu vlak, breed en stevig. Rolstoelgebruikers testten elke bocht voordat de laatste laag erop ging.",
            "A three-kilometre loop is now flat, wide and firm. Wheelchair users tested every bend before the final layer was laid.",
        ),
        body=Text(
            """Het pad begint bij de metro en loopt langs de molens terug. Om de vierhonderd meter staat een bank met ruimte ernaast. Bij de kinderboerderij is een toilet dat u met een sleutel opent; die haalt u op bij de wijkhub of de huisarts.

Bewoners van De Esch vroegen ook om een vlak pad in hun natuurgebied. Dat onderzoekt de gemeente dit jaar.""",
            """The path starts at the metro and returns past the windmills. Every four hundred metres there is a bench with space next to it. The toilet at the city farm opens with a key; you can get one from the hub or your doctor.

Residents of De Esch also asked for a flat path in their nature reserve. The municipality is looking into that this year.""",
        ),
        picture="r-park",
        districts=("kralingen", "crooswijk"),
    ),
    News(
        key="wijkakkoorden-getekend",
        days_ago=655,
        category="taking-part",
        title=Text("Alle wijken hebben een wijkakkoord", "Every district has a district agreement"),
        introduction=Text(
            "In een wijkakkoord staat wat bewoners, wijkraad en gemeente samen willen bereiken. In de laatste wijk ging vandaag de handtekening eronder.",
            "A district agreement says what residents, the council and the municipality want to achieve together. Today the last district signed.",
        ),
        body=Text(
            """Elk akkoord is kort: hooguit vier bladzijden. Er staan geen beloften in die niemand kan nakomen. Bij elk punt staat wie het doet en wanneer u het merkt.

Ieder jaar houden we de akkoorden tegen het licht. Wat is gelukt, wat niet, en waarom? De uitkomst leest u op de pagina van uw wijk.

@call programme | Meer over Wijk aan Zet""",
            """Each agreement is short: four pages at most. It holds no promises that nobody can keep. Each point says who does it and when you will notice.

We review the agreements every year. What worked, what did not, and why? You can read the results on the page of your district.

@call programme | More about Wijk aan Zet""",
        ),
        picture="r-skyline",
    ),
)
