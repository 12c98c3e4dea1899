"""The hubs of Rotterdam and their districts in Polish."""

from __future__ import annotations

from wijkwijzer.demo.words import DistrictWords, HubWords

HUBS = {
    "wijkhub-delfshaven": HubWords(
        "Centrum dzielnicowe Delfshaven",
        "Otwarty dom przy Voorhaven: dla pytań, trosk i pomysłów. W południe centrum jest przez godzinę zamknięte; w czwartek wieczorem można przyjść do wpół do dziesiątej.",
        "Wejście jest od strony wody, między teatrem a mostem. To niebieskie drzwi z dzwonkiem na wysokości osoby siedzącej.",
        body="""## Z czym można przyjść

- Dostali Państwo list i nie wiadomo, co z nim zrobić.
- Chcą Państwo zgłosić coś o swojej ulicy.
- Mają Państwo pomysł i szukają ludzi do współpracy.
- Chcą Państwo po prostu napić się kawy.

W czwartkowy wieczór są tu też dzielnicowy i osoba ze spółdzielni mieszkaniowej.""",
    ),
    "wijkhub-afrikaanderplein": HubWords(
        "Centrum dzielnicowe Afrikaanderplein",
        "Centrum stoi na środku placu, obok targu. Zimą zamykamy godzinę wcześniej; w dni targowe jest tłoczno i rozmowa trwa czasem trochę dłużej.",
        "Proszę iść obok fontanny do niskiego budynku z zielonym dachem. Wejście jest od strony placu zabaw. W środę i sobotę stoją przed nim stragany; wtedy trzeba je obejść.",
        "Zimą zamykamy godzinę wcześniej.",
    ),
    "wijkhub-beverwaard": HubWords(
        "Centrum dzielnicowe Beverwaard",
        "To centrum prowadzą wolontariusze. Nie ma stałych godzin: jeśli tablica stoi na zewnątrz, ktoś jest. Z daleka lepiej najpierw zadzwonić.",
        "W pasażu handlowym, dwoje drzwi za apteką. W oknie wiszą rysunki ze szkoły podstawowej.",
        "Jesteśmy otwarci, gdy tablica stoi na zewnątrz, zwykle w dni robocze po południu.",
    ),
    "wijkhub-rozenburg": HubWords(
        "Centrum dzielnicowe Rozenburg",
        "W każdy czwartek po południu w miejscowości są menedżer dzielnicy i pracownik gminy. Potrzebują Państwo pomocy w innym czasie? Przyjdziemy też do domu.",
        "Wejście jest z tyłu. Proszę wejść na plac, minąć bibliotekę z lewej strony i iść za pomarańczowymi kropkami na chodniku do drugich drzwi.",
        "Poza tymi godzinami można zadzwonić i umówić wizytę w domu.",
    ),
    "wijkhub-bergpolder": HubWords(
        "Centrum dzielnicowe Bergpolder",
        "W tym małym centrum można spokojnie porozmawiać z jednym pracownikiem. Dlatego przyjmujemy tylko po umówieniu wizyty. Zwykle można przyjść w ciągu trzech dni.",
        "Proszę zadzwonić pod numerem 64: szklane drzwi obok sklepu rowerowego. Otworzymy i pójdziemy z Państwem na górę; jest winda.",
        "Wizytę można umówić telefonicznie lub e-mailem, także na wieczór.",
    ),
    "wijkhub-lombardijen": HubWords(
        "Centrum dzielnicowe Lombardijen",
        "Centrum dostosowuje się do dzielnicy: poranek dla rodziców, popołudnie dla osób starszych i wieczór dla pracujących. Proszę więc uważać, który dzień się wybiera.",
        "W ośrodku zdrowia. Proszę wejść przy przystanku autobusowym i od razu skręcić w prawo; centrum ma żółte drzwi.",
    ),
    "wijkhub-hoogvliet": HubWords(
        "Centrum dzielnicowe Hoogvliet",
        "To centrum wkrótce zostanie otwarte w dawnej bibliotece. Godziny nie są jeszcze znane: do końca miesiąca mieszkańcy mogą powiedzieć, co im najbardziej odpowiada.",
        "Przy placu handlowym, pod zegarem. Chodnik lekko się wznosi, schodów nie ma.",
        "Do czasu otwarcia pomagamy pod numerem 14 010.",
    ),
    "wijkhub-feijenoord": HubWords(
        "Centrum dzielnicowe Feijenoord",
        "Z powodu przecieku centrum jest tymczasowo zamknięte. W tym czasie można przyjść do centrum przy Afrikaanderplein, dziesięć minut pieszo przez most Nassaubrug.",
        "Obok szkoły podstawowej, za płotem z motylami. Podczas naprawy wisi tu list z najnowszymi informacjami.",
    ),
    "wijkhub-middelland": HubWords(
        "Centrum dzielnicowe Middelland",
        "W dzień miejsce pracy mieszkańców i gminy, wieczorem miejsce zebrań. W piątek centrum jest otwarte do wpół do jedenastej, a w sobotę zapraszamy na zupę.",
        "W dawnej sali banku, naprzeciwko przystanku tramwajowego. Ciężkie drzwi otwiera przycisk po prawej, na wysokości biodra.",
    ),
    "wijkhub-ommoord": HubWords(
        "Centrum dzielnicowe Ommoord",
        "Pracownicy są często w blokach, u ludzi, którym trudno wyjść z domu. Dlatego prosimy najpierw zadzwonić: wtedy wiadomo na pewno, że ktoś jest.",
        "Od strony parkingu centrum handlowego, przy windzie na dach. Centrum jest na parterze.",
    ),
    "wijkhub-hoek-van-holland": HubWords(
        "Centrum dzielnicowe Hoek van Holland",
        "Z ratusza nad morze jedzie się metrem pół godziny. Dlatego mają Państwo w miejscowości własne miejsce, latem także dla pytań gości.",
        "Obok agencji pocztowej. Chodnik jest wysoki; dla wózków jest podjazd przy bocznych drzwiach.",
    ),
}

