"""The start page, the sections and the roles of Rotterdam in Polish."""

from __future__ import annotations

from wijkwijzer.demo.polish_rotterdam_places import DISTRICTS, HUBS
from wijkwijzer.demo.words import RoleWords, SectionWords, Words

SECTIONS = {
    "home": SectionWords(
        "Wijk aan Zet w Rotterdamie",
        "Rotterdam ma 39 dzielnic. Każda ma własną radę, menedżera dzielnicy i ludzi z planami. Tutaj zobaczą Państwo, co dzieje się w dzielnicy, do kogo można zadzwonić i jak wziąć udział.",
        """## Od czego chcą Państwo zacząć?

- **Znaleźć dzielnicę.** Proszę wybrać dzielnicę z [listy lub mapy](page:districts).
- **Porozmawiać z kimś.** Proszę przyjść do [centrum dzielnicowego](page:hubs) albo zadzwonić do [menedżera dzielnicy](page:contact).
- **Zrealizować pomysł.** Proszę przeczytać, jak [złożyć wniosek o dofinansowanie](page:taking-part).""",
    ),
    "districts": SectionWords(
        "Dzielnice",
        "Wszystkie 39 dzielnic Rotterdamu: ich osiedla, ludzie i wiadomości. Proszę wybrać dzielnicę z listy lub na mapie.",
    ),
    "hubs": SectionWords(
        "Centra dzielnicowe",
        "W centrum dzielnicowym pomogą Państwu pracownicy gminy i innych organizacji. Najpierw warto sprawdzić, kiedy centrum jest otwarte, bo w każdej dzielnicy jest inaczej.",
    ),
    "contact": SectionWords(
        "Kontakt",
        "Kto jest menedżerem Państwa dzielnicy, który zastępca burmistrza się nią zajmuje i kto zasiada w radzie dzielnicy? Wszystkie nazwiska razem, także do druku.",
        """## Nie wiedzą Państwo, do kogo się zwrócić?

Prosimy zadzwonić pod numer 14 010, od poniedziałku do piątku w godzinach od 8.00 do 18.00. Po podaniu nazwy dzielnicy połączymy Państwa z właściwą osobą. W nagłych wypadkach zawsze 112.""",
    ),
    "taking-part": SectionWords(
        "Weź udział",
        "Mają Państwo dobry plan dla ulicy lub dzielnicy? Pomagamy od pomysłu do realizacji: pieniędzmi, wiedzą i ludźmi.",
        """## Cztery sposoby, żeby wziąć udział

1. Powiedz, co myślisz | Na stronie Mijn Rotterdam są plany, o których można dyskutować.
2. Zrób plan | Można wnioskować o dofinansowanie inicjatywy mieszkańców, już od 50 euro.
3. Przejmij zadanie | Mieszkańcy zrobią coś lepiej? Rzuć gminie wyzwanie.
4. Porozmawiaj z radą | Każde posiedzenie rady dzielnicy jest otwarte i można na nim zabrać głos.

## Pieniądze dla dzielnicy

Każda dzielnica ma własny budżet. Na stronie dzielnicy widać, ile to jest, na co idą pieniądze i ile jeszcze zostało.

? Czy muszę mieć fundację?
Nie. Plan można złożyć jako mieszkaniec, samodzielnie lub z sąsiadami. Pieniądze trafiają wtedy na Państwa konto albo na konto organizacji w dzielnicy.
? Co, jeśli mój plan zostanie odrzucony?
Otrzymają Państwo uzasadnienie na piśmie. Doradca dzielnicowy sprawdzi z Państwem, co jest możliwe. Można też złożyć sprzeciw.
? Czy mogę zapłacić za pomoc?
Tak, na przykład kucharzowi lub trenerowi. Nie płacimy za godziny Państwa i Państwa sąsiadów.""",
    ),
}

