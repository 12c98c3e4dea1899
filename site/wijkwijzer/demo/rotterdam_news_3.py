"""News of Rotterdam of the past months and the past year."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import News

NEWS: tuple[News, ...] = (
    News(
        key="veilig-oversteken-visserijstraat",
        days_ago=47,
        category="works",
        title=Text(
            "Ontwerp klaar voor veilige oversteek bij de Grote Visserijstraat",
            "Design ready for safe crossing at Grote Visserijstraat",
        ),
        introduction=Text(
            "Kinderen, ouders en verkeersontwerpers stonden samen op de stoep. Het resultaat is een ontwerp met een brede middenstrook en een verhoogd zebrapad.",
            "Children, parents and traffic designers stood on the pavement together. The result is a design with a wide central strip and a raised zebra crossing.",
        ),
        body=Text(
            """De oversteek ligt op de route naar twee scholen. In de spits rijden er honderden auto’s langs. Leerlingen uit groep 7 telden een week lang hoe lang zij moesten wachten.

- Auto’s rijden straks over een drempel en moeten dus afremmen.
- In het midden kunt u veilig stilstaan, ook met een bakfiets.
- Er komt betere verlichting, zonder dat die in de slaapkamers schijnt.

De werkzaamheden beginnen in de voorjaarsvakantie, zodat het schoolverkeer er weinig last van heeft.""",
            """The crossing is on the way to two schools. At rush hour hundreds of cars pass by. Pupils counted for a week how long they had to wait.

- Cars will go over a hump and so have to slow down.
- You can stand safely in the middle, also with a cargo bike.
- There will be better lighting that does not shine into bedrooms.

Work starts in the February school holiday, so that school traffic is hardly affected.""",
        ),
        picture="r-street",
        districts=("bospolder-spangen-tussendijken", "middelland-nieuwe-westen"),
    ),
    News(
        key="vreewijk-heggen",
        days_ago=168,
        category="green",
        title=Text("Vreewijk plant zijn heggen terug", "Vreewijk replants its hedges"),
        introduction=Text(
            "Schuttingen maken plaats voor ligusters en beuken. Bewoners die meedoen, krijgen de planten gratis en leren snoeien van een tuinman uit de wijk.",
            "Fences are making way for privet and beech. Residents who join in get the plants for free and learn pruning from a local gardener.",
        ),
        body=Text(
            """Een tuindorp zonder heggen is geen tuindorp, vinden veel bewoners. Toch verdwenen er de laatste twintig jaar honderden meters. De bewonersvereniging daagde de gemeente uit: als wij het onderhoud doen, betaalt u dan de planten?

Dat werd een afspraak voor drie jaar. In het eerste plantseizoen ging bijna 900 meter de grond in. Egels en mussen profiteren mee.

@call taking-part | Bekijk alle afspraken met bewoners""",
            """A garden village without hedges is not a garden village, many residents feel. Yet hundreds of metres disappeared in the past twenty years. The residents’ association challenged the municipality: if we do the maintenance, will you pay for the plants?

That became an agreement for three years. In the first planting season almost 900 metres went into the ground. Hedgehogs and sparrows benefit too.

@call taking-part | See all agreements with residents""",
        ),
        picture="r-gardens",
        districts=("vreewijk",),
    ),
    News(
        key="wijkraden-geinstalleerd",
        days_ago=236,
        category="council",
        title=Text(
            "Leden van 39 wijkraden beginnen aan hun werk",
            "Members of 39 district councils start work",
        ),
        introduction=Text(
            "In het stadhuis legden de nieuwe wijkraadsleden hun belofte af. De meesten deden dat voor het eerst.",
            "The new council members took their pledge at city hall. For most of them it was the first time.",
        ),
        body=Text(
            """Sinds 2022 heeft elke wijk een gekozen raad. De leden wonen zelf in de wijk en kennen de straten van binnenuit. Zij adviseren het stadsbestuur, maken met bewoners een wijkakkoord en beslissen mee over geld voor plannen.

## Meer jonge leden

Van de nieuwe leden is een op de vijf jonger dan dertig. Alle leden krijgen een coach en een korte cursus over de begroting, want die stukken zijn niet altijd makkelijk te lezen.

> Ik stond op de lijst omdat ik boos was over een boom. Nu zit ik in de raad omdat ik wil dat het overleg beter gaat.
> -- Een nieuw wijkraadslid

Wie er in uw wijkraad zit, ziet u op de pagina van uw wijk.

@call districts | Zoek uw wijk""",
            """Since 2022 every district has had an elected council. Members live in the district and know its streets from the inside. They advise the city’s executive, make a district agreement with residents and help decide on money for plans.

## More young members

One in five of the new members is younger than thirty. All members get a coach and a short course on the budget, because those papers are not always easy to read.

> I stood for election because I was angry about a tree. Now I am on the council because I want consultation to go better.
> -- A new council member

See who is on your council on the page of your district.

@call districts | Find your district""",
        ),
        picture="r-skyline",
    ),
    News(
        key="geluid-overschie",
        days_ago=190,
        category="safety",
        title=Text(
            "Bewoners van Overschie meten zelf het geluid",
            "Residents of Overschie measure noise themselves",
        ),
        introduction=Text(
            "Op vijftien balkons hangt sinds kort een kastje dat dag en nacht het geluid van weg en vliegveld meet. De cijfers zijn voor iedereen te zien.",
            "Fifteen balconies now have a small box that measures the noise of road and airport day and night. The figures are public.",
        ),
        body=Text(
            """De meters zijn geen vervanging van de officiële metingen. Ze helpen wel om een gesprek te voeren met feiten op tafel. De wijkraad laat een onafhankelijk bureau elk kwartaal meekijken.