DISTRICTS = {
    "afrikaanderwijk": DistrictWords(
        "Afrikaanderwijk leży na południu, między Maashaven a torami. Dwa razy w tygodniu na Afrikaanderplein jest jeden z największych targów w mieście. Wokół placu są sklepy, warsztaty i wielu ludzi, którzy się znają.",
        """## Nad czym pracujemy w tym roku

Rada dzielnicy wybrała z mieszkańcami trzy tematy: czysty plac po targu, niedrogie mieszkania i stałe miejsce dla młodzieży. Do każdego tematu jest grupa robocza. Można dołączyć w każdej chwili.

- **Plac po targu.** Zarządcy targu, służby porządkowe i mieszkańcy co tydzień razem robią obchód.
- **Mieszkanie.** W centrum dzielnicowym co środę ktoś sprawdza z Państwem czynsz i opłaty.
- **Młodzież.** W dawnej sali gimnastycznej powstanie miejsce spotkań dla osób od 12 do 18 lat.

@hub wijkhub-afrikaanderplein""",
    ),
    "beverwaard": DistrictWords(
        "Beverwaard leży na wschodnim skraju południa i powstał w latach osiemdziesiątych. Ma spokojne ulice, dużo wody i linię tramwajową, która bez przesiadki wiezie do miasta. Mieszkańcy razem dbają o place i miejsca zabaw.",
        """## Nad czym pracujemy w tym roku

Beverwaard dostanie nowy plac przy centrum handlowym. Mieszkańcy sami narysowali trzy projekty. Projekt z największą liczbą głosów jest teraz opracowywany.

- Nad wodą przy przystanku tramwajowym znów będzie można spacerować.
- W stały wieczór policja, spółdzielnia mieszkaniowa i gmina będą razem w centrum.

@hub wijkhub-beverwaard""",
    ),
    "blijdorp-bergpolder-liskwartier": DistrictWords(
        "Trzy osiedla z ubiegłego wieku, z szerokimi alejami, ogrodami w podwórzach i jednym z pierwszych galeriowców w kraju. Vroesenpark jest w letnie dni salonem dzielnicy. Po zachodniej stronie leży zoo.",
    ),
    "delfshaven-schiemond": DistrictWords(
        "Delfshaven to jedno z niewielu miejsc w mieście ze starymi domami nad kanałem i portem pełnym zabytkowych statków. Schiemond leży nad Mozą i jest spokojnym osiedlem z wieloma rodzinami. Dzielnica jest dość mała, żeby się spotykać, i dość duża na własny targ, teatr i park.",
        """## Nad czym pracujemy w tym roku

W dniu dzielnicy mieszkańcy wybrali trzy tematy. Menedżer i rada dzielnicy co kwartał omawiają postępy i piszą o nich na tej stronie.

- **Voorhaven.** Nowa nawierzchnia bez utraty drzew i mniej ruchu przejazdowego.
- **Schiemond.** Miejsce zabaw przyjazne także dziewczętom i starszym dzieciom.
- **Samotność.** Wolontariusze piją kawę z sąsiadami, którzy widują niewielu ludzi.

> Myślałem, że ławka to rok czekania. Po trzech tygodniach stała.
> -- Mieszkaniec Mathenesserkade

@hub wijkhub-delfshaven""",
    ),
    "feijenoord": DistrictWords(
        "Feijenoord leży w zakolu Mozy, między Nassauhaven a Persoonshaven. Z wielu ulic widać wodę i mosty. Wokół Oranjeboomstraat są szkoły, sklepy i Huis van de Wijk.",
    ),
    "hoek-van-holland": DistrictWords(
        "Hoek van Holland to plaża Rotterdamu, na końcu linii metra. Miejscowość leży między wydmami, Nieuwe Waterweg i szklarniami. Latem jest wielu gości; zimą miejscowość znów należy do mieszkańców.",
    ),
    "hoogvliet": DistrictWords(
        "Hoogvliet leży nad Oude Maas i w latach pięćdziesiątych i sześćdziesiątych rósł wokół dawnej wsi. W ostatnich latach wiele odnowiono: są zielone aleje i tętniące życiem centrum wokół Binnenban. Na skraju dzielnicy zaczyna się port.",
    ),
    "lombardijen": DistrictWords(
        "Lombardijen to dzielnica z lat sześćdziesiątych z szerokimi ulicami, blokami i dużą ilością trawy. Stacja, szpital i Spinozapark są w zasięgu spaceru. Wokół Spinozaplein będzie w najbliższych latach dużo budowy i chętnie o tym z Państwem porozmawiamy.",
        """## Budowa i mieszkanie

Wokół Spinozaplein powstaną nowe mieszkania. To rodzi ruch i pytania. Dlatego co miesiąc w centrum dzielnicowym jest dyżur budowniczego i gminy.

? Kiedy zacznie się budowa?
Trwają przygotowania. Pierwszy plac budowy powstanie nie wcześniej niż w przyszłym roku. Wcześniej dostaną Państwo list.
? Czy zostanie dość miejsc parkingowych?
Rada dzielnicy wydała w tej sprawie opinię. Zarząd miasta odpowie przed końcem kwartału.
? Czy mogę dalej mieszkać w dzielnicy?
Kto musi się przeprowadzić z powodu rozbiórki, ma prawo wrócić do dzielnicy. Spółdzielnia rozmawia o tym z każdą rodziną.

@hub wijkhub-lombardijen""",
    ),
    "middelland-nieuwe-westen": DistrictWords(
        "Middelland i Nieuwe Westen leżą wokół Nieuwe Binnenweg i Heemraadssingel. W bocznych ulicach jest wiele ogródków przy fasadach, świetlic i małych firm. Mieszkańcy, sklepikarze i gmina od lat robią tu razem plany.",
    ),
    "ommoord": DistrictWords(
        "Ommoord ma w środku wysokie bloki, a wokół niskie domy z ogrodami. Ten układ z lat sześćdziesiątych daje dużo przestrzeni, ścieżek i widoków. Przy centrum handlowym Binnenhof spotyka się cała dzielnica.",
    ),
    "rozenburg": DistrictWords(
        "Rozenburg leży na wyspie między Calandkanaal a Nieuwe Waterweg. Miejscowość chroni zielony cypel; ma własne centrum wokół Raadhuisplein. Promem szybko dotrą Państwo do Maassluis.",
        """## Pomoc w pobliżu

Rozenburg leży daleko od ratusza. Dlatego coraz więcej usług przyjeżdża do miejscowości. Centrum dzielnicowe jest teraz otwarte jedno popołudnie w tygodniu. Rada miejscowości poprosiła o drugie popołudnie; decyzja zapadnie w tym roku.

Nie mogą Państwo w czwartek? Prosimy zadzwonić pod 14 010 i zapytać o menedżera dzielnicy. Możliwa jest też wizyta w domu.

@hub wijkhub-rozenburg""",
    ),
}
