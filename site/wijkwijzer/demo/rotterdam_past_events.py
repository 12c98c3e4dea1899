"""What was in the agenda of Rotterdam."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Event

EVENTS: tuple[Event, ...] = (
    Event(
        key="straatvoetbal-spangen",
        day="sat>-16",
        starts="12:00",
        ends="17:00",
        kind="activity",
        title=Text("Straatvoetbal voor meisjes in Spangen", "Street football for girls in Spangen"),
        introduction=Text(
            "Twaalf teams speelden om de wisselbeker. De finale werd beslist met strafschoppen.",
            "Twelve teams played for the cup. The final was decided on penalties.",
        ),
        body=Text(
            "De kinderraad betaalde de bekers, buurtsportcoaches floten de wedstrijden. Volgend jaar komen er twee velden bij.",
            "The children’s council paid for the cups; sports coaches refereed. Next year there will be two more pitches.",
        ),
        organiser="Buurtsport Delfshaven",
        location="Cruyffveld Spangen",
        address="Spartastraat, Rotterdam",
        districts=("bospolder-spangen-tussendijken",),
    ),
    Event(
        key="open-avond-hoek",
        day="mon>-34",
        starts="19:30",
        ends="21:30",
        kind="council",
        title=Text(
            "Open avond over de zomer in Hoek van Holland",
            "Open evening about the summer in Hoek van Holland",
        ),
        introduction=Text(
            "De dorpsraad besprak met bewoners en strandtenten wat er dit seizoen goed ging en wat beter kan.",
            "The village council discussed with residents and beach pavilions what went well this season and what could be better.",
        ),
        body=Text(
            "De pendelbus wordt volgend jaar herhaald. Voor het fietsparkeren bij de strandopgang komt een nieuw voorstel.",
            "The shuttle bus will be repeated next year. There will be a new proposal for bicycle parking at the beach entrance.",
        ),
        organiser="Dorpsraad Hoek van Holland",
        hub="wijkhub-hoek-van-holland",
        districts=("hoek-van-holland",),
    ),
)
