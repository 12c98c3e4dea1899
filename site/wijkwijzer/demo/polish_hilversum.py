"""The start page, sections, roles, hubs and their districts of Hilversum in Polish."""

from __future__ import annotations

from wijkwijzer.demo.words import DistrictWords, HubWords, RoleWords, SectionWords, Words

SECTIONS = {
    "home": SectionWords(
        "Dzielnice w Hilversum",
        "Osiem dzielnic, ośmiu koordynatorów i setki ludzi z planem. Proszę znaleźć swoją dzielnicę, zadzwonić do znanej osoby i wziąć udział.",
        """## Co chcą Państwo zrobić?

- **Coś zgłosić lub zapytać.** Proszę zadzwonić do [koordynatora](page:contact) swojej dzielnicy.
- **Przyjść.** Proszę sprawdzić, kiedy [punkt dzielnicowy](page:hubs) jest otwarty.
- **Zrealizować plan.** Można prosić o pieniądze z [budżetu dzielnicy](page:taking-part) albo zawrzeć umowę sąsiedzką.""",
    ),
    "districts": SectionWords(
        "Dzielnice",
        "Osiem dzielnic Hilversum: ich osiedla, tematy i koordynatorzy.",
    ),
    "hubs": SectionWords(
        "Punkty dzielnicowe",
        "W punkcie dzielnicowym można napić się kawy, zadać pytanie lub spotkać sąsiadów. Godziny otwarcia są różne w różnych miejscach.",
    ),
    "contact": SectionWords(
        "Kontakt",
        "Wszyscy koordynatorzy i zastępcy burmistrza do spraw dzielnic razem, z numerem telefonu i adresem e-mail. Wygodne do druku.",
        """## Nie wiedzą Państwo, w jakiej dzielnicy mieszkają?

Prosimy zadzwonić pod 14 035. Po podaniu ulicy połączymy Państwa z właściwym koordynatorem. W nagłych wypadkach: 112.""",
    ),
    "taking-part": SectionWords(
        "Weź udział",
        "Mają Państwo plan dla osiedla? Gmina pomaga pieniędzmi, wiedzą i uważnym słuchaniem.",
        """## Wybierz, co pasuje

| Chcą Państwo … | Proszę wybrać |
| zrobić coś małego na swojej ulicy | Budżet dzielnicy |
| ustalić coś razem z gminą | Umowa sąsiedzka |
| przejąć zadanie gminy | Right to Challenge |
| tylko wyrazić opinię | Zebranie dzielnicowe |
|! Cztery sposoby, żeby wziąć udział

## Jak działa umowa sąsiedzka

1. Rozmowa | Opowiadają Państwo koordynatorowi, co chcą zrobić i z kim.
2. Zapisanie | Razem z doradcą zapisują Państwo, kto co robi.
3. Podpis | Umowa jest jawna: każdy może zobaczyć na tej stronie, co ustalono.
4. Podsumowanie | Na końcu razem sprawdzamy, co to dało.

? Czym to się różni od Right to Challenge?
W umowie sąsiedzkiej robią Państwo coś dodatkowego. W Right to Challenge przejmują Państwo coś, co teraz robi gmina, bo znają Państwo lepszy sposób.
? Czy mogę na tym zarobić?
Nie. To, co zostanie, wraca do dzielnicy.""",
    ),
}