ROLES = {
    "wijkmanager": RoleWords(
        "Menedżer dzielnicy",
        "Menedżerowie dzielnic",
        "Menedżer dzielnicy to Państwa stała osoba kontaktowa w gminie. Każda dzielnica ma jednego. Zna dzielnicę, łączy ludzi i pilnuje, żeby gmina zrobiła to, co ustalono.",
        "Problem na ulicy, którego wciąż nikt nie rozwiązuje\nPlan gminy, do którego mają Państwo pytania\nPomysł, do którego potrzebna jest gmina lub inne organizacje\nRozmowa, gdy nie wiadomo, do kogo się zwrócić",
        "Nagły wypadek: prosimy dzwonić pod 112\nZepsuta latarnia lub pełny kontener: prosimy zgłosić pod 14 010\nPaszport, prawo jazdy lub zasiłek: prosimy umówić wizytę pod 14 010\nSpór z sąsiadami: prosimy zapytać w centrum o mediację sąsiedzką",
        """## Jak się skontaktować

Prosimy śmiało dzwonić lub pisać. Jeśli przy nazwisku jest godzina, menedżer jest wtedy także w centrum dzielnicowym. Nie trzeba umawiać wizyty, chyba że tak napisano.

## Czego można oczekiwać

- Odpowiedź przyjdzie w ciągu pięciu dni roboczych, nawet jeśli nie ma jeszcze rozwiązania.
- Dowiedzą się Państwo, kto zajmie się sprawą i kiedy będzie kolejna wiadomość.
- Czegoś nie da się zrobić? Menedżer dzielnicy wyjaśni dlaczego.""",
    ),
    "wijkwethouder": RoleWords(
        "Zastępca burmistrza do spraw dzielnicy",
        "Zastępcy burmistrza do spraw dzielnic",
        "Każda dzielnica ma swojego zastępcę burmistrza. Kilka razy w roku przyjeżdża on do dzielnicy, rozmawia z radą i przekazuje trudne sprawy władzom miasta.",
        "Sprawa, której nie mogą rozwiązać rada i menedżer dzielnicy\nDecyzja ważna dla całej dzielnicy\nRozmowa podczas wizyty w dzielnicy: bez zapisów",
        "Skarga na pracownika: prosimy skorzystać z procedury skarg pod 14 010\nPozwolenie lub sprzeciw: zastępca burmistrza nie decyduje o tym sam\nPytanie o własną sytuację: prosimy najpierw przyjść do centrum dzielnicowego",
    ),
    "wijkraadslid": RoleWords(
        "Członek rady dzielnicy",
        "Członkowie rady dzielnicy",
        "Członek rady mieszka w dzielnicy i został wybrany przez mieszkańców. Wszyscy członkowie tworzą radę dzielnicy. Doradzają władzom miasta i współdecydują o pieniądzach dla dzielnicy.",
        "Sprawa ważna dla całej dzielnicy\nOpinia o planie, w którego sprawie rada doradza\nZabranie głosu na posiedzeniu: zgłoszenia do godz. 12.00 tego dnia",
        "Zgłoszenie dotyczące śmieci, oświetlenia lub chodnika: prosimy dzwonić pod 14 010\nPomoc w sprawie pieniędzy, pracy lub opieki: prosimy przyjść do centrum dzielnicowego\nWniosek o inicjatywę mieszkańców: prosimy zadzwonić do doradcy dzielnicowego",
    ),
    "wijknetwerker": RoleWords(
        "Doradca dzielnicowy",
        "Doradcy dzielnicowi",
        "Doradca dzielnicowy pomaga mieszkańcom z planami. Można omówić pomysł, dostać wskazówki do wniosku i dowiedzieć się, kto robi już coś podobnego.",
        "Pomysł dla ulicy, placu lub osiedla\nPomoc przy budżecie inicjatywy mieszkańców\nMiejsce lub partner dla Państwa działania",
        "Decyzja o wniosku: podejmuje ją rada lub menedżer dzielnicy\nDotacja dla firmy lub fundacji z pracownikami: prosimy dzwonić pod 14 010",
    ),
}

WORDS = Words(
    "pl",
    site=(
        "Wijk aan Zet",
        "Państwa dzielnica, ludzie i plany",
        "To jest demonstracja programu Wijkwijzer, a nie strona gminy Rotterdam. Wszystkie osoby są zmyślone.",
    ),
    terms={
        "district": ("dzielnica", "dzielnice"),
        "hub": ("centrum dzielnicowe", "centra dzielnicowe"),
        "council": ("rada dzielnicy", "rady dzielnic"),
        "budget": ("budżet dzielnicy", "budżety dzielnic"),
        "initiative": ("inicjatywa mieszkańców", "inicjatywy mieszkańców"),
    },
    sections=SECTIONS,
    roles=ROLES,
    hubs=HUBS,
    districts=DISTRICTS,
)
