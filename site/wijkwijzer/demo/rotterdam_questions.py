"""Questions about district councils, answered for residents of Rotterdam."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Information

COUNCILS = Information(
    key="wijkraad",
    title=Text("Wat doet een wijkraad?", "What does a district council do?"),
    introduction=Text(
        "De wijkraad is er voor u. Hier leest u waar de raad over gaat, hoe u contact krijgt en hoe u zelf lid wordt.",
        "The district council is there for you. Here you read what it deals with, how to get in touch and how to become a member.",
    ),
    body=Text(
        """Een wijkraad bestaat uit bewoners die door hun eigen wijk zijn gekozen. De raad staat niet boven de gemeenteraad, maar het college moet wel antwoorden op elk advies.

## Wat de raad wel en niet doet

| De wijkraad doet wel | De wijkraad doet niet |
| Advies geven over plannen in de wijk | Vergunningen geven |
| Met bewoners een wijkakkoord maken | Klachten over personen behandelen |
| Meebeslissen over geld voor initiatieven | Belasting of uitkeringen vaststellen |
|! Taken van de wijkraad

## Veelgestelde vragen

? Mag ik een vergadering bijwonen?
Ja, elke vergadering is openbaar. U hoeft zich niet aan te melden om te luisteren.
? Hoe kan ik inspreken?
Mail de wijkraad voor 12.00 uur op de dag van de vergadering. U krijgt drie minuten en het woord is aan u.
? Hoe word ik lid?
Elke vier jaar zijn er verkiezingen. Is er tussendoor een plaats vrij, dan staat dat op de pagina van uw wijk.
? Krijgen leden betaald?
Leden krijgen een kleine vergoeding per maand. Het bedrag staat in de verordening van de stad.

@video https://video.example.nl/wijkraad | Een avond bij de wijkraad""",
        """A district council consists of residents elected by their own district. It does not stand above the city council, but the executive must answer every piece of advice.

## What the council does and does not do

| The council does | The council does not |
| Advise on plans in the district | Issue permits |
| Make a district agreement with residents | Deal with complaints about people |
| Help decide on money for initiatives | Set taxes or benefits |
|! Tasks of the district council

## Frequently asked questions

? May I attend a meeting?
Yes, every meeting is public. You do not need to register to listen.
? How can I speak?
E-mail the council before 12 noon on the day of the meeting. You get three minutes and the floor is yours.
? How do I become a member?
There are elections every four years. If a seat falls vacant in between, the page of your district says so.
? Are members paid?
Members get a small monthly allowance. The amount is in the city’s by-law.

@video https://video.example.nl/wijkraad | An evening at the district council""",
    ),
    in_footer=True,
)