ROLES = {
    "buurtcoordinator": RoleWords(
        "Koordynator dzielnicy",
        "Koordynatorzy dzielnic",
        "W każdej dzielnicy pracuje koordynator, który zna ludzi i organizacje. Dzięki temu pytanie trafia we właściwe miejsce, także gdy nie jest to gmina.",
        "Pomysł dla ulicy lub osiedla\nCoś, co wciąż wraca i nie jest rozwiązywane\nKontakt z sąsiadami lub organizacjami, które chcą tego samego\nPorada przed złożeniem wniosku o budżet dzielnicy",
        "Nagły wypadek: prosimy dzwonić pod 112\nLuźna płyta chodnika, zepsuta lampa lub pełny kosz: prosimy zgłosić pod 14 035\nPaszport, zasiłek lub podatek: prosimy umówić wizytę pod 14 035\nUciążliwi sąsiedzi: prosimy najpierw zadzwonić do mediacji sąsiedzkiej",
        """## Jak pracuje koordynator

1. Słucha | Opowiadają Państwo, co się dzieje: przez telefon, na ulicy lub w domu.
2. Sprawdza | Koordynator pyta, kto za to odpowiada i co już się dzieje.
3. Wraca | W ciągu dziesięciu dni roboczych dowiedzą się Państwo, co będzie, nawet jeśli odpowiedź brzmi nie.""",
    ),
    "wijkwethouder": RoleWords(
        "Zastępca burmistrza do spraw dzielnicy",
        "Zastępcy burmistrza do spraw dzielnic",
        "Zastępca burmistrza do spraw dzielnicy reprezentuje zarząd gminy w dzielnicy i ściśle współpracuje z koordynatorem.",
        "Decyzja ważna dla całej dzielnicy\nRozmowa podczas spaceru po dzielnicy lub dyżuru\nSprawa, której nie udało się rozwiązać z koordynatorem",
        "Zgłoszenie dotyczące ulicy: prosimy dzwonić pod 14 035\nPozwolenie lub sprzeciw: do tego jest osobna procedura\nPytanie o opiekę lub dochód: prosimy dzwonić do działu socjalnego pod 14 035",
    ),
    "adviseur-buurtdeals": RoleWords(
        "Doradca do spraw umów sąsiedzkich",
        "Doradcy do spraw umów sąsiedzkich",
        "Chcą Państwo z sąsiadami coś przejąć albo ustalić z gminą? Doradca pomaga dobrze to zapisać.",
        "Przygotowanie umowy sąsiedzkiej\nWyzwanie dla gminy w ramach Right to Challenge\nPytania o ubezpieczenie i rozliczenie",
        "Decyzja o pieniądzach: podejmuje ją koordynator lub zarząd gminy\nPorady dla firm: prosimy dzwonić do punktu dla przedsiębiorców pod 14 035",
    ),
}

HUBS = {
    "buurtpunt-oost": HubWords(
        "Punkt dzielnicowy Oost",
        "Gotowanie, ćwiczenie języka, wypełnianie formularza: w punkcie Oost wszystko dzieje się naraz. We wtorek i czwartek można zjeść razem; prosimy zgłosić się przed dwunastą.",
        "Naprzeciwko placu zabaw. Wejście to zielone drzwi z czerwoną markizą; dzwonek jest po lewej, także na wysokości wózka.",
        body="""## Z czym można przyjść

- Wspólny posiłek we wtorek i czwartek o 17.30.
- Ćwiczenie niderlandzkiego w każdą środę rano.
- Pomoc w sprawie listów, dodatków i płatności.

Koordynator dzielnicy jest tu w poniedziałek i piątek od 10.00 do 12.00.""",
    ),
    "buurtpunt-zuid": HubWords(
        "Punkt dzielnicowy Zuid",
        "Dawna biblioteka, teraz należy do dzielnicy. Przy ladzie siedzą wolontariusze. W każdy pierwszy weekend miesiąca dom jest otwarty także w sobotę.",
        "Za stojakami na rowery. Obok schodów jest pochylnia; drzwi otwierają się na zewnątrz.",
    ),
    "buurtpunt-centrum": HubWords(
        "Punkt dzielnicowy Centrum",
        "W holu dawnej poczty w dni robocze można porozmawiać z kimś z gminy. Zimą jesteśmy otwarci o godzinę krócej, bo hol trudno ogrzać.",
        "Pod zegarem, przez drzwi obrotowe. Nie da się? Proszę nacisnąć przycisk po prawej: otworzą się szerokie drzwi.",
        "Zimą zamykamy godzinę wcześniej.",
    ),
    "buurtpunt-hilversumse-meent": HubWords(
        "Punkt dzielnicowy De Meent",
        "De Meent jest mała, punkt też. Prawie zawsze ktoś jest, ale czasem wychodzi na chwilę. Dlatego prosimy najpierw zadzwonić.",
        "Przy placu handlowym, obok piekarni. Warto zapukać: z tyłu słabo słychać dzwonek.",
    ),
    "buurtpunt-noordoost": HubWords(
        "Punkt dzielnicowy Noordoost",
        "Na parterze bloku przy Erfgooiersstraat wolontariusze pomagają w sprawach pieniędzy. Potrzebny jest do tego spokój, więc przyjmujemy po umówieniu wizyty.",
        "Proszę przejść przez bramę na podwórze. Drugie drzwi po lewej mają żółtą naklejkę.",
        "Wizytę umawia się telefonicznie w dni robocze między 9.00 a 12.00.",
    ),
    "buurtbus": HubWords(
        "De Buurtbus",
        "Mały autobus, który każdego dnia stoi gdzie indziej. W środku jest miejsce dla czterech osób, kawa i pracownik, który pomoże.",
        "Autobus ma żółte pasy. Stopień jest niski i jest płyta dla wózków.",
    ),
}