De eerste maanden laten zien dat het verschil tussen straten groot is. Een rij bomen helpt nauwelijks tegen geluid, een gesloten gevel wel. Op de informatieavond legt een deskundige uit wat u thuis kunt doen.""",
            """The meters do not replace official measurements. They do help to have a conversation with facts on the table. The council has an independent bureau look at them every quarter.

The first months show large differences between streets. A row of trees hardly helps against noise, a closed façade does. At the information evening an expert explains what you can do at home.""",
        ),
        districts=("overschie", "hillegersberg"),
    ),
    News(
        key="taalmaatjes-gezocht",
        days_ago=205,
        category="meeting",
        title=Text(
            "Taalmaatjes gezocht in tien wijken", "Language buddies wanted in ten districts"
        ),
        introduction=Text(
            "Een uur per week samen praten, wandelen of koken: zo leert iemand anders Nederlands. U hoeft geen leraar te zijn.",
            "An hour a week of talking, walking or cooking together: that is how someone else learns Dutch. You do not have to be a teacher.",
        ),
        body=Text(
            """In de wijkhubs staan meer dan honderd mensen op de lijst voor een taalmaatje. Sommigen wonen hier net, anderen al jaren maar durven niet te praten. Een maatje helpt om te oefenen zonder druk.

- U spreekt een half jaar lang elke week een uur af.
- U krijgt vooraf een training van twee avonden.
- De hub zoekt iemand die bij u past, in uw eigen wijk.

Loop binnen bij een wijkhub of bel 14 010 en vraag naar taalmaatjes.""",
            """At the hubs, more than a hundred people are on the list for a language buddy. Some have just arrived; others have lived here for years but are afraid to speak. A buddy helps to practise without pressure.

- You meet for an hour a week for six months.
- You get two evenings of training beforehand.
- The hub finds someone who suits you, in your own district.

Walk in at a hub or call 14 010 and ask for language buddies.""",
        ),
        picture="r-hub-inside",
        districts=(
            "bospolder-spangen-tussendijken",
            "delfshaven-schiemond",
            "middelland-nieuwe-westen",
            "oude-noorden",
            "tarwewijk",
            "bloemhof",
            "hillesluis",
            "feijenoord",
            "lombardijen",
            "hoogvliet",
        ),
    ),
    News(
        key="nieuwe-binnenweg-avond",
        days_ago=254,
        category="safety",
        title=Text(
            "Proef met rustige avonden op de Nieuwe Binnenweg",
            "Trial with quiet evenings on Nieuwe Binnenweg",
        ),
        introduction=Text(
            "Ondernemers, bewoners en politie proberen drie maanden uit of gastheren op straat helpen tegen lawaai in de nacht.",
            "For three months, businesses, residents and police are testing whether street hosts help against noise at night.",
        ),
        body=Text(
            """Van vrijdag tot en met zondag lopen er vier gastheren tussen tien uur ’s avonds en vier uur ’s nachts. Zij spreken bezoekers aan en bellen de politie als dat nodig is. De ondernemers betalen de helft.

Bewoners houden in een dagboek bij wat zij horen. Na de proef leggen we de dagboeken naast de meldingen. Alleen als beide een verbetering laten zien, gaan we door.""",
            """From Friday to Sunday four hosts walk the street between ten in the evening and four in the morning. They talk to visitors and call the police if necessary. The businesses pay half.

Residents keep a diary of what they hear. After the trial we compare the diaries with the reports. Only if both show an improvement will we continue.""",
        ),
        picture="r-street",
        districts=("middelland-nieuwe-westen",),
    ),
    News(
        key="ommoord-flatgesprekken",
        days_ago=281,
        category="housing",
        title=Text(
            "Flat voor flat in gesprek over Ommoord",
            "Talking about Ommoord, flat by flat",
        ),
        introduction=Text(
            "In elf hoge flats dronken bewoners koffie in de hal. Daar ging het over liften, eenzaamheid en de weg naar de winkels.",
            "In eleven tall blocks residents had coffee in the entrance hall. They talked about lifts, loneliness and the way to the shops.",
        ),
        body=Text(
            """Naar een bewonersavond komen vaak dezelfde mensen. Daarom zette de wijkmanager een tafel neer waar iedereen langs moet: bij de brievenbussen. In totaal deden 640 bewoners hun verhaal.

## Drie dingen die we nu doen

1. Liften | De corporatie meldt storingen op één bord in de hal, met een tijd.
2. Looproute | De stoep naar het winkelcentrum krijgt drie rustpunten.
3. Bezoek | Vrijwilligers bellen aan bij buren die dat prettig vinden.

Over een half jaar staan we er weer en vragen we of u er iets van merkt.""",
            """Residents’ evenings are often attended by the same people. So the district manager put a table where everyone has to pass: by the letterboxes. In total 640 residents told their story.

## Three things we are doing now

1. Lifts | The housing association reports faults on one board in the hall, with a time.
2. Walking route | The pavement to the shopping centre gets three resting places.
3. Visits | Volunteers call on neighbours who would like that.

In six months we will be there again and ask whether you notice any difference.""",
        ),
        picture="r-flats",
        districts=("ommoord",),
    ),
)
