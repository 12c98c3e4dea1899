"""Agreements of Rotterdam with residents."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Deal

DEALS: tuple[Deal, ...] = (
    Deal(
        key="heggen-vreewijk",
        district="vreewijk",
        kind="right-to-challenge",
        status="running",
        partner="Bewonersvereniging Tuindorp",
        amount=18_500,
        start=-420,
        end=675,
        title=Text("Heggen terug in het tuindorp", "Hedges back in the garden village"),
        introduction=Text(
            "Bewoners planten en snoeien zelf. De gemeente betaalt de planten en het gereedschap en haalt het snoeihout op.",
            "Residents do the planting and pruning. The municipality pays for plants and tools and collects the clippings.",
        ),
        body=Text(
            """## Wat is afgesproken

- De vereniging onderhoudt 900 meter heg, drie jaar lang.
- Twee keer per jaar is er een snoeiles.
- De gemeente controleert één keer per jaar, samen met de vereniging.

Na het eerste jaar is 860 meter geplant. De rest volgt in de komende winter.""",
            """## What was agreed

- The association maintains 900 metres of hedge for three years.
- There is a pruning lesson twice a year.
- The municipality checks once a year, together with the association.

After the first year 860 metres have been planted. The rest follows next winter.""",
        ),
        picture="r-gardens",
    ),
    Deal(
        key="plein-schoon",
        district="afrikaanderwijk",
        kind="deal",
        status="running",
        partner="Marktvereniging en bewoners Afrikaanderplein",
        amount=9_600,
        start=-140,
        end=160,
        title=Text(
            "Schoon plein na de markt",
            "Clean square after the market",
            "ساحة نظيفة بعد السوق",
        ),
        introduction=Text(
            "Kooplieden zamelen hun afval per kraam in. Bewoners lopen op zaterdag een laatste ronde met Reiniging.",
            "Traders collect their waste per stall. On Saturdays residents walk a final round with the cleaning service.",
            "يجمع التجار نفاياتهم عند كل كشك، ويقوم السكان يوم السبت بجولة أخيرة مع خدمة النظافة.",
        ),
        body=Text(
            "De gemeente levert de containers en de hesjes. In het voorjaar beslist de wijkraad of de afspraak blijft.",
            "The municipality supplies containers and vests. In spring the council decides whether the agreement stays.",
            "توفّر البلدية الحاويات والسترات. وفي الربيع يقرر مجلس الحي هل يستمر الاتفاق.",
        ),
        picture="r-market",
    ),
    Deal(
        key="speeltuin-beheer",
        district="kralingseveer",
        kind="deal",
        status="done",
        partner="Wijkvereniging Kralingseveer",
        amount=6_200,
        start=-760,
        end=-30,
        title=Text("Speeltuin open in de avond", "Playground open in the evening"),
        introduction=Text(
            "Vrijwilligers sluiten de speeltuin om negen uur af, zodat kinderen er op zomeravonden kunnen spelen.",
            "Volunteers lock the playground at nine, so that children can play there on summer evenings.",
        ),
        body=Text(
            "De afspraak liep twee jaar. Er waren weinig klachten en de speeltuin werd veel gebruikt. De gemeente neemt de avondopening nu over.",
            "The agreement ran for two years. There were few complaints and the playground was well used. The municipality is now taking over the evening opening.",
        ),
    ),
    Deal(
        key="huiskamer-tussendijken",
        district="bospolder-spangen-tussendijken",
        kind="right-to-challenge",
        status="preparing",
        partner="Stichting Samen Koken",
        amount=32_000,
        start=70,
        end=800,
        title=Text("Huiskamer van Tussendijken", "Living room of Tussendijken"),
        introduction=Text(
            "Een groep bewoners wil de buurtkamer zelf beheren: langer open, met eten en huiswerkhulp.",
            "A group of residents wants to run the community room itself: open longer, with meals and homework help.",
        ),
        body=Text(
            """De groep rekende voor dat zij met hetzelfde geld twaalf uur per week langer open kan zijn. De gemeente en de welzijnsorganisatie onderzoeken nu samen met de groep wat nodig is aan verzekering en toezicht.

> Wij koken toch al. Nu doen we het met de deur open.
> -- Een van de aanvragers""",
            """The group calculated that, for the same money, it can be open twelve hours a week longer. The municipality, the welfare organisation and the group are now looking at what is needed for insurance and supervision.

> We cook anyway. Now we do it with the door open.
> -- One of the applicants""",
        ),
    ),
    Deal(
        key="fietsenstalling-middelland",
        district="middelland-nieuwe-westen",
        kind="deal",
        status="proposed",
        partner="Bewoners Heemraadssingel",
        amount=None,
        start=None,
        end=None,
        title=Text("Buurtstalling voor bakfietsen", "Neighbourhood shelter for cargo bikes"),
        introduction=Text(
            "Bewoners stellen voor om een leeg winkelpand als stalling te gebruiken en zelf de sleutels te beheren.",
            "Residents propose using an empty shop as a bicycle shelter and managing the keys themselves.",
        ),
        body=Text(
            "De wijkmanager zoekt uit wie de eigenaar is en wat de brandweer vraagt. Binnen acht weken volgt een antwoord.",
            "The district manager is finding out who owns it and what the fire service requires. An answer will follow within eight weeks.",
        ),
    ),
    Deal(
        key="avondbus-pernis",
        district="pernis",
        kind="deal",
        status="stopped",
        partner="Dorpsvervoer Pernis",
        amount=4_000,
        start=-300,
        end=-90,
        title=Text("Vrijwilligersbus in de avond", "Volunteer bus in the evening"),
        introduction=Text(
            "Vrijwilligers reden op dinsdagavond een busje naar het ziekenhuis en de winkels. De proef is gestopt.",
            "On Tuesday evenings volunteers drove a minibus to the hospital and the shops. The trial has stopped.",
        ),
        body=Text(
            "Er waren te weinig chauffeurs om het elke week vol te houden. De dorpsgenoten die er gebruik van maakten, gaan nu met de deeltaxi. Van het bedrag is 1.350 euro gebruikt; de rest is terug in het wijkbudget.",
            "There were too few drivers to keep it up every week. The villagers who used it now take the shared taxi. Of the amount, 1,350 euros were used; the rest went back to the district budget.",
        ),
    ),
)