def body(themes: tuple[str, str, str], hub: str = "") -> str:
    """Return what a district works on this year."""
    one, two, three = themes
    card = f"\n\n@hub {hub}" if hub else ""
    return f"""## Tematy tego roku

Na zebraniu dzielnicowym mieszkańcy wybrali, nad czym chcą pracować razem z gminą.

- {one}
- {two}
- {three}

Chcą Państwo wziąć udział albo mają inny pomysł? Prosimy zadzwonić do koordynatora dzielnicy. Na stronie [Weź udział](page:taking-part) jest napisane, jak działa budżet dzielnicy.{card}"""


DISTRICTS = {
    "centrum": DistrictWords(
        "W Centrum ludzie mieszkają nad sklepami, wokół Oude Haven i w wąskich ulicach przy kościele świętego Wita. W dzień jest tłoczno, a wieczorem mieszkańcy pierwsi widzą, co dzieje się na ulicy. Dlatego koordynator często rozmawia ze sklepikarzami i mieszkańcami.",
        body(
            ("Spokojne wieczory", "Porządne parkowanie rowerów", "Zieleń na dachach i fasadach"),
            "buurtpunt-centrum",
        ),
    ),
    "zuidwest": DistrictWords(
        "Zuidwest ciągnie się od portu nad kanałem Goois do bloków i podwórek Kerkelanden. Het Rode Dorp ma małe domy z czerwonymi dachami. Wokół centrum handlowego spotykają się młodzi i starsi.",
        body(("Spotkania w Kerkelanden", "Czysty port", "Wspólne starzenie się")),
    ),
    "zuid": DistrictWords(
        "W dzielnicy Zuid ulice mają nazwy od kwiatów, pisarzy i bohaterów morza, a prawie każdy dom ma mały ogród. Gijsbrecht van Amstelstraat to ulica handlowa dzielnicy. Jest wiele szkół, więc rano jedzie długi sznur rowerów.",
        body(
            ("Zielone ogródki przed domami", "Miejsce dla rowerów", "Sąsiedzi się znają"),
            "buurtpunt-zuid",
        ),
    ),
    "oost": DistrictWords(
        "Oost to największa dzielnica Hilversum i leży za stacją. W Electrobuurt, Liebergen i Geuzenbuurt mieszkają ludzie z wielu krajów. Są tu aktywne grupy mieszkańców, duży ogród warzywny i punkt dzielnicowy, w którym zawsze coś się gotuje.",
        body(
            ("Szanse dla młodzieży", "Czyste ulice", "Wspólne jedzenie i nauka"), "buurtpunt-oost"
        ),
    ),
    "noordoost": DistrictWords(
        "Noordoost powstał w latach pięćdziesiątych i sześćdziesiątych: są tu bloki, domy szeregowe i szerokie trawniki. Johannes Geradtsweg dzieli dzielnicę na dwie części. Mieszkańcy pracują razem, żeby było więcej drzew i miejsc zabaw dla dzieci.",
        body(
            ("Więcej drzew", "Miejsca zabaw dla każdego wieku", "Pomoc w kłopotach finansowych"),
            "buurtpunt-noordoost",
        ),
    ),
    "hilversumse-meent": DistrictWords(
        "Hilversumse Meent leży osobno, przy Bussum i Naardermeer. Dzielnica powstała w latach siedemdziesiątych i ma wiele ulic z ruchem uspokojonym. Jest jak osobna wieś, dlatego mieszkańcy dużo załatwiają razem.",
        body(
            ("Ruch w strefach zamieszkania", "Żywy plac handlowy", "Przyroda na skraju"),
            "buurtpunt-hilversumse-meent",
        ),
    ),
}

WORDS = Words(
    "pl",
    site=(
        "Buurten 3.0",
        "Razem dla osiedla",
        "To jest demonstracja programu Wijkwijzer, a nie strona gminy Hilversum. Wszystkie osoby są zmyślone.",
    ),
    terms={
        "district": ("dzielnica", "dzielnice"),
        "hub": ("punkt dzielnicowy", "punkty dzielnicowe"),
        "council": ("zebranie dzielnicowe", "zebrania dzielnicowe"),
        "budget": ("budżet dzielnicy", "budżety dzielnic"),
        "initiative": ("plan mieszkańców", "plany mieszkańców"),
    },
    sections=SECTIONS,
    roles=ROLES,
    hubs=HUBS,
    districts=DISTRICTS,
)
